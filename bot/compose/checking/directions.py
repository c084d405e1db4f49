"""Which way a figure went: up or down against the time before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.compose.checking.clauses import Clause
from bot.compose.checking.role_words import PAIRS
from bot.compose.checking.valued import parts_of
from bot.compose.claims import Number
from knowledge.evidence import Figure


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


def other_direction(said: Sequence[Clause], figures: Iterable[Figure]) -> str:
    """Why a sentence tells a rise for a fall, or a fall for a rise; "" where it does not."""
    ways = {direction_of(figure) for figure in figures} - {""}
    if len(ways) != 1:
        return ""
    told = {one.at("change") for one in said if "not" not in one.marks} - {""}
    denied = {one.at("change") for one in said if "not" in one.marks} - {""}
    if (told and not told & ways) or (denied & ways and not told):
        return "it turns a rise into a fall, or a fall into a rise"
    return ""
