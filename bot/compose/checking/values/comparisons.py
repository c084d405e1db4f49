"""Whether two numbers of a sentence stand to each other as it says: "57%, more than the 88%"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.compose.checking.patterns import pattern, plain
from bot.compose.checking.values.elliptical import SIZES
from knowledge.text import NumberMention

_MORE_WORDS = frozenset({"more", "higher", "greater", "better", "larger"})
_THAN_THE = pattern(
    r"\b(?P<way>more|higher|greater|better|larger|less|fewer|lower|smaller|worse) than the (?:bdt |tk\.? |usd |৳ ?)*$"
)
_THAN_BN = pattern(r"^ ?(?:টি|টা|টাকা|%)?(?:র| এর|-এর|ের) চেয়ে (?P<way>বেশি|কম)(?! দিন| সময়)")
_YEARS = range(1990, 2100)
_UP_FROM = pattern(r"^[^\d;]{0,40}\b(?:more than|higher than|up from|above)(?: the)? (?:bdt |tk |usd )?$")
_DOWN_FROM = pattern(r"^[^\d;]{0,40}\b(?:less than|fewer than|lower than|down from|below)(?: the)? (?:bdt |tk |usd )?$")
_FELL_TO = pattern(r"^ ?\S{0,8} ?থেকে (?:কমে|নেমে) ?$")
_ROSE_TO = pattern(r"^ ?\S{0,8} ?থেকে (?:বেড়ে|উঠে) ?$")


def _compared_with(text: str, other: NumberMention) -> int:
    """Whether what was said before is told to be more (1) or less (-1) than this number; 0 where it is not."""
    before, after = text[: other.start], text[other.end :]
    if found := _THAN_THE.search(before):
        return 1 if found["way"] in _MORE_WORDS else -1
    if found := _THAN_BN.search(after):
        return 1 if found["way"] == plain("বেশি") else -1
    return 0


def false_comparison(text: str, said: Sequence[NumberMention]) -> str:
    """Why two numbers of one kind may not be compared so: "57%, more than the 88%", "down from 12 to 71"."""
    for place, other in enumerate(said):
        same = [
            one for one in said[:place] if one.unit not in SIZES and (one.kind, one.unit) == (other.kind, other.unit)
        ]
        way = _compared_with(text, other)
        if same and way and (same[-1].value - other.value) * way <= 0:
            return f"{text[same[-1].start : other.end]!r} is not so"
    for one, other in pairwise(said):
        if one.kind != other.kind or one.unit != other.unit or (one.value in _YEARS and not one.unit):
            continue
        between = text[one.end : other.start]
        rises = bool(_UP_FROM.search(between)) - bool(_DOWN_FROM.search(between))  # the first is the greater: 1
        rises = rises or bool(_FELL_TO.search(between)) - bool(_ROSE_TO.search(between))
        if rises and (one.value - other.value) * rises <= 0:
            return f"{text[one.start : other.end]!r} is not so"
    return ""
