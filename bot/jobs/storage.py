"""Where jobs are kept: `jobs.sqlite` beside the records, or the schema `dbos` of the records' PostgreSQL."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from dbos import DBOS, DBOSClient, DBOSPortableJSONSerializer, WorkflowStatus

APPLICATION = "keybrief"
# The names of dbos's two workflows: jobs that were started, and those a schedule starts.
JOB, TICK = "job", "tick"
BUSY_MILLISECONDS = 15_000
POOL = 20

# dbos counts in whole seconds on SQLite under Python 3.11 and orders by id within one: jobs of one order would swap.
_IN_ORDER_OF_START = """
CREATE TRIGGER IF NOT EXISTS keybrief_in_order_of_start AFTER INSERT ON workflow_status
BEGIN
    UPDATE workflow_status SET created_at = max(
        CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER),
        1 + coalesce((
            SELECT max(created_at) FROM workflow_status
            WHERE queue_name = NEW.queue_name AND queue_partition_key = NEW.queue_partition_key
            AND status IN ('ENQUEUED', 'PENDING') AND workflow_uuid <> NEW.workflow_uuid
        ), 0)
    ) WHERE workflow_uuid = NEW.workflow_uuid;
END
"""
# Its second condition is what dbos's own index of rows in flight is limited by.
_WAITING = (
    "SELECT count(*) FROM (SELECT 1 FROM {table} WHERE queue_name = :queue "
    "AND status = 'ENQUEUED' AND status IN ('ENQUEUED', 'PENDING') LIMIT :most) AS waiting"
)


class Storage:
    """The rows of all jobs, reached without running any: for listeners, and for commands beside a running bot."""

    def __init__(self, database_url: str, folder: Path) -> None:
        _silence_dbos()
        self.folder = folder
        self.on_sqlite = database_url.startswith("sqlite")
        self.url = (
            f"sqlite:///{(folder / 'jobs').with_suffix('.sqlite')}" if self.on_sqlite else _of_postgresql(database_url)
        )
        self.engine = _sqlite_engine(self.url) if self.on_sqlite else None
        self._client: DBOSClient | None = None
        self._opening = threading.Lock()

    @property
    def client(self) -> DBOSClient:
        with self._opening:
            if self._client is None:
                self.prepare()
                self._client = DBOSClient(
                    system_database_url=self.url,
                    system_database_engine=self.engine,
                    system_database_pool_size=POOL,
                    serializer=DBOSPortableJSONSerializer(),
                    application_name=APPLICATION,
                    lazy=True,
                    # Who starts a job waits for its answer, and is told at once that the database is out of reach.
                    retry_connection_errors=False,
                )
            return self._client

    def prepare(self) -> None:
        """Makes the tables where they are not there yet."""
        DBOS.migrate(self.url)
        if self.engine is not None:
            with self.engine.begin() as connection:
                connection.execute(sa.text(_IN_ORDER_OF_START))

    def row(self, job: str) -> WorkflowStatus | None:
        """The row of one job, without inputs."""
        found = self.client.list_workflows(workflow_ids=[job], load_input=False, load_output=False)
        return found[0] if found else None

    def waiting(self, queue: str, most: int) -> int:
        """How many jobs wait in a queue, counted up to `most`."""
        table = "workflow_status" if self.on_sqlite else "dbos.workflow_status"
        with self.client._sys_db.engine.connect() as connection:
            counted = connection.execute(sa.text(_WAITING.format(table=table)), {"queue": queue, "most": most})
            return int(counted.scalar_one())

    def delete(self, jobs: Iterable[str]) -> None:
        """Takes jobs out of rows and file alike: on SQLite what was in them is overwritten, in the WAL file too."""
        self.client.delete_workflows(list(jobs))
        if self.engine is not None:
            with self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()

    def close(self) -> None:
        if self._client is not None:
            self._client.destroy()
            self._client = None
        if self.engine is not None:
            self.engine.dispose()


def _silence_dbos() -> None:
    """Its logger prints to the console unless it has a handler of its own."""
    logger = logging.getLogger("dbos")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    logger.propagate = True


def _of_postgresql(url: str) -> str:
    """The address as libpq and dbos both read it, without the name of a driver."""
    return f"postgresql{url[url.index(':') :]}"


def _sqlite_engine(url: str) -> sa.Engine:
    # hide_parameters: an error that is logged tells the statement, never what it was given.
    engine = sa.create_engine(url, pool_size=POOL, max_overflow=0, hide_parameters=True)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = "IMMEDIATE"  # as dbos asks of its own engine: who writes takes the lock at once
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "foreign_keys=ON",
        "journal_mode=WAL",
        "synchronous=FULL",  # a job that was acknowledged survives a power cut
        "secure_delete=ON",  # what is erased leaves nothing behind in the file
    ):
        connection.execute(f"PRAGMA {pragma}")
