"""The message a note came by: known again when it comes twice, when it is edited, and when it is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, insert_or_nothing
from knowledge.records.interactions import Interaction

# The key of a note that is gone stays longer than a surface says the same thing again.
MARKED = timedelta(days=30)
# Words that were edited before their message came wait no longer than this: they may be of no note at all.
AWAITED = timedelta(days=1)


class MessageNote(Base):
    """`key` is the surface's own ("slack:T1/C1/171.001"), and the only claim: one key makes one note.

    `note_id` is None where the message was deleted before it came; the note of another id may be gone, and then
    nothing is stored for this key again. `room`, `told` and `about_id` say where the note was written and what was
    said of its account; `told` is emptied once it is read. `edited` is the stamp of the newest edit followed,
    `read_revision` the revision whose proposals were made, `card` the key of the message that shows the note, and
    `items_left` how many confirmed records outlived the note. `early` holds the words of an edit that came before its
    message, and `early_by` who wrote them.
    """

    __tablename__ = "message_notes"

    key: Mapped[str] = mapped_column(primary_key=True)
    note_id: Mapped[int | None] = mapped_column(unique=True)
    kept_at: Mapped[datetime] = mapped_column(index=True)
    room: Mapped[str] = mapped_column(default="")
    told: Mapped[str] = mapped_column(default="")
    about_id: Mapped[int | None]
    edited: Mapped[str] = mapped_column(default="")
    read_revision: Mapped[int] = mapped_column(default=0)
    card: Mapped[str] = mapped_column(default="")
    items_left: Mapped[int] = mapped_column(default=0)
    early: Mapped[str] = mapped_column(default="", server_default="")
    early_by: Mapped[str] = mapped_column(default="", server_default="")


@dataclass(frozen=True, slots=True)
class MessageLink:
    """What is known of a note's message. `there` is False where the note is gone; `ref` is "" where none ever was."""

    key: str
    note_id: int | None
    there: bool
    room: str
    told: str
    about_id: int | None
    edited: str
    read_revision: int
    card: str
    items_left: int
    early: str

    @property
    def ref(self) -> str:
        return f"note-{self.note_id}" if self.note_id is not None else ""


def claim_message(
    session: Session, key: str, at: datetime, *, room: str = "", told: str = "", about_id: int | None = None
) -> bool:
    """Takes a message's key for a note, or for the mark that it is gone; False where it was taken before."""
    values = {"key": key, "kept_at": at, "room": room, "told": told, "about_id": about_id}
    return insert_or_nothing(session, MessageNote, values)


def keep_early(session: Session, key: str, words: str, by: str, edited: str, at: datetime) -> bool:
    """Keeps the words of an edit whose message has not come; False where it has, or is known to be deleted.

    by: who wrote them; edited: the edit's stamp, of which the newest counts.
    """
    session.execute(sa.delete(MessageNote).where(MessageNote.early != "", MessageNote.kept_at < at - AWAITED))
    values = {"key": key, "kept_at": at, "early": words, "early_by": by, "edited": edited}
    if insert_or_nothing(session, MessageNote, values):
        return True
    held = session.scalar(sa.select(MessageNote).where(MessageNote.key == key).with_for_update())
    if held is None or not held.early:
        return False
    if held.early_by == by and is_newer(edited, held.edited):
        held.early, held.edited = words, edited
    return True


def take_early(
    session: Session, key: str, at: datetime, *, room: str = "", told: str = "", about_id: int | None = None
) -> tuple[str, str] | None:
    """Takes the key of a message whose edit came before it; the edit's words and who wrote them, or None."""
    held = session.scalar(sa.select(MessageNote).where(MessageNote.key == key).with_for_update())
    if held is None or not held.early:
        return None
    found = (held.early, held.early_by)
    held.early = held.early_by = ""
    held.kept_at, held.room, held.told, held.about_id = at, room, told, about_id
    session.flush()
    return found


def link_message(session: Session, key: str, note_id: int) -> None:
    """Says which note a claimed message became."""
    session.execute(sa.update(MessageNote).where(MessageNote.key == key).values(note_id=note_id))


def link_of_message(session: Session, key: str) -> MessageLink | None:
    """What is known of a message."""
    return _link(session, MessageNote.key == key)


def link_of_note(session: Session, note_id: int) -> MessageLink | None:
    """What is known of the message a note came by."""
    return _link(session, MessageNote.note_id == note_id)


def _link(session: Session, which: sa.ColumnElement[bool]) -> MessageLink | None:
    there = sa.exists().where(Interaction.id == MessageNote.note_id)
    query = sa.select(
        MessageNote.key,
        MessageNote.note_id,
        there.label("there"),
        MessageNote.room,
        MessageNote.told,
        MessageNote.about_id,
        MessageNote.edited,
        MessageNote.read_revision,
        MessageNote.card,
        MessageNote.items_left,
        MessageNote.early,
    ).where(which)
    row = session.execute(query).first()
    return MessageLink(**row._mapping) if row is not None else None


def mark_read(session: Session, note_id: int, revision: int) -> None:
    """Says that what this revision implies has been proposed."""
    read = sa.update(MessageNote).where(MessageNote.note_id == note_id)
    session.execute(read.values(read_revision=revision, told=""))


def mark_edited(session: Session, key: str, edited: str) -> None:
    """Remembers the stamp of the newest edit."""
    session.execute(sa.update(MessageNote).where(MessageNote.key == key).values(edited=edited))


def mark_gone(session: Session, note_id: int, items_left: int) -> None:
    """Remembers of a note that goes how many confirmed records outlive it; what was told of its account goes too."""
    gone = sa.update(MessageNote).where(MessageNote.note_id == note_id)
    session.execute(gone.values(items_left=items_left, told=""))


def keep_card(session: Session, note_id: int, card: str) -> None:
    """Remembers the message that shows a note."""
    session.execute(sa.update(MessageNote).where(MessageNote.note_id == note_id).values(card=card))


def sweep_marks(session: Session, at: datetime) -> None:
    """Removes the keys of notes that have been gone for long."""
    there = sa.exists().where(Interaction.id == MessageNote.note_id)
    session.execute(sa.delete(MessageNote).where(MessageNote.kept_at < at - MARKED, ~there))


def is_newer(stamp: str, than: str) -> bool:
    """Whether an edit's stamp is later than another one; "" is the earliest."""
    if not than:
        return bool(stamp)
    try:
        return Decimal(stamp) > Decimal(than)
    except InvalidOperation:
        return stamp > than
