"""Threads: what a conversation has come to, so that the next question in it may follow on."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, insert_or_update

REMEMBERED = timedelta(days=30)


class Thread(Base):
    """`key` is the surface's own ("slack:T1/C1/171.001"); `memory` is what the next question may rest on, as JSON."""

    __tablename__ = "threads"

    key: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    memory: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime] = mapped_column(index=True)


def thread_of(session: Session, key: str, at: datetime) -> tuple[int | None, str] | None:
    """The account of a thread and its memory; None where nothing is remembered, or it is too old."""
    query = sa.select(Thread.account_id, Thread.memory).where(Thread.key == key, Thread.changed_at >= at - REMEMBERED)
    row = session.execute(query).first()
    return (row[0], row[1]) if row is not None else None


def keep_thread(session: Session, key: str, account_id: int | None, memory: str, at: datetime) -> None:
    """Remembers what a thread has come to; threads too old to matter go."""
    values = {"key": key, "account_id": account_id, "memory": memory, "changed_at": at}
    insert_or_update(session, Thread, values, ["key"])
    session.execute(sa.delete(Thread).where(Thread.changed_at < at - REMEMBERED))
