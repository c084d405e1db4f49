"""One step of writing a text's words in digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.compose.checking.patterns import plain


class Step(NamedTuple):
    """How something is said, what is written instead, and letters without any of which it cannot be said."""

    letters: tuple[str, ...]
    said: re.Pattern[str]
    written: str | Callable[[re.Match[str]], str]


def step(letters: str, said: re.Pattern[str], written: str | Callable[[re.Match[str]], str]) -> Step:
    """A step tried only on texts with some of these letters (set apart by "|"): nearly every text has none of them."""
    return Step(tuple(plain(letters).split("|")), said, written)
