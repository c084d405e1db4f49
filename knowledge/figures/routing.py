"""Which figures a question asks for: by likeness to the example questions each brings, in words and in meaning."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.figures.entry import CatalogueEntry
from knowledge.text import normal_form, terms

# Chosen by the run of the sample's questions: python -m tests.benchmarks.questions
WORDS_WEIGHT = 0.6
MEANING_WEIGHT = 0.4
# Cosines of unrelated short questions stay below this; what lies under it says nothing.
MEANING_FLOOR = 0.35

DIRECTIONS = frozenset({"up", "down", "more", "less"})

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Match:
    """A figure and how well the question fits it, 0 to 1."""

    name: str
    score: float


@dataclass(frozen=True)
class Routing:
    """The example questions of a catalogue, ready to be compared with. `rarity`: how telling each term is."""

    names: tuple[str, ...]
    examples: tuple[frozenset[str], ...]
    texts: tuple[str, ...]
    rarity: Mapping[str, float]
    unknown: float

    def route(self, topic: str, meaning: Callable[[Sequence[str], str], Vectors | None]) -> list[Match]:
        """The figures by their best example, best first.

        topic: the question without names and periods. meaning: cosines of the examples with a text, or None.
        """
        asked = _words(topic)
        cosines = meaning(self.texts, topic)
        best: dict[str, float] = {}
        for place, name in enumerate(self.names):
            score = self._likeness(asked, self.examples[place])
            if cosines is not None:
                near = max(0.0, (float(cosines[place]) - MEANING_FLOOR) / (1 - MEANING_FLOOR))
                score = WORDS_WEIGHT * score + MEANING_WEIGHT * near
            best[name] = max(best.get(name, 0.0), score)
        return sorted(
            (Match(name, score) for name, score in best.items()), key=lambda match: (-match.score, match.name)
        )

    def _likeness(self, asked: frozenset[str], example: frozenset[str]) -> float:
        """Dice's coefficient of two sets of terms, each term weighed by its rarity."""
        both = self._weight(asked) + self._weight(example)
        return 2 * self._weight(asked & example) / both if both else 0.0

    def _weight(self, words: frozenset[str]) -> float:
        return math.fsum(self.rarity.get(word, self.unknown) for word in sorted(words))


def _words(text: str) -> frozenset[str]:
    """The terms of a question; directions too, which a search leaves out."""
    return frozenset(terms(text)) | (DIRECTIONS & frozenset(normal_form(text).split()))


def routing_of(entries: Sequence[CatalogueEntry], others: Mapping[str, tuple[str, ...]]) -> Routing:
    """The routing over these entries' example questions in both languages, and over others by name."""
    names: list[str] = []
    texts: list[str] = []
    held: Counter[str] = Counter()
    known = {entry.name: (*entry.questions_en, *entry.questions_bn) for entry in entries} | dict(others)
    for name, questions in known.items():
        names.extend([name] * len(questions))
        texts.extend(questions)
        held.update({term for question in questions for term in _words(question)})
    rarity = {term: math.log(1 + len(known) / count) for term, count in held.items()}
    examples = tuple(_words(text) for text in texts)
    return Routing(tuple(names), examples, tuple(texts), rarity, math.log(1 + len(known)))
