"""What every account bought: by few queries over the sales by account and month, whatever the number of order lines.

No reader stands here: quintiles and classes are of the whole book, so that a score is the same for all who may see it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.database import MICRO
from knowledge.evidence import Period
from knowledge.figures.orders import FEWEST_GAPS, Cadence, cadence_of
from knowledge.figures.sums import FIRST_DAY, Days, first_order_day, months_and_edges
from knowledge.periods import year_before
from knowledge.records.accounts import Account
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.products import Product
from knowledge.records.sales import MonthlySale, MonthlyTotal

MARGIN_MONTHS = 3
# A margin tells something where cost is known of at least half of what was sold.
COST_KNOWN = Decimal("0.5")
# So many accounts are named in a query; of more, all are read.
MOST_NAMED = 500
# Days on which orders came are at least a day apart: who ordered yesterday keeps any cadence.
JUST_NOW = 1


@dataclass(frozen=True, slots=True)
class Bought:
    """What one account bought up to the day, in its one currency. `currencies`: all it ever bought in.

    now, before: the twelve whole months, and the twelve before them. lately: from the first of the month a year ago up
    to the day, with so many orders. margin: what is left of the sales of the last three whole months, as a share, where
    cost is known of enough of it. cadence: None where there are too few orders to tell, and where one that orders
    regularly has just ordered. totals: by currency.
    """

    account_id: int
    currencies: tuple[str, ...]
    total: Decimal
    now: Decimal
    before: Decimal
    lately: Decimal
    orders: int
    last: date
    margin: Decimal | None = None
    cadence: Cadence | None = None
    just_ordered: bool = False
    totals: tuple[tuple[str, Decimal], ...] = ()

    @property
    def currency(self) -> str:
        return self.currencies[0]


@dataclass(frozen=True, slots=True)
class Sold:
    """What was bought, by account. now, before: the months compared; whole: whether orders are recorded from the
    beginning of the earlier ones on. first: the day of the first order."""

    accounts: dict[int, Bought]
    now: Period
    before: Period
    first: date | None

    @property
    def whole(self) -> bool:
        return self.first is not None and self.before.start is not None and self.first <= self.before.start


def sold(session: Session, as_of: date, among: Collection[int] | None = None, *, margins: bool = True) -> Sold:
    """What every account bought up to the day; of these alone, where they are named.

    margins: False leaves them out, where nobody asks for them.
    """
    start = as_of.replace(day=1)
    now = Period(start.replace(year=start.year - 1), start - timedelta(days=1), "span")
    before = year_before(now)
    sums: dict[int, dict[str, _Sums]] = defaultdict(lambda: defaultdict(_Sums))
    whole, edges = _spans(session, Days(FIRST_DAY, as_of))
    for row in _months(session, whole, now, before, among) if whole is not None else ():
        _add(sums[row.account_id][row.currency], row)
    for edge in edges:
        for row in _edge(session, edge, among):
            _add(sums[row.account_id][row.currency], row)
    ordered = _ordered(session, Days(now.start or as_of, as_of), sums.keys())
    margin = _margins(session, now, among) if margins else {}
    accounts = {key: _bought(key, held, ordered[key], margin, as_of) for key, held in sums.items() if key in ordered}
    return Sold(accounts, now, before, first_order_day(session))


def revenue_in(session: Session, days: Days, among: Collection[int] | None) -> dict[tuple[int, str], Decimal]:
    """Revenue of these days by account and currency."""
    found: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    whole, edges = _spans(session, days)
    if whole is not None:
        net = sa.type_coerce(sa.func.sum(MonthlyTotal.net), MonthlyTotal.net.type)
        query = sa.select(MonthlyTotal.account_id, MonthlyTotal.currency, net)
        query = query.where(MonthlyTotal.month.between(whole.start, whole.end))
        if among is not None:
            query = query.where(MonthlyTotal.account_id.in_(among))
        for key, currency, amount in session.execute(query.group_by(MonthlyTotal.account_id, MonthlyTotal.currency)):
            found[key, currency] += amount
    for edge in edges:
        for row in _edge(session, edge, among):
            found[row.account_id, row.currency] += row.total
    return found


def _spans(session: Session, days: Days) -> tuple[Days | None, list[Days]]:
    """The whole months within the days, and the days around them; a month after whose days nothing was ordered is whole
    too, as the one that is not over mostly is."""
    whole, edges = months_and_edges(days)
    if not edges or edges[-1].end != days.end or edges[-1].start.day != 1:
        return whole, edges
    last = edges[-1]
    ends = (last.start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    later = sa.select(Order.id).where(Order.ordered_on > last.end, Order.ordered_on <= ends)
    if session.execute(later.limit(1)).first() is not None:
        return whole, edges
    return Days(whole.start if whole is not None else last.start, ends), edges[:-1]


@dataclass(slots=True)
class _Sums:
    total: Decimal = Decimal(0)
    now: Decimal = Decimal(0)
    before: Decimal = Decimal(0)
    lately: Decimal = Decimal(0)
    months: int = 0


def _add(sums: _Sums, row: sa.Row[*tuple[Any, ...]]) -> None:
    held = row._mapping
    sums.total += held["total"]
    sums.now += held.get("now", Decimal(0))
    sums.before += held.get("before", Decimal(0))
    sums.lately += held["lately"]
    sums.months += held["months"]


@dataclass(frozen=True, slots=True)
class _Ordered:
    """How many orders there were lately, and the day of the last one ever. days: in order, where a cadence rests on
    them; None where the last order is so new that any cadence is kept."""

    orders: int
    last: date
    days: list[date] | None


def _bought(
    key: int, held: dict[str, _Sums], ordered: _Ordered, margins: dict[tuple[int, str], Decimal], as_of: date
) -> Bought:
    """An account's sums; of several currencies the one it bought most months in stands first; they are never added."""
    ranked = sorted(held, key=lambda currency: (-held[currency].months, currency))
    sums = held[ranked[0]]
    return Bought(
        account_id=key,
        currencies=tuple(ranked),
        total=sums.total,
        now=sums.now,
        before=sums.before,
        lately=sums.lately,
        orders=ordered.orders,
        last=ordered.last,
        margin=margins.get((key, ranked[0])),
        cadence=cadence_of(ordered.days, as_of) if ordered.days is not None else None,
        just_ordered=ordered.days is None,
        totals=tuple((currency, held[currency].total) for currency in ranked),
    )


