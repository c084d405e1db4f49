"""Offers: what we put together for a customer, the needs it answers, and what became of it."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice


class OfferStatus(enum.StrEnum):
    PREPARED = "prepared"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"


class Offer(Sourced, Base):
    """`service`: what comes with the goods (training, a merchandiser, a delivery slot). `value`: of the whole offer.

    `outcome`: what it brought, or why it was declined, in words.
    """

    __tablename__ = "offers"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    name: Mapped[str]
    service: Mapped[str] = mapped_column(default="")
    terms: Mapped[str] = mapped_column(default="")
    value: Mapped[Decimal | None]
    currency: Mapped[str] = mapped_column(default="")
    offered_on: Mapped[date]
    decided_on: Mapped[date | None]
    status: Mapped[OfferStatus] = mapped_column(choice(OfferStatus), default=OfferStatus.OFFERED)
    outcome: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
    interaction_id: Mapped[int | None] = mapped_column(sa.ForeignKey("interactions.id", ondelete="SET NULL"))


class OfferNeed(Base):
    """A need that an offer answers."""

    __tablename__ = "offer_needs"

    offer_id: Mapped[int] = mapped_column(sa.ForeignKey("offers.id", ondelete="CASCADE"), primary_key=True)
    need_id: Mapped[int] = mapped_column(sa.ForeignKey("needs.id", ondelete="CASCADE"), primary_key=True)


class OfferProduct(Base):
    __tablename__ = "offer_products"

    offer_id: Mapped[int] = mapped_column(sa.ForeignKey("offers.id", ondelete="CASCADE"), primary_key=True)
    product_id: Mapped[int] = mapped_column(sa.ForeignKey("products.id", ondelete="CASCADE"), primary_key=True)
