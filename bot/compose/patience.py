"""Waiting for a model no longer than people do: its stream is read in a thread, and left there when time is up."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

# How often whoever waits is asked whether they still do, in seconds.
LOOK_AGAIN = 0.2
Piece = TypeVar("Piece")


class Late(Exception):
    """It did not come in time. `first`: its beginning did not."""

    def __init__(self, *, first: bool) -> None:
        self.first = first
        super().__init__("first" if first else "whole")


class Stopped(Exception):
    """Nobody waits any longer."""


@dataclass(frozen=True, slots=True)
class _Sent(Generic[Piece]):
    """A piece of a stream, or how the stream ended."""

    piece: Piece | None = None
    error: BaseException | None = None
    ended: bool = False


def patiently(
    begin: Callable[[], Iterator[Piece]],
    first_seconds: float,
    until: float,
    stopped: Callable[[], bool],
    says_something: Callable[[Piece], bool],
) -> Generator[Piece]:
    """The pieces of a stream as they come.

    first_seconds: the longest wait for the first piece that says something: a provider may send empty ones before.
    until: when the whole must be there, by time.monotonic().
    Errors: Late, Stopped, and whatever the stream raises. A stream that is left is closed at its next piece; the
    client's own time-out ends one that never has another.
    """
    sent: queue.SimpleQueue[_Sent[Piece]] = queue.SimpleQueue()
    left = threading.Event()
    threading.Thread(target=_read, args=(begin, sent, left), name="keybrief-model", daemon=True).start()
    first_until = min(time.monotonic() + first_seconds, until)
    begun = False
    try:
        while True:
            came = _next(sent, until if begun else first_until, stopped)
            if came is None:
                raise Late(first=not begun and first_until < until)
            if came.error is not None:
                raise came.error
            if came.ended:
                return
            piece: Piece = came.piece  # type: ignore[assignment]  # neither an error nor the end
            begun = begun or says_something(piece)
            yield piece
    finally:
        left.set()


def _next(sent: queue.SimpleQueue[_Sent[Piece]], until: float, stopped: Callable[[], bool]) -> _Sent[Piece] | None:
    """What comes next, or None where it does not come in time. Errors: Stopped."""
    while True:
        if stopped():
            raise Stopped
        wait = until - time.monotonic()
        if wait <= 0:
            return None
        with suppress(queue.Empty):
            return sent.get(timeout=min(wait, LOOK_AGAIN))


def _read(begin: Callable[[], Iterator[Any]], sent: queue.SimpleQueue[_Sent[Any]], left: threading.Event) -> None:
    try:
        stream = begin()
        for piece in stream:
            if left.is_set():
                if (close := getattr(stream, "close", None)) is not None:
                    close()
                return
            sent.put(_Sent(piece))
    except BaseException as error:  # noqa: BLE001  it is raised by whoever waits
        sent.put(_Sent(error=error))
    else:
        sent.put(_Sent(ended=True))
