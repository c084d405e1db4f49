"""An app that only listens: a socket by hand, which acks when a test says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from slack_sdk import WebClient
from websockets.sync.client import ClientConnection, connect

from bot.workspace.delivery import Timing
from bot.workspace.gestures import Acting, LocalWorkspace
from bot.workspace.manifest import Command, Manifest, open_manifest
from bot.workspace.people import ChannelWanted, PersonWanted, Roster

Json = dict[str, Any]
# Slack's own times, shortened: what is not acked within 0.3 s is late, and is sent again 0.01 s later.
QUICK = Timing(ack=0.3, retries=(0.0, 0.01, 0.01), trigger=0.3, stream=0.3, status=0.3)
ROSTER = Roster(
    team="Test team",
    people=(
        PersonWanted("farhana", "Farhana Nodi", "farhana@ours.example"),
        PersonWanted("shuvo", "Shuvo Akash", "shuvo@ours.example"),
        PersonWanted("guest", "Gofur Guest", "gofur@guest.example", "guest"),
        PersonWanted("stranger", "Sam Stranger", "sam@customer.example", "stranger", company="Customer Ltd"),
        PersonWanted("gone", "Gita Gone", "gita@ours.example", "deactivated"),
    ),
    channels=(
        ChannelWanted("general", "public", ("farhana", "shuvo", "guest"), bot=True),
        ChannelWanted("quiet", "public", ("farhana",), bot=False),
        ChannelWanted("secret", "private", ("farhana",), bot=False),
        ChannelWanted("padma", "private", ("farhana", "stranger"), shared=True, bot=True),
    ),
)


def manifest(**changes: Any) -> Manifest:
    command = Command("/brief", "Prepares", "[account]")
    return replace(open_manifest(), socket_mode=True, interactivity=True, commands=(command,), **changes)


@contextmanager
def workspace(given: Manifest | None = None, timing: Timing = QUICK) -> Iterator[LocalWorkspace]:
    with LocalWorkspace(given or manifest(), ROSTER, timing=timing) as slack:
        yield slack


def client(slack: LocalWorkspace, token: str = "xoxb-local") -> WebClient:
    return WebClient(token, base_url=slack.api)


class Ears:
    """One open socket of an app."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.hello = self._next()

    def _next(self, within: float = 5) -> Json:
        found: Json = json.loads(self._socket.recv(within))
        return found

    def hears(self, *, ack: bool = True, answer: Json | None = None) -> Json:
        """The next envelope, acked where told so."""
        envelope = self._next()
        if ack and "envelope_id" in envelope:
            self._socket.send(
                json.dumps({"envelope_id": envelope["envelope_id"]} | ({"payload": answer} if answer else {}))
            )
        return envelope

    def says(self, text: str) -> None:
        self._socket.send(text)

    def hears_nothing(self, within: float = 0.1) -> bool:
        try:
            self._next(within)
        except TimeoutError:
            return True
        return False


@contextmanager
def ears(slack: LocalWorkspace) -> Iterator[Ears]:
    address = client(slack).apps_connections_open(app_token="xapp-local")["url"]
    with connect(address) as socket:
        yield Ears(socket)


def person(slack: LocalWorkspace, name: str = "farhana") -> Acting:
    return slack.person(name)
