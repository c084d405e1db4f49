"""Which way a figure went: up or down against the time before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.compose.checking.allowed import Number
from bot.compose.checking.clauses import Clause
from bot.compose.checking.patterns import word
from bot.compose.checking.role_words import PAIRS
from bot.compose.checking.valued import parts_of
from knowledge.evidence import Figure, Percent


def direction_of(figure: Figure) -> str:
    """ "+" or "-"; "" where a figure tells of no single direction."""
    if figure.sentence.id.endswith(("_up", "_up_of")):
        return "+"
    if figure.sentence.id.endswith(("_down", "_down_of")):
        return "-"
    held = {(value.part, value.row): value.what for value in parts_of(figure).values}
    ways = set()
    for (part, row), one in held.items():
        other = held.get((PAIRS.get(part, ""), row))
        if isinstance(one, Number) and isinstance(other, Number) and one.value != other.value:
            ways.add("+" if one.value > other.value else "-")
    return ways.pop() if len(ways) == 1 else ""


_DENIED = word(r"not|no|never|না|নি|নয়|হয়নি")
_ABOVE = word(r"above|over|exceed\w*|beyond|ahead of|past|ছাড়ি\S*|উপরে|ঊর্ধ্বে|বেশি")
_BELOW = word(r"below|under|short of|behind|নিচে|নীচে|কম|পিছিয়ে")
_TIME = word(r"year|quarter|month|period|half|season|বছর|মাস|সময়|প্রান্তিক|কোয়ার্টার")
_TARGET = word(r"targets?|টার্গেট\S*|লক্ষ্য\S*")


def wrong_side_of_target(text: str, figures: Iterable[Figure]) -> str:
    """Why a sentence puts sales above a target that they have not reached, or below one that they have."""
    for figure in figures:
        reached = figure.sentence.values.get("reached")
        if not isinstance(reached, Percent) or not _TARGET.search(text) or _DENIED.search(text):
            continue
        above, below = _ABOVE.search(text) is not None, _BELOW.search(text) is not None
        if above != below and above != (reached.share >= 1):
            return f"the target {'is' if reached.share >= 1 else 'has not been'} reached"
    return ""


def _poles(one: Clause) -> set[str]:
    """Which way a clause says that something went; a stronger or a weaker time went up or down."""
    poles = {one.at("change")}
    if _TIME.search(one.text):
        poles.add(one.at("strength"))
    return poles - {""}


def other_direction(said: Sequence[Clause], figures: Iterable[Figure]) -> str:
    """Why a sentence tells a rise for a fall, or a fall for a rise; "" where it does not."""
    ways = {direction_of(figure) for figure in figures} - {""}
    if len(ways) != 1:
        return ""
    told = {pole for one in said if "not" not in one.marks for pole in _poles(one)}
    denied = {pole for one in said if "not" in one.marks for pole in _poles(one)}
    if (told and not told & ways) or (denied & ways and not told):
        return "it turns a rise into a fall, or a fall into a rise"
    return ""
