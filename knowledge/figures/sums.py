"""Sums of sales: whole months from the monthly sales, the days at the edges from the order lines.

Revenue = sum(price x quantity x (1 - discount)) by order date; cancelled orders left out, unshipped ones counted,
returns negative; orders dated after the as-of day do not exist.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Period
from knowledge.figures.book_months import Sums, accounts_walled, orders_within, sums_without
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.products import Product
from knowledge.records.sales import MonthlySale, MonthlyTotal

FIRST_DAY = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is summed: one account (or every readable one), one category or product (or all).

    stores: of sell-out and stock alone, the stores it is held to; none for all.
    """

    account_id: int | None = None
    category: str = ""
    product_id: int | None = None
    stores: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """From `start` to `end`, both included; the end is never later than the as-of day."""

    start: date
    end: date

    @property
    def empty(self) -> bool:
        return self.end < self.start


def days_of(period: Period | None, as_of: date) -> Days:
    """The days of a period up to the as-of day; all days up to it where there is no period."""
    if period is None:
        return Days(FIRST_DAY, as_of)
    return Days(period.start or FIRST_DAY, min(period.end, as_of))


def months_and_edges(days: Days) -> tuple[Days | None, list[Days]]:
    """The whole months within the days (first day of the first, last day of the last), and the days around them."""
    first = days.start if days.start.day == 1 else _next_month(days.start)
    after = days.end + timedelta(days=1)
    last = after.replace(day=1) - timedelta(days=1)
    if last < first:
        return None, [days]
    edges = [Days(days.start, first - timedelta(days=1)), Days(last + timedelta(days=1), days.end)]
    return Days(first, last), [edge for edge in edges if not edge.empty]


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def as_months(session: Session, days: Days) -> Days:
    """The days up to the end of their last month, where nothing was ordered in it after them: as it is today."""
    ends = _next_month(days.end) - timedelta(days=1)
    later = sa.select(Order.id).where(Order.ordered_on > days.end, Order.ordered_on <= ends).limit(1)
    return days if session.scalar(later) is not None else Days(days.start, ends)


Key = tuple[object, ...]
Measured = Literal["net", "quantity"]
_KEYS = {"account": "account_id", "product": "product_id", "month": "month"}


def sums_by(
    session: Session, reader: Reader, scope: Scope, days: Days, by: Sequence[str], *, of: Measured = "net"
) -> dict[Key, Decimal]:
    """Revenue by (currency, *by) where `by` names "account", "product", "category" or "month"; or the quantities."""
    total: dict[Key, Decimal] = defaultdict(Decimal)
    if days.empty:
        return total
    whole, edges = months_and_edges(as_months(session, days))
    if whole is not None:
        for key, amount in _of_months(session, reader, scope, whole, by, of):
            total[key] += amount
    for edge in edges:
        for row in session.execute(_lines(scope, edge, by, reader, of)):
            place = tuple(part.replace(day=1) if isinstance(part, date) else part for part in row[:-1])
            total[place] += row[-1]
    return total


def _of_months(
    session: Session, reader: Reader, scope: Scope, days: Days, by: Sequence[str], of: Measured
) -> Iterable[tuple[Key, Decimal]]:
    """The sums of whole months, from the fewest rows that tell them."""
    query = partial(_months, scope=scope, days=days, by=by, of=of)
    of_goods = bool(scope.category) or scope.product_id is not None or not {"product", "category"}.isdisjoint(by)
    of_all = scope.account_id is None and "account" not in by
    # Where goods do not matter, the totals tell the same from a fortieth of the rows.
    held = MonthlySale if of_goods or of == "quantity" else MonthlyTotal
    if held is MonthlySale and of_all and (walled := accounts_walled(session, reader)) is not None:
        return sums_without(session, walled, query)
    found = session.execute(_walled(query(held), scope, reader, held.account_id))
    return ((tuple(row[:-1]), row[-1]) for row in found)


def _months(held: Any, scope: Scope, days: Days, by: Sequence[str], of: Measured) -> Sums:
    keys = [held.currency, *(Product.category if name == "category" else getattr(held, _KEYS[name]) for name in by)]
    amount = sa.type_coerce(sa.func.sum(getattr(held, of)), held.net.type)
    query = sa.select(*keys, amount).where(held.month.between(days.start, days.end)).group_by(*keys)
    return _of_goods(query, scope, by, held)


