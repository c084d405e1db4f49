"""Anthropic's messages: named events, blocks of text and of tool use, the tokens told at the beginning and the end."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from tests.wire.dialect import event, keys_in, unpaired
from tests.wire.played import TOKENS_IN, TOKENS_OUT, Asked, Played

# Goes with what a model thought, and has to come back with it.
SIGNATURE = "c2lnbmF0dXJl"
_ENDS = {"stop": "end_turn", "length": "max_tokens", "content_filter": "refusal"}
_SAID = {
    400: ("invalid_request_error", "messages: the request is not of the right form"),
    401: ("authentication_error", "invalid x-api-key"),
    403: ("permission_error", "Your API key does not have permission to use the specified resource."),
    404: ("not_found_error", "model: small"),
    429: ("rate_limit_error", "This request would exceed your organization's rate limit."),
    500: ("api_error", "Internal server error"),
    529: ("overloaded_error", "Overloaded"),
}


class Anthropic:
    """See `Dialect`."""

    base = ""
    path = "/v1/messages"
    media_type = "text/event-stream"

    def key(self, headers: Mapping[str, str]) -> str:
        return keys_in(headers, "x-api-key")

    def streams(self, asked: Asked, path: str) -> bool:
        return bool(asked.get("stream"))

    def objection(self, asked: Asked, headers: Mapping[str, str]) -> str:
        if not headers.get("anthropic-version"):
            return "anthropic-version: header is required"
        if not asked.get("max_tokens"):
            return "max_tokens: Field required"
        if wrong := _wrong_schema((asked.get("output_config") or {}).get("format") or {}):
            return wrong
        messages = asked["messages"]
        if [one["role"] for one in messages] != [("user", "assistant")[place % 2] for place in range(len(messages))]:
            return "messages: roles must alternate, beginning with user"
        if not all(_blocks(one) and all(block.get("text", "-") for block in _blocks(one)) for one in messages):
            return "messages: text content blocks must be non-empty"
        thoughts = [block for one in messages for block in _blocks(one) if block["type"] == "thinking"]
        if any(block.get("signature") != SIGNATURE or not block.get("thinking") for block in thoughts):
            return "thinking blocks must come back as they were"
        turns = [*messages, {"role": "user", "content": []}]
        pairs = (
            unpaired(_of(one, "tool_use", "id"), _of(after, "tool_result", "tool_use_id"))
            for one, after in pairwise(turns)
            if one["role"] == "assistant"
        )
        return next((reason for reason in pairs if reason), "")

    def must_call(self, asked: Asked) -> str:
        chosen = asked.get("tool_choice") or {}
        return str(chosen.get("name", ""))

    def results(self, asked: Asked) -> list[str]:
        blocks = [block for message in asked["messages"] for block in _blocks(message)]
        return [_plain(block["content"]) for block in blocks if block["type"] == "tool_result"]

    def begins(self, played: Played) -> str:
        usage = {"input_tokens": TOKENS_IN, "output_tokens": 1}
        message = {**_message([], None), "usage": usage}
        begun = event({"type": "message_start", "message": message}, "message_start")
        if played.thinks:
            begun += "".join(_thought(played.thinks))
        if played.pieces:
            block = {"type": "text", "text": ""}
            begun += _named("content_block_start", index=_place(played), content_block=block) + _named("ping")
        return begun

    def words(self, played: Played, piece: str) -> str:
        return _named("content_block_delta", index=_place(played), delta={"type": "text_delta", "text": piece})

    def calls(self, played: Played) -> Iterator[str]:
        first = _place(played)
        if played.pieces:
            yield _named("content_block_stop", index=first)
            first += 1
        for place, (name, arguments) in enumerate(played.calls, first):
            block = {"type": "tool_use", "id": f"toolu_{place}", "name": name, "input": {}}
            yield _named("content_block_start", index=place, content_block=block)
            half = len(arguments) // 2
            for part in ("", arguments[:half], arguments[half:]):
                delta = {"type": "input_json_delta", "partial_json": part}
                yield _named("content_block_delta", index=place, delta=delta)
            yield _named("content_block_stop", index=place)

    def ends(self, played: Played) -> Iterator[str]:
        delta = {"stop_reason": _reason(played), "stop_sequence": None}
        usage = {"input_tokens": TOKENS_IN, "output_tokens": TOKENS_OUT}
        yield _named("message_delta", delta=delta, usage=usage)
        yield _named("message_stop")

    def breaks(self) -> str:
        return event(self.error(529, {}), "error")

    def whole(self, played: Played) -> Mapping[str, Any]:
        text = "".join(played.pieces)
        blocks: list[Mapping[str, Any]] = [{"type": "text", "text": text}] if text else []
        for place, (name, arguments) in enumerate(played.calls):
            blocks.append({"type": "tool_use", "id": f"toolu_{place}", "name": name, "input": json.loads(arguments)})
        usage = {"input_tokens": TOKENS_IN, "output_tokens": TOKENS_OUT}
        return {**_message(blocks, _reason(played)), "usage": usage}

    def error(self, status: int, told: Mapping[str, Any]) -> Mapping[str, Any]:
        kind, message = _SAID.get(status, ("api_error", "Something went wrong"))
        return {"type": "error", "error": {"type": kind, "message": message, **told}, "request_id": "req_1"}


def _wrong_schema(part: Any) -> str:
    """Why a schema for the reply would be refused."""
    if isinstance(part, list):
        return next((wrong for one in part if (wrong := _wrong_schema(one))), "")
    if not isinstance(part, dict):
        return ""
    if part.get("type") == "object" and part.get("additionalProperties") is not False:
        return "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false"
    return _wrong_schema(list(part.values()))


def _message(blocks: list[Mapping[str, Any]], reason: str | None) -> dict[str, Any]:
    kept = {"id": "msg_1", "type": "message", "role": "assistant", "model": "small"}
    return {**kept, "content": blocks, "stop_reason": reason, "stop_sequence": None}


def _place(played: Played) -> int:
    """Where the text stands among the blocks."""
    return 1 if played.thinks else 0


def _thought(text: str) -> Iterator[str]:
    yield _named("content_block_start", index=0, content_block={"type": "thinking", "thinking": "", "signature": ""})
    for delta in ({"type": "thinking_delta", "thinking": text}, {"type": "signature_delta", "signature": SIGNATURE}):
        yield _named("content_block_delta", index=0, delta=delta)
    yield _named("content_block_stop", index=0)


def _reason(played: Played) -> str:
    return "tool_use" if played.calls else _ENDS[played.ends]


def _named(name: str, **data: Any) -> str:
    return event({"type": name, **data}, name)


def _blocks(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    content = message["content"]
    return [{"type": "text", "text": content}] if isinstance(content, str) else content


def _of(message: Mapping[str, Any], kind: str, name: str) -> list[str]:
    return [block[name] for block in _blocks(message) if block["type"] == kind]


def _plain(content: Any) -> str:
    return content if isinstance(content, str) else "".join(block["text"] for block in content)
