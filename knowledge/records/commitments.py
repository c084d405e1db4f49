"""Commitments: what we promised the customer, and what they promised us."""

from __future__ import annotations

import enum
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice
from knowledge.records.team import Function


class Side(enum.StrEnum):
    OURS = "ours"
    THEIRS = "theirs"


class CommitmentStatus(enum.StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Commitment(Sourced, Base):
    """The owner is a team member (ours) or a contact (theirs); `owner_name` is kept where neither is known.

    `snoozed_until` is the first day on which reminders speak of it again; nothing else looks at it.
    """

    __tablename__ = "commitments"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    side: Mapped[Side] = mapped_column(choice(Side))
    statement: Mapped[str]
    owner_member_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
    owner_contact_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contacts.id"))
    owner_name: Mapped[str] = mapped_column(default="")
    function: Mapped[Function | None] = mapped_column(choice(Function))
    made_on: Mapped[date]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    status: Mapped[CommitmentStatus] = mapped_column(choice(CommitmentStatus), default=CommitmentStatus.OPEN)
    interaction_id: Mapped[int | None] = mapped_column(sa.ForeignKey("interactions.id", ondelete="SET NULL"))
    source_deleted: Mapped[bool] = mapped_column(default=False)
    snoozed_until: Mapped[date | None]
