"""Ollama's chat: a line of JSON for each piece; what it looks up comes whole, with arguments as values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.wire.dialect import unpaired
from tests.wire.played import TOKENS_IN, TOKENS_OUT, Asked, Played

_SAID = {
    400: "small:latest does not support tools",
    401: "unauthorized",
    404: "model 'small' not found",
    429: "too many requests",
    500: "llama runner process has terminated: signal: killed",
}


class Ollama:
    """See `Dialect`."""

    base = ""
    path = "/api/chat"
    media_type = "application/x-ndjson"

    def key(self, headers: Mapping[str, str]) -> str:
        return headers.get("authorization", "").removeprefix("Bearer ")

    def streams(self, asked: Asked, path: str) -> bool:
        return bool(asked.get("stream", True))

    def objection(self, asked: Asked, headers: Mapping[str, str]) -> str:
        calls = [call for message in asked["messages"] for call in message.get("tool_calls") or ()]
        if not all(isinstance(call["function"]["arguments"], dict) for call in calls):
            return "json: cannot unmarshal string into Go struct field of type api.ToolCallFunctionArguments"
        results = self.results(asked)
        return unpaired(["-"] * len(calls), ["-"] * len(results))

    def must_call(self, asked: Asked) -> str:
        return ""

    def results(self, asked: Asked) -> list[str]:
        return [message["content"] for message in asked["messages"] if message["role"] == "tool"]

    def begins(self, played: Played) -> str:
        return _line(_part({"content": "", "thinking": played.thinks})) if played.thinks else ""

    def words(self, played: Played, piece: str) -> str:
        return _line(_part({"content": piece}))

    def calls(self, played: Played) -> Iterator[str]:
        for name, arguments in played.calls:
            yield _line(_part({"content": "", "tool_calls": [_call(name, arguments)]}))

    def ends(self, played: Played) -> Iterator[str]:
        yield _line({**_part({"content": ""}), **_end(played)})

    def breaks(self) -> str:
        return _line({"error": "an error was encountered while running the model: unexpected EOF"})

    def whole(self, played: Played) -> Mapping[str, Any]:
        calls = [_call(*call) for call in played.calls]
        said = {"content": "".join(played.pieces), **({"tool_calls": calls} if calls else {})}
        return {**_part(said), **_end(played)}

    def error(self, status: int, told: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"error": told.get("message", _SAID.get(status, "something went wrong"))}


def _call(name: str, arguments: str) -> dict[str, Any]:
    return {"function": {"name": name, "arguments": json.loads(arguments)}}


def _part(said: Mapping[str, Any]) -> dict[str, Any]:
    at = "2026-11-23T06:00:00.000000Z"
    return {"model": "small", "created_at": at, "message": {"role": "assistant", **said}, "done": False}


def _end(played: Played) -> dict[str, Any]:
    took = {"total_duration": 9, "load_duration": 1, "prompt_eval_duration": 3, "eval_duration": 5}
    counted = {"prompt_eval_count": TOKENS_IN, "eval_count": TOKENS_OUT}
    return {"done": True, "done_reason": played.ends, **took, **counted}


def _line(data: Mapping[str, Any]) -> str:
    return json.dumps(data) + "\n"
