"""An .ics file as calendars write it, taken apart into its events: read as a stream, refused with the line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.errors import BadInput
from knowledge.loading.csv_file import LONGEST_LINE

# What is read of an event; pictures, alarms and a program's own fields are passed over.
_READ = frozenset(
    [
        "UID",
        "SUMMARY",
        "DESCRIPTION",
        "LOCATION",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "EXRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "STATUS",
        "SEQUENCE",
        "DTSTAMP",
        "LAST-MODIFIED",
        "ATTENDEE",
        "ORGANIZER",
        "CLASS",
        "BEGIN",
        "END",
    ]
)
_NAME = re.compile(r"^[A-Za-z0-9-]+(?=[;:])")
# An event of more characters than this is no appointment.
MOST_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class RawEvent:
    """One VEVENT: the line it begins on, and what is read of it, as iCalendar text."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar: its events and time zones as text. cancels: whether it was sent to call its events off."""

    path: Path
    events: tuple[RawEvent, ...]
    zones: tuple[str, ...]
    cancels: bool


@dataclass
class _Reading:
    """A file while it is read: the blocks that are open, outermost first, and what was found."""

    path: Path
    open: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    size: int = 0
    begins: int = 0
    events: list[RawEvent] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    cancels: bool = False
    ended: bool = False

    def broken(self, line: int) -> BadInput:
        return BadInput("load.calendar_broken", file=self.path.name, line=line)

    def take(self, number: int, line: str) -> None:
        """Takes one unfolded line. Errors: BadInput where the blocks do not fit into each other."""
        words = line.strip()
        name, _, value = words.partition(":")
        match name.upper():
            case "BEGIN":
                self._begin(number, value.strip().upper())
            case "END":
                self._end(number, value.strip().upper())
            case "METHOD" if self.open == ["VCALENDAR"]:
                self.cancels = value.strip().upper() == "CANCEL"
            case _ if words and not self.open:
                raise self.broken(number)
            case _:
                self._keep(number, line)

    def _begin(self, number: int, block: str) -> None:
        if not self.open and block != "VCALENDAR":
            raise self.broken(number)
        if block in ("VCALENDAR", "VEVENT", "VTIMEZONE") and len(self.open) != (block != "VCALENDAR"):
            raise self.broken(number)  # an event that was never ended, or a calendar inside another
        self.open.append(block)
        if len(self.open) == 2:
            self.lines, self.size, self.begins = [], 0, number
        self._keep(number, f"BEGIN:{block}")

    def _end(self, number: int, block: str) -> None:
        if not self.open or self.open[-1] != block:
            raise self.broken(number)
        self._keep(number, f"END:{block}")
        self.open.pop()
        if len(self.open) == 1 and block == "VEVENT":
            self.events.append(RawEvent(self.begins, "\r\n".join(self.lines)))
        if len(self.open) == 1 and block == "VTIMEZONE":
            self.zones.append("\r\n".join(self.lines))
        self.ended = self.ended or not self.open

    def _keep(self, number: int, line: str) -> None:
        block = self.open[1] if len(self.open) > 1 else ""
        in_event = block == "VEVENT" and len(self.open) == 2 and _wanted(line)
        if not in_event and block != "VTIMEZONE":
            return
        self.lines.append(line)
        self.size += len(line)
        if self.size > MOST_CHARACTERS:
            raise BadInput("load.event_too_long", file=self.path.name, line=number)


def read_calendar(path: Path) -> CalendarFile:
    """The events of a file. Errors: BadInput where it is no calendar, cut off or cannot be read, with the line."""
    reading = _Reading(path)
    number = 0
    for number, line in _unfolded(path):
        reading.take(number, line)
    if not number:
        raise BadInput("load.file_empty", file=path.name)
    if reading.open or not reading.ended:
        raise reading.broken(number)
    return CalendarFile(path, tuple(reading.events), tuple(reading.zones), reading.cancels)


def _wanted(line: str) -> bool:
    name = _NAME.match(line)
    return name is None or name[0].upper() in _READ


def _unfolded(path: Path) -> Iterator[tuple[int, str]]:
    """Each line with its number. A long one goes on after a space in the next, which may part the bytes of a letter."""
    begins, held = 0, b""
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(LONGEST_LINE):
                number += 1
                if len(line) >= LONGEST_LINE:
                    raise BadInput("load.calendar_broken", file=path.name, line=number)
                bare = line.rstrip(b"\r\n")
                if number == 1:
                    bare = bare.removeprefix(b"\xef\xbb\xbf")
                if bare[:1] in (b" ", b"\t") and begins and len(held) < MOST_CHARACTERS:
                    held += bare[1:]
                    continue
                if held.strip():
                    yield begins, _decoded(path, begins, held)
                begins, held = number, bare
            if held.strip():
                yield begins, _decoded(path, begins, held)
    except OSError as error:
        raise BadInput("load.file_unreadable", file=path.name) from error


def _decoded(path: Path, line: int, held: bytes) -> str:
    try:
        return held.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput("load.file_encoding", file=path.name, line=line) from error
