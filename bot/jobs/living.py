"""Who runs jobs: one process alone on SQLite; on PostgreSQL any number, each taking over from those that died.

On SQLite a second process with the one executor id would run the first's live jobs again, so a file lock keeps it out.
On PostgreSQL each worker has an id never used before and holds an advisory lock on it, in a session of its own, as
its sign of life. A worker that has no such session for LEASE ends itself; others take over its jobs once they have
seen the lock free for GRACE, which is longer.
"""

from __future__ import annotations

import logging
import secrets
import signal
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import psycopg
from filelock import FileLock, Timeout

from knowledge.errors import StorageTrouble

JOBS_LOCK = 5391444
BEAT, LEASE, LOOK, GRACE = 0.5, 3.5, 0.5, 5.5
LOG = logging.getLogger("keybrief.jobs")
_LIVING = (
    "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2 AND granted "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
_OWNERS = "SELECT DISTINCT executor_id FROM dbos.workflow_status WHERE status = 'PENDING' AND executor_id IS NOT NULL"
TakeOver = Callable[[Sequence[str]], object]


class Worker(Protocol):
    """This process as one that runs jobs."""

    @property
    def executor(self) -> str:
        """The id its jobs are marked with while they run."""

    def enter(self) -> None:
        """Before anything is run. Errors: StorageTrouble where another process runs the jobs already."""

    def watch(self, take_over: TakeOver) -> None:
        """From when jobs run: stays alive, and hands the ids of workers that died to `take_over`."""

    def leave(self) -> None:
        """After all is run: others may take over what is left."""


class AloneWorker:
    """The one worker of `jobs.sqlite`."""

    executor = "alone"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Not of one thread: who closes may be another one than who launched.
        self._lock = FileLock((folder / "jobs").with_suffix(".lock"), thread_local=False)

    def enter(self) -> None:
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise StorageTrouble("jobs.run_elsewhere", folder=str(self._folder)) from error
        except OSError as error:
            raise StorageTrouble("errors.folder_readonly", folder=str(self._folder)) from error

    def watch(self, take_over: TakeOver) -> None:
        """Nobody else is there to die."""

    def leave(self) -> None:
        self._lock.release()


class OneOfMany:
    """One of the workers on a PostgreSQL."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._number = 1 + secrets.randbelow(2**31 - 1)
        self.executor = f"worker-{self._number}"
        self._session: psycopg.Connection | None = None
        self._left = threading.Event()
        self._beaten = threading.Event()
        self._threads: list[threading.Thread] = []

    def enter(self) -> None:
        try:
            self._hold()
        except psycopg.Error as error:
            raise StorageTrouble("errors.database_unreachable") from error

    def watch(self, take_over: TakeOver) -> None:
        for loop in (self._beat, self._end_unless_beaten, lambda: self._look(take_over)):
            thread = threading.Thread(target=loop, name="keybrief-jobs-living", daemon=True)
            thread.start()
            self._threads.append(thread)

    def leave(self) -> None:
        self._left.set()
        self._beaten.set()
        for thread in self._threads:
            thread.join(timeout=GRACE)
        if self._session is not None:
            self._session.close()

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(
            self._url,
            autocommit=True,
            connect_timeout=2,
            tcp_user_timeout=1500,
            keepalives_idle=1,
            keepalives_interval=1,
            keepalives_count=2,
            application_name="keybrief_jobs",
        )

    def _hold(self) -> None:
        """Holds the lock in a session that answers: the one it has, or a new one."""
        if self._session is None or self._session.closed:
            session = self._connect()
            held = session.execute("SELECT pg_try_advisory_lock(%s, %s)", (JOBS_LOCK, self._number)).fetchone()
            if held != (True,):
                session.close()
                raise psycopg.OperationalError("the lock is still held by the session before")
            self._session = session
        self._session.execute("SELECT 1")

    def _beat(self) -> None:
        while not self._left.wait(BEAT):
            try:
                self._hold()
            except psycopg.Error:
                if self._session is not None:
                    self._session.close()
                continue
            self._beaten.set()

    def _end_unless_beaten(self) -> None:
        while not self._left.is_set():
            if not self._beaten.wait(LEASE):
                LOG.critical("the session on PostgreSQL is lost; this worker ends, since others take over its jobs")
                signal.raise_signal(signal.SIGKILL)
            self._beaten.clear()

    def _look(self, take_over: TakeOver) -> None:
        free_since: dict[str, float] = {}
        session: psycopg.Connection | None = None
        looked = 0.0
        while not self._left.wait(LOOK):
            try:
                session = session if session is not None and not session.closed else self._connect()
                dead = self._owners_without_sign_of_life(session)
            except psycopg.Error:
                if session is not None:
                    session.close()
                dead = set()
            now = time.monotonic()
            if now - looked > LEASE:
                free_since = {}  # nobody looked for so long that a lock may have been held in between
            looked = now
            free_since = {owner: free_since.get(owner, now) for owner in dead}
            if long_free := [owner for owner, since in free_since.items() if now - since >= GRACE]:
                take_over(long_free)
        if session is not None:
            session.close()

    def _owners_without_sign_of_life(self, session: psycopg.Connection) -> set[str]:
        # The owners first: one that begins between the two reads is then seen alive.
        owners = {str(owner) for (owner,) in session.execute(_OWNERS)}
        living = {f"worker-{number}" for (number,) in session.execute(_LIVING, (JOBS_LOCK,))}
        return owners - living - {self.executor}
