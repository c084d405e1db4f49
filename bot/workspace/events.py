"""Events: what the app is told of, where its manifest subscribes to it and its bot may see it."""

from __future__ import annotations

from typing import Any

from bot.workspace.delivery import Delivery
from bot.workspace.state import APP_ID, BOT_USER, TEAM_ID, Channel, Json, Workspace, shown


class Events:
    """Builds each event in Slack's shape and hands it to the delivery."""

    def __init__(self, workspace: Workspace, delivery: Delivery) -> None:
        self._workspace = workspace
        self._delivery = delivery

    def said(self, channel: Channel, message: Json) -> None:
        """A new message; a mention of the bot is an event of its own beside it."""
        self._message(channel, {**shown(message), "event_ts": message["ts"]})
        mentioned = f"<@{BOT_USER}>" in message.get("text", "") and channel.kind != "im"
        if mentioned and BOT_USER in channel.members and message.get("user") != BOT_USER:
            kept = {key: value for key, value in shown(message).items() if key != "subtype"}
            self._send("app_mention", {**kept, "type": "app_mention", "event_ts": message["ts"]}, channel)

    def changed(self, channel: Channel, message: Json, before: Json) -> None:
        self._message(
            channel,
            {
                "type": "message",
                "subtype": "message_changed",
                "message": shown(message),
                "previous_message": shown(before),
                "hidden": True,
                "ts": (stamp := self._workspace.next_ts()),
                "event_ts": stamp,
            },
        )

    def deleted(self, channel: Channel, before: Json, *, tombstone: Json | None) -> None:
        """A deletion; a thread's root that had replies is told as a change into a tombstone."""
        if tombstone is not None:
            self.changed(channel, tombstone, before)
            return
        self._message(
            channel,
            {
                "type": "message",
                "subtype": "message_deleted",
                "deleted_ts": before["ts"],
                "previous_message": shown(before),
                "hidden": True,
                "ts": (stamp := self._workspace.next_ts()),
                "event_ts": stamp,
            },
        )

    def reacted(self, channel: Channel, person: str, ts: str, name: str, *, added: bool) -> None:
        item = {"type": "message", "channel": channel.id, "ts": ts}
        message = channel.messages[ts]
        event = {"user": person, "reaction": name, "item": item, "item_user": message.get("user", "")}
        self._send("reaction_added" if added else "reaction_removed", event, channel)

    def opened_app(self, person: str, channel: Channel, tab: str, home: Json | None) -> None:
        event: Json = {"user": person, "channel": channel.id, "tab": tab}
        if home is not None:
            event["view"] = home
        self._send("app_home_opened", event)

    def looked(self, person: str, channel: Channel) -> None:
        """The person looks at another channel while the app's panel is open."""
        entity = {"type": "slack#/types/channel_id", "value": channel.id, "team_id": TEAM_ID}
        self._send("app_context_changed", {"user": person, "context": {"entities": [entity]}})

    def stopped(self, person: str, channel: Channel, thread_ts: str, streams: list[str]) -> None:
        """streams: the ts of the messages that were being streamed."""
        event = {"user": person, "channel": channel.id, "thread_ts": thread_ts, "streaming_message_ts": streams}
        self._send("agent_session_stopped", event)

    def joined(self, person: str, channel: Channel) -> None:
        event = {"user": person, "channel": channel.id, "channel_type": channel.id[0], "team": TEAM_ID}
        self._send("member_joined_channel", event, channel)

    def shared_file(self, person: str, channel: Channel, file_id: str) -> None:
        event = {"user_id": person, "channel_id": channel.id, "file_id": file_id, "file": {"id": file_id}}
        self._send("file_shared", event, channel)

    def _message(self, channel: Channel, event: Json) -> None:
        name = {"public": "message.channels", "private": "message.groups", "im": "message.im"}[channel.kind]
        self._send(name, {**event, "type": "message", "channel": channel.id, "channel_type": channel.type}, channel)

    def _send(self, name: str, event: Json, channel: Channel | None = None) -> None:
        """Sends an event that is subscribed to; of a channel only where the bot is in it."""
        workspace = self._workspace
        if name not in workspace.manifest.events or (channel is not None and BOT_USER not in channel.members):
            return
        inner: Json = {"type": name, "event_ts": event.get("event_ts") or workspace.next_ts(), **event}
        if channel is not None and "channel" not in inner and "channel_id" not in inner and "item" not in inner:
            inner["channel"] = channel.id
        event_id = workspace.next_id("Ev")
        bot: dict[str, Any] = {
            "enterprise_id": None,
            "team_id": TEAM_ID,
            "user_id": BOT_USER,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        self._delivery.event(
            {
                "token": "local",
                "team_id": TEAM_ID,
                "context_team_id": TEAM_ID,
                "context_enterprise_id": None,
                "api_app_id": APP_ID,
                "event": inner,
                "type": "event_callback",
                "event_id": event_id,
                "event_time": workspace.now(),
                "authorizations": [bot],
                "is_ext_shared_channel": bool(channel and channel.shared),
                "event_context": f"local-{event_id}",
            }
        )
