"""Gathers the evidence for a question: the figures it asks for, computed, and the passages that speak of it."""

from __future__ import annotations

import math
from dataclasses import replace

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Evidence, Fact, Figure, Message, Passage
from knowledge.figures.catalogue import CATALOGUE, PORTFOLIO
from knowledge.figures.portfolio import portfolio
from knowledge.people import Reader
from knowledge.records.account_names import all_names
from knowledge.retrieval.keywords import rarity
from knowledge.retrieval.library import Library
from knowledge.retrieval.search import Hit, search
from knowledge.retrieval.understand import Understood
from knowledge.text import terms

# Chosen on the sample's questions (python -m tests.benchmarks.questions): a figure fits from FIGURE_BAR on;
# a second one may come with it when it lies no further behind than FIGURE_MARGIN.
FIGURE_BAR = 0.42
FIGURE_MARGIN = 0.03
MOST_FIGURES = 2
MOST_PASSAGES = 10
# Cosines of MiniLM between a question and a passage: unrelated ones stay below the first, the best reach the second.
COSINE_LOW, COSINE_HIGH = 0.15, 0.60
COVERAGE_SHARE = 0.6


def gather(session: Session, reader: Reader, asked: Understood, library: Library, people: tuple[str, ...]) -> Evidence:
    """The evidence for one question: facts ranked best first, and what was looked for and not found.

    The score of a fact is how well it fits the question, 0 to 1. people: the account's and the team's, for search.
    """
    figures, gaps = _figures(session, reader, asked)
    passages = _passages(session, reader, asked, library, people) if asked.account is not None else ()
    facts: tuple[Fact, ...] = (*figures, *passages)
    return Evidence(
        question=asked.question,
        account=asked.account,
        facts=facts,
        as_of=asked.request.as_of,
        gaps=gaps,
        names=all_names(session, reader),
    )


def _figures(session: Session, reader: Reader, asked: Understood) -> tuple[tuple[Figure, ...], tuple[Message, ...]]:
    found: list[Figure] = []
    gaps: list[Message] = []
    fitting = [match for match in asked.figures if match.score >= FIGURE_BAR]
    for match in fitting[:MOST_FIGURES]:
        if match.score < fitting[0].score - FIGURE_MARGIN:
            break
        result = _computed(session, reader, asked.account, asked, match.name)
        if isinstance(result, Figure):
            found.append(replace(result, score=match.score))
        elif result is not None:
            gaps.append(result)
    return tuple(found), tuple(gaps)


def _computed(
    session: Session, reader: Reader, account: AccountCard | None, asked: Understood, name: str
) -> Figure | Message | None:
    if name == PORTFOLIO:
        return portfolio(session, reader, asked.request)
    if account is None:
        return None
    return CATALOGUE[name].compute(session, reader, account, asked.request)


def _passages(
    session: Session, reader: Reader, asked: Understood, library: Library, people: tuple[str, ...]
) -> tuple[Passage, ...]:
    assert asked.account is not None
    hits = search(
        session,
        reader,
        asked.account.id,
        asked.searched,
        library=library,
        limit=MOST_PASSAGES,
        as_of=asked.request.as_of,
        people=people,
    )
    telling = rarity(session, asked.account.id, asked.searched)
    ranked = [replace(hit.passage, score=round(_relevance(hit, telling), 4)) for hit in hits]
    return tuple(sorted(ranked, key=lambda passage: -passage.score))


def _relevance(hit: Hit, telling: dict[str, float]) -> float:
    """How much of what is telling in the question a passage holds, and how near it lies in meaning; 0 to 1."""
    whole = math.fsum(telling.values())
    held = set(terms(f"{hit.passage.author} {hit.passage.words}"))
    covered = math.fsum(weight for term, weight in telling.items() if term in held) / whole if whole else 0.0
    if hit.cosine is None:
        return covered
    near = min(1.0, max(0.0, (hit.cosine - COSINE_LOW) / (COSINE_HIGH - COSINE_LOW)))
    return COVERAGE_SHARE * covered + (1 - COVERAGE_SHARE) * near
