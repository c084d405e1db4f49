"""chat.*: posting, changing, deleting, what one person alone sees, and what is posted later."""

from __future__ import annotations

from typing import Any

from bot.workspace.blocks import refuse_message
from bot.workspace.forms import named
from bot.workspace.local import LocalSlack
from bot.workspace.refusals import Refused
from bot.workspace.state import APP_ID, BOT_ID, BOT_USER, TEAM_ID, Channel, Json, shown

LONGEST_TEXT, LONGEST_CHANGE = 40_000, 4_000
FURTHEST_DAYS = 120
_DRAWN = ("blocks", "attachments")
_KEPT = ("text", "blocks", "attachments", "metadata", "unfurl_links", "unfurl_media")


def post_message(slack: LocalSlack, given: Json) -> Json:
    channel = _where(slack, given["channel"])
    message = _message(slack, given)
    if given.get("thread_ts"):
        message["thread_ts"] = given["thread_ts"]
        if given.get("reply_broadcast"):
            message["subtype"] = "thread_broadcast"
    posted = slack.workspace.post(channel, message)
    clear_status(slack, channel, posted.get("thread_ts", ""))
    slack.events.said(channel, posted)
    return {"channel": channel.id, "ts": posted["ts"], "message": shown(posted)}


def update(slack: LocalSlack, given: Json) -> Json:
    channel = slack.workspace.channel(given["channel"])
    message = own_message(slack, channel, given["ts"], "cant_update_message")
    if message.get("streaming"):
        raise Refused("streaming_state_conflict")
    if len(given.get("text") or "") > LONGEST_CHANGE:
        raise Refused("msg_too_long")
    changes = {key: given[key] for key in _KEPT if given.get(key) is not None}
    refuse_message(str(changes.get("text", message.get("text", ""))), changes.get("blocks"), changes.get("attachments"))
    named(changes.get("blocks"))
    gone = ("blocks",) if "text" in changes and "blocks" not in changes else ()
    reword(slack, channel, message, BOT_USER, changes, gone)
    return {"channel": channel.id, "ts": message["ts"], "text": message["text"], "message": shown(message)}


def delete(slack: LocalSlack, given: Json) -> Json:
    channel = slack.workspace.channel(given["channel"])
    own_message(slack, channel, given["ts"], "cant_delete_message")
    remove(slack, channel, given["ts"])
    return {"channel": channel.id, "ts": given["ts"]}


def remove(slack: LocalSlack, channel: Channel, ts: str) -> None:
    """Deletes a message and tells the app, as what Slack makes of it."""
    before = slack.workspace.remove(channel, ts)
    slack.events.deleted(channel, before, tombstone=channel.messages.get(ts))


def post_ephemeral(slack: LocalSlack, given: Json) -> Json:
    channel = _where(slack, given["channel"])
    person = slack.workspace.person(given["user"])
    if person.id not in channel.members:
        raise Refused("user_not_in_channel")
    message = _message(slack, given)
    if given.get("thread_ts"):
        message["thread_ts"] = given["thread_ts"]
        if not channel.threads.get(given["thread_ts"]):
            # Slack takes it and shows it to nobody: docs.slack.dev/reference/methods/chat.postEphemeral, "active".
            return {"message_ts": slack.workspace.next_ts()}
    return {"message_ts": slack.show(channel, person.id, message)["ts"]}


def schedule_message(slack: LocalSlack, given: Json) -> Json:
    channel = _where(slack, given["channel"])
    wait = given["post_at"] - slack.workspace.clock()
    if wait <= 0:
        raise Refused("time_in_past")
    if wait > FURTHEST_DAYS * 86_400:
        raise Refused("time_too_far")
    message = _message(slack, given)
    key = slack.workspace.next_id("Q")
    slack.later(wait, lambda: post_message(slack, {name: given[name] for name in given if name != "post_at"}))
    return {"channel": channel.id, "scheduled_message_id": key, "post_at": given["post_at"], "message": message}


def get_permalink(slack: LocalSlack, given: Json) -> Json:
    channel = slack.workspace.channel(given["channel"])
    message = slack.workspace.message(channel, given["message_ts"])
    return {"channel": channel.id, "permalink": permalink(slack, channel, message)}


def permalink(slack: LocalSlack, channel: Channel, message: Json) -> str:
    address = f"{slack.workspace.address}/archives/{channel.id}/p{message['ts'].replace('.', '')}"
    thread = message.get("thread_ts", message["ts"])
    return address if thread == message["ts"] else f"{address}?thread_ts={thread}&cid={channel.id}"


