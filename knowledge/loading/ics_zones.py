"""The time zones a calendar brings along: each is known by the name of the usual zone whose clock shows the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Timezone
from icalendar.timezone import tzp

from knowledge.loading.ics_file import CalendarFile

# What the library raises over what people's calendars hold.
UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError)
_AREAS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
# The clocks are compared on each day of these years: every change of them falls on a day.
_FIRST, _DAYS = datetime(2024, 1, 1, 12), 6 * 366  # noqa: DTZ001


class Zones:
    """The zones of one file. Making it lets the library know them, and no other file's."""

    def __init__(self, file: CalendarFile, preferred: ZoneInfo) -> None:
        tzp.use_default()
        self._names: dict[str, str] = {}
        for text in file.zones:
            try:
                zone = Timezone.from_ical(text)
                name = str(zone["TZID"])
                if (twin := _twin(tzp.timezone(name), preferred)) is not None:
                    self._names[name] = twin
            except UNREADABLE:
                continue  # an event that needs it is refused, and says so
        known = "|".join(re.escape(name) for name in sorted(self._names, key=len, reverse=True))
        self._named = re.compile(f'(?<=;TZID=)"?({known})"?(?=[;:])') if known else None

    def spelt(self, text: str) -> str:
        """The text of an event with usual zones in the place of the file's own."""
        if self._named is None:
            return text
        return self._named.sub(lambda match: self._names[match[1]], text)


def _twin(zone: tzinfo | None, preferred: ZoneInfo) -> str | None:
    """The usual zone whose clock shows the same, `preferred` where it does; None where none does, or it is one."""
    if zone is None or isinstance(zone, ZoneInfo):
        return None
    days = [_FIRST + timedelta(days=number) for number in range(_DAYS)]
    shown = [zone.utcoffset(day.replace(tzinfo=zone)) for day in days]
    for usual in _usual(preferred):
        if all(usual.utcoffset(day) == offset for day, offset in zip(days, shown, strict=True)):
            return usual.key
    return None


def _usual(preferred: ZoneInfo) -> Iterator[ZoneInfo]:
    yield preferred
    for name in sorted(available_timezones()):
        if name.startswith(_AREAS):
            yield ZoneInfo(name)
