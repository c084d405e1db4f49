"""Mistral's chat completions: OpenAI's, but look-ups come whole, tokens with the end, and errors in another form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.wire.dialect import event
from tests.wire.openai import USAGE, OpenAI
from tests.wire.played import Asked, Played

_ID = re.compile(r"[A-Za-z0-9]{9}")
_ENDS = {"stop": "stop", "length": "model_length", "content_filter": "error"}
_SAID: Mapping[int, Mapping[str, Any]] = {
    401: {"detail": "Unauthorized"},
    404: {"object": "error", "message": "Invalid model: small", "type": "invalid_model", "code": "1500"},
    429: {"object": "error", "message": "Rate limit exceeded", "type": "rate_limited", "code": "1300"},
    500: {"object": "error", "message": "Service unavailable.", "type": "internal_server_error", "code": "3700"},
}


class Mistral(OpenAI):
    """See `Dialect`."""

    def objection(self, asked: Asked, headers: Mapping[str, str]) -> str:
        messages = asked["messages"]
        if messages[-1]["role"] not in ("user", "tool"):
            return "Expected last role User or Tool"
        if any(one["role"] == "assistant" and one.get("content") and one.get("tool_calls") for one in messages):
            return "Assistant message must have either content or tool_calls, but not both."
        ids = [call["id"] for one in messages for call in one.get("tool_calls") or ()]
        if not all(_ID.fullmatch(one) for one in ids):
            return "Tool call id must be a-z, A-Z, 0-9, with a length of 9."
        return super().objection(asked, headers)

    def must_call(self, asked: Asked) -> str:
        chosen = asked.get("tool_choice")
        return str(asked["tools"][0]["function"]["name"]) if chosen == "any" else super().must_call(asked)

    def begins(self, played: Played) -> str:
        thought = {"type": "thinking", "thinking": [{"type": "text", "text": played.thinks}]}
        return _chunk({"role": "assistant", "content": [thought] if played.thinks else ""})

    def words(self, played: Played, piece: str) -> str:
        return _chunk({"content": piece})

    def calls(self, played: Played) -> Iterator[str]:
        return iter(())  # with the end

    def ends(self, played: Played) -> Iterator[str]:
        calls = [_call(place, *call) for place, call in enumerate(played.calls)]
        delta = {"content": "", **({"tool_calls": calls} if calls else {})}
        yield _chunk(delta, "tool_calls" if calls else _ENDS[played.ends])
        yield "data: [DONE]\n\n"

    def whole(self, played: Played) -> Mapping[str, Any]:
        calls = [_call(place, *call) for place, call in enumerate(played.calls)]
        message = {"role": "assistant", "content": "".join(played.pieces), "tool_calls": calls or None}
        choice = {"index": 0, "message": message, "finish_reason": "tool_calls" if calls else _ENDS[played.ends]}
        kept = {"id": "c1", "object": "chat.completion", "created": 1, "model": "small"}
        return {**kept, "choices": [choice], "usage": USAGE}

    def breaks(self) -> str:
        return event(_SAID[500])

    def error(self, status: int, told: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**_SAID.get(status, {"object": "error", "type": "invalid_request_error"}), **told}


def _call(place: int, name: str, arguments: str) -> dict[str, Any]:
    return {"id": f"a1b2c3d4{place}", "index": place, "function": {"name": name, "arguments": arguments}}


def _chunk(delta: Mapping[str, Any], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    kept = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "small"}
    return event({**kept, "choices": [choice], **({"usage": USAGE} if finish else {})})
