"""A generated book of many accounts: texts by a law like that of words in speech, vectors of length one by chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from knowledge.book import Book, open_book
from knowledge.migrations.upgrade import upgrade
from knowledge.records.accounts import Account
from knowledge.retrieval.embeddings import MiniLM
from knowledge.retrieval.index import open_index
from knowledge.retrieval.library import Library
from knowledge.retrieval.passage_writing import account_term
from knowledge.retrieval.passages import PassageRow
from knowledge.text import terms

ACCOUNTS = 1_000
DIMENSIONS = 384
WORDS = 6_000
CHUNK = 10_000
CONVERSATION = 6
AUTHORS = ("Rumana Akter", "Tanvir Hasan", "Arif Mahbub", "Shahnaz Begum", "Imrul Kayes", "Lamia Chowdhury")
# The words people use most stand first, so that questions and passages share them.
TRADE = tuple(
    """
    order delivery price stock invoice margin promotion display shelf truck warehouse carton pallet week month store
    agreed asked confirmed meeting call sample launch festival biscuit tea powder spice lachchha diaper soap oil rice
    credit payment overdue discount claim refund competitor forecast growth category range listing buyer director
    manager team visit complaint damaged late early new old extra plan target share result review contract terms signed
    pending open
    """.split()  # noqa: SIM905  read as a list of words
)
SYLLABLES = tuple("kamoritasulenopavidaromineshagolifebature"[place : place + 2] for place in range(0, 40, 2))


@dataclass(frozen=True, slots=True)
class Words:
    """A vocabulary with the term of each word, and how often each is said."""

    spoken: tuple[str, ...]
    terms: tuple[str, ...]
    chance: NDArray[np.float64]


@lru_cache(maxsize=1)
def vocabulary() -> Words:
    """Words of the trade first, then invented ones; each half as likely as the one twice as far up."""
    rng = np.random.default_rng(11)
    invented = {"".join(rng.choice(SYLLABLES, size=int(rng.integers(2, 5)))) for _ in range(3 * WORDS)}
    spoken = tuple(dict.fromkeys([*TRADE, *sorted(invented)]))[:WORDS]
    chance = 1.0 / (np.arange(len(spoken)) + 8.0)
    return Words(spoken, tuple(" ".join(terms(word)) for word in spoken), chance / chance.sum())


def sizes(passages: int, one_alone: int) -> list[int]:
    """How many passages each account has: all alike, and one more account with `one_alone`."""
    return [passages // ACCOUNTS] * ACCOUNTS + ([one_alone] if one_alone else [])


def write_corpus(folder: Path, passages: int, one_alone: int = 0) -> None:
    """Writes a book and its index into `folder`."""
    book = open_corpus(folder)
    assert book.library.index is not None
    held = sizes(passages, one_alone)
    with book.writing() as session:
        rows = [{"id": key, "name": f"Account {key}", "currency": "BDT"} for key in range(1, len(held) + 1)]
        session.execute(sa.insert(Account), rows)
    rng = np.random.default_rng(passages + one_alone)
    first = 1
    for some in _chunks(_places(held)):
        with book.writing() as session:
            session.execute(sa.insert(PassageRow.__table__), generated_rows(rng, some, first))  # type: ignore[arg-type]
        ids = range(first, first + len(some))
        book.library.index.upsert(ids, chance_vectors(rng, len(some)))
        first += len(some)
    close(book)


def open_corpus(folder: Path) -> Book:
    """The book in `folder`, with the product's own index and embedder."""
    embedder = MiniLM()
    library = Library(open_index(folder / "index", "", embedder.name), embedder)
    return open_book(f"sqlite:///{folder / 'book.sqlite'}", upgrade, library)


def close(book: Book) -> None:
    book.engine.dispose()
    book.library.close()


def chance_vectors(rng: np.random.Generator, count: int) -> NDArray[np.float32]:
    """Vectors of length one in any direction."""
    found = rng.standard_normal((count, DIMENSIONS), dtype=np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def questions(count: int, seed: int) -> list[str]:
    """Questions of two common words and two rare ones."""
    rng = np.random.default_rng(seed)
    said = vocabulary()
    asked = []
    for _ in range(count):
        common = rng.choice(TRADE, size=2, replace=False)
        rare = rng.choice(said.spoken[len(TRADE) :], size=2, replace=False)
        asked.append(f"What did they say about the {common[0]} of {rare[0]} and the {common[1]} for {rare[1]}?")
    return asked


def _places(held: list[int]) -> Iterator[tuple[int, int]]:
    """(account, number within it), as notes are written: one account after another, day by day."""
    for number in range(max(held)):
        for place, size in enumerate(held):
            if number < size:
                yield place + 1, number


def _chunks(places: Iterator[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    some: list[tuple[int, int]] = []
    for place in places:
        some.append(place)
        if len(some) == CHUNK:
            yield some
            some = []
    if some:
        yield some


def generated_rows(rng: np.random.Generator, some: Sequence[tuple[int, int]], first: int) -> list[dict[str, Any]]:
    """Rows of passages for (account, number within it), their ids counted from `first`."""
    said = vocabulary()
    lengths = rng.integers(12, 45, size=len(some))
    picked = np.split(rng.choice(len(said.spoken), size=int(lengths.sum()), p=said.chance), np.cumsum(lengths)[:-1])
    rows = []
    for key, ((account, number), places) in enumerate(zip(some, picked, strict=True), start=first):
        found = [said.terms[place] for place in places if said.terms[place]]
        rows.append(
            {
                "id": key,
                "account_id": account,
                "record_kind": "interaction",
                "record_id": key,
                "position": number % CONVERSATION,
                "ref": f"note-{key}",
                "kind": "note",
                "happened_on": date(2024, 1, 1) + timedelta(days=number % 1_000),
                "author": AUTHORS[key % len(AUTHORS)],
                "words": " ".join(said.spoken[place] for place in places) + ".",
                "url": "",
                "conversation": f"talk-{account}-{number // CONVERSATION}",
                "terms": " ".join([account_term(account), *found]),
                "term_count": len(found),
                "indexed_by": MiniLM.name,
            }
        )
    return rows
