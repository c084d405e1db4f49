"""Google's generateContent: each event a whole reply with the next part of the text, tokens counted up as it goes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from tests.wire.dialect import event, keys_in, unpaired
from tests.wire.played import TOKENS_IN, TOKENS_OUT, Asked, Played

_ENDS = {"stop": "STOP", "length": "MAX_TOKENS", "content_filter": "SAFETY"}
_SAID = {
    400: ("INVALID_ARGUMENT", "Request contains an invalid argument."),
    401: ("UNAUTHENTICATED", "Request had invalid authentication credentials."),
    403: ("PERMISSION_DENIED", "Method doesn't allow unregistered callers."),
    404: ("NOT_FOUND", "models/small is not found for API version v1beta."),
    429: ("RESOURCE_EXHAUSTED", "You exceeded your current quota."),
    500: ("INTERNAL", "An internal error has occurred."),
    503: ("UNAVAILABLE", "The model is overloaded. Please try again later."),
}
# Goes with the first look-up of a turn, and has to come back with it.
SIGNATURE = "c2lnbmF0dXJl"
# What the others tell with a status or a header of HTTP, this one tells in the body.
WRONG_KEY = {
    "message": "API key not valid. Please pass a valid API key.",
    "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}],
}


def wait(seconds: int) -> dict[str, Any]:
    """The part of an error that asks to be left alone for so long."""
    return {"details": [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{seconds}s"}]}


class Google:
    """See `Dialect`."""

    base = ""
    path = "/{version}/models/{act}"
    media_type = "text/event-stream"

    def key(self, headers: Mapping[str, str]) -> str:
        return keys_in(headers, "x-goog-api-key")

    def streams(self, asked: Asked, path: str) -> bool:
        return path.endswith(":streamGenerateContent")

    def objection(self, asked: Asked, headers: Mapping[str, str]) -> str:
        contents = asked["contents"]
        if any(one["role"] not in ("user", "model") for one in contents):
            return "Please use a valid role: user, model."
        if not all(one["parts"] for one in contents):
            return "contents.parts must not be empty."
        called = [part for one in contents for part in one["parts"] if "functionCall" in part]
        if called and called[0].get("thoughtSignature") != SIGNATURE:
            return "Function call is missing a thought_signature in functionCall parts."
        turns = [*contents, {"role": "user", "parts": []}]
        wrong = (
            unpaired(_names(one, "functionCall"), _names(after, "functionResponse"))
            for one, after in pairwise(turns)
            if one["role"] == "model"
        )
        return next((reason for reason in wrong if reason), "")

    def must_call(self, asked: Asked) -> str:
        config = (asked.get("toolConfig") or {}).get("functionCallingConfig") or {}
        return str(next(iter(config.get("allowedFunctionNames") or ()), ""))

    def results(self, asked: Asked) -> list[str]:
        parts = [part for one in asked["contents"] for part in one["parts"]]
        return [str(part["functionResponse"]["response"]) for part in parts if "functionResponse" in part]

    def begins(self, played: Played) -> str:
        return event(_reply([{"text": played.thinks, "thought": True}], tokens_out=1)) if played.thinks else ""

    def words(self, played: Played, piece: str) -> str:
        return event(_reply([{"text": piece}], tokens_out=1))

    def calls(self, played: Played) -> Iterator[str]:
        for place, (name, arguments) in enumerate(played.calls):
            signed = {"thoughtSignature": SIGNATURE} if place == 0 else {}
            part = {"functionCall": {"name": name, "args": json.loads(arguments)}, **signed}
            yield event(_reply([part], tokens_out=2))

    def ends(self, played: Played) -> Iterator[str]:
        if played.ends == "content_filter" and not played.pieces:
            yield event({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": _tokens(0)})
        else:
            yield event(_reply([{"text": ""}], _ENDS[played.ends]))

    def breaks(self) -> str:
        return event(self.error(503, {}))

    def whole(self, played: Played) -> Mapping[str, Any]:
        text = "".join(played.pieces)
        parts: list[Mapping[str, Any]] = [{"text": text}] if text else []
        parts += [{"functionCall": {"name": name, "args": json.loads(given)}} for name, given in played.calls]
        return _reply(parts, _ENDS[played.ends])

    def error(self, status: int, told: Mapping[str, Any]) -> Mapping[str, Any]:
        named, message = _SAID.get(status, ("UNKNOWN", "Something went wrong"))
        return {"error": {"code": status, "message": message, "status": named, **told}}


def _reply(parts: list[Mapping[str, Any]], reason: str = "", tokens_out: int = TOKENS_OUT) -> dict[str, Any]:
    candidate: dict[str, Any] = {"content": {"parts": parts, "role": "model"}, "index": 0}
    if reason:
        candidate["finishReason"] = reason
    kept = {"modelVersion": "small", "responseId": "r1"}
    return {"candidates": [candidate], "usageMetadata": _tokens(tokens_out), **kept}


def _tokens(out: int) -> dict[str, int]:
    counted = {"candidatesTokenCount": out} if out else {}
    return {"promptTokenCount": TOKENS_IN, **counted, "totalTokenCount": TOKENS_IN + out}


def _names(turn: Mapping[str, Any], kind: str) -> list[str]:
    return [part[kind]["name"] for part in turn["parts"] if kind in part]
