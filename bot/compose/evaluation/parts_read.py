"""Reads what an answer must say, as a file gives it: numbers, days, words, patterns, and any or all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bot.compose.evaluation.parts import AllOf, Day, Matching, Number, OneOf, Part, Phrase, Share


def parts_of(held: Any) -> tuple[Part, ...]:
    """A list as the file gives it: 5952511.87, 2026-11-29, "Padma Mart", {percent = 65.1}, {about = 5950000},
    {matches = "(?i)shelf"}, {all = [...]}; a list inside it is any one of what it holds.

    Errors: ValueError with what cannot be read; re.error for a pattern.
    """
    if not isinstance(held, list):
        raise ValueError(repr(held))
    return tuple(_part(one) for one in held)


def _part(held: Any) -> Part:
    match held:
        case bool() | datetime():
            raise ValueError(repr(held))
        case int() | Decimal():
            return Number(Decimal(held))
        case date():
            return Day(held)
        case str() if held.strip():
            return Phrase(held)
        case list() if held:
            return OneOf(parts_of(held))
        case dict() if len(held) == 1:
            return _named(held)
        case _:
            raise ValueError(repr(held))


def _named(held: Mapping[str, Any]) -> Part:
    ((key, value),) = held.items()
    if key not in _NAMED:
        raise ValueError(key)
    return _NAMED[key](value)


def _number(held: Any) -> Decimal:
    if isinstance(held, bool) or not isinstance(held, int | Decimal):
        raise ValueError(repr(held))
    return Decimal(held)


def _pattern(held: Any) -> re.Pattern[str]:
    if not isinstance(held, str) or not held:
        raise ValueError(repr(held))
    return re.compile(held, re.IGNORECASE)


_NAMED: Mapping[str, Callable[[Any], Part]] = {
    "percent": lambda held: Share(_number(held)),
    "about": lambda held: Number(_number(held), roughly=True),
    "matches": lambda held: Matching(_pattern(held)),
    "any": lambda held: OneOf(parts_of(held)),
    "all": lambda held: AllOf(parts_of(held)),
}
