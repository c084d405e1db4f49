"""Deals: sales not yet made, and how those that ended did."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice


class DealOutcome(enum.StrEnum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"


class Deal(Sourced, Base):
    __tablename__ = "deals"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    name: Mapped[str]
    stage: Mapped[str] = mapped_column(default="")
    amount: Mapped[Decimal | None]
    currency: Mapped[str] = mapped_column(default="")
    probability: Mapped[Decimal | None]
    opened_on: Mapped[date | None]
    expected_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    outcome: Mapped[DealOutcome] = mapped_column(choice(DealOutcome), default=DealOutcome.OPEN)
    next_step: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
