"""Ratings: a judgement of an account on a factor that no record can compute, with who made it, when and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced


class AccountRating(Sourced, Base):
    """`factor`: a factor of scoring.toml ("strategic_fit"). `score`: 1 to 10. The last one of a factor counts."""

    __tablename__ = "account_ratings"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    factor: Mapped[str]
    score: Mapped[Decimal]
    rated_on: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    rated_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
