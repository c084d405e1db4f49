"""The server: the Web API, the sockets, the page. It listens on this machine only and answers its own page only."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from bot.workspace.chat import respond
from bot.workspace.feed import Feed
from bot.workspace.files import LARGEST, make_file, take_upload
from bot.workspace.local import LocalSlack
from bot.workspace.refusals import Refused
from bot.workspace.web_api import LARGEST_BODY, answer_call, read_body

HOST = "127.0.0.1"
# Seconds.
LOOKED_AT_EACH = 0.5
PAGE = Path(__file__).with_name("page")
POLICY = "default-src 'self'; img-src 'self' data: blob: http: https:; connect-src 'self' ws:; frame-ancestors 'none'"


class OwnPageOnly:
    """Turns away every Host but this machine's, and every Origin but the page's own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            asked = HTTPConnection(scope)
            host = asked.headers.get("host", "")
            origin = asked.headers.get("origin")
            own = host.rpartition(":")[0] or host
            if own not in (HOST, "localhost") or (origin is not None and origin != f"http://{host}"):
                if scope["type"] == "websocket":
                    await send({"type": "websocket.close", "code": 1008})
                else:
                    await PlainTextResponse("This workspace answers its own page only.\n", 403)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def application(slack: LocalSlack) -> Starlette:
    """The ASGI application of one local Slack."""

    async def call(request: Request) -> Response:
        return await answer_call(slack, request)

    async def response_url(request: Request) -> Response:
        return await _respond(slack, request)

    async def upload(request: Request) -> Response:
        return await _upload(slack, request)

    async def page_upload(request: Request) -> Response:
        return await _page_upload(slack, request)

    async def file(request: Request) -> Response:
        found = slack.workspace.files.get(request.path_params["key"])
        if found is None:
            return PlainTextResponse("There is no such file.\n", 404)
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        return Response(found.content, media_type=found.mimetype, headers=headers)

    async def home(request: Request) -> Response:
        return FileResponse(PAGE / "index.html", headers={"Content-Security-Policy": POLICY})

    async def link(connection: WebSocket) -> None:
        await slack.sockets.serve(connection)

    async def feed(connection: WebSocket) -> None:
        me = connection.query_params.get("as", "")
        if me not in slack.workspace.people:
            me = next(iter(slack.workspace.people))
        await Feed(slack, connection, me).serve()

    return Starlette(
        routes=[
            Route("/api/{method}", call, methods=["GET", "POST"]),
            Route("/respond/{key}", response_url, methods=["POST"]),
            Route("/upload/{ticket}", upload, methods=["POST", "PUT"]),
            Route("/page/upload", page_upload, methods=["POST"]),
            Route("/files/{key}/{name}", file),
            WebSocketRoute("/link", link),
            WebSocketRoute("/feed", feed),
            Route("/", home),
            Route("/archives/{channel}/{message}", home),
            Mount("/page", StaticFiles(directory=PAGE)),
        ],
        middleware=[Middleware(OwnPageOnly)],
    )


async def _respond(slack: LocalSlack, request: Request) -> Response:
    """What is posted to a response_url; Slack answers it with plain words."""
    given: dict[str, Any] = {}
    error = ""
    try:
        text = (await read_body(request, LARGEST_BODY)).decode()
        if text.lstrip().startswith("{"):
            given = json.loads(text)
        else:
            fields = dict(parse_qsl(text))
            given = json.loads(fields["payload"]) if "payload" in fields else fields
        respond(slack, request.path_params["key"], given)
    except Refused as refused:
        error = refused.error
    except ValueError:
        error = "invalid_payload"
    slack.log.add("app", "response_url", given, error=error)
    return JSONResponse({"ok": False, "error": error}, 404) if error else PlainTextResponse("ok")


async def _upload(slack: LocalSlack, request: Request) -> Response:
    try:
        file = take_upload(slack, request.path_params["ticket"], await read_body(request, LARGEST))
    except Refused as refused:
        return PlainTextResponse(refused.error, 400)
    return PlainTextResponse(f"OK - {len(file.content)}")


async def _page_upload(slack: LocalSlack, request: Request) -> Response:
    """A file that a person brings by the page. It is seen once it is said in a channel."""
    me, name = request.query_params.get("as", ""), request.query_params.get("name", "")
    try:
        slack.workspace.person(me)
        file = make_file(slack, me, name, await read_body(request, LARGEST))
    except Refused as refused:
        return JSONResponse({"ok": False, "error": refused.error}, 400)
    return JSONResponse({"ok": True, "file": file.as_file()})


class PortInUse(Exception):
    """Another program listens there."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port


class Running:
    """A local Slack that runs in a thread of its own, until `stop`."""

    def __init__(self, slack: LocalSlack, port: int = 0) -> None:
        """port: 0 for any that is free. Errors: PortInUse."""
        self.slack = slack
        # Of a socket that does not say TCP asyncio leaves Nagle's delay on: 40 ms for what follows a first frame.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError as error:
            listener.close()
            raise PortInUse(port) from error
        self.address = f"http://{HOST}:{listener.getsockname()[1]}"
        slack.workspace.address = self.address
        config = uvicorn.Config(
            application(slack),
            log_config=None,
            ws="websockets-sansio",
            ws_ping_interval=slack.timing.ping,
            ws_ping_timeout=None,
            timeout_graceful_shutdown=1,
            lifespan="off",
        )
        self._server = uvicorn.Server(config)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(listener,), name="workspace", daemon=True)
        self._thread.start()
        self._ready.wait()

    def _run(self, listener: socket.socket) -> None:
        asyncio.run(self._serve(listener))

    async def _serve(self, listener: socket.socket) -> None:
        self._loop = asyncio.get_running_loop()
        serving = asyncio.create_task(self._server.serve(sockets=[listener]))
        while not self._server.started and not serving.done():
            await asyncio.sleep(0.002)
        self._ready.set()
        await serving
        await self.slack.delivery.close()
        listener.close()

    def submit(self, work: Any) -> Future[Any]:
        """Runs a coroutine on the workspace's loop."""
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def call(self, work: Callable[[], Any]) -> Any:
        """Calls a function on the workspace's loop, and gives what it returns."""

        async def once() -> Any:
            return work()

        return self.submit(once()).result()

    def wait(self) -> None:
        """Until somebody stops it, or interrupts who waits: that is looked for now and then, since a signal that comes
        just as a thread lies down to wait wakes nobody."""
        while self._thread.is_alive():
            self._thread.join(LOOKED_AT_EACH)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()
