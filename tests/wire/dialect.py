"""What a server has to know of a provider to be taken for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from tests.wire.played import Asked, Played


class Dialect(Protocol):
    """How a provider speaks.

    base: the path that a user writes behind the address of a server. path: where questions arrive, as a route.
    media_type: of a streamed reply.
    """

    base: str
    path: str
    media_type: str

    def key(self, headers: Mapping[str, str]) -> str:
        """The key that a request carries, or keys, with commas between; "" for none."""

    def streams(self, asked: Asked, path: str) -> bool:
        """Whether the reply is to come in pieces."""

    def objection(self, asked: Asked, headers: Mapping[str, str]) -> str:
        """Why the provider would refuse a request for its form; "" where it would not."""

    def must_call(self, asked: Asked) -> str:
        """The tool that the reply has to call, which is how some take values; "" for none."""

    def results(self, asked: Asked) -> list[str]:
        """What look-ups told, as it is given back to the model."""

    def begins(self, played: Played) -> str:
        """What a stream begins with, thoughts included."""

    def words(self, played: Played, piece: str) -> str:
        """A piece of the text."""

    def calls(self, played: Played) -> Iterator[str]:
        """The look-ups, after the text."""

    def ends(self, played: Played) -> Iterator[str]:
        """The end of a stream, with its reason and the tokens it took."""

    def breaks(self) -> str:
        """The provider's word, inside a stream, that it has too much to do."""

    def whole(self, played: Played) -> Mapping[str, Any]:
        """The reply in one."""

    def error(self, status: int, told: Mapping[str, Any]) -> Mapping[str, Any]:
        """The body of an error. told: its parts, where a test says them."""


def event(data: Mapping[str, Any], name: str = "") -> str:
    """A server-sent event."""
    return f"{f'event: {name}{chr(10)}' if name else ''}data: {json.dumps(data)}\n\n"


def keys_in(headers: Mapping[str, str], name: str) -> str:
    """What a request carries as a key: in the provider's own header, and where HTTP has it."""
    held = (headers.get(name, ""), headers.get("authorization", "").removeprefix("Bearer "))
    return ", ".join(key for key in held if key)


def unpaired(called: Sequence[str], answered: Sequence[str]) -> str:
    """Why the results of look-ups do not stand for the look-ups before them, "" where they do."""
    if sorted(called) == sorted(answered):
        return ""
    return f"results {sorted(answered)} do not answer the calls {sorted(called)}"
