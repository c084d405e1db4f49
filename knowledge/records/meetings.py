"""Meetings past and coming, recurring ones too."""

from __future__ import annotations

import enum
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice


class MeetingKind(enum.StrEnum):
    BUSINESS_REVIEW = "business review"
    JOINT_BUSINESS_PLAN = "joint business plan"
    NEGOTIATION = "negotiation"
    ISSUE = "issue resolution"
    INTRODUCTION = "introduction"
    OTHER = "other"


class MeetingStatus(enum.StrEnum):
    SCHEDULED = "scheduled"
    HELD = "held"
    CANCELLED = "cancelled"


class Meeting(Sourced, Base):
    """`recurrence` is an RFC 5545 RRULE ("FREQ=MONTHLY;BYDAY=2TU") that starts at `starts_at`, or empty.

    zone: the time zone whose clock the recurrence keeps to; "" for the reader's. left_out: the times at which it does
    not take place after all, or as a meeting of its own; also_at: the times at which it takes place besides. Both are
    moments in UTC as calendars write them ("20261201T050000Z"), with a space between.
    A meeting left "scheduled" in the past counts as held.
    """

    __tablename__ = "meetings"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    kind: Mapped[MeetingKind] = mapped_column(choice(MeetingKind), default=MeetingKind.OTHER)
    title: Mapped[str]
    goal: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(default="")
    recurrence: Mapped[str] = mapped_column(default="")
    zone: Mapped[str] = mapped_column(default="")
    left_out: Mapped[str] = mapped_column(default="")
    also_at: Mapped[str] = mapped_column(default="")
    status: Mapped[MeetingStatus] = mapped_column(choice(MeetingStatus), default=MeetingStatus.SCHEDULED)


class MeetingContact(Base):
    __tablename__ = "meeting_contacts"

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    contact_id: Mapped[int] = mapped_column(sa.ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True)


class MeetingMember(Base):
    __tablename__ = "meeting_members"

    meeting_id: Mapped[int] = mapped_column(sa.ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(sa.ForeignKey("team_members.id", ondelete="CASCADE"), primary_key=True)
