"""When a meeting takes place: once, or again and again by its rule, without the times left out and with those added."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import MAXYEAR, UTC, date, datetime, timedelta
from functools import lru_cache
from heapq import merge
from itertools import takewhile
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.rrule import rrulestr

from knowledge.records.meetings import Meeting

# A moment in UTC, as calendars write it.
STAMP = "%Y%m%dT%H%M%SZ"
_LOCAL = "%Y%m%dT%H%M%S"
_UNTIL = re.compile(r"UNTIL=(\d{8})(T\d{6})?(Z?)(?=;|$)", re.IGNORECASE)
_ENDS = re.compile(r";?UNTIL=[^;]*", re.IGNORECASE)
# No meeting takes place by the hour; such a rule would be counted out for minutes.
_TOO_OFTEN = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)
# By this much at most a clock is put forward or back.
_SHIFT = timedelta(hours=3)


def times_of(meeting: Meeting, zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """When a meeting takes place from `start` to before `end`, in `zone`, the earliest first.

    A recurring one keeps its hour by the clock of its own zone, or of `zone` where it has none, through daylight
    saving. A rule that cannot be read is none: the meeting takes place once.
    """
    by_rule = _by_rule(meeting, zone, start, end)
    if by_rule is None and not meeting.also_at:
        by_rule = iter([meeting.starts_at])
    added = sorted({_moment(stamp) for stamp in meeting.also_at.split()})
    left_out = {_moment(stamp) for stamp in meeting.left_out.split()}
    last = None
    for at in merge(by_rule or iter(()), added):
        if start <= at < end and at != last and at not in left_out:
            yield at.astimezone(zone)
        last = at


def recurs(meeting: Meeting) -> bool:
    """Whether a meeting may take place more than once."""
    return bool(meeting.recurrence or meeting.also_at)


def stamp_of(moment: datetime) -> str:
    """A moment as the lists of a meeting hold it."""
    return moment.astimezone(UTC).strftime(STAMP)


def by_clock(rule: str, first: datetime, last: datetime) -> Iterator[datetime]:
    """The times of a rule by the clock of one zone, the earliest first, to `last`; an UNTIL in it is not looked at.

    The library follows a rule that never comes true to the last year of the calendar, for many seconds. So it is
    followed where that year is near: in the latest years that have the very days of those asked for.
    Errors: ValueError for what is no rule.
    """
    later = _years_later(first.year, last.year)
    begins, ends = (moment.replace(year=moment.year + later) for moment in (first, last))
    found = rrulestr(_ENDS.sub("", rule).strip(";"), dtstart=begins)
    return (at.replace(year=at.year - later) for at in takewhile(lambda at: at <= ends, found))


@lru_cache(maxsize=256)
def _years_later(first: int, last: int) -> int:
    """So many years after them come the latest years with the same weekdays and leap days as `first` to `last`."""
    length = last - first
    latest = range(MAXYEAR - length - 2, first, -1)
    return next((year - first for year in latest if _days(year, length) == _days(first, length)), 0)


def _days(first: int, length: int) -> tuple[int, ...]:
    """What the weekdays and leap days of some years rest on; the numbers of weeks ask for a year more on both sides."""
    return (date(first, 1, 1).weekday(), *(isleap(year) for year in range(first - 1, first + length + 2)))


def _moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)


def _by_rule(meeting: Meeting, zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime] | None:
    """The times by the rule, in UTC, around the span asked for; None where there is no rule."""
    if not meeting.recurrence or _TOO_OFTEN.search(meeting.recurrence):
        return None
    own = _own_zone(meeting, zone)
    first, low, high = (moment.astimezone(own).replace(tzinfo=None) for moment in (meeting.starts_at, start, end))
    low, high = low - _SHIFT, high + _SHIFT
    try:
        words = _in_zone(meeting.recurrence, own)
        until = _UNTIL.search(words)
        if until is None and _ENDS.search(words) is not None:
            return None
        ends = high if until is None else min(high, _local(until))
        if ends < low or ends < first:
            return iter(())
        within = by_clock(words, first, ends)
    except ValueError:
        return None
    return (at.replace(tzinfo=own).astimezone(UTC) for at in within if at >= low)


def _own_zone(meeting: Meeting, zone: ZoneInfo) -> ZoneInfo:
    try:
        return ZoneInfo(meeting.zone) if meeting.zone else zone
    except (ZoneInfoNotFoundError, ValueError):
        return zone


def _in_zone(recurrence: str, zone: ZoneInfo) -> str:
    """The rule with its UNTIL, which calendars write in UTC, as the clock of the zone shows it; a day is whole."""

    def local(until: re.Match[str]) -> str:
        if not until[2]:
            return f"UNTIL={until[1]}T235959"
        if not until[3]:
            return until[0]
        at = datetime.strptime(f"{until[1]}{until[2]}Z", STAMP).replace(tzinfo=UTC).astimezone(zone)
        return f"UNTIL={at:{_LOCAL}}"

    return _UNTIL.sub(local, recurrence)


def _local(until: re.Match[str]) -> datetime:
    """The end of a rule by the clock."""
    return datetime.strptime(f"{until[1]}{until[2]}", _LOCAL)  # noqa: DTZ007  its zone is the meeting's
