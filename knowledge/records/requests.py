"""Requests: what a person asked for, kept until it is answered, so that an answer may be cut off and still come."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, insert_or_nothing

# The mark of what was answered stays longer than a surface says the same thing again.
MARKED = timedelta(days=30)


class RequestRow(Base):
    """`id` is that of the work it started, which first began at `begun_at`. Once settled, `words` are gone and the row
    is a mark.
    """

    __tablename__ = "requests"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    asked_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None] = mapped_column(index=True)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that is not yet answered."""

    id: str
    kind: str
    asked_at: datetime
    begun: bool = False


def keep_request(
    session: Session, key: str, kind: str, words: Mapping[str, str], at: datetime, account_id: int | None = None
) -> bool:
    """Keeps what was asked; False where this id was kept before, whatever became of it."""
    said = json.dumps(dict(words), ensure_ascii=False)
    values = {"id": key, "kind": kind, "words": said, "account_id": account_id, "asked_at": at, "settled_at": None}
    return insert_or_nothing(session, RequestRow, values)


def request_of(session: Session, key: str) -> dict[str, str] | None:
    """What was asked; None where nothing was, or it is settled."""
    words = session.scalar(sa.select(RequestRow.words).where(RequestRow.id == key, RequestRow.settled_at.is_(None)))
    return {str(name): str(value) for name, value in json.loads(words).items()} if words is not None else None


def reword_request(session: Session, key: str, words: Mapping[str, str]) -> bool:
    """Gives what was asked other words; False where it is settled or was never kept."""
    held = request_of(session, key)
    if held is None:
        return False
    said = json.dumps({**held, **words}, ensure_ascii=False)
    open_row = sa.update(RequestRow).where(RequestRow.id == key, RequestRow.settled_at.is_(None))
    return bool(session.execute(open_row.values(words=said)).rowcount)  # type: ignore[attr-defined]


def account_of_request(session: Session, key: str) -> int | None:
    """The account a request was about, where that is known."""
    return session.scalar(sa.select(RequestRow.account_id).where(RequestRow.id == key))


def place_request(session: Session, key: str, account_id: int) -> None:
    """Says which account a request turned out to be about."""
    session.execute(sa.update(RequestRow).where(RequestRow.id == key).values(account_id=account_id))


def begin_request(session: Session, key: str, at: datetime) -> bool:
    """Marks that work on a request begins; whether it was begun before."""
    first = sa.update(RequestRow).where(RequestRow.id == key, RequestRow.begun_at.is_(None)).values(begun_at=at)
    if session.execute(first).rowcount:  # type: ignore[attr-defined]
        return False
    return session.scalar(sa.select(RequestRow.id).where(RequestRow.id == key)) is not None


def settle_request(session: Session, key: str, at: datetime) -> bool:
    """Erases the words of what was answered; False where it was settled before or never kept. What is old goes."""
    settled = sa.update(RequestRow).where(RequestRow.id == key, RequestRow.settled_at.is_(None))
    done = session.execute(settled.values(words="", settled_at=at))
    old = sa.or_(
        RequestRow.settled_at < at - MARKED,
        # What was never chosen, or failed for good, is not kept for ever either.
        sa.and_(RequestRow.settled_at.is_(None), RequestRow.asked_at < at - MARKED),
    )
    session.execute(sa.delete(RequestRow).where(old))
    return bool(done.rowcount)  # type: ignore[attr-defined]


def unsettled_requests(session: Session, since: datetime | None = None) -> list[Waiting]:
    """What waits for its answer, the oldest first; of what was asked since then."""
    begun = RequestRow.begun_at.is_not(None)
    query = sa.select(RequestRow.id, RequestRow.kind, RequestRow.asked_at, begun).where(RequestRow.settled_at.is_(None))
    query = query.where(RequestRow.asked_at >= since) if since is not None else query
    return [Waiting(*row) for row in session.execute(query.order_by(RequestRow.asked_at, RequestRow.id))]
