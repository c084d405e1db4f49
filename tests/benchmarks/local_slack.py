"""A local Slack in a process of its own, as `keybrief workspace` runs it, or a bare server to hold it against.

It tells its address, then does what each line asks of it, in JSON, and tells what came of it in a line.
"""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter, process_time
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.workspace import acts, chat
from bot.workspace.delivery import Ack, Carrier, Parcel
from bot.workspace.local import LocalSlack
from bot.workspace.manifest import open_manifest
from bot.workspace.people import DEFAULT_ROSTER
from bot.workspace.server import HOST, Running
from bot.workspace.state import BOT_USER

PERSON, CHANNEL = "U0001", "C0001"
UNDER_WAY = 50
QUESTION = "What did Meghna Stores buy of the oat biscuit last quarter, and what did they say about the price?"
ANSWER: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Meghna Stores* bought 1,240 cartons of it, 8 % more."}},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "Orders of July to September; note of 12 August"}]},
]
Told = dict[str, float]


class Gate:
    """A carrier before a carrier, which lets no more parcels be under way than it may."""

    def __init__(self, carrier: Carrier | None) -> None:
        self._carrier = carrier
        self._places = asyncio.Semaphore(UNDER_WAY)
        self.acked = 0

    async def enter(self) -> None:
        await self._places.acquire()

    async def carry(self, parcel: Parcel, within: float) -> Ack:
        ack = await self._carrier.carry(parcel, within) if self._carrier else Ack()
        self.acked += not ack.error
        self._places.release()
        return ack


async def events(slack: LocalSlack, count: int) -> Told:
    """A person says so much, each said once the app has acked enough of what was said before."""
    carrier = slack.delivery.carrier
    gate = slack.delivery.carrier = Gate(carrier)
    began, used = perf_counter(), process_time()
    for _ in range(count):
        await gate.enter()
        await acts.do(slack, PERSON, "say", {"channel": CHANNEL, "text": QUESTION})
    while slack.delivery.busy:
        await asyncio.sleep(0.001)
    slack.delivery.carrier = carrier
    return {"seconds": perf_counter() - began, "used": process_time() - used, "acked": gate.acked}


async def fill(slack: LocalSlack, count: int) -> Told:
    """Questions and answers in a channel, none sharing its parts; acked at once, as from now on whatever is sent."""
    gate = slack.delivery.carrier = Gate(None)
    answer = json.dumps(ANSWER)
    for number in range(count // 2):
        await acts.do(slack, PERSON, "say", {"channel": CHANNEL, "text": f"{number}: {QUESTION}"})
        chat.post_message(slack, {"channel": CHANNEL, "text": f"Meghna {number}", "blocks": json.loads(answer)})
        await asyncio.sleep(0)
    while slack.delivery.busy:
        await asyncio.sleep(0.001)
    return {"acked": gate.acked}


TASKS: Mapping[str, Callable[[LocalSlack, int], Coroutine[Any, Any, Told]]] = {"events": events, "fill": fill}


def serve() -> None:
    """Runs a local Slack until nobody asks any more."""
    slack = LocalSlack(DEFAULT_ROSTER, open_manifest())
    slack.faults.rate_limits = False
    running = Running(slack)
    running.call(lambda: slack.workspace.join(slack.workspace.channels[CHANNEL], BOT_USER))
    print(running.address, flush=True)
    for line in sys.stdin:
        task, count = json.loads(line)
        print(json.dumps(running.submit(TASKS[task](slack, count)).result()), flush=True)
    running.stop()


def serve_bare() -> None:
    """Runs a server that knows one answer."""
    message = {"type": "message", "ts": "1700000000.000001", "text": "Meghna Stores", "blocks": ANSWER}
    told = {"ok": True, "channel": CHANNEL, "ts": message["ts"], "message": message}

    async def answer(request: Request) -> JSONResponse:
        return JSONResponse(told)

    route = Route("/api/{method}", answer, methods=["POST"])
    config = uvicorn.Config(Starlette(routes=[route]), log_config=None, loop="asyncio")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind((HOST, 0))
        print(f"http://{HOST}:{listener.getsockname()[1]}", flush=True)
        uvicorn.Server(config).run([listener])


class Process:
    """One of these servers from outside."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.number = process.pid
        self.address = self._line()

    @property
    def api(self) -> str:
        return f"{self.address}/api/"

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def does(self, task: str, count: int) -> Told:
        assert self._process.stdin is not None
        print(json.dumps([task, count]), file=self._process.stdin, flush=True)
        found: Told = json.loads(self._line())
        return found


@contextmanager
def started(kind: str = "slack") -> Iterator[Process]:
    """A server of a kind, "slack" or "bare", until the block ends."""
    command = [sys.executable, "-m", "tests.benchmarks.local_slack", kind]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Process(process)
        finally:
            process.terminate()


if __name__ == "__main__":
    {"slack": serve, "bare": serve_bare}[sys.argv[1]]()
