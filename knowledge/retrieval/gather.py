"""Gathers the evidence for a question: the figures it asks for, computed, and the passages that speak of it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Evidence, Fact, Figure, Message, Passage
from knowledge.figures.catalogue import CATALOGUE, PORTFOLIO
from knowledge.figures.portfolio import portfolio
from knowledge.people import Reader
from knowledge.records.account_names import all_names
from knowledge.retrieval.keywords import rarity
from knowledge.retrieval.library import Library
from knowledge.retrieval.relevance import Sought, latest_word, relevance
from knowledge.retrieval.search import search
from knowledge.retrieval.understand import Understood
from knowledge.text import terms

# Chosen on the sample's questions (python -m tests.benchmarks.questions): a figure fits from FIGURE_BAR on;
# a second one may come with it when it lies no further behind than FIGURE_MARGIN.
FIGURE_BAR = 0.55
FIGURE_MARGIN = 0.03
MOST_FIGURES = 2
MOST_PASSAGES = 16


def gather(session: Session, reader: Reader, asked: Understood, library: Library) -> Evidence:
    """The evidence for one question: facts ranked best first, and what was looked for and not found.

    The score of a fact is how well it fits the question, 0 to 1.
    """
    figures, gaps = _figures(session, reader, asked)
    passages = _passages(session, reader, asked, library) if asked.account is not None else ()
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


def _passages(session: Session, reader: Reader, asked: Understood, library: Library) -> tuple[Passage, ...]:
    assert asked.account is not None
    hits = search(
        session,
        reader,
        asked.account.id,
        asked.searched,
        library=library,
        limit=MOST_PASSAGES,
        as_of=asked.request.as_of,
        people=asked.people,
    )
    sought = Sought(
        content=rarity(session, asked.account.id, asked.content),
        people=asked.people,
        context=rarity(session, asked.account.id, asked.context),
        number=asked.number,
        others=frozenset(terms(" ".join(name.split()[0] for name in asked.others))),
    )
    scores = latest_word(hits, [relevance(hit, sought) for hit in hits], sought)
    ranked = [replace(hit.passage, score=score) for hit, score in zip(hits, scores, strict=True)]
    return tuple(sorted(ranked, key=lambda passage: -passage.score))
