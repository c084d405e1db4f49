"""What is kept of an account between searches: it follows every change, within a bound; large accounts are searched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa

from knowledge.book import Book
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import Account
from knowledge.records.interactions import Interaction
from knowledge.retrieval.embeddings import MiniLM
from knowledge.retrieval.index import open_index
from knowledge.retrieval.keywords import MOST_CANDIDATES
from knowledge.retrieval.library import Library
from knowledge.retrieval.passage_writing import RecordKey, account_term, write_passages
from knowledge.retrieval.passages import PassageRow
from knowledge.retrieval.search import Hit, search
from knowledge.retrieval.shelf import Shelf, Shelves, Stamp
from knowledge.retrieval.sync import sync
from knowledge.text import terms

WRITTEN = datetime(2026, 6, 1, tzinfo=UTC)
DAY = date(2026, 6, 1)


@pytest.fixture
def indexed(book: Book, tmp_path: Path) -> Iterator[Book]:
    """A book with an index, and one account."""
    embedder = MiniLM()
    library = Library(open_index(tmp_path / "index", "", embedder.name), embedder)
    with book.writing() as session:
        session.add(Account(id=1, name="Padma Mart", currency="BDT"))
    yield Book(book.engine, library)
    library.close()


def note(book: Book, key: int, words: str, day: date = DAY) -> None:
    """Writes a note, or writes it anew, and indexes it."""
    with book.writing() as session:
        found = session.get(Interaction, key)
        if found is None:
            session.add(Interaction(id=key, account_id=1, happened_on=day, written_at=WRITTEN, body=words))
        else:
            found.body = words
        session.flush()
        write_passages(session, [RecordKey("interaction", key)])
    sync(book)


def found(book: Book, words: str, as_of: date | None = None) -> list[Hit]:
    with book.reading() as session:
        return search(session, LOCAL_OWNER, 1, words, library=book.library, as_of=as_of)


def test_a_note_that_was_edited_is_found_by_its_new_words_and_their_meaning(indexed: Book) -> None:
    note(indexed, 1, "The warehouse roof leaks over bay four.")
    note(indexed, 2, "Their buyer moved to the dairy desk.")
    assert found(indexed, "Is the roof damaged?")[0].passage.ref == "note-1"

    note(indexed, 2, "The ceiling of the shop lets rain through.")

    again = found(indexed, "Is water coming into the store?")
    assert again[0].passage.words == "The ceiling of the shop lets rain through."
    assert all(hit.cosine is not None for hit in again)


def test_an_edit_elsewhere_that_no_process_told_of_is_noticed(indexed: Book, book: Book) -> None:
    note(indexed, 1, "The lorry came late on Sunday.")
    assert found(indexed, "late lorry")
    elsewhere = Book(book.engine, Library())
    note(elsewhere, 1, "Tea samples were liked.")
    assert found(indexed, "who liked the tea")[0].passage.words == "Tea samples were liked."


def test_a_passage_of_a_later_day_is_not_there_yet(indexed: Book) -> None:
    note(indexed, 1, "Price list agreed.", date(2026, 3, 1))
    note(indexed, 2, "Price list withdrawn.", date(2026, 5, 1))
    assert {hit.passage.ref for hit in found(indexed, "price list", date(2026, 4, 1))} == {"note-1"}


def test_in_a_very_large_account_an_old_passage_with_a_telling_word_is_found_among_thousands(book: Book) -> None:
    size = MOST_CANDIDATES + 500
    said = ["The delivery brought lachchha on pallets." if key == 3 else f"Delivery {key} came." for key in range(size)]
    with book.writing() as session:
        session.add(Account(id=1, name="Padma Mart", currency="BDT"))
        session.flush()
        rows = [
            {
                "account_id": 1,
                "record_kind": "interaction",
                "record_id": key,
                "ref": f"note-{key}",
                "kind": "note",
                "words": words,
                "conversation": f"note-{key}",
                "terms": " ".join([account_term(1), *terms(words)]),
                "term_count": len(terms(words)),
            }
            for key, words in enumerate(said)
        ]
        session.execute(sa.insert(PassageRow), rows)
    hits = found(Book(book.engine, Library()), "Which delivery had lachchha?")
    assert hits[0].passage.ref == "note-3"


def test_the_longest_unused_account_leaves_when_there_is_no_more_room() -> None:
    shelves = Shelves(most_bytes=3 * shelf(1).size)
    for account in (1, 2, 3):
        shelves.put(account, "embedder", shelf(account))
    assert shelves.get(1, "embedder", shelf(1).stamp) is not None
    shelves.put(4, "embedder", shelf(4))
    kept = [account for account in (1, 2, 3, 4) if shelves.get(account, "embedder", shelf(account).stamp)]
    assert kept == [1, 3, 4]


def test_what_was_kept_of_another_state_or_another_embedder_is_not_taken() -> None:
    shelves = Shelves()
    shelves.put(1, "embedder", shelf(1))
    assert shelves.get(1, "another", shelf(1).stamp) is None
    assert shelves.get(1, "embedder", Stamp(count=1, sum_of_ids=2, unindexed=1)) is None


def shelf(key: int) -> Shelf:
    """A shelf of one passage."""
    one = np.array([key], dtype=np.int64)
    none = np.zeros(0, dtype=np.int64)
    stamp = Stamp(count=1, sum_of_ids=key, unindexed=1)
    return Shelf(stamp, one, one, none, (), one, one, none, np.zeros((0, 1), dtype=np.float32))
