"""Delivery: what Slack sends an app, by Socket Mode or HTTP, until it is acked or given up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Protocol

from bot.workspace.faults import Faults

Json = dict[str, Any]


@dataclass(frozen=True)
class Timing:
    """Slack's own times, in seconds; tests may shorten them."""

    ack: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)
    trigger: float = 3.0
    response_url: float = 1800.0
    stream: float = 300.0
    status: float = 120.0
    ping: float = 10.0


@dataclass(frozen=True)
class Parcel:
    """One thing to send. kind: events_api, slash_commands or interactive. id: the same in every attempt."""

    kind: str
    payload: Json
    id: str
    attempt: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Ack:
    """What an app answered. error: "" or Slack's word for why there was no ack; body: what came with it."""

    error: str = ""
    body: Json = field(default_factory=dict)


class Carrier(Protocol):
    """A way to an app: its open sockets, or its address."""

    async def carry(self, parcel: Parcel, within: float) -> Ack: ...


@dataclass(frozen=True)
class Wire:
    """One line of the wire's log. origin: app, slack or person."""

    number: int
    at: float
    origin: str
    what: str
    ok: bool
    error: str
    ms: float
    body: object

    def as_dict(self) -> Json:
        return {
            "n": self.number,
            "at": self.at,
            "from": self.origin,
            "what": self.what,
            "ok": self.ok,
            "error": self.error,
            "ms": round(self.ms, 1),
            "body": self.body,
        }


class Log:
    """The last lines of the wire, for the page's drawer and for the error of a test."""

    MOST = 500

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._count = 0
        self.lines: list[Wire] = []
        self.watchers: list[Callable[[Wire], None]] = []

    def add(self, origin: str, what: str, body: object, *, error: str = "", seconds: float = 0.0) -> None:
        self._count += 1
        line = Wire(self._count, self._clock(), origin, what, not error, error, seconds * 1000, body)
        self.lines.append(line)
        if len(self.lines) > 2 * self.MOST:
            del self.lines[: self.MOST]
        for watcher in list(self.watchers):
            watcher(line)


class Delivery:
    """Sends parcels, hears acks, and sends events again as Slack does: at once, after a minute, after five."""

    def __init__(self, log: Log, faults: Faults, timing: Timing) -> None:
        self.carrier: Carrier | None = None
        self.timing = timing
        self.faults = faults
        self._log = log
        self._tasks: set[asyncio.Task[None]] = set()
        self._held: list[Parcel] = []

    @property
    def busy(self) -> bool:
        """Whether an event is on its way or waits to be sent again."""
        return bool(self._tasks)

    def event(self, payload: Json) -> None:
        """Sends an event, as often as it takes; nobody waits for it."""
        parcel = Parcel("events_api", payload, payload["event_id"])
        if self.faults.reorder_events and not self._held:
            self._held.append(parcel)
            return
        for one in (parcel, *self._held):
            for _ in range(2 if self.faults.duplicate_events else 1):
                self.later(self._until_acked(one))
        self._held.clear()

    async def ask(self, kind: str, payload: Json, id_: str) -> Ack:
        """Sends what a person waits for: a command, an interaction. There is no second try."""
        return await self._send(Parcel(kind, payload, id_))

    async def _until_acked(self, parcel: Parcel) -> None:
        if self.faults.delay_events:
            await asyncio.sleep(self.faults.delay_events)
        ack = await self._send(parcel)
        for attempt, wait in enumerate(self.timing.retries, start=1):
            if not ack.error:
                return
            await asyncio.sleep(wait)
            reason = "timeout" if ack.error == "operation_timeout" else "http_error"
            ack = await self._send(Parcel(parcel.kind, parcel.payload, parcel.id, attempt, reason))

    async def _send(self, parcel: Parcel) -> Ack:
        what = _named(parcel)
        self._log.add("slack", what, parcel.payload)
        start = perf_counter()
        ack = await self.carrier.carry(parcel, self.timing.ack) if self.carrier else Ack("dispatch_failed")
        seconds = perf_counter() - start
        if not ack.error and self.faults.drop_acks:
            ack = Ack("operation_timeout")
        self._log.add("app", f"ack {what}", ack.body, error=ack.error, seconds=seconds)
        return ack

    def later(self, work: Awaitable[None]) -> None:
        """Does something beside; `close` ends what is not done by then."""
        task: asyncio.Task[None] = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _named(parcel: Parcel) -> str:
    payload = parcel.payload
    inner = payload.get("event", {}).get("type") or payload.get("command") or payload.get("type", "")
    again = f" (retry {parcel.attempt})" if parcel.attempt else ""
    return f"{parcel.kind} {inner}{again}"
