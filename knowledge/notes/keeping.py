"""Notes are kept: stored as written, filed, reworded with the old words kept, erased. Each in the caller's transaction.

Passages and the audit trail are written with them; the index follows after the commit.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.errors import StorageTrouble
from knowledge.people import Reader
from knowledge.records.audit import AuditEntry, note_change
from knowledge.records.commitments import Commitment
from knowledge.records.interactions import Interaction, InteractionKind, InteractionRevision
from knowledge.records.message_notes import mark_gone
from knowledge.records.needs import Need
from knowledge.records.notes import Note, note_of
from knowledge.records.proposals import ProposalStatus, proposals_of
from knowledge.retrieval.passage_writing import PASSAGE_KINDS, RecordKey, write_passages
from knowledge.retrieval.passages import PassageRow

ERASURES = ("undo note", "delete note", "forget note")


def store_note(
    session: Session,
    by: Reader,
    words: str,
    *,
    account_id: int | None,
    happened_on: date,
    at: datetime,
    origin: str,
) -> Note:
    """Stores words as a note, exactly as they are written."""
    key = store_words(session, by, words, account_id=account_id, happened_on=happened_on, at=at, origin=origin)
    return note_of(session, by, f"note-{key}")


def store_words(
    session: Session,
    by: Reader,
    words: str,
    *,
    account_id: int | None,
    happened_on: date,
    at: datetime,
    origin: str,
) -> int:
    """Stores words as a note, exactly as they are written; its id."""
    values = {
        "account_id": account_id,
        "kind": InteractionKind.NOTE,
        "happened_on": happened_on,
        "written_at": at,
        "author_id": by.member_id,
        "author_name": "" if by.member_id is not None else by.name,
        "author_email": "" if by.member_id is not None else by.email,
        "body": words,
    }
    free = _free_id(session)
    insert = sa.insert(Interaction.__table__).values(values | ({"id": free} if free else {}))  # type: ignore[arg-type]
    key = int(session.execute(insert.returning(sa.column("id", sa.Integer))).scalar_one())
    write_passages(session, [RecordKey("interaction", key)])
    note_change(session, by, "log note", f"note-{key}", at=at, origin=origin, account_id=account_id)
    return key


def _free_id(session: Session) -> int | None:
    """An id that no note ever had: SQLite gives the id of an erased newest note again, and a ref must stay its own."""
    if session.get_bind().dialect.name != "sqlite":
        return None
    number = sa.cast(sa.func.substr(AuditEntry.ref, len("note-") + 1), sa.Integer)
    erased = sa.select(sa.func.max(number)).where(AuditEntry.action.in_(ERASURES)).scalar_subquery()
    newest = sa.select(sa.func.max(Interaction.id)).scalar_subquery()
    highest, last = session.execute(sa.select(erased, newest)).one()
    return highest + 1 if (highest or 0) > (last or 0) else None


def file_note(session: Session, by: Reader, note: Note, account_id: int, *, at: datetime, origin: str) -> Note:
    """Files a note into an account."""
    session.execute(sa.update(Interaction).where(Interaction.id == note.id).values(account_id=account_id))
    write_passages(session, [RecordKey("interaction", note.id)])
    note_change(session, by, "file note", note.ref, at=at, origin=origin, account_id=account_id)
    return note_of(session, by, note.ref)


def reword_note(session: Session, by: Reader, note: Note, words: str, *, at: datetime, origin: str) -> Note:
    """Gives a note other words; the old ones are kept as a revision."""
    session.add(
        InteractionRevision(
            interaction_id=note.id, revision=note.revision, body=note.body, replaced_at=at, replaced_by=by.name
        )
    )
    changed = sa.update(Interaction).where(Interaction.id == note.id)
    session.execute(changed.values(body=words, revision=note.revision + 1))
    session.flush()
    write_passages(session, [RecordKey("interaction", note.id)])
    note_change(session, by, "edit note", note.ref, at=at, origin=origin, account_id=note.account_id)
    return note_of(session, by, note.ref)


def erase_note(session: Session, by: Reader, note: Note, action: str, *, at: datetime, origin: str) -> None:
    """Erases a note with its revisions, proposals and passages; what was confirmed from it stays, marked.

    action: one of ERASURES.
    """
    confirmed = [card for card in proposals_of(session, note.id) if card.status is ProposalStatus.CONFIRMED]
    mark_gone(session, note.id, sum(bool(card.record) for card in confirmed))
    for model in (Commitment, Need):
        from_it = sa.update(model).where(model.interaction_id == note.id)
        session.execute(from_it.values(source_deleted=True, interaction_id=None))
    session.execute(sa.delete(Interaction).where(Interaction.id == note.id))
    write_passages(session, [RecordKey("interaction", note.id)])
    note_change(session, by, action, note.ref, at=at, origin=origin, account_id=note.account_id)


def drop_vectors(book: Book, passages: Collection[int]) -> None:
    """Removes the vectors of passages that are gone, once that is committed; an index that fails is damaged."""
    index = book.library.index
    if index is None or index.damaged or not passages:
        return
    try:
        index.remove(sorted(passages))
    except StorageTrouble:
        index.damaged = True


def passages_of(session: Session, note_id: int) -> set[int]:
    """The ids of the passages of a note, and of the records that were confirmed from it."""
    keys = [("interaction", note_id)]
    for card in proposals_of(session, note_id):
        kind, _, number = card.record.rpartition("-")
        if kind in PASSAGE_KINDS:
            keys.append((kind, int(number)))
    held = sa.tuple_(PassageRow.record_kind, PassageRow.record_id).in_(keys)
    return set(session.scalars(sa.select(PassageRow.id).where(held)))


def gone_of(session: Session, passages: Collection[int]) -> list[int]:
    """Those of these passages that are no longer there: rewritten ones have other ids."""
    still = set(session.scalars(sa.select(PassageRow.id).where(PassageRow.id.in_(passages))))
    return sorted(set(passages) - still)
