"""What the minutes have us do that no commitment on record says yet: offered, and no fact until somebody saves it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Figure, Name, Term, Value, Words
from knowledge.followup.facts import fact
from knowledge.followup.told import Told
from knowledge.glossary import concept
from knowledge.normal import normal_form
from knowledge.reading_notes.implied import Commitment, NoteContext
from knowledge.reading_notes.read import read_note
from knowledge.records.commitment_cards import CommitmentCard
from knowledge.records.proposals import Proposal, ProposalKind, ProposalStatus
from knowledge.text import terms

# A commitment on record says the same where it holds this share of an action's terms.
SAME = 0.5


def actions_said(
    session: Session, told: Sequence[Told], cards: Iterable[CommitmentCard], context: NoteContext, as_of: date
) -> Iterator[Figure]:
    """What these passages promise on our side, each once; what is on record, or was dropped from a card, is left out.

    Days are read from the day the words were written on ("by Friday").
    """
    known = [_matter(card.statement) for card in cards]
    dropped = _dropped(session, {one.record_id for one in told})
    for one in told:
        day = one.passage.when or as_of
        author = next((person for person in context.team if person.name == one.passage.author), None)
        read = read_note(one.passage.words, replace(context, author=author, today=day))
        for place, implied in enumerate(read, start=1):
            meaning = implied.meaning
            if not isinstance(meaning, Commitment) or meaning.side != "ours":
                continue
            matter = _matter(meaning.statement)
            if normal_form(meaning.statement) in dropped or any(_says(card, matter) for card in known):
                continue
            known.append(matter)
            yield _figure(f"{one.passage.ref}-a{place}", meaning, one, as_of)


def _figure(ref: str, meaning: Commitment, one: Told, as_of: date) -> Figure:
    owner = meaning.owner
    values: dict[str, Value] = {
        "statement": Words(meaning.statement.rstrip(".।")),
        "side": Term("side", "ours"),
        "named": Name(owner.name, "person") if owner else Term("unknown", "owner"),
        "due": meaning.due_on or Term("unknown", "due"),
        "function": Term("function", owner.function) if owner and owner.function else Term("unknown", "function"),
    }
    return fact(ref, "action", values, as_of, records=(one.passage.ref,), definition="action")


def _says(card: frozenset[str], matter: frozenset[str]) -> bool:
    return bool(matter) and len(matter & card) >= SAME * len(matter)


def _matter(words: str) -> frozenset[str]:
    return frozenset(map(concept, terms(words)))


def _dropped(session: Session, keys: Iterable[int]) -> frozenset[str]:
    """What somebody has looked at on the card of one of these notes and did not want."""
    query = sa.select(Proposal.content).where(
        Proposal.interaction_id.in_(sorted(keys)),
        Proposal.kind == ProposalKind.COMMITMENT,
        Proposal.status == ProposalStatus.DROPPED,
    )
    return frozenset(normal_form(json.loads(content)["statement"]) for content in session.scalars(query))
