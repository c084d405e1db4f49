"""What jobs are made of and told by: queues, bodies, failures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

# A body is given the job's id and its inputs. Where it was cut off it runs again, whole, with the same id.
Body = Callable[[str, Mapping[str, str]], None]
# Told of a job that failed for good: its name, id and inputs, the error, and the number the person is shown.
OnFailure = Callable[[str, str, Mapping[str, str], BaseException, str], None]


@dataclass(frozen=True)
class Queue:
    """A line of jobs. at_once: how many of it one worker runs; waiting: how many may wait before `start` is Busy."""

    name: str
    at_once: int = 8
    waiting: int = 500


@dataclass(frozen=True)
class Schedule:
    """A body that runs at each time of a cron line, as the clocks of a zone tell it. make_up: also for missed times."""

    name: str
    cron: str
    zone: str
    make_up: bool = True


@dataclass(frozen=True)
class FailedJob:
    """A job that failed for good. error: the error's class; its words are kept nowhere."""

    id: str
    name: str
    inputs: Mapping[str, str]
    error: str
    when: datetime
    reference: str


class JobFailed(Exception):
    """How a failure is stored: the class of the body's error. The error's own words may be a person's."""


class CutOffTooOften(Exception):
    """The job was begun again and again, and each time the worker went down with it."""


class UnknownJob(Exception):
    """The job was started by a release that had a body for it; this one has none."""


class HandedOver(BaseException):
    """Leaves a job as it is, for whoever runs it next. No Exception, so that nothing on the way calls it failed."""


def reference_of(job: str) -> str:
    """The number a person is shown for a job: the same each time, so that who tells twice tells the same."""
    return hashlib.sha256(job.encode()).hexdigest()[:8]
