"""Whether a value put in the wrong place is held in another place of the same facts: then its role is false, not it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from bot.compose.render import values_of
from knowledge.evidence import Fact, Figure, Name, Passage, Period, Quantity, Value, Words
from knowledge.text import normal_form
from tests.benchmarks.checking.rounding import a_rounding
from tests.benchmarks.checking.ways import NumberWay, Said, number_or_none


def held_elsewhere(value: Value, said: Said, facts: Iterable[Fact], slots: Iterable[Value]) -> bool:
    """Whether the cited facts hold a value that is put in the place of another.

    facts: the cited ones. slots: what a note's slots stand for; a figure holds what its message shows.
    """
    facts, slots = tuple(facts), tuple(slots)
    held = list(_held(facts, slots))
    if isinstance(value, Decimal):
        return any(
            (number := number_or_none(one)) is not None and _alike(one, said) and a_rounding(value, number)
            for one in held
        )
    if isinstance(value, Name):
        words = normal_form(" ".join(_words(facts)))
        return normal_form(value.text) in words or (bool(value.local) and normal_form(value.local) in words)
    if isinstance(value, Period):
        start = value.start or date.min
        return value in held or any(start <= day <= value.end for day in _made_on(facts))
    return isinstance(value, date) and any(_day(one) == _day(value) for one in (*held, *_made_on(facts)))


def _held(facts: tuple[Fact, ...], slots: tuple[Value, ...]) -> Iterator[Value]:
    for fact in facts:
        if isinstance(fact, Figure):
            yield from values_of(fact.sentence)
    if any(isinstance(fact, Passage) for fact in facts):
        yield from slots


def _alike(one: Value, said: Said) -> bool:
    """Whether the two are numbers of one sort, so that the words might tell either."""
    if isinstance(one, Quantity) and isinstance(said.value, Quantity):
        shown = isinstance(said.way, NumberWay) and bool(said.way.after)
        return one.unit == said.value.unit or not shown
    plain = (Quantity, Decimal, int)
    return type(one) is type(said.value) or (isinstance(one, plain) and isinstance(said.value, plain))


def _day(value: Value) -> tuple[int, int, int] | None:
    return (value.year, value.month, value.day) if isinstance(value, date) else None


def _made_on(facts: tuple[Fact, ...]) -> Iterator[date]:
    for fact in facts:
        if isinstance(fact, Figure):
            yield fact.as_of
        elif fact.when is not None:
            yield fact.when


def _words(facts: tuple[Fact, ...]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact, Figure):
            for value in values_of(fact.sentence):
                if isinstance(value, Name | Words):
                    yield value.text
        else:
            yield f"{fact.words} {fact.author}"
