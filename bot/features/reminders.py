"""Reminders: what is due to be told unasked, and to whom. How it is told, and once, is the surface's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.desk import Desk
from knowledge.briefing.glance import Glance, MyAccount, MyMeeting, MyUnfiled, Part, attended, glance
from knowledge.figures.alerts import Alert, alerts_of
from knowledge.figures.entry import FigureRequest
from knowledge.handing.escalating import Risen, note_risen, risen_to
from knowledge.handing.passing import Handed, open_for
from knowledge.people import Reader
from knowledge.records.accounts import own
from knowledge.reminding.ahead import MeetingAhead, Member, meetings_between
from knowledge.reminding.colours import ColourChange, colour_changes, keep_readings, mark_told, new_readings
from knowledge.reminding.due import Due, due_of
from knowledge.reminding.news import is_news
from knowledge.reminding.quiet import digest_is_due, is_quiet, is_working_day, quiet_until, working_day_before

__all__ = [
    "ColourChange",
    "Digest",
    "Due",
    "Handed",
    "MeetingAhead",
    "Member",
    "Risen",
    "digest",
    "digest_is_due",
    "health_was_told",
    "is_quiet",
    "is_working_day",
    "look_at_health",
    "meetings_ahead",
    "quiet_until",
    "risen_was_told",
    "says_something_new",
    "working_day_before",
]

# What a digest looks at of each part; a person with more than that reads their Home.
MOST = 100


@dataclass(frozen=True, slots=True)
class Digest:
    """A person's morning: today's meetings by time, what is due or overdue, notes to file, accounts gone quiet.

    quiet: on the first day of the week all accounts with an alert on the relationship; on others those with one that
    is new that day. colours: own accounts whose health has another colour than when that was last told.
    handed: what colleagues passed on and the person has not answered. risen: what a manager's people owe for long.
    """

    as_of: date
    meetings: tuple[MyMeeting, ...] = ()
    ours: tuple[Due, ...] = ()
    theirs: tuple[Due, ...] = ()
    unfiled: Part[MyUnfiled] = field(default_factory=Part)
    quiet: tuple[MyAccount, ...] = ()
    colours: tuple[ColourChange, ...] = ()
    handed: tuple[Handed, ...] = ()
    risen: tuple[Risen, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        due, told = (self.ours, self.theirs, self.handed, self.risen), (self.meetings, self.quiet, self.colours)
        return not (any(due) or any(told) or self.unfiled.total)


def meetings_ahead(desk: Desk, within: timedelta) -> tuple[MeetingAhead, ...]:
    """The meetings that begin from now to before so much later, each with those to be told, by time.

    The same meeting at the same time has the same `key` however often it is asked for. One whose hour nobody said is
    taken to begin at nine.
    """
    now = desk.now()
    with desk.book.reading() as session:
        return meetings_between(session, now, now.astimezone(UTC) + within, desk.zone)


def digest(desk: Desk, reader: Reader, zone: ZoneInfo | None = None, *, escalate_days: int = 0) -> Digest:
    """What a person should know this morning. zone: theirs, for their day and hours; the book's where it is None.

    escalate_days: how long their people's work is overdue before a manager is told of it; 0 for never.
    """
    zone = zone or desk.zone
    day = desk.clock().astimezone(zone).date()
    if reader.standing == "outsider":
        return Digest(day)
    begins, ends = (datetime.combine(one, time(), zone) for one in (day, day + timedelta(days=1)))
    with desk.book.reading() as session:
        found = glance(session, reader, FigureRequest(as_of=day, timezone=desk.zone.key), 0, MOST)
        meetings = meetings_between(session, begins, ends, desk.zone, attended(reader))
        due = due_of(session, reader, day)
        handed = [one for one in open_for(session, reader, MOST) if one.taker_id == reader.member_id]
        risen = risen_to(session, reader, day, begins, escalate_days)
        colours = colour_changes(session, reader, day, zone)
        before = alerts_of(session, own(reader), day - timedelta(days=1))
    first_of_week = day.weekday() == desk.calendar.week_starts
    return Digest(
        as_of=day,
        meetings=tuple(_mine(one, zone) for one in meetings),
        ours=tuple(one for one in due if one.side == "ours"),
        theirs=tuple(one for one in due if one.side == "theirs"),
        unfiled=found.unfiled,
        quiet=found.quiet.rows if first_of_week else tuple(_turned_quiet(found, before)),
        colours=colours,
        handed=tuple(handed),
        risen=risen,
    )


def look_at_health(desk: Desk, reader: Reader, zone: ZoneInfo | None = None) -> None:
    """Keeps a reading of those of a person's own accounts whose colour is another than when one was last kept."""
    day = desk.clock().astimezone(zone or desk.zone).date()
    with desk.book.reading() as session:
        found = new_readings(session, reader, day)
    if found:
        with desk.book.writing() as session:
            keep_readings(session, found, day, desk.now())


def health_was_told(desk: Desk, reader: Reader) -> None:
    """From now on the person knows the colours of their accounts."""
    with desk.book.writing() as session:
        mark_told(session, reader, desk.now())


def risen_was_told(desk: Desk, manager: Reader, told: tuple[Risen, ...]) -> None:
    """The manager knows of these from now on."""
    if told:
        with desk.book.writing() as session:
            note_risen(session, manager, told, desk.now())


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


def _turned_quiet(found: Glance, before: Mapping[int, tuple[Alert, ...]]) -> Iterator[MyAccount]:
    """The accounts with an alert that there was none of the day before, with just those."""
    for one in found.quiet.rows:
        known = {alert.matter for alert in before.get(one.id, ())}
        if new := tuple(alert for alert in one.alerts if alert.matter not in known):
            yield replace(one, alerts=new)
