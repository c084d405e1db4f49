"""Which amount a note tells of which day, which share of which number: values that stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.elliptical import SIZES
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places, Value, bounded, places_of
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
    day: Day


def parted(places: Places, passages: Sequence[Passage]) -> str:
    """Why an amount may not be told of a day; "" where it may, or where no passage tells it of another."""
    said = list(_bonds(places))
    if not said:
        return ""
    bonds = [one for passage in passages for one in _bonds_of(passage)]
    told = [day for passage in passages for day, _ in bounded(passage).days]
    for number, day in said:
        of_it = [one for one in bonds if fits(number, places.text, one.number)]
        if not of_it or any(day.what.fits(one.day) for one in of_it):
            continue
        others = [one for one in bonds if day.what.fits(one.day)]
        if any(day.what.fits(one) for one in told) and not any(
            other.what.fits(one.day) for one in of_it for other in places.days
        ):
            return f"the source tells another day of {places.text[number.start : number.end].strip()!r}"
        if others and any(
            fits(other, places.text, one.number) and again.what.fits(mine.day)
            for one in others
            for mine in of_it
            for other, again in said
        ):
            return f"the source tells {places.text[day.start : day.end]!r} of another number"
    return ""


def told_together(places: Places, passages: Sequence[Passage]) -> frozenset[int]:
    """Where the values stand that are told of each other just as a passage tells them: they are in their place."""
    bonds = [one for passage in passages for one in _bonds_of(passage)]
    so = (
        pair
        for pair in (_bonds(places) if bonds else ())
        if any(fits(pair[0], places.text, one.number) and pair[1].what.fits(one.day) for one in bonds)
    )
    return frozenset(value.start for pair in so for value in pair)


@kept(512)
def _bonds_of(passage: Passage) -> tuple[_Bond, ...]:
    places = places_of(passage)
    when = passage.when
    return tuple(
        _Bond(Number(one.value, one.kind, one.unit, passage.ref), nearest(day.what, when) if when else day.what)
        for one, day in _bonds(places)
    )


def _bonds(places: Places) -> Iterator[tuple[NumberMention, Said[Day]]]:
    """Each number with the day beside it, where nothing parts them."""
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
