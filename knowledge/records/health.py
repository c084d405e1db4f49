"""Health as it was told: the score of an account on a day, so that a change of colour is told once."""

from __future__ import annotations

import enum
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, choice


class Colour(enum.StrEnum):
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"


class HealthReading(Base):
    """`score`: 0-100. `parts`: JSON, each part's score as it was then. `told_at`: when its owner was told of it."""

    __tablename__ = "health_readings"
    __table_args__ = (sa.UniqueConstraint("account_id", "taken_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    taken_on: Mapped[date]
    score: Mapped[int]
    colour: Mapped[Colour] = mapped_column(choice(Colour))
    parts: Mapped[str] = mapped_column(default="{}")
    told_at: Mapped[datetime | None]
