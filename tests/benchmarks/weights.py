"""Chooses the weights of search: `python -m tests.benchmarks.weights`.

One weight after another is moved while recall gains, on one set of questions; what is chosen there is then measured on
the other set. The last line is chosen on both together.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import sqlalchemy as sa
from rich.table import Table

from knowledge.book import Book
from knowledge.records.contacts import Contact
from knowledge.records.team import TeamMember
from knowledge.retrieval.library import Embedder, Library
from knowledge.retrieval.search import CHOSEN, Weights
from knowledge.retrieval.shelf import Vectors
from tests.benchmarks.corpus import close, open_corpus
from tests.benchmarks.dialogues import make_dialogues
from tests.benchmarks.questions import load_sample
from tests.benchmarks.recall import FIRST, ours_in, recall, sample_asked, write_dialogues
from tests.benchmarks.tables import CONSOLE

STEPS: dict[str, tuple[float, ...]] = {
    "words": (0.3, 0.4, 0.5, 0.6, 0.7),
    "before": (0.0, 0.15, 0.3, 0.4, 0.5, 0.6),
    "after": (0.0, 0.1, 0.2, 0.3),
    "person": (0.0, 0.05, 0.1, 0.2, 0.3),
}
ROUNDS = 2
# Ten passages are nearly all that the sample's smallest accounts have.
FIRST_OF_SAMPLE = 3


class Remembering:
    """An embedder that embeds each question once."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self.embedder = embedder
        self.held: dict[str, Vectors] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        for text in texts:
            if text not in self.held:
                self.held[text] = self.embedder.embed([text])[0]
        return np.array([self.held[text] for text in texts])

    def reads(self, text: str) -> bool:
        return self.embedder.reads(text)


Measure = Callable[[Weights], float]


def best(measure: Measure) -> Weights:
    """The weights with the best recall, one weight moved after another; the present ones where nothing gains."""
    chosen, reached = CHOSEN, measure(CHOSEN)
    for _ in range(ROUNDS):
        for name, steps in STEPS.items():
            for step in steps:
                moved = replace(chosen, **{name: step})
                if name == "words":
                    moved = replace(moved, meaning=round(1 - step, 2))
                if (found := measure(moved)) > reached:
                    chosen, reached = moved, found
    return chosen


def remembering(book: Book) -> Book:
    assert book.library.embedder is not None
    return Book(book.engine, Library(book.library.index, Remembering(book.library.embedder)))


def main() -> None:
    """Prints what is chosen on each set and what it gives on both."""
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        talk, sample = open_corpus(Path(first)), open_corpus(Path(second))
        said = make_dialogues()
        of_talk = write_dialogues(talk, said)
        load_sample(sample, Path(second) / "sample")
        of_sample = sample_asked(sample)
        with sample.reading() as session:
            people = [*session.scalars(sa.select(Contact.name)), *session.scalars(sa.select(TeamMember.name))]
        quick_talk, quick_sample = remembering(talk), remembering(sample)

        def on_talk(weights: Weights) -> float:
            return recall(of_talk, ours_in(quick_talk, said.people, weights, FIRST))

        def on_sample(weights: Weights) -> float:
            return recall(of_sample, ours_in(quick_sample, people, weights, FIRST_OF_SAMPLE))

        table = Table(title="Weights of search", title_justify="left")
        for name in ("chosen on", "weights", "dialogues, first 10", f"sample, first {FIRST_OF_SAMPLE}"):
            table.add_column(name)
        chosen = {
            "in force": CHOSEN,
            "dialogues": best(on_talk),
            "sample": best(on_sample),
            "both": best(lambda weights: on_talk(weights) + on_sample(weights)),
        }
        for name, weights in chosen.items():
            told = ", ".join(f"{key} {getattr(weights, key):g}" for key in ("words", "meaning", *list(STEPS)[1:]))
            table.add_row(name, told, f"{on_talk(weights):.1f} %", f"{on_sample(weights):.1f} %")
        CONSOLE.print(table)
        close(talk)
        close(sample)


if __name__ == "__main__":
    main()
