"""How we shipped over the whole book: orders late, not shipped and past their day, of all accounts together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Figure, Items, Message, Percent, Period, Quantity, Tone, Value
from knowledge.figures.entry import FigureRequest, WholeBookEntry
from knowledge.figures.sums import Days, as_months, days_of, months_and_edges, refs_word
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable, shown_names
from knowledge.records.monthly_orders import MonthlyOrders
from knowledge.records.orders import Order, OrderStatus
from knowledge.scoring.whole_book import remembered, version

MOST_LISTED = 8
MOST_RECORDS = 20
# More than a tenth of what was shipped going late is bad news, as it is for one account.
BAD_SHARE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Shipped:
    """Orders of one account: `shipped` with a day they were required on, `late` of them; those not shipped; `overdue`
    of those."""

    account_id: int
    orders: int
    shipped: int
    late: int
    unshipped: int
    overdue: int


def portfolio_late(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """Orders shipped after the day they were required, and those not shipped, by account; cancelled ones left out."""
    # Every account's months are added up: once, until a record changes.
    asked = (days_of(request.period, request.as_of), request.as_of, reader.standing, reader.member_id)
    key = ("shipping", version(session), *asked)
    found, newest = remembered(session).result(key, lambda: _shipping(session, reader, request))
    period = request.period or Period(None, request.as_of, "all")
    if not found:
        return Message("gaps.no_orders_at_all", {"period": period})
    late, unshipped, overdue, shipped = (
        sum(getattr(one, name) for one in found) for name in ("late", "unshipped", "overdue", "shipped")
    )
    ranked = sorted(found, key=lambda one: (-(one.late + one.overdue), -one.unshipped, one.account_id))
    listed = [one for one in ranked if one.late or one.unshipped][:MOST_LISTED]
    names = shown_names(session, [one.account_id for one in listed])
    rows: tuple[dict[str, Value], ...] = tuple(
        {"account": names[one.account_id], "late": _orders(one.late), "unshipped": _orders(one.unshipped)}
        for one in listed
    )
    values: dict[str, Value] = {
        "late": _orders(late),
        "shipped": _orders(shipped),
        "share": Percent(Decimal(late) / shipped if shipped else Decimal(0)),
        "unshipped": _orders(unshipped),
        "overdue": _orders(overdue),
        "period": period,
    }
    if rows:
        values["rows"] = Items("retail.book_late_row", rows)
    tone: Tone = "bad" if overdue or late > BAD_SHARE * shipped else "watch" if late else "good"
    return Figure(
        ref=f"portfolio-late-{refs_word(request.period)}",
        name="portfolio_late",
        sentence=Message("retail.book_late" if rows else "retail.book_late_none", values),
        definition=Message("figures.late_orders_definition"),
        as_of=request.as_of,
        period=period,
        records=newest,
        records_total=late + unshipped,
        tone=tone,
    )


def _orders(number: int) -> Quantity:
    return Quantity(Decimal(number), "orders")


def _gone(request: FigureRequest) -> sa.ColumnElement[bool]:
    return sa.and_(Order.shipped_on.is_not(None), Order.shipped_on <= request.as_of)


def _waits(request: FigureRequest) -> sa.ColumnElement[bool]:
    return sa.or_(Order.shipped_on.is_(None), Order.shipped_on > request.as_of)


def _was_late(request: FigureRequest) -> sa.ColumnElement[bool]:
    return sa.and_(_gone(request), Order.required_on.is_not(None), Order.shipped_on > Order.required_on)


def _number(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))


def _none(name: str) -> sa.ColumnElement[int]:
    """What a query does not count."""
    return sa.literal_column("0", sa.Integer()).label(name)


Counts = sa.Select[*tuple[Any, ...]]


def _seen(query: Counts, reader: Reader, account: Any) -> Counts:
    """Every account is the book's owner's, so no list of them is looked up."""
    if reader.standing == "owner":
        return query
    return query.where(account.in_(sa.select(Account.id).where(readable(reader))))


def _ordered(query: Counts, reader: Reader, days: Days) -> Counts:
    query = query.where(Order.ordered_on.between(days.start, days.end), Order.status != OrderStatus.CANCELLED)
    return _seen(query, reader, Order.account_id)


def _shipping(session: Session, reader: Reader, request: FigureRequest) -> tuple[list[Shipped], tuple[str, ...]]:
    """The counts of each account, and the newest orders that were late or wait."""
    found = _by_account(session, reader, request)
    told = any(one.late or one.unshipped for one in found)
    return found, _newest(session, reader, request) if told else ()


def _by_account(session: Session, reader: Reader, request: FigureRequest) -> list[Shipped]:
    """Whole months are counted already, as the orders stand; the days around them are counted here."""
    whole, edges = months_and_edges(as_months(session, days_of(request.period, request.as_of)))
    queries = [_ordered(_counted(request), reader, days) for days in edges]
    if whole is not None:
        queries += _of_months(reader, request, whole)
    found: dict[int, list[int]] = defaultdict(lambda: [0] * 5)
    for query in queries:
        for account_id, *counts in session.execute(query):
            found[account_id] = [had + int(more) for had, more in zip(found[account_id], counts, strict=True)]
    return [Shipped(account_id, *counts) for account_id, counts in found.items()]


def _counted(request: FigureRequest) -> Counts:
    gone, waits = _gone(request), _waits(request)
    return sa.select(
        Order.account_id,
        sa.func.count(),
        _number(sa.and_(gone, Order.required_on.is_not(None))),
        _number(_was_late(request)),
        _number(waits),
        _number(sa.and_(waits, Order.required_on < request.as_of)),
    ).group_by(Order.account_id)


def _of_months(reader: Reader, request: FigureRequest, days: Days) -> list[Counts]:
    """The counts kept of whole months; what was shipped after the as-of day waits on it; what is overdue by then."""
    held = MonthlyOrders
    sums = (sa.func.sum(column) for column in (held.orders, held.shipped, held.late, held.unshipped))
    kept = sa.select(held.account_id, *sums, _none("overdue")).group_by(held.account_id)
    kept = kept.where(held.month.between(days.start, days.end))
    required = Order.required_on.is_not(None)
    overdue = _number(Order.required_on < request.as_of)
    late = sa.and_(required, Order.shipped_on > Order.required_on)
    later = sa.select(Order.account_id, _none("orders"), -_number(required), -_number(late), sa.func.count(), overdue)
    # Between two days, else SQLite would rather go through every order of the months.
    later = later.where(Order.shipped_on.between(request.as_of + timedelta(days=1), date.max))
    waits = sa.select(Order.account_id, *map(_none, ("orders", "shipped", "late", "unshipped")), sa.func.count())
    waits = waits.where(Order.shipped_on.is_(None), Order.required_on < request.as_of)
    both = (_ordered(query.group_by(Order.account_id), reader, days) for query in (later, waits))
    return [_seen(kept, reader, held.account_id), *both]


def _newest(session: Session, reader: Reader, request: FigureRequest) -> tuple[str, ...]:
    query = sa.select(Order.id).where(sa.or_(_was_late(request), _waits(request)))
    query = query.order_by(Order.ordered_on.desc(), Order.id.desc()).limit(MOST_RECORDS)
    ordered = _ordered(query, reader, days_of(request.period, request.as_of))
    return tuple(f"order-{row[0]}" for row in session.execute(ordered))


WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio_late",
        portfolio_late,
        (
            "How many orders were late over all accounts?",
            "Which accounts got late deliveries?",
            "How many orders were never shipped, all accounts?",
            "late orders of all customers",
            "on-time delivery of the whole book",
        ),
        (
            "সব অ্যাকাউন্ট মিলিয়ে কয়টা অর্ডার দেরিতে গেছে?",
            "কোন কোন অ্যাকাউন্টে ডেলিভারি দেরি হয়েছে?",
            "সব মিলিয়ে কয়টা অর্ডার শিপ হয়নি?",
        ),
    ),
)
