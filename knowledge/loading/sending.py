"""Rows on their way to the database while the next ones are worked on.

A server writes and checks rows in a process of its own, in which time ours would stand still. What is ready is handed
over after the next rows have been looked up; whoever asks the connection for anything waits for it first. SQLite works
within our process: there, rows are written at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

# Seconds until a thread that computes lets another one go on: sending rows is a long row of short turns, and with the
# usual five thousandths before each of them the server would stand still.
TURN = 0.0005


@dataclass
class Sending:
    """The rows of one load. ahead: whether they may wait until the next ones have been looked up."""

    ahead: bool
    pool: ThreadPoolExecutor
    _ready: Callable[[], None] | None = None
    _under_way: Future[None] | None = None

    def put(self, write: Callable[[], None]) -> None:
        """Takes what writes some rows; `hand_over` begins it."""
        self.hand_over()
        self._ready = write
        if not self.ahead:
            self.finish()

    def hand_over(self) -> None:
        """Begins to write what is ready, when what is under way is done."""
        if self._ready is not None:
            self.wait()
            write, self._ready = self._ready, None
            if self.ahead:
                self._under_way = self.pool.submit(write)
            else:
                write()

    def wait(self) -> None:
        """Waits for the rows that are under way. Errors: as the database tells of them."""
        if self._under_way is not None:
            under_way, self._under_way = self._under_way, None
            under_way.result()

    def finish(self) -> None:
        """Writes all there is."""
        self.hand_over()
        self.wait()

    def leave(self) -> None:
        """Lets nothing use the connection any more, whatever came of it."""
        self._ready = None
        if self._under_way is not None:
            self._under_way.exception()
            self._under_way = None


@contextmanager
def sending(session: Session) -> Iterator[Sending]:
    """What rows are sent by. Nothing is under way when the block has ended."""
    connection = session.connection()
    with ThreadPoolExecutor(1, "rows") as pool, _short_turns():
        held = Sending(connection.dialect.name == "postgresql", pool)

        def wait(*_: Any) -> None:
            held.wait()

        sa.event.listen(connection, "before_cursor_execute", wait)
        try:
            yield held
            held.finish()
        finally:
            held.leave()
            sa.event.remove(connection, "before_cursor_execute", wait)


@contextmanager
def _short_turns() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
