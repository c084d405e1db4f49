"""Turns: of the threads of one process one computes at a time, so that what waits for an ack does not wait for them.

Python runs one thread at a time. Eight that compute are no faster than one, and each ack would wait for all of them.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 1
# Work that would begin lets deliveries go first, for so long at most, in seconds.
GIVES_WAY = 0.25


class Turns:
    """Whose turn it is to compute: of work that is carried out, and of deliveries that are acked."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = at_once
        self._news = threading.Condition()
        self._working = self._acking = 0
        self._mine = threading.local()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """While a request is worked on."""
        self._take()
        try:
            yield
        finally:
            self._leave()

    @contextmanager
    def left(self) -> Iterator[None]:
        """While work waits for somebody else, as for Slack: others compute meanwhile."""
        if not getattr(self._mine, "turn", False):
            yield
            return
        self._leave()
        try:
            yield
        finally:
            self._take()

    @contextmanager
    def first(self) -> Iterator[None]:
        """While a delivery is kept: work that would begin waits."""
        with self._news:
            self._acking += 1
        try:
            yield
        finally:
            with self._news:
                self._acking -= 1
                if not self._acking:
                    self._news.notify_all()

    def _take(self) -> None:
        with self._news:
            self._news.wait_for(lambda: not self._acking and self._working < self._at_once, GIVES_WAY)
            self._news.wait_for(lambda: self._working < self._at_once)
            self._working += 1
        self._mine.turn = True

    def _leave(self) -> None:
        self._mine.turn = False
        with self._news:
            self._working -= 1
            self._news.notify_all()
