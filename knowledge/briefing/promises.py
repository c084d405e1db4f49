"""Commitments both ways: a fact for each, and the latest word of the notes on those that are late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.briefing.facts import NOT_KNOWN, record_fact
from knowledge.evidence import AccountCard, Fact, Figure, Name, Quantity, Term, Tone, Value, Words
from knowledge.figures.commitments import commitments_overdue
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.records.commitment_cards import CommitmentCard, commitments_of
from knowledge.records.commitments import Side
from knowledge.records.interactions import Interaction
from knowledge.retrieval.passage_writing import interaction_ref

DUE_SOON_DAYS = 7


def promise_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Fact, ...]]:
    """The topics "ours_late", "ours_open", "theirs_late", "theirs_open" (oldest due day first), "kept" (newest first).

    "overdue" beside them: how many are late, as one figure.
    """
    cards = commitments_of(session, reader, account.id, request.as_of)
    said = _said_in(session, cards)
    topics: dict[str, list[Figure]] = {}
    for card in cards:
        late = card.overdue(request.as_of)
        topic = "kept" if card.done_on is not None else f"{card.side.value}_{'late' if late else 'open'}"
        topics.setdefault(topic, []).append(_fact(card, said, request))
    topics.get("kept", []).sort(key=lambda fact: str(fact.sentence.values["done"]), reverse=True)
    overdue = commitments_overdue(session, reader, account, request)
    topics["overdue"] = [overdue] if isinstance(overdue, Figure) else []
    return {topic: tuple(facts) for topic, facts in topics.items()}


def _fact(card: CommitmentCard, said: Mapping[int, str], request: FigureRequest) -> Figure:
    late = card.overdue(request.as_of)
    values: dict[str, Value] = {
        "statement": Words(card.statement.rstrip(".।")),
        "owner": Name(card.owner, "person") if card.owner else Term("unknown", "owner"),
        "made": card.made_on,
        "due": card.due_on or Term("unknown", "due"),
        "days": Quantity(Decimal(late), "days"),
        "function": Term("function", card.function) if card.function else Term("unknown", "function"),
        "done": card.done_on or NOT_KNOWN,
    }
    tone: Tone = "plain"
    if late:
        tone = "bad" if card.side is Side.OURS else "watch"
    source = said.get(card.interaction_id) if card.interaction_id is not None else None
    return record_fact(
        card.ref,
        f"commitment_{card.side.value}",
        values,
        request.as_of,
        records=(source,) if source else (),
        tone=tone,
        definition="commitment",
    )


def _said_in(session: Session, cards: Sequence[CommitmentCard]) -> dict[int, str]:
    """The refs of the interactions that commitments were said in, by id."""
    keys = sorted({card.interaction_id for card in cards if card.interaction_id is not None})
    query = sa.select(Interaction.id, Interaction.kind).where(Interaction.id.in_(keys))
    return {key: interaction_ref(kind, key) for key, kind in session.execute(query)}
