"""The audit trail: who changed what, when, and from where."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base
from knowledge.people import Reader


class AuditEntry(Base):
    """`ref` names the record ("note-57"); `origin` where the change came from ("terminal", "load-3")."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    by_member_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
    action: Mapped[str] = mapped_column(index=True)
    ref: Mapped[str] = mapped_column(index=True)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    origin: Mapped[str]


def note_change(
    session: Session, by: Reader, action: str, ref: str, *, at: datetime, origin: str, account_id: int | None = None
) -> None:
    """Writes one line of the trail in the session's transaction. The record's words are not repeated here."""
    session.add(
        AuditEntry(
            at=at, by=by.name, by_member_id=by.member_id, action=action, ref=ref, origin=origin, account_id=account_id
        )
    )


def changed_before(session: Session, action: str, ref: str, origin: str) -> bool:
    """Whether this very change was made already: the same press that came twice, or work that was cut off after it."""
    same = sa.select(AuditEntry.id).where(
        AuditEntry.ref == ref, AuditEntry.action == action, AuditEntry.origin == origin
    )
    return session.scalar(same.limit(1)) is not None


def refs_changed(session: Session, action: str, origin: str) -> tuple[str, ...]:
    """The records that one press changed so, in the order it did."""
    query = sa.select(AuditEntry.ref).where(AuditEntry.action == action, AuditEntry.origin == origin)
    return tuple(dict.fromkeys(session.scalars(query.order_by(AuditEntry.id))))
