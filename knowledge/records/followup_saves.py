"""Saved follow-ups: which commitments one save made or changed, so that it is done once and can be taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base

# Longer than a surface says the same thing again, or offers to undo it.
KEPT = timedelta(days=30)


class FollowUpSave(Base):
    """`origin` is the surface's own key of the submission, and the only claim: it saves once."""

    __tablename__ = "followup_saves"

    origin: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    saved_by: Mapped[str]
    saved_at: Mapped[datetime] = mapped_column(index=True)
    undone_at: Mapped[datetime | None]


class FollowUpAction(Base):
    """A commitment that a save made (`before` is "") or changed (`before` holds its former fields as JSON)."""

    __tablename__ = "followup_actions"

    origin: Mapped[str] = mapped_column(sa.ForeignKey("followup_saves.origin", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(sa.ForeignKey("commitments.id", ondelete="CASCADE"), index=True)
    before: Mapped[str] = mapped_column(default="")
