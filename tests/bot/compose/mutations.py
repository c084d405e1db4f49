"""True sentences made untrue by one value: another digit, another month, another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from babel.dates import get_day_names, get_month_names

from knowledge.text import normal_form

_BENGALI = "০১২৩৪৫৬৭৮৯"
_MONTHS = [
    [str(names[month]) for month in range(1, 13)]
    for names in (
        get_month_names("wide", locale="en"),
        get_month_names("abbreviated", locale="en"),
        get_month_names("wide", locale="bn"),
    )
]
_DAYS = [[str(get_day_names("wide", locale=language)[day]) for day in range(7)] for language in ("en", "bn")]


def other_digits(text: str, random: Random) -> Iterator[str]:
    """The text with one digit of each number replaced by another; in refs (`[...]`) none is."""
    for number in re.finditer(r"\d+", re.sub(r"\[[^]]*\]", lambda ref: "#" * len(ref[0]), text)):
        place = random.randrange(number.start(), number.end())
        digits = _BENGALI if text[place] in _BENGALI else "0123456789"
        other = random.choice([digit for digit in digits if digit != text[place]])
        if place == number.start() and len(number[0]) > 1 and other == digits[0]:
            other = digits[1] if text[place] != digits[1] else digits[2]
        yield text[:place] + other + text[place + 1 :]


def other_months(text: str, random: Random) -> Iterator[str]:
    """The text with each month or weekday in it replaced by another."""
    for names in (*_MONTHS, *_DAYS):
        for found in re.finditer(rf"(?<![\w\u0980-\u09ff])(?:{'|'.join(names)})(?![\w\u0980-\u09ff])", text):
            other = random.choice([name for name in names if normal_form(name)[:3] != normal_form(found[0])[:3]])
            yield text[: found.start()] + other + text[found.end() :]


def other_names(text: str, names: Sequence[str], random: Random) -> Iterator[str]:
    """The text with each name of the book in it replaced by one that it does not hold."""
    strangers = [name for name in names if name not in text]
    for name in names:
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield text[: found.start()] + random.choice(strangers) + text[found.end() :]
