"""How well a passage answers a question, 0 to 1, and which passage corrects another."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.glossary import concept, same_meaning
from knowledge.normal import AFTER_WORD, BEFORE_WORD
from knowledge.retrieval.search import Hit
from knowledge.text import normal_form, numbers_in, terms

# Chosen on the sample's questions (python -m tests.benchmarks.questions): what a passage holds of the question's own
# words, how near it lies in meaning, whether it speaks of the people named, and of what the question follows on from.
COVERED, NEAR, PEOPLE, CONTEXT = 0.55, 0.30, 0.15, 0.10
# Cosines of MiniLM between a question and a passage: unrelated ones stay below the first, the best reach the second.
COSINE_LOW, COSINE_HIGH = 0.15, 0.60
# Another word for the same thing counts a little less than the word itself.
SAME_MEANING = 0.85
# Who is asked for a number is told one; who is asked for what somebody said is told words, not a heading of the plan.
TOLD_A_NUMBER, WRITTEN_WORDS = 0.06, 0.06
WRITTEN = frozenset({"note", "call", "mail", "meeting", "visit", "document"})
# Two passages speak of one matter when the terms they share tell at least this much (inverse document frequency).
ONE_MATTER = 3.0

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
    context: the terms of the question that this one follows on from.
    """

    content: Mapping[str, float]
    people: tuple[str, ...] = ()
    context: Mapping[str, float] | None = None
    number: bool = False


def relevance(hit: Hit, sought: Sought) -> float:
    """How well a passage fits, 0 to 1."""
    held = hit.terms | set(terms(hit.passage.author))
    covered = _covered(sought.content, held)
    score = COVERED * covered
    if hit.cosine is None:
        score += NEAR * covered
    else:
        score += NEAR * min(1.0, max(0.0, (hit.cosine - COSINE_LOW) / (COSINE_HIGH - COSINE_LOW)))
    if sought.people:
        score += PEOPLE * sum(_speaks_of(name, held) for name in sought.people) / len(sought.people)
    if sought.context:
        score += CONTEXT * _covered(sought.context, held)
    if covered:
        score += TOLD_A_NUMBER * (sought.number and bool(numbers_in(hit.passage.words)))
        score += WRITTEN_WORDS * (hit.passage.kind in WRITTEN)
    return round(min(1.0, score), 4)


def _covered(wanted: Mapping[str, float], held: set[str] | frozenset[str]) -> float:
    whole = math.fsum(wanted.values())
    if not whole:
        return 0.0
    return math.fsum(weight * _holds(term, held) for term, weight in wanted.items()) / whole


def _holds(term: str, held: set[str] | frozenset[str]) -> float:
    if term in held:
        return 1.0
    return SAME_MEANING if not held.isdisjoint(same_meaning(term)) else 0.0


def _speaks_of(name: str, held: set[str] | frozenset[str]) -> bool:
    return not held.isdisjoint(terms(name))


def latest_word(hits: Sequence[Hit], scores: Sequence[float], telling: Mapping[str, float]) -> list[float]:
    """The scores again, a passage that corrects an earlier one above it: who asks wants what holds now.

    telling: the weight of the account's terms by which two passages are known to speak of one matter.
    """
    raised = list(scores)
    for place, later in enumerate(hits):
        if not _CORRECTS.search(normal_form(later.passage.words)):
            continue
        for other, earlier in enumerate(hits):
            if _before(earlier.passage.when, later.passage.when) and _one_matter(earlier, later, telling):
                raised[place] = max(raised[place], round(scores[other] + 0.01, 4))
    return raised


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def _one_matter(one: Hit, other: Hit, telling: Mapping[str, float]) -> bool:
    shared = {concept(term) for term in one.terms} & {concept(term) for term in other.terms}
    return math.fsum(telling.get(term, 0.0) for term in sorted(shared)) >= ONE_MATTER