def _months(
    session: Session, whole: Days, now: Period, before: Period, among: Collection[int] | None
) -> Iterable[sa.Row[*tuple[Any, ...]]]:
    """The sums of the whole months up to the day, by account and currency."""
    month, net = MonthlyTotal.month, MonthlyTotal.net
    of = {
        "total": net,
        "now": sa.case((month.between(now.start, now.end), net), else_=0),
        "before": sa.case((month.between(before.start, before.end), net), else_=0),
        "lately": sa.case((month >= now.start, net), else_=0),
    }
    sums = [sa.type_coerce(sa.func.sum(value), net.type).label(name) for name, value in of.items()]
    query = sa.select(MonthlyTotal.account_id, MonthlyTotal.currency, *sums, sa.func.count().label("months"))
    query = query.where(month <= whole.end).group_by(MonthlyTotal.account_id, MonthlyTotal.currency)
    if among is not None:
        query = query.where(MonthlyTotal.account_id.in_(among))
    return session.execute(query).all()


def _edge(session: Session, days: Days, among: Collection[int] | None) -> Iterable[sa.Row[*tuple[Any, ...]]]:
    """The sums of the days of a month that is not over."""
    amount = sa.type_coerce(sa.func.sum(OrderLine.net), OrderLine.net.type)
    query = (
        sa.select(
            Order.account_id,
            Order.currency,
            amount.label("total"),
            amount.label("lately"),
            sa.literal(1, sa.Integer).label("months"),
        )
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(Order.ordered_on.between(days.start, days.end), Order.status != OrderStatus.CANCELLED)
        .group_by(Order.currency, Order.account_id)
    )
    if among is not None:
        query = query.where(Order.account_id.in_(among))
    return session.execute(query).all()


