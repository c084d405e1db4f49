"""The forecast of a quarter, as a range: by the method that erred least on past quarters, less and more by that error.

Quarters are of the calendar; what was bought in the quarter so far is the least it comes to.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Message, Money, Percent, Period, Quantity, Term, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest, WholeBookEntry
from knowledge.figures.forecast_methods import YEAR, Forecast, History, forecast_of
from knowledge.figures.sums import Days, Scope, orders_in, refs_word, sums_by, totals
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.orders import Order, OrderStatus
from knowledge.spans import DAY, Calendar, months_from, months_later, unit_around

# So many quarters are read: two years, and the four to try methods of two years on.
MOST_QUARTERS = 13
# With fewer whole quarters than two years the forecast says so; with fewer than this there is none.
TWO_YEARS, FEWEST_QUARTERS = 8, 6
# A quarter whose first days alone are not recorded is whole.
SLACK = timedelta(days=14)


def forecast(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """What an account will buy in the quarter, as a range."""
    values: dict[str, Value] = {"account": account_name(account)}
    return _figure(session, reader, Scope(account.id, request.category, request.product_id), request, values)


def portfolio_forecast(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """What all accounts together will buy in the quarter, as a range."""
    return _figure(session, reader, Scope(None, request.category, request.product_id), request, {})


def _figure(
    session: Session, reader: Reader, scope: Scope, request: FigureRequest, values: dict[str, Value]
) -> Figure | Message:
    name = "forecast" if scope.account_id is not None else "portfolio_forecast"
    current = unit_around("quarter", request.as_of, Calendar())
    asked = request.period.start if request.period is not None else None
    period = unit_around("quarter", max(asked or request.as_of, request.as_of), Calendar())
    values["period"] = period
    first = _first_order(session, reader, scope, request.as_of)
    if first is None or current.start is None or period.start is None:
        return Message("growth.gap_no_history" if scope.account_id is None else "gaps.no_orders", values)
    ahead = _quarters_between(current.start, period.start)
    if ahead >= YEAR:
        return Message("growth.gap_too_far", values)
    read = _history(session, reader, scope, current.start, first)
    if isinstance(read, str):
        return Message(f"growth.gap_{name}_currencies", values)
    history, currency = read
    if len(history) < FEWEST_QUARTERS:
        told: dict[str, Value] = {"first": first, "quarters": Quantity(Decimal(len(history)), "quarters")}
        return Message(f"growth.gap_{name}_short", values | told)
    # A later quarter is told from the same history: its own place of the year stands so many quarters on.
    found = forecast_of(history)
    if found is not None and ahead:
        found = _further(history, found, ahead)
    if found is None:
        return Message(f"growth.gap_{name}_base", values)
    sold = totals(session, reader, scope, Days(period.start, min(period.end, request.as_of))).get(currency, Decimal(0))
    values |= {
        "low": Money(max(found.low, sold), currency),
        "high": Money(max(found.high, sold), currency),
        "point": Money(max(found.point, sold), currency),
        "method": Term("method", found.method),
        "error": Percent(found.error),
        "tried": Quantity(Decimal(found.tried), "quarters"),
        "history": Quantity(Decimal(len(history)), "quarters"),
        "sold": Money(sold, currency),
        "as_of": request.as_of,
    }
    span = Days(months_later(current.start, -3 * len(history)), request.as_of)
    records, count = orders_in(session, reader, scope, span)
    return Figure(
        ref=f"{name.replace('_', '-')}-{refs_word(period)}",
        name=name,
        sentence=Message(f"growth.{name}" + ("_thin" if len(history) < TWO_YEARS else ""), values),
        definition=Message("growth.forecast_definition"),
        as_of=request.as_of,
        period=period,
        records=records,
        records_total=count,
    )


def _further(history: History, found: Forecast, ahead: int) -> Forecast | None:
    """The forecast of a quarter further on: the trend of the method, on that quarter's own place a year before."""
    base = history[-YEAR]
    point = history[-YEAR + ahead] * found.point / base if base > 0 else Decimal(0)
    return Forecast(point, found.method, found.error, found.tried) if point > 0 else None


def _quarters_between(first: date, later: date) -> int:
    return ((later.year - first.year) * 12 + later.month - first.month) // 3


def _first_order(session: Session, reader: Reader, scope: Scope, as_of: date) -> date | None:
    query = sa.select(sa.func.min(Order.ordered_on)).where(
        Order.status != OrderStatus.CANCELLED, Order.ordered_on <= as_of
    )
    if scope.account_id is not None:
        query = query.where(Order.account_id == scope.account_id)
    if reader.standing != "owner":
        query = query.where(Order.account_id.in_(sa.select(Account.id).where(readable(reader))))
    return session.scalar(query)


def _history(
    session: Session, reader: Reader, scope: Scope, before: date, first: date
) -> tuple[list[Decimal], str] | str:
    """The whole quarters before the day, oldest first, and their currency; a word where there are several."""
    start = months_later(before, -3 * MOST_QUARTERS)
    while start < before and start + SLACK < first:
        start = months_later(start, 3)
    sums = sums_by(session, reader, scope, Days(start, before - DAY), ("month",))
    currencies = sorted({str(key[0]) for key in sums})
    if len(currencies) > 1:
        return "currencies"
    quarters = [
        months_from(months_later(start, 3 * place), 3, "quarter") for place in range(_quarters_between(start, before))
    ]
    amounts = [_within(sums, quarter) for quarter in quarters]
    return amounts, (currencies or [""])[0]


def _within(sums: Mapping[tuple[object, ...], Decimal], quarter: Period) -> Decimal:
    held = (
        amount
        for key, amount in sums.items()
        if isinstance(key[1], date) and quarter.start is not None and quarter.start <= key[1] <= quarter.end
    )
    return sum(held, Decimal(0))


ENTRIES = (
    CatalogueEntry(
        "forecast",
        forecast,
        (
            "What is the forecast for X?",
            "What do we expect them to buy?",
            "How much are they likely to buy?",
            "Forecast their sales",
            "expected revenue of the account",
            "sales forecast",
        ),
        (
            "কত বিক্রি হতে পারে?",
            "ওদের পূর্বাভাস কত?",
            "কত টাকার মাল নিতে পারে?",
            "ফোরকাস্ট কত?",
            "ওরা কত কিনতে পারে?",
        ),
    ),
)

WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio_forecast",
        portfolio_forecast,
        (
            "What is our forecast?",
            "What do we expect all accounts to buy together?",
            "How much are all accounts together likely to buy?",
            "total sales forecast of all accounts",
        ),
        (
            "সব অ্যাকাউন্ট মিলিয়ে পূর্বাভাস কত?",
            "আমাদের মোট ফোরকাস্ট কত?",
            "আমাদের মোট বিক্রি কত হতে পারে?",
        ),
    ),
)
