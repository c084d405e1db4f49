"""A sentence that rests on several facts, taken apart so that each part is held against the facts it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from bot.compose.checking.meaning.clauses import concepts
from bot.compose.checking.meaning.held import held_clauses
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.allowed import numbers_held
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import bounded, places_in
from knowledge.evidence import Fact
from knowledge.text import language_of

Segment = tuple[str, tuple[Fact, ...]]
JOINT = pattern(r"(;|,? (?:and|while|but|whereas|এবং|কিন্তু|অন্যদিকে) |, আর |[.।!?] )")
# Facts that share nearly as much with a part as the best one are its facts too.
NEARLY = 0.7


def segments(text: str, facts: Sequence[Fact]) -> list[Segment]:
    """The parts of a text in normal form with the facts each speaks of; neighbours of the same facts are one part."""
    if len(facts) == 1:
        return [(text, tuple(facts))]
    language = language_of(text)
    about = {fact.ref: frozenset().union(*(one.said for one in held_clauses(fact, language).wholes)) for fact in facts}
    found: list[Segment] = []
    pieces = JOINT.split(text)
    for part, joint in zip(pieces[::2], ["", *pieces[1::2]], strict=True):
        meant = _meant(part, facts, about) or (found[-1][1] if found else tuple(facts))
        if found and found[-1][1] == meant:
            found[-1] = (f"{found[-1][0]}{joint}{part}", meant)
        else:
            found.append((part, meant))
    return found


def _meant(part: str, facts: Sequence[Fact], about: dict[str, frozenset[str]]) -> tuple[Fact, ...]:
    said, places = frozenset(concepts(part)), places_in(part)
    scores = {}
    for fact in facts:
        numbers = numbers_held([fact])
        held = sum(any(fits(one, part, number) for number in numbers) for one in places.numbers)
        held += sum(any(one.what.fits(day) for day, _ in bounded(fact).days) for one in places.days if one.what.month)
        scores[fact.ref] = len(said & about[fact.ref]) + 2 * held
    best = max(scores.values())
    return tuple(fact for fact in facts if best and scores[fact.ref] >= NEARLY * best)
