"""Commitments that fall due, as those who are concerned are told of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.briefing.glance import commitments_told
from knowledge.evidence import Name
from knowledge.people import Reader
from knowledge.records.accounts import Account, own, readable, shown_names
from knowledge.records.commitments import Commitment, CommitmentStatus, Side

# Whoever is named owes it; where nobody of ours is named, the account's owner.
_OWES = sa.func.coalesce(Commitment.owner_member_id, Account.owner_id)


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment, due so many days ago, 0 for today. `side` is "ours" or "theirs"; `owner` "" where unnamed."""

    id: int
    account_id: int
    account: Name
    side: str
    statement: str
    owner: str
    due_on: date
    days: int

    @property
    def ref(self) -> str:
        return f"commitment-{self.id}"


def due_of(session: Session, reader: Reader, day: date) -> tuple[Due, ...]:
    """What the reader owes by this day, and what the customers of their own accounts owe; ours first, the oldest first.

    What was put off to a later day is left out. All of ours is the book owner's.
    """
    if reader.standing == "outsider":
        return ()
    mine = sa.and_(Commitment.side == Side.OURS, _owed_by(reader))
    theirs = sa.and_(Commitment.side == Side.THEIRS, own(reader))
    query = _due(day).where(sa.or_(mine, theirs), readable(reader))
    query = query.order_by(sa.case((Commitment.side == Side.OURS, 0), else_=1), Commitment.due_on, Commitment.id)
    return tuple(_told(session, session.execute(query).all(), day))


def _owed_by(reader: Reader) -> sa.ColumnElement[bool]:
    if reader.standing == "owner":
        return sa.true()
    return _OWES.is_not_distinct_from(reader.member_id) if reader.member_id is not None else sa.false()


def _due(day: date) -> sa.Select[int, int, Side, str, date | None, str]:
    """Open commitments that are due on this day or were before, and are not put off beyond it."""
    return (
        commitments_told()
        .where(Commitment.status == CommitmentStatus.OPEN, Commitment.made_on <= day, Commitment.due_on <= day)
        .where(sa.or_(Commitment.snoozed_until.is_(None), Commitment.snoozed_until <= day))
    )


def _told(session: Session, rows: Any, day: date) -> list[Due]:
    names = shown_names(session, {row.account_id for row in rows})
    return [
        Due(
            id=row.id,
            account_id=row.account_id,
            account=names[row.account_id],
            side=row.side.value,
            statement=row.statement,
            owner=row.owner,
            due_on=row.due_on,
            days=(day - row.due_on).days,
        )
        for row in rows
    ]
