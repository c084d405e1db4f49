"""Which amount a note tells of which day, which share of which sum: values that stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.allowed import Number, numbers_held
from bot.compose.checking.values.elliptical import SIZES
from bot.compose.checking.values.fitting import AN_AMOUNT, fits
from bot.compose.checking.values.places import Places, Value, What, bounded, places_of
from bot.compose.days_said import Day, Said, nearest
from knowledge.evidence import Passage
from knowledge.numbers import NumberMention

# Between an amount and its day, whichever comes first.
_TOGETHER = pattern(
    r"^(?! ?(?:to|or|and) )(?:(?!\b(?:and|but|while|against|instead|rather|versus|less|minus|plus|of"
    r"|than|promised|due)\b)[^.;:,()\d]){1,36}$"
)


@dataclass(frozen=True, slots=True)
class _Bond:
    number: Number
    other: What


def parted(places: Places, passages: Sequence[Passage]) -> str:
    """Why a number may not be told of a day or a sum; "" where it may, or where no passage tells it of another."""
    said = list(_bonds(places))
    if not said:
        return ""
    bonds = [one for passage in passages for one in _bonds_of(passage)]
    told: list[What] = list(numbers_held(passages))
    told += [day for passage in passages for day, _ in bounded(passage).days]
    values: list[Value] = [*places.numbers, *places.days]
    for number, other in said:
        of_it = [one for one in bonds if fits(number, places.text, one.number) and _alike(other, one.other)]
        if not of_it or any(_is(other, one.other, places) for one in of_it):
            continue
        others = [one for one in bonds if _is(other, one.other, places)]
        if any(_is(other, what, places) for what in told) and not any(
            _is(each, one.other, places) for one in of_it for each in values
        ):
            return f"the source tells something else of {places.text[number.start : number.end].strip()!r}"
        if others and any(
            fits(each, places.text, one.number) and _is(again, mine.other, places)
            for one in others
            for mine in of_it
            for each, again in said
        ):
            return f"the source tells {places.text[other.start : other.end].strip()!r} of another number"
    return ""


def _is(value: Value, what: What, places: Places) -> bool:
    if isinstance(value, NumberMention):
        return isinstance(what, Number) and fits(value, places.text, what)
    return isinstance(what, Day) and value.what.fits(what)


def _alike(value: Value, what: What) -> bool:
    return isinstance(value, NumberMention) == isinstance(what, Number)


def told_together(places: Places, passages: Sequence[Passage]) -> frozenset[int]:
    """Where the values stand that are told of each other just as a passage tells them: they are in their place."""
    bonds = [one for passage in passages for one in _bonds_of(passage)]
    so = (
        pair
        for pair in (_bonds(places) if bonds else ())
        if any(fits(pair[0], places.text, one.number) and _is(pair[1], one.other, places) for one in bonds)
    )
    return frozenset(value.start for pair in so for value in pair)


@kept(512)
def _bonds_of(passage: Passage) -> tuple[_Bond, ...]:
    places = places_of(passage)
    when = passage.when
    return tuple(
        _Bond(_number(one, passage), _number(other, passage) if isinstance(other, NumberMention) else _day(other, when))
        for one, other in _bonds(places)
    )


def _number(mention: NumberMention, passage: Passage) -> Number:
    return Number(mention.value, mention.kind, mention.unit, passage.ref)


def _day(said: Said[Day], when: date | None) -> Day:
    return nearest(said.what, when) if when is not None else said.what


def _bonds(places: Places) -> Iterator[tuple[NumberMention, Value]]:
    """Each number with the day, and each share with the sum, beside it, where nothing parts them."""
    numbers = [one for one in places.numbers if one.unit not in SIZES]
    days = [one for one in places.days if one.what.day and one.what.month]
    values: list[Value] = sorted([*numbers, *days], key=lambda one: one.start)
    for one, other in pairwise(values):
        if not _TOGETHER.search(places.text[one.end : other.start]):
            continue
        if isinstance(one, NumberMention) and not isinstance(other, NumberMention):
            yield one, other
        elif isinstance(other, NumberMention) and not isinstance(one, NumberMention):
            yield other, one
        elif isinstance(one, NumberMention) and isinstance(other, NumberMention):
            if one.kind == "percent" and _is_sum(other):
                yield one, other
            elif other.kind == "percent" and _is_sum(one):
                yield other, one


def _is_sum(number: NumberMention) -> bool:
    return number.kind == "money" or (number.kind == "plain" and not number.unit and number.value >= AN_AMOUNT)
