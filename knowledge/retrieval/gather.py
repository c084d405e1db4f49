"""Gathers the evidence for a question: the figures it asks for, computed, and the passages that speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import (
    FIGURE_ALONE,
    AccountCard,
    Evidence,
    Fact,
    Figure,
    Message,
    Passage,
    Period,
)
from knowledge.figures.catalogue import CATALOGUE, STATUS, WHOLE_BOOK
from knowledge.figures.entry import FigureRequest
from knowledge.figures.routing import Match
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.account_names import all_names
from knowledge.records.accounts import Account, readable
from knowledge.retrieval.keywords import rarity
from knowledge.retrieval.library import Library
from knowledge.retrieval.passages import PassageRow
from knowledge.retrieval.relevance import Sought, latest_word, outcome, relevance
from knowledge.retrieval.search import search
from knowledge.retrieval.shelving import shelf_of
from knowledge.retrieval.spelling import heard_alike
from knowledge.retrieval.states_told import with_kept, with_state
from knowledge.retrieval.understand import Understood
from knowledge.retrieval.unknown_told import (
    OF_GOODS,
    asks_for_walk_away,
    nothing_of_goods,
    speaks_of_walk_away,
    unknown_told,
)
from knowledge.text import terms

# Chosen on the sample's questions (python -m tests.benchmarks.questions): a figure fits from FIGURE_BAR on;
# a second one may come with it when it lies no further behind than FIGURE_MARGIN.
FIGURE_BAR = 0.57
FIGURE_MARGIN = 0.03
MOST_FIGURES = 2
# The figures of a period that say little without the words behind them.
TOLD_BY_WORDS = ("changes_since_meeting", "communication_log")
MOST_PASSAGES = 16
MOST_NEWEST = 4
# What "how are they doing?" is answered with; all but the first three only where they are no good news.
STATUS_FIGURES = (
    "revenue_change",
    "revenue_target",
    "next_meeting",
    "order_cadence",
    "late_orders",
    "commitments_overdue",
    "concerns_open",
)
STATUS_ALWAYS = STATUS_FIGURES[:3]
# Of these, only what happened lately tells how things stand.
STATUS_RECENT, RECENT_DAYS = ("late_orders",), 90


def gather(session: Session, reader: Reader, asked: Understood, library: Library) -> Evidence:
    """The evidence for one question: facts ranked best first, and what was looked for and not found.

    The score of a fact is how well it fits the question, 0 to 1.
    """
    return with_words(session, reader, asked, library, gather_figures(session, reader, asked))


def gather_figures(session: Session, reader: Reader, asked: Understood) -> Evidence:
    """The part of the evidence that is computed. Where it is `settled`, the rest would not be told."""
    figures, gaps = _figures(session, reader, asked)
    fits = any(figure.score >= FIGURE_ALONE for figure in figures)
    return Evidence(
        question=asked.question,
        account=asked.account,
        facts=figures,
        as_of=asked.request.as_of,
        gaps=gaps,
        names=all_names(session, reader),
        settled=asked.account is None or ((fits or bool(gaps)) and _told_by_words(figures) is None),
    )


def with_words(session: Session, reader: Reader, asked: Understood, library: Library, figures: Evidence) -> Evidence:
    """The evidence with what people wrote behind its figures."""
    if asked.account is None:
        return figures
    since = _told_by_words(figures.facts)
    words: tuple[Fact, ...]
    if since is not None:
        words = _newest(session, reader, asked.account, since)
    else:
        words = with_state(session, reader, asked.account, asked.request, _passages(session, reader, asked, library))
        words = with_kept(session, reader, asked.account, asked.request.as_of, words)
    gaps = figures.gaps
    if asks_for_walk_away(asked):
        words = tuple(fact for fact in words if isinstance(fact, Passage) and speaks_of_walk_away(fact.words))
        gaps = (*gaps, Message("unknown.walk_away", {"account": account_name(asked.account)}))
    return replace(figures, facts=(*figures.facts, *words), gaps=gaps)


def _told_by_words(facts: Sequence[Fact]) -> Period | None:
    """The period of a figure that says little without the words behind it."""
    return next((fact.period for fact in facts if isinstance(fact, Figure) and fact.name in TOLD_BY_WORDS), None)


def about_all(asked: Understood) -> bool:
    """Whether a question is about all accounts at once rather than about one."""
    best = next(iter(_fitting(asked)), None)
    return best is not None and best.name in WHOLE_BOOK


def _fitting(asked: Understood) -> list[Match]:
    """The figures that fit the question, best first. One that names an account is not about all of them."""
    found = [match for match in asked.figures if match.score >= FIGURE_BAR]
    if asked.account is None:
        return [match for match in found if match.name in WHOLE_BOOK]
    own = [match for match in found if match.name not in WHOLE_BOOK]
    return own if asked.named or (found and own[:1] == found[:1]) else found


def _figures(session: Session, reader: Reader, asked: Understood) -> tuple[tuple[Figure, ...], tuple[Message, ...]]:
    found: list[Figure] = []
    gaps: list[Message] = []
    fitting = _fitting(asked)
    if asked.unknown and (unknown := unknown_told(session, reader, asked, fitting)):
        return (), unknown
    if fitting and fitting[0].name == STATUS and asked.account is not None:
        return _status(session, reader, asked.account, asked, fitting[0].score), ()
    for match in fitting[:MOST_FIGURES]:
        if match.score < fitting[0].score - FIGURE_MARGIN or match.name == STATUS:
            break
        for request in _requests(asked, match.name):
            result = _computed(session, reader, asked, match.name, request)
            if isinstance(result, Figure) and result.ref not in {one.ref for one in found}:
                found.append(replace(result, score=match.score))
            elif isinstance(result, Message):
                gaps.append(nothing_of_goods(session, result, request))
    return tuple(found), tuple(gaps)


def _requests(asked: Understood, name: str) -> list[FigureRequest]:
    """What a figure is asked with: once for each product, where the words fit several alike."""
    if len(asked.products) < 2 or name not in OF_GOODS:
        return [asked.request]
    return [replace(asked.request, product_id=product) for product in asked.products]


def _computed(
    session: Session, reader: Reader, asked: Understood, name: str, request: FigureRequest
) -> Figure | Message | None:
    if name in WHOLE_BOOK:
        return WHOLE_BOOK[name].compute(session, reader, request)
    if asked.account is None:
        return None
    return CATALOGUE[name].compute(session, reader, asked.account, request)


def _status(
    session: Session, reader: Reader, account: AccountCard, asked: Understood, score: float
) -> tuple[Figure, ...]:
    """How an account is doing: sales against last year and target, what is wrong, and when we meet."""
    recent = Period(asked.request.as_of - timedelta(days=RECENT_DAYS - 1), asked.request.as_of, "span")
    requests = {name: replace(asked.request, period=asked.request.period or recent) for name in STATUS_RECENT}
    told = [
        CATALOGUE[name].compute(session, reader, account, requests.get(name, asked.request)) for name in STATUS_FIGURES
    ]
    figures = [replace(one, score=score) for one in told if isinstance(one, Figure)]
    return tuple(one for one in figures if one.name in STATUS_ALWAYS or one.tone in ("bad", "watch"))


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
    shelf = shelf_of(session, library, asked.account.id)
    sought = Sought(
        heard=heard_alike(session, asked.account.id, (*asked.content, *asked.context), shelf),
        content=rarity(session, asked.account.id, asked.content),
        people=asked.people,
        context=rarity(session, asked.account.id, asked.context),
        number=asked.number,
        others=frozenset(terms(" ".join(name.split()[0] for name in asked.others))),
    )
    scores = latest_word(hits, [relevance(hit, sought) for hit in hits], sought)
    scores = outcome(hits, scores, asked.question)
    ranked = [replace(hit.passage, score=score) for hit, score in zip(hits, scores, strict=True)]
    return tuple(sorted(ranked, key=lambda passage: -passage.score))


def _newest(session: Session, reader: Reader, account: AccountCard, period: Period) -> tuple[Passage, ...]:
    """The newest words people wrote in a period, one passage of each note."""
    query = (
        sa.select(PassageRow)
        .join(Account, Account.id == PassageRow.account_id)
        .where(PassageRow.account_id == account.id, PassageRow.record_kind == "interaction", readable(reader))
        .where(PassageRow.happened_on.between(period.start, period.end), PassageRow.position == 0)
        .order_by(PassageRow.happened_on.desc(), PassageRow.id.desc())
        .limit(MOST_NEWEST)
    )
    return tuple(
        Passage(row.ref, row.kind, row.happened_on, row.author, row.words, row.url, 1.0, row.conversation)
        for row in session.scalars(query)
    )
