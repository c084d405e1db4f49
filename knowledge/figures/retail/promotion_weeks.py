"""What a promotion's goods sold before, during and after it: by sell-out where it is reported, else by sell-in."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.figures.retail.reports import reports_of
from knowledge.figures.sums import Days, Scope
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.orders import Order, OrderLine, OrderStatus

# The comparable window: the nearest eight weeks without promotion, of the half year before; fewer than four tell
# nothing. The dip is looked for as long as the promotion lasted, two weeks at least and four at most.
WINDOW_DAYS, MOST_WEEKS, FEWEST_WEEKS = 182, 8, 4
LEAST_AFTER, MOST_AFTER = 14, 28


@dataclass(frozen=True, slots=True)
class Slice:
    """Units between two days, both included."""

    start: date
    end: date
    units: Decimal

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def meets(self, days: Days) -> bool:
        return self.start <= days.end and days.start <= self.end


@dataclass(frozen=True, slots=True)
class Uplift:
    """`before`: units a week of the comparable weeks (`weeks` of them). `during` and `after` as reported, by days.

    `after` is None until the days after it are over. `measure`: "sell_out" or "sell_in".
    """

    measure: str
    before: Decimal
    weeks: int
    during: Decimal
    days: int
    after: Decimal | None
    days_after: int

    @property
    def baseline(self) -> Decimal:
        """Units that the promotion's days would have sold without it."""
        return self.before * self.days / 7

    @property
    def incremental(self) -> Decimal:
        return self.during - self.baseline

    @property
    def lift(self) -> Decimal | None:
        """None where nothing was sold before: anything is endlessly more than nothing."""
        return self.incremental / self.baseline if self.baseline > 0 else None

    @property
    def dip(self) -> Decimal | None:
        """Units after it above (or below, negative) what would have been sold without it."""
        return None if self.after is None else self.after - self.before * self.days_after / 7


@dataclass(frozen=True, slots=True)
class TooFewWeeks:
    """So many comparable weeks were found; no baseline can be told from them."""

    measure: str
    weeks: int


def uplift_of(
    session: Session,
    reader: Reader,
    account_id: int,
    products: Collection[int],
    days: Days,
    others: Sequence[Days],
    as_of: date,
) -> Uplift | TooFewWeeks:
    """What a promotion of these products in these days did. others: the days of further promotions of any of them."""
    after = min(MOST_AFTER, max(LEAST_AFTER, (days.end - days.start).days + 1))
    last = min(days.end + timedelta(days=after), as_of)
    window = Days(days.start - timedelta(days=WINDOW_DAYS), last)
    slices = _reported(session, reader, account_id, products, window)
    measure = "sell_out"
    during = [one for one in slices if _mostly_within(one, days)]
    if not during:
        slices = _ordered(session, reader, account_id, products, days, window)
        measure = "sell_in"
        during = [one for one in slices if one.start == days.start]
    inside = Days(
        min((one.start for one in during), default=days.start), max((one.end for one in during), default=days.end)
    )
    clean = [one for one in slices if one not in during and not any(one.meets(other) for other in others)]
    before = [one for one in clean if one.end < inside.start][-MOST_WEEKS:]
    if len(before) < FEWEST_WEEKS:
        return TooFewWeeks(measure, len(before))
    then = [one for one in clean if one.start > inside.end]
    over = days.end + timedelta(days=after) <= as_of and bool(then)
    return Uplift(
        measure=measure,
        before=Decimal(statistics.median(one.units * 7 / one.days for one in before)),
        weeks=len(before),
        during=sum((one.units for one in during), Decimal(0)),
        days=sum(one.days for one in during),
        after=sum((one.units for one in then), Decimal(0)) if over else None,
        days_after=sum(one.days for one in then),
    )


def _mostly_within(one: Slice, days: Days) -> bool:
    """Whether more than half of a report's days are the promotion's."""
    shared = (min(one.end, days.end) - max(one.start, days.start)).days + 1
    return 2 * shared > one.days


def _reported(
    session: Session, reader: Reader, account_id: int, products: Collection[int], window: Days
) -> list[Slice]:
    """What shoppers bought of the products, by the span reported, in order; no span overlaps another."""
    sums: dict[tuple[date, date], Decimal] = defaultdict(Decimal)
    for report in reports_of(session, reader, Scope(account_id), window, products):
        sums[report.start, report.end] += report.sold.units
    slices: list[Slice] = []
    for (start, end), units in sorted(sums.items()):
        if start >= window.start and (not slices or slices[-1].end < start):
            slices.append(Slice(start, end, units))
    return slices


def _ordered(
    session: Session, reader: Reader, account_id: int, products: Collection[int], days: Days, window: Days
) -> list[Slice]:
    """What the account ordered of the products: the promotion's days, and whole weeks before and after them.

    A week before the account's first order is none.
    """
    first = session.scalar(
        sa.select(sa.func.min(Order.ordered_on)).where(
            Order.account_id == account_id, Order.status != OrderStatus.CANCELLED
        )
    )
    number = sa.type_coerce(sa.func.sum(OrderLine.quantity), OrderLine.quantity.type)
    query = (
        sa.select(Order.ordered_on, number)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .join(Account, Account.id == Order.account_id)
        .where(Order.account_id == account_id, Order.status != OrderStatus.CANCELLED, readable(reader))
        .where(Order.ordered_on.between(window.start, window.end), OrderLine.product_id.in_(sorted(products)))
        .group_by(Order.ordered_on)
    )
    sold: dict[date, Decimal] = dict(session.execute(query).all())
    week = timedelta(days=7)
    spans = [days]
    start = days.start - week
    while first is not None and start >= max(window.start, first):
        spans.append(Days(start, start + week - timedelta(days=1)))
        start -= week
    start = days.end + timedelta(days=1)
    while start + week - timedelta(days=1) <= window.end:
        spans.append(Days(start, start + week - timedelta(days=1)))
        start += week
    spans.sort(key=lambda span: span.start)
    return [
        Slice(
            span.start,
            span.end,
            sum((units for day, units in sold.items() if span.start <= day <= span.end), Decimal(0)),
        )
        for span in spans
    ]
