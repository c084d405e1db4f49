"""Note: words in, stored as written; what they imply proposed, confirmed, changed, taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from bot.compose.note import NoteCard
from bot.desk import Desk
from bot.features.note_card import card_as_it_stands
from bot.features.note_words import day_told, demand_words
from knowledge.errors import BadInput, Refused
from knowledge.notes.confirming import confirm as make_records
from knowledge.notes.confirming import take_back as remove_records
from knowledge.notes.filing import Filing, filing_of
from knowledge.notes.keeping import (
    drop_vectors,
    erase_note,
    file_note,
    gone_of,
    passages_of,
    reword_note,
    store_note,
)
from knowledge.notes.proposing import propose
from knowledge.people import Reader
from knowledge.records.account_names import find_account
from knowledge.records.accounts import account_card
from knowledge.records.audit import changed_before
from knowledge.records.message_notes import (
    mark_read,
)
from knowledge.records.notes import (
    Note,
    changeable_note,
    last_note_by,
    lock_note,
    note_of,
)
from knowledge.records.proposals import ProposalStatus, chosen_proposals, settle_proposal
from knowledge.retrieval.sync import sync

UNDO = "undo note"


def log(
    desk: Desk,
    reader: Reader,
    words: str,
    *,
    account: str = "",
    account_id: int | None = None,
    origin: str = "terminal",
) -> NoteCard:
    """Stores words as a note and proposes what they imply. When this returns, the note is committed.

    account: its name as a person gave it; account_id: that of the conversation, where the words name none.
    Errors: BadInput for words that cannot be kept; NotFound where `account` names none; Refused for outsiders.
    """
    demand_words(words)
    if reader.standing == "outsider":
        raise Refused("errors.not_yours")
    now = desk.now()
    with desk.book.writing() as session:
        filing = filing_of(session, reader, words, account, account_id)
        before = last_note_by(session, reader)
        note = store_note(
            session,
            reader,
            words,
            account_id=filing.account.id if filing.account else None,
            happened_on=day_told(words, now.date()),
            at=now,
            origin=origin,
        )
        propose(session, note, now.date(), desk.calendar, desk.zone)
        card = card_as_it_stands(session, reader, note)
    sync(desk.book)
    twin = (before.ref, before.happened_on) if before is not None and before.body == words else None
    return replace(offering(card, filing), twin=twin)


@contextmanager
def changing(desk: Desk, reader: Reader, ref: str) -> Iterator[tuple[Any, Note]]:
    """A session and a note that the reader may change; the index follows what the block does, once it is committed."""
    with desk.book.writing() as session:
        lock_note(session, ref)
        note = changeable_note(session, reader, ref)
        before = passages_of(session, note.id)
        yield session, note
        gone = gone_of(session, before)
    drop_vectors(desk.book, gone)
    sync(desk.book)


def show(desk: Desk, reader: Reader, ref: str) -> NoteCard:
    """The card of a note as it stands. Errors: NotFound."""
    with desk.book.reading() as session:
        note = note_of(session, reader, ref)
        return card_as_it_stands(session, reader, note)


def file(
    desk: Desk, reader: Reader, ref: str, account: str, *, account_id: int | None = None, origin: str = "terminal"
) -> NoteCard:
    """Files a note into an account the reader may read, and proposes what it implies there.

    account: its name as typed; account_id: itself, where it was chosen and not typed.

    Errors: NotFound and Ambiguous for note and account; Refused; BadInput where something of it is confirmed.
    """
    now = desk.now()
    with desk.book.reading() as session:
        chosen = account_card(session, reader, account_id) if account_id is not None else None
        target = chosen or find_account(session, reader, account)
    with changing(desk, reader, ref) as (session, note):
        confirmed = chosen_proposals(session, note.id, ProposalStatus.CONFIRMED)
        if confirmed and target.id != note.account_id:
            places = ",".join(str(card.place) for card in confirmed)
            raise BadInput("note.file_confirmed", ref=note.ref, number=len(confirmed), places=places)
        note = file_note(session, reader, note, target.id, at=now, origin=origin)
        propose_anew(session, desk, note)
    return show(desk, reader, ref)


def confirm(
    desk: Desk, reader: Reader, ref: str, places: Collection[int] = (), *, origin: str = "terminal"
) -> NoteCard:
    """Confirms what a note implies: all of it, or what stands at these places of its card.

    Errors: NotFound, Refused; BadInput where the note is unfiled or a place holds nothing that is open.
    """
    now = desk.now()
    with changing(desk, reader, ref) as (session, note):
        if note.account_id is None:
            raise BadInput("note.file_first", ref=note.ref)
        chosen = chosen_proposals(session, note.id, ProposalStatus.PROPOSED, places)
        make_records(session, reader, note, chosen, at=now, origin=origin)
    return show(desk, reader, ref)


def drop(desk: Desk, reader: Reader, ref: str, places: Collection[int]) -> NoteCard:
    """Drops what is proposed at these places and not yet settled. Errors: NotFound, Refused, BadInput."""
    with changing(desk, reader, ref) as (session, note):
        for card in chosen_proposals(session, note.id, ProposalStatus.PROPOSED, places):
            settle_proposal(session, card.id, ProposalStatus.DROPPED)
    return show(desk, reader, ref)


def take_back(desk: Desk, reader: Reader, ref: str, places: Collection[int], *, origin: str = "terminal") -> NoteCard:
    """Takes back what was confirmed at these places; the note stays. Errors: NotFound, Refused, BadInput."""
    now = desk.now()
    with changing(desk, reader, ref) as (session, note):
        chosen = chosen_proposals(session, note.id, ProposalStatus.CONFIRMED, places)
        remove_records(session, reader, note, chosen, at=now, origin=origin)
    return show(desk, reader, ref)


def undo(desk: Desk, reader: Reader, ref: str, *, origin: str = "terminal") -> str:
    """Takes a note back with all its card did: records, links, passages, vectors. Its ref.

    Errors: NotFound, Refused.
    """
    now = desk.now()
    with changing(desk, reader, ref) as (session, note):
        confirmed = chosen_proposals(session, note.id, ProposalStatus.CONFIRMED)
        remove_records(session, reader, note, confirmed, at=now, origin=origin)
        erase_note(session, reader, note, UNDO, at=now, origin=origin)
    return note.ref


def was_undone(desk: Desk, ref: str, origin: str) -> bool:
    """Whether it was this very press that took a note back: its work was cut off afterwards, and is done again."""
    with desk.book.reading() as session:
        return changed_before(session, UNDO, ref, origin)


def delete(desk: Desk, reader: Reader, ref: str, *, origin: str = "terminal") -> tuple[str, int]:
    """Erases a note; its ref, and how many records confirmed from it stay, marked. Errors: NotFound, Refused."""
    now = desk.now()
    with changing(desk, reader, ref) as (session, note):
        kept = sum(bool(card.record) for card in chosen_proposals(session, note.id, ProposalStatus.CONFIRMED))
        erase_note(session, reader, note, "delete note", at=now, origin=origin)
    return note.ref, kept


def reword(desk: Desk, reader: Reader, ref: str, words: str, *, origin: str = "terminal") -> NoteCard:
    """Gives a note other words and reads it again; the card tells what is confirmed and no longer said.

    Errors: BadInput for the words; NotFound, Refused.
    """
    demand_words(words)
    now = desk.now()
    with changing(desk, reader, ref) as (session, note):
        note = reword_note(session, reader, note, words, at=now, origin=origin)
        propose_anew(session, desk, note)
    return show(desk, reader, ref)


def propose_anew(session: Any, desk: Desk, note: Note) -> None:
    """Proposes what a note implies as it stands, and marks it as read."""
    propose(session, note, desk.now().date(), desk.calendar, desk.zone)
    mark_read(session, note.id, note.revision)


def offering(card: NoteCard, filing: Filing) -> NoteCard:
    """The card with the accounts its note could belong to."""
    names, ids = tuple(one.name for one in filing.choices), tuple(one.id for one in filing.choices)
    return replace(card, choices=names, choice_ids=ids)
