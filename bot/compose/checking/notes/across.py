"""A value of one note told with what another note speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from bot.compose.checking.meaning.clauses import concepts
from bot.compose.checking.meaning.segments import JOINT
from bot.compose.checking.notes.misplaced import Held, alike, held_in
from bot.compose.checking.notes.neighbours import Neighbours, neighbours_in
from bot.compose.checking.values.places import places_in
from knowledge.evidence import Evidence, Passage
from knowledge.text import normal_form

# By how much more a part of a sentence must speak of one note than of that which holds its value.
_CLEARLY = 2


def told_across(text: str, passages: Sequence[Passage], evidence: Evidence) -> str:
    """Why a value may not stand in its part of a sentence; "" where it may. text: in normal form."""
    if len(passages) < 2:
        return ""
    held = {passage.ref: held_in(passage, evidence.names) for passage in passages}
    about = {passage.ref: _spoken_of(normal_form(passage.words)) for passage in passages}
    for part in JOINT.split(text)[::2]:
        places = places_in(part)
        said = neighbours_in(places, evidence.names)
        sources = [{ref for ref, values in held.items() if any(one.fits(each, part) for one in values)} for each in said]
        spoken = _spoken_of(part)
        shared = {ref: len(spoken & words) for ref, words in about.items()}
        for at, (each, of) in enumerate(zip(said, sources, strict=True)):
            if len(of) != 1:
                continue
            others = [one for place, one in enumerate(sources) if place != at]
            mine = next(iter(of))
            scores = {ref: shared[ref] + sum(one == {ref} for one in others) for ref in held}
            best = max(scores, key=lambda ref: scores[ref])
            if scores[best] - scores[mine] >= _CLEARLY and _has_another(held[best], held[mine], each, said, part):
                return f"{mine} tells {part[each.value.start : each.value.end].strip()!r} of something else than {best}"
    return ""


def _has_another(held: Sequence[Held], own: Sequence[Held], value: Neighbours, said: Sequence[Neighbours], part: str) -> bool:
    """Whether a note has a value of the sort that its part of the sentence leaves out."""
    mine = [one for one in own if one.fits(value, part)]
    untold = [one for one in held if one.near.start >= 0 and not any(one.fits(each, part) for each in said)]
    return any(alike(one, other) for one in mine for other in untold)


def _spoken_of(text: str) -> frozenset[str]:
    return frozenset(one for one in concepts(text) if not one[0].isdigit() and not one.startswith("month "))
