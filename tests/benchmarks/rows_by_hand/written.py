"""What a right answer holds, and how each of it is written in English and Bengali."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.knowledge.sample.recount import Files

BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
MONTHS = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "bn": ["জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"],
}


@dataclass(frozen=True)
class Taka:
    """An amount: lakh and crore grouping, two places where it is not whole."""

    amount: Decimal

    def written(self, language: str) -> tuple[str, ...]:
        rounded = self.amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
        whole, _, part = f"{rounded:.2f}".partition(".")
        grouped = _grouped(whole, (3, 2))
        return (_digits(grouped if part == "00" else f"{grouped}.{part}", language),)


@dataclass(frozen=True)
class Share:
    """A part of a whole, in percent to one place."""

    of_one: Decimal

    def written(self, language: str) -> tuple[str, ...]:
        return (_digits(f"{_trimmed(self.of_one * 100, 1)}%", language),)


@dataclass(frozen=True)
class Number:
    """A number, to two places at most, grouped by thousands."""

    number: Decimal

    def written(self, language: str) -> tuple[str, ...]:
        whole, dot, part = _trimmed(self.number, 2).partition(".")
        return (_digits(f"{_grouped(whole, (3, 3))}{dot}{part}", language),)


@dataclass(frozen=True)
class Day:
    day: date

    def written(self, language: str) -> tuple[str, ...]:
        return (_digits(f"{self.day.day} {MONTHS[language][self.day.month - 1]} {self.day.year}", language),)


@dataclass(frozen=True)
class Named:
    """Any of these names will do: a thing or person has one in each script."""

    names: tuple[str, ...]

    def written(self, language: str) -> tuple[str, ...]:
        return self.names


Part = Taka | Share | Number | Day | Named
Asked = Mapping[str, Any]
Count = Callable[[Files, Asked], list[Part]]


def number(value: int | str | Decimal) -> Number:
    return Number(Decimal(value))


def named(*names: str) -> Named:
    return Named(tuple(filter(None, names)))


def missing(parts: Sequence[Part], text: str, language: str) -> list[str]:
    """Those of the parts that a text does not hold, as they should be written there."""
    found = _folded(text)
    return [" / ".join(ways) for ways in (part.written(language) for part in parts) if not _any_in(ways, found)]


def _any_in(ways: Sequence[str], text: str) -> bool:
    """Whether one of them stands there by itself: 7 is not in 75, nor 1.5 in 11.5."""
    return any(re.search(rf"(?<![\w.,]){re.escape(_folded(way))}(?![\d০-৯]|[.,][\d০-৯])", text) for way in ways)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().replace("\u200c", "").replace("\u200d", "")


def _grouped(whole: str, sizes: tuple[int, int]) -> str:
    """Digits in groups from the right: the first of the first size, the others of the second."""
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    groups = [digits[-sizes[0] :]]
    digits = digits[: -sizes[0]]
    while digits:
        groups.insert(0, digits[-sizes[1] :])
        digits = digits[: -sizes[1]]
    return sign + ",".join(groups)


def _trimmed(number: Decimal, places: int) -> str:
    written = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _digits(text: str, language: str) -> str:
    return text.translate(BENGALI) if language == "bn" else text