def _margins(session: Session, now: Period, among: Collection[int] | None) -> dict[tuple[int, str], Decimal]:
    """The margin on the sales of the last three whole months, of the products whose cost is known in that currency."""
    if session.execute(sa.select(Product.id).where(Product.cost.is_not(None)).limit(1)).first() is None:
        return {}
    month = now.end.replace(day=1)
    for _ in range(MARGIN_MONTHS - 1):
        month = (month - timedelta(days=1)).replace(day=1)
    sales = revenue_in(session, Days(month, now.end), among)
    amount = sa.type_coerce(sa.func.sum(MonthlySale.net), MonthlySale.net.type)
    # Millionths times millionths are too large for whole numbers; the share is told to three places.
    each = sa.cast(MonthlySale.quantity, sa.Float) * sa.cast(Product.cost, sa.Float)
    query = (
        sa.select(MonthlySale.account_id, MonthlySale.currency, amount, sa.type_coerce(sa.func.sum(each), sa.Float))
        .join(Product, Product.id == MonthlySale.product_id)
        .where(Product.cost.is_not(None))
        .where(sa.or_(Product.currency == "", Product.currency == MonthlySale.currency))
        .where(MonthlySale.month.between(month, now.end))
        .where(MonthlySale.account_id.in_(_named(among)))
        .group_by(MonthlySale.account_id, MonthlySale.currency)
    )
    found: dict[tuple[int, str], Decimal] = {}
    for key, currency, of_known, cost in session.execute(query):
        net = sales[key, currency]
        if net > 0 and of_known >= COST_KNOWN * net:
            spend = Decimal(round(cost / 10**6)) * MICRO
            found[key, currency] = ((of_known - spend) / of_known).quantize(Decimal("0.001"))
    return found


def _ordered(session: Session, lately: Days, among: Collection[int]) -> dict[int, _Ordered]:
    """The orders of accounts in the last twelve months; of those with too few of them, on which days they ever came."""
    days = _order_days(session, lately, among)
    few = [key for key in among if len(set(days.get(key, []))) <= FEWEST_GAPS]
    ever = _order_days(session, Days(FIRST_DAY, lately.end), few) if few else {}
    found: dict[int, _Ordered] = {}
    for key in among:
        count, held = len(days.get(key, [])), set(ever.get(key) or days.get(key, []))
        if held:
            last = max(held)
            waited = key in ever or (lately.end - last).days > JUST_NOW
            found[key] = _Ordered(count, last, sorted(held) if waited else None)
    return found


def _named(among: Collection[int] | None) -> Collection[int] | sa.Select[int]:
    """These accounts; all there are, where they are too many to name: either way an index that begins with the account
    is used."""
    return sorted(among) if among is not None and len(among) <= MOST_NAMED else sa.select(Account.id)


def _order_days(session: Session, days: Days, among: Collection[int]) -> dict[int, list[date]]:
    """The day of each order, by account; cancelled ones left out. A row for each account, since there are many."""
    of_postgresql = session.get_bind().dialect.name == "postgresql"
    every = sa.func.array_agg(Order.ordered_on) if of_postgresql else sa.func.group_concat(Order.ordered_on)
    held: sa.ColumnElement[Any] = sa.type_coerce(every, sa.types.NullType())
    query = (
        sa.select(Order.account_id, held)
        .where(Order.ordered_on.between(days.start, days.end), Order.status != OrderStatus.CANCELLED)
        .where(Order.account_id.in_(_named(among)))
        .group_by(Order.account_id)
    )
    known: dict[str, date] = {}
    wanted = frozenset(among)
    found: dict[int, list[date]] = {}
    for key, listed in session.execute(query):
        if key in wanted:
            found[key] = listed if of_postgresql else _dates(listed.split(","), known)
    return found


def _dates(listed: list[str], known: dict[str, date]) -> list[date]:
    """The days of these words; each is read once, for there are as many orders as days are few."""
    known.update((words, date.fromisoformat(words)) for words in set(listed).difference(known))
    return [known[words] for words in listed]
