"""Sell-out and stock: what shoppers bought at a retailer, and what lay there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced


class SellOut(Sourced, Base):
    """Units of one product sold to shoppers between two days, both included; of one store, or of the whole chain.

    `value`: what shoppers paid, in `currency`. `unit` of the product.
    """

    __tablename__ = "sell_outs"
    __table_args__ = (
        sa.UniqueConstraint("source", "source_id"),
        sa.Index("ix_sell_outs_account", "account_id", "product_id", "starts_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"))
    store_id: Mapped[int | None] = mapped_column(sa.ForeignKey("stores.id"), index=True)
    product_id: Mapped[int] = mapped_column(sa.ForeignKey("products.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    units: Mapped[Decimal]
    value: Mapped[Decimal | None]
    currency: Mapped[str] = mapped_column(default="")


class StockCount(Sourced, Base):
    """Units of one product on hand on a day, in one store or in the whole chain; none is out of stock."""

    __tablename__ = "stock_counts"
    __table_args__ = (
        sa.UniqueConstraint("source", "source_id"),
        sa.Index("ix_stock_counts_account", "account_id", "product_id", "counted_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"))
    store_id: Mapped[int | None] = mapped_column(sa.ForeignKey("stores.id"), index=True)
    product_id: Mapped[int] = mapped_column(sa.ForeignKey("products.id"), index=True)
    counted_on: Mapped[date]
    units: Mapped[Decimal]
