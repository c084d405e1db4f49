"""Note: words in, stored as written; what they imply proposed, confirmed, changed, taken back.

A note that came by a message follows it: stored once, whatever comes twice; edited and deleted as the message is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from bot.compose.note import NoteCard
from bot.desk import Desk
from bot.features.note_card import card_as_it_stands
from bot.features.note_words import day_told, demand_words
from knowledge.errors import BadInput, NotFound, Refused
from knowledge.normal import normal_form
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
    store_words,
)
from knowledge.notes.proposing import propose
from knowledge.people import Reader
from knowledge.records.account_names import find_account
from knowledge.records.accounts import account_card, may_read
from knowledge.records.attachments import attach
from knowledge.records.message_notes import (
    MessageLink,
    claim_message,
    is_newer,
    keep_card,
    link_message,
    link_of_message,
    link_of_note,
    mark_edited,
    mark_read,
    sweep_marks,
)
from knowledge.records.notes import (
    Note,
    changeable_note,
    last_note_by,
    lock_note,
    note_before,
    note_of,
    note_whoever_asks,
)
from knowledge.records.proposals import ProposalStatus, chosen_proposals, settle_proposal
from knowledge.records.rooms import account_bound
from knowledge.retrieval.sync import sync


@dataclass(frozen=True, slots=True)
class Deleted:
    """A note whose message was deleted: how many confirmed items outlive it, and the message that shows its card."""

    ref: str
    items_left: int
    card: str


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
    return replace(_offering(card, filing), twin=twin)


@contextmanager
def _changing(desk: Desk, reader: Reader, ref: str) -> Iterator[tuple[Any, Note]]:
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
    with _changing(desk, reader, ref) as (session, note):
        confirmed = chosen_proposals(session, note.id, ProposalStatus.CONFIRMED)
        if confirmed and target.id != note.account_id:
            places = ",".join(str(card.place) for card in confirmed)
            raise BadInput("note.file_confirmed", ref=note.ref, number=len(confirmed), places=places)
        note = file_note(session, reader, note, target.id, at=now, origin=origin)
        _propose(session, desk, note)
    return show(desk, reader, ref)


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
    return show(desk, reader, ref)


def drop(desk: Desk, reader: Reader, ref: str, places: Collection[int]) -> NoteCard:
    """Drops what is proposed at these places and not yet settled. Errors: NotFound, Refused, BadInput."""
    with _changing(desk, reader, ref) as (session, note):
        for card in chosen_proposals(session, note.id, ProposalStatus.PROPOSED, places):
            settle_proposal(session, card.id, ProposalStatus.DROPPED)
    return show(desk, reader, ref)


def take_back(desk: Desk, reader: Reader, ref: str, places: Collection[int], *, origin: str = "terminal") -> NoteCard:
    """Takes back what was confirmed at these places; the note stays. Errors: NotFound, Refused, BadInput."""
    now = desk.now()
    with _changing(desk, reader, ref) as (session, note):
        chosen = chosen_proposals(session, note.id, ProposalStatus.CONFIRMED, places)
        remove_records(session, reader, note, chosen, at=now, origin=origin)
    return show(desk, reader, ref)


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
        _propose(session, desk, note)
    return show(desk, reader, ref)


def keep(
    desk: Desk,
    reader: Reader,
    words: str,
    *,
    key: str,
    room: str = "",
    account: str = "",
    account_id: int | None = None,
    origin: str,
    files: Sequence[tuple[str, str]] = (),
) -> str:
    """Stores the words of a message as a note, unfiled and not yet read; its ref. Committed when this returns.

    key: the message's own; the same key again gives the same ref and changes nothing, and "" where the note or the
    message is gone meanwhile. room, account, account_id: where it was written, its account as a person named it, and
    that of the conversation, for `read`. files: a name and a link each.
    Errors: BadInput for words that cannot be kept; Refused for outsiders.
    """
    if files and not normal_form(words):
        words = ", ".join(name for name, _ in files)
    demand_words(words)
    if reader.standing == "outsider":
        raise Refused("errors.not_yours")
    now = desk.now()
    with desk.book.writing() as session:
        if not claim_message(session, key, now, room=room, told=account, about_id=account_id):
            link = link_of_message(session, key)
            return link.ref if link is not None and link.there else ""
        day = day_told(words, now.date())
        note_id = store_words(session, reader, words, account_id=None, happened_on=day, at=now, origin=origin)
        attach(session, note_id, files)
        link_message(session, key, note_id)
    return f"note-{note_id}"


def read(desk: Desk, reader: Reader, ref: str, *, origin: str = "terminal") -> NoteCard:
    """Files a note where its words say and proposes what they imply, each where that has not been done; its card.

    Errors: NotFound where it is gone or not the reader's to read; Refused.
    """
    with desk.book.reading() as session:
        note = changeable_note(session, reader, ref)
        filing = _filing(session, reader, note, link_of_note(session, note.id))
    with _changing(desk, reader, ref) as (session, note):
        link = link_of_note(session, note.id)
        if link is not None and link.read_revision < note.revision:
            _file_and_propose(session, desk, reader, note, filing, origin)
    with desk.book.reading() as session:
        note = note_of(session, reader, ref)
        before = note_before(session, reader, note)
        card = card_as_it_stands(session, reader, note)
    twin = (before.ref, before.happened_on) if before is not None and before.body == note.body else None
    return replace(_offering(card, filing if not card.account else Filing(None)), twin=twin)


def note_of_message(desk: Desk, key: str) -> str | None:
    """The ref of the note that a message became; None where it became none, or the note is gone."""
    with desk.book.reading() as session:
        link = link_of_message(session, key)
    return link.ref if link is not None and link.there else None


def follow_edit(desk: Desk, reader: Reader, key: str, words: str, edited: str) -> NoteCard | None:
    """Gives the note of a message its new words and reads it again; None where the message has no note.

    edited: the edit's own stamp; one that was followed before, or is older than that, changes nothing.
    Errors: BadInput for words that cannot be kept; NotFound, Refused.
    """
    now = desk.now()
    with desk.book.reading() as session:
        link = link_of_message(session, key)
        if link is None or not link.there:
            return None
        note = changeable_note(session, reader, link.ref)
        filing = _filing(session, reader, replace(note, body=words), link)
    if is_newer(edited, link.edited) and note.body != words:
        demand_words(words)
    with _changing(desk, reader, link.ref) as (session, note):
        link = link_of_message(session, key)
        if link is not None and is_newer(edited, link.edited):
            mark_edited(session, key, edited)
            if words != note.body:
                note = reword_note(session, reader, note, words, at=now, origin=key)
                _file_and_propose(session, desk, reader, note, filing, key)
    return _offering(show(desk, reader, note.ref), filing)


def follow_deletion(desk: Desk, key: str) -> Deleted | None:
    """Erases the note of a deleted message; None where it has none, and then it never will have.

    The same again tells the same. What was confirmed from the note stays, marked.
    """
    now = desk.now()
    gone: list[int] = []
    with desk.book.writing() as session:
        if claim_message(session, key, now):
            sweep_marks(session, now)
            return None
        link = link_of_message(session, key)
        lock_note(session, link.ref if link is not None else "")
        note = note_whoever_asks(session, link.note_id) if link is not None and link.note_id is not None else None
        if note is not None:
            before = passages_of(session, note.id)
            author = Reader("member" if note.author_id else "workspace", note.author, note.author_id)
            erase_note(session, author, note, "delete note", at=now, origin=key)
            gone = gone_of(session, before)
            link = link_of_message(session, key)
    drop_vectors(desk.book, gone)
    sync(desk.book)
    return Deleted(link.ref, link.items_left, link.card) if link is not None and link.ref else None


def remember_card(desk: Desk, ref: str, key: str) -> None:
    """Remembers which message shows a note's card, so that it can be changed when the note is."""
    with desk.book.writing() as session:
        keep_card(session, int(ref.removeprefix("note-")), key)


