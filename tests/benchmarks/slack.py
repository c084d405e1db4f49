"""The bot in Slack: how soon it acks, answers and is ready, and what a crowd costs it.

What it is held against is the same road without the bot: Slack's library and an empty durable job, or one that posts a
line. The people are in this process, the app in one of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter

import numpy as np
import sqlalchemy as sa

from bot.settings import Settings
from knowledge.book import open_book
from knowledge.migrations.upgrade import upgrade
from knowledge.records.interactions import Interaction
from knowledge.retrieval.embeddings import MiniLM
from knowledge.retrieval.index import open_index
from knowledge.retrieval.library import Library
from tests.benchmarks.corpus import close
from tests.benchmarks.search import memory
from tests.benchmarks.slack_crowd import Crowd
from tests.benchmarks.tables import CONSOLE, Measured, median, p95, show, timed
from tests.benchmarks.trade import TODAY, account_names, write_trade
from tests.slack_bots import postgresql_server

ACCOUNTS, LINES = 1_000, 100_000
IN_FLIGHT, BRIEFS_BESIDE = 50, 4
# Seconds from one of the first questions to the next, until so many are unanswered.
RAMP = 0.05
# In the afternoon nobody is written to unasked.
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)
QUESTIONS = (
    "How much did {} buy from us last quarter?",
    "What did they say about the price at {}?",
    "What have we promised {}?",
    "When is the next meeting with {}?",
)
EMPTY, POSTING = "Bolt, an empty durable job", "Bolt, a durable job that posts a line"


@dataclass(frozen=True)
class Place:
    """Where the bot's records are. workers: how many bots share them."""

    name: str
    home: Path
    database: str = ""
    embeddings: str = "minilm"
    workers: int = 1

    def settings(self, api: str) -> dict[str, str]:
        return {
            "KEYBRIEF_HOME": str(self.home),
            "DATABASE_URL": self.database,
            "CHROMA_URL": "",
            "KEYBRIEF_EMBEDDINGS": self.embeddings,
            "SLACK_BOT_TOKEN": "xoxb-local",
            "SLACK_APP_TOKEN": "xapp-local",
            "SLACK_API_URL": api,
        }


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
        bare = _measured("posting", Place("bare", _made(Path(folder) / "posting")), full=full)
        bare.acks = _measured("empty", Place("bare", _made(Path(folder) / "empty")), full=full).acks
        for place in _places(Path(folder), stack, full=full):
            seconds = _started(place)
            found = _measured("bot", place, full=full)
            show(f"The bot in Slack, {place.name}", [*_rows(found, bare, full=full), _ready(seconds)])
            CONSOLE.print(f"load of the machine: {os.getloadavg()[0]:.1f}")


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _places(folder: Path, stack: ExitStack, *, full: bool) -> Iterator[Place]:
    home = _made(folder / "sqlite")
    _write(f"sqlite:///{home / 'book.sqlite'}", home)
    yield Place("SQLite, one worker", home)
    if not full:
        return
    home = _made(folder / "postgresql")
    url = stack.enter_context(postgresql_server())
    _write(url, home)
    yield Place("PostgreSQL, one worker", home, url)
    # Two processes cannot share the embedded index: they search by words.
    yield Place("PostgreSQL, two workers", home, url, "none", 2)


def _write(url: str, home: Path) -> None:
    embedder = MiniLM()
    book = open_book(url, upgrade, Library(open_index(home / "index", "", embedder.name), embedder))
    write_trade(book, ACCOUNTS, LINES)
    close(book)


# -- the apps -------------------------------------------------------------------------------------------------------


@contextmanager
def _at_work(kind: str, place: Place, crowd: Crowd) -> Iterator[list[int]]:
    """The process numbers of the apps, while they work."""
    behind = (datetime.now(UTC) - NOW).total_seconds()
    order = json.dumps({"settings": place.settings(crowd.api), "behind": behind})
    command = [sys.executable, "-m", "tests.benchmarks.slack_app", kind, order]
    with ExitStack() as stack:
        apps = []
        for _ in range(place.workers):
            opened = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            apps.append(stack.enter_context(opened))
        for app in apps:
            assert app.stdout is not None
            assert app.stdout.readline().strip() == "ready"
        yield [app.pid for app in apps]
        for app in apps:
            assert app.stdin is not None
            app.stdin.close()


def _started(place: Place) -> tuple[float, float]:
    """Seconds from nothing until `keybrief slack` is connected, and those of importing its parts; medians."""
    started, parts = [], []
    imports = [sys.executable, "-c", "import slack_bolt, dbos, sqlalchemy.orm"]
    for _ in range(5):
        parts.append(timed(partial(subprocess.run, imports, check=True)))
        with Crowd() as crowd:
            began = perf_counter()
            environment = os.environ | place.settings(crowd.api)
            command = [sys.executable, "-m", "bot", "slack"]
            with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
                crowd.does(crowd.connected())
                started.append(perf_counter() - began)
                process.terminate()
    return median(started) / 1000, median(parts) / 1000


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
    with Crowd() as crowd, _at_work(kind, place, crowd) as processes:
        if kind == "empty":
            taken.acks = crowd.does(crowd.spread(questions(300), 1 / RAMP))
            return taken
        crowd.does(crowd.together([*questions(20), *_briefs(10)], 4))  # imports, caches, connections
        taken.answers = _came(taken, crowd.does(crowd.one_by_one(questions(100 if full else 40))))
        taken.briefs = _came(taken, crowd.does(crowd.one_by_one(_briefs(60 if full else 30))))
        _in_flight(crowd, taken, full=full)
        _crowd(crowd, processes, taken, 300 if full else 30)
        _notes(crowd, place, taken, 400 if full else 100, stored=kind == "bot")
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


def _notes(crowd: Crowd, place: Place, taken: Taken, count: int, *, stored: bool) -> None:
    names = cycle(account_names())
    told = [f"note {next(names)}: they liked sample {number}" for number in range(count)]
    before = _stored(place) if stored else 0
    began = perf_counter()
    _came(taken, crowd.does(crowd.together(told, 20)))
    taken.notes_a_second = count / (perf_counter() - began)
    taken.stored = _stored(place) - before if stored else 0
    assert not stored or taken.stored == count


def _stored(place: Place) -> int:
    url = Settings(_env_file=None, **place.settings("")).database_url  # type: ignore[arg-type]
    book = open_book(url, upgrade)
    with book.reading() as session:
        found = session.scalar(sa.select(sa.func.count()).select_from(Interaction))
    book.engine.dispose()
    return found or 0


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
