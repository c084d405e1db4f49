"""A retailer's stores and its online shop: where goods are sold to shoppers."""

from __future__ import annotations

import enum
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice


class Channel(enum.StrEnum):
    SUPERMARKET = "supermarket"
    CONVENIENCE = "convenience"
    GENERAL_TRADE = "general trade"
    WHOLESALE = "wholesale"
    PHARMACY = "pharmacy"
    E_COMMERCE = "e-commerce"
    OTHER = "other"


class Store(Sourced, Base):
    """`size`: selling area in square feet. An online shop is a store of the channel e-commerce."""

    __tablename__ = "stores"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    name: Mapped[str]
    channel: Mapped[Channel] = mapped_column(choice(Channel), default=Channel.OTHER)
    city: Mapped[str] = mapped_column(default="")
    size: Mapped[int | None]
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
