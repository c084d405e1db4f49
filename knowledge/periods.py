"""Periods as people name them, in English and Bengali: "last quarter", "since Eid", "গত মাসে", "FY25", "March to May".

Read on the text's normal form, whose digits are ASCII. A day is read day first (5/3/2026 is 5 March). What names one
period is in `period_words`; here two of them become a span, and one of them a beginning or an end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from knowledge.evidence import Period
from knowledge.normal import AFTER_WORD, BEFORE_WORD, Folded, folded
from knowledge.period_words import DOUBTFUL, MONTHS, OCCASIONS, RULES, normal
from knowledge.spans import DAY, Calendar, a_year_earlier, month_of, period_before, unit_around, year_before

__all__ = [
    "DOUBTFUL",
    "MONTHS",
    "OCCASIONS",
    "Calendar",
    "PeriodMention",
    "month_of",
    "period_before",
    "periods_in",
    "unit_around",
    "year_before",
]


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period, and where the text names it."""

    period: Period
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A period in the folded text."""

    period: Period
    start: int
    end: int


_COMPILED = tuple(
    (re.compile(normal(f"{BEFORE_WORD}(?:{pattern}){AFTER_WORD}")), reading) for pattern, reading in RULES
)
_YEAR = re.compile(r"\d{4}|last year|গত বছর")
# A joint between two periods that makes one of them: "March to May", "১ জুলাই থেকে ৩০ সেপ্টেম্বর".
_TO = re.compile(normal(r" ?(?:-|–|—|to|till|until|through|থেকে|হতে) ?"))
_AND = re.compile(normal(r" (?:and|&|ও|আর) "))
_BETWEEN = re.compile(normal(r"(?:between|from) (?:the )?$"))
_SINCE = re.compile(
    normal(r"(?P<after>after )?(?:(?:ever )?since |from |starting )?(?:the )?(?:(?:start|beginning) of )?(?:the )?$")
)
_SINCE_WORD = re.compile(r"(?:since|from|starting|after)\b")
_FROM_BN = re.compile(normal(rf" (?:থেকে|হতে)(?: (?:এ ?পর্যন্ত|এখন পর্যন্ত|আজ পর্যন্ত))?{AFTER_WORD}"))
_UNTIL = re.compile(normal(r"(?:until|till|up to) (?:the )?(?:end of )?$"))
_UNTIL_BN = re.compile(normal(rf" পর্যন্ত{AFTER_WORD}"))
# What may begin a stretch of time that goes on: a day or a unit, not a season (that is "since Eid").
_OPEN_ENDED = frozenset({"day", "week", "month", "quarter", "half", "year", "fiscal_year"})


def periods_in(words: str, as_of: date, calendar: Calendar) -> list[PeriodMention]:
    """The periods a text names, in order; of two readings of the same words the earlier rule's is taken."""
    text = folded(words)
    found = _joined(text.text, _single(text.text, as_of, calendar))
    return [_mention(text, one) for one in (_opened(text.text, one, as_of) for one in found)]


def _mention(text: Folded, found: _Found) -> PeriodMention:
    return PeriodMention(found.period, *text.as_written(found.start, found.end))


def _single(text: str, as_of: date, calendar: Calendar) -> list[_Found]:
    found: list[_Found] = []
    for pattern, reading in _COMPILED:
        for match in pattern.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            period = reading(match, as_of, calendar)
            if period is not None:
                found.append(_Found(period, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """Two periods with a joint between them as one; a year named with one of them is the other's too."""
    joined: list[_Found] = []
    for later in found:
        earlier = joined[-1] if joined else None
        span = _span(text, earlier, later) if earlier is not None else None
        if span is not None:
            joined[-1] = span
        else:
            joined.append(later)
    return joined


def _span(text: str, earlier: _Found, later: _Found) -> _Found | None:
    between, before = text[earlier.end : later.start], text[: earlier.start]
    opens = _BETWEEN.search(before)
    if not (_TO.fullmatch(between) or (opens and _AND.fullmatch(between))):
        return None
    start, end = earlier.period.start, later.period.end
    if start is None or earlier.period.label or later.period.label or later.period.kind in ("since", "all"):
        return None
    if start > end or not _YEAR.search(text, earlier.start, earlier.end):
        while start > end:
            start = a_year_earlier(start)
        if _YEAR.search(text, later.start, later.end) and start.year < end.year:
            moved = start.replace(year=end.year, day=min(start.day, 28) if start.month == 2 else start.day)
            start = moved if moved <= end else start
    elif not _YEAR.search(text, later.start, later.end):
        while (end_before := a_year_earlier(end + DAY) - DAY) >= start:
            end = end_before
    return _Found(Period(start, end, "span"), opens.start() if opens else earlier.start, later.end)


def _opened(text: str, found: _Found, as_of: date) -> _Found:
    """A period that the words around it make a beginning ("since 1 July") or an end ("up to March")."""
    period, before = found.period, text[: found.start]
    if period.kind not in _OPEN_ENDED or period.start is None:
        return found
    if until := _UNTIL.search(before):
        return _Found(Period(None, min(period.end, as_of), "all"), until.start(), found.end)
    if until_bn := _UNTIL_BN.match(text, found.end):
        return _Found(Period(None, min(period.end, as_of), "all"), found.start, until_bn.end())
    since = _SINCE.search(before)
    if since and _SINCE_WORD.match(since[0]):
        start = period.end + DAY if since["after"] else period.start
        return _Found(Period(start, max(start, as_of), "since"), since.start(), found.end)
    if since_bn := _FROM_BN.match(text, found.end):
        return _Found(Period(period.start, max(period.start, as_of), "since"), found.start, since_bn.end())
    return found
