"""Jobs are durable: once by id, again where cut off, in order, on time; on SQLite and PostgreSQL, over workers."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import pytest

from bot.jobs import Jobs, Queue, reference_of
from bot.jobs.living import JOBS_LOCK
from bot.jobs.running import MOST_BEGINNINGS, Running
from knowledge.errors import Busy, StorageTrouble

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 20.0
T = TypeVar("T")


class Passing(Exception):
    """An error that passes."""


class Child:
    """A process of its own with the jobs of a folder; each call is one of `Jobs`, or a word of jobs_child."""

    def __init__(self, url: str, folder: Path, *words: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.bot.jobs_child", url, str(folder), *words],
            cwd=ROOT,
            env=os.environ | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @property
    def pid(self) -> str:
        return str(self.process.pid)

    def __call__(self, word: str, *given: Any) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([word, *given]) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def kill(self) -> str:
        """Ends the process as a power cut would; what it wrote to stderr."""
        self.process.kill()
        return self.process.communicate(timeout=LIMIT)[1]


@contextmanager
def children(url: str, folder: Path, number: int, *words: str, **environment: str) -> Iterator[list[Child]]:
    started = [Child(url, folder, *words, **environment) for _ in range(number)]
    try:
        yield started
    finally:
        for child in started:
            child.kill()


@contextmanager
def running(jobs: Jobs) -> Iterator[Jobs]:
    jobs.launch()
    try:
        yield jobs
    finally:
        assert jobs.close(LIMIT)


@contextmanager
def beside(url: str, folder: Path) -> Iterator[Jobs]:
    """Jobs as a command sees them that runs beside a bot."""
    jobs = Jobs(url, folder)
    try:
        yield jobs
    finally:
        jobs.close(0)


def wait_for(look: Callable[[], T | None], seconds: float = LIMIT) -> T:
    until = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < until, "it did not come to pass in time"
        time.sleep(0.02)
    return found


def has_ended(jobs: Jobs, job: str) -> Callable[[], str]:
    return lambda: status if (status := jobs.status(job)) not in ("waiting", "running") else ""


def journal(folder: Path, word: str) -> list[tuple[str, str]]:
    """(id, pid) of the lines with a word."""
    file = folder / "journal"
    lines = [line.split() for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []
    return [(job, pid) for first, job, pid in lines if first == word]


def in_files(folder: Path, words: str) -> list[str]:
    return [path.name for path in folder.glob("jobs*") if words.encode() in path.read_bytes()]


def test_an_id_starts_once_whoever_starts_it(database_url: str, tmp_path: Path) -> None:
    ids = [f"slack:T1/C1/{number}.001" for number in range(25)]
    ran: list[str] = []
    jobs = Jobs(database_url, tmp_path)
    jobs.register("quick", lambda job, inputs: ran.append(job))
    with children(database_url, tmp_path, 1) as [child], running(jobs), ThreadPoolExecutor(5) as pool:
        started = [pool.submit(child, "start_many", *ids)]
        started += [pool.submit(lambda: [jobs.start("quick", job, {"note": job}) for job in ids]) for _ in range(4)]
        assert sum(sum(one.result()) for one in started) == len(ids)
        wait_for(lambda: all(jobs.status(job) == "done" for job in ids))
        assert not jobs.start("quick", ids[0], {})
    assert sorted(ran) == sorted(ids)


def test_after_a_kill_the_job_runs_again_with_its_id_and_those_behind_it_follow(
    database_url: str, tmp_path: Path
) -> None:
    with children(database_url, tmp_path, 2) as [first, second]:
        first("launch")
        assert first("start", "hold", "z", {"note": "1"}, "thread")
        assert first("start", "quick", "a", {"note": "2"}, "thread")
        wait_for(lambda: journal(tmp_path, "begin"))
        first.kill()
        second("launch")
        wait_for(lambda: len(journal(tmp_path, "begin")) == 2)
        assert second("status", "z") == "running"
        second("release")
        wait_for(lambda: second("status", "a") == "done")
    assert journal(tmp_path, "begin") == [("z", first.pid), ("z", second.pid)]
    assert journal(tmp_path, "end") == [("z", second.pid), ("a", second.pid)]


def test_jobs_of_one_order_run_one_after_the_other_as_they_were_started(database_url: str, tmp_path: Path) -> None:
    ids = [f"{letter}{number}" for number in range(6, 0, -1) for letter in "ba"]
    lines: list[str] = []
    failed_once = threading.Event()

    def body(job: str, inputs: Mapping[str, str]) -> None:
        lines.append(f"begin {job}")
        if job == "a6" and not failed_once.is_set():
            failed_once.set()
            raise Passing
        lines.append(f"end {job}")

    jobs = Jobs(database_url, tmp_path, passing=(Passing,), waits=(0.05,))
    jobs.register("body", body)
    assert all(jobs.start("body", job, {}, order=job[0]) for job in ids)
    with running(jobs):
        wait_for(lambda: all(jobs.status(job) == "done" for job in ids))
    for letter in "ab":
        begun = [line for line in lines if line.split()[1][0] == letter]
        expected = [f"{word} {job}" for job in ids if job[0] == letter for word in ("begin", "end")]
        assert begun == (["begin a6", *expected] if letter == "a" else expected)


def test_a_full_queue_takes_no_more_and_knows_what_it_took(database_url: str, tmp_path: Path) -> None:
    jobs = Jobs(database_url, tmp_path, queues=(Queue("people", waiting=3),))
    jobs.register("body", lambda job, inputs: None)
    assert [jobs.start("body", f"j{number}", {}) for number in range(3)] == [True, True, True]
    with pytest.raises(Busy):
        jobs.start("body", "j3", {})
    assert not jobs.start("body", "j0", {})
    assert (jobs.status("j3"), jobs.waiting()) == ("", 3)
    with running(jobs):
        wait_for(lambda: jobs.waiting() == 0)
        assert jobs.start("body", "j3", {})


def test_a_passing_error_is_tried_again_until_the_waits_are_used_up(database_url: str, tmp_path: Path) -> None:
    tries: dict[str, int] = {}
    told: list[Any] = []

    def body(job: str, inputs: Mapping[str, str]) -> None:
        tries[job] = tries.get(job, 0) + 1
        if tries[job] <= int(inputs["errors"]):
            raise Passing("the customer's words")

    jobs = Jobs(
        database_url, tmp_path, passing=(Passing,), waits=(0.01, 0.01), on_failure=lambda *given: told.append(given)
    )
    jobs.register("body", body)
    with running(jobs):
        assert jobs.start("body", "twice", {"errors": "2"})
        assert jobs.start("body", "thrice", {"errors": "3"})
        assert wait_for(has_ended(jobs, "twice")) == "done"
        assert wait_for(has_ended(jobs, "thrice")) == "failed"
        assert tries == {"twice": 3, "thrice": 3}
        assert [(name, job, reference) for name, job, _, _, reference in told] == [
            ("body", "thrice", reference_of("thrice"))
        ]
        assert jobs.retry("thrice")
        assert wait_for(has_ended(jobs, "thrice")) == "done"
        assert jobs.failed() == []


def test_what_fails_for_good_is_told_kept_without_its_words_and_can_be_retried(
    database_url: str, tmp_path: Path
) -> None:
    broken = threading.Event()
    broken.set()
    told: list[Any] = []

    def body(job: str, inputs: Mapping[str, str]) -> None:
        if broken.is_set():
            raise ValueError("the customer's words")

    def on_failure(name: str, job: str, inputs: Mapping[str, str], error: BaseException, reference: str) -> None:
        told.append((name, job, dict(inputs), str(error), reference))
        raise RuntimeError("and Slack is away")

    jobs = Jobs(database_url, tmp_path, on_failure=on_failure)
    jobs.register("body", body)
    with running(jobs), beside(database_url, tmp_path) as command:
        assert jobs.start("body", "slack:1", {"note": "note-7"}, order="thread")
        assert jobs.start("body", "slack:2", {"note": "note-8"}, order="thread")
        assert wait_for(has_ended(jobs, "slack:2")) == "failed"
        assert told[0] == ("body", "slack:1", {"note": "note-7"}, "the customer's words", reference_of("slack:1"))
        assert not jobs.start("body", "slack:1", {})
        [latest, first] = command.failed()
        assert (latest.id, first.id, first.name, first.error) == ("slack:2", "slack:1", "body", "ValueError")
        assert (dict(first.inputs), first.reference) == ({"note": "note-7"}, reference_of("slack:1"))
        assert abs((datetime.now(first.when.tzinfo) - first.when).total_seconds()) < LIMIT
        assert in_files(tmp_path, "customer") == []
        broken.clear()
        assert command.retry("slack:1")
        assert wait_for(has_ended(jobs, "slack:1")) == "done"
        assert not jobs.retry("slack:1")
        assert not jobs.retry("slack:0")
        assert [one.id for one in jobs.failed()] == ["slack:2"]


def test_a_job_that_takes_its_worker_down_again_and_again_is_given_up_on() -> None:
    told: list[str] = []
    ran: list[str] = []
    one = Running((), (), lambda name, job, inputs, error, reference: told.append(type(error).__name__))
    one.bodies["body"] = lambda job, inputs: ran.append(job)
    assert one.run("body", "j", {}, MOST_BEGINNINGS, lambda: False) == ""
    assert one.run("body", "j", {}, MOST_BEGINNINGS + 1, lambda: False) == "CutOffTooOften"
    assert one.run("of an older release", "j", {}, 1, lambda: False) == "UnknownJob"
    assert (ran, told) == (["j"], ["CutOffTooOften", "UnknownJob"])


def test_what_waits_is_cancelled_and_what_runs_goes_on_unseen(database_url: str, tmp_path: Path) -> None:
    began, goes_on, ran = threading.Event(), threading.Event(), list[str]()

    def body(job: str, inputs: Mapping[str, str]) -> None:
        ran.append(job)
        began.set()
        goes_on.wait(LIMIT)
        raise Passing

    jobs = Jobs(database_url, tmp_path, passing=(Passing,), waits=(0.01,) * 3)
    jobs.register("body", body)
    jobs.register("next", lambda job, inputs: ran.append(job))
    with running(jobs):
        jobs.start("body", "runs", {}, order="thread")
        jobs.start("body", "waits", {}, order="thread")
        assert began.wait(LIMIT)
        assert jobs.cancel("waits")
        assert jobs.cancel("runs")
        assert not jobs.cancel("runs")
        assert not jobs.cancel("never started")
        goes_on.set()
        jobs.start("next", "next", {}, order="thread")
        assert wait_for(has_ended(jobs, "next")) == "done"
        assert not jobs.start("body", "waits", {})
        assert (ran, jobs.status("runs"), jobs.failed()) == (["runs", "next"], "cancelled", [])


def test_closing_ends_what_runs_and_leaves_the_rest_for_the_next_start(database_url: str, tmp_path: Path) -> None:
    began, goes_on, lines = threading.Event(), threading.Event(), list[str]()

    def body(job: str, inputs: Mapping[str, str]) -> None:
        began.set()
        goes_on.wait(LIMIT)
        lines.append(f"end {job}")

    jobs = Jobs(database_url, tmp_path)
    jobs.register("body", body)
    jobs.launch()
    jobs.start("body", "runs", {}, order="thread")
    jobs.start("body", "waits", {}, order="thread")
    assert began.wait(LIMIT)
    with ThreadPoolExecutor(1) as pool:
        closed = pool.submit(jobs.close, LIMIT)
        goes_on.set()
        assert closed.result()
    lines.append("closed")
    after = Jobs(database_url, tmp_path)
    after.register("body", body)
    assert after.status("runs") == "done"
    with running(after):
        wait_for(lambda: after.status("waits") == "done")
    assert lines in (["end runs", "closed", "end waits"], ["end runs", "end waits", "closed"])


def test_a_job_that_waits_to_be_tried_again_is_handed_over_at_closing(database_url: str, tmp_path: Path) -> None:
    began = threading.Event()

    def body(job: str, inputs: Mapping[str, str]) -> None:
        began.set()
        raise Passing

    jobs = Jobs(database_url, tmp_path, passing=(Passing,), waits=(3600.0,))
    jobs.register("body", body)
    jobs.launch()
    jobs.start("body", "j", {})
    assert began.wait(LIMIT)
    assert jobs.close(LIMIT)
    after = Jobs(database_url, tmp_path)
    after.register("body", lambda job, inputs: None)
    with running(after):
        wait_for(lambda: after.status("j") == "done")


def test_what_outlasts_the_closing_runs_again_only_once_the_process_is_gone(tmp_path: Path) -> None:
    url = "sqlite:///book.sqlite"
    with children(url, tmp_path, 2) as [first, second]:
        first("launch")
        first("start", "hold", "j", {})
        wait_for(lambda: journal(tmp_path, "begin"))
        assert first("close", 0.1) is False
        assert second("launch").startswith("jobs.run_elsewhere")
        first.kill()
        assert second("launch") is None
        wait_for(lambda: len(journal(tmp_path, "begin")) == 2)
        assert journal(tmp_path, "begin") == [("j", first.pid), ("j", second.pid)]


def test_a_second_process_is_told_that_the_folder_is_worked_in(tmp_path: Path) -> None:
    with running(Jobs("sqlite:///book.sqlite", tmp_path)), pytest.raises(StorageTrouble, match=r"jobs\.run_elsewhere"):
        Jobs("sqlite:///book.sqlite", tmp_path).launch()
    with running(Jobs("sqlite:///book.sqlite", tmp_path)):
        pass


def test_of_two_workers_one_takes_over_from_the_other_and_no_living_ones_job_runs_twice(
    postgresql_url: str, tmp_path: Path
) -> None:
    ids = [f"j{number}" for number in range(8)]
    with children(postgresql_url, tmp_path, 3) as workers:
        for worker in workers[:2]:
            worker("launch")
        for job in ids:
            workers[0]("start", "hold", job, {})
        wait_for(lambda: len(journal(tmp_path, "begin")) == 8)
        before = journal(tmp_path, "begin")
        killed, living = workers[:2]
        workers[2]("launch")
        living("release")
        killed.kill()
        workers[2]("release")
        wait_for(lambda: len(journal(tmp_path, "end")) == 8, 10.0)
        again = journal(tmp_path, "begin")[8:]
    assert {job for job, pid in before if pid == killed.pid} == {job for job, _ in again}
    assert len(again) == 4
    assert sorted(job for job, _ in journal(tmp_path, "end")) == ids


def test_a_worker_whose_session_ends_holds_another_and_one_that_can_hold_none_ends_itself(
    postgresql_url: str, tmp_path: Path
) -> None:
    with psycopg.connect(postgresql_url, autocommit=True) as session, children(postgresql_url, tmp_path, 1) as [child]:

        def holder() -> tuple[int, int] | None:
            found = session.execute(
                "SELECT pid, objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND granted",
                (JOBS_LOCK,),
            ).fetchone()
            return (found[0], found[1]) if found is not None else None

        child("launch")
        child("start", "hold", "j", {})
        wait_for(lambda: journal(tmp_path, "begin"))
        process, number = wait_for(holder)
        session.execute("SELECT pg_terminate_backend(%s)", (process,))
        process, number = wait_for(lambda: found if (found := holder()) not in (None, (process, number)) else None)
        assert child.process.poll() is None
        session.execute("SELECT pg_terminate_backend(%s)", (process,))
        session.execute("SELECT pg_advisory_lock(%s, %s)", (JOBS_LOCK, number))
        assert child.process.wait(LIMIT) == -signal.SIGKILL
        assert journal(tmp_path, "begin") == [("j", child.pid)]


def test_a_schedule_runs_each_time_once_over_two_workers_and_makes_up_for_what_they_missed(
    postgresql_url: str, tmp_path: Path
) -> None:
    def seconds() -> list[datetime]:
        return sorted(datetime.fromisoformat(at) for at, _ in journal(tmp_path, "tick"))

    def each_once() -> bool:
        return (ticks := seconds()) == [ticks[0] + timedelta(seconds=number) for number in range(len(ticks))]

    with children(postgresql_url, tmp_path, 2, "--each-second") as workers:
        for worker in workers:
            worker("launch")
        wait_for(lambda: len(seconds()) >= 3)
    with children(postgresql_url, tmp_path, 1, "--each-second") as [worker]:
        stopped = len(seconds())
        worker("launch")
        # Several that were missed run beside one another: the later one may have ended first.
        wait_for(lambda: len(seconds()) >= stopped + 4 and each_once())
        worker("close", LIMIT)
    assert each_once()


def test_a_schedule_that_is_no_more_runs_no_more(tmp_path: Path) -> None:
    ran: list[str] = []
    jobs = Jobs("sqlite:///book.sqlite", tmp_path)
    jobs.schedule("second", "* * * * * *", lambda job, inputs: ran.append(job))
    with running(jobs):
        wait_for(lambda: ran)
    assert all(job.startswith("sched-second-") for job in ran)
    with running(Jobs("sqlite:///book.sqlite", tmp_path)):
        pass
    with sqlite3.connect(tmp_path / "jobs.sqlite") as file:
        assert file.execute("SELECT count(*) FROM workflow_schedules").fetchone() == (0,)
    file.close()


def test_erased_jobs_leave_nothing_in_rows_or_files(database_url: str, tmp_path: Path) -> None:
    jobs = Jobs(database_url, tmp_path)
    jobs.register("body", lambda job, inputs: None)
    with running(jobs):
        for number in range(30):
            assert jobs.start("body", f"slack:T9/C9/{number}", {"note": f"input-of-{number}"}, order=f"thread-{number}")
        wait_for(lambda: all(jobs.status(f"slack:T9/C9/{number}") == "done" for number in range(30)))
        assert jobs.erase() == 0
        jobs.forget(["slack:T9/C9/7", "slack:never"])
        assert jobs.status("slack:T9/C9/7") == ""
        assert in_files(tmp_path, "slack:T9/C9/7") == in_files(tmp_path, "input-of-7") == []
        assert jobs.erase(timedelta(seconds=-5)) == 29
        assert in_files(tmp_path, "slack:T9") == in_files(tmp_path, "input-of") == in_files(tmp_path, "thread-") == []
        assert jobs.start("body", "slack:T9/C9/7", {})


def test_jobs_are_kept_as_portable_json_in_a_write_ahead_log(tmp_path: Path) -> None:
    jobs = Jobs("sqlite:///book.sqlite", tmp_path)
    jobs.register("body", lambda job, inputs: None)
    jobs.start("body", "j", {"note": "note-7"})
    assert jobs.close(0)
    with sqlite3.connect(tmp_path / "jobs.sqlite") as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        [(inputs,)] = file.execute("SELECT inputs FROM workflow_input")
    file.close()
    assert json.loads(inputs)["positionalArgs"] == ["body", {"note": "note-7"}]


def test_the_environment_and_the_network_play_no_part_and_nothing_is_printed(tmp_path: Path) -> None:
    environment = {
        "DBOS__CLOUD": "true",
        "DBOS__VMID": "other",
        "DBOS__APPVERSION": "other",
        "DBOS__CONDUCTOR_KEY": "key",
        "DBOS_SYSTEM_DATABASE_URL": f"sqlite:///{tmp_path}/other.sqlite",
    }
    with children("sqlite:///book.sqlite", tmp_path, 1, **environment) as [child]:
        child("launch")
        child("start", "quick", "j", {})
        wait_for(lambda: child("status", "j") == "done")
        assert child("reached") == []
        assert child("close", LIMIT)
        child.process.kill()
        assert child.process.communicate(timeout=LIMIT) == ("", "")
    assert {path.name for path in tmp_path.iterdir()} <= {"jobs.sqlite", "jobs.lock", "journal"}
    with sqlite3.connect(tmp_path / "jobs.sqlite") as file:
        [row] = file.execute("SELECT executor_id, application_version FROM workflow_status")
    file.close()
    assert row == ("alone", "1")


def test_a_database_out_of_reach_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "jobs.sqlite").write_bytes(b"no database at all, but some words")
    for url in ("postgresql://nobody@127.0.0.1:1/none", "sqlite:///book.sqlite"):
        with beside(url, tmp_path) as jobs, pytest.raises(StorageTrouble):
            jobs.launch()
