"""A small server that speaks as a provider does, and plays what a test tells it: real HTTP for the real client.

It streams chunks, calls tools, answers with errors and headers, breaks the connection in the middle, falls silent, and
writes without end. What it was asked is kept. Which provider it is taken for is said by a `Dialect` of `tests/wire`.
"""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.wire.dialect import Dialect
from tests.wire.openai import OpenAI
from tests.wire.played import Asked, Cut, Play, Played, in_turn

HOST = "127.0.0.1"


class ModelServer:
    """The server, while it runs.

    play: decides what is done with each request. asked: every request so far; keys: those they carried; refused: why
    one was, for a form that the provider does not take.
    """

    def __init__(self, address: str, dialect: Dialect) -> None:
        self.address, self.dialect = address, dialect
        self.url = address + dialect.base
        self.play: Play = in_turn(Played(pieces=["[nothing]"]))
        self.asked: list[Asked] = []
        self.keys: list[str] = []
        self.refused: list[str] = []

    def plays(self, *played: Played) -> None:
        """From now on these, one for each request, the last for all that follow; what was asked before is forgotten."""
        self.play = in_turn(*played)
        self.asked, self.keys, self.refused = [], [], []

    async def complete(self, request: Request) -> Response:
        asked = json.loads(await request.body())
        self.asked.append({**asked, "authorization": request.headers.get("authorization", "")})
        self.keys.append(self.dialect.key(request.headers))
        if refused := self.dialect.objection(asked, request.headers):
            self.refused.append(refused)
        played = Played(status=400, error={"message": refused}) if refused else self.play(asked)
        if played.status != 200:
            body = self.dialect.error(played.status, played.error)
            return JSONResponse(body, played.status, headers=dict(played.headers))
        if not self.dialect.streams(asked, request.url.path):
            return JSONResponse(self.dialect.whole(played))
        return StreamingResponse(_spoken(self.dialect, played), media_type=self.dialect.media_type)


async def _spoken(dialect: Dialect, played: Played) -> AsyncIterator[str]:
    yield dialect.begins(played)
    for piece in played.pieces:
        yield dialect.words(played, piece)
    while played.endless:
        yield dialect.words(played, played.pieces[-1])
        await asyncio.sleep(0)
    if played.hangs:
        await asyncio.Event().wait()  # until the client goes
    if played.cuts:
        raise Cut
    if played.breaks:
        yield dialect.breaks()
        return
    for part in dialect.calls(played):
        yield part
    if played.ends:
        for part in dialect.ends(played):
            yield part


@contextmanager
def model_server(dialect: Dialect | None = None) -> Iterator[ModelServer]:
    """The server on a free port of this machine, until the end of the block; one that speaks as OpenAI, unless told."""
    listener = socket.create_server((HOST, 0))
    server = ModelServer(f"http://{HOST}:{listener.getsockname()[1]}", dialect or OpenAI())
    app = Starlette(routes=[Route(server.dialect.path, server.complete, methods=["POST"])])
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
