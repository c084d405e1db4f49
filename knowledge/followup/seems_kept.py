"""Promises that are still open in the records while a later note says that they were kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from knowledge.followup.kept import Kept, kept_by
from knowledge.followup.promises import promise_of
from knowledge.followup.told import told_at, told_in
from knowledge.notes.context import note_context
from knowledge.people import Reader
from knowledge.periods import Calendar
from knowledge.records.commitment_cards import commitments_of
from knowledge.records.notes import Note


def seems_kept(
    session: Session, reader: Reader, account_id: int, account_name: str, as_of: date, among: Collection[str]
) -> dict[str, Kept]:
    """What says so, by the ref of the commitment; of those `among` these refs that are open on the day.

    What was said in confidence is left out.
    """
    cards = [
        card
        for card in commitments_of(session, reader, account_id, as_of)
        if card.done_on is None and card.ref in among
    ]
    if not cards:
        return {}
    nobodys = Note(0, account_id, account_name, as_of, None, "", "", 1)
    context = note_context(session, nobodys, as_of, Calendar())
    told = told_in(session, reader, account_id, min(card.made_on for card in cards), as_of)
    spoken = [one for one in told if not one.confidential]
    sources = told_at(session, reader, account_id, {card.interaction_id for card in cards if card.interaction_id})
    first = {one.record_id: one for one in reversed(sources)}
    found: dict[str, Kept] = {}
    for card in cards:
        source = first.get(card.interaction_id) if card.interaction_id is not None else None
        kept = kept_by(promise_of(card, source, context), spoken)
        if kept is not None:
            found[card.ref] = kept
    return found
