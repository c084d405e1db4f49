"""Days, months, weekdays and hours as a sentence names them, read on its normal form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from babel.dates import get_day_names

from knowledge.periods import DOUBTFUL, MONTHS
from knowledge.text import normal_form

NEVER = 10_000


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as words name it: 0 for a part they leave out ("March 2026", "the 5th")."""

    day: int = 0
    month: int = 0
    year: int = 0

    def fits(self, other: Day) -> bool:
        """Whether every part named here is the other's."""
        parts = zip((self.day, self.month, self.year), (other.day, other.month, other.year), strict=True)
        return all(mine in {0, theirs} for mine, theirs in parts)

    @property
    def whole(self) -> bool:
        return bool(self.day and self.month and self.year)


What = TypeVar("What")


@dataclass(frozen=True, slots=True)
class Said(Generic[What]):
    """Something a text says, and where."""

    what: What
    start: int
    end: int


def day_of(day: date) -> Day:
    """A day of the calendar with all its parts."""
    return Day(day.day, day.month, day.year)


def nearest(day: Day, around: date) -> Day:
    """A day named without its year, in the year that brings it nearest to another; the same where it has no month."""
    if day.year or not day.day:
        return day
    found = []
    near = range(12 * around.year + around.month - 2, 12 * around.year + around.month + 1)
    years = [(year, day.month) for year in (around.year - 1, around.year, around.year + 1)]
    for year, month in years if day.month else [(one // 12, one % 12 + 1) for one in near]:
        try:
            found.append(date(year, month, day.day))
        except ValueError:
            continue
    return day_of(min(found, key=lambda one: abs(one - around))) if found else day


_MONTH_OF = {normal_form(word): month for month, words in MONTHS.items() for word in words.split()}
_MONTH = "|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))
_MONTHS_BEGIN = "".join(sorted({month[0] for month in _MONTH_OF}))  # most words can be no day by their first letter
_APART_BEFORE, _APART_AFTER = r"(?<![\w\u0980-\u09fe])", r"(?![\w\u0980-\u09fe])"
_ORDINAL = "(?:st|nd|rd|th|ই|লা|রা|ঠা|শে)?"
_DAY = re.compile(
    unicodedata.normalize(
        "NFC",
        rf"""{_APART_BEFORE}(?=[\d{_MONTHS_BEGIN}])(?:(?P<year1>\d{{4}})-(?P<month1>\d\d?)-(?P<day1>\d\d?)"""
        rf"""|(?P<day2>\d\d?)[/.](?P<month2>\d\d?)[/.](?P<year2>\d{{4}})"""
        rf"""|(?:(?<!\d[.,])(?P<day3>\d\d?){_ORDINAL} (?:of )?)?(?P<word>{_MONTH})(?P<hung>ের|এর|য়ের|ে|র|য়ে|তে)?"""
        rf"""(?(day3)|(?(hung)(?: (?P<day6>\d\d?)(?=[,;।)](?!\d)"""
        rf"""| তারিখ| (?:থেকে|হতে|পর্যন্ত|অবধি|নাগাদ)(?! \d)| \(|[ .]*$))?"""
        rf"""|(?: (?P<day4>\d\d?)(?:st|nd|rd|th)?(?!\d|:|[.,]\d| ?%))?))(?:,? (?P<year3>\d{{4}}))?"""
        rf"""|(?P<day5>\d\d?)(?:st|nd|rd|th)(?! of (?:the )?\d)){_APART_AFTER}""",
    )
)
_IN, _ON_THE_DAY = tuple(map(normal_form, ("ে", "য়ে", "তে"))), normal_form(" তারিখ")
_A_WORD = re.compile(r" (?!to |and |or )[a-z]")
_WEEKDAY_OF = {
    normal_form(str(name)): weekday
    for language in ("en", "bn")
    for weekday, name in get_day_names("wide", locale=language).items()
}
_WEEKDAY = re.compile(rf"{_APART_BEFORE}({'|'.join(map(re.escape, _WEEKDAY_OF))})")
_MAY_BE_A_WEEKDAY = re.compile("|".join(map(re.escape, _WEEKDAY_OF)))
_MAY_BE_AN_HOUR = re.compile(r"\d(?::\d| ?[ap]m)")
_HOUR = re.compile(rf"{_APART_BEFORE}(?:(\d\d?)(?::(\d\d))(?::\d\d)? ?(am|pm)?|(\d\d?) ?(am|pm)){_APART_AFTER}")


@lru_cache(maxsize=2048)
def days_said(text: str) -> tuple[Said[Day], ...]:
    """The days and months a text in normal form names. "May" alone is no month: it is a verb more often."""
    return tuple(_days_said(text))


def _days_said(text: str) -> Iterator[Said[Day]]:
    for found in _DAY.finditer(text):
        word = found["word"]
        if word and _counts_on(found, text):
            if word not in DOUBTFUL:
                yield Said(Day(0, _MONTH_OF[word], 0), found.start(), found.end("hung" if found["hung"] else "word"))
            continue
        day = Day(
            _number(found["day1"] or found["day2"] or found["day3"] or found["day4"] or found["day5"] or found["day6"]),
            _MONTH_OF[word] if word else _number(found["month1"] or found["month2"]),
            _number(found["year1"] or found["year2"] or found["year3"]),
        )
        if not (word in DOUBTFUL and not day.day and not day.year):
            yield Said(day, found.start(), found.end())


def _counts_on(found: re.Match[str], text: str) -> bool:
    """Whether the number after a month is no day: "in September 12 trucks", সেপ্টেম্বরে ১৮."""
    if found["day6"]:
        return found["hung"] in _IN and not text.startswith(_ON_THE_DAY, found.end())
    return (
        bool(found["day4"]) and text[: found.start()].endswith("in ") and _A_WORD.match(text, found.end()) is not None
    )


def _number(digits: str | None) -> int:
    """0 where nothing is written; what is written as nought is a day that never comes."""
    return (int(digits) or NEVER) if digits else 0


def weekdays_said(text: str) -> Iterator[int]:
    """The weekdays a text in normal form names (Monday 0)."""
    for found in _WEEKDAY.finditer(text) if _MAY_BE_A_WEEKDAY.search(text) else ():
        yield _WEEKDAY_OF[found[1]]


def hours_said(text: str) -> Iterator[Said[str]]:
    """The hours a text in normal form names: "09:30"."""
    for found in _HOUR.finditer(text) if _MAY_BE_AN_HOUR.search(text) else ():
        hour, half = int(found[1] or found[4]), found[3] or found[5]
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        yield Said(f"{hour:02}:{found[2] or '00'}", found.start(), found.end())


def weekday_of(day: Day) -> int | None:
    """The weekday of a day named whole, or None."""
    if not day.whole:
        return None
    try:
        return date(day.year, day.month, day.day).weekday()
    except ValueError:
        return None
