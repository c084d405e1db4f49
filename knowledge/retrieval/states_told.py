"""Passages that are records told with the state they are in: a commitment, a need, a deal, a step of the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from knowledge.briefing.matters import deal_facts, need_facts
from knowledge.briefing.plan_records import initiative_facts
from knowledge.briefing.promises import promise_facts
from knowledge.evidence import AccountCard, Fact, Figure, Message, Passage, Value
from knowledge.figures.entry import FigureRequest
from knowledge.followup.seems_kept import seems_kept
from knowledge.people import Reader

_STATES = {"commitment": promise_facts, "need": need_facts, "deal": deal_facts, "initiative": initiative_facts}


def with_state(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest, passages: tuple[Passage, ...]
) -> tuple[Fact, ...]:
    """The passages, each that is a record with a state of its own told with it."""
    kinds = {passage.kind for passage in passages}
    read = [gathered for kind, gathered in _STATES.items() if kind in kinds]
    states: dict[str, Fact] = {}
    for gathered in read:
        for facts in gathered(session, reader, account, request).values():
            states.update({fact.ref: fact for fact in facts})
    return tuple(
        replace(states[passage.ref], score=passage.score) if passage.ref in states else passage for passage in passages
    )


def with_kept(
    session: Session, reader: Reader, account: AccountCard, as_of: date, facts: tuple[Fact, ...]
) -> tuple[Fact, ...]:
    """The facts, each promise that is open in the records with what says that it was kept before it."""
    promised = {fact.ref for fact in facts if isinstance(fact, Figure) and fact.name.startswith("commitment_")}
    kept = seems_kept(session, reader, account.id, account.name, as_of, promised) if promised else {}
    there = {fact.ref for fact in facts}
    found: list[Fact] = []
    for fact in facts:
        if fact.ref not in kept or not isinstance(fact, Figure):
            found.append(fact)
            continue
        said = kept[fact.ref].told.passage
        if said.ref not in there:
            there.add(said.ref)
            found.append(replace(said, score=fact.score))
        found.append(_noted(fact, said.when))
    return tuple(found)


def _noted(state: Figure, noted: date | None) -> Figure:
    """A promise that is open in the records, with the day of the note that says it was kept."""
    values: dict[str, Value] = {**state.sentence.values, "noted": noted or state.as_of}
    return replace(state, sentence=Message("stated.fact_noted", values))
