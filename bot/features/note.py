"""Note: words in, stored as written; what they imply proposed, confirmed, changed, taken back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.compose.note import NoteCard
from bot.desk import Desk
from bot.features.note_card import card_of
from knowledge.errors import BadInput, Refused
from knowledge.normal import normal_form
from knowledge.notes.confirming import confirm as make_records
from knowledge.notes.confirming import take_back as remove_records
from knowledge.notes.filing import filing_of
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
from knowledge.records.account_names import all_names, find_account
from knowledge.records.notes import Note, changeable_note, last_note_by, note_of
from knowledge.records.proposals import ProposalStatus, chosen_proposals, proposals_of
from knowledge.retrieval.sync import sync

MOST_CHARACTERS = 20_000
# Words say plainly that they tell of yesterday: they begin with it, or their first clause ends on it.
_YESTERDAY = re.compile(
    unicodedata.normalize(
        "NFC",
        r"\s*(?:(?:/?note|নোট)\b[^:\n]{0,60}:\s*)?(?:(?:yesterday|গতকাল(?:কে)?|gotokal|goto ?kal)(?![\w\u0980-\u09ff])"
        r"|(?:i |we )?(?:met|saw|visited|called|spoke|talked|sat)\b[^.;:\n]*\byesterday\b)",
    )
)


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
        card = card_of(note, proposals_of(session, note.id), all_names(session, reader))
    sync(desk.book)
    twin = (before.ref, before.happened_on) if before is not None and before.body == words else None
    return replace(card, choices=tuple(choice.name for choice in filing.choices), twin=twin)


def demand_words(words: str) -> None:
    """Errors: BadInput where words are empty, too long, or hold what no text holds."""
    if not normal_form(words):
        raise BadInput("errors.note_empty")
    if "\0" in words:
        raise BadInput("errors.note_binary")
    if any("\ud800" <= letter <= "\udfff" for letter in words):
        raise BadInput("note.not_text")
    if len(words) > MOST_CHARACTERS:
        raise BadInput("errors.note_too_long", length=len(words), most=MOST_CHARACTERS)


def day_told(words: str, today: date) -> date:
    """The day a note tells of: today, unless its first words plainly say yesterday."""
    return today - timedelta(days=1) if _YESTERDAY.match(normal_form(words)) else today


@contextmanager
def _changing(desk: Desk, reader: Reader, ref: str) -> Iterator[tuple[Any, Note]]:
    """A session and a note that the reader may change; the index follows what the block does, once it is committed."""
    with desk.book.writing() as session:
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
        return card_of(note, proposals_of(session, note.id), all_names(session, reader))


def file(desk: Desk, reader: Reader, ref: str, account: str, *, origin: str = "terminal") -> NoteCard:
    """Files a note into an account the reader may read, and proposes what it implies there.

    Errors: NotFound and Ambiguous for note and account; Refused; BadInput where something of it is confirmed.
    """
    now = desk.now()
    with _changing(desk, reader, ref) as (session, note):
        target = find_account(session, reader, account)
        confirmed = chosen_proposals(session, note.id, ProposalStatus.CONFIRMED)
        if confirmed and target.id != note.account_id:
            places = ",".join(str(card.place) for card in confirmed)
            raise BadInput("note.file_confirmed", ref=note.ref, number=len(confirmed), places=places)
        note = file_note(session, reader, note, target.id, at=now, origin=origin)
        propose(session, note, now.date(), desk.calendar, desk.zone)
        return card_of(note, proposals_of(session, note.id), all_names(session, reader))


def confirm(
    desk: Desk, reader: Reader, ref: str, places: Collection[int] = (), *, origin: str = "terminal"
) -> NoteCard:
    """Confirms what a note implies: all of it, or what stands at these places of its card.

    Errors: NotFound, Refused; BadInput where the note is unfiled or a place holds nothing that is open.
    """
    now = desk.now()
    with _changing(desk, reader, ref) as (session, note):
        if note.account_id is None:
            raise BadInput("note.file_first", ref=note.ref)
        chosen = chosen_proposals(session, note.id, ProposalStatus.PROPOSED, places)
        make_records(session, reader, note, chosen, at=now, origin=origin)
        return card_of(note, proposals_of(session, note.id), all_names(session, reader))


def take_back(desk: Desk, reader: Reader, ref: str, places: Collection[int], *, origin: str = "terminal") -> NoteCard:
    """Takes back what was confirmed at these places; the note stays. Errors: NotFound, Refused, BadInput."""
    now = desk.now()
    with _changing(desk, reader, ref) as (session, note):
        chosen = chosen_proposals(session, note.id, ProposalStatus.CONFIRMED, places)
        remove_records(session, reader, note, chosen, at=now, origin=origin)
        return card_of(note, proposals_of(session, note.id), all_names(session, reader))


def undo(desk: Desk, reader: Reader, ref: str, *, origin: str = "terminal") -> str:
    """Takes a note back with all its card did: records, links, passages, vectors. Its ref.

    Errors: NotFound, Refused.
    """
    now = desk.now()
    with _changing(desk, reader, ref) as (session, note):
        confirmed = chosen_proposals(session, note.id, ProposalStatus.CONFIRMED)
        remove_records(session, reader, note, confirmed, at=now, origin=origin)
        erase_note(session, reader, note, "undo note", at=now, origin=origin)
    return note.ref


def delete(desk: Desk, reader: Reader, ref: str, *, origin: str = "terminal") -> tuple[str, int]:
    """Erases a note; its ref, and how many records confirmed from it stay, marked. Errors: NotFound, Refused."""
    now = desk.now()
    with _changing(desk, reader, ref) as (session, note):
        kept = sum(bool(card.record) for card in chosen_proposals(session, note.id, ProposalStatus.CONFIRMED))
        erase_note(session, reader, note, "delete note", at=now, origin=origin)
    return note.ref, kept


def reword(desk: Desk, reader: Reader, ref: str, words: str, *, origin: str = "terminal") -> NoteCard:
    """Gives a note other words and reads it again; the card tells what is confirmed and no longer said.

    Errors: BadInput for the words; NotFound, Refused.
    """
    demand_words(words)
    now = desk.now()
    with _changing(desk, reader, ref) as (session, note):
        note = reword_note(session, reader, note, words, at=now, origin=origin)
        propose(session, note, now.date(), desk.calendar, desk.zone)
        return card_of(note, proposals_of(session, note.id), all_names(session, reader))
