"""The shelf: which of our products a retailer lists, at what price, and what was found standing there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced


class Listing(Sourced, Base):
    """A product that a retailer has in its range from a day on. `reason`: why it was listed, or delisted.

    `shelf_price`: what a shopper pays for one unit, as seen on `shelf_price_on`.
    """

    __tablename__ = "listings"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    product_id: Mapped[int] = mapped_column(sa.ForeignKey("products.id"), index=True)
    listed_on: Mapped[date]
    delisted_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    shelf_price: Mapped[Decimal | None]
    shelf_price_on: Mapped[date | None]
    currency: Mapped[str] = mapped_column(default="")


class ShelfAudit(Sourced, Base):
    """What somebody counted at the shelf of one category: facings, and items placed as the planogram draws them."""

    __tablename__ = "shelf_audits"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    store_id: Mapped[int | None] = mapped_column(sa.ForeignKey("stores.id"), index=True)
    category: Mapped[str]
    audited_on: Mapped[date]
    own_facings: Mapped[int | None]
    category_facings: Mapped[int | None]
    items_drawn: Mapped[int | None]
    items_as_drawn: Mapped[int | None]
    finding: Mapped[str] = mapped_column(default="")
    audited_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
