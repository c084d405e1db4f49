"""The local Slack workspace: how fast events reach an app and calls are answered, how it bears many messages."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from time import perf_counter
from typing import Any

import aiohttp
import numpy as np
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.benchmarks.local_slack import ANSWER, CHANNEL, PERSON, Process, started
from tests.benchmarks.search import memory
from tests.benchmarks.tables import Measured, median, p95, show

BEFORE, CROWDED, MANY = 50, 10_000, 100_000
IN_FLIGHT = 50
BARE = "a bare starlette route"


def run(*, full: bool) -> None:
    """Prints the table of the local workspace. The server has a process of its own, as the app beside it."""
    rows = [*_events(5_000 if full else 1_000), *_calls(3_000 if full else 500), *_opening(), _held()]
    show("The local Slack workspace", rows)


# -- events ---------------------------------------------------------------------------------------------------------


def _events(count: int) -> list[Measured]:
    """Events a second, and the share of a second of the server's that each one takes."""
    rate: dict[str, float] = {}
    with started() as slack:
        used = 0.0
        for name, app in APPS.items():
            with app(slack):
                slack.does("events", count // 5)
                found = slack.does("events", count)
            assert found["acked"] == count
            rate[name], used = count / found["seconds"], found["used"]
    bare = "the server alone, acked by a bare socket"
    return [
        Measured("events to a Bolt app that does nothing", rate["bolt"], "a second", "slack_sdk alone", rate["sdk"]),
        Measured("events to slack_sdk, which acks them", rate["sdk"], "a second", bare, rate["socket"]),
        Measured("the server's own time for an event", used / count * 1000, "ms"),
    ]


@contextmanager
def _bolt(slack: Process) -> Iterator[None]:
    app = App(client=WebClient("xoxb-local", base_url=slack.api), process_before_response=True)

    @app.event("message")
    def heard() -> None:
        return

    handler = SocketModeHandler(app, "xapp-local")
    handler.connect()  # type: ignore[no-untyped-call]
    yield
    handler.close()  # type: ignore[no-untyped-call]


@contextmanager
def _sdk(slack: Process) -> Iterator[None]:
    def ack(client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))

    client = SocketModeClient("xapp-local", web_client=WebClient("xoxb-local", base_url=slack.api))
    client.socket_mode_request_listeners.append(ack)
    client.connect()
    yield
    client.close()


@contextmanager
def _socket(slack: Process) -> Iterator[None]:
    address = WebClient(base_url=slack.api).apps_connections_open(app_token="xapp-local")["url"]
    with connect(address, compression=None) as socket:
        thread = threading.Thread(target=_ack_all, args=(socket,))
        socket.recv()
        thread.start()
        yield
    thread.join()


def _ack_all(socket: ClientConnection) -> None:
    try:
        for text in socket:
            socket.send(json.dumps({"envelope_id": json.loads(text)["envelope_id"]}))
    except ConnectionClosed:
        return


APPS: dict[str, Callable[[Process], AbstractContextManager[None]]] = {"bolt": _bolt, "sdk": _sdk, "socket": _socket}


# -- calls ----------------------------------------------------------------------------------------------------------


def _calls(count: int) -> list[Measured]:
    """chat.postMessage with blocks: alone and with many in flight, beside a server that reads nothing."""
    with started() as slack, started("bare") as bare:
        slack.does("fill", 0)
        ours, theirs = (asyncio.run(_posted(one.api, count)) for one in (slack, bare))
        plain, bare_plain = (_posted_plainly(one.api, count) for one in (slack, bare))
    rows = []
    for name, alone in (("alone", True), (f"{IN_FLIGHT} in flight", False)):
        for said, of in (("p50", median), ("p95", p95), ("p99", _p99)):
            target = 5 if alone and said == "p95" else None
            rows.append(Measured(f"a call, {name}: {said}", of(ours[name]), "ms", BARE, of(theirs[name]), most=target))
    told = "a call by WebClient, which connects each time: p95"
    return [*rows, Measured(told, p95(plain), "ms", BARE, p95(bare_plain), most=5)]


async def _posted(api: str, count: int) -> dict[str, list[float]]:
    """Seconds of each call, alone and with many in flight, by connections that are kept."""
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient("xoxb-local", base_url=api, session=session)

        async def post() -> float:
            began = perf_counter()
            await client.chat_postMessage(channel=CHANNEL, text="Meghna Stores", blocks=ANSWER)
            return perf_counter() - began

        async def some(number: int) -> list[float]:
            return [await post() for _ in range(number)]

        await asyncio.gather(*(some(2) for _ in range(IN_FLIGHT)))
        alone = await some(count)
        crowd = await asyncio.gather(*(some(count // 10) for _ in range(IN_FLIGHT)))
    return {"alone": alone, f"{IN_FLIGHT} in flight": [one for some in crowd for one in some]}


def _posted_plainly(api: str, count: int) -> list[float]:
    client = WebClient("xoxb-local", base_url=api)
    found = []
    for _ in range(count):
        began = perf_counter()
        client.chat_postMessage(channel=CHANNEL, text="Meghna Stores", blocks=ANSWER)
        found.append(perf_counter() - began)
    return found


def _p99(seconds: list[float]) -> float:
    return float(np.percentile(seconds, 99)) * 1000


# -- many messages --------------------------------------------------------------------------------------------------


def _opening() -> list[Measured]:
    """What the page waits for when it is opened, and when it pages back through all of a channel."""
    with started() as slack:
        slack.does("fill", BEFORE)
        small = median([_opened(slack) for _ in range(20)])
        slack.does("fill", CROWDED - BEFORE)
        crowded = median([_opened(slack) for _ in range(20)])
        back = _paged_back(slack)
    told, beside = f"a channel of {CROWDED:,} messages", f"of {BEFORE}"
    return [
        Measured(f"{told}: opened, the last 50 shown", crowded, "ms", beside, small, most=1000),
        Measured(f"{told}: 50 older ones, p95", p95(back), "ms", "those next to the newest", back[1] * 1000),
    ]


def _opened(slack: Process) -> float:
    """Seconds from nothing to the last messages of a channel."""
    began = perf_counter()
    with _page(slack) as page:
        _act(page, {"act": "history", "channel": CHANNEL})
        return perf_counter() - began


def _paged_back(slack: Process) -> list[float]:
    """Seconds of each page, newest first."""
    found, before, more = [], "", True
    with _page(slack) as page:
        while more:
            began = perf_counter()
            told = _act(page, {"act": "history", "channel": CHANNEL, "before": before})
            found.append(perf_counter() - began)
            before, more = told["messages"][0]["ts"], told["has_more"]
    return found


def _page(slack: Process) -> ClientConnection:
    return connect(f"{slack.address.replace('http', 'ws')}/feed?as={PERSON}", max_size=None)


def _act(page: ClientConnection, given: dict[str, Any]) -> dict[str, Any]:
    page.send(json.dumps({"id": 1, **given}))
    while (told := json.loads(page.recv()))["kind"] != "done":
        pass
    found: dict[str, Any] = told["result"]
    return found


def _held() -> Measured:
    """What a workspace's process comes to hold."""
    with started() as slack:
        empty = memory(slack.number)
        slack.does("fill", MANY)
        return Measured(f"memory with {MANY:,} messages", memory(slack.number), "MB", "empty", empty)
