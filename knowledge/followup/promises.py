"""Promises reconciled: kept, seeming kept, overdue or open, each with its evidence and who knows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from knowledge.evidence import Fact, Figure, Name, Quantity, Term, Tone, Value, Words
from knowledge.followup.facts import fact
from knowledge.followup.kept import Promise, kept_by, last_word
from knowledge.followup.sharing import Fence
from knowledge.followup.told import Told, with_them
from knowledge.followup.wording import in_both_scripts
from knowledge.reading_notes.implied import NoteContext, Person
from knowledge.records.commitment_cards import CommitmentCard
from knowledge.records.commitments import Side

# Without a meeting, what was kept is told from this long ago on.
KEPT_LATELY = timedelta(days=30)


@dataclass
class Reconciled:
    """Facts by topic ("overdue", "kept by commitment-12"), and of each passage the words it is cited for."""

    topics: dict[str, list[Fact]] = field(default_factory=dict)
    points: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, topic: str, one: Fact) -> None:
        self.topics.setdefault(topic, []).append(one)


def reconcile(
    cards: Sequence[CommitmentCard],
    told: Sequence[Told],
    sources: Sequence[Told],
    context: NoteContext,
    fence: Fence,
    since: date | None,
    as_of: date,
) -> Reconciled:
    """Every commitment that is open, and those kept since the meeting; ours first, then by due day.

    sources: what was said where they were made. since: the day of the meeting followed up, where there is one.
    """
    found = Reconciled()
    first = {one.record_id: one for one in reversed(sources)}
    begun = since or as_of - KEPT_LATELY
    for card in sorted(cards, key=lambda card: (card.side is not Side.OURS, card.due_on or date.max, card.id)):
        if card.done_on is not None and card.done_on < begun:
            continue
        source = first.get(card.interaction_id) if card.interaction_id is not None else None
        owner = _owner(card, context)
        promise = promise_of(card, source, context)
        kept = kept_by(promise, told) if card.done_on is None else None
        state = "kept" if card.done_on else "seems_kept" if kept else "overdue" if card.overdue(as_of) else "open"
        figure = _figure(card, owner, source, _told_to_them(card, source, context, fence), state, as_of)
        found.add(state, figure)
        if source is not None:
            found.add(f"source of {figure.ref}", source.passage)
        if kept is not None:
            found.add(f"kept by {figure.ref}", kept.told.passage)
            found.points[f"{figure.ref} {kept.told.passage.ref}"] = (kept.words, kept.words)
        elif state in ("overdue", "open") and (word := last_word(promise, told)):
            found.add(f"word on {figure.ref}", word.told.passage)
            found.points[f"{figure.ref} {word.told.passage.ref}"] = (word.words, word.words)
    return found


def promise_of(card: CommitmentCard, source: Told | None, context: NoteContext) -> Promise:
    """A commitment as it is looked for in what was said later. source: what was said where it was made."""
    owner = _owner(card, context)
    return Promise(
        statement=card.statement,
        ours=card.side is Side.OURS,
        owner=owner.names if owner else (card.owner,) if card.owner else (),
        people=tuple(name for person in context.contacts for name in person.names),
        made_on=card.made_on,
        source_id=card.interaction_id,
        source_words=source.body if source else "",
    )


def _owner(card: CommitmentCard, context: NoteContext) -> Person | None:
    """The owner among the people who are still there: somebody who has left owes nothing that can be asked for."""
    people = context.team if card.side is Side.OURS else context.contacts
    return next((person for person in people if person.name == card.owner), None)


def _told_to_them(card: CommitmentCard, source: Told | None, context: NoteContext, fence: Fence) -> Term:
    """Whether the customer knows of a promise: "yes", "unsourced" (nothing says where it was made), or why not."""
    reason: str
    if source is None:
        reason = fence.why_not(card.statement) or "unsourced"
    elif source.confidential:
        reason = "confidential"
    elif not with_them(source, context):
        reason = "internal"
    else:
        reason = fence.why_not(card.statement) or "yes"
    return Term("left_out", reason)


def _figure(
    card: CommitmentCard, owner: Person | None, source: Told | None, shared: Term, state: str, as_of: date
) -> Figure:
    late = card.overdue(as_of)
    values: dict[str, Value] = {
        "statement": Words(card.statement.rstrip(".।")),
        "side": Term("side", card.side.value),
        "made": card.made_on,
        "due": card.due_on or Term("unknown", "due"),
        "days": Quantity(Decimal(late), "days"),
        "function": Term("function", card.function) if card.function else Term("unknown", "function"),
        "shared": shared,
        **_owner_values(card, owner),
    }
    if card.done_on is not None:
        values["done"] = card.done_on
    tone: Tone = "good" if card.done_on else "plain"
    if late:
        tone = "bad" if card.side is Side.OURS else "watch"
    name = "promise_kept" if card.done_on else "promise"
    records = (card.ref, source.interaction) if source else (card.ref,)
    return fact(card.ref, name, values, as_of, records=records, tone=tone, definition="promise")


def _owner_values(card: CommitmentCard, owner: Person | None) -> Mapping[str, Value]:
    """The owner in both scripts for the message; `named`: what the record says, for us, where it is nobody we know."""
    unknown = Term("unknown", "owner")
    named: Value = Name(card.owner, "person") if card.owner else unknown
    if owner is None:
        return {"owner": unknown, "owner_bn": unknown, "named": named}
    latin, bengali = in_both_scripts(owner)
    return {"owner": latin, "owner_bn": bengali, "named": named}
