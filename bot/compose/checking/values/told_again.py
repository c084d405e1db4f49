"""A number that points to one told before it: "2 are late; these two need a day", ওই দুটোর."""

from __future__ import annotations

from bot.compose.checking.patterns import pattern

_POINTED_TO = pattern(r"(?:\b(?:these|those|them|both|all)|(?<![^\W_])(?:এই|ওই|সেই|এ|ও)) $")
_LONGEST = 10  # of these words, with what stands before it


def is_told_again(text: str, start: int) -> bool:
    """Whether the number that starts there in a text in normal form is pointed to as one told before."""
    return _POINTED_TO.search(text[max(0, start - _LONGEST) : start]) is not None
