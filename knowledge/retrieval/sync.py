"""Keeps the index in step with the records: what is not yet indexed is embedded, what is gone is removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.errors import StorageTrouble
from knowledge.retrieval.library import Embedder, VectorIndex
from knowledge.retrieval.passages import PassageRow

BATCH = 256
# So many passages are embedded in the time a person waits for an answer without asking what is going on.
MOST_AT_ONCE = 1_000
SAMPLED = 5
Progress = Callable[[int, int], None]
# What the embedder cannot read is marked by this, so that it is not tried again; words find it.
UNREADABLE = "words only"


@dataclass(frozen=True, slots=True)
class SyncState:
    """How many passages there are, how many are in the index, how many wait, how many words alone can find."""

    passages: int
    indexed: int
    waiting: int
    words_only: int


def sync_state(session: Session, embedder: str) -> SyncState:
    """The state of the index for this embedder ("" where there is none)."""
    rows = session.execute(sa.select(PassageRow.indexed_by, sa.func.count()).group_by(PassageRow.indexed_by))
    counts = dict(rows.all())
    passages = sum(counts.values())
    indexed, unread = counts.get(embedder, 0), counts.get(_unreadable(embedder), 0)
    return SyncState(passages, indexed, passages - indexed - unread, unread)


def sync(book: Book, progress: Progress | None = None) -> int:
    """Indexes every passage that is not yet; the number it looked at. Without an index nothing is done.

    Where that is left to somebody, they are told and it is done soon. An index or an embedder that fails meanwhile
    leaves the rest waiting: words find them.
    """
    if book.library.left_to is None:
        return _sync_now(book, progress)
    book.library.left_to()
    return 0


def _sync_now(book: Book, progress: Progress | None) -> int:
    library = book.library
    if library.index is None or library.embedder is None or library.index.damaged:
        return 0
    name = library.embedder.name
    with book.reading() as session:
        total = session.scalar(sa.select(sa.func.count()).select_from(PassageRow).where(_waiting(name))) or 0
    done, last = 0, 0
    while rows := _next(book, name, last):
        try:
            _index(book, library.index, library.embedder, rows)
        except IndexFailed:
            break
        done, last = done + len(rows), rows[-1].id
        if progress is not None:
            progress(min(done, total), total)
    if done:
        library.shelves.clear()
    return done


class IndexFailed(Exception):
    """The index or the embedder failed; the records did not."""


def _next(book: Book, name: str, last: int) -> list[sa.Row[int, date | None, str, str]]:
    query = sa.select(PassageRow.id, PassageRow.happened_on, PassageRow.author, PassageRow.words)
    with book.reading() as session:
        query = query.where(_waiting(name), PassageRow.id > last).order_by(PassageRow.id).limit(BATCH)
        return list(session.execute(query).all())


def _index(
    book: Book, index: VectorIndex, embedder: Embedder, rows: Sequence[sa.Row[int, date | None, str, str]]
) -> None:
    read = [row for row in rows if embedder.reads(row.words)]
    if read:
        # The day and the author before the words: questions name both.
        texts = [f"{row.happened_on or ''} {row.author}: {row.words}" for row in read]
        try:
            index.upsert([row.id for row in read], embedder.embed(texts))
        except StorageTrouble as error:
            index.damaged = True
            raise IndexFailed from error
    known = {row.id for row in read}
    with book.writing() as session:
        gone = known - set(session.scalars(sa.select(PassageRow.id).where(PassageRow.id.in_(known))))
        _mark(session, sorted(known), embedder.name)
        _mark(session, [row.id for row in rows if row.id not in known], _unreadable(embedder.name))
    if gone:  # erased while they were embedded: who erased them came before their vectors
        index.remove(sorted(gone))


def _waiting(name: str) -> sa.ColumnElement[bool]:
    """The condition under which a passage waits for the embedder `name`: written as ranges, which an index serves."""
    low, high = sorted([name, _unreadable(name)])
    by = PassageRow.indexed_by
    return sa.or_(by.is_(None), by < low, sa.and_(by > low, by < high), by > high)


def _unreadable(name: str) -> str:
    return f"{UNREADABLE} ({name})"


def _mark(session: Session, ids: list[int], name: str) -> None:
    if ids:
        session.execute(sa.update(PassageRow).where(PassageRow.id.in_(ids)).values(indexed_by=name))


def remove_strays(book: Book) -> int:
    """Vectors of passages that are gone leave the index; how many. Their ids are never used again."""
    index = book.library.index
    if index is None or index.damaged:
        return 0
    with book.reading() as session:
        known = set(session.scalars(sa.select(PassageRow.id)))
    try:
        strays = sorted(index.ids() - known)
        index.remove(strays)
    except StorageTrouble:
        index.damaged = True
        return 0
    return len(strays)


def rebuild(book: Book, progress: Progress | None = None) -> int:
    """Throws the index away and builds it anew; the number of passages looked at.

    Errors: StorageTrouble where the index cannot be made again.
    """
    if book.library.index is None:
        return 0
    _start_over(book, book.library.index)
    return _sync_now(book, progress)


def _start_over(book: Book, index: VectorIndex) -> None:
    with book.writing() as session:
        session.execute(sa.update(PassageRow).values(indexed_by=None))
    index.clear()
    book.library.shelves.clear()


def lost(book: Book) -> bool:
    """Whether the records say a passage is indexed and the index does not hold it: deleted, replaced or damaged."""
    library = book.library
    if library.index is None or library.embedder is None:
        return False
    if library.index.damaged:
        return True
    indexed = sa.select(PassageRow.id).where(PassageRow.indexed_by == library.embedder.name).limit(SAMPLED)
    with book.reading() as session:
        some = set(session.scalars(indexed.order_by(PassageRow.id)))
        some |= set(session.scalars(indexed.order_by(PassageRow.id.desc())))
    return len(library.index.vectors(sorted(some))[0]) < len(some)


@dataclass(frozen=True, slots=True)
class Step:
    """What it took to bring the index in step: whether it was lost, how many passages were read, how many wait."""

    was_lost: bool
    indexed: int
    waiting: int


def bring_in_step(book: Book, progress: Progress | None = None, most: int = MOST_AT_ONCE) -> Step:
    """Indexes what waits, and rebuilds an index that was lost, where that takes a moment; else it is left to `reindex`.

    most: the number of passages up to which it takes a moment. Errors: StorageTrouble where it cannot be made again.
    """
    library = book.library
    if library.index is None or library.embedder is None:
        return Step(False, 0, 0)
    was_lost = lost(book)
    if was_lost:
        _start_over(book, library.index)
    waits = sa.select(PassageRow.id).where(_waiting(library.embedder.name)).limit(most + 1)
    with book.reading() as session:
        few = session.scalar(sa.select(sa.func.count()).select_from(waits.subquery())) or 0
        if few > most:
            return Step(was_lost, 0, sync_state(session, library.embedder.name).waiting)
    return Step(was_lost, _sync_now(book, progress), 0) if few else Step(was_lost, 0, 0)