def _lines(scope: Scope, days: Days, by: Sequence[str], reader: Reader, of: Measured) -> Sums:
    columns = {
        "account": Order.account_id,
        "product": OrderLine.product_id,
        "month": Order.ordered_on,
        "category": Product.category,
    }
    keys = [Order.currency, *(columns[name] for name in by)]
    measured = OrderLine.quantity if of == "quantity" else OrderLine.net
    amount = sa.type_coerce(sa.func.sum(measured), OrderLine.net.type)
    query = (
        sa.select(*keys, amount)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(Order.ordered_on.between(days.start, days.end), Order.status != OrderStatus.CANCELLED)
        .group_by(*keys)
    )
    return _walled(_of_goods(query, scope, by, OrderLine), scope, reader, Order.account_id)


def _of_goods(query: Sums, scope: Scope, by: Sequence[str], held: Any) -> Sums:
    if scope.category or "category" in by:
        query = query.join(Product, Product.id == held.product_id)
    if scope.category:
        query = query.where(Product.category == scope.category)
    return query if scope.product_id is None else query.where(held.product_id == scope.product_id)


def _walled(query: Sums, scope: Scope, reader: Reader, account: Any) -> Sums:
    if scope.account_id is not None:
        query = query.where(account == scope.account_id)
    if reader.standing == "owner":
        return query
    return query.where(account.in_(sa.select(Account.id).where(readable(reader))))


def first_order_day(session: Session) -> date | None:
    """The day of the first order of the book: before it, nothing is known rather than nothing sold."""
    return session.scalar(sa.select(sa.func.min(Order.ordered_on)).where(Order.status != OrderStatus.CANCELLED))


def products_ordered(session: Session, reader: Reader, scope: Scope, days: Days) -> set[int]:
    """The products with an order line in these days; a larger return does not undo that they were bought."""
    query = (
        sa.select(OrderLine.product_id)
        .distinct()
        .join(Order, OrderLine.order_id == Order.id)
        .where(Order.ordered_on.between(days.start, days.end), Order.status != OrderStatus.CANCELLED)
        .where(OrderLine.quantity > 0)
    )
    return set(session.scalars(_walled(_of_goods(query, scope, (), OrderLine), scope, reader, Order.account_id)))


def totals(session: Session, reader: Reader, scope: Scope, days: Days) -> dict[str, Decimal]:
    """Revenue by currency, largest first."""
    found = {str(key[0]): amount for key, amount in sums_by(session, reader, scope, days, ()).items()}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def orders_in(
    session: Session, reader: Reader, scope: Scope, days: Days, limit: int = 20
) -> tuple[tuple[str, ...], int]:
    """The refs of the newest orders behind a sum, and how many there are."""
    held = sa.select(Order.id, Order.ordered_on).where(
        Order.ordered_on.between(days.start, days.end), Order.status != OrderStatus.CANCELLED
    )
    if scope.category or scope.product_id is not None:
        lines = sa.select(OrderLine.id).where(OrderLine.order_id == Order.id)
        if scope.category:
            lines = lines.join(Product, Product.id == OrderLine.product_id).where(Product.category == scope.category)
        if scope.product_id is not None:
            lines = lines.where(OrderLine.product_id == scope.product_id)
        held = held.where(lines.exists())
    if scope.account_id is not None:
        held = held.where(Order.account_id == scope.account_id)
    if reader.standing != "owner":
        held = held.where(Order.account_id.in_(sa.select(Account.id).where(readable(reader))))
    count = _number_of_orders(session, reader, days) if scope == Scope() else _counted(session, held)
    newest = session.execute(held.order_by(Order.ordered_on.desc(), Order.id.desc()).limit(limit))
    return tuple(f"order-{key}" for key, _ in newest), count


def _counted(session: Session, held: Sums) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(held.subquery())) or 0


def _number_of_orders(session: Session, reader: Reader, days: Days) -> int:
    """How many orders of all accounts there are: whole months are counted already."""
    whole, edges = months_and_edges(as_months(session, days))
    within = orders_within(session, reader, whole.start, whole.end) if whole is not None else 0
    for edge in edges:
        query = sa.select(Order.id).where(Order.ordered_on.between(edge.start, edge.end))
        query = query.where(Order.status != OrderStatus.CANCELLED)
        within += _counted(session, _walled(query, Scope(), reader, Order.account_id))
    return within


def refs_word(period: Period | None) -> str:
    """The part of a figure's ref that names its period: "2026Q3", "2026-03", "all"."""
    if period is None or period.start is None:
        return "all"
    start = period.start
    match period.kind:
        case "month":
            return f"{start:%Y-%m}"
        case "quarter":
            return f"{start.year}Q{(start.month - 1) // 3 + 1}"
        case "year":
            return f"{start.year}"
        case "fiscal_year":
            return f"FY{start.year}"
        case _:
            return f"{start:%Y%m%d}-{period.end:%Y%m%d}"
