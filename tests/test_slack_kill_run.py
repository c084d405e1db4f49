"""A few of the kills of `tests/slack_kill_run.py`, so that every run of the tests sees some."""

from __future__ import annotations

from pathlib import Path

from knowledge.book import Book
from tests.slack_kill_run import SHORT, run


def test_a_bot_killed_at_any_moment_loses_nothing_and_says_nothing_twice(sample_on_sqlite: Book) -> None:
    tally = run(kills=5, seed=7, part=0.2, pace=SHORT, sample=Path(str(sample_on_sqlite.engine.url.database)))
    assert tally.wrong == []
    assert tally.stored == tally.answered["note"] == 40
    assert tally.answered["question"] + tally.answered["brief"] == 14
