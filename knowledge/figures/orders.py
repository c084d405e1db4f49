"""Orders: when the last one came, how often they come, how large they are, which are late."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Percent, Period, Quantity, Tone, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import Days, Scope, days_of, orders_in, refs_word, totals
from knowledge.figures.wording import account_name, amounts
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.orders import Order, OrderStatus

# A gap since the last order this many times the usual one is worth a look, and an alarm (FIELD.md).
WATCH_RATIO = Decimal("1.5")
ALARM_RATIO = Decimal(2)
FEWEST_GAPS = 3
MOST_LATE = 6


@dataclass(frozen=True, slots=True)
class Cadence:
    """Days between order days: the median, the days since the last, and their ratio."""

    last: date
    since: int
    median: Decimal
    gaps: int

    @property
    def ratio(self) -> Decimal:
        return (Decimal(self.since) / self.median).quantize(Decimal("0.1")) if self.median else Decimal(0)

    @property
    def tone(self) -> Tone:
        return "bad" if self.ratio >= ALARM_RATIO else "watch" if self.ratio >= WATCH_RATIO else "plain"


def cadence_of(days: list[date], as_of: date) -> Cadence | None:
    """The cadence of order days (each once, in order), or None where there are too few to tell."""
    gaps = gaps_between(days)
    if len(gaps) < FEWEST_GAPS:
        return None
    return Cadence(days[-1], (as_of - days[-1]).days, Decimal(str(statistics.median(gaps))), len(gaps))


def gaps_between(days: Sequence[date]) -> list[int]:
    """The days between order days (each once, in order)."""
    return [(later - earlier).days for earlier, later in itertools.pairwise(days)]


def last_orders(session: Session, reader: Reader, as_of: date) -> dict[int, date]:
    """The day of the last order of each account the reader may see; those without one are left out.

    One look into the index for each account, however many orders it has.
    """
    last = (
        sa.select(Order.ordered_on)
        .where(Order.account_id == Account.id, Order.ordered_on <= as_of, Order.status != OrderStatus.CANCELLED)
        .order_by(Order.ordered_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = sa.select(Account.id, last).where(readable(reader))
    return {key: day for key, day in session.execute(query) if day is not None}


def order_days(session: Session, reader: Reader, account: AccountCard, as_of: date) -> list[date]:
    """The days on which an account ordered, each once, in order; cancelled orders left out."""
    query = (
        sa.select(Order.ordered_on)
        .distinct()
        .join(Account, Account.id == Order.account_id)
        .where(Order.account_id == account.id, Order.status != OrderStatus.CANCELLED, Order.ordered_on <= as_of)
        .where(readable(reader))
    )
    return sorted(session.scalars(query))


def order_cadence(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Days since the last order against the median gap between orders."""
    cadence = cadence_of(order_days(session, reader, account, request.as_of), request.as_of)
    values: dict[str, Value] = {"account": account_name(account)}
    if cadence is None:
        return Message("gaps.too_few_orders", values)
    values |= {
        "gap": Quantity(cadence.median, "days"),
        "since": Quantity(Decimal(cadence.since), "days"),
        "last": cadence.last,
        "ratio": cadence.ratio,
    }
    sentence = "figures.order_cadence" if cadence.tone == "plain" else "figures.order_cadence_slow"
    return _figure(session, reader, account, request, "order-cadence", sentence, values, None, cadence.tone)


