"""Where a text says numbers and days, and with what bound or relation: read off sentences and sources alike."""

from __future__ import annotations

from dataclasses import dataclass

from bot.compose.catalogues import LANGUAGES
from bot.compose.checking.bounds import Bound, Relation, bound_at, relation_at
from bot.compose.checking.counted import counted
from bot.compose.checking.kept import kept
from bot.compose.checking.number_words import in_digits
from bot.compose.checking.valued import parts_of
from bot.compose.claims import Number
from bot.compose.days_said import Day, Said, days_said, hours_said, nearest
from bot.compose.render import Style, render
from knowledge.evidence import Fact, Passage
from knowledge.numbers import NumberMention, numbers_in
from knowledge.text import normal_form


# Values that are bounds by what they are.
_SET: dict[str, Bound] = {"low": "least", "high": "most", "most": "over"}


@dataclass(frozen=True, slots=True)
class Places:
    """A text in normal form with its numbers (those of days and hours left out) and its days, where they stand."""

    text: str
    numbers: tuple[NumberMention, ...]
    days: tuple[Said[Day], ...]


@dataclass(frozen=True, slots=True)
class Bounded:
    """The numbers and days of a fact, each with what stands at it."""

    numbers: tuple[tuple[Number, Bound], ...]
    days: tuple[tuple[Day, Relation], ...]


def places_in(text: str) -> Places:
    """The numbers and days of a text in normal form."""
    days = tuple(days_said(text))
    masked = text
    for said in (*days, *hours_said(text)):
        masked = masked[: said.start] + "¦" * (said.end - said.start) + masked[said.end :]
    return Places(text, tuple(counted(masked, numbers_in(masked))), days)


@kept(512)
def bounded(fact: Fact) -> Bounded:
    """The numbers and days of a fact as its own words set them."""
    if isinstance(fact, Passage):
        texts, around = [fact.words], fact.when
    else:
        texts, around = [render(fact.sentence, Style(language)) for language in LANGUAGES], fact.as_of
    numbers: list[tuple[Number, Bound]] = []
    days: list[tuple[Day, Relation]] = []
    for written in texts:
        places = places_in(in_digits(normal_form(written)))
        for one in places.numbers:
            number = Number(one.value, one.kind, one.unit, fact.ref)
            numbers.append((number, bound_at(places.text, one.start, one.end)))
        for day in places.days:
            what = nearest(day.what, around) if around is not None else day.what
            days.append((what, relation_at(places.text, day.start, day.end)))
    if not isinstance(fact, Passage):
        for value in parts_of(fact).values:
            if isinstance(value.what, Number) and value.part in _SET:
                numbers.append((value.what, _SET[value.part]))
    return Bounded(tuple(numbers), tuple(days))
