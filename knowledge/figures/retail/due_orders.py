"""Orders that were due in a period, with what was ordered and what was shipped of each line."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.figures.entry import FigureRequest
from knowledge.figures.sums import Days, Scope
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.products import Product


@dataclass(frozen=True, slots=True)
class DueLine:
    """Units of a product. `shipped`: None where the order was shipped and nobody recorded how much of the line."""

    product_id: int
    ordered: Decimal
    shipped: Decimal | None


@dataclass
class DueOrder:
    """An order that was due. `shipped_on`: None where it had not been shipped by the as-of day."""

    id: int
    required_on: date
    shipped_on: date | None
    lines: list[DueLine] = field(default_factory=list)

    @property
    def on_time(self) -> bool:
        return self.shipped_on is not None and self.shipped_on <= self.required_on

    @property
    def in_full(self) -> bool | None:
        """None where it cannot be told. An order that was not shipped is not in full."""
        if self.shipped_on is None:
            return False
        if any(line.shipped is not None and line.shipped < line.ordered for line in self.lines):
            return False
        return None if any(line.shipped is None for line in self.lines) else True


def due_orders(session: Session, reader: Reader, scope: Scope, days: Days, request: FigureRequest) -> list[DueOrder]:
    """Orders required in these days, newest first; cancelled ones and returns are left out.

    One that is due on the as-of day itself counts once it is shipped: the day is not over.
    """
    query = (
        sa.select(
            Order.id,
            Order.required_on,
            Order.shipped_on,
            OrderLine.product_id,
            OrderLine.quantity,
            OrderLine.shipped_quantity,
        )
        .join(OrderLine, OrderLine.order_id == Order.id)
        .join(Account, Account.id == Order.account_id)
        .where(Order.account_id == scope.account_id, Order.status != OrderStatus.CANCELLED, readable(reader))
        .where(Order.required_on.between(days.start, days.end), Order.ordered_on <= request.as_of)
        .order_by(Order.required_on.desc(), Order.id.desc(), OrderLine.id)
    )
    if scope.product_id is not None:
        query = query.where(OrderLine.product_id == scope.product_id)
    if scope.category:
        query = query.join(Product, Product.id == OrderLine.product_id).where(Product.category == scope.category)
    found: dict[int, DueOrder] = {}
    lines: dict[int, list[DueLine]] = defaultdict(list)
    for key, required, shipped_on, product, ordered, shipped in session.execute(query):
        gone = shipped_on if shipped_on is not None and shipped_on <= request.as_of else None
        # Returns go here: with a product named too, PostgreSQL would read all lines of the book to leave them out.
        if required is None or ordered <= 0 or (gone is None and required >= request.as_of):
            continue
        found.setdefault(key, DueOrder(key, required, gone, lines[key]))
        lines[key].append(DueLine(product, ordered, Decimal(0) if gone is None else shipped))
    return list(found.values())
