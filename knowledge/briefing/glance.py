"""A person's own accounts at a glance: what comes next, what is overdue, where it has gone quiet. By few queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Name
from knowledge.figures.alerts import Alert, alerts_of
from knowledge.figures.entry import FigureRequest
from knowledge.figures.meetings import next_times
from knowledge.people import Reader
from knowledge.records.accounts import Account, own, readable, shown_names
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.contacts import Contact
from knowledge.records.interactions import Interaction
from knowledge.records.meetings import Meeting, MeetingMember
from knowledge.records.notes import unfiled_notes
from knowledge.records.team import TeamMember
from knowledge.scoring.whole_book import health_among

# A meeting further ahead is no concern of today's.
AHEAD = timedelta(days=60)
# As much of a note as a line of a list shows.
FIRST_WORDS = 200

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """The rows of one page, and how many there are in all."""

    rows: tuple[Row, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class MyAccount:
    """One account. `days` since the last interaction with it, None where there was none; the counts are overdue.

    alerts: left alone for longer than wanted, hangs on one person, a champion gone quiet; told where it is quiet.
    health: 0 to 100 with its colour, where enough is known of it.
    """

    id: int
    name: Name
    next_meeting: datetime | None
    days: int | None
    ours_late: int
    theirs_late: int
    alerts: tuple[Alert, ...] = ()
    health: int | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True)
class MyMeeting:
    """A meeting to come; `at` in the time zone asked for."""

    id: int
    account_id: int
    account: Name
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MyOverdue:
    """A commitment past its due day, by so many days. `side` is "ours" or "theirs"; `owner` "" where none is named."""

    id: int
    account_id: int
    account: Name
    side: str
    statement: str
    owner: str
    due_on: date
    days: int


@dataclass(frozen=True, slots=True)
class MyUnfiled:
    """A note of the person's own that belongs to no account yet: its first words, as written."""

    ref: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Glance:
    """One page of it. accounts: those met next first; overdue: ours first, the longest first; quiet: the longest first.

    quiet: those with an alert on the relationship.
    """

    accounts: Part[MyAccount] = Part()
    meetings: Part[MyMeeting] = Part()
    overdue: Part[MyOverdue] = Part()
    quiet: Part[MyAccount] = Part()
    unfiled: Part[MyUnfiled] = Part()

    @property
    def longest(self) -> int:
        """How many rows the longest part has in all."""
        parts = (self.accounts, self.meetings, self.overdue, self.quiet, self.unfiled)
        return max(part.total for part in parts)


def glance(session: Session, reader: Reader, request: FigureRequest, first: int, most: int) -> Glance:
    """The rows from `first` on, so many, of each part."""
    if reader.standing == "outsider":
        return Glance()
    page = slice(first, first + most)
    mine = list(session.scalars(sa.select(Account.id).where(own(reader)).order_by(Account.name, Account.id)))
    times = next_times(session, request, request.as_of + AHEAD, attended(reader))
    coming = {meeting.account_id: at for at, meeting in reversed(times)}
    late = _late(session, reader, request.as_of)
    days = _days_quiet(session, reader, request.as_of)
    midnight = datetime.combine(request.as_of, time(), ZoneInfo(request.timezone))

    def urgency(key: int) -> tuple[bool, datetime, int, int]:
        ours, theirs = late.get(key, (0, 0))
        return (key not in coming, coming.get(key, midnight), -ours, -theirs)

    accounts = sorted(mine, key=urgency)
    alerts = alerts_of(session, own(reader), request.as_of)
    quiet = sorted((key for key in mine if key in alerts), key=lambda key: -days.get(key, 0))
    overdue, overdue_total = _overdue(session, reader, request.as_of, first, most)
    unfiled, unfiled_total = unfiled_notes(session, reader, first, most)
    shown = {*accounts[page], *quiet[page], *(one.account_id for _, one in times[page])}
    names = shown_names(session, shown | {row.account_id for row in overdue})
    healths = health_among(session, request.as_of, sorted({*accounts[page], *quiet[page]}))

    def account(key: int) -> MyAccount:
        ours, theirs = late.get(key, (0, 0))
        held = healths[key]
        colour = held.colour.value if held.colour is not None else ""
        told = (coming.get(key), days.get(key), ours, theirs, alerts.get(key, ()))
        return MyAccount(key, names[key], *told, health=held.score, colour=colour)

    meetings = (MyMeeting(one.id, one.account_id, names[one.account_id], one.title, at) for at, one in times[page])
    return Glance(
        accounts=Part(tuple(map(account, accounts[page])), len(accounts)),
        meetings=Part(tuple(meetings), len(times)),
        overdue=Part(tuple(_told(row, names, request.as_of) for row in overdue), overdue_total),
        quiet=Part(tuple(map(account, quiet[page])), len(quiet)),
        unfiled=Part(
            tuple(MyUnfiled(note.ref, note.happened_on, note.body[:FIRST_WORDS]) for note in unfiled), unfiled_total
        ),
    )


