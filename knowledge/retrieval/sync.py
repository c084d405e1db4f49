"""Keeps the index in step with the records: what is not yet indexed is embedded, what is gone is removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.retrieval.passages import PassageRow

BATCH = 256
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
    rows = session.execute(sa.select(PassageRow.indexed_by, sa.func.count()).group_by(PassageRow.indexed_by)).tuples()
    counts = dict(rows.all())
    passages = sum(counts.values())
    indexed, unread = counts.get(embedder, 0), counts.get(f"{UNREADABLE} ({embedder})", 0)
    return SyncState(passages, indexed, passages - indexed - unread, unread)


def sync(book: Book, progress: Callable[[int, int], None] | None = None) -> int:
    """Indexes every passage that is not yet; the number it indexed. Without an index nothing is done."""
    library = book.library
    if library.index is None or library.embedder is None:
        return 0
    name = library.embedder.name
    waiting = sa.or_(PassageRow.indexed_by.is_(None), PassageRow.indexed_by.not_in([name, f"{UNREADABLE} ({name})"]))
    with book.reading() as session:
        rows = session.execute(
            sa.select(PassageRow.id, PassageRow.happened_on, PassageRow.author, PassageRow.words)
            .where(waiting)
            .order_by(PassageRow.id)
        ).all()
    for start in range(0, len(rows), BATCH):
        some = rows[start : start + BATCH]
        read = [row for row in some if library.embedder.reads(row.words)]
        if read:
            # The day and the author before the words: questions name both.
            texts = [f"{row.happened_on or ''} {row.author}: {row.words}" for row in read]
            library.index.upsert([row.id for row in read], library.embedder.embed(texts))
        with book.writing() as session:
            _mark(session, [row.id for row in read], name)
            _mark(session, [row.id for row in some if row not in read], f"{UNREADABLE} ({name})")
        if progress is not None:
            progress(min(start + BATCH, len(rows)), len(rows))
    if rows:
        library.shelves.clear()
        _remove_strays(book)
    return len(rows)


def _mark(session: Session, ids: list[int], name: str) -> None:
    if ids:
        session.execute(sa.update(PassageRow).where(PassageRow.id.in_(ids)).values(indexed_by=name))


def _remove_strays(book: Book) -> None:
    """Vectors of passages that are gone leave the index."""
    assert book.library.index is not None
    with book.reading() as session:
        known = set(session.scalars(sa.select(PassageRow.id)))
    strays = sorted(book.library.index.ids() - known)
    book.library.index.remove(strays)


def rebuild(book: Book, progress: Callable[[int, int], None] | None = None) -> int:
    """Throws the index away and builds it anew; the number of passages looked at."""
    if book.library.index is None:
        return 0
    with book.writing() as session:
        session.execute(sa.update(PassageRow).values(indexed_by=None))
    book.library.index.clear()
    book.library.shelves.clear()
    return sync(book, progress)


def lost(book: Book) -> bool:
    """Whether the records say a passage is indexed and the index does not hold it (a folder deleted or replaced)."""
    library = book.library
    if library.index is None or library.embedder is None:
        return False
    with book.reading() as session:
        query = sa.select(PassageRow.id).where(PassageRow.indexed_by == library.embedder.name)
        some = list(session.scalars(query.order_by(PassageRow.id.desc()).limit(5)))
    return len(library.index.vectors(some)[0]) < len(some)
