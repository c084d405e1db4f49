"""Several questions asked at once: which are answered for themselves, and which by what the whole asks. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.compose.answer import PASSAGE_BAR, is_told
from bot.compose.record import RECORDS
from bot.compose.render import Style
from bot.compose.verbatim import words_of
from knowledge.asking import content_of
from knowledge.evidence import FIGURE_ALONE, Evidence, Fact, Figure, Message
from knowledge.normal import AFTER_WORD, BEFORE_WORD
from knowledge.text import language_of, normal_form, terms

# What points back is told by what answers the question before it.
_POINTS_BACK = re.compile(
    unicodedata.normalize(
        "NFC", rf"{BEFORE_WORD}(?:it|its|that|those|these|this|one|ones|কোনটা|কোনটি|সেটা|এটা|তার|এরপর|পরে){AFTER_WORD}"
    )
)


def together(whole: Evidence, parts: Sequence[Evidence]) -> Evidence:
    """The evidence of a message with that of the questions in it, each to be answered for itself.

    whole: what the message as one asks for. It is all that is asked where a figure fits it better than any of its
    parts, and answers what points back to what it asks.
    """
    if any(part.account != whole.account for part in parts):
        told = [part for part in parts if _answers(part)]
        # What one account is to the other stands in what was written.
        by_words = _answers(whole) and max(map(_best, parts)) < FIGURE_ALONE
        return whole if by_words or len(told) < 2 else _joined(replace(whole, account=None), told)
    if _figures(whole) or _answers(whole):
        parts = [part for part in parts if not _POINTS_BACK.search(normal_form(part.question))]
        if not parts or (_best(whole) >= max(map(_best, parts)) > 0 and not _is_one_of(whole, parts)):
            return whole
    told = [part for part in parts if _answers(part)]
    if not told:
        return whole
    parts = [part for part in parts if part in told or not _is_told_by(told, part)]
    covered = {ref for part in told for ref in _figures(part)}
    if len(told) < len(parts) and _figures(whole) - covered:
        return _joined(whole, [whole, *told])
    return whole if len(parts) == 1 and _answers(whole) else _joined(whole, parts)


def _is_one_of(whole: Evidence, parts: Sequence[Evidence]) -> bool:
    """Whether the whole finds what one of its parts asks, and the others the same of something else: of noodles too."""
    every = [fact for part in parts for fact in part.facts if fact.ref in _figures(part)]
    same = {fact.name for fact in whole.facts if isinstance(fact, Figure)} >= {
        fact.name for fact in every if isinstance(fact, Figure)
    }
    return same and all(map(_answers, parts)) and _figures(whole) < {fact.ref for fact in every}


def _joined(whole: Evidence, parts: Sequence[Evidence]) -> Evidence:
    parts = _with_refs_of_their_own(parts)
    return replace(
        whole,
        facts=_each_once(fact for part in parts for fact in part.facts),
        gaps=tuple(
            gap for place, part in enumerate(parts) for gap in part.gaps if not _told_before(gap, parts[:place])
        ),
        settled=all(part.settled for part in parts),
        parts=tuple(parts),
    )


def _best(evidence: Evidence) -> float:
    """How well its best figure fits, 0 where it has none."""
    return max((fact.score for fact in evidence.facts if fact.ref in _figures(evidence)), default=0.0)


def _answers(part: Evidence) -> bool:
    """Whether a question of several finds what answers it: a figure that is surely meant, a gap, or words that fit."""
    if part.gaps:
        return True
    if any(isinstance(fact, Figure) and fact.name not in RECORDS and fact.score >= FIGURE_ALONE for fact in part.facts):
        return True
    return not _figures(part) and any(fact.score >= PASSAGE_BAR and is_told(fact, part) for fact in part.facts)


def _told_before(gap: Message, parts: Sequence[Evidence]) -> bool:
    return any(gap in part.gaps for part in parts)


def _is_told_by(told: Sequence[Evidence], part: Evidence) -> bool:
    """Whether the figures of other questions speak of all that this one asks of."""
    style = Style(language_of(part.question))
    figures = [fact for one in told for fact in one.facts if fact.ref in _figures(one)]
    spoken = terms(" ".join(words_of(fact, style) for fact in figures))
    return bool(asked := content_of(part.question)) and set(asked) <= set(spoken)


def _figures(evidence: Evidence) -> set[str]:
    """The refs of its figures, single records left out."""
    return {fact.ref for fact in evidence.facts if isinstance(fact, Figure) and fact.name not in RECORDS}


def _with_refs_of_their_own(parts: Sequence[Evidence]) -> list[Evidence]:
    """The parts, a figure counted otherwise than one of the same ref before it with a ref of its own."""
    known: dict[str, Fact] = {}
    found: list[Evidence] = []
    for part in parts:
        facts: list[Fact] = []
        for fact in part.facts:
            other = known.get(fact.ref)
            if isinstance(fact, Figure) and isinstance(other, Figure) and fact.sentence != other.sentence:
                fact = replace(fact, ref=f"{fact.ref}-{len(found) + 1}")
            known.setdefault(fact.ref, fact)
            facts.append(fact)
        found.append(replace(part, facts=tuple(facts)))
    return found


def _each_once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts by ref, each as it stands first, best first."""
    known: dict[str, Fact] = {}
    for fact in facts:
        known.setdefault(fact.ref, fact)
    return tuple(sorted(known.values(), key=lambda fact: -fact.score))
