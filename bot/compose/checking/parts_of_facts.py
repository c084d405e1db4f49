"""The parts that facts tell of a whole, and a part that is told of a whole of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.compose.checking.figures.portions_borne import without_portions
from bot.compose.checking.figures.wholes import PARTS
from bot.compose.checking.kept import kept
from bot.compose.checking.notes.contexts import contexts_of
from bot.compose.checking.notes.number_parts import pairs_of
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.places import Places, places_in
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Fact, Figure, Passage


def parts_told(facts: Sequence[Fact]) -> Iterator[tuple[Decimal, Decimal]]:
    """The parts that facts tell of a whole: 11 of 31 shops; 9 promises, 3 of them overdue."""
    for fact in facts:
        yield from _told_by(fact)


@kept(512)
def _told_by(fact: Fact) -> tuple[tuple[Decimal, Decimal], ...]:
    if isinstance(fact, Passage):
        return tuple((part.value, whole.value) for part, whole in contexts_of(fact).pairs)
    held = {one.part: one.what.value for one in parts_of(fact).values if isinstance(one.what, Number)}
    return tuple((held[part], held[whole]) for part, whole in PARTS if part in held and whole in held)


def other_part(places: Places, facts: Sequence[Fact]) -> str:
    """Why a part is told of a whole that its source tells of another part: "11 of 11 shops" for 11 of 31."""
    figures = [fact for fact in facts if isinstance(fact, Figure)]
    of_figures, held = list(parts_told(figures)), list(parts_told(facts))
    if not held:
        return ""
    for part, whole in pairs_of(places_in(without_portions(places.text, figures))):
        same = [pair for pair in of_figures if pair[1] == whole.value]
        same += [pair for pair in held if pair[0] == part.value == whole.value]
        if part.kind != whole.kind:
            continue  # "half of the 28 orders, 60.7%"
        if same and (part.value, whole.value) not in held:
            return f"the source tells {same[0][0]} of {same[0][1]}"
    return ""
