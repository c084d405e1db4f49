"""The parts of a local Slack put together: what a call of the Web API and an act of a person work with."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.workspace.delivery import Delivery, Log, Timing
from bot.workspace.events import Events
from bot.workspace.faults import Faults
from bot.workspace.http_events import Addresses
from bot.workspace.interactions import Interactions
from bot.workspace.manifest import Manifest
from bot.workspace.people import Roster
from bot.workspace.rates import Rates
from bot.workspace.socket_mode import Sockets
from bot.workspace.state import Channel, Json, Workspace


@dataclass
class Stream:
    """mode: how it shows its tasks, "timeline" or "plan". shape: "text" or "chunks", as it was begun."""

    mode: str
    shape: str


class LocalSlack:
    """One workspace with one app. http: the app's address, where it is reached by HTTP and not by Socket Mode."""

    def __init__(
        self,
        roster: Roster,
        manifest: Manifest,
        *,
        timing: Timing | None = None,
        clock: Callable[[], float] = time.time,
        http: str = "",
    ) -> None:
        self.timing = timing or Timing()
        self.workspace = Workspace(roster, manifest, clock)
        self.log = Log(clock)
        self.faults = Faults()
        self.rates = Rates(clock)
        self.sockets = Sockets(lambda count: self.workspace.tell("app", {"connections": count}))
        self.delivery = Delivery(self.log, self.faults, self.timing)
        self.delivery.carrier = self.sockets if manifest.socket_mode and not http else Addresses(manifest, http)
        self.events = Events(self.workspace, self.delivery)
        self.interactions = Interactions(self.workspace, self.delivery)
        # What one person alone was shown, by channel and ts; it is kept nowhere else.
        self.ephemerals: dict[tuple[str, str], tuple[str, Json]] = {}
        # Addresses to upload to: the file's id and its length in bytes.
        self.uploads: dict[str, tuple[str, int]] = {}
        # Open streams by channel and ts; suggested prompts by channel and thread, none of them once they were used.
        self.streams: dict[tuple[str, str], Stream] = {}
        self.prompts: dict[tuple[str, str], Json] = {}
        # Methods that exist in Slack and not here, and how often they were called.
        self.missing: dict[str, int] = {}

    def reach_by_http(self, address: str) -> None:
        """From now on the app is reached at this address."""
        self.delivery.carrier = Addresses(self.workspace.manifest, address)

    def show(self, channel: Channel, person: str, message: Json) -> Json:
        """Shows a message to one person alone."""
        shown: Json = {"type": "message", "ts": self.workspace.next_ts(), "is_ephemeral": True, **message}
        self.ephemerals[(channel.id, shown["ts"])] = (person, shown)
        self.workspace.tell("ephemeral", {"channel": channel.id, "message": shown}, person)
        return shown

    def hide(self, channel: Channel, person: str, ts: str) -> None:
        if self.ephemerals.pop((channel.id, ts), None) is not None:
            self.workspace.tell("ephemeral_gone", {"channel": channel.id, "ts": ts}, person)

    def notify(self, person: str, text: str, channel: str | None = None) -> None:
        """What Slack itself tells a person."""
        self.workspace.tell("notice", {"channel": channel, "text": text}, person)

    def tell_faults(self) -> None:
        """Tells each page which faults there are now: some go as they are used."""
        self.workspace.tell("faults", {"faults": self.faults.as_dict()})

    def later(self, seconds: float, work: Callable[[], Any]) -> None:
        """Does something after a while, where the loop still runs by then."""
        asyncio.get_running_loop().call_later(seconds, work)
