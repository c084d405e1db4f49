"""Interactions: commands, actions, shortcuts and submissions, with what Slack gives an app to answer them by."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from bot.workspace.delivery import Ack, Delivery
from bot.workspace.refusals import Refused
from bot.workspace.state import APP_ID, TEAM_ID, Channel, Json, Person, Workspace, shown

MOST_RESPONSES = 5


@dataclass
class Trigger:
    person: str
    until: float
    used: bool = False


@dataclass
class ResponseUrl:
    """Where an app may answer a person for half an hour, five times. ts: the message it belongs to, or ""."""

    person: str
    channel: str
    ts: str
    thread_ts: str
    ephemeral: bool
    until: float
    used: int = 0


class Interactions:
    """Each is sent once; what the person is told when nobody answers is the acts' matter."""

    def __init__(self, workspace: Workspace, delivery: Delivery) -> None:
        self._workspace = workspace
        self._delivery = delivery
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}

    def use_trigger(self, key: str) -> str:
        """The person whose act it was. Errors: Refused where it is unknown, used or older than three seconds."""
        trigger = self.triggers.get(key)
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self._workspace.clock() > trigger.until:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger.person

    async def command(self, person: Person, channel: Channel, command: str, text: str) -> tuple[Ack, str]:
        """The ack, and the key of the address by which it may be answered later."""
        url, key = self._response_url(person, channel)
        payload = {
            "token": "local",
            "team_id": TEAM_ID,
            "team_domain": "local",
            "channel_id": channel.id,
            "channel_name": channel.name or "directmessage",
            "user_id": person.id,
            "user_name": person.name,
            "command": command,
            "text": text,
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
            "response_url": url,
            "trigger_id": self._trigger(person),
        }
        return await self._ask("slash_commands", payload), key

    async def action(self, person: Person, actions: list[Json], container: Json, more: Json) -> Ack:
        """A click or a choice. container: where it was done; more: the message or the view with its state."""
        payload = self._common("block_actions", person) | {"container": container, "actions": actions, **more}
        payload["trigger_id"] = self._trigger(person)
        if container["type"] == "message":
            channel = self._workspace.channel(container["channel_id"])
            message = more["message"]
            payload["response_url"], _ = self._response_url(
                person,
                channel,
                message["ts"],
                message.get("thread_ts", ""),
                ephemeral=bool(container.get("is_ephemeral")),
            )
        return await self._ask("interactive", payload)

    async def options(self, person: Person, more: Json) -> Ack:
        return await self._ask("interactive", self._common("block_suggestion", person) | more)

    async def shortcut(self, person: Person, callback_id: str, channel: Channel | None, message: Json | None) -> Ack:
        kind = "shortcut" if message is None else "message_action"
        payload = self._common(kind, person) | {"callback_id": callback_id, "trigger_id": self._trigger(person)}
        payload["action_ts"] = self._workspace.next_ts()
        if message is not None and channel is not None:
            payload |= {"message": shown(message), "message_ts": message["ts"], "channel": _named(channel)}
            payload["response_url"], _ = self._response_url(
                person, channel, message["ts"], message.get("thread_ts", ""), ephemeral=False, own=False
            )
        return await self._ask("interactive", payload)

    async def submission(self, person: Person, view: Json, urls: list[Json]) -> Ack:
        payload = self._common("view_submission", person) | {"view": view, "response_urls": urls}
        payload["trigger_id"] = self._trigger(person)
        return await self._ask("interactive", payload)

    async def closing(self, person: Person, view: Json, *, cleared: bool) -> Ack:
        payload = self._common("view_closed", person) | {"view": view, "is_cleared": cleared}
        return await self._ask("interactive", payload)

    def response_url_for(self, person: Person, channel: Channel) -> str:
        return self._response_url(person, channel)[0]

    def use_response_url(self, key: str) -> ResponseUrl:
        """Errors: Refused where it is unknown, older than half an hour, or was used five times."""
        found = self.response_urls.get(key)
        if found is None:
            raise Refused("invalid_url")
        if self._workspace.clock() > found.until:
            raise Refused("expired_url")
        if found.used >= MOST_RESPONSES:
            raise Refused("used_url")
        found.used += 1
        return found

    async def _ask(self, kind: str, payload: Json) -> Ack:
        if kind == "interactive" and not self._workspace.manifest.interactivity:
            return Ack("app_missing_action_url")
        return await self._delivery.ask(kind, payload, secrets.token_hex(6))

    def _common(self, kind: str, person: Person) -> Json:
        return {
            "type": kind,
            "token": "local",
            "team": {"id": TEAM_ID, "domain": "local"},
            "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team_id},
            "api_app_id": APP_ID,
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _trigger(self, person: Person) -> str:
        now = self._workspace.clock()
        for key in [key for key, one in self.triggers.items() if one.until < now - 60]:
            del self.triggers[key]
        key = f"{self._workspace.next_id('')}.{secrets.token_hex(8)}"
        self.triggers[key] = Trigger(person.id, now + self._delivery.timing.trigger)
        return key

    def _response_url(
        self,
        person: Person,
        channel: Channel,
        ts: str = "",
        thread_ts: str = "",
        *,
        ephemeral: bool = False,
        own: bool = True,
    ) -> tuple[str, str]:
        """own: it may replace the message, which is the app's own."""
        now = self._workspace.clock()
        for old in [key for key, one in self.response_urls.items() if one.until < now - 3600]:
            del self.response_urls[old]
        key = secrets.token_hex(12)
        until = now + self._delivery.timing.response_url
        self.response_urls[key] = ResponseUrl(person.id, channel.id, ts if own else "", thread_ts, ephemeral, until)
        return f"{self._workspace.address}/respond/{key}", key


def _named(channel: Channel) -> dict[str, Any]:
    return {"id": channel.id, "name": channel.name or "directmessage"}
