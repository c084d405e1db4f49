"""Slack's deliveries by HTTP: an address behind a load balancer, every request signed by Slack."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

# Slack's own deliveries are far below it.
LARGEST_BODY = 1_000_000
EVENTS, HEALTH, READY = "/slack/events", "/health", "/ready"


def application(app: App, ready: Callable[[], bool]) -> Starlette:
    """EVENTS takes what Slack sends; HEALTH answers while the process lives, READY while it can do its work."""

    async def events(request: Request) -> Response:
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return PlainTextResponse("This is larger than anything Slack sends.\n", 413)
        try:
            heard = to_bolt_request(request, body)
        except UnicodeDecodeError:
            return PlainTextResponse("This is no text.\n", 400)
        return to_starlette_response(await run_in_threadpool(app.dispatch, heard))

    async def health(request: Request) -> Response:
        return JSONResponse({"alive": True})

    async def readiness(request: Request) -> Response:
        is_ready = await run_in_threadpool(ready)
        return JSONResponse({"ready": is_ready}, 200 if is_ready else 503)

    return Starlette(routes=[Route(EVENTS, events, methods=["POST"]), Route(HEALTH, health), Route(READY, readiness)])


async def _body(request: Request) -> bytes | None:
    """The body; None for one that is too large, which is not read to its end."""
    held = bytearray()
    async for part in request.stream():
        held += part
        if len(held) > LARGEST_BODY:
            return None
    return bytes(held)