def last_order(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The day of the last order, what it came to, and the days since."""
    days = order_days(session, reader, account, request.as_of)
    values: dict[str, Value] = {"account": account_name(account)}
    if not days:
        return Message("gaps.no_orders", values | {"period": Period(None, request.as_of, "all")})
    sums = totals(session, reader, Scope(account.id), Days(days[-1], days[-1]))
    values |= {
        "last": days[-1],
        "amount": amounts(sums or {account.currency: Decimal(0)}),
        "since": Quantity(Decimal((request.as_of - days[-1]).days), "days"),
    }
    day = Period(days[-1], days[-1], "day")
    return _figure(session, reader, account, request, "last-order", "figures.last_order", values, day)


def order_count(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """How many orders there were in the period, and what they came to on average."""
    period = request.period or Period(None, request.as_of, "all")
    days = days_of(request.period, request.as_of)
    _, count = orders_in(session, reader, Scope(account.id), days)
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    sums = totals(session, reader, Scope(account.id), days)
    if not count or not sums:
        return Message("gaps.no_orders", values)
    held = _orders_by_currency(session, reader, account, days)
    values |= {"count": count, "average": amounts({one: amount / held[one] for one, amount in sums.items()})}
    name = f"order-count-{refs_word(request.period)}"
    return _figure(session, reader, account, request, name, "figures.order_count", values, period)


def _orders_by_currency(session: Session, reader: Reader, account: AccountCard, days: Days) -> dict[str, int]:
    query = (
        sa.select(Order.currency, sa.func.count())
        .join(Account, Account.id == Order.account_id)
        .where(Order.account_id == account.id, Order.status != OrderStatus.CANCELLED, readable(reader))
        .where(Order.ordered_on.between(days.start, days.end))
        .group_by(Order.currency)
    )
    return dict(session.execute(query).all())


def late_orders(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Orders shipped after the day they were required, and those not shipped; cancelled ones left out."""
    days = days_of(request.period, request.as_of)
    orders = (
        sa.select(Order.id, Order.ordered_on, Order.required_on, Order.shipped_on)
        .join(Account, Account.id == Order.account_id)
        .where(Order.account_id == account.id, Order.status != OrderStatus.CANCELLED, readable(reader))
        .where(Order.ordered_on.between(days.start, days.end))
        .order_by(Order.ordered_on.desc(), Order.id.desc())
    )
    rows = session.execute(orders).all()
    period = request.period or Period(None, request.as_of, "all")
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    if not rows:
        return Message("gaps.no_orders", values)

    def shipped(row: sa.Row[int, date, date | None, date | None]) -> bool:
        return row.shipped_on is not None and row.shipped_on <= request.as_of

    late = [row for row in rows if shipped(row) and row.required_on and row.shipped_on > row.required_on]
    unshipped = [row for row in rows if not shipped(row)]
    overdue = [row for row in unshipped if row.required_on and row.required_on < request.as_of]
    judged = sum(1 for row in rows if shipped(row) and row.required_on)
    worst = sorted([*late, *overdue], key=lambda row: (row.ordered_on, row.id), reverse=True)
    values |= {
        "late": Quantity(Decimal(len(late)), "orders"),
        "unshipped": Quantity(Decimal(len(unshipped)), "orders"),
        "overdue": Quantity(Decimal(len(overdue)), "orders"),
        "shipped": Quantity(Decimal(judged), "orders"),
        "share": Percent(Decimal(len(late)) / judged if judged else Decimal(0)),
    }
    sentence = "figures.late_orders" if late or unshipped else "figures.late_orders_none"
    if worst:
        listed = tuple({"order": Name(f"order-{row.id}"), "required": row.required_on} for row in worst[:MOST_LATE])
        values["rows"] = Items("figures.late_order_row", listed)
        sentence = "figures.late_orders_listed"
    tone: Tone = "bad" if overdue or (judged and len(late) / judged > 0.1) else "watch" if late else "plain"
    return Figure(
        ref=f"late-orders-{refs_word(request.period)}",
        name="late_orders",
        sentence=Message(sentence, values),
        definition=Message("figures.late_orders_definition"),
        as_of=request.as_of,
        period=period,
        records=tuple(f"order-{row.id}" for row in [*late, *unshipped])[:20],
        records_total=len(late) + len(unshipped),
        tone=tone,
    )


def _figure(
    session: Session,
    reader: Reader,
    account: AccountCard,
    request: FigureRequest,
    ref: str,
    sentence: str,
    values: dict[str, Value],
    period: Period | None,
    tone: Tone = "plain",
) -> Figure:
    records, count = orders_in(session, reader, Scope(account.id), days_of(period, request.as_of))
    name = sentence.removeprefix("figures.").removesuffix("_slow")
    return Figure(
        ref=ref,
        name=name,
        sentence=Message(sentence, values),
        definition=Message(f"figures.{name}_definition"),
        as_of=request.as_of,
        period=period,
        records=records,
        records_total=count,
        tone=tone,
    )


ENTRIES = (
    CatalogueEntry(
        "order_cadence",
        order_cadence,
        (
            "How often do they order?",
            "Is the time between orders longer than usual?",
            "Are they ordering less often?",
            "order frequency",
            "usual gap between orders",
        ),
        ("কত দিন পর পর অর্ডার দেয়?", "অর্ডারের মাঝের ফাঁক কত দিন?", "অর্ডার কি কমে গেছে?"),
    ),
    CatalogueEntry(
        "last_order",
        last_order,
        (
            "When did they last order?",
            "When was the last order?",
            "How long since the last order?",
            "latest order",
            "How big was their last order?",
        ),
        ("শেষ অর্ডার কবে দিয়েছে?", "সর্বশেষ অর্ডার কবে?", "শেষ অর্ডার কত টাকার ছিল?", "কত দিন অর্ডার দেয়নি?"),
    ),
    CatalogueEntry(
        "order_count",
        order_count,
        (
            "How many orders did they place?",
            "What is the average order?",
            "average order value",
            "number of orders",
        ),
        ("কয়টা অর্ডার দিয়েছে?", "গড় অর্ডার কত টাকার?", "অর্ডারের সংখ্যা কত?", "কতগুলো অর্ডার করেছে?"),
    ),
    CatalogueEntry(
        "late_orders",
        late_orders,
        (
            "Which orders were late?",
            "How many deliveries were late?",
            "Are there unshipped orders?",
            "Did we ship on time?",
            "orders not yet delivered",
            "late deliveries",
        ),
        (
            "কোন অর্ডার দেরিতে গেছে?",
            "কয়টা ডেলিভারি লেট হয়েছে?",
            "কোন অর্ডার এখনো শিপ হয়নি?",
            "সময়মতো ডেলিভারি হয়েছে?",
        ),
    ),
)
