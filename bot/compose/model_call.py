"""One call of a model: what comes of it while there is time, and what its provider's errors mean.

The model is known by what it does here, not by its client's types; `compose/writer.py` alone imports those.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from typing import Any, Protocol, TypeVar

from langsmith import tracing_context

from bot.compose.patience import Stopped, patiently
from bot.compose.talk import Talk

Sent = TypeVar("Sent")
Piece = TypeVar("Piece", bound="Saying")


class Saying(Protocol):
    """A piece of what a model says: words, or a part of a look-up it asks for."""

    @property
    def text(self) -> str: ...

    @property
    def tool_call_chunks(self) -> Sequence[Any]: ...


def pieces_of(stream: Callable[[], Iterator[Piece]], talk: Talk) -> Generator[Piece]:
    """The pieces of a call as they come. Errors: NoText for what the provider does, Stopped."""
    begun = False
    with closing(_in_time(stream, talk, talk.limits.first_seconds, _says_something)) as pieces:
        while True:
            try:
                piece = next(pieces, None)
            except Stopped:
                raise
            except Exception as error:
                raise talk.failed(error, begun=begun) from error
            if piece is None:
                return
            begun = begun or _says_something(piece)
            yield piece


def reply_of(invoke: Callable[[], Sent], talk: Talk) -> Sent:
    """The reply of a call that is given whole. Errors: NoText."""

    def stream() -> Iterator[Sent]:
        yield invoke()

    try:
        return next(_in_time(stream, talk, talk.limits.seconds, bool))
    except Exception as error:
        raise talk.failed(error, begun=False) from error


def _in_time(
    stream: Callable[[], Iterator[Sent]], talk: Talk, first_seconds: float, says_something: Callable[[Sent], bool]
) -> Generator[Sent]:
    def begin() -> Iterator[Sent]:
        with tracing_context(enabled=False):  # an address in the environment takes nothing along
            yield from stream()

    return patiently(begin, first_seconds, talk.until, talk.following.stopped, says_something)


def _says_something(piece: Saying) -> bool:
    return bool(piece.text or piece.tool_call_chunks)
