"""A gate between the bot and the local Slack: calls can be cut off on their way there, or on their way back.

What a fault switch of the workspace cannot do, since it answers each call: a connection that breaks.
"""

from __future__ import annotations

import socket
import socketserver
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

# What a gate does to a call: breaks it off before Slack hears of it; after Slack has done it; answers in Slack's place.
BROKEN, ANSWER_LOST = "connection broken", "answer lost"
RESPONSE_URL = "response_url"


@dataclass
class Trap:
    """Waits for a call: the number-th of a method from now. fate: BROKEN, ANSWER_LOST, or a whole HTTP answer."""

    method: str = ""
    number: int = 0
    fate: str | bytes = ""
    sprung: bool = False
    seen: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def meets(self, method: str) -> str | bytes:
        """The fate of a call; "" for one that goes through."""
        with self.lock:
            if method != self.method or self.sprung:
                return ""
            self.seen += 1
            self.sprung = self.seen == self.number
            return self.fate if self.sprung else ""


def answer(status: str, body: str) -> bytes:
    """A whole HTTP answer."""
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}".encode()


class Gate:
    """Listens in the place of a local Slack."""

    def __init__(self, slack: str) -> None:
        there = urlsplit(slack)
        self._slack = (str(there.hostname), int(there.port or 80))
        self.trap = Trap()
        gate = self

        class Call(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with suppress(OSError):
                    gate._pass(self.request)

        class Listener(socketserver.ThreadingTCPServer):
            daemon_threads, block_on_close = True, False

        self._listener = Listener(("127.0.0.1", 0), Call)
        self.address = f"http://127.0.0.1:{self._listener.server_address[1]}"
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._listener.shutdown()
        self._listener.server_close()
        self._thread.join()

    def _pass(self, caller: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            if not (more := caller.recv(65_536)):
                return
            head += more
        fate = self.trap.meets(_method_of(head))
        if fate == BROKEN:
            return
        if isinstance(fate, bytes):
            caller.sendall(fate)
            return
        with socket.create_connection(self._slack) as slack:
            slack.sendall(head)
            threading.Thread(target=_pour, args=(caller, slack), daemon=True).start()
            _pour(slack, None if fate == ANSWER_LOST else caller)


def _method_of(head: bytes) -> str:
    path = head.split(b" ", 2)[1].decode()
    return RESPONSE_URL if path.startswith("/respond/") else path.partition("?")[0].removeprefix("/api/")


def _pour(source: socket.socket, target: socket.socket | None) -> None:
    """Until the source ends. target: None for what nobody is to hear."""
    with suppress(OSError):
        while part := source.recv(65_536):
            if target is not None:
                target.sendall(part)
    if target is not None:
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)
