"""Commitments that fall due, by whom they are owed to be told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Name
from knowledge.people import Reader
from knowledge.records.accounts import Account, AccountMember, Visibility, own, readable, shown_names
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.contacts import Contact
from knowledge.records.team import TeamMember
from knowledge.reminding.ahead import Member, members_of

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


@dataclass(frozen=True, slots=True)
class DueTo:
    """One of our people, and what they owe: the longest overdue first."""

    member: Member
    commitments: tuple[Due, ...]


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


def newly_due(session: Session, day: date, since: date) -> tuple[DueTo, ...]:
    """What became due or overdue after `since` and up to `day`, by who owes it; what was put off to one of these days.

    Whoever may not read the account is not told.
    """
    fell_due = Commitment.due_on >= since  # what was due on that day is overdue since
    put_off = sa.and_(Commitment.snoozed_until > since, Commitment.snoozed_until <= day)
    belongs = sa.exists().where(AccountMember.account_id == Account.id, AccountMember.member_id == _OWES)
    may = sa.or_(Account.visibility == Visibility.WORKSPACE, Account.owner_id == _OWES, belongs)
    query = _due(day).where(Commitment.side == Side.OURS, _OWES.is_not(None), sa.or_(fell_due, put_off), may)
    rows = session.execute(query.order_by(Commitment.due_on, Commitment.id)).all()
    by_owner: dict[int, list[Due]] = defaultdict(list)
    for row, due in zip(rows, _told(session, rows, day), strict=True):
        by_owner[row.owes].append(due)
    members = members_of(session, by_owner)
    return tuple(DueTo(members[key], tuple(by_owner[key])) for key in sorted(by_owner))


def _owed_by(reader: Reader) -> sa.ColumnElement[bool]:
    if reader.standing == "owner":
        return sa.true()
    return _OWES.is_not_distinct_from(reader.member_id) if reader.member_id is not None else sa.false()


def _due(day: date) -> sa.Select[int, int, Side, str, date | None, int, str]:
    """Open commitments that are due on this day or were before, and are not put off beyond it."""
    return (
        sa.select(
            Commitment.id,
            Commitment.account_id,
            Commitment.side,
            Commitment.statement,
            Commitment.due_on,
            _OWES.label("owes"),
            sa.func.coalesce(TeamMember.name, Contact.name, Commitment.owner_name).label("owner"),
        )
        .join(Account, Account.id == Commitment.account_id)
        .join(TeamMember, TeamMember.id == Commitment.owner_member_id, isouter=True)
        .join(Contact, Contact.id == Commitment.owner_contact_id, isouter=True)
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
