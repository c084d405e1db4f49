"""What a server of a test does with a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Asked = dict[str, Any]
# The tokens that every reply says it took, in and out.
TOKENS_IN, TOKENS_OUT = 11, 7


@dataclass(frozen=True)
class Played:
    """What the server does with one request.

    thinks: what the model thinks before it writes, where the provider tells that apart. pieces: the text as it is
    streamed. calls: (name, arguments as JSON). ends: "stop", "length", "content_filter", ""
    for a stream that ends without saying why. cuts: the connection breaks after the pieces. hangs: nothing comes after
    them. endless: the last piece is sent again and again. breaks: after the pieces the stream holds the provider's own
    word that it has too much to do. status, error, headers: an error instead of all that; without an error, what the
    provider says with that status.
    """

    thinks: str = ""
    pieces: Sequence[str] = ()
    calls: Sequence[tuple[str, str]] = ()
    ends: str = "stop"
    cuts: bool = False
    hangs: bool = False
    endless: bool = False
    breaks: bool = False
    status: int = 200
    error: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


Play = Callable[[Asked], Played]


class Cut(Exception):
    """The server breaks the connection."""


def in_turn(*played: Played) -> Play:
    """Plays these one after the other, the last for good."""
    left = list(played)

    def play(asked: Asked) -> Played:
        return left.pop(0) if len(left) > 1 else left[0]

    return play
