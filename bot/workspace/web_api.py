"""The Web API: a call read, held against token, scope, arguments and rate, then done, as Slack does each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.workspace import chat, conversations, files, reactions, streams, team, views
from bot.workspace.local import LocalSlack
from bot.workspace.methods import ELSEWHERE, METHODS, Method, read_arguments
from bot.workspace.rates import TooOften
from bot.workspace.refusals import Refused
from bot.workspace.state import Json

TOKENS = {"xoxb-local": "bot", "xapp-local": "app"}
LARGEST_BODY = 2_000_000
HANDLERS: Mapping[str, Callable[[LocalSlack, Json], Json]] = {
    **team.METHODS,
    **chat.METHODS,
    **streams.METHODS,
    **conversations.METHODS,
    **views.METHODS,
    **reactions.METHODS,
    **files.METHODS,
}


class Broken(Exception):
    """A fault on demand: Slack answers with a 500."""


async def answer_call(slack: LocalSlack, request: Request) -> Response:
    """One call of a method, answered and written into the wire's log."""
    name = request.path_params["method"]
    start = perf_counter()
    status, headers = 200, {"X-Slack-Req-Id": slack.workspace.next_id("R")}
    given: Mapping[str, Any] = {}
    try:
        token, given = _read(request, await read_body(request, LARGEST_BODY))
        told: Json = {"ok": True, **_done(slack, name, token, given)}
    except TooOften as often:
        told, status = often.answer, 429
        headers["Retry-After"] = str(often.seconds)
    except Refused as refused:
        told, status = refused.answer, 413 if refused.error == "request_too_large" else 200
    except Broken:
        told, status = {"ok": False, "error": "internal_error"}, 500
    taken = perf_counter() - start
    body = {"arguments": dict(given), "answer": told}
    slack.log.add("app", name, body, error="" if told["ok"] else told["error"], seconds=taken)
    return JSONResponse(told, status, headers)


async def read_body(request: Request, most: int) -> bytes:
    """Errors: Refused where it is longer than `most` bytes, before all of it was read."""
    parts, length = [], 0
    async for part in request.stream():
        length += len(part)
        if length > most:
            raise Refused("request_too_large")
        parts.append(part)
    return b"".join(parts)


def _done(slack: LocalSlack, name: str, token: str, given: Mapping[str, Any]) -> Json:
    """What a method answers. Errors: Refused, Broken."""
    method = METHODS.get(name)
    if method is None:
        _refuse_unknown(slack, name)
    failing = slack.faults.failing(name)
    if failing:
        slack.tell_faults()
    if failing == "429":
        raise TooOften(1)
    if failing == "500":
        raise Broken
    if failing:
        raise Refused(failing)
    _hold(slack, method, token)
    arguments = read_arguments(method, given)
    if slack.faults.rate_limits:
        slack.rates.count(method, str(arguments.get("channel", "")))
    return HANDLERS[name](slack, arguments)


def _refuse_unknown(slack: LocalSlack, name: str) -> NoReturn:
    if name in ELSEWHERE:
        slack.missing[name] = slack.missing.get(name, 0) + 1
        why = f"[ERROR] {name} exists in Slack, but not in this local workspace"
        raise Refused("unknown_method", [why], req_method=name)
    raise Refused("unknown_method", req_method=name)


def _hold(slack: LocalSlack, method: Method, token: str) -> None:
    """Refuses a call with no token, a wrong one, or one that was not granted what the method needs."""
    if not token:
        raise Refused("not_authed")
    if token not in TOKENS:
        raise Refused("invalid_auth")
    if TOKENS[token] != method.token:
        raise Refused("not_allowed_token_type")
    if method.token == "app":  # noqa: S105  a kind of token, none itself
        return
    for needed in method.scopes:
        slack.workspace.demand_scope(needed)


def _read(request: Request, body: bytes) -> tuple[str, Mapping[str, Any]]:
    """The token and the arguments, from the query, a form or JSON. Errors: Refused."""
    given: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if body:
        given |= _body(kind, body)
    token = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    return token or str(given.pop("token", "") or ""), given


def _body(kind: str, body: bytes) -> Mapping[str, Any]:
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise Refused("invalid_charset") from error
    if kind == "application/json":
        try:
            found = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise Refused("invalid_json") from error
        if not isinstance(found, dict):
            raise Refused("json_not_object")
        return found
    if kind in ("application/x-www-form-urlencoded", ""):
        try:
            return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=200))
        except ValueError as error:
            raise Refused("invalid_form_data") from error
    raise Refused("invalid_post_type")
