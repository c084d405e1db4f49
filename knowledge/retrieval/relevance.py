"""How well a passage answers a question, 0 to 1, and which passage corrects another."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from knowledge.glossary import concept, same_meaning
from knowledge.normal import AFTER_WORD, BEFORE_WORD
from knowledge.retrieval.search import Hit
from knowledge.text import normal_form, numbers_in, terms

# Chosen on the sample's questions (python -m tests.benchmarks.questions): what a passage holds of the question's own
# words, and how near it lies in meaning; then whether it speaks of the people named.
COVERED, NEAR, PEOPLE = 0.65, 0.35, 0.15
# Cosines of MiniLM between a question and a passage: unrelated ones stay below the first, the best reach the second.
COSINE_LOW, COSINE_HIGH = 0.15, 0.60
# Another word for the same thing counts a little less than the word itself.
SAME_MEANING = 0.85
# What a question follows on from, a number or a person where one is asked for, the own words of who is named, and words
# people wrote rather than a heading of the plan: none makes an answer of its own, each lifts one.
CONTEXT, TOLD_A_NUMBER, TOLD_A_PERSON, OWN_WORDS, WRITTEN_WORDS = 0.10, 0.08, 0.12, 0.10, 0.06
WRITTEN = frozenset({"note", "call", "mail", "meeting", "visit", "document"})
# A term that stands in more of the hits than this tells nothing about which two of them speak of one matter.
COMMON_IN_HITS = 4

# From here on a passage speaks of the matter that a question is about.
SPEAKS_OF_IT = 0.5
_HOW_IT_ENDED = re.compile(
    unicodedata.normalize(
        "NFC",
        rf"{BEFORE_WORD}(?:turn(?:ed)? out|how did .{{1,60}} (?:go|end|work)|what came of|what became of|outcome"
        rf"|end(?:ed)? up|in the end|কেমন হলো|কী হলো শেষে|শেষ পর্যন্ত কী|শেষে কী হলো|ফল কী|ফলাফল){AFTER_WORD}",
    )
)
_CORRECTS = re.compile(
    unicodedata.normalize(
        "NFC",
        rf"""{BEFORE_WORD}(?:
            correction|corrected|correcting|wrong|mistaken|mistake|false|untrue|not\ true|actually|in\ fact|instead
          | ignore\ the|stays?|confirmed|turns?\ out|so\ the|not\ \d+|really\ wants?
          | ভুল|আসলে|সঠিক|সংশোধন|ঠিক\ না|সত্যি\ না|নিশ্চিত|bhul|ashole
        ){AFTER_WORD}""",
    ),
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Sought:
    """What a passage is held against.

    content: the question's own telling terms with their weight in the account. people: names the question speaks of.
    context: the terms of the question that this one follows on from. number: whether a number is asked for. others:
    the terms of people's names, of whom one is asked for ("who ...?"); empty where nobody is. heard: for a term, the
    same word in the other script.
    """

    content: Mapping[str, float]
    people: tuple[str, ...] = ()
    context: Mapping[str, float] = field(default_factory=dict)
    number: bool = False
    others: frozenset[str] = frozenset()
    heard: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def relevance(hit: Hit, sought: Sought) -> float:
    """How well a passage fits, 0 to 1."""
    held = hit.terms | set(terms(hit.passage.author))
    covered = _covered(sought.content, held, sought.heard)
    near = covered
    if hit.cosine is not None:
        near = min(1.0, max(0.0, (hit.cosine - COSINE_LOW) / (COSINE_HIGH - COSINE_LOW)))
    score = COVERED * covered + NEAR * near
    if sought.people:
        named = sum(_speaks_of(name, held) for name in sought.people) / len(sought.people)
        score = (1 - PEOPLE) * score + PEOPLE * named
    lifted = TOLD_A_NUMBER * (sought.number and bool(numbers_in(hit.passage.words)))
    lifted += TOLD_A_PERSON * (not held.isdisjoint(sought.others))
    lifted += OWN_WORDS * any(_own_words(name, hit) for name in sought.people)
    lifted += WRITTEN_WORDS * (hit.passage.kind in WRITTEN)
    score += covered * (lifted + CONTEXT * _covered(sought.context, held, sought.heard))
    return round(min(1.0, score), 4)


def _covered(
    wanted: Mapping[str, float], held: set[str] | frozenset[str], heard: Mapping[str, tuple[str, ...]]
) -> float:
    whole = math.fsum(wanted.values())
    if not whole:
        return 0.0
    return math.fsum(weight * _holds(term, held, heard.get(term, ())) for term, weight in wanted.items()) / whole


def _holds(term: str, held: set[str] | frozenset[str], heard: tuple[str, ...]) -> float:
    if term in held:
        return 1.0
    return SAME_MEANING if not held.isdisjoint((*same_meaning(term), *heard)) else 0.0


def _speaks_of(name: str, held: set[str] | frozenset[str]) -> bool:
    return not held.isdisjoint(terms(name))


def _own_words(name: str, hit: Hit) -> bool:
    """Whether the passage is what this person said or wrote: a mail of theirs, or a turn that opens with them."""
    first = normal_form(name.split()[0])
    return hit.passage.author == name or normal_form(hit.passage.words).startswith(f"{first}:")


def outcome(hits: Sequence[Hit], scores: Sequence[float], question: str) -> list[float]:
    """The scores again; where a question asks how something ended, what was said of it later stands beside the best."""
    raised = list(scores)
    if not raised or not _HOW_IT_ENDED.search(normal_form(question)):
        return raised
    best = max(range(len(raised)), key=lambda place: raised[place])
    for place, hit in enumerate(hits):
        later = _before(hits[best].passage.when, hit.passage.when) and hit.passage.kind in WRITTEN
        if later and scores[place] >= SPEAKS_OF_IT:
            raised[place] = max(raised[place], round(scores[best] - 0.01, 4))
    return raised


def latest_word(hits: Sequence[Hit], scores: Sequence[float], sought: Sought) -> list[float]:
    """The scores again, a passage that corrects an earlier one above it: who asks wants what holds now."""
    said = [frozenset(map(concept, hit.terms)) for hit in hits]
    often = Counter(term for terms_said in said for term in terms_said)
    asked = frozenset(map(concept, sought.content))
    raised = list(scores)
    for place, later in enumerate(hits):
        if not _CORRECTS.search(normal_form(later.passage.words)):
            continue
        for other, earlier in enumerate(hits):
            if not _before(earlier.passage.when, later.passage.when):
                continue
            shared = said[place] & said[other]
            if shared & asked or sum(often[term] <= COMMON_IN_HITS for term in shared) > 1:
                raised[place] = max(raised[place], round(scores[other] + 0.01, 4))
    return raised


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other
