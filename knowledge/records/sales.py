"""Monthly sales per account and product, and revenue targets: what the revenue figures read.

`restate` is called in the transaction that changes orders, so the months are never out of step with them. What they
refer to is not looked up anew on PostgreSQL: they are written from rows that refer to it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, Sourced, add_rows
from knowledge.records.monthly_orders import MonthlyOrders, restate_orders
from knowledge.records.orders import Order, OrderLine, OrderStatus


class MonthlySale(Base):
    """What one account bought of one product in one month, cancelled orders left out, returns subtracted."""

    __tablename__ = "monthly_sales"
    __table_args__ = (
        sa.Index("ix_monthly_sales_account_id_month", "account_id", "month", "product_id", "currency", "net"),
    )

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), primary_key=True)
    product_id: Mapped[int] = mapped_column(sa.ForeignKey("products.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    currency: Mapped[str] = mapped_column(primary_key=True)
    net: Mapped[Decimal]
    quantity: Mapped[Decimal]


class MonthlyTotal(Base):
    """What one account bought in one month in all: the sums of its monthly sales, for figures of many accounts."""

    __tablename__ = "monthly_totals"
    __table_args__ = (sa.Index("ix_monthly_totals_month", "month", "account_id", "currency", "net"),)

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    currency: Mapped[str] = mapped_column(primary_key=True)
    net: Mapped[Decimal]


class MonthlyProduct(Base):
    """What all accounts together bought of one product in one month: the sums of their monthly sales.

    accounts: how many of those it is the sum of; at none the row goes.
    """

    __tablename__ = "monthly_products"

    product_id: Mapped[int] = mapped_column(sa.ForeignKey("products.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    currency: Mapped[str] = mapped_column(primary_key=True)
    net: Mapped[Decimal]
    quantity: Mapped[Decimal]
    accounts: Mapped[int]


class SalesTarget(Sourced, Base):
    """Revenue agreed as a target for an account between two days; for one category, or for all (empty)."""

    __tablename__ = "sales_targets"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    category: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    amount: Mapped[Decimal]
    currency: Mapped[str] = mapped_column(default="")


def restate(session: Session, account_ids: Collection[int]) -> None:
    """Works the months of these accounts out again from their order lines, in the session's transaction."""
    dialect = session.get_bind().dialect.name
    month: sa.ColumnElement[date] = (
        sa.cast(sa.func.date_trunc("month", sa.cast(Order.ordered_on, sa.DateTime())), sa.Date)
        if dialect == "postgresql"
        else sa.func.date(Order.ordered_on, "start of month", type_=sa.Date())
    )
    keys = (Order.account_id, OrderLine.product_id, sa.text("month"), Order.currency)
    wanted = sorted(account_ids)
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        remove_sales(session, some)
        months = (
            sa.select(
                Order.account_id,
                OrderLine.product_id,
                month.label("month"),
                Order.currency,
                sa.func.sum(OrderLine.net),
                sa.func.sum(OrderLine.quantity),
            )
            .join(OrderLine, OrderLine.order_id == Order.id)
            .where(Order.account_id.in_(some), Order.status != OrderStatus.CANCELLED)
            .group_by(*keys)
            # Written in the order of their key, each goes where the one before went, and not all over the indexes.
            .order_by(*keys)
        )
        columns = ["account_id", "product_id", "month", "currency", "net", "quantity"]
        session.execute(sa.insert(MonthlySale).from_select(columns, months))
        by = (MonthlySale.account_id, MonthlySale.month, MonthlySale.currency)
        totals = sa.select(*by, sa.func.sum(MonthlySale.net)).where(MonthlySale.account_id.in_(some)).group_by(*by)
        session.execute(sa.insert(MonthlyTotal).from_select(["account_id", "month", "currency", "net"], totals))
        _add_to_products(session, some, 1)
        restate_orders(session, some, month)


def remove_sales(session: Session, account_ids: Collection[int]) -> None:
    """Takes away the months of these accounts."""
    leave_out_of_products(session, account_ids)
    for model in (MonthlySale, MonthlyTotal, MonthlyOrders):
        session.execute(sa.delete(model).where(model.account_id.in_(account_ids)))


def leave_out_of_products(session: Session, account_ids: Collection[int]) -> None:
    """Takes what these accounts bought out of the sums of all accounts: before their own months go."""
    _add_to_products(session, account_ids, -1)
    session.execute(sa.delete(MonthlyProduct).where(MonthlyProduct.accounts == 0))


def _add_to_products(session: Session, account_ids: Collection[int], times: int) -> None:
    keys = (MonthlySale.product_id, MonthlySale.month, MonthlySale.currency)
    # Of its own type: as an amount it would be taken for millionths.
    sign = sa.literal(times, sa.Integer())
    amounts = {
        "net": sign * sa.func.sum(MonthlySale.net),
        "quantity": sign * sa.func.sum(MonthlySale.quantity),
        "accounts": sign * sa.func.count(),
    }
    sums = sa.select(*keys, *amounts.values()).where(MonthlySale.account_id.in_(account_ids)).group_by(*keys)
    add_rows(session, MonthlyProduct, sums, ("product_id", "month", "currency"), tuple(amounts))
