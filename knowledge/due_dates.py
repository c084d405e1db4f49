"""Due dates as people name them: "by Friday", "within 10 days", "next week", শুক্রবারের মধ্যে, "15 tarikher moddhe".

They look forward where periods look back: a day without a year is the next one of its name. A week is due on its
fifth day, the last working one; a month, quarter or year on its last. What is due before a day is due the day before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.festivals import next_festival
from knowledge.normal import AFTER_WORD, BEFORE_WORD, folded
from knowledge.numbers import COUNT_OF
from knowledge.periods import MONTHS, OCCASIONS, Calendar, unit_around
from knowledge.weekdays import WEEKDAYS

WORKING_DAYS = 5


@dataclass(frozen=True, slots=True)
class DueMention:
    """A day that words name, and where they do. `marked`: the words say it is a deadline ("by", -এর মধ্যে).

    `exact`: they name the day itself, not the end of a week, a month or a number of days.
    """

    day: date
    marked: bool
    exact: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Day:
    """A reading: the day, and the last day before it."""

    on: date
    before: date


Reading = Callable[[re.Match[str], date, Calendar], _Day | None]

_UNITS = {
    "day": "days?|দিন|din",
    "week": "weeks?|wks?|সপ্তাহ|shoptaho?|soptaho?",
    "month": "months?|মাস|mash?",
    "quarter": "quarters?|কোয়ার্টার",
    "year": "years?|বছর|bochor",
}


def _plain(pattern: str) -> str:
    return unicodedata.normalize("NFC", pattern)


def _either(words: list[str]) -> str:
    return "|".join(re.escape(_plain(word)) for word in sorted(words, key=len, reverse=True))


def _keyed(groups: dict[int, str]) -> dict[str, int]:
    return {_plain(word): key for key, words in groups.items() for word in words.split()}


_WEEKDAY_OF = _keyed(WEEKDAYS)
_MONTH_OF = _keyed(MONTHS)
_SHORT = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})  # words of their own: "sat with Ripon"
_WEEKDAY = f"(?P<weekday>{_either([word for word in _WEEKDAY_OF if word not in _SHORT])})"
_SHORT_WEEKDAY = f"(?P<weekday>{_either(list(_SHORT))})"
_DAY_NAME = f"(?:(?:{_either(list(_WEEKDAY_OF))}),? )?"
_MONTH = f"(?P<month>{_either(list(_MONTH_OF))})"
_UNIT = f"(?P<unit>{'|'.join(_UNITS.values())})"
_NUMBER = rf"(?P<number>\d{{1,3}}|an?|one|এক|ek|{_either(list(COUNT_OF))})"
_D = r"(?P<d>\d{1,2}) ?(?:st|nd|rd|th|ই|শে|লা|রা|ঠা)?"
_ENDING = "(?:ের|এর|ে|র|য়|তে| ?er| ?e| ?r)?"
_NEXT = "(?:next|following|coming|upcoming|আগামী|সামনের|পরের|agami|samner|porer)"
_THIS = "(?:this|এই|চলতি|ei)"
_FINISH = "(?P<finish>(?:the )?end of (?:the )?)?"
_MASH = "(?: মাসে?র?)?"
_SHESH = "(?:শেষ(?:ে|ের|ের দিকে)?|shesh(?:e|er)?|sesh(?:e|er)?)"


def _on(day: date) -> _Day:
    return _Day(day, day - timedelta(days=1))


def _by_end(day: date) -> _Day:
    # "before month end" is by its last day, not a day earlier.
    return _Day(day, day)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(match: re.Match[str], today: date, calendar: Calendar) -> _Day | None:
    found = _safe(int(match["y"]), int(match["m"]), int(match["d"]))
    return _on(found) if found else None


def _day_of_month(match: re.Match[str], today: date, calendar: Calendar) -> _Day | None:
    """A day with its month, this year's or the next one's; with a year, that one's."""
    groups = match.groupdict()
    month = _MONTH_OF[match["month"]] if groups.get("month") else int(match["m"])
    if groups.get("y"):
        year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
        found = _safe(year, month, int(match["d"]))
    else:
        years = (_safe(today.year + more, month, int(match["d"])) for more in (0, 1))
        found = next((day for day in years if day and day >= today), None)
    return _on(found) if found else None


