"""How many orders each account gave in each month and how they were shipped: what figures of many accounts read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base
from knowledge.records.orders import Order, OrderStatus


class MonthlyOrders(Base):
    """The orders of one account in one month, cancelled ones left out, as they stand.

    shipped: those with a day of shipping that had a day they were required on; late: of these, those shipped after it.
    unshipped: those with no day of shipping.
    """

    __tablename__ = "monthly_orders"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    orders: Mapped[int]
    shipped: Mapped[int]
    late: Mapped[int]
    unshipped: Mapped[int]


def restate_orders(session: Session, account_ids: Collection[int], month: sa.ColumnElement[date]) -> None:
    """Works the months of these accounts out again from their orders. month: the first day of an order's month."""

    def number(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return sa.func.sum(sa.case((condition, 1), else_=0))

    gone, required = Order.shipped_on.is_not(None), Order.required_on.is_not(None)
    counts = {
        "orders": sa.func.count(),
        "shipped": number(sa.and_(gone, required)),
        "late": number(sa.and_(gone, required, Order.shipped_on > Order.required_on)),
        "unshipped": number(Order.shipped_on.is_(None)),
    }
    held = (
        sa.select(Order.account_id, month.label("month"), *counts.values())
        .where(Order.account_id.in_(account_ids), Order.status != OrderStatus.CANCELLED)
        .group_by(Order.account_id, sa.text("month"))
    )
    session.execute(sa.insert(MonthlyOrders).from_select(["account_id", "month", *counts], held))
