"""Work that keeps Python busy, done in a process of its own, so that the bot goes on acking meanwhile.

The process is begun when it is first needed and ends with the bot.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TypeVar

Given = TypeVar("Given")
How = TypeVar("How")
Made = TypeVar("Made")


class Aside:
    """One process, begun at first use. One that was killed, as for want of memory, is begun anew, once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def doing(self, work: Callable[[Given, How], Made]) -> Callable[[Given, How], Made]:
        """The same work, done there. work: a function of a module, which that process imports for itself."""

        def done(given: Given, how: How) -> Made:
            pool = self._begun()
            try:
                return pool.submit(work, given, how).result()
            except BrokenProcessPool:
                self._give_up(pool)
                return self._begun().submit(work, given, how).result()

        return done

    def _begun(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                # Begun afresh: a copy of a process with threads may stand still.
                afresh = get_context("spawn")
                self._pool = ProcessPoolExecutor(max_workers=1, mp_context=afresh, initializer=_end_with_the_bot)
            return self._pool

    def _give_up(self, pool: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is pool:
                self._pool = None
        pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Ends the process; what waits for it is not done."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)


def _end_with_the_bot() -> None:
    """In the process itself: Ctrl+C is for the bot, which ends this one; where the bot was killed, it ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    bot = parent_process()
    if bot is not None:
        bot.join()
        signal.raise_signal(signal.SIGTERM)
