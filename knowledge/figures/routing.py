"""Which figures a question asks for: by likeness to the example questions each has, in words and in letters.

Words tell by how rare they are among the examples; letters (runs of three, spaces left out) forgive endings, joined
words and slips of the pen. Likeness in meaning was tried and chose no better (DECISIONS.md, 6).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from knowledge.asking import ASKING
from knowledge.normal import WORD, normal_form
from knowledge.shorthand import spelled_out
from knowledge.text import terms

# Chosen by python -m tests.benchmarks.questions, with and without --file tests/benchmarks/more_questions.toml --open
WORDS_WEIGHT, LETTERS_WEIGHT = 0.7, 0.3
# A word that no example holds is taken for one that is spelt nearly so (0-100).
NEARLY = 84.0
FEWEST_LETTERS = 4
# Words that mean the same when a figure is asked for, each as the term it is taken for.
SAME = {
    term: terms(first)[0]
    for first, others in {
        "account": "accounts customer customers client clients buyer buyers কাস্টমার গ্রাহক ক্রেতা অ্যাকাউন্ট",
        "grow": "grew grown growing growth বেড়েছে বাড়ছে বেড়ে",
        "fall": "fell fallen falling shrink shrank shrunk shrinking decline declined drop dropped কমেছে কমছে কমে",
        "buy": "bought buying purchase purchased কিনেছে কেনে কেনা নিয়েছে নেয়",
        "sell": "sold selling sale sales sells বিক্রি চলে চলছে চলে",
        "meet": "met meeting meetings sit মিটিং বৈঠক দেখা বসা",
        "talk": "talked speak spoke spoken spoken কথা",
        "product": "products item items sku পণ্য প্রোডাক্ট আইটেম মাল",
        "promise": "promised promises commitment commitments commit প্রতিশ্রুতি",
        "late": "delayed delay দেরি দেরিতে লেট",
        "last": "latest শেষ সর্বশেষ লাস্ট",
        "next": "coming upcoming পরের পরবর্তী সামনে সামনের আগামী",
        "order": "orders অর্ডার",
        "owner": "own owns handle handles looks দেখে দেখেন",
        "quiet": "silent neglect neglecting neglected চুপ",
        "promotion": "promo promos promotions campaign campaigns প্রমোশন অফার",
        "target": "টার্গেট",
        "deal": "deals ডিল",
        "plan": "প্ল্যান পরিকল্পনা",
    }.items()
    for term in terms(others)
}
# Words that search leaves out and that tell one figure from another.
DIRECTIONS = frozenset(
    ["up", "down", "more", "less", "before", "after", "how", "often", "who", "when", "last", "next", "since", "will"]
)


@dataclass(frozen=True, slots=True)
class Match:
    """A figure and how well the question fits it, 0 to 1."""

    name: str
    score: float


@dataclass(frozen=True)
class Routing:
    """The example questions of a catalogue, ready to be compared with. `rarity`: how telling each word is.

    bare: those whose words all only ask ("what do I have to do"), joined, each with its figure: it is asked only so.
    """

    names: tuple[str, ...]
    words: tuple[frozenset[str], ...]
    letters: tuple[frozenset[str], ...]
    rarity: Mapping[str, float]
    unknown: float
    holding: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    bare: Mapping[str, str] = field(default_factory=dict)

    def route(self, topic: str) -> list[Match]:
        """The figures by their best example, best first; those that share nothing with the topic are left out.

        topic: the question without names and periods.
        """
        asked = frozenset(self._known(word) for word in _words(topic))
        if not asked:
            return [Match(self.bare[_joined(topic)], 1.0)] if _joined(topic) in self.bare else []
        runs = _letters(topic)
        weight = self._weight(asked)
        best: dict[str, float] = {}
        for place in sorted({place for word in asked for place in self.holding.get(word, ())}):
            example = self.words[place]
            alike = 2 * self._weight(asked & example) / (weight + self._weight(example))
            same = 2 * len(runs & self.letters[place]) / (len(runs) + len(self.letters[place]) or 1)
            score = WORDS_WEIGHT * alike + LETTERS_WEIGHT * same
            best[self.names[place]] = max(best.get(self.names[place], 0.0), round(score, 6))
        ranked = (Match(name, score) for name, score in best.items())
        return sorted(ranked, key=lambda match: (-match.score, match.name))

    def _known(self, word: str) -> str:
        if word in self.rarity or len(word) < FEWEST_LETTERS:
            return word
        found = process.extractOne(word, tuple(self.rarity), scorer=fuzz.ratio, score_cutoff=NEARLY)
        return str(found[0]) if found is not None and abs(len(found[0]) - len(word)) <= 1 else word

    def _weight(self, words: frozenset[str]) -> float:
        return math.fsum(self.rarity.get(word, self.unknown) for word in sorted(words))


def _words(text: str) -> frozenset[str]:
    spelled = spelled_out(text)
    told = (SAME.get(term, term) for term in terms(spelled) if term not in ASKING)
    return frozenset(told) | (DIRECTIONS & frozenset(normal_form(spelled).split()))


@lru_cache(maxsize=4096)
def _letters(text: str) -> frozenset[str]:
    joined = _joined(text)
    return frozenset(joined[start : start + 3] for start in range(max(1, len(joined) - 2)))


def _joined(text: str) -> str:
    return "".join(WORD.findall(normal_form(spelled_out(text))))


def routing_of(known: Mapping[str, tuple[str, ...]]) -> Routing:
    """The routing over example questions by the name of their figure."""
    names = tuple(name for name, questions in known.items() for _ in questions)
    texts = tuple(question for questions in known.values() for question in questions)
    words = tuple(_words(text) for text in texts)
    told_by = defaultdict(set)
    for name, some in zip(names, words, strict=True):
        for word in some:
            told_by[word].add(name)
    rarity = {word: math.log(1 + len(known) / len(told)) for word, told in told_by.items()}
    holding: dict[str, list[int]] = defaultdict(list)
    for place, some in enumerate(words):
        for word in some:
            holding[word].append(place)
    return Routing(
        names,
        words,
        tuple(_letters(text) for text in texts),
        rarity,
        math.log(1 + len(known)),
        {word: tuple(places) for word, places in holding.items()},
        {_joined(text): name for name, text, some in zip(names, texts, words, strict=True) if not some},
    )
