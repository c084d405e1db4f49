"""Search within an account: how long it takes as the book grows, against langchain-chroma on the same vectors."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.people import LOCAL_OWNER
from knowledge.retrieval.embeddings import MiniLM
from knowledge.retrieval.search import search
from knowledge.retrieval.shelving import shelf_of
from tests.benchmarks.corpus import ACCOUNTS, AUTHORS, chance_vectors, close, open_corpus, questions, write_corpus
from tests.benchmarks.tables import Measured, median, p95, show, timed
from tests.benchmarks.tutorial import Tutorial

ALONE = 50_000
TOUCHED = 60
WARM_ROUNDS = 5
BASELINE = "langchain-chroma with a filter"


def run(*, full: bool) -> None:
    """Prints the tables of search; the full form goes up to 500,000 passages and holds the baseline against each."""
    rows = []
    measured: dict[int, dict[str, Any]] = {}
    books = (10_000, 100_000, 500_000) if full else (10_000, 50_000)
    for passages in books:
        with tempfile.TemporaryDirectory() as folder:
            write_corpus(Path(folder), passages)
            measured[passages] = _in_a_process_of_its_own(Path(folder), 0)
            baseline = measure_tutorial(Path(folder) / "tutorial", passages)
        told, found = f"{passages:,} passages, 1,000 accounts", measured[passages]
        rows.append(Measured(f"{told}: warm, p95", found["warm"], "ms", BASELINE, baseline, most=100))
        rows.append(Measured(f"{told}: first touch, p95", found["first"], "ms", BASELINE, baseline, most=300))
        rows.append(Measured(f"{told}: very first search of a process", found["opening"], "ms", BASELINE, baseline))
        rows.append(Measured(f"{told}: memory of the process", found["memory"], "MB", "before opening", found["bare"]))
    first, last = measured[books[0]], measured[books[-1]]
    grown = f"growth of the median, {books[0]:,} to {books[-1]:,}"
    small = f"at {books[0]:,}"
    rows.append(Measured(f"{grown}: warm", last["typical"], "ms", small, first["typical"], most=1.5, by_ratio=True))
    rows.append(Measured("growth of the p95: warm", last["warm"], "ms", small, first["warm"], most=1.5, by_ratio=True))
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(Path(folder), books[0], ALONE)
        alone = _in_a_process_of_its_own(Path(folder), ACCOUNTS + 1)
    small = f"an account of {books[0] // ACCOUNTS}"
    told = f"one account of {ALONE:,}"
    rows.append(Measured(f"{told}: warm, p95", alone["warm"], "ms", small, first["warm"], most=100))
    rows.append(Measured(f"{told}: first touch", alone["first"], "ms", small, first["first"]))
    show("Search within an account", rows)


def _in_a_process_of_its_own(folder: Path, account: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.search", str(folder), str(account)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measure(folder: Path, account: int) -> dict[str, float]:
    """Milliseconds of searches in the book in `folder`, of one account or (0) of many; memory in MB."""
    bare = memory()
    book = open_corpus(folder)
    assert book.library.embedder is not None
    book.library.embedder.embed(["warm"])
    rng = np.random.default_rng(5)
    accounts = [account] if account else [int(key) for key in rng.permutation(ACCOUNTS)[: TOUCHED + 1] + 1]
    asked = iter(questions(2_000, 7))

    def once(key: int) -> float:
        with book.reading() as session:
            words = next(asked)
            return timed(lambda: search(session, LOCAL_OWNER, key, words, library=book.library, people=AUTHORS))

    opening = once(accounts[0])
    first = [once(key) for key in accounts[1:]] or [opening]
    warm = [once(key) for _ in range(WARM_ROUNDS if not account else 60) for key in accounts]
    grown = memory()
    with book.reading() as session:
        shelf = shelf_of(session, book.library, accounts[0])
    close(book)
    return {
        "opening": opening * 1000,
        "first": p95(first),
        "warm": p95(warm),
        "typical": median(warm),
        "memory": grown,
        "bare": bare,
        "shelf": shelf.size / 2**20,
    }


def measure_tutorial(folder: Path, passages: int) -> float:
    """The p95 in milliseconds of the baseline, warm, with as many vectors made in the same way."""
    tutorial = Tutorial(folder, embedder := MiniLM())
    embedder.embed(["warm"])
    rng = np.random.default_rng(passages)
    for start in range(0, passages, 10_000):
        keys = range(start, start + 10_000)
        texts = [f"passage {key}" for key in keys]
        accounts = [key % ACCOUNTS + 1 for key in keys]
        tutorial.add([f"note-{key}" for key in keys], accounts, texts, chance_vectors(rng, len(keys)))
    asked = iter(questions(TOUCHED + 1, 7))
    tutorial.search(1, next(asked))
    return p95([timed(partial(tutorial.search, key, words)) for key, words in enumerate(asked, 1)])


def memory(process: int | str = "self") -> float:
    """What a process holds in memory, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
