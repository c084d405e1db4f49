"""Reminders: what is due to be told unasked, and to whom. How it is told, and once, is the surface's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.desk import Desk
from knowledge.briefing.glance import Glance, MyAccount, MyMeeting, MyUnfiled, Part, attended, glance
from knowledge.briefing.standing import STALE_NOTE_DAYS
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.reminding.ahead import MeetingAhead, Member, meetings_between
from knowledge.reminding.due import Due, due_of
from knowledge.reminding.news import is_news
from knowledge.reminding.quiet import digest_is_due, is_quiet, is_working_day, quiet_until, working_day_before

__all__ = [
    "Digest",
    "Due",
    "MeetingAhead",
    "Member",
    "digest",
    "digest_is_due",
    "is_quiet",
    "is_working_day",
    "meetings_ahead",
    "quiet_until",
    "says_something_new",
    "working_day_before",
]

# What a digest looks at of each part; a person with more than that reads their Home.
MOST = 100


@dataclass(frozen=True, slots=True)
class Digest:
    """A person's morning: today's meetings by time, what is due or overdue, notes to file, accounts gone quiet.

    quiet: on the first day of the week all accounts without a word for longer than a brief lets pass; on others those
    that turned so that day.
    """

    as_of: date
    meetings: tuple[MyMeeting, ...] = ()
    ours: tuple[Due, ...] = ()
    theirs: tuple[Due, ...] = ()
    unfiled: Part[MyUnfiled] = field(default_factory=Part)
    quiet: tuple[MyAccount, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.meetings or self.ours or self.theirs or self.unfiled.total or self.quiet)


def meetings_ahead(desk: Desk, within: timedelta) -> tuple[MeetingAhead, ...]:
    """The meetings that begin from now to before so much later, each with those to be told, by time.

    The same meeting at the same time has the same `key` however often it is asked for. One whose hour nobody said is
    taken to begin at nine.
    """
    now = desk.now()
    with desk.book.reading() as session:
        return meetings_between(session, now, now.astimezone(UTC) + within, desk.zone)


def digest(desk: Desk, reader: Reader, zone: ZoneInfo | None = None) -> Digest:
    """What a person should know this morning. zone: theirs, for their day and hours; the book's where it is None."""
    zone = zone or desk.zone
    day = desk.clock().astimezone(zone).date()
    if reader.standing == "outsider":
        return Digest(day)
    begins, ends = (datetime.combine(one, time(), zone) for one in (day, day + timedelta(days=1)))
    with desk.book.reading() as session:
        found = glance(session, reader, FigureRequest(as_of=day, timezone=desk.zone.key), 0, MOST)
        meetings = meetings_between(session, begins, ends, desk.zone, attended(reader))
        due = due_of(session, reader, day)
    return Digest(
        as_of=day,
        meetings=tuple(_mine(one, zone) for one in meetings),
        ours=tuple(one for one in due if one.side == "ours"),
        theirs=tuple(one for one in due if one.side == "theirs"),
        unfiled=found.unfiled,
        quiet=_gone_quiet(found, day, desk.calendar.week_starts),
    )


def says_something_new(desk: Desk, account_id: int, since: datetime | None) -> bool:
    """Whether a brief would say anything that it did not say at that moment; at all, where it is None."""
    began_on = since.astimezone(desk.zone).date() if since is not None else date.min
    with desk.book.reading() as session:
        return is_news(session, account_id, since, desk.now().date(), began_on)


def _mine(meeting: MeetingAhead, zone: ZoneInfo) -> MyMeeting:
    """A meeting by a person's own clock; a whole day begins at midnight on any."""
    at = meeting.starts_at.astimezone(zone)
    if meeting.whole_day:
        at = datetime.combine(meeting.starts_at.date(), time(), zone)
    return MyMeeting(meeting.id, meeting.account_id, meeting.account, meeting.title, at)


def _gone_quiet(found: Glance, day: date, week_starts: int) -> tuple[MyAccount, ...]:
    first_of_week = day.weekday() == week_starts
    return tuple(one for one in found.quiet.rows if first_of_week or one.days == STALE_NOTE_DAYS + 1)
