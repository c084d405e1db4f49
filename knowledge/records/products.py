"""Products: what we sell, by category, with list price and cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, Sourced


class Product(Sourced, Base):
    __tablename__ = "products"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    aliases: Mapped[str] = mapped_column(default="")
    category: Mapped[str] = mapped_column(default="", index=True)
    unit: Mapped[str] = mapped_column(default="")
    list_price: Mapped[Decimal | None]
    cost: Mapped[Decimal | None]
    currency: Mapped[str] = mapped_column(default="")
    launched_on: Mapped[date | None]
    discontinued_on: Mapped[date | None]


def categories_of(session: Session) -> list[str]:
    """The categories that products have, by name."""
    return sorted(filter(None, session.scalars(sa.select(Product.category).distinct())))


def product_names(session: Session) -> list[str]:
    """What our products are called, by name."""
    return list(session.scalars(sa.select(Product.name).order_by(Product.name)))
