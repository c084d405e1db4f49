"""Which way a figure went: up or down against the time before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.compose.checking.clauses import Clause
from bot.compose.checking.role_words import PAIRS
from knowledge.evidence import Figure, Money, Quantity


def direction_of(figure: Figure) -> str:
    """ "+" or "-"; "" where a figure tells of no single direction."""
    if figure.sentence.id.endswith(("_up", "_up_of")):
        return "+"
    if figure.sentence.id.endswith(("_down", "_down_of")):
        return "-"
    values = figure.sentence.values
    for now, before in PAIRS.items():
        one, other = values.get(now), values.get(before)
        if isinstance(one, Money) and isinstance(other, Money) and one.amount != other.amount:
            return "+" if one.amount > other.amount else "-"
        if isinstance(one, Quantity) and isinstance(other, Quantity) and one.number != other.number:
            return "+" if one.number > other.number else "-"
    return ""


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
