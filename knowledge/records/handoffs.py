"""Hand-offs: a commitment or an initiative passed to a colleague, who accepts, declines or asks."""

from __future__ import annotations

import enum
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, choice


class HandoffStatus(enum.StrEnum):
    WAITING = "waiting"
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Handoff(Base):
    """`origin`: the surface's key of the act that passed it on, so that it is passed on once. `told_on`: the day on
    which somebody was last reminded of it. Of commitment and initiative one is set. `answer`: the colleague's words.
    """

    __tablename__ = "handoffs"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    commitment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("commitments.id", ondelete="CASCADE"), index=True)
    initiative_id: Mapped[int | None] = mapped_column(sa.ForeignKey("initiatives.id", ondelete="CASCADE"), index=True)
    from_member_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
    to_member_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"), index=True)
    message: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime]
    status: Mapped[HandoffStatus] = mapped_column(choice(HandoffStatus), default=HandoffStatus.WAITING)
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    told_on: Mapped[date | None]
    origin: Mapped[str] = mapped_column(unique=True)


class Escalation(Base):
    """An overdue commitment that was told to the manager of who owes it, once."""

    __tablename__ = "escalations"

    commitment_id: Mapped[int] = mapped_column(sa.ForeignKey("commitments.id", ondelete="CASCADE"), primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    manager_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
    told_at: Mapped[datetime]
