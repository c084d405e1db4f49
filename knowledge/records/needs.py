"""What the customer needs, struggles with, wants to reach, and is worried about."""

from __future__ import annotations

import enum
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice


class NeedKind(enum.StrEnum):
    NEED = "need"
    CHALLENGE = "challenge"
    GOAL = "goal"
    CONCERN = "concern"


class NeedStatus(enum.StrEnum):
    OPEN = "open"
    RESOLVED = "resolved"
    DROPPED = "dropped"


class Need(Sourced, Base):
    __tablename__ = "needs"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    kind: Mapped[NeedKind] = mapped_column(choice(NeedKind))
    statement: Mapped[str]
    contact_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contacts.id"))
    stated_on: Mapped[date]
    status: Mapped[NeedStatus] = mapped_column(choice(NeedStatus), default=NeedStatus.OPEN)
    resolved_on: Mapped[date | None]
    interaction_id: Mapped[int | None] = mapped_column(sa.ForeignKey("interactions.id", ondelete="SET NULL"))
    source_deleted: Mapped[bool] = mapped_column(default=False)
