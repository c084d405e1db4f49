"""Gathers the evidence for a question: the figures it asks for, computed, and the passages that speak of it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from knowledge.evidence import Evidence, Fact
from knowledge.people import Reader
from knowledge.records.accounts import all_names
from knowledge.retrieval.library import Library
from knowledge.retrieval.relevance import Bars
from knowledge.retrieval.understand import Understood

# How many figures one question may bring, and how far behind the best one the last of them may lie.
MOST_FIGURES = 2
FIGURE_MARGIN = 0.08
MOST_PASSAGES = 10


def gather(session: Session, reader: Reader, asked: Understood, library: Library, bars: Bars) -> Evidence:
    """The evidence for one question: facts ranked best first, and what was looked for and not found.

    A passage's score is its relevance to the question, 0 to 1; those under the bar come as "nearest" only.
    """
    if asked.account is None:
        return _portfolio(session, reader, asked, bars)
    figures, gaps = _figures(session, reader, asked.account, asked, bars)
    passages = _passages(session, reader, asked.account, asked, library)
    facts: tuple[Fact, ...] = (*figures, *passages)
    return Evidence(
        question=asked.question,
        account=asked.account,
        facts=facts,
        as_of=asked.request.as_of,
        gaps=gaps,
        names=all_names(session, reader),
    )
