"""One event of a calendar becomes a value: its times in UTC, its people's addresses, and what it repeats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Event

from knowledge.evidence import Message, Value
from knowledge.loading.ics_file import RawEvent
from knowledge.loading.ics_zones import UNREADABLE

# What must be readable for an event to be taken.
_NEEDED = ("DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
_LONGEST_GOAL = 200


class NoEvent(Exception):
    """An event that cannot be taken: the property (empty where all of it is meant) and the reason."""

    def __init__(self, column: str, message: str, /, **values: Value) -> None:
        self.column = column
        self.reason = Message(message, values)
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event. starts, ends: as written, with the zone they were written in; a whole day begins at its midnight.

    instance: for one time of a series that is otherwise, when it would have been, in UTC. version: the later change
    has the greater one. attendees: addresses in small letters, without rooms and those who declined. parsed: the event
    as the library has it, for its repetition; None where it takes place once.
    """

    line: int
    uid: str
    version: tuple[int, str]
    instance: datetime | None
    onwards: bool
    title: str
    goal: str
    place: str
    starts: datetime
    ends: datetime | None
    cancelled: bool
    attendees: tuple[str, ...]
    parsed: Any

    @property
    def key(self) -> str:
        """What it is known by again: a series by its UID, one time of it by when it would have been too."""
        return self.uid if self.instance is None else f"{self.uid}/{self.instance:%Y%m%dT%H%M%SZ}"


def read_event(raw: RawEvent, zone: ZoneInfo, *, cancels: bool) -> CalendarEvent:
    """Errors: NoEvent. zone: of times that name none."""
    try:
        parsed = Event.from_ical(raw.text)
    except UNREADABLE as error:
        raise NoEvent("", "load.event_unreadable") from error
    for name, _ in parsed.errors:
        if name in _NEEDED:
            raise NoEvent(name, "load.event_field_unreadable", words=_words(parsed, name)[:60])
    if _words(parsed, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
        raise NoEvent("CLASS", "load.event_private")
    if not (uid := _words(parsed, "UID").strip()):
        raise NoEvent("UID", "load.id_missing")
    starts = _moment(parsed, "DTSTART", zone)
    if starts is None:
        raise NoEvent("DTSTART", "load.cell_empty")
    instance = _moment(parsed, "RECURRENCE-ID", zone)
    return CalendarEvent(
        line=raw.line,
        uid=uid,
        version=_version(parsed),
        instance=instance.astimezone(UTC) if instance else None,
        onwards=instance is not None and parsed["RECURRENCE-ID"].params.get("RANGE", "").upper() == "THISANDFUTURE",
        title=" ".join(_words(parsed, "SUMMARY").split()),
        goal=_goal(_words(parsed, "DESCRIPTION")),
        place=_words(parsed, "LOCATION").strip(),
        starts=starts,
        ends=_ends(parsed, starts, zone),
        cancelled=cancels or _words(parsed, "STATUS").strip().upper() == "CANCELLED",
        attendees=_attendees(parsed),
        parsed=parsed if instance or any(name in parsed for name in ("RRULE", "RDATE")) else None,
    )


def moment_of(value: Any, zone: ZoneInfo, column: str) -> datetime:
    """A value of the library as a moment; one of no zone in `zone`. Errors: NoEvent for a zone nobody knows."""
    at = value.dt[0] if isinstance(value.dt, tuple) else value.dt
    if not isinstance(at, datetime):
        at = datetime.combine(at, time()) if isinstance(at, date) else at
    if not isinstance(at, datetime):
        raise NoEvent(column, "load.event_field_unreadable", words=str(value.dt)[:60])
    if at.tzinfo is None:
        if named := value.params.get("TZID"):
            raise NoEvent(column, "load.zone_unknown", zone=str(named)[:60])
        at = at.replace(tzinfo=zone)
    try:
        at.astimezone(UTC)
    except OverflowError as error:
        raise NoEvent(column, "load.not_a_date", cell=str(value.dt)[:60]) from error
    return at


def _moment(parsed: Any, name: str, zone: ZoneInfo) -> datetime | None:
    value = parsed.get(name)
    if value is None:
        return None
    if isinstance(value, list):
        value = value[0]
    return moment_of(value, zone, name)


def _ends(parsed: Any, starts: datetime, zone: ZoneInfo) -> datetime | None:
    ends = _moment(parsed, "DTEND", zone)
    if ends is None and (lasts := parsed.get("DURATION")) is not None and isinstance(lasts.dt, timedelta):
        ends = starts + lasts.dt
    if ends is not None and ends.astimezone(UTC) < starts.astimezone(UTC):
        raise NoEvent("DTEND", "load.event_ends_before")
    return ends


def _words(parsed: Any, name: str) -> str:
    value = parsed.get(name, "")
    if isinstance(value, list):
        value = value[0]
    return str(value) if isinstance(value, str) else "" if value is None else str(getattr(value, "dt", value))


def _version(parsed: Any) -> tuple[int, str]:
    sequence = _words(parsed, "SEQUENCE")
    changed = _words(parsed, "LAST-MODIFIED") or _words(parsed, "DTSTAMP")
    return int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0, changed


def _goal(description: str) -> str:
    """What a meeting is for: the first line of its description, where that is a sentence and no link or markup."""
    first = next((line.strip() for line in description.splitlines() if line.strip()), "")
    usual = len(first) <= _LONGEST_GOAL and "://" not in first and not first.startswith("<")
    return first if usual and any(letter.isalpha() for letter in first) else ""


def _attendees(parsed: Any) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in ("ORGANIZER", "ATTENDEE"):
        held = parsed.get(name, [])
        for one in held if isinstance(held, list) else [held]:
            params = getattr(one, "params", {})
            unwanted = str(params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE")
            if unwanted or str(params.get("PARTSTAT", "")).upper() == "DECLINED":
                continue
            address = str(one).strip().lower().removeprefix("mailto:").strip()
            address = address if "@" in address else str(params.get("EMAIL", "")).strip().lower()
            if "@" in address:
                found[address] = None
    return tuple(found)
