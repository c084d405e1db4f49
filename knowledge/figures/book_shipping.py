"""How we shipped over the whole book: orders late, not shipped and past their day, of all accounts together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Figure, Items, Message, Percent, Period, Quantity, Tone, Value
from knowledge.figures.entry import FigureRequest, WholeBookEntry
from knowledge.figures.sums import days_of, refs_word
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable, shown_names
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
    # Every order of the period is looked at: once, until a record changes.
    asked = (days_of(request.period, request.as_of), request.as_of, reader.standing, reader.member_id)
    key = ("shipping", version(session), *asked)
    found, newest = remembered(session).result(
        key, lambda: (_by_account(session, reader, request), _newest(session, reader, request))
    )
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


def _counted(
    query: sa.Select[*tuple[object, ...]], reader: Reader, request: FigureRequest
) -> sa.Select[*tuple[object, ...]]:
    """The query over the orders of the period; every account is the book's owner's, so no list of them is looked up."""
    days = days_of(request.period, request.as_of)
    query = query.where(Order.ordered_on.between(days.start, days.end), Order.status != OrderStatus.CANCELLED)
    if reader.standing == "owner":
        return query
    return query.where(Order.account_id.in_(sa.select(Account.id).where(readable(reader))))


def _by_account(session: Session, reader: Reader, request: FigureRequest) -> list[Shipped]:
    def number(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return sa.func.sum(sa.case((condition, 1), else_=0))

    gone, waits = _gone(request), _waits(request)
    query = sa.select(
        Order.account_id,
        sa.func.count(),
        number(sa.and_(gone, Order.required_on.is_not(None))),
        number(_was_late(request)),
        number(waits),
        number(sa.and_(waits, Order.required_on < request.as_of)),
    ).group_by(Order.account_id)
    return [Shipped(*(int(str(part)) for part in row)) for row in session.execute(_counted(query, reader, request))]


def _newest(session: Session, reader: Reader, request: FigureRequest) -> tuple[str, ...]:
    query = sa.select(Order.id).where(sa.or_(_was_late(request), _waits(request)))
    query = query.order_by(Order.ordered_on.desc(), Order.id.desc()).limit(MOST_RECORDS)
    return tuple(f"order-{row[0]}" for row in session.execute(_counted(query, reader, request)))


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
