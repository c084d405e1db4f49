"""What a negotiation turns on: wants of both sides, gives and gets, concessions made, and our walk-away."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice


class PointKind(enum.StrEnum):
    """A concession is one that was made: a give or a get of the past, with its day."""

    OUR_WANT = "our want"
    THEIR_WANT = "their want"
    GIVE = "give"
    GET = "get"
    CONCESSION_OURS = "our concession"
    CONCESSION_THEIRS = "their concession"
    WALK_AWAY = "walk-away"


class NegotiationPoint(Sourced, Base):
    """`value`: what it is worth a year, in `currency`. A walk-away is for our own eyes, never in a shared post."""

    __tablename__ = "negotiation_points"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    kind: Mapped[PointKind] = mapped_column(choice(PointKind))
    statement: Mapped[str]
    value: Mapped[Decimal | None]
    currency: Mapped[str] = mapped_column(default="")
    stated_on: Mapped[date]
    ended_on: Mapped[date | None]
    interaction_id: Mapped[int | None] = mapped_column(sa.ForeignKey("interactions.id", ondelete="SET NULL"))
