"""Commitments that are changed by people: found by their ref or their owner, kept, put off, handed on, opened again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import BadInput, NotFound, Refused
from knowledge.evidence import Name
from knowledge.people import Reader
from knowledge.records.accounts import Account, own, readable, shown_names
from knowledge.records.audit import note_change
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.contacts import Contact
from knowledge.records.team import Function, TeamMember

_REF = re.compile(r"(?:commitment-)?(\d{1,15})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Owed:
    """A commitment as it stands. `owner` is "" where nobody is named; `owner_id` a team member's id.

    status: "open", "done" or "dropped". snoozed_until: the first day on which reminders speak of it again.
    """

    id: int
    account_id: int
    account: Name
    side: str
    statement: str
    owner: str
    owner_id: int | None
    function: str
    made_on: date
    due_on: date | None
    done_on: date | None
    status: str
    snoozed_until: date | None

    @property
    def ref(self) -> str:
        return f"commitment-{self.id}"


def owed_by(session: Session, reader: Reader, most: int) -> list[Owed]:
    """What the reader owes customers and has not kept, by due day, so many; all of ours is the book owner's."""
    if reader.standing != "owner" and reader.member_id is None:
        return []
    query = _every(reader).where(Commitment.side == Side.OURS, Commitment.status == CommitmentStatus.OPEN)
    if reader.standing != "owner":
        query = query.where(Commitment.owner_member_id == reader.member_id)
    query = query.order_by(Commitment.due_on.is_(None), Commitment.due_on, Commitment.id)
    return _owed(session, query.limit(most))


def owed_of(session: Session, reader: Reader, ref: str) -> Owed:
    """The commitment of a ref ("commitment-41"). Errors: NotFound where there is none, or it is not to be read."""
    match = _REF.fullmatch(ref.strip())
    found = _owed(session, _every(reader).where(Commitment.id == int(match[1]))) if match is not None else []
    if not found:
        raise NotFound("commitment.unknown", ref=ref.strip()[:40])
    return found[0]


def changeable(session: Session, reader: Reader, ref: str) -> Commitment:
    """The record of a ref, held until the session ends, which this reader may change.

    Errors: NotFound; Refused where the reader neither owns it nor belongs to the account's team.
    """
    found = owed_of(session, reader, ref)
    record = session.scalar(sa.select(Commitment).where(Commitment.id == found.id).with_for_update())
    if record is None:
        raise NotFound("commitment.unknown", ref=found.ref)
    if not may_change(session, reader, record):
        raise Refused("commitment.not_yours")
    return record


def may_change(session: Session, reader: Reader, record: Commitment) -> bool:
    """Whether the reader owns a commitment they may read, or looks after its account."""
    mine = own(reader)
    if reader.member_id is not None and record.owner_member_id == reader.member_id:
        mine = readable(reader)
    return session.scalar(sa.select(Account.id).where(Account.id == record.account_id, mine)) is not None


def finish(record: Commitment, on: date) -> bool:
    """Marks a commitment as kept; whether that changed it. Errors: BadInput where it was dropped."""
    if record.status is CommitmentStatus.DROPPED:
        raise BadInput("commitment.dropped", ref=f"commitment-{record.id}")
    if record.status is CommitmentStatus.DONE:
        return False
    record.status, record.done_on, record.snoozed_until = CommitmentStatus.DONE, on, None
    return True


def reopen(record: Commitment) -> bool:
    """Opens a commitment again; whether that changed it."""
    if record.status is CommitmentStatus.OPEN:
        return False
    record.status, record.done_on = CommitmentStatus.OPEN, None
    return True


def snooze(record: Commitment, until: date) -> bool:
    """Keeps reminders quiet until that day; whether that changed it. Errors: BadInput where it is not open."""
    if record.status is not CommitmentStatus.OPEN:
        raise BadInput("commitment.not_open", ref=f"commitment-{record.id}")
    changed = record.snoozed_until != until
    record.snoozed_until = until
    return changed


def note_commitment(
    session: Session, by: Reader, action: str, record: Commitment, *, at: datetime, origin: str
) -> None:
    """Writes into the trail what was done with a commitment."""
    ref = f"commitment-{record.id}"
    note_change(session, by, action, ref, at=at, origin=origin, account_id=record.account_id)


def _every(reader: Reader) -> sa.Select[Commitment, str | None, Function | None, str | None]:
    return (
        sa.select(Commitment, TeamMember.name, TeamMember.function, Contact.name)
        .join(Account, Account.id == Commitment.account_id)
        .join(TeamMember, TeamMember.id == Commitment.owner_member_id, isouter=True)
        .join(Contact, Contact.id == Commitment.owner_contact_id, isouter=True)
        .where(readable(reader))
    )


def _owed(session: Session, query: sa.Select[Commitment, str | None, Function | None, str | None]) -> list[Owed]:
    rows = session.execute(query).all()
    names = shown_names(session, {record.account_id for record, *_ in rows})
    found = []
    for record, member, members_function, contact in rows:
        function = record.function or members_function
        found.append(
            Owed(
                id=record.id,
                account_id=record.account_id,
                account=names[record.account_id],
                side=record.side.value,
                statement=record.statement,
                owner=member or contact or record.owner_name,
                owner_id=record.owner_member_id,
                function=function.value if function else "",
                made_on=record.made_on,
                due_on=record.due_on,
                done_on=record.done_on,
                status=record.status.value,
                snoozed_until=record.snoozed_until,
            )
        )
    return found
