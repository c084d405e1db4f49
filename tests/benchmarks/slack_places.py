"""Where the bot in Slack is measured: its records on each database, its processes, and how soon they are ready."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

import sqlalchemy as sa

from bot.settings import Settings
from knowledge.book import open_book
from knowledge.migrations.upgrade import upgrade
from knowledge.records.interactions import Interaction
from knowledge.retrieval.embeddings import MiniLM
from knowledge.retrieval.index import open_index
from knowledge.retrieval.library import Library
from tests.benchmarks.corpus import close
from tests.benchmarks.slack_crowd import Crowd
from tests.benchmarks.tables import median, timed
from tests.benchmarks.trade import TODAY, write_trade
from tests.slack_bots import postgresql_server

ACCOUNTS, LINES = 1_000, 100_000
# In the afternoon nobody is written to unasked.
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)


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


def made(folder: Path) -> Path:
    """A new folder."""
    folder.mkdir()
    return folder


def places(folder: Path, stack: ExitStack, *, full: bool) -> Iterator[Place]:
    """SQLite; in the full form also PostgreSQL with one worker and with two."""
    home = made(folder / "sqlite")
    _write(f"sqlite:///{home / 'book.sqlite'}", home)
    yield Place("SQLite, one worker", home)
    if not full:
        return
    home = made(folder / "postgresql")
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


@contextmanager
def at_work(kind: str, place: Place, crowd: Crowd) -> Iterator[list[int]]:
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


def started(place: Place) -> tuple[float, float]:
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


def stored(place: Place) -> int:
    """How many notes are kept there."""
    url = Settings(_env_file=None, **place.settings("")).database_url  # type: ignore[arg-type]
    book = open_book(url, upgrade)
    with book.reading() as session:
        found = session.scalar(sa.select(sa.func.count()).select_from(Interaction))
    book.engine.dispose()
    return found or 0
