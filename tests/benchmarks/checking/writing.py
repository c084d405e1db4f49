"""A template with the values of a scene becomes a sentence; each value remembers how it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from random import Random

from knowledge.evidence import Money, Name, Percent, Period, Quantity, Term, Value, Words
from tests.benchmarks.checking.day_ways import day_way, period_way
from tests.benchmarks.checking.markup import Piece, Slot, Turn
from tests.benchmarks.checking.name_ways import name_way, term_way
from tests.benchmarks.checking.number_ways import count_way, money_way, percent_way
from tests.benchmarks.checking.people import People
from tests.benchmarks.checking.ways import Language, NumberWay, Said, Way


@dataclass(frozen=True)
class AsWritten:
    """Writes words as they stand."""

    kind: str = "words"

    def write(self, value: Value) -> str:
        return value.text if isinstance(value, Words) else str(value)


def way_of(
    value: Value, slot: Slot, language: Language, random: Random, people: People, *, exact: bool = False
) -> Way | None:
    """A way of writing this value where the slot stands, or None where there is none that tells it truly.

    exact: nothing is rounded and names are whole, as in a note that sentences are told from.
    """
    if exact and isinstance(value, Percent):
        places = 0 if value.share * 100 % 1 == 0 else 1
        return NumberWay("", random.choice(["%", "%", " percent" if language == "en" else " শতাংশ"]), places=places)
    if exact and isinstance(value, Name):
        return replace(name_way(value, language, random, people, slot.way), short=False)
    match value:
        case Money():
            return money_way(value, language, random, slot.way)
        case Percent():
            return percent_way(value, language, random, slot.way)
        case Quantity() | Decimal():
            return count_way(value, language, random, slot.way)
        case Period():
            return period_way(value, language, random)
        case date():
            return day_way(value, language, random, slot.way)
        case Name():
            return name_way(value, language, random, people, slot.way)
        case Term():
            return term_way(value, language)
        case int():
            return count_way(value, language, random, slot.way or "bare")
        case Words() | str():
            return AsWritten()
        case _:
            return None


@dataclass
class Written:
    """The pieces of one sentence and how each slot in it is written, those of what would turn it around too.

    second: the ids of the slots that tell of the second of two facts.
    """

    pieces: Sequence[Piece]
    said: Mapping[int, Said] = field(default_factory=dict)
    second: frozenset[int] = frozenset()

    def text(self, instead: Mapping[int, str] | None = None, turned: tuple[Turn, int] | None = None) -> str:
        """The sentence; `instead` by the id of a slot, `turned`: this turn is taken the wrong way."""
        words = "".join(self._words(piece, instead or {}, turned) for piece in self.pieces)
        return _tidy(words)

    def _words(self, piece: Piece, instead: Mapping[int, str], turned: tuple[Turn, int] | None) -> str:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, Slot):
            return instead.get(id(piece)) or self.said[id(piece)].text
        wrong = turned is not None and turned[0] is piece
        inside = piece.turned[turned[1]] if turned is not None and wrong else piece.holds
        return "".join(self._words(one, instead, turned) for one in inside)  # type: ignore[arg-type]

    def shown(self) -> list[tuple[Slot, Said]]:
        """The slots of the true sentence in order."""
        return [(slot, self.said[id(slot)]) for slot in _slots(self.pieces, all_of_them=False)]

    def turns(self) -> list[Turn]:
        return _turns(self.pieces)


def write(
    pieces: Sequence[Piece],
    values: Mapping[str, Value],
    language: Language,
    random: Random,
    people: People,
    *,
    exact: bool = False,
) -> Written | None:
    """The sentence of these pieces, or None where a value is missing or cannot be written truly."""
    said: dict[int, Said] = {}
    for slot in _slots(pieces, all_of_them=True):
        value = values.get(slot.name)
        way = way_of(value, slot, language, random, people, exact=exact) if value is not None else None
        if value is None or way is None:
            return None
        said[id(slot)] = Said(value, way)
    return Written(pieces, said)


def _slots(pieces: Sequence[Piece], *, all_of_them: bool) -> list[Slot]:
    found: list[Slot] = []
    for piece in pieces:
        if isinstance(piece, Slot):
            found.append(piece)
        elif isinstance(piece, Turn):
            sides = (piece.holds, *piece.turned) if all_of_them else (piece.holds,)
            for side in sides:
                found += _slots(side, all_of_them=all_of_them)  # type: ignore[arg-type]
    return found


def _turns(pieces: Sequence[Piece]) -> list[Turn]:
    found: list[Turn] = []
    for piece in pieces:
        if isinstance(piece, Turn):
            found += [piece, *_turns(piece.holds)]  # type: ignore[arg-type]
    return found


def _tidy(words: str) -> str:
    plain = re.sub(r" +([,.;:!?।])", r"\1", re.sub(r"\s+", " ", words)).strip()
    return plain[:1].upper() + plain[1:]
