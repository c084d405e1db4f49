"""The bot in Slack: how soon it acks, answers and is ready, and what a crowd costs it.

What it is held against is the same road without the bot: Slack's library and an empty durable job, or one that posts a
line. The people are in this process, the app in one of its own.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from time import perf_counter

import numpy as np

from tests.benchmarks.search import memory
from tests.benchmarks.slack_crowd import Crowd
from tests.benchmarks.slack_places import ACCOUNTS, Place, at_work, made, places, started, stored
from tests.benchmarks.tables import CONSOLE, Measured, median, p95, show
from tests.benchmarks.trade import account_names

IN_FLIGHT, BRIEFS_BESIDE = 50, 4
# Seconds from one of the first questions to the next, until so many are unanswered.
RAMP = 0.05
QUESTIONS = (
    "How much did {} buy from us last quarter?",
    "What did they say about the price at {}?",
    "What have we promised {}?",
    "When is the next meeting with {}?",
)
EMPTY, POSTING = "Bolt, an empty durable job", "Bolt, a durable job that posts a line"


@dataclass
class Taken:
    """What one round of all measurements gave, in seconds but where a name says otherwise."""

    acks: list[float] = field(default_factory=list)
    burst: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    briefs: list[float] = field(default_factory=list)
    crowd: list[float] = field(default_factory=list)
    lost: int = 0
    not_acked: int = 0
    notes_a_second: float = 0.0
    answers_a_second: float = 0.0
    stored: int = 0
    memory: tuple[float, float] = (0.0, 0.0)


def run(*, full: bool) -> None:
    """Prints a table for each place: SQLite, and in the full form PostgreSQL with one worker and with two."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        bare = _measured("posting", Place("bare", made(Path(folder) / "posting")), full=full)
        bare.acks = _measured("empty", Place("bare", made(Path(folder) / "empty")), full=full).acks
        for place in places(Path(folder), stack, full=full):
            seconds = started(place)
            found = _measured("bot", place, full=full)
            show(f"The bot in Slack, {place.name}", [*_rows(found, bare, full=full), _ready(seconds)])
            CONSOLE.print(f"load of the machine: {os.getloadavg()[0]:.1f}")


# -- what is measured -----------------------------------------------------------------------------------------------


def questions(count: int) -> list[str]:
    """So many, about one account after the other."""
    names, forms = cycle(account_names()), cycle(QUESTIONS)
    return [next(forms).format(next(names)) for _ in range(count)]


def _briefs(count: int) -> list[str]:
    names = cycle(account_names())
    return [f"brief {next(names)}" for _ in range(count)]


def _measured(kind: str, place: Place, *, full: bool) -> Taken:
    """All measurements of one app. The empty one answers nothing: of it there are the acks alone."""
    taken = Taken()
    with Crowd() as crowd, at_work(kind, place, crowd) as processes:
        if kind == "empty":
            taken.acks = crowd.does(crowd.spread(questions(300), 1 / RAMP))
            return taken
        crowd.does(crowd.together([*questions(20), *_briefs(10)], 4))  # imports, caches, connections
        taken.answers = _came(taken, crowd.does(crowd.one_by_one(questions(100 if full else 40))))
        taken.briefs = _came(taken, crowd.does(crowd.one_by_one(_briefs(60 if full else 30))))
        _in_flight(crowd, taken, full=full)
        _crowd(crowd, processes, taken, 300 if full else 30)
        _notes(crowd, place, taken, 400 if full else 100, ours=kind == "bot")
        taken.not_acked = crowd.acks.not_acked
    return taken


def _came(taken: Taken, answers: Sequence[float | None]) -> list[float]:
    """The seconds of those that came; those that did not are counted."""
    taken.lost += sum(one is None for one in answers)
    return [one for one in answers if one is not None]


