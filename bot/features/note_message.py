"""Notes that follow a message: stored once, whatever comes twice; edited and deleted as the message is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.compose.note import NoteCard
from bot.desk import Desk
from bot.features.note import changing, offering, propose_anew, show
from bot.features.note_card import card_as_it_stands
from bot.features.note_words import day_told, demand_words
from knowledge.errors import BadInput, NotFound, Refused
from knowledge.normal import normal_form
from knowledge.notes.filing import Filing, filing_of
from knowledge.notes.keeping import (
    drop_vectors,
    erase_note,
    file_note,
    gone_of,
    passages_of,
    reword_note,
    store_words,
)
from knowledge.people import Reader
from knowledge.records.accounts import may_read
from knowledge.records.attachments import attach
from knowledge.records.message_notes import (
    MessageLink,
    claim_message,
    is_newer,
    keep_card,
    keep_early,
    link_message,
    link_of_message,
    link_of_note,
    mark_edited,
    sweep_marks,
    take_early,
)
from knowledge.records.notes import (
    Note,
    changeable_note,
    lock_note,
    note_before,
    note_of,
    note_whoever_asks,
)
from knowledge.records.rooms import account_bound
from knowledge.retrieval.sync import sync


@dataclass(frozen=True, slots=True)
class Deleted:
    """A note whose message was deleted: how many confirmed items outlive it, and the message that shows its card."""

    ref: str
    items_left: int
    card: str


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
    message is gone meanwhile. Where an edit of it came first, its words are stored instead. room, account, account_id:
    where it was written, its account as a person named it, and that of the conversation, for `read`. files: a name and
    a link each.
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
            early = take_early(session, key, now, room=room, told=account, about_id=account_id)
            if early is None:
                link = link_of_message(session, key)
                return link.ref if link is not None and link.there else ""
            newer, by = early
            words = newer if by == reader.key else words
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
    with changing(desk, reader, ref) as (session, note):
        link = link_of_note(session, note.id)
        if link is not None and link.read_revision < note.revision:
            _file_and_propose(session, desk, reader, note, filing, origin)
    with desk.book.reading() as session:
        note = note_of(session, reader, ref)
        before = note_before(session, reader, note)
        card = card_as_it_stands(session, reader, note)
    twin = (before.ref, before.happened_on) if before is not None and before.body == note.body else None
    return replace(offering(card, filing if not card.account else Filing(None)), twin=twin)


def note_of_message(desk: Desk, key: str) -> str | None:
    """The ref of the note that a message became; None where it became none, or the note is gone."""
    with desk.book.reading() as session:
        link = link_of_message(session, key)
    return link.ref if link is not None and link.there else None


def follow_edit(desk: Desk, reader: Reader, key: str, words: str, edited: str) -> NoteCard | None:
    """Gives the note of a message its new words and reads it again; None where the message has no note.

    A message that may still come is remembered with its new words for a day: only messages that may become notes are
    handed in. edited: the edit's own stamp; one that was followed before, or is older than that, changes nothing.
    Errors: BadInput for words that cannot be kept; NotFound, Refused.
    """
    if _came_early(desk, reader, key, words, edited):
        return None
    now = desk.now()
    with desk.book.reading() as session:
        link = link_of_message(session, key)
        if link is None or not link.there:
            return None
        note = changeable_note(session, reader, link.ref)
        filing = _filing(session, reader, replace(note, body=words), link)
    if is_newer(edited, link.edited) and note.body != words:
        demand_words(words)
    with changing(desk, reader, link.ref) as (session, note):
        link = link_of_message(session, key)
        if link is not None and is_newer(edited, link.edited):
            mark_edited(session, key, edited)
            if words != note.body:
                note = reword_note(session, reader, note, words, at=now, origin=key)
                _file_and_propose(session, desk, reader, note, filing, key)
    return offering(show(desk, reader, note.ref), filing)


def _came_early(desk: Desk, reader: Reader, key: str, words: str, edited: str) -> bool:
    """Whether an edit came before its message; then its words wait for it, where they can be kept."""
    with desk.book.reading() as session:
        link = link_of_message(session, key)
    if link is not None and not link.early:
        return False
    try:
        demand_words(words)
    except BadInput:
        return True
    if reader.standing == "outsider":
        return True
    with desk.book.writing() as session:
        return keep_early(session, key, words, reader.key, edited, desk.now())


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
        take_early(session, key, now)
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


def message_of(desk: Desk, ref: str) -> str:
    """The key of the message that a note came by; "" where it came by none."""
    with desk.book.reading() as session:
        link = link_of_note(session, int(ref.removeprefix("note-")))
    return link.key if link is not None else ""


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
        propose_anew(session, desk, note)
