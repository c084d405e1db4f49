"""The ways in which people write days, hours and periods in English and Bengali."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from knowledge.evidence import Period, Value
from knowledge.text import bengali_digits
from tests.benchmarks.checking.ways import Language, Way

MONTHS = {
    "en": [calendar.month_name[month] for month in range(13)],
    "bn": [
        "",
        "জানুয়ারি",
        "ফেব্রুয়ারি",
        "মার্চ",
        "এপ্রিল",
        "মে",
        "জুন",
        "জুলাই",
        "আগস্ট",
        "সেপ্টেম্বর",
        "অক্টোবর",
        "নভেম্বর",
        "ডিসেম্বর",
    ],
}
SHORT_MONTHS = [month[:3] if month != "September" else "Sep" for month in MONTHS["en"]]
WEEKDAYS = {
    "en": list(calendar.day_name),
    "bn": ["সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রবিবার"],
}
_ORDINALS = ["", "first", "second", "third", "fourth"]
_ORDINALS_BN = ["", "প্রথম", "দ্বিতীয়", "তৃতীয়", "চতুর্থ"]


@dataclass(frozen=True)
class DayWay:
    """A day written by a pattern. `parts` tells which parts it shows: "d", "m", "y", "w" for the weekday."""

    pattern: Callable[[date], str]
    parts: str
    bengali: bool
    kind: str = "day"

    def write(self, value: Value) -> str:
        assert isinstance(value, date)
        written = self.pattern(value)
        return bengali_digits(written) if self.bengali else written


@dataclass(frozen=True)
class PeriodWay:
    """A period written by a pattern that fits its kind."""

    pattern: Callable[[Period], str]
    bengali: bool
    kind: str = "period"

    def write(self, value: Value) -> str:
        assert isinstance(value, Period)
        written = self.pattern(value)
        return bengali_digits(written) if self.bengali else written


def _th(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _th_bn(day: int) -> str:
    ends = {1: "লা", 2: "রা", 3: "রা", 4: "ঠা"}
    return f"{day}{ends.get(day, 'ই' if day < 19 else 'শে')}"


def _en(day: date) -> tuple[str, str, str]:
    return MONTHS["en"][day.month], SHORT_MONTHS[day.month], WEEKDAYS["en"][day.weekday()]


_DAYS: dict[Language, list[tuple[str, Callable[[date], str]]]] = {
    "en": [
        ("dmy", lambda day: f"{day.day} {_en(day)[1]} {day.year}"),
        ("dmy", lambda day: f"{day.day} {_en(day)[0]} {day.year}"),
        ("dm", lambda day: f"{day.day} {_en(day)[0]}"),
        ("dm", lambda day: f"{day.day} {_en(day)[1]}"),
        ("dm", lambda day: f"{_en(day)[0]} {day.day}"),
        ("dmy", lambda day: f"{_en(day)[1]} {day.day}, {day.year}"),
        ("dm", lambda day: f"{_th(day.day)} {_en(day)[0]}"),
        ("dm", lambda day: f"the {_th(day.day)} of {_en(day)[0]}"),
        ("dm", lambda day: f"{_en(day)[0]} {_th(day.day)}"),
        ("dmyw", lambda day: f"{_en(day)[2]}, {day.day} {_en(day)[1]} {day.year}"),
        ("dmw", lambda day: f"{_en(day)[2]} {day.day} {_en(day)[0]}"),
        ("dmy", lambda day: day.isoformat()[:10]),
        ("dmy", lambda day: f"{day.day:02}/{day.month:02}/{day.year}"),
    ],
    "bn": [
        ("dmy", lambda day: f"{day.day} {MONTHS['bn'][day.month]} {day.year}"),
        ("dm", lambda day: f"{day.day} {MONTHS['bn'][day.month]}"),
        ("dm", lambda day: f"{day.day} {MONTHS['bn'][day.month]}"),
        ("dm", lambda day: f"{_th_bn(day.day)} {MONTHS['bn'][day.month]}"),
        ("dmy", lambda day: f"{_th_bn(day.day)} {MONTHS['bn'][day.month]}, {day.year}"),
        ("dmw", lambda day: f"{WEEKDAYS['bn'][day.weekday()]}, {day.day} {MONTHS['bn'][day.month]}"),
        ("dmyw", lambda day: f"{day.day} {MONTHS['bn'][day.month]} {day.year}, {WEEKDAYS['bn'][day.weekday()]}"),
        ("dmy", lambda day: f"{day.day:02}/{day.month:02}/{day.year}"),
    ],
}


def day_way(day: date, language: Language, random: Random, hint: str) -> Way:
    """A way of writing a day; hint "hour": only the hour of a moment, "plain": day and month, "weekday"."""
    bengali = language == "bn" and random.random() < 0.8
    if hint == "hour" and isinstance(day, datetime):
        return DayWay(_hour_pattern(day, language, random), "h", bengali, "hour")
    if hint == "weekday":
        return DayWay(lambda one: WEEKDAYS[language][one.weekday()], "w", bengali, "weekday")
    patterns = [one for one in _DAYS[language] if hint != "plain" or one[0] == "dm"]
    parts, pattern = random.choice(patterns)
    return DayWay(pattern, parts, bengali)


def _hour_pattern(at: datetime, language: Language, random: Random) -> Callable[[date], str]:
    def clock(one: date) -> str:
        assert isinstance(one, datetime)
        return f"{one:%H:%M}"

    def spoken(one: date) -> str:
        assert isinstance(one, datetime)
        half = "am" if one.hour < 12 else "pm"
        return f"{(one.hour - 1) % 12 + 1}" + (f":{one:%M}" if one.minute else "") + f" {half}"

    def spoken_bn(one: date) -> str:
        assert isinstance(one, datetime)
        return f"{_time_of_day(one.hour)} {(one.hour - 1) % 12 + 1}টা"

    if language == "en":
        return random.choice([clock, spoken])
    return random.choice([clock, spoken_bn]) if at.minute == 0 else clock


def _time_of_day(hour: int) -> str:
    return "সকাল" if hour < 12 else "দুপুর" if hour < 15 else "বিকেল" if hour < 18 else "সন্ধ্যা"


def _year(period: Period) -> str:
    assert period.start is not None
    same = period.end.year == period.start.year
    return f"{period.start.year}" if same else f"{period.start.year}-{period.end:%y}"


def _quarter(period: Period) -> int:
    assert period.start is not None
    return (period.start.month - 1) // 3 + 1


def _start(period: Period) -> date:
    assert period.start is not None
    return period.start


def _day_en(day: date, year: bool = True) -> str:
    return f"{day.day} {_en(day)[1]}" + (f" {day.year}" if year else "")


def _day_bn(day: date, year: bool = True) -> str:
    return f"{day.day} {MONTHS['bn'][day.month]}" + (f" {day.year}" if year else "")


_PERIODS: dict[tuple[Language, str], list[Callable[[Period], str]]] = {
    ("en", "month"): [
        lambda one: f"{MONTHS['en'][_start(one).month]} {_start(one).year}",
        lambda one: f"{SHORT_MONTHS[_start(one).month]} {_start(one).year}",
    ],
    ("en", "quarter"): [
        lambda one: f"Q{_quarter(one)} {_start(one).year}",
        lambda one: f"the {_ORDINALS[_quarter(one)]} quarter of {_start(one).year}",
        lambda one: f"{MONTHS['en'][_start(one).month]} to {MONTHS['en'][one.end.month]} {one.end.year}",
        lambda one: f"Q{_quarter(one)} of {_start(one).year}",
    ],
    ("en", "half"): [
        lambda one: f"H{1 if _start(one).month < 7 else 2} {_start(one).year}",
        lambda one: f"the {'first' if _start(one).month < 7 else 'second'} half of {_start(one).year}",
    ],
    ("en", "year"): [lambda one: f"{_start(one).year}"],
    ("en", "fiscal_year"): [
        lambda one: f"FY{_year(one)}",
        lambda one: f"fiscal year {_year(one)}",
    ],
    ("en", "span"): [
        lambda one: f"{_day_en(_start(one))} - {_day_en(one.end)}",
        lambda one: f"{_day_en(_start(one))} to {_day_en(one.end)}",
        lambda one: f"the time from {_day_en(_start(one))} to {_day_en(one.end)}",
    ],
    ("bn", "month"): [lambda one: f"{MONTHS['bn'][_start(one).month]} {_start(one).year}"],
    ("bn", "quarter"): [
        lambda one: f"{_start(one).year} সালের {_ORDINALS_BN[_quarter(one)]} কোয়ার্টার",
        lambda one: f"কোয়ার্টার {_quarter(one)}, {_start(one).year}",
        lambda one: f"{_start(one).year} এর {_ORDINALS_BN[_quarter(one)]} প্রান্তিক",
    ],
    ("bn", "half"): [lambda one: f"{_start(one).year} সালের {'প্রথম' if _start(one).month < 7 else 'দ্বিতীয়'} ছয় মাস"],
    ("bn", "year"): [lambda one: f"{_start(one).year} সাল"],
    ("bn", "fiscal_year"): [lambda one: f"অর্থবছর {_year(one)}", lambda one: f"{_year(one)} অর্থবছর"],
    ("bn", "span"): [
        lambda one: f"{_day_bn(_start(one))} থেকে {_day_bn(one.end)}",
        lambda one: f"{_day_bn(_start(one))} - {_day_bn(one.end)}",
    ],
}


def period_way(period: Period, language: Language, random: Random) -> Way | None:
    """A way of writing a period that fits its kind; None for one that reaches back to the first record."""
    kind = "span" if period.kind in ("week", "day", "since") else period.kind
    patterns = _PERIODS.get((language, kind), [])
    if period.start is None or period.label or not patterns:
        return None
    return PeriodWay(random.choice(patterns), language == "bn" and random.random() < 0.8)


def neighbours(period: Period) -> list[Period]:
    """Periods of the same kind beside this one, and the same a year before and after."""
    start = _start(period)
    length = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal_year": 12}.get(period.kind)
    if length is None:
        week = timedelta(days=7)
        weeks = [(start - week, period.end), (start, period.end + week), (start + week, period.end + week)]
        years = [(moved(start, 12 * by), moved(period.end, 12 * by)) for by in (-1, 1)]
        return [Period(one, other, period.kind) for one, other in (*weeks, *years)]
    found = []
    for months in {-length, length, -12, 12}:
        begins = moved(start, months)
        found.append(Period(begins, moved(begins, length) - timedelta(days=1), period.kind))
    return found


def moved(day: date, months: int) -> date:
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
