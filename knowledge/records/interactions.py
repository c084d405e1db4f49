"""Interactions: notes, calls, mails, meetings and visits as they were written, with their revisions."""

from __future__ import annotations

import enum
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice


class InteractionKind(enum.StrEnum):
    NOTE = "note"
    CALL = "call"
    MAIL = "mail"
    MEETING = "meeting"
    VISIT = "visit"
    DOCUMENT = "document"


class Interaction(Sourced, Base):
    """Stored as written. With no account it is unfiled, and read by its author alone.

    An author who is not of the team is known by name and e-mail: a name alone anybody may give themselves.
    """

    __tablename__ = "interactions"
    __table_args__ = (
        sa.UniqueConstraint("source", "source_id"),
        sa.Index("ix_interactions_account_id_happened_on", "account_id", "happened_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id"))
    kind: Mapped[InteractionKind] = mapped_column(choice(InteractionKind), default=InteractionKind.NOTE)
    happened_on: Mapped[date]
    written_at: Mapped[datetime]
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
    author_name: Mapped[str] = mapped_column(default="")
    author_email: Mapped[str] = mapped_column(default="", server_default="")
    subject: Mapped[str] = mapped_column(default="")
    body: Mapped[str]
    conversation: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    revision: Mapped[int] = mapped_column(default=1)


class InteractionRevision(Base):
    """The words of an interaction before they were edited."""

    __tablename__ = "interaction_revisions"

    interaction_id: Mapped[int] = mapped_column(sa.ForeignKey("interactions.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]
    replaced_at: Mapped[datetime]
    replaced_by: Mapped[str]


class InteractionContact(Base):
    """A contact who took part in an interaction."""

    __tablename__ = "interaction_contacts"

    interaction_id: Mapped[int] = mapped_column(sa.ForeignKey("interactions.id", ondelete="CASCADE"), primary_key=True)
    contact_id: Mapped[int] = mapped_column(sa.ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True)
