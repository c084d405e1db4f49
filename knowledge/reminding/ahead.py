"""Meetings that are about to begin, each with our people in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Name
from knowledge.figures.recurring import stamp_of, times_of
from knowledge.people import Reader
from knowledge.records.accounts import Account, shown_names
from knowledge.records.meetings import Meeting, MeetingMember, MeetingStatus
from knowledge.records.rooms import those_who_may_not
from knowledge.records.team import TeamMember

# A meeting whose hour nobody said is taken to begin with the day's work.
WORK_BEGINS = time(9)


@dataclass(frozen=True, slots=True)
class Member:
    """One of our people; `email` "" where none is known."""

    id: int
    name: str
    email: str

    @property
    def reader(self) -> Reader:
        return Reader("member", self.name, self.id, self.email)


@dataclass(frozen=True, slots=True)
class MeetingAhead:
    """One time a meeting takes place. `starts_at` in the book's time zone; a whole day's is its midnight.

    members: our people in it who may read the account; its owner where nobody is named. key: the same for this time of
    this meeting whenever it is asked for.
    """

    id: int
    account_id: int
    account: Name
    title: str
    starts_at: datetime
    whole_day: bool
    members: tuple[Member, ...]

    @property
    def ref(self) -> str:
        return f"meeting-{self.id}"

    @property
    def key(self) -> str:
        return f"{self.ref}/{stamp_of(self.starts_at)}"


def meetings_between(
    session: Session, start: datetime, end: datetime, zone: ZoneInfo, which: sa.ColumnElement[bool] | None = None
) -> tuple[MeetingAhead, ...]:
    """The meetings that begin from `start` to before `end`, recurring ones too, by time; cancelled ones left out.

    zone: the book's. which: a condition on account and meeting. One whose hour nobody said is there at WORK_BEGINS.
    """
    midnight = datetime.combine(start.astimezone(zone).date(), time(), zone).astimezone(UTC)
    begins, ends = start.astimezone(UTC), end.astimezone(UTC)
    # Compared in UTC: two times of one zone are compared by what its clock shows, which it may show twice.
    query = sa.select(Meeting).join(Account, Account.id == Meeting.account_id)
    query = query.where(Meeting.status != MeetingStatus.CANCELLED, Meeting.starts_at < ends)
    query = query.where(sa.or_(Meeting.recurrence != "", Meeting.also_at != "", Meeting.starts_at >= midnight))
    query = query.where(which) if which is not None else query
    found: list[tuple[datetime, Meeting]] = []
    for meeting in session.scalars(query.order_by(Meeting.id)):
        for at in times_of(meeting, zone, midnight, ends):
            moment = datetime.combine(at.date(), WORK_BEGINS, zone) if at.time() == time() else at
            if begins <= moment.astimezone(UTC) < ends:
                found.append((at, meeting))
    accounts = {meeting.account_id for _, meeting in found}
    names, teams = shown_names(session, accounts), _teams(session, {meeting.id for _, meeting in found})
    owners = _owners(session, accounts)
    ahead = [
        MeetingAhead(
            id=meeting.id,
            account_id=meeting.account_id,
            account=names[meeting.account_id],
            title=meeting.title,
            starts_at=at,
            whole_day=at.time() == time(),
            members=_who_may(session, meeting.account_id, teams.get(meeting.id) or owners.get(meeting.account_id, [])),
        )
        for at, meeting in found
    ]
    return tuple(sorted(ahead, key=lambda one: (one.starts_at.astimezone(UTC), one.id)))


def members_of(session: Session, ids: Collection[int]) -> dict[int, Member]:
    """These of our people, by id."""
    query = sa.select(TeamMember.id, TeamMember.name, TeamMember.email).where(TeamMember.id.in_(ids))
    return {key: Member(key, name, email) for key, name, email in session.execute(query)}


def _teams(session: Session, meetings: Collection[int]) -> dict[int, list[Member]]:
    """Our people in each meeting."""
    query = (
        sa.select(MeetingMember.meeting_id, TeamMember.id, TeamMember.name, TeamMember.email)
        .join(TeamMember, TeamMember.id == MeetingMember.member_id)
        .where(MeetingMember.meeting_id.in_(meetings))
        .order_by(TeamMember.id)
    )
    found: dict[int, list[Member]] = defaultdict(list)
    for meeting_id, key, name, email in session.execute(query):
        found[meeting_id].append(Member(key, name, email))
    return found


def _owners(session: Session, accounts: Collection[int]) -> dict[int, list[Member]]:
    """The owner of each account that has one."""
    query = (
        sa.select(Account.id, TeamMember.id, TeamMember.name, TeamMember.email)
        .join(TeamMember, TeamMember.id == Account.owner_id)
        .where(Account.id.in_(accounts))
    )
    return {account_id: [Member(key, name, email)] for account_id, key, name, email in session.execute(query)}


def _who_may(session: Session, account_id: int, members: list[Member]) -> tuple[Member, ...]:
    """Those who may read the account: whom a meeting names may still stand behind its wall."""
    out = {reader.member_id for reader in those_who_may_not(session, [one.reader for one in members], account_id)}
    return tuple(one for one in members if one.id not in out)
