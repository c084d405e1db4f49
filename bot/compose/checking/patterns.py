"""Patterns for text in normal form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from knowledge.normal import AFTER_WORD, BEFORE_WORD

_DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")


def pattern(text: str) -> re.Pattern[str]:
    """A pattern whose Bengali stands as the normal form writes it; its marks (\\W) keep their case."""
    return re.compile(plain(text))


def plain(text: str) -> str:
    """The text of a pattern, composed and with ASCII digits."""
    return unicodedata.normalize("NFC", text).translate(_DIGITS)


def word(text: str) -> re.Pattern[str]:
    """A pattern that finds whole words."""
    return pattern(rf"{BEFORE_WORD}(?:{text}){AFTER_WORD}")


def either(words: Iterable[str]) -> str:
    """Any of these words, the longest first."""
    return "|".join(sorted((re.escape(plain(one)) for one in words), key=len, reverse=True))
