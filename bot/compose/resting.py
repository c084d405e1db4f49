"""A provider that fails is left alone for a while, then tried by one call before the others (a circuit breaker)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

# So many failures in a row, then so many seconds of rest: the first time, and at most.
FAILURES = 3
FIRST_REST, LONGEST_REST = 30.0, 600.0
# A trial that has not ended by then is taken as lost, in seconds.
LONGEST_TRIAL = 120.0


class Resting:
    """Whether a provider is called. One for each provider and process; threads share it."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._failures = 0
        self._rest = 0.0
        self._until = 0.0
        self._trial_since: float | None = None

    def seconds_left(self) -> float:
        """How long it is still left alone; 0 for a caller who may call now, and then tells how it went."""
        with self._lock:
            now = self._now()
            if now < self._until:
                return self._until - now
            if self._rest == 0.0:
                return 0.0
            if self._trial_since is not None and now - self._trial_since < LONGEST_TRIAL:
                return self._trial_since + LONGEST_TRIAL - now
            self._trial_since = now
            return 0.0

    def went_well(self) -> None:
        with self._lock:
            self._failures, self._rest, self._until, self._trial_since = 0, 0.0, 0.0, None

    def nothing_learnt(self) -> None:
        """The call ended before it told how the provider is: the next one tries."""
        with self._lock:
            self._trial_since = None

    def failed(self, asked_to_wait: float | None = None) -> None:
        """A call failed. asked_to_wait: seconds the provider wants to be left alone, if it said so."""
        with self._lock:
            self._failures += 1
            self._trial_since = None
            if asked_to_wait is not None:
                self._rest = min(max(asked_to_wait, 1.0), LONGEST_REST)
            elif self._failures >= FAILURES:
                self._rest = min(max(self._rest * 2, FIRST_REST), LONGEST_REST)
            else:
                return
            self._until = self._now() + self._rest
