"""Streams: a message that grows while people look at it, as Slack opens, goes on with and ends one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.slack.asked import Asked
from bot.slack.client import NotTaken
from bot.slack.surface import EVENT_TYPE, Surface, mark
from bot.slack.views.posted import Block

# What Slack says of a stream that is no more.
_ENDED = frozenset({"message_not_in_streaming_state", "stopped_by_user", "message_not_found"})


def open_stream(surface: Surface, asked: Asked, blocks: Sequence[Block]) -> str:
    """Opens a stream where something was asked; its ts. Errors: SlackAway, where it may have been opened; NotTaken."""
    place = asked.place
    given = {"channel": place.channel, "thread_ts": place.thread, "chunks": [_chunk(blocks)]}
    if not place.im:
        given |= {"recipient_user_id": asked.person.user, "recipient_team_id": place.team}
    return str(surface.call_quickly("chat.startStream", **given)["ts"])


def go_on(surface: Surface, channel: str, ts: str, blocks: Sequence[Block]) -> None:
    """Errors: SlackAway, NotTaken."""
    surface.call_quickly("chat.appendStream", channel=channel, ts=ts, chunks=[_chunk(blocks)])


def end_stream(surface: Surface, channel: str, ts: str, job: str) -> None:
    """Ends a stream and marks it as the job's; nothing where it has ended. Errors: SlackAway."""
    try:
        surface.call("chat.stopStream", channel=channel, ts=ts, metadata=mark(job))
    except NotTaken as error:
        if error.word not in _ENDED:
            raise


def begun(surface: Surface, user: str, asked: Asked) -> str:
    """The message in which an answer was begun and cut off, "" where there is none.

    user: the bot's own. A stream bears no mark before its end: it is the bot's one message there that has none.
    """
    place = asked.place
    if not place.thread:
        return ""
    given = {"channel": place.channel, "ts": place.thread, "include_all_metadata": True, "oldest": asked.since or None}
    for page in surface.pages("conversations.replies", **given):
        for message in page.get("messages", ()):
            held = message.get("metadata") or {}
            if message.get("user") != user or message["ts"] == place.thread or message.get("files"):
                continue
            own = held.get("event_type") == EVENT_TYPE
            if not own or held == mark(asked.job):
                return str(message["ts"])
    return ""


def _chunk(blocks: Sequence[Block]) -> Block:
    return {"type": "blocks", "blocks": list(blocks)}
