"""Spans of the calendar: the month, quarter or fiscal year around a day, the one before, and that of last year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.evidence import Period, PeriodKind
from knowledge.festivals import last_season

DAY = timedelta(days=1)
# Months in each unit that is made of whole ones.
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal_year": 12}
# No season begins earlier before its festival's end than this: what began earlier is the year before's.
SEASON_REACH = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The month the fiscal year starts in (7 is July), and the first day of the week (Monday 0, Sunday 6)."""

    fiscal_year_starts: int = 7
    week_starts: int = 6


def months_later(day: date, months: int) -> date:
    """The first day of the month that lies this many months later."""
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def months_from(start: date, months: int, kind: PeriodKind) -> Period:
    """This many whole months from a first day on."""
    return Period(start, months_later(start, months) - DAY, kind)


def month_of(day: date) -> Period:
    """The month of a day."""
    return months_from(day.replace(day=1), 1, "month")


def unit_around(unit: str, day: date, calendar: Calendar, back: int = 0) -> Period:
    """The day, week, month, quarter, half, year or fiscal year that holds `day`, or the one `back` units earlier."""
    if unit == "day":
        at = day - back * DAY
        return Period(at, at, "day")
    if unit == "week":
        start = day - timedelta(days=(day.weekday() - calendar.week_starts) % 7 + 7 * back)
        return Period(start, start + timedelta(days=6), "week")
    if unit == "month":
        return month_of(months_later(day, -back))
    if unit == "quarter":
        return months_from(months_later(day, -((day.month - 1) % 3) - 3 * back), 3, "quarter")
    if unit == "half":
        return months_from(months_later(day, -((day.month - 1) % 6) - 6 * back), 6, "half")
    if unit == "fiscal_year":
        start = months_later(day, -((day.month - calendar.fiscal_year_starts) % 12) - 12 * back)
        return months_from(start, 12, "fiscal_year")
    return months_from(date(day.year - back, 1, 1), 12, "year")


def last_units(number: int, unit: str, as_of: date) -> Period:
    """The last so many days, weeks, months, quarters or years, up to and with the as-of day."""
    if unit in ("day", "week", "fortnight"):
        days = number * {"day": 1, "week": 7, "fortnight": 14}[unit]
        return Period(as_of - timedelta(days=days - 1), as_of, "span")
    start = months_later(as_of, -number * MONTHS_IN[unit])
    last_day = (months_later(start, 1) - DAY).day
    return Period(start.replace(day=min(as_of.day, last_day)) + DAY, as_of, "span")


def a_year_earlier(day: date) -> date:
    """The same day a year earlier; the 28th for the 29th of February."""
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year - 1, day=28) if leap else day.replace(year=day.year - 1)


def year_before(period: Period) -> Period:
    """The same period a year earlier; that of a movable festival follows the festival."""
    if period.label and period.start is not None and (moved := _with_the_festival(period, period.start)) is not None:
        return moved
    start = a_year_earlier(period.start) if period.start else None
    kind: PeriodKind = "span" if period.kind in ("week", "since") else period.kind
    return Period(start, a_year_earlier(period.end + DAY) - DAY, kind)


def _with_the_festival(period: Period, start: date) -> Period | None:
    """The same days around the festival of the year before, or None where its date is not known."""
    before = last_season((period.label,), start - SEASON_REACH)
    if before is None:
        return None
    if period.kind == "since":
        begun = before.ends_on + DAY
        return Period(begun, begun + (period.end - start), "span", period.label)
    own = last_season((period.label,), start)
    length = period.end - own.ends_on if own is not None else timedelta(0)
    return Period(before.season_starts_on, before.ends_on + length, "span", period.label)


def period_before(period: Period) -> Period:
    """The period of the same length that ends where this one begins."""
    if period.start is None:
        return period
    if period.kind in MONTHS_IN:
        months = MONTHS_IN[period.kind]
        return months_from(months_later(period.start, -months), months, period.kind)
    end = period.start - DAY
    kind: PeriodKind = period.kind if period.kind in ("day", "week") else "span"
    return Period(end - (period.end - period.start), end, kind)
