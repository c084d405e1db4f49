"""What an event repeats, as a meeting holds it: one rule by the clock of one zone, or else the times themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import recurring_ical_events
from icalendar import Calendar
from icalendar.timezone import tzid_from_tzinfo

from knowledge.figures.recurring import by_clock, stamp_of
from knowledge.loading.ics_event import CalendarEvent, NoEvent, moment_of
from knowledge.loading.ics_zones import UNREADABLE

_TOO_OFTEN = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)
# So far from its first time on, and so many times at most, a series is written out that no one rule can tell.
YEAR, YEARS = timedelta(days=366), 10
MOST_TIMES = 500


@dataclass(frozen=True, slots=True)
class Series:
    """The fields of a meeting that tell when it recurs: see `Meeting`."""

    recurrence: str = ""
    zone: str = ""
    left_out: tuple[datetime, ...] = ()
    also_at: tuple[datetime, ...] = ()


ONCE = Series()


def series_of(event: CalendarEvent, others: Iterable[CalendarEvent], zone: ZoneInfo) -> Series:
    """What an event repeats; `others` are its times that are otherwise. Errors: NoEvent where that cannot be read."""
    otherwise = list(others)
    if event.parsed is None or not (event.parsed.get("RRULE") or event.parsed.get("RDATE")):
        return ONCE
    left_out = [*_listed(event, "EXDATE", zone), *(one.instance for one in otherwise if one.instance)]
    own = _zone_name(event)
    rule = _one_rule(event)
    if own is None or rule is None or any(one.onwards for one in otherwise):
        return _written_out(event, otherwise)
    also = {*_listed(event, "RDATE", zone)}
    if not rule or _first(event, rule) != event.starts.replace(tzinfo=None):
        also.add(event.starts.astimezone(UTC))  # the first time counts, whether the rule gives it or not
    return Series(rule, own, tuple(sorted({*left_out})), tuple(sorted(also - {*left_out})))


def times_onwards(event: CalendarEvent, others: Iterable[CalendarEvent]) -> Series:
    """From one time of a series on, as that one is: its times. `event` is the series, `others` hold that time."""
    otherwise = list(others)
    return Series(also_at=tuple(_times(event, otherwise, onwards=True)))


def _one_rule(event: CalendarEvent) -> str | None:
    """The rule as text, "" where there is none; None where one rule does not tell all. Errors: NoEvent."""
    held = event.parsed.get("RRULE")
    if isinstance(held, list) or event.parsed.get("EXRULE"):
        return None
    if not held:
        return ""
    rule: str = held.to_ical().decode()
    if _TOO_OFTEN.search(rule):
        raise NoEvent("RRULE", "load.repeats_too_often")
    try:
        _first(event, rule)
    except UNREADABLE as error:
        raise NoEvent("RRULE", "load.event_field_unreadable", words=rule[:60]) from error
    return rule


def _demand_some(event: CalendarEvent) -> None:
    """Errors: NoEvent for a rule that never comes true, which would be followed to the year 9999."""
    held = event.parsed.get("RRULE", [])
    for rule in (one.to_ical().decode() for one in (held if isinstance(held, list) else [held])):
        if _TOO_OFTEN.search(rule):
            raise NoEvent("RRULE", "load.repeats_too_often")
        if _first(event, rule, YEARS * YEAR) is None:
            raise NoEvent("RRULE", "load.event_field_unreadable", words=rule[:60])


def _first(event: CalendarEvent, rule: str, within: timedelta = YEAR) -> datetime | None:
    """The first time the rule gives, within so long."""
    first = event.starts.replace(tzinfo=None)
    # Without its end, which may be in UTC, and which a first time does not depend on.
    endless = re.sub(r";?(UNTIL|COUNT)=[^;]*", "", rule, flags=re.IGNORECASE).strip(";")
    return next(by_clock(endless, first, first + within), None)


def _zone_name(event: CalendarEvent) -> str | None:
    """The name of the zone a series keeps to; None where it is a zone of the file's own and like no other."""
    name = getattr(event.starts.tzinfo, "key", None) or tzid_from_tzinfo(event.starts.tzinfo)
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _listed(event: CalendarEvent, name: str, zone: ZoneInfo) -> list[datetime]:
    """The times of a list, in UTC; a day alone stands for the event's hour on it."""
    held = event.parsed.get(name, [])
    found: list[datetime] = []
    for value in (one for part in (held if isinstance(held, list) else [held]) for one in part.dts):
        at = moment_of(value, zone, name)
        if not isinstance(value.dt, datetime | tuple):
            at = datetime.combine(value.dt, event.starts.time(), event.starts.tzinfo)
        found.append(at.astimezone(UTC))
    return found


def _written_out(event: CalendarEvent, others: list[CalendarEvent]) -> Series:
    times = _times(event, others, onwards=False)
    first = event.starts.astimezone(UTC)
    return Series(left_out=() if first in times else (first,), also_at=tuple(times))


def _times(event: CalendarEvent, others: list[CalendarEvent], *, onwards: bool) -> list[datetime]:
    """The times of a series in UTC, without those that are otherwise; of those `onwards`, only what follows them."""
    calendar = Calendar()
    calendar.add_component(event.parsed)
    for one in others:
        calendar.add_component(one.parsed)
    turns = [one.instance for one in others if one.onwards and one.instance is not None]
    turn = min(turns, default=None)
    alone = {one.instance for one in others if not one.onwards}
    found: set[datetime] = set()
    first = event.starts.astimezone(UTC)
    try:
        _demand_some(event)
        query = recurring_ical_events.of(calendar)
        # Year by year, since of a daily one many times are enough.
        for year in range(YEARS):
            begins = first + year * YEAR
            for one in query.between(begins, begins + YEAR):
                at = _in_utc(one["DTSTART"].dt, event)
                was = _in_utc(one["RECURRENCE-ID"].dt, event) if "RECURRENCE-ID" in one else at
                if was not in alone and (turn is not None and was >= turn) == onwards:
                    found.add(at)
            if len(found) >= MOST_TIMES:
                break
    except UNREADABLE as error:
        raise NoEvent("RRULE", "load.event_unreadable") from error
    return sorted(found)[:MOST_TIMES]


def _in_utc(at: Any, event: CalendarEvent) -> datetime:
    moment = at if isinstance(at, datetime) else datetime.combine(at, event.starts.time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=event.starts.tzinfo)).astimezone(UTC)


def stamps(moments: Iterable[datetime]) -> str:
    """Moments as a meeting's lists hold them."""
    return " ".join(stamp_of(moment) for moment in moments)
