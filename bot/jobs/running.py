"""Running one body: tried again where the error passes, given up on for good where it does not."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence

from bot.jobs.values import Body, CutOffTooOften, HandedOver, OnFailure, UnknownJob, reference_of

# A job that takes its worker down each time (memory, a fault in C) is given up on, so that the rest go on.
MOST_BEGINNINGS = 20
LOG = logging.getLogger("keybrief.jobs")


class Running:
    """The bodies of this worker by name, and how each is run."""

    def __init__(
        self, passing: tuple[type[Exception], ...], waits: Sequence[float], on_failure: OnFailure | None
    ) -> None:
        self.bodies: dict[str, Body] = {}
        self.closing = threading.Event()
        self._passing = passing
        self._waits = waits
        self._on_failure = on_failure

    def run(self, name: str, job: str, inputs: Mapping[str, str], begun: int, cancelled: Callable[[], bool]) -> str:
        """Runs a job; "" where it is done, else the class of the error it failed with for good.

        begun: how often it was begun, this time included. cancelled: asked before it is tried again.
        Raises HandedOver where this worker closes.
        """
        body = self.bodies.get(name)
        if body is None:
            return self._give_up(name, job, inputs, UnknownJob(name), cancelled)
        if begun > MOST_BEGINNINGS:
            return self._give_up(name, job, inputs, CutOffTooOften(name), cancelled)
        try:
            self._until_it_passes(lambda: body(job, inputs), cancelled)
        except Exception as error:  # noqa: BLE001  a body fails in any way; the person is told of each
            return "" if cancelled() else self._give_up(name, job, inputs, error, cancelled)
        return ""

    def _give_up(
        self, name: str, job: str, inputs: Mapping[str, str], error: Exception, cancelled: Callable[[], bool]
    ) -> str:
        on_failure = self._on_failure
        if on_failure is not None:
            try:
                self._until_it_passes(lambda: on_failure(name, job, inputs, error, reference_of(job)), cancelled)
            except Exception as untold:  # noqa: BLE001  the failure is kept even where nobody could be told
                LOG.error("job %s failed and nobody could be told: %s", reference_of(job), type(untold).__name__)
        return type(error).__name__

    def _until_it_passes(self, attempt: Callable[[], None], cancelled: Callable[[], bool]) -> None:
        for wait in (*self._waits, None):
            if self.closing.is_set():
                raise HandedOver
            try:
                return attempt()
            except self._passing:
                if wait is None:
                    raise
            if not self.closing.wait(wait) and cancelled():
                return None
        return None
