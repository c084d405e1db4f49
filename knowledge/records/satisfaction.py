"""Satisfaction readings: what a customer's people answered when they were asked."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice


class Scale(enum.StrEnum):
    """NPS: would you recommend us, 0-10. CSAT: how satisfied are you, 1-5."""

    NPS = "nps"
    CSAT = "csat"


class SatisfactionReading(Sourced, Base):
    """One answer. `said_in`: the survey or the talk it comes from."""

    __tablename__ = "satisfaction_readings"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    scale: Mapped[Scale] = mapped_column(choice(Scale))
    score: Mapped[Decimal]
    taken_on: Mapped[date]
    contact_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contacts.id"))
    said_in: Mapped[str] = mapped_column(default="")
    comment: Mapped[str] = mapped_column(default="")
