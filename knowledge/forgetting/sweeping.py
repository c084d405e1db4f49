"""After an erasure is committed: nothing of it is left in the corners of the files either."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from filelock import FileLock, Timeout

from knowledge.book import Book
from knowledge.database import storage_errors
from knowledge.errors import StorageTrouble
from knowledge.retrieval.library import VectorIndex
from knowledge.retrieval.passages import PassageRow
from knowledge.retrieval.sync import sync

# So many vectors are carried over into a new index at once; a larger one is built anew from the records.
MOST_CARRIED = 100_000


def sweep_database(book: Book, *, whole: bool = False) -> None:
    """Leaves no words behind in a SQLite file: what its word search had put aside, its log, and, for the `whole`, its
    empty pages. PostgreSQL cleans up by itself, in its own time.
    """
    if book.engine.dialect.name != "sqlite":
        return
    with storage_errors(), closing(book.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        # The index of words marks what is erased and keeps it until its parts are merged.
        cursor.execute("INSERT INTO passage_terms(passage_terms) VALUES ('optimize')")
        if whole:
            cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        cursor.close()


def sweep_index(book: Book, gone: Collection[int]) -> bool:
    """Takes vectors out for good; False where the index cannot be opened. Chroma only marks what is deleted, so the
    others are carried over into a new one; what waits is indexed.
    """
    library = book.library
    index = library.index
    if index is None:
        return False
    try:
        there = sorted(index.vectors(sorted(gone))[0]) if gone else []
        if there:
            _carry_over(book, index, set(gone))
        library.shelves.clear()
        sync(book)
    except StorageTrouble:
        index.damaged = True
    return not index.damaged


def _carry_over(book: Book, index: VectorIndex, gone: set[int]) -> None:
    keep = sorted(index.ids() - gone)
    if len(keep) > MOST_CARRIED:
        with book.writing() as session:
            session.execute(sa.update(PassageRow).values(indexed_by=None))
        index.clear()
        return
    found, vectors = index.vectors(keep)
    index.clear()
    if found:
        index.upsert(found, vectors)


def drop_index_folder(folder: Path) -> bool:
    """Throws an embedded index away that this process cannot open; False where another process holds it.

    It is built anew by the next command that can.
    """
    if not folder.exists():
        return True
    lock = FileLock(folder.with_suffix(".lock"))
    try:
        with lock.acquire(timeout=0):
            shutil.rmtree(folder, ignore_errors=True)
    except (Timeout, OSError):
        return False
    return not folder.exists()
