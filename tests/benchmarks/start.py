"""Starting: how long a command takes from nothing, against a bare `python -c pass`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from knowledge.sample.book import write_sample
from tests.benchmarks.questions import ASKED_ON
from tests.benchmarks.tables import Measured, median, show, timed

FIGURE = "How much did Padma Mart buy from us last quarter?"
WORDS = "What did Arif say about the oat biscuit at Padma Mart?"


def run(*, full: bool) -> None:
    """Prints the times of `--help` and of the first `ask`, medians of runs made in turns."""
    rounds = 15 if full else 7
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_sample(home / "sample", ASKED_ON)
        environment = os.environ | {"KEYBRIEF_HOME": str(home / "home"), "DATABASE_URL": "", "CHROMA_URL": ""}
        call = partial(subprocess.run, check=True, capture_output=True, env=environment)
        keybrief = [sys.executable, "-m", "bot"]
        call([*keybrief, "load", str(home / "sample"), "--yes"])
        commands = {
            "pass": [sys.executable, "-c", "pass"],
            "help": [*keybrief, "--help"],
            "figure": [*keybrief, "ask", FIGURE, "--as-of", ASKED_ON.isoformat()],
            "words": [*keybrief, "ask", WORDS, "--as-of", ASKED_ON.isoformat()],
            "parts": [sys.executable, "-c", "import chromadb, sqlalchemy.orm, onnxruntime"],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(timed(partial(call, command)))
    found = {name: median(seconds) / 1000 for name, seconds in taken.items()}
    parts = "importing chromadb, sqlalchemy, onnxruntime"
    show(
        "Starting",
        [
            Measured(
                "keybrief --help, over bare Python",
                found["help"] - found["pass"],
                "s",
                "python -c pass",
                found["pass"],
                most=0.25,
            ),
            Measured("first ask, a figure", found["figure"], "s", parts, found["parts"], most=2),
            Measured("first ask, words", found["words"], "s", parts, found["parts"], most=2),
        ],
    )
