"""OpenAI's chat completions, which llama.cpp, vLLM and others speak too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.wire.dialect import event, unpaired
from tests.wire.played import TOKENS_IN, TOKENS_OUT, Asked, Played

USAGE = {"prompt_tokens": TOKENS_IN, "completion_tokens": TOKENS_OUT, "total_tokens": TOKENS_IN + TOKENS_OUT}


class OpenAI:
    """See `Dialect`."""

    base = "/v1"
    path = "/v1/chat/completions"
    media_type = "text/event-stream"

    def key(self, headers: Mapping[str, str]) -> str:
        return headers.get("authorization", "").removeprefix("Bearer ")

    def streams(self, asked: Asked, path: str) -> bool:
        return bool(asked.get("stream"))

    def objection(self, asked: Asked, headers: Mapping[str, str]) -> str:
        called: list[str] = []
        answered: list[str] = []
        for message in asked["messages"]:
            if message["role"] == "tool":
                answered.append(message["tool_call_id"])
            called += [call["id"] for call in message.get("tool_calls") or ()]
        return unpaired(called, answered) or _wrong_schema(asked.get("response_format") or {})

    def must_call(self, asked: Asked) -> str:
        chosen = asked.get("tool_choice")
        return str(chosen["function"]["name"]) if isinstance(chosen, dict) else ""

    def results(self, asked: Asked) -> list[str]:
        return [message["content"] for message in asked["messages"] if message["role"] == "tool"]

    def begins(self, played: Played) -> str:
        return _chunk({"role": "assistant", "content": ""})

    def words(self, played: Played, piece: str) -> str:
        return _chunk({"content": piece})

    def calls(self, played: Played) -> Iterator[str]:
        for place, (name, arguments) in enumerate(played.calls):
            half = len(arguments) // 2
            yield _chunk({"tool_calls": [_call(place, name, "")]})
            for part in (arguments[:half], arguments[half:]):
                yield _chunk({"tool_calls": [{"index": place, "function": {"arguments": part}}]})

    def ends(self, played: Played) -> Iterator[str]:
        yield _chunk({}, finish="tool_calls" if played.calls else played.ends)
        yield "data: [DONE]\n\n"

    def breaks(self) -> str:
        return event({"error": {"message": "The server is overloaded", "type": "server_error"}})

    def whole(self, played: Played) -> Mapping[str, Any]:
        calls = [_call(place, *call) for place, call in enumerate(played.calls)]
        message = {"role": "assistant", "content": "".join(played.pieces), **({"tool_calls": calls} if calls else {})}
        choice = {"index": 0, "message": message, "finish_reason": played.ends}
        return {
            "id": "c1",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [choice],
            "usage": USAGE,
        }

    def error(self, status: int, told: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"error": dict(told) or {"message": _SAID.get(status, "Something went wrong")}}


_SAID = {
    401: "Incorrect API key provided",
    404: "The model `small` does not exist",
    429: "Rate limit reached",
    500: "The server had an error",
}


def _wrong_schema(form: Mapping[str, Any]) -> str:
    """Why a strict schema for the reply would be refused."""
    described = form.get("json_schema") or {}
    if described.get("strict") and '"default"' in json.dumps(described):
        return "Invalid schema for response_format: 'default' is not permitted."
    return ""


def _call(place: int, name: str, arguments: str) -> dict[str, Any]:
    function = {"name": name, "arguments": arguments}
    return {"index": place, "id": f"call_{place}", "type": "function", "function": function}


def _chunk(delta: Mapping[str, Any], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return event({"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]})