def _day_alone(match: re.Match[str], today: date, calendar: Calendar) -> _Day | None:
    """ "the 15th": of this month, or of the next one that has it still to come."""
    for more in range(3):
        month = today.year * 12 + today.month - 1 + more
        found = _safe(month // 12, month % 12 + 1, int(match["d"]))
        if found and found >= today:
            return _on(found)
    return None


def _weekday(match: re.Match[str], today: date, calendar: Calendar) -> _Day:
    """The next day of this name, never today; "next Friday" in English is that of the next week."""
    found = today + timedelta(days=(_WEEKDAY_OF[match["weekday"]] - today.weekday()) % 7 or 7)
    if (match["next"] or "").strip() == "next" and found <= unit_around("week", today, calendar).end:
        found += timedelta(days=7)
    return _on(found)


def _unit(word: str) -> str:
    return next(unit for unit, pattern in _UNITS.items() if re.fullmatch(_plain(pattern), word))


def _last_day(unit: str, day: date, today: date, calendar: Calendar) -> _Day:
    span = unit_around(unit, day, calendar)
    assert span.start is not None
    working = span.start + timedelta(days=WORKING_DAYS - 1)
    return _by_end(working if unit == "week" and working >= today else span.end)


def _span(later: int) -> Reading:
    def read(match: re.Match[str], today: date, calendar: Calendar) -> _Day:
        unit = _unit(match["unit"])
        day = unit_around(unit, today, calendar).end + timedelta(days=1) if later else today
        return _last_day(unit, day, today, calendar)

    return read


def _end_of(unit: str) -> Reading:
    return lambda match, today, calendar: _last_day(unit, today, today, calendar)


def _month_named(match: re.Match[str], today: date, calendar: Calendar) -> _Day | None:
    month = _MONTH_OF[match["month"]]
    year = int(match["y"]) if match["y"] else today.year + (month < today.month)
    last = unit_around("month", date(year, month, 1), calendar)
    assert last.start is not None
    return _by_end(last.end) if match["finish"] or match["shesh"] else _Day(last.end, last.start - timedelta(days=1))


def _ahead(match: re.Match[str], today: date, calendar: Calendar) -> _Day:
    words = match["number"]
    number = int(words) if words.isdigit() else int(COUNT_OF.get(words, 1))
    unit = _unit(match["unit"])
    if unit in ("day", "week"):
        return _by_end(today + timedelta(days=number * (7 if unit == "week" else 1)))
    place = today.year * 12 + today.month - 1 + number * {"month": 1, "quarter": 3, "year": 12}[unit]
    month = unit_around("month", date(place // 12, place % 12 + 1, 1), calendar)
    return _by_end(month.end.replace(day=min(today.day, month.end.day)))


def _days_from_now(days: int) -> Reading:
    return lambda match, today, calendar: _on(today + timedelta(days=days))


def _occasion(match: re.Match[str], today: date, calendar: Calendar) -> _Day | None:
    keys = next(keys for words, keys in OCCASIONS.items() if re.fullmatch(_plain(words), match["occasion"]))
    festival = next_festival(keys, today)
    return _on(festival.starts_on) if festival else None


# What stands before a day and makes it a deadline, a plain day, or none at all.
_MARK = (
    r"(?:(?P<mark>by|before|no later than|not later than|latest by|latest|until|till|due by|due on|due|within|inside|on"
    r"|in|at|for|of|from|after|since|starting|last|past|every|each|গত|প্রতি|goto|proti) (?:the )?)?"
)
_HUNG = (
    r"(?P<hung>(?: ?er| ?r| এর| ের)? (?:মধ্যেই?|আগেই?|ভিতরে?|ভেতরে?|নাগাদ|মাঝে|moddhei?|modhye|agei?"
    r"|vitore?|bhitore?|nagad)"
    r"| (?:থেকে|পর(?:ে|েই)?|থেকেই|theke|pore?)| পর্যন্ত)?"
)
_DEADLINES = frozenset(
    {"by", "before", "no later than", "not later than", "latest by", "latest", "until", "till", "due by", "due on",
     "due", "within", "inside"}
)  # fmt: skip
_NO_DEADLINES = frozenset({"for", "of", "from", "after", "since", "starting", "last", "past", "every", "each"}) | {
    _plain(word) for word in ("গত", "প্রতি", "goto", "proti")
}
_BEFORE = re.compile(_plain("আগে|age"))
_NO_DUE = re.compile(_plain("থেকে|পর(?!্যন্ত)|theke|por"))

_ANYHOW, _ON, _IN, _NEVER = frozenset({"", "on", "in", "at"}), frozenset({"on"}), frozenset({"in"}), frozenset[str]()
# (pattern, reading, the words before it under which it is a due date without being marked as a deadline)
_RULES: tuple[tuple[str, Reading, frozenset[str]], ...] = (
    (r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", _iso, _ANYHOW),
    (r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4}|\d{2})", _day_of_month, _ANYHOW),
    (r"(?P<d>\d{1,2})/(?P<m>\d{1,2})", _day_of_month, _NEVER),
    (rf"{_DAY_NAME}{_D} (?:of )?{_MONTH}(?:,? (?P<y>\d{{4}}))?{_ENDING}", _day_of_month, _ANYHOW),
    (rf"{_DAY_NAME}{_MONTH} {_D}(?:,? (?P<y>\d{{4}}))?", _day_of_month, _ANYHOW),
    (rf"{_D} (?:তারিখ|tarikh){_ENDING}", _day_alone, _ANYHOW),
    (r"(?P<d>\d{1,2}) ?(?:st|nd|rd|th)", _day_alone, _NEVER),
    (rf"(?P<next>{_NEXT} |{_THIS} )?{_WEEKDAY}{_ENDING}", _weekday, _ANYHOW),
    (f"(?P<next>{_NEXT} |{_THIS} )?{_SHORT_WEEKDAY}", _weekday, _ON),
    (rf"{_FINISH}{_NEXT} {_UNIT}(?:{_ENDING} {_SHESH})?{_ENDING}", _span(1), _ANYHOW),
    (rf"{_FINISH}{_THIS} {_UNIT}(?:{_ENDING} {_SHESH})?{_ENDING}", _span(0), _ANYHOW),
    (rf"end of (?:the )?month|month[ -]?end|eom|(?:মাস(?:ের)?|mash?(?:er)?) {_SHESH}", _end_of("month"), _ANYHOW),
    (rf"end of (?:the )?week|eow|(?:সপ্তাহ(?:ের)?|shoptah(?:er)?) {_SHESH}", _end_of("week"), _ANYHOW),
    (r"end of (?:the )?quarter|quarter[ -]?end", _end_of("quarter"), _ANYHOW),
    (rf"end of (?:the )?year|year[ -]?end|(?:বছর(?:ের)?|bochor(?:er)?) {_SHESH}", _end_of("year"), _ANYHOW),
    (r"end of (?:the )?day|eod|close of business|tonight|today|আজ(?:কে|কের|ই)?|ajke|aj", _days_from_now(0), _ANYHOW),
    (r"day after tomorrow|আগামী পরশু|agami porshu", _days_from_now(2), _ANYHOW),
    (r"tomorrow|tmrw|tmw|আগামী ?কাল(?:কে|ের)?|কাল(?:কে|কের)?|agami ?kal|kalke|kal", _days_from_now(1), _ANYHOW),
    (rf"{_FINISH}{_MONTH}(?:,? (?P<y>\d{{4}}))?(?P<shesh>{_ENDING} {_SHESH})?{_ENDING}{_MASH}", _month_named, _NEVER),
    (rf"{_NUMBER} ?(?:more )?{_UNIT}(?:ের| ?er)?(?:' time| time| from now)?", _ahead, _IN),
    (f"(?P<occasion>{'|'.join(OCCASIONS)}){_ENDING}", _occasion, _NEVER),
)  # fmt: skip


_COMPILED = tuple(
    (re.compile(_plain(f"{BEFORE_WORD}{_MARK}(?:{pattern}){_HUNG}{AFTER_WORD}")), reading, bare)
    for pattern, reading, bare in _RULES
)


def due_dates_in(words: str, today: date, calendar: Calendar) -> list[DueMention]:
    """The days to come that a text names as due dates, in order."""
    text = folded(words)
    found: list[DueMention] = []
    taken: list[tuple[int, int]] = []
    for pattern, reading, bare in _COMPILED:
        for match in pattern.finditer(text.text):
            start, end = text.as_written(*match.span())
            if any(start < other_end and other < end for other, other_end in taken):
                continue
            day = reading(match, today, calendar)
            if day is None:
                continue
            taken.append((start, end))
            mention = _mention(match, day, bare, today, start, end)
            if mention is not None:
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _mention(
    match: re.Match[str], day: _Day, bare: frozenset[str], today: date, start: int, end: int
) -> DueMention | None:
    mark, hung = match["mark"] or "", match["hung"] or ""
    if mark in _NO_DEADLINES or _NO_DUE.search(hung):
        return None
    if not mark and match.string[: match.start()].endswith("the "):
        return None  # "the Wednesday slot"
    marked = mark in _DEADLINES or bool(hung)
    if not marked and mark not in bare:
        return None
    at = day.before if mark == "before" or _BEFORE.search(hung) else day.on
    return DueMention(at, marked, day.before < day.on, start, end) if at >= today else None


def due_date(words: str, today: date, calendar: Calendar) -> DueMention | None:
    """The due date a text names: the first deadline, or else the first day to come."""
    found = due_dates_in(words, today, calendar)
    return next((mention for mention in found if mention.marked), found[0] if found else None)
