"""Socket Mode: the open sockets of an app. Each parcel goes to one of them, in turn."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bot.workspace.delivery import Ack, Parcel
from bot.workspace.state import APP_ID

MOST_CONNECTIONS = 10


class Sockets:
    """A carrier. Addresses are good for one connection. told: called with their number when it changes."""

    def __init__(self, told: Callable[[int], None]) -> None:
        self._told = told
        self._tickets: set[str] = set()
        self._open: list[WebSocket] = []
        self._waiting: dict[str, tuple[WebSocket, asyncio.Future[Any]]] = {}
        self._turn = count()

    def __len__(self) -> int:
        return len(self._open)

    def open_address(self, base: str) -> str:
        """What apps.connections.open hands out."""
        ticket = secrets.token_urlsafe(12)
        self._tickets.add(ticket)
        return f"{base.replace('http', 'ws', 1)}/link?ticket={ticket}&app_id={APP_ID}"

    async def serve(self, socket: WebSocket) -> None:
        """One connection, until either side ends it."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close(1008, "invalid ticket")
            return
        self._tickets.discard(ticket)
        await socket.accept()
        if len(self._open) >= MOST_CONNECTIONS:
            await socket.send_text(json.dumps({"type": "disconnect", "reason": "too_many_websockets"}))
            await socket.close(1008)
            return
        self._open.append(socket)
        hello = {
            "type": "hello",
            "num_connections": len(self._open),
            "connection_info": {"app_id": APP_ID},
            "debug_info": {"host": "local", "approximate_connection_time": 18060},
        }
        try:
            await socket.send_text(json.dumps(hello))
            self._told(len(self._open))
            while True:
                self._hear(await socket.receive_text())
        except (WebSocketDisconnect, KeyError):
            pass  # a client that sends bytes is no Socket Mode client
        finally:
            self._lost(socket)

    def _hear(self, text: str) -> None:
        try:
            said = json.loads(text)
        except ValueError:
            return
        if not isinstance(said, dict):
            return
        _, waiting = self._waiting.get(str(said.get("envelope_id")), (None, None))
        if waiting is not None and not waiting.done():
            body = said.get("payload")
            waiting.set_result(Ack("", body if isinstance(body, dict) else {"text": body} if body else {}))

    def _lost(self, socket: WebSocket) -> None:
        if socket in self._open:
            self._open.remove(socket)
            self._told(len(self._open))
        for held, waiting in self._waiting.values():
            if held is socket and not waiting.done():
                waiting.set_result(Ack("dispatch_failed"))

    async def carry(self, parcel: Parcel, within: float) -> Ack:
        """Sends it to the next connection in turn, and waits for its ack."""
        if not self._open:
            return Ack("dispatch_failed")
        socket = self._open[next(self._turn) % len(self._open)]
        envelope_id = secrets.token_hex(8)
        envelope: dict[str, Any] = {
            "type": parcel.kind,
            "envelope_id": envelope_id,
            "payload": parcel.payload,
            "accepts_response_payload": parcel.kind != "events_api",
        }
        if parcel.kind == "events_api":
            envelope |= {"retry_attempt": parcel.attempt, "retry_reason": parcel.reason}
        waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = (socket, waiting)
        try:
            await socket.send_text(json.dumps(envelope))
            found: Ack = await asyncio.wait_for(waiting, within)
        except TimeoutError:
            return Ack("operation_timeout")
        except (WebSocketDisconnect, RuntimeError):
            self._lost(socket)
            return Ack("dispatch_failed")
        finally:
            del self._waiting[envelope_id]
        return found

    async def disconnect(self, reason: str) -> None:
        """What Slack does every few hours: warning tells that it will, refresh_requested that it does now."""
        for socket in list(self._open):
            with suppress(WebSocketDisconnect, RuntimeError):
                await socket.send_text(json.dumps({"type": "disconnect", "reason": reason}))
            if reason != "warning":
                await self._drop(socket)

    async def drop(self) -> None:
        """Every connection breaks off without a word."""
        for socket in list(self._open):
            await self._drop(socket)

    async def _drop(self, socket: WebSocket) -> None:
        self._lost(socket)
        if socket.application_state is WebSocketState.CONNECTED:
            with suppress(WebSocketDisconnect, RuntimeError):
                await socket.close(1001)
