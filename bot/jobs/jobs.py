"""Durable jobs. The id is the only claim: what was started with it runs once, whoever starts it and how often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dbos import WorkflowStatus, error

from bot.jobs.engine import APPLICATION_VERSION, Engine
from bot.jobs.living import AloneWorker, OneOfMany, Worker
from bot.jobs.running import Running
from bot.jobs.storage import JOB, TICK, Storage
from bot.jobs.values import Body, FailedJob, OnFailure, Queue, Schedule, reference_of
from knowledge.database import storage_errors
from knowledge.errors import Busy

KEEP = timedelta(days=14)  # longer than Slack delivers again: the row is the claim
ERASED_AT_ONCE = 500
# 1 s, 2 s, ... and then a minute each: a quarter of an hour in all.
WAITS = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0, *[60.0] * 14)
FAILED = ["ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
FINISHED = ["SUCCESS", "CANCELLED", *FAILED]
STATES = {
    "ENQUEUED": "waiting",
    "DELAYED": "waiting",
    "PENDING": "running",
    "SUCCESS": "done",
    "CANCELLED": "cancelled",
}


class Jobs:
    """The jobs of one folder or PostgreSQL. Everything but running them works without `launch`, beside a running bot.

    database_url, folder: of the records; on SQLite jobs live in `jobs.sqlite` of the folder. passing: errors after
    which a body is tried again, once after each of `waits` (seconds). One Jobs a process may be launched at a time.
    Errors of all that reads or writes: StorageTrouble.
    """

    def __init__(
        self,
        database_url: str,
        folder: Path,
        *,
        queues: Sequence[Queue] = (Queue("people"),),
        passing: tuple[type[Exception], ...] = (),
        waits: Sequence[float] = WAITS,
        on_failure: OnFailure | None = None,
    ) -> None:
        self._storage = Storage(database_url, folder)
        self._queues = {queue.name: queue for queue in queues}
        self._queue_of: dict[str, Queue] = {}
        self._schedules: list[Schedule] = []
        self._running = Running(passing, waits, on_failure)
        self._worker: Worker | None = None
        self._engine: Engine | None = None

    def register(self, name: str, body: Body, *, queue: str = "people") -> None:
        """Says how jobs of a name are run, and in which queue they wait. Before `launch`."""
        self._queue_of[name] = self._queues[queue]
        self._running.bodies[name] = body

    def schedule(self, name: str, cron: str, body: Body, *, zone: str = "UTC", make_up: bool = True) -> None:
        """Runs a body at each time of a cron line, once over all workers; inputs["at"] is that time. Before `launch`.

        make_up: what fell due while no worker ran is made up for, up to a day back.
        """
        self._schedules.append(Schedule(name, cron, zone, make_up))
        self._running.bodies[name] = body

    def launch(self) -> None:
        """Begins to run jobs, first those that were cut off. Errors: StorageTrouble where another process runs them."""
        storage = self._storage
        worker = AloneWorker(storage.folder) if storage.on_sqlite else OneOfMany(storage.url)
        engine = Engine(storage, tuple(self._queues.values()), self._schedules, self._running)
        with storage_errors():
            storage.prepare()
            worker.enter()
            try:
                worker.watch(engine.take_over)
                engine.launch(worker.executor)
            except BaseException:
                worker.leave()
                raise
        self._worker, self._engine = worker, engine

    def start(self, name: str, id: str, inputs: Mapping[str, str], *, order: str = "") -> bool:  # noqa: A002
        """Starts a job, durably before it returns; False where the id was started before, whatever became of it.

        inputs: ids, never words. order: jobs with the same one run one after the other, in the order of their start.
        Errors: Busy where the queue is full.
        """
        queue = self._queue_of[name]
        with storage_errors():
            if self._storage.waiting(queue.name, queue.waiting) >= queue.waiting:
                if self._storage.row(id) is not None:
                    return False
                raise Busy("jobs.busy")
            try:
                self._storage.client.enqueue(
                    {
                        "workflow_name": JOB,
                        "queue_name": queue.name,
                        "workflow_id": id,
                        "workflow_id_reuse_policy": "reject",
                        "queue_partition_key": order or id,
                        "app_version": APPLICATION_VERSION,
                    },
                    name,
                    dict(inputs),
                )
            except error.DBOSWorkflowIDInUseError:
                return False
        return True

    def cancel(self, id: str) -> bool:  # noqa: A002
        """Stops a job that waits; one that runs goes on unseen, and is not tried again. False where it had ended."""
        with storage_errors():
            if self.status(id) not in ("waiting", "running"):
                return False
            self._storage.client.cancel_workflow(id)
            return self.status(id) == "cancelled"

    def status(self, id: str) -> str:  # noqa: A002
        """ "waiting", "running", "done", "failed", "cancelled", or "" for an id that was never started."""
        with storage_errors():
            row = self._storage.row(id)
        return "" if row is None else STATES.get(row.status, "failed")

    def waiting(self, queue: str = "") -> int:
        """How many jobs wait to be run, in one queue or in all; counted up to the bound of each."""
        counted = [one for one in self._queues.values() if queue in ("", one.name)]
        with storage_errors():
            return sum(self._storage.waiting(one.name, one.waiting) for one in counted)

    def failed(self, most: int = 100) -> list[FailedJob]:
        """The jobs that failed for good, the latest first."""
        with storage_errors():
            rows = self._storage.client.list_workflows(status=FAILED, sort_desc=True, limit=most)
        return [_failed(row) for row in rows]

    def retry(self, id: str) -> bool:  # noqa: A002
        """Has a failed job run again under its id. False where it has not failed."""
        with storage_errors():
            row = self._storage.row(id)
            if row is None or row.status not in FAILED:
                return False
            self._storage.client.rewind_workflow(
                id, queue_name=row.queue_name, queue_partition_key=row.queue_partition_key
            )
        return True

    def forget(self, ids: Iterable[str]) -> None:
        """Erases jobs, whatever their state, from rows and file. An erased id may be started anew."""
        with storage_errors():
            self._storage.delete(ids)

    def erase(self, older_than: timedelta = KEEP) -> int:
        """Erases what ended so long ago, and how many that were."""
        before = (datetime.now(UTC) - older_than).isoformat()
        erased = 0
        with storage_errors():
            while rows := self._storage.client.list_workflows(
                status=FINISHED, completed_before=before, limit=ERASED_AT_ONCE, load_input=False, load_output=False
            ):
                self._storage.delete(row.workflow_id for row in rows)
                erased += len(rows)
        return erased

    def close(self, wait_seconds: float) -> bool:
        """Takes no more, lets what runs end within the time, and leaves the rest for the next start or other workers.

        False where a body still runs: then this process must end before its jobs are run elsewhere, and it stays
        marked as alive until it does.
        """
        ended = self._engine is None or self._engine.end(wait_seconds)
        if self._worker is not None and ended:
            self._worker.leave()
        self._storage.close()
        return ended


def _failed(row: WorkflowStatus) -> FailedJob:
    given = row.input["args"] if row.input is not None else ("", {})
    name, inputs = (given[1], {"at": datetime.fromisoformat(given[0]).isoformat()}) if row.name == TICK else given
    ended = row.completed_at or row.updated_at or 0
    return FailedJob(
        id=row.workflow_id,
        name=str(name),
        inputs={key: str(value) for key, value in inputs.items()},
        error=str(row.error),
        when=datetime.fromtimestamp(ended / 1000, UTC),
        reference=reference_of(row.workflow_id),
    )
