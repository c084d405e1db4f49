"""A crowd at an app: people of a local Slack who say things, and how long the app took to ack and to answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import suppress
from time import perf_counter
from types import TracebackType
from typing import Any, Self

from bot.slack.checks import manifest
from bot.workspace import acts
from bot.workspace.delivery import Ack, Carrier, Parcel
from bot.workspace.local import LocalSlack
from bot.workspace.manifest import read_manifest
from bot.workspace.people import PersonWanted, Roster
from bot.workspace.server import Running
from bot.workspace.state import BOT_ID, BOT_USER, Json

PEOPLE = 20
WAITS = 60.0


class Acks:
    """The carrier before the carrier: how long each thing that a person said was on its way until it was acked."""

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier
        self._said: dict[str, asyncio.Future[None]] = {}
        self.seconds: list[float] = []
        self.not_acked = 0

    async def carry(self, parcel: Parcel, within: float) -> Ack:
        event = parcel.payload.get("event", {})
        began = perf_counter()
        ack = await self._carrier.carry(parcel, within)
        if event.get("type") == "message" and not event.get("bot_id"):
            self.seconds.append(perf_counter() - began)
            self.not_acked += bool(ack.error)
            with suppress(KeyError, asyncio.InvalidStateError):
                self._said[event["ts"]].set_result(None)
        return ack

    async def of(self, ts: str) -> None:
        """Until the app has acked what was said."""
        self._said[ts] = asyncio.get_running_loop().create_future()
        await self._said[ts]
        del self._said[ts]


class Crowd:
    """A local Slack with people in it. What they do runs on its own loop; the app is in a process of its own."""

    def __init__(self) -> None:
        people = [
            PersonWanted(f"person{one}", f"Person {one}", f"person{one}@keybrief.example") for one in range(PEOPLE)
        ]
        self.slack = LocalSlack(Roster("Trade", tuple(people), ()), read_manifest(json.dumps(manifest())))
        self.slack.faults.rate_limits = False
        assert self.slack.delivery.carrier is not None
        self.slack.delivery.carrier = self.acks = Acks(self.slack.delivery.carrier)
        self.slack.workspace.watchers.append(self._seen)
        self.people = [key for key, one in self.slack.workspace.people.items() if one.kind == "member"]
        self._awaited: dict[str, asyncio.Future[float]] = {}
        self._running = Running(self.slack)
        self.api = f"{self._running.address}/api/"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.stop()

    def _seen(self, kind: str, values: Json, to: str | None) -> None:
        message = values.get("message") or {}
        if kind == "message" and message.get("bot_id") == BOT_ID:
            awaited = self._awaited.get(message.get("thread_ts", ""))
            if awaited is not None and not awaited.done():
                awaited.set_result(perf_counter())

    def does(self, work: Coroutine[Any, Any, Any]) -> Any:
        """What comes of what people do; returns when they are done."""
        return self._running.submit(work).result()

    async def says(self, person: str, text: str) -> str:
        """Says something to the app alone; the ts of the message."""
        channel = self.slack.workspace.direct(person, BOT_USER).id
        return str((await acts.do(self.slack, person, "say", {"channel": channel, "text": text}))["ts"])

    async def answered(self, person: str, text: str) -> float | None:
        """Seconds until the first message that stands below what was said; None where none came."""
        began = perf_counter()
        ts = await self.says(person, text)
        awaited = self._awaited[ts] = asyncio.get_running_loop().create_future()
        try:
            came: float = await asyncio.wait_for(awaited, WAITS)
            return came - began
        except TimeoutError:
            return None
        finally:
            del self._awaited[ts]

    async def one_by_one(self, texts: Sequence[str]) -> list[float | None]:
        """Each is said by one person when what was said before is answered."""
        return [await self.answered(self.people[0], text) for text in texts]

    async def together(self, texts: Sequence[str], at_once: int, ramp: float = 0.0) -> list[float | None]:
        """All of them, so many being unanswered at a time. ramp: seconds between the first ones."""
        places = asyncio.Semaphore(at_once)

        async def one(number: int, text: str) -> float | None:
            async with places:
                await asyncio.sleep(ramp * number if number < at_once else 0)
                return await self.answered(self.people[number % PEOPLE], text)

        return list(await asyncio.gather(*(one(number, text) for number, text in enumerate(texts))))

    async def for_long(self, seconds: float, said: Callable[[], Iterator[str]]) -> list[float | None]:
        """Each person says one thing after the other for so long, each when the one before is answered."""
        ends = perf_counter() + seconds
        found: list[float | None] = []

        async def one(person: str, texts: Iterator[str]) -> None:
            while perf_counter() < ends:
                found.append(await self.answered(person, next(texts)))

        await asyncio.gather(*(one(person, said()) for person in self.people))
        return found

    async def spread(self, texts: Sequence[str], a_second: float) -> list[float]:
        """Seconds to the ack of each, so many being said a second."""
        first = len(self.acks.seconds)

        async def one(number: int, text: str) -> None:
            await asyncio.sleep(number / a_second)
            await self.acks.of(await self.says(self.people[number % PEOPLE], text))

        await asyncio.gather(*(one(number, text) for number, text in enumerate(texts)))
        return self.acks.seconds[first:]

    async def connected(self) -> None:
        """Until an app is there."""
        while not self.slack.sockets:
            await asyncio.sleep(0.005)
