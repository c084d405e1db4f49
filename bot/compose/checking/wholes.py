"""A whole and the part of it that a figure tells something of: of 8 orders that wait, 2 are past their day."""

from __future__ import annotations

from collections.abc import Iterable

from bot.compose.checking.allowed import Number
from bot.compose.checking.clauses import clause
from bot.compose.checking.fitting import fits
from bot.compose.checking.patterns import word
from bot.compose.checking.places import Places
from bot.compose.checking.role_words import cue_pattern
from bot.compose.checking.valued import Parts

# Values of a figure of which one is a part of the other.
PARTS = (
    ("late", "number"),
    ("late", "shipped"),
    ("slipped", "number"),
    ("shipped", "ordered"),
    ("overdue", "number"),
    ("overdue", "unshipped"),
)
_ALL_OF = word(
    r"(?<!not )(?<!of )(?:all|every one|each) (?:of (?:the|their|our) )?\d+|none of (?:the"
    r"|their|our) \d+|\d+\S* ?(?:\S+ )?(?:সবগুলো\S*|সবই|সবকটি\S*)(?! নয়)"
)


def everything(plain: str) -> bool:
    """Whether a sentence says something of all of them."""
    whole = clause(plain)
    return _ALL_OF.search(plain) is not None or (whole.at("scope") == "+" and "not" not in whole.marks)


def all_for_some(places: Places, parts: Iterable[Parts]) -> str:
    """Why a sentence of all may not say of a whole what is told of a part of it: "all 8 waiting orders are late"."""
    for one in parts:
        held = {value.part: value.what for value in one.values if isinstance(value.what, Number) and not value.row}
        for part, whole in PARTS:
            some, every = held.get(part), held.get(whole)
            if some is None or every is None or some.value >= every.value or not cue_pattern(part).search(places.text):
                continue
            said = {name for name in held for mention in places.numbers if fits(mention, places.text, held[name])}
            if whole in said and part not in said:
                return f"only {some.value} of {every.value} are so"
    return ""
