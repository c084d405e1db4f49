"""What a right answer says, part by part, and whether a text says it. Pure.

Written apart from how answers are written: a number is read out of the text in whatever way it stands there (English or
Bengali digits, lakh, k), a day in whatever order, a name in its normal form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.normal import AFTER_WORD, BEFORE_WORD
from knowledge.text import normal_form, numbers_in

# A share is right to a tenth of a percent, an amount told roughly to one in a hundred.
NEAR_SHARE = Decimal("0.1")
ROUGHLY = Decimal("0.01")
_MONTHS = (
    ("jan", "january", "জানুয়ারি", "জানুয়ারী"),
    ("feb", "february", "ফেব্রুয়ারি", "ফেব্রুয়ারী"),
    ("mar", "march", "মার্চ"),
    ("apr", "april", "এপ্রিল"),
    ("may", "may", "মে"),
    ("jun", "june", "জুন"),
    ("jul", "july", "জুলাই"),
    ("aug", "august", "আগস্ট"),
    ("sep", "september", "সেপ্টেম্বর"),
    ("oct", "october", "অক্টোবর"),
    ("nov", "november", "নভেম্বর"),
    ("dec", "december", "ডিসেম্বর"),
)


@dataclass(frozen=True, slots=True)
class Number:
    """This number, whatever its sign and unit; `roughly`: to one in a hundred."""

    value: Decimal
    roughly: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """This many percent, to a tenth."""

    percent: Decimal


@dataclass(frozen=True, slots=True)
class Day:
    """This day; where the text names its year, it is the right one."""

    day: date


@dataclass(frozen=True, slots=True)
class Phrase:
    """These words, in any case and script form."""

    words: str


@dataclass(frozen=True, slots=True)
class Matching:
    """Words that this pattern finds."""

    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OneOf:
    """Any one of these."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these."""

    parts: tuple[Part, ...]


Part = Number | Share | Day | Phrase | Matching | OneOf | AllOf


def says(text: str, part: Part) -> bool:
    """Whether a text says it."""
    match part:
        case Number():
            near = abs(part.value) * ROUGHLY if part.roughly else Decimal("0.005")
            return any(abs(abs(one.value) - abs(part.value)) <= near for one in numbers_in(text))
        case Share():
            shares = (abs(one.value) for one in numbers_in(text) if one.kind == "percent")
            return any(abs(share - abs(part.percent)) <= NEAR_SHARE for share in shares)
        case Day():
            return _names_day(text, part.day)
        case Phrase():
            return normal_form(part.words) in normal_form(text)
        case Matching():
            return part.pattern.search(text) is not None or part.pattern.search(normal_form(text)) is not None
        case OneOf():
            return any(says(text, one) for one in part.parts)
        case AllOf():
            return all(says(text, one) for one in part.parts)


def lacking(text: str, parts: Sequence[Part]) -> list[Part]:
    """Those of the parts that a text does not say."""
    return [part for part in parts if not says(text, part)]


def told(part: Part) -> str:
    """A part as the file writes it."""
    match part:
        case Number():
            return f"about {part.value}" if part.roughly else f"{part.value}"
        case Share():
            return f"{part.percent}%"
        case Day():
            return part.day.isoformat()
        case Phrase():
            return f"“{part.words}”"
        case Matching():
            return f"/{part.pattern.pattern}/"
        case OneOf():
            return " | ".join(told(one) for one in part.parts)
        case AllOf():
            return " + ".join(told(one) for one in part.parts)


def _names_day(text: str, day: date) -> bool:
    """29 Nov, November 29th, 29/11, ২৯ নভেম্বর, 2026-11-29; with another year it is another day."""
    plain = normal_form(text)
    if day.isoformat() in plain:
        return True
    months = _either_month(day.month)
    number = rf"(?<!\d)0?{day.day}(?:st|nd|rd|th)?(?!\d)"
    ways = (
        rf"{number}[ -]?{months}\.?,?(?: ?(?P<year>\d{{4}}))?",
        rf"{BEFORE_WORD}{months}\.? ?{number},?(?: ?(?P<year>\d{{4}}))?",
        rf"{number}[/.]0?{day.month}(?!\d)(?:[/.](?P<year>\d{{4}}))?",
    )
    found = (match for way in ways for match in re.finditer(way, plain))
    return any(match["year"] in (None, str(day.year)) for match in found)


def _either_month(month: int) -> str:
    """A month by any of its names; Bengali hangs an ending on it ("২৯ নভেম্বরের মধ্যে")."""
    names = sorted((normal_form(word) for word in _MONTHS[month - 1]), key=len, reverse=True)
    return rf"(?:{'|'.join(names)})(?:{normal_form('ের')}|{normal_form('ে')}|এর|এ)?{AFTER_WORD}"