def respond(slack: LocalSlack, key: str, given: Json) -> None:
    """What is posted to a response_url. Errors: Refused."""
    if "markdown_text" in given:
        raise Refused("invalid_arguments", ["[ERROR] markdown_text is not supported here"])
    place = slack.interactions.use_response_url(key)
    channel = slack.workspace.channel(place.channel)
    if given.get("delete_original") and place.ts:
        _gone(slack, channel, place.person, place.ts, ephemeral=place.ephemeral)
        return
    refuse_message(given.get("text") or "", given.get("blocks"), given.get("attachments"))
    message = {**identity(), **{name: given[name] for name in _KEPT if given.get(name) is not None}}
    message.setdefault("text", "")
    named(message.get("blocks"))
    if given.get("replace_original") and place.ts:
        _replaced(slack, channel, place.person, place.ts, message, ephemeral=place.ephemeral)
        return
    thread = given.get("thread_ts") or place.thread_ts
    if thread:
        message["thread_ts"] = thread
    if given.get("response_type") == "in_channel":
        slack.events.said(channel, slack.workspace.post(channel, message))
    else:
        slack.show(channel, place.person, message)


def _gone(slack: LocalSlack, channel: Channel, person: str, ts: str, *, ephemeral: bool) -> None:
    if ephemeral:
        slack.hide(channel, person, ts)
    elif ts in channel.messages:
        remove(slack, channel, ts)


def _replaced(slack: LocalSlack, channel: Channel, person: str, ts: str, message: Json, *, ephemeral: bool) -> None:
    if ephemeral:
        held = slack.ephemerals.get((channel.id, ts))
        if held is not None:
            _changed(held[1], message, _DRAWN)
            slack.workspace.tell("ephemeral", {"channel": channel.id, "message": held[1]}, person)
        return
    reword(slack, channel, slack.workspace.message(channel, ts), BOT_USER, message, _DRAWN)


def reword(
    slack: LocalSlack, channel: Channel, message: Json, by: str, changes: Json, gone: tuple[str, ...] = ()
) -> None:
    """Edits a message in place and tells the app of it. gone: what it loses where the changes do not have it."""
    before = dict(message)
    _changed(message, changes, gone)
    message["edited"] = {"user": by, "ts": slack.workspace.next_ts()}
    slack.workspace.change(channel, message)
    slack.events.changed(channel, message, before)


def _changed(message: Json, changes: Json, gone: tuple[str, ...]) -> None:
    for name in gone:
        message.pop(name, None)
    message |= changes


def identity() -> Json:
    """What marks a message as the app's."""
    return {"user": BOT_USER, "bot_id": BOT_ID, "app_id": APP_ID, "team": TEAM_ID}


def own_message(slack: LocalSlack, channel: Channel, ts: str, refusal: str) -> Json:
    message = slack.workspace.message(channel, ts)
    if message.get("bot_id") != BOT_ID:
        raise Refused(refusal)
    return message


def clear_status(slack: LocalSlack, channel: Channel, thread_ts: str) -> None:
    """A free-text status goes when the app writes in its thread."""
    held = slack.workspace.statuses.get((channel.id, thread_ts))
    if held and held["status"]:
        held["status"] = ""
        slack.workspace.tell("status", dict(held))


def _where(slack: LocalSlack, key: str) -> Channel:
    """The channel an app may post in: one it is a member of; a person's id opens their direct messages."""
    workspace = slack.workspace
    if key in workspace.people:
        if workspace.person(key).kind == "deactivated":
            raise Refused("channel_not_found")
        return workspace.direct(key, BOT_USER)
    channel = workspace.channel(key)
    if channel.archived:
        raise Refused("is_archived")
    if channel.kind == "public" and "chat:write.public" in workspace.manifest.scopes:
        return channel
    return workspace.entered(workspace.bot, key)


def _message(slack: LocalSlack, given: Json) -> Json:
    """The message that some arguments make. Errors: Refused where Slack would not take it."""
    blocks: Any = given.get("blocks")
    if given.get("markdown_text"):
        blocks = [{"type": "markdown", "text": given["markdown_text"]}]
    text = (given.get("text") or "")[:LONGEST_TEXT]
    refuse_message(text, blocks, given.get("attachments"))
    message: Json = identity() | {"text": text}
    message |= {name: given[name] for name in _KEPT if given.get(name) is not None and name not in ("text", "blocks")}
    if blocks:
        named(blocks)
        message["blocks"] = blocks
    return message


METHODS = {
    "chat.postMessage": post_message,
    "chat.update": update,
    "chat.delete": delete,
    "chat.postEphemeral": post_ephemeral,
    "chat.scheduleMessage": schedule_message,
    "chat.getPermalink": get_permalink,
}