def meetings_ahead(
    session: Session, reader: Reader, request: FigureRequest, now: datetime, most: int
) -> tuple[MyMeeting, ...]:
    """The meetings a reader has to come, so many, by time; of today's only those that have not begun."""
    if reader.standing == "outsider":
        return ()
    which, last = attended(reader), request.as_of + AHEAD
    times = next_times(session, request, last, which)
    begun = {one.id for at, one in times if at < now and at.time() != time()}
    later = replace(request, as_of=request.as_of + timedelta(days=1))
    again = [(at, one) for at, one in next_times(session, later, last, which) if one.id in begun] if begun else []
    coming = sorted([*((at, one) for at, one in times if one.id not in begun), *again], key=lambda item: item[0])[:most]
    names = shown_names(session, {one.account_id for _, one in coming})
    return tuple(MyMeeting(one.id, one.account_id, names[one.account_id], one.title, at) for at, one in coming)


def attended(reader: Reader) -> sa.ColumnElement[bool]:
    """The condition on meeting and account: those of the reader's own accounts, and those they are in themselves."""
    if reader.member_id is None:
        return own(reader)
    there = sa.exists().where(MeetingMember.meeting_id == Meeting.id, MeetingMember.member_id == reader.member_id)
    return sa.and_(readable(reader), sa.or_(own(reader), there))


def _owed(reader: Reader, as_of: date) -> tuple[sa.ColumnElement[bool], ...]:
    """What is overdue on the reader's own accounts, and what they owe on others."""
    whose = own(reader)
    if reader.member_id is not None:
        whose = sa.and_(readable(reader), sa.or_(whose, Commitment.owner_member_id == reader.member_id))
    return (
        whose,
        Commitment.status == CommitmentStatus.OPEN,
        Commitment.made_on <= as_of,
        Commitment.due_on < as_of,
    )


def _late(session: Session, reader: Reader, as_of: date) -> dict[int, tuple[int, int]]:
    """How many commitments are overdue by account: ours, theirs."""
    ours = sa.func.sum(sa.case((Commitment.side == Side.OURS, 1), else_=0))
    query = (
        sa.select(Commitment.account_id, ours, sa.func.count())
        .join(Account, Account.id == Commitment.account_id)
        .where(*_owed(reader, as_of))
        .group_by(Commitment.account_id)
    )
    return {key: (int(mine), every - int(mine)) for key, mine, every in session.execute(query)}


def commitments_told() -> sa.Select[int, int, Side, str, date | None, str]:
    """Commitments as they are told: id, account, side, statement, due day, and the name of who owes it."""
    return (
        sa.select(
            Commitment.id,
            Commitment.account_id,
            Commitment.side,
            Commitment.statement,
            Commitment.due_on,
            sa.func.coalesce(TeamMember.name, Contact.name, Commitment.owner_name).label("owner"),
        )
        .join(Account, Account.id == Commitment.account_id)
        .join(TeamMember, TeamMember.id == Commitment.owner_member_id, isouter=True)
        .join(Contact, Contact.id == Commitment.owner_contact_id, isouter=True)
    )


def _overdue(session: Session, reader: Reader, as_of: date, first: int, most: int) -> tuple[list[Any], int]:
    late = sa.select(Commitment.id).join(Account, Account.id == Commitment.account_id).where(*_owed(reader, as_of))
    total = session.scalar(sa.select(sa.func.count()).select_from(late.subquery())) or 0
    query = (
        commitments_told()
        .where(*_owed(reader, as_of))
        .order_by(sa.case((Commitment.side == Side.OURS, 0), else_=1), Commitment.due_on, Commitment.id)
    )
    return list(session.execute(query.offset(first).limit(most)).all()), total


def _told(row: Any, names: Mapping[int, Name], as_of: date) -> MyOverdue:
    days = (as_of - row.due_on).days
    name = names[row.account_id]
    return MyOverdue(row.id, row.account_id, name, row.side.value, row.statement, row.owner, row.due_on, days)


def _days_quiet(session: Session, reader: Reader, as_of: date) -> dict[int, int]:
    """Days since the last interaction with each of the reader's own accounts."""
    query = (
        sa.select(Interaction.account_id, sa.func.max(Interaction.happened_on))
        .where(Interaction.account_id.in_(sa.select(Account.id).where(own(reader))), Interaction.happened_on <= as_of)
        .group_by(Interaction.account_id)
    )
    return {key: (as_of - day).days for key, day in session.execute(query) if key is not None and day is not None}