def card_of(desk: Desk, ref: str) -> str | None:
    """The key of the message that shows a note's card; also of a note that is gone. None where there is none."""
    with desk.book.reading() as session:
        link = link_of_note(session, int(ref.removeprefix("note-")))
    return link.card or None if link is not None else None


def _filing(session: Any, reader: Reader, note: Note, link: MessageLink | None) -> Filing:
    """Where an unfiled note belongs, by its words, by what was told beside them and by the room they were said in."""
    if note.account_id is not None:
        return Filing(None)
    about = None
    if link is not None:
        about = link.about_id if link.about_id is not None else account_bound(session, link.room)
        about = about if about is not None and may_read(session, reader, about) else None
    try:
        return filing_of(session, reader, note.body, link.told if link is not None else "", about)
    except NotFound:  # what was told fits no account: the person is asked
        return Filing(None)


def _file_and_propose(session: Any, desk: Desk, reader: Reader, note: Note, filing: Filing, origin: str) -> None:
    if note.account_id is None and filing.account is not None:
        note = file_note(session, reader, note, filing.account.id, at=desk.now(), origin=origin)
    if note.account_id is not None:
        _propose(session, desk, note)


def _propose(session: Any, desk: Desk, note: Note) -> None:
    propose(session, note, desk.now().date(), desk.calendar, desk.zone)
    mark_read(session, note.id, note.revision)


def _offering(card: NoteCard, filing: Filing) -> NoteCard:
    """The card with the accounts its note could belong to."""
    names, ids = tuple(one.name for one in filing.choices), tuple(one.id for one in filing.choices)
    return replace(card, choices=names, choice_ids=ids)
