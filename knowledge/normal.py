"""The one normal form in which index, query, names and checker compare words, and the way back to the words as written.

Normal form: NFC, without joiners and format characters, digits folded to ASCII, case folded, straight quotes,
single spaces. Words are stored as written; only comparison uses this.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# A letter, a digit, or the signs that Bengali and its neighbours write around a letter (Python's \w leaves those out).
# The marks of money (U+09F2, U+09F3, U+09FB) and the danda (U+0964, U+0965) stand between words.
_SIGNS = r"\u0300-\u036f\u0900-\u0963\u0966-\u09f1\u09f4-\u09fa\u09fc-\u0dff\u200c\u200d"
WORD = re.compile(rf"(?:[^\W_]++|[{_SIGNS}]++)++")
BENGALI = re.compile(r"[\u0980-\u09f1]")
BEFORE_WORD = rf"(?<![^\W_])(?<![{_SIGNS}])"
AFTER_WORD = rf"(?![^\W_])(?![{_SIGNS}])"

_STRAIGHT = {ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'", ord("“"): '"', ord("”"): '"'}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for matching. Character `i` of `text` came from `starts[i]:ends[i]` of the text as written."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def as_written(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded characters `start:end` stand in the text as written. Not for an empty stretch."""
        return self.starts[start], self.ends[end - 1]


def normal_form(text: str) -> str:
    """`text` in the form in which words are compared; of itself it is its own normal form."""
    return " ".join(_folded(text).split())


def folded(text: str) -> Folded:
    """`text` folded as `normal_form` does, spaces as they were, with the way back to each character."""
    if text.isascii():
        places = tuple(range(len(text) + 1))
        return Folded(text.lower(), places[:-1], places[1:])
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _joins(text[end]):
            end += 1
        part = _folded(text[at:end])
        parts.append(part)
        starts += [at] * len(part)
        ends += [end] * len(part)
        at = end
    return Folded("".join(parts), tuple(starts), tuple(ends))


def word_set(lines: str) -> frozenset[str]:
    """The words of `lines`, each in normal form."""
    return frozenset(map(normal_form, lines.split()))


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    # Case folding is stable only on decomposed text (Unicode, canonical caseless matching).
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return unicodedata.normalize("NFC", plain.translate(_PLAIN))


class _Plain(dict[int, str]):
    """What stands for each character, worked out once it is met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if category == "Cf":
            plain = ""
        elif category == "Nd":
            plain = str(unicodedata.digit(character))
        else:
            plain = _STRAIGHT.get(code, character)
        return self.setdefault(code, plain)


_PLAIN = _Plain()


@lru_cache(maxsize=4096)
def _joins(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}
