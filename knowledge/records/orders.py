"""Orders and their lines."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice


class OrderStatus(enum.StrEnum):
    OPEN = "open"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"


class Order(Sourced, Base):
    __tablename__ = "orders"
    __table_args__ = (
        sa.UniqueConstraint("source", "source_id"),
        sa.Index("ix_orders_account_id_ordered_on", "account_id", "ordered_on", "status"),
        sa.Index("ix_orders_ordered_on", "ordered_on", "id", "status", "account_id"),
        sa.Index("ix_orders_shipped_on", "shipped_on", "ordered_on", "status", "account_id", "required_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"))
    ordered_on: Mapped[date]
    required_on: Mapped[date | None]
    shipped_on: Mapped[date | None]
    status: Mapped[OrderStatus] = mapped_column(choice(OrderStatus), default=OrderStatus.OPEN)
    currency: Mapped[str] = mapped_column(default="")
    taken_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))


class OrderLine(Sourced, Base):
    """One product of an order. `net` = unit price x quantity x (1 - discount), exact to a millionth.

    A return is a line with a negative quantity.
    """

    __tablename__ = "order_lines"
    __table_args__ = (
        sa.UniqueConstraint("source", "source_id"),
        sa.Index("ix_order_lines_order_id", "order_id", "product_id", "net", "quantity"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(sa.ForeignKey("orders.id"))
    product_id: Mapped[int] = mapped_column(sa.ForeignKey("products.id"))
    quantity: Mapped[Decimal]
    unit_price: Mapped[Decimal]
    discount: Mapped[Decimal] = mapped_column(default=Decimal(0))
    net: Mapped[Decimal]
    shipped_quantity: Mapped[Decimal | None]
