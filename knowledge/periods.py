"""Periods as people name them, in English and Bengali: "last quarter", "since Eid", "গত মাসে", "FY25", "March".

Read on the text's normal form, whose digits are ASCII. A day is read day first (5/3/2026 is 5 March).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.evidence import Period, PeriodKind
from knowledge.festivals import EIDS, last_ended, last_season
from knowledge.normal import AFTER_WORD, BEFORE_WORD, folded

MONTHS = {
    1: "january jan জানুয়ারি জানুয়ারী",
    2: "february feb ফেব্রুয়ারি ফেব্রুয়ারী",
    3: "march mar মার্চ",
    4: "april apr এপ্রিল",
    5: "may মে",
    6: "june jun জুন",
    7: "july jul জুলাই",
    8: "august aug আগস্ট অগাস্ট",
    9: "september sept sep সেপ্টেম্বর",
    10: "october oct অক্টোবর",
    11: "november nov নভেম্বর",
    12: "december dec ডিসেম্বর",
}
# Words that are months only where the words around them say so.
DOUBTFUL = frozenset({"may", "mar", "মে"})
_MONTH_BEFORE = re.compile(r"(?:in|of|for|during|since|from|last|to) $")
OCCASIONS: dict[str, tuple[str, ...]] = {
    "eid[ -]ul[ -]fitr|ঈদুল ফিতর": ("eid_ul_fitr",),
    "eid[ -]ul[ -]adha|ঈদুল আজহা|কোরবানি": ("eid_ul_adha",),
    "eid|ঈদ": EIDS,
    "durga puja|puja|দুর্গাপূজা|পূজা": ("durga_puja",),
    "pohela boishakh|boishakh|পহেলা বৈশাখ|বৈশাখ": ("pohela_boishakh",),
    "ramadan|ramzan|রমজান": ("ramadan",),
    "christmas|বড়দিন": ("christmas",),
}
UNITS = {
    "day": "days?|দিন",
    "week": "weeks?|সপ্তাহ",
    "month": "months?|মাস",
    "quarter": "quarters?|কোয়ার্টার|ত্রৈমাসিক",
    "year": "years?|বছর",
}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The month the fiscal year starts in (7 is July), and the first day of the week (Monday 0, Sunday 6)."""

    fiscal_year_starts: int = 7
    week_starts: int = 6


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period, and where the text names it."""

    period: Period
    start: int
    end: int


Reading = Callable[[re.Match[str], date, Calendar], Period | None]


def month_of(first: date) -> Period:
    """The month of a day."""
    start = first.replace(day=1)
    return Period(start, _months_later(start, 1) - timedelta(days=1), "month")


def _months_later(day: date, months: int) -> date:
    """The first day of the month that lies this many months later."""
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def _months_from(start: date, months: int, kind: PeriodKind) -> Period:
    return Period(start, _months_later(start, months) - timedelta(days=1), kind)


def unit_around(unit: str, day: date, calendar: Calendar, back: int = 0) -> Period:
    """The day, week, month, quarter, year or fiscal year that holds `day`, or the one `back` units earlier."""
    if unit == "day":
        at = day - timedelta(days=back)
        return Period(at, at, "day")
    if unit == "week":
        start = day - timedelta(days=(day.weekday() - calendar.week_starts) % 7 + 7 * back)
        return Period(start, start + timedelta(days=6), "week")
    if unit == "month":
        return month_of(_months_later(day, -back))
    if unit == "quarter":
        return _months_from(_months_later(day, -((day.month - 1) % 3) - 3 * back), 3, "quarter")
    if unit == "fiscal_year":
        start = _months_later(day, -((day.month - calendar.fiscal_year_starts) % 12) - 12 * back)
        return _months_from(start, 12, "fiscal_year")
    return _months_from(date(day.year - back, 1, 1), 12, "year")


def year_before(period: Period) -> Period:
    """The same period a year earlier; that of a movable festival follows the festival."""
    if period.label and period.start is not None:
        festival = last_season((period.label,), period.start - timedelta(days=60))
        if festival is not None and period.kind == "since":
            length = period.end - period.start
            begun = festival.ends_on + timedelta(days=1)
            return Period(begun, begun + length, "span", period.label)
        if festival is not None:
            return Period(festival.season_starts_on, festival.ends_on, "span", period.label)
    start = _a_year_earlier(period.start) if period.start else None
    end = period.end + timedelta(days=1)
    kind: PeriodKind = "span" if period.kind in ("week", "since") else period.kind
    return Period(start, _a_year_earlier(end) - timedelta(days=1), kind)


def _a_year_earlier(day: date) -> date:
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year - 1, day=28) if leap else day.replace(year=day.year - 1)


def period_before(period: Period) -> Period:
    """The period of the same length that ends where this one begins."""
    if period.start is None:
        return period
    whole = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal_year": 12}
    if period.kind in whole:
        return _months_from(_months_later(period.start, -whole[period.kind]), whole[period.kind], period.kind)
    length = period.end - period.start
    end = period.start - timedelta(days=1)
    return Period(end - length, end, period.kind if period.kind in ("day", "week") else "span")


def _month_number(word: str) -> int:
    return next(number for number, words in MONTHS.items() if word in unicodedata.normalize("NFC", words).split())


def _year(word: str) -> int:
    return int(word) if len(word) == 4 else 2000 + int(word)


def _named_month(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    if match["month"] in DOUBTFUL and not match["year"]:
        before, after = match.string[: match.start()], match.string[match.start() :]
        if not _MONTH_BEFORE.search(before) and "মাস" not in after[: len(match[0]) + 4]:
            return None
    month = _month_number(match["month"])
    if match["year"]:
        return month_of(date(_year(match["year"]), month, 1))
    return month_of(date(as_of.year if month <= as_of.month else as_of.year - 1, month, 1))


def _named_quarter(match: re.Match[str], as_of: date, calendar: Calendar) -> Period:
    number = int(match["quarter"])
    year = _year(match["year"]) if match["year"] else as_of.year
    start = date(year, 3 * number - 2, 1)
    if not match["year"] and start > as_of:
        start = start.replace(year=year - 1)
    return _months_from(start, 3, "quarter")


def _fiscal(match: re.Match[str], as_of: date, calendar: Calendar) -> Period:
    # A fiscal year is named by the year it begins in where both are given (FY2025-26), else by the one it ends in.
    first = _year(match["year"])
    begins = first if match["second"] or calendar.fiscal_year_starts == 1 else first - 1
    return _months_from(date(begins, calendar.fiscal_year_starts, 1), 12, "fiscal_year")


def _last_units(match: re.Match[str], as_of: date, calendar: Calendar) -> Period:
    number, unit = int(match["number"]), _unit(match["unit"])
    if unit in ("day", "week"):
        return Period(as_of - timedelta(days=number * (7 if unit == "week" else 1) - 1), as_of, "span")
    months = number * {"month": 1, "quarter": 3, "year": 12}[unit]
    start = _months_later(as_of, -months)
    last_day = (_months_later(start, 1) - timedelta(days=1)).day
    return Period(start.replace(day=min(as_of.day, last_day)) + timedelta(days=1), as_of, "span")


def _unit(word: str) -> str:
    return next(unit for unit, pattern in UNITS.items() if re.fullmatch(unicodedata.normalize("NFC", pattern), word))


def _back(back: int) -> Reading:
    return lambda match, as_of, calendar: unit_around(
        "fiscal_year" if match["fiscal"] else _unit(match["unit"]), as_of, calendar, back
    )


def _since(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    festival = last_ended(_keys(match["occasion"]), as_of)
    if festival is None:
        return None
    return Period(festival.ends_on + timedelta(days=1), as_of, "since", festival.key)


def _season(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    festival = last_season(_keys(match["occasion"]), as_of, _year(match["year"]) if match["year"] else None)
    return Period(festival.season_starts_on, festival.ends_on, "span", festival.key) if festival is not None else None


def _keys(words: str) -> tuple[str, ...]:
    return next(
        keys for pattern, keys in OCCASIONS.items() if re.fullmatch(unicodedata.normalize("NFC", pattern), words)
    )


def _since_month(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    month = _named_month(match, as_of, calendar)
    return Period(month.start, as_of, "since") if month is not None else None


def _day(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    try:
        at = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return Period(at, at, "day")


_MONTH = "(?P<month>" + "|".join(sorted(" ".join(MONTHS.values()).split(), key=len, reverse=True)) + ")"
_OCCASION = f"(?P<occasion>{'|'.join(OCCASIONS)})"
_UNIT = f"(?P<unit>{'|'.join(UNITS.values())})"
_ENDING = "(?:ের|এর|ে|তে|টা|টি|র|য়)?"
_FISCAL = "(?P<fiscal>fiscal |financial |অর্থ ?)?"
_LAST, _THIS = "(?:last|previous|past|গত|বিগত)", "(?:this|current|এই|এ|চলতি|বর্তমান)"

_RULES: tuple[tuple[str, Reading], ...] = (
    (r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", _day),
    (r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})", _day),
    (rf"(?:since|after) (?:the )?(?:last )?{_OCCASION}", _since),
    (rf"{_OCCASION}{_ENDING} পর(?:ে|(?: থেকে))?", _since),
    (rf"(?:since|from) {_MONTH}(?: (?P<year>\d{{4}}))?", _since_month),
    (r"(?:fy|অর্থবছর) ?'?(?P<year>\d{4}|\d{2})(?:[-/](?P<second>\d{2,4}))?", _fiscal),
    (r"q(?P<quarter>[1-4])(?:[ '-]*(?P<year>\d{4}|\d{2}))?", _named_quarter),
    (rf"{_LAST} (?P<number>\d+) ?{_UNIT}{_ENDING}", _last_units),
    (rf"{_LAST} {_FISCAL}{_UNIT}{_ENDING}", _back(1)),
    (rf"{_THIS} {_FISCAL}{_UNIT}{_ENDING}", _back(0)),
    (r"year to date|ytd", lambda match, as_of, calendar: Period(date(as_of.year, 1, 1), as_of, "span")),
    (r"yesterday|গতকাল", lambda match, as_of, calendar: unit_around("day", as_of, calendar, 1)),
    (r"today|আজ(?:কে)?", lambda match, as_of, calendar: unit_around("day", as_of, calendar)),
    (
        rf"(?:at|in|during|for|over|before)? ?{_OCCASION}{_ENDING}(?: season| মৌসুমে?| সিজনে?)?(?: (?P<year>\d{{4}}))?",
        _season,
    ),
    (rf"{_MONTH}(?:,? (?P<year>\d{{4}}))?{_ENDING}(?: মাসে?র?)?", _named_month),
    (r"(?:in )?(?P<year>20\d\d|19\d\d)(?: সাল(?:ে|ের)?)?", lambda match, as_of, calendar: _whole_year(match)),
)


def _whole_year(match: re.Match[str]) -> Period:
    return _months_from(date(int(match["year"]), 1, 1), 12, "year")


_COMPILED = tuple(
    (re.compile(unicodedata.normalize("NFC", f"{BEFORE_WORD}(?:{pattern}){AFTER_WORD}")), reading)
    for pattern, reading in _RULES
)


def periods_in(words: str, as_of: date, calendar: Calendar) -> list[PeriodMention]:
    """The periods a text names, in order; of two readings of the same words the earlier rule's is taken."""
    text = folded(words)
    found: list[PeriodMention] = []
    for pattern, reading in _COMPILED:
        for match in pattern.finditer(text.text):
            start, end = text.starts[match.start()], text.ends[match.end() - 1]
            if any(start < one.end and one.start < end for one in found):
                continue
            period = reading(match, as_of, calendar)
            if period is not None:
                found.append(PeriodMention(period, start, end))
    return sorted(found, key=lambda mention: mention.start)
