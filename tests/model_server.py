"""A small server that speaks as OpenAI does, and plays what a test tells it: real HTTP for the real client.

It streams chunks, calls tools, answers with errors and headers, breaks the connection in the middle, falls silent, and
writes without end. What it was asked is kept.
"""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

HOST = "127.0.0.1"
Asked = dict[str, Any]


@dataclass(frozen=True)
class Played:
    """What the server does with one request.

    pieces: the text as it is streamed. calls: (name, arguments as JSON). ends: "stop", "length", "" for a stream that
    ends without saying why. cuts: the connection breaks after the pieces. hangs: nothing comes after them. endless:
    the last piece is sent again and again. status, error, headers: an error instead of all that.
    """

    pieces: Sequence[str] = ()
    calls: Sequence[tuple[str, str]] = ()
    ends: str = "stop"
    cuts: bool = False
    hangs: bool = False
    endless: bool = False
    status: int = 200
    error: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


Play = Callable[[Asked], Played]


class Cut(Exception):
    """The server breaks the connection."""


class ModelServer:
    """The server, while it runs. play: decides what is done with each request. asked: every request so far."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.play: Play = in_turn(Played(pieces=["[nothing]"]))
        self.asked: list[Asked] = []

    def plays(self, *played: Played) -> None:
        """From now on these, one for each request, the last for all that follow; what was asked before is forgotten."""
        self.play, self.asked = in_turn(*played), []

    async def complete(self, request: Request) -> Response:
        asked = json.loads(await request.body())
        self.asked.append({**asked, "authorization": request.headers.get("authorization", "")})
        played = self.play(asked)
        if played.status != 200:
            return JSONResponse({"error": dict(played.error)}, played.status, headers=dict(played.headers))
        if not asked.get("stream"):
            return JSONResponse(_whole(played))
        return StreamingResponse(_events(played), media_type="text/event-stream")


def in_turn(*played: Played) -> Play:
    """Plays these one after the other, the last for good."""
    left = list(played)

    def play(asked: Asked) -> Played:
        return left.pop(0) if len(left) > 1 else left[0]

    return play


def _call(place: int, name: str, arguments: str) -> dict[str, Any]:
    function = {"name": name, "arguments": arguments}
    return {"index": place, "id": f"call_{place}", "type": "function", "function": function}


def _whole(played: Played) -> dict[str, Any]:
    calls = [_call(place, *call) for place, call in enumerate(played.calls)]
    message = {"role": "assistant", "content": "".join(played.pieces), **({"tool_calls": calls} if calls else {})}
    choice = {"index": 0, "message": message, "finish_reason": played.ends}
    usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
    return {"id": "c1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}


async def _events(played: Played) -> AsyncIterator[str]:
    yield _event({"role": "assistant", "content": ""})
    for piece in played.pieces:
        yield _event({"content": piece})
    while played.endless:
        yield _event({"content": played.pieces[-1]})
        await asyncio.sleep(0)
    if played.hangs:
        await asyncio.Event().wait()  # until the client goes
    if played.cuts:
        raise Cut
    for place, call in enumerate(played.calls):
        name, arguments = call
        half = len(arguments) // 2
        yield _event({"tool_calls": [_call(place, name, "")]})
        for part in (arguments[:half], arguments[half:]):
            yield _event({"tool_calls": [{"index": place, "function": {"arguments": part}}]})
    if played.ends:
        yield _event({}, finish="tool_calls" if played.calls else played.ends)
        yield "data: [DONE]\n\n"


def _event(delta: dict[str, Any], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n"


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """The server on a free port of this machine, until the end of the block."""
    listener = socket.create_server((HOST, 0))
    server = ModelServer(f"http://{HOST}:{listener.getsockname()[1]}/v1")
    app = Starlette(routes=[Route("/v1/chat/completions", server.complete, methods=["POST"])])
    config = uvicorn.Config(app, log_config=None, lifespan="off", timeout_graceful_shutdown=1)
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, name="model-server", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        running.should_exit = running.force_exit = True
        thread.join()
        listener.close()
