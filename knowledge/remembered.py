"""What is worth keeping between requests: a few results, the one not used for longest given up first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Result = TypeVar("Result")


class Remembered:
    """Results by what they rest on: the key holds all of it, so that a result is never out of date. For threads."""

    def __init__(self, most: int = 16) -> None:
        self._most, self._lock = most, threading.Lock()
        self._held: OrderedDict[Hashable, Any] = OrderedDict()

    def result(self, key: Hashable, work: Callable[[], Result]) -> Result:
        """What was worked out for this key; worked out now where it is not held any more."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                found: Result = self._held[key]
                return found
        made = work()  # two may work at once: both come to the same
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._held)
