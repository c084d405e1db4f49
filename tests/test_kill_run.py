"""A few of the kills of `tests/kill_run.py`, so that every run of the tests sees some."""

from __future__ import annotations

from tests.kill_run import run


def test_commands_killed_at_any_moment_lose_nothing() -> None:
    tally = run(kills=4, seed=3, check_every=4)
    assert tally.wrong == []
    assert sum(tally.killed.values()) == 4
