"""The page's feed: what one person may see, told as it changes; what they do, done."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.workspace import acts
from bot.workspace.delivery import Wire
from bot.workspace.local import LocalSlack
from bot.workspace.refusals import Refused
from bot.workspace.state import APP_ID, BOT_ID, BOT_USER, TEAM_ID, Channel, Json

MOST_WAITING = 5_000


class Feed:
    """One open page, acting as one person."""

    def __init__(self, slack: LocalSlack, socket: WebSocket, me: str) -> None:
        self._slack = slack
        self._socket = socket
        self._me = me
        self._out: asyncio.Queue[Json] = asyncio.Queue(MOST_WAITING)
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self) -> None:
        """Until the page is closed."""
        await self._socket.accept()
        self._put(hello(self._slack, self._me))
        self._slack.workspace.watchers.append(self._changed)
        self._slack.log.watchers.append(self._wired)
        for line in self._slack.log.lines[-100:]:
            self._wired(line)
        writer = asyncio.create_task(self._write())
        try:
            while True:
                self._begin(await self._socket.receive_text())
        except (WebSocketDisconnect, KeyError):
            pass  # bytes are nothing a page sends
        finally:
            self._slack.workspace.watchers.remove(self._changed)
            self._slack.log.watchers.remove(self._wired)
            for task in (writer, *self._tasks):
                task.cancel()

    def _put(self, told: Json) -> None:
        """A page that reads nothing any more loses what it does not read; when it is back it asks for all."""
        with suppress(asyncio.QueueFull):
            self._out.put_nowait(told)

    async def _write(self) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):
            while True:
                await self._socket.send_text(json.dumps(await self._out.get()))

    def _changed(self, kind: str, values: Json, to: str | None) -> None:
        if to not in (None, self._me):
            return
        channel = self._slack.workspace.channels.get(str(values.get("channel")))
        if channel is not None and to is None and not self._slack.workspace.may_see(self._me, channel):
            return
        if kind == "channel" and channel is not None:
            values = {"channel": channel_of(self._slack, channel, self._me)}
        self._put({"kind": kind, **values})

    def _wired(self, line: Wire) -> None:
        self._put({"kind": "wire", **line.as_dict()})

    def _begin(self, text: str) -> None:
        task = asyncio.create_task(self._act(text))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _act(self, text: str) -> None:
        number: object = None
        try:
            asked = json.loads(text)
            number = asked.pop("id", None)
            result = await acts.do(self._slack, self._me, str(asked.pop("act", "")), asked)
            told: Json = {"ok": True, "error": "", "result": result}
        except Refused as refused:
            told = {"ok": False, "error": refused.error, "result": {"messages": list(refused.messages)}}
        except (ValueError, AttributeError, TypeError):
            told = {"ok": False, "error": "invalid_arguments", "result": {}}
        self._put({"kind": "done", "id": number, **told})


def hello(slack: LocalSlack, me: str) -> Json:
    """What a page needs to begin with."""
    workspace, manifest = slack.workspace, slack.workspace.manifest
    return {
        "kind": "hello",
        "team": {"id": TEAM_ID, "name": workspace.team},
        "me": me,
        "people": [
            {
                "id": one.id,
                "name": one.name,
                "real_name": one.real_name,
                "kind": one.kind,
                "is_bot": one.kind == "bot",
                "team_id": one.team_id,
                "company": one.company,
            }
            for one in workspace.people.values()
        ],
        "channels": [channel_of(slack, one, me) for one in workspace.channels.values() if workspace.may_see(me, one)],
        "app": {
            "id": APP_ID,
            "name": manifest.name,
            "bot_user": BOT_USER,
            "bot_id": BOT_ID,
            "agent": manifest.agent,
            "about": manifest.about or manifest.description,
            "home_tab": manifest.home_tab,
            "prompts": list(manifest.prompts),
            "commands": [
                {"command": one.command, "description": one.description, "usage_hint": one.usage_hint}
                for one in manifest.commands
            ],
            "shortcuts": [
                {"name": one.name, "callback_id": one.callback_id, "type": one.type} for one in manifest.shortcuts
            ],
        },
        "faults": slack.faults.as_dict(),
        "home": workspace.homes.get(me),
        "views": [workspace.views[key] for key in workspace.stacks.get(me, [])],
        "statuses": [dict(held) for (key, _), held in workspace.statuses.items() if _sees(slack, me, key)],
        "prompts": [told for (key, _), told in slack.prompts.items() if _sees(slack, me, key)],
        "connections": len(slack.sockets),
    }


def _sees(slack: LocalSlack, me: str, channel: str) -> bool:
    return slack.workspace.may_see(me, slack.workspace.channels[channel])


def channel_of(slack: LocalSlack, channel: Channel, me: str) -> Json:
    """A channel as one person sees it, with what they have not read."""
    read = channel.read.get(me, "")
    latest, unread = None, 0
    for message in slack.workspace.timeline(channel):
        latest = latest or message["ts"]
        if message["ts"] <= read or unread >= 100:
            break
        unread += message.get("user") != me
    return {
        "id": channel.id,
        "name": channel.name,
        "kind": channel.kind,
        "shared": channel.shared,
        "members": list(channel.members),
        "topic": channel.topic,
        "latest": latest,
        "unread": unread if me in channel.members else 0,
        "joined": me in channel.members,
    }