def _in_flight(crowd: Crowd, taken: Taken, *, full: bool) -> None:
    """Acks while fifty questions are unanswered and briefs are made; then of fifty in the same moment."""
    beside = threading.Thread(target=lambda: crowd.does(crowd.together(_briefs(3 * BRIEFS_BESIDE), BRIEFS_BESIDE)))
    beside.start()
    first = len(crowd.acks.seconds)
    _came(taken, crowd.does(crowd.together(questions(300 if full else 150), IN_FLIGHT, ramp=RAMP)))
    taken.acks = crowd.acks.seconds[first:]
    beside.join()
    first = len(crowd.acks.seconds)
    _came(taken, crowd.does(crowd.together(questions(IN_FLIGHT), IN_FLIGHT)))
    taken.burst = crowd.acks.seconds[first:]


def _crowd(crowd: Crowd, processes: Sequence[int], taken: Taken, seconds: float) -> None:
    """All people ask at once, for long."""
    before = sum(memory(one) for one in processes)
    said = cycle(questions(97))
    taken.crowd = _came(taken, crowd.does(crowd.for_long(seconds, lambda: said)))
    taken.answers_a_second = len(taken.crowd) / seconds
    taken.memory = before, sum(memory(one) for one in processes)


def _notes(crowd: Crowd, place: Place, taken: Taken, count: int, *, ours: bool) -> None:
    names = cycle(account_names())
    told = [f"note {next(names)}: they liked sample {number}" for number in range(count)]
    before = stored(place) if ours else 0
    began = perf_counter()
    _came(taken, crowd.does(crowd.together(told, 20)))
    taken.notes_a_second = count / (perf_counter() - began)
    taken.stored = stored(place) - before if ours else 0
    assert not ours or taken.stored == count


# -- the table ------------------------------------------------------------------------------------------------------


def _rows(found: Taken, bare: Taken, *, full: bool) -> list[Measured]:
    asked = f"{IN_FLIGHT} questions unanswered, {BRIEFS_BESIDE} briefs being made"
    burst = f"{IN_FLIGHT} questions in one moment"
    crowd = f"20 people asking for {'5 minutes' if full else '30 s'}"
    before, after = found.memory
    return [
        Measured(f"ack, {asked}: p50", median(found.acks), "ms", EMPTY, median(bare.acks)),
        Measured(f"ack, {asked}: p99", _p99(found.acks), "ms", EMPTY, _p99(bare.acks), most=150),
        Measured(f"ack, {burst}: p50", median(found.burst), "ms", POSTING, median(bare.burst)),
        Measured(f"ack, {burst}: p99", _p99(found.burst), "ms", POSTING, _p99(bare.burst)),
        Measured(
            f"first word of an answer, {ACCOUNTS:,} accounts: p95", *_beside(found.answers, bare.answers), most=1000
        ),
        Measured(f"brief posted, {ACCOUNTS:,} accounts: p95", *_beside(found.briefs, bare.briefs), most=2000),
        Measured(f"{crowd}: answer, p95", *_beside(found.crowd, bare.crowd)),
        Measured(f"{crowd}: answers", found.answers_a_second, "a second", POSTING, bare.answers_a_second),
        Measured(f"{crowd}: memory after", after, "MB", "before", before, most=500),
        Measured("notes kept and their cards posted", found.notes_a_second, "a second", POSTING, bare.notes_a_second),
        Measured("lost, of all that was said", found.lost, "", most=0),
        Measured("deliveries not acked within 3 s", found.not_acked, "", most=0),
    ]


def _beside(found: Sequence[float], bare: Sequence[float]) -> tuple[float, str, str, float]:
    return p95(found), "ms", POSTING, p95(bare)


def _ready(seconds: tuple[float, float]) -> Measured:
    started, parts = seconds
    return Measured("start to ready", started, "s", "importing slack_bolt, dbos, sqlalchemy", parts, most=4)


def _p99(seconds: Sequence[float]) -> float:
    return float(np.percentile(seconds, 99)) * 1000
