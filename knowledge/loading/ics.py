"""Calendars in a load: their events become rows of meetings, written, counted and taken back as any other rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from knowledge.evidence import Message
from knowledge.loading.csv_file import CsvFile, Row
from knowledge.loading.ics_book import Calendars
from knowledge.loading.ics_event import CalendarEvent, NoEvent
from knowledge.loading.ics_file import read_calendar
from knowledge.loading.ics_people import CalendarPeople, calendar_people
from knowledge.loading.ics_series import ONCE, series_of, stamps, times_onwards
from knowledge.loading.kinds import KINDS
from knowledge.loading.mapping import FileMapping
from knowledge.loading.plan import FilePlan
from knowledge.loading.reading import RowReader, reader_of
from knowledge.loading.references import Met, References
from knowledge.loading.write import Writer
from knowledge.records.meetings import Meeting, MeetingStatus

# Where the ids of calendars come from: a UID is the same in everybody's calendar.
SOURCE = "calendar"
CHUNK = 500
_MEETING = KINDS["meeting"]
_ALWAYS = {"account_id": "ACCOUNT", "title": "SUMMARY", "starts_at": "DTSTART"}
_ALL = _ALWAYS | {
    "status": "STATUS",
    "goal": "DESCRIPTION",
    "ends_at": "DTEND",
    "place": "LOCATION",
    "recurrence": "RRULE",
    "zone": "TZID",
    "left_out": "EXDATE",
    "also_at": "RDATE",
}
_LISTS = {"members": "MEMBERS", "contacts": "CONTACTS"}
Cells = Mapping[str, str]
Item = TypeVar("Item")


@dataclass
class _File:
    """One calendar on its way into the book."""

    path: Path
    part: FilePlan
    writer: Writer
    zone: ZoneInfo
    met: Met

    def write(self, columns: Mapping[str, str], lists: Mapping[str, str], rows: Iterable[tuple[int, Cells]]) -> None:
        """Writes rows of these fields; what has no column is left as it is."""
        header = ("UID", *columns.values(), *lists.values())
        reader = self._reader(dict(columns), dict(lists), header)
        for some in _some(rows):
            ready = [Row(line, [cells[name] for name in header], len(header)) for line, cells in some]
            self.writer.write(reader, self.part, ready, self.met)
        self.writer.settle(reader, self.part)

    def _reader(self, columns: dict[str, str], lists: dict[str, str], header: tuple[str, ...]) -> RowReader:
        by = dict.fromkeys(("account_id", *lists), "id")
        name = self.path.name
        mapping = FileMapping(name, _MEETING.name, ("UID",), columns, {}, {}, by, {}, lists, {})
        return reader_of(mapping, _MEETING, CsvFile(self.path, "utf-8", ",", header), {}, self.zone)

    def refuse(self, event: CalendarEvent, error: NoEvent) -> None:
        self.writer.plan.refuse(self.part, event.line, error.column, error.reason)


def write_calendars(writer: Writer, paths: Sequence[Path], zone: ZoneInfo) -> Iterator[int]:
    """Writes the meetings of these calendars; yields how many lines were gone through each time. Errors: BadInput."""
    if not paths:
        return
    own = replace(writer, references=References(writer.session, SOURCE))
    people = calendar_people(writer.session)
    calendars = Calendars(zone)
    files = [_File(path, FilePlan(path.name, _MEETING.name), own, zone, Met()) for path in paths]
    for file in files:
        writer.plan.files.append(file.part)
        yield from calendars.read(read_calendar(file.path), file.part, writer.plan)
    for file in files:
        names: set[str] = set()
        file.write(_ALL, _LISTS, _rows(file, calendars, people, names))
        file.write(_ALWAYS | {"status": "STATUS"}, {}, _withdrawn(file, calendars))
        file.write(_ALWAYS | {"left_out": "EXDATE"}, {}, _interrupted(file, calendars))


def _rows(file: _File, calendars: Calendars, people: CalendarPeople, told: set[str]) -> Iterator[tuple[int, Cells]]:
    """The meetings of one file. told: attendees nobody knows who were named before."""
    for event in calendars.current(file.path.name):
        try:
            account_id = _account(event, calendars, people)
            cells = _cells(event, account_id, calendars, people, file.zone)
        except NoEvent as error:
            file.refuse(event, error)
            continue
        for address in people.unknown_in(event):
            if address not in told:
                told.add(address)
                reason = Message("load.attendee_unknown", {"address": address[:80]})
                file.writer.plan.leave_out(file.part, event.line, "ATTENDEE", reason)
        yield event.line, cells


def _account(event: CalendarEvent, calendars: Calendars, people: CalendarPeople) -> int:
    """The account of an event; one time of a series belongs where the series does, unless it says otherwise."""
    try:
        return people.account_of(event)
    except NoEvent:
        series = calendars.series.get(event.uid)
        if event.instance is None or series is None:
            raise
        return people.account_of(series)


def _cells(
    event: CalendarEvent, account_id: int, calendars: Calendars, people: CalendarPeople, zone: ZoneInfo
) -> Cells:
    others = calendars.instances.get(event.uid, {}).values()
    if event.instance is None:
        series = series_of(event, others, zone)
    elif event.onwards and (whole := calendars.series.get(event.uid)) is not None and whole.parsed is not None:
        series = times_onwards(whole, others)
    else:
        series = ONCE
    return {
        "UID": event.key,
        "ACCOUNT": str(account_id),
        "SUMMARY": event.title or people.shown[account_id],
        "DTSTART": _moment(event.starts),
        "STATUS": (MeetingStatus.CANCELLED if event.cancelled else MeetingStatus.SCHEDULED).value,
        "DESCRIPTION": event.goal,
        "DTEND": _moment(event.ends) if event.ends else "",
        "LOCATION": event.place,
        "RRULE": series.recurrence,
        "TZID": series.zone,
        "EXDATE": stamps(series.left_out),
        "RDATE": stamps(series.also_at),
        "MEMBERS": ";".join(map(str, people.members_in(event))),
        "CONTACTS": ";".join(map(str, people.contacts_in(event, account_id))),
    }


def _withdrawn(file: _File, calendars: Calendars) -> Iterator[tuple[int, Cells]]:
    """Times of a series that were otherwise once, and are no longer: as meetings of their own they are called off."""
    mine = {event.uid: event for event in calendars.current(file.path.name) if event.instance is None}
    query = sa.select(Meeting).where(Meeting.source == SOURCE, Meeting.status != MeetingStatus.CANCELLED)
    for meeting in file.writer.session.scalars(query.where(Meeting.source_id.contains("/")).order_by(Meeting.id)):
        key = meeting.source_id or ""
        series = mine.get(key.rpartition("/")[0])
        if series is not None and key not in calendars.instances.get(series.uid, {}) and key not in calendars.series:
            yield series.line, _kept(meeting) | {"STATUS": MeetingStatus.CANCELLED.value}


def _interrupted(file: _File, calendars: Calendars) -> Iterator[tuple[int, Cells]]:
    """Series of an earlier load of which this file holds one time alone that is otherwise."""
    alone: dict[str, list[CalendarEvent]] = {}
    for event in calendars.current(file.path.name):
        if event.instance is not None and event.uid not in calendars.series:
            alone.setdefault(event.uid, []).append(event)
    for uids in _some(alone):
        query = sa.select(Meeting).where(Meeting.source == SOURCE, Meeting.source_id.in_(uids))
        for meeting in file.writer.session.scalars(query.order_by(Meeting.id)).all():
            events = alone[meeting.source_id or ""]
            instances = stamps(event.instance for event in events if event.instance)
            left_out = sorted({*meeting.left_out.split(), *instances.split()})
            yield events[0].line, _kept(meeting) | {"EXDATE": " ".join(left_out)}


def _kept(meeting: Meeting) -> dict[str, str]:
    """What a row of a meeting cannot be without, as it is."""
    return {
        "UID": meeting.source_id or "",
        "ACCOUNT": str(meeting.account_id),
        "SUMMARY": meeting.title,
        "DTSTART": _moment(meeting.starts_at),
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _some(items: Iterable[Item]) -> Iterator[list[Item]]:
    held = iter(items)
    while chunk := list(islice(held, CHUNK)):
        yield chunk
