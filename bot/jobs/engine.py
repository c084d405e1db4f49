"""dbos in this process: its two workflows, the queues, the schedules; begun and ended."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer
from dbos._utils import GlobalParams

from bot.jobs.running import Running
from bot.jobs.storage import APPLICATION, JOB, TICK, Storage
from bot.jobs.values import JobFailed, Queue, Schedule

# A constant: only a worker of the same version resumes what another began. By dbos's default, a digest of the source,
# each release would strand the work of the one before. Changed only where a release cannot run the rows of the last.
APPLICATION_VERSION = "1"
# How soon a started job is seen, and how soon the next of its order follows.
POLL_SECONDS = 0.1
SCHEDULES_SEEN_SECONDS = 5.0
BACKFILL = timedelta(days=1)
TICKS = Queue("ticks", at_once=4)


class Engine:
    """Runs what is in the storage. One a process: dbos has one instance."""

    def __init__(
        self, storage: Storage, queues: Sequence[Queue], schedules: Sequence[Schedule], running: Running
    ) -> None:
        self._storage = storage
        self._queues = queues
        self._schedules = schedules
        self._running = running
        self._dbos: DBOS | None = None
        self._executor = ""

    def launch(self, executor: str) -> None:
        """executor: the id by which the rows this process runs are marked."""
        GlobalParams.dbos_cloud = False  # set by the environment, it would hand this process to dbos's own service
        dbos = DBOS(config=self._config(executor))
        try:
            tick = self._declare_bodies()
            DBOS.launch()
            self._declare_queues()
            self._apply_schedules(tick)
        except BaseException:
            DBOS.destroy(destroy_registry=True)
            raise
        self._dbos, self._executor = dbos, executor

    def take_over(self, executors: Sequence[str]) -> None:
        """Puts what other workers were running back into its queues. A peer takes nothing over by itself."""
        if self._dbos is not None:
            self._dbos._recover_pending_workflows(list(executors))

    def end(self, wait_seconds: float) -> bool:
        """Begins nothing more and waits for what runs; False where that did not end in time."""
        if self._dbos is None:
            return True
        self._running.closing.set()
        for stop in self._dbos.background_thread_stop_events:
            stop.set()
        # dbos waits in steps of a second; here the wait ends with the last job, its outcome written.
        until = time.monotonic() + wait_seconds
        while (runs := self._dbos._active_workflows_set.activeList()) and time.monotonic() < until:
            time.sleep(0.02)
        if not runs:
            self.take_over([self._executor])  # what was handed over waits in its queue: for others, for the next start
        self._dbos = None
        DBOS.destroy(destroy_registry=True)
        return not runs

    def _config(self, executor: str) -> DBOSConfig:
        return {
            "name": APPLICATION,
            "system_database_url": self._storage.url,
            "system_database_engine": self._storage.engine,
            "db_engine_kwargs": {"hide_parameters": True},
            "executor_id": executor,
            "application_version": APPLICATION_VERSION,
            "serializer": DBOSPortableJSONSerializer(),  # the default is pickle
            "max_executor_threads": sum(queue.at_once for queue in self._queues) + TICKS.at_once + 4,
            "enable_otlp": False,
            "log_level": "WARNING",
            # Nothing here waits for dbos's notifications; but closing waits for the thread that looks for them.
            "notification_listener_polling_interval_sec": 0.2,
            "scheduler_polling_interval_sec": SCHEDULES_SEEN_SECONDS,
        }

    def _declare_bodies(self) -> Any:
        """Two workflows for all jobs, each of one step: the body. How often they may begin is counted by `Running`."""

        @DBOS.workflow(name=JOB, max_recovery_attempts=None)
        def job(name: str, inputs: dict[str, str]) -> None:
            self._run(name, inputs)

        @DBOS.workflow(name=TICK, max_recovery_attempts=None)
        def tick(at: datetime, name: str) -> None:
            self._run(name, {"at": at.isoformat()})

        return tick

    def _run(self, name: str, inputs: Mapping[str, str]) -> None:
        job = DBOS.workflow_id or ""

        def body() -> str:
            row = DBOS.get_workflow_status(job)
            begun = (row.recovery_attempts if row is not None else None) or 1
            return self._running.run(name, job, inputs, begun, lambda: _cancelled(job))

        if failed := DBOS.run_step({"name": name}, body):
            raise JobFailed(failed)

    def _declare_queues(self) -> None:
        """After the launch, since queues are rows; what is put into one that is no row waits unseen."""
        for queue in self._queues:
            DBOS.register_queue(
                queue.name,
                worker_concurrency=queue.at_once,
                partition_concurrency=1,
                polling_interval_sec=POLL_SECONDS,
                on_conflict="always_update",
            )
        DBOS.register_queue(TICKS.name, worker_concurrency=TICKS.at_once, on_conflict="always_update")

    def _apply_schedules(self, tick: Any) -> None:
        fired = {one["schedule_name"]: one["last_fired_at"] for one in DBOS.list_schedules()}
        names = {schedule.name for schedule in self._schedules}
        for gone in fired.keys() - names:
            DBOS.delete_schedule(gone)
        DBOS.apply_schedules(
            [
                {
                    "schedule_name": schedule.name,
                    "workflow_fn": tick,
                    "schedule": schedule.cron,
                    "context": schedule.name,
                    "cron_timezone": schedule.zone,
                    "queue_name": TICKS.name,
                }
                for schedule in self._schedules
            ]
        )
        # Not dbos's automatic backfill: a bot that stood for a month would first make up for each of its minutes.
        now = datetime.now(UTC)
        for name in fired.keys() & {schedule.name for schedule in self._schedules if schedule.make_up}:
            if last := fired[name]:
                DBOS.backfill_schedule(name, max(datetime.fromisoformat(last), now - BACKFILL), now)


def _cancelled(job: str) -> bool:
    row = DBOS.get_workflow_status(job)
    return row is None or row.status == "CANCELLED"
