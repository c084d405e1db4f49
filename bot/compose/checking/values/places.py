"""Where a text says numbers and days, and with what bound or relation: read off sentences and sources alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.compose.catalogues import LANGUAGES
from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.bounds import Bound, bound_at
from bot.compose.checking.values.counted import counted
from bot.compose.checking.values.day_relations import Relation, relation_at
from bot.compose.checking.values.number_words import in_digits
from bot.compose.checking.values.valued import parts_of
from bot.compose.days_said import Day, Said, days_said, hours_said, nearest
from bot.compose.render import Style, render
from knowledge.evidence import Fact, Figure, Passage
from knowledge.numbers import NumberMention, numbers_in_normal_form
from knowledge.text import normal_form

# Values that are bounds by what they are.
_SET: dict[str, Bound] = {"low": "least", "high": "most", "most": "over"}
# Days that are bounds by what they are.
_DATED: dict[str, Relation] = {
    "due": "by",
    "expected": "by",
    "start": "from",
    "starts": "from",
    "since": "from",
    "stated": "from",
    "end": "by",
    "ends": "by",
}
# A number or a day where a text says it, and what a fact holds.
Value = NumberMention | Said[Day]
What = Number | Day
_PAST_BN = pattern(r"^ ?(?:দিন|সপ্তাহ|মাস)?(?:ের)? ?(?:পার|পেরি)")
_PAST = pattern(r"(?<!the )(?<!last )\b(?:past|older than) $")  # a bill "past 30 days" is more than 30 days old


@dataclass(frozen=True, slots=True)
class Places:
    """A text in normal form with its numbers (those of days and hours left out) and its days, where they stand."""

    text: str
    numbers: tuple[NumberMention, ...]
    days: tuple[Said[Day], ...]

    @property
    def spots(self) -> list[tuple[int, int]]:
        """Where each number and each day begins and ends."""
        return [*((one.start, one.end) for one in self.numbers), *((one.start, one.end) for one in self.days)]

    @property
    def days_marked(self) -> str:
        """The text with each of its days as §."""
        text = self.text
        for day in sorted(self.days, key=lambda one: -one.start):
            text = f"{text[: day.start]}§{text[day.end :]}"
        return text


@dataclass(frozen=True, slots=True)
class Bounded:
    """The numbers and days of a fact, each with what stands at it."""

    numbers: tuple[tuple[Number, Bound], ...]
    days: tuple[tuple[Day, Relation], ...]


@lru_cache(maxsize=1024)
def places_in(text: str) -> Places:
    """The numbers and days of a text in normal form."""
    days = days_said(text)
    hours = hours_said(text)
    masked = text
    for start, end in [*((one.start, one.end) for one in days), *((one.start, one.end) for one in hours)]:
        masked = masked[:start] + "¦" * (end - start) + masked[end:]
    return Places(text, tuple(counted(masked, numbers_in_normal_form(masked))), days)


@kept(512)
def places_of(passage: Passage) -> Places:
    """The numbers and days of what a passage says."""
    return places_in(in_digits(normal_form(passage.words)))


@kept(512)
def bounded(fact: Fact) -> Bounded:
    """The numbers and days of a fact as its own words set them."""
    if isinstance(fact, Passage):
        return _in_passage(fact)
    values = parts_of(fact).values
    numbers = [(one.what, _SET.get(one.part, "")) for one in values if isinstance(one.what, Number)]
    numbers += _bounds_told(fact)
    days = [(one.what, _DATED.get(one.part, "")) for one in values if isinstance(one.what, Day)]
    return Bounded(tuple(numbers), tuple(days))


def _bounds_told(figure: Figure) -> Iterator[tuple[Number, Bound]]:
    """The bounds that a figure's own sentence sets in words: "less than 2 years", ২ বছর এর কম."""
    for language in LANGUAGES:
        places = places_in(in_digits(normal_form(render(figure.sentence, Style(language)))))
        for one in places.numbers:
            if bound := bound_at(places.text, one.start, one.end):
                yield Number(one.value, one.kind, one.unit, figure.ref), bound


def _in_passage(passage: Passage) -> Bounded:
    numbers: list[tuple[Number, Bound]] = []
    days: list[tuple[Day, Relation]] = []
    places = places_of(passage)
    for one in places.numbers:
        number = Number(one.value, one.kind, one.unit, passage.ref)
        past = _PAST.search(places.text[: one.start]) or _PAST_BN.match(places.text[one.end :])
        numbers.append((number, bound_at(places.text, one.start, one.end) or ("over" if past else "")))
    for day in places.days:
        what = nearest(day.what, passage.when) if passage.when is not None else day.what
        days.append((what, relation_at(places.text, day.start, day.end)))
    return Bounded(tuple(numbers), tuple(days))
