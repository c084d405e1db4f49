"""When a meeting takes place: once, or again and again by its rule, without the times left out and with those added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from heapq import merge
from itertools import takewhile
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.rrule import rrulestr

from knowledge.records.meetings import Meeting

# A moment in UTC, as calendars write it.
STAMP = "%Y%m%dT%H%M%SZ"
_LOCAL = "%Y%m%dT%H%M%S"
_UNTIL = re.compile(r"UNTIL=(\d{8})(T\d{6})?(Z?)")
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
        if (until := _UNTIL.search(words)) is not None and _local(until) < low:
            return iter(())
        # A rule without an end that never comes true is not looked for until the year 9999.
        ends = "" if until is not None or "COUNT=" in words.upper() else f";UNTIL={high:{_LOCAL}}"
        rule = rrulestr(f"{words}{ends}", dtstart=first)
    except ValueError:
        return None
    within = takewhile(lambda at: at <= high, rule)
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
