"""Loading text: how fast passages come into the index, against the embedder alone on the same texts."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa

from knowledge.records.accounts import Account
from knowledge.retrieval.passages import PassageRow
from knowledge.retrieval.sync import sync
from tests.benchmarks.corpus import close, generated_rows, open_corpus
from tests.benchmarks.tables import Measured, show, timed


def run(*, full: bool) -> None:
    """Prints the speed of indexing. Both are timed in turns, so that a busy machine slows both."""
    rounds, texts = (8, 500) if full else (4, 250)
    rng = np.random.default_rng(3)
    ours = alone = 0.0
    with tempfile.TemporaryDirectory() as folder:
        book = open_corpus(Path(folder))
        embedder = book.library.embedder
        assert embedder is not None
        with book.writing() as session:
            session.add(Account(id=1, name="Account 1", currency="BDT"))
        embedder.embed(["warm"])
        for number in range(rounds):
            places = [(1, place) for place in range(texts)]
            rows: list[dict[str, Any]] = [
                row | {"indexed_by": None} for row in generated_rows(rng, places, number * texts + 1)
            ]
            said = [f"{row['happened_on']} {row['author']}: {row['words']}" for row in rows]
            with book.writing() as session:
                session.execute(sa.insert(PassageRow.__table__), rows)  # type: ignore[arg-type]
            alone += timed(partial(embedder.embed, said))
            ours += timed(partial(sync, book))
        close(book)
    count = rounds * texts
    show(
        "Loading text",
        [
            Measured(
                f"{count:,} passages embedded, indexed and marked",
                count / ours,
                "a second",
                "the embedder alone",
                count / alone,
                least=0.9,
                by_ratio=True,
            )
        ],
    )
