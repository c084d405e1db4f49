"""Running until a person or the system ends it: Ctrl+C, or a signal to end."""

from __future__ import annotations

import signal
import threading

# A signal that comes just as a thread lies down to wait wakes nobody: so it gets up to look, in seconds.
LOOKED_AT_EACH = 0.5


class Ending:
    """From when it is made, a signal to end is no error but what `wait` waits for. Made in the main thread."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, lambda number, frame: self._ended.set())

    def wait(self) -> None:
        """Until it is ended."""
        while not self._ended.wait(LOOKED_AT_EACH):
            pass
