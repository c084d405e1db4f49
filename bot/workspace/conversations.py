"""conversations.*: channels as the app's bot sees them, and what was said in them."""

from __future__ import annotations

from itertools import islice

from bot.workspace.local import LocalSlack
from bot.workspace.paging import MOST, page
from bot.workspace.refusals import Refused
from bot.workspace.state import BOT_USER, Channel, Json, Workspace, shown

_TYPES = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}


def list_(slack: LocalSlack, given: Json) -> Json:
    kinds = _kinds(given)
    found = [
        one.as_conversation()
        for one in slack.workspace.channels.values()
        if one.kind in kinds
        and slack.workspace.may_see(BOT_USER, one)
        and not (given.get("exclude_archived") and one.archived)
    ]
    return page("channels", found, given)


def info(slack: LocalSlack, given: Json) -> Json:
    return {"channel": _seen(slack.workspace, given["channel"]).as_conversation()}


def members(slack: LocalSlack, given: Json) -> Json:
    return page("members", _seen(slack.workspace, given["channel"]).members, given)


def history(slack: LocalSlack, given: Json) -> Json:
    """Newest first, between oldest and latest."""
    channel = _readable(slack.workspace, given["channel"])
    oldest, latest, inclusive = given.get("oldest") or "", given.get("latest") or "", bool(given.get("inclusive"))
    cursor = given.get("cursor") or ""
    limit = min(given.get("limit") or 100, MOST)
    if limit < 1:
        raise Refused("invalid_limit")
    wanted = (
        message
        for message in slack.workspace.timeline(channel)
        if _between(message["ts"], oldest, latest, inclusive=inclusive) and (not cursor or message["ts"] < cursor)
    )
    found = list(islice(wanted, limit + 1))
    more = len(found) > limit
    messages = [_told(message, given) for message in found[:limit]]
    next_cursor = messages[-1]["ts"] if more else ""
    return {"messages": messages, "has_more": more, "response_metadata": {"next_cursor": next_cursor}}


def replies(slack: LocalSlack, given: Json) -> Json:
    """A thread, oldest first; of a message in its middle, the thread it stands in."""
    channel = _readable(slack.workspace, given["channel"])
    if given["ts"] not in channel.messages:
        raise Refused("thread_not_found")
    root = str(channel.messages[given["ts"]].get("thread_ts", given["ts"]))
    oldest, latest = given.get("oldest") or "", given.get("latest") or ""
    found = [
        _told(one, given)
        for one in slack.workspace.thread(channel, root)
        if one["ts"] == root or _between(one["ts"], oldest, latest, inclusive=bool(given.get("inclusive")))
    ]
    told = page("messages", found, given)
    return told | {"has_more": bool(told["response_metadata"]["next_cursor"])}


def open_(slack: LocalSlack, given: Json) -> Json:
    if given.get("channel"):
        channel = _seen(slack.workspace, given["channel"])
    else:
        people = [one for one in (given.get("users") or []) if one]
        if not people:
            raise Refused("users_list_not_supplied")
        if len(people) > 1:
            raise Refused("not_enough_users" if not people else "method_not_supported_for_channel_type")
        person = slack.workspace.person(people[0])
        if person.kind == "deactivated":
            raise Refused("user_disabled")
        channel = slack.workspace.direct(person.id, BOT_USER)
    told = channel.as_conversation() if given.get("return_im") else {"id": channel.id}
    return {"channel": told, "no_op": False, "already_open": True}


def join(slack: LocalSlack, given: Json) -> Json:
    channel = slack.workspace.channel(given["channel"])
    if channel.kind != "public":
        raise Refused("method_not_supported_for_channel_type" if channel.kind == "im" else "channel_not_found")
    already = BOT_USER in channel.members
    slack.workspace.join(channel, BOT_USER)
    if not already:
        slack.events.joined(BOT_USER, channel)
    return {"channel": channel.as_conversation()} | ({"warning": "already_in_channel"} if already else {})


def conversations_of(slack: LocalSlack, given: Json) -> Json:
    """users.conversations: those a person is in, as far as the bot sees them."""
    person = slack.workspace.person(given.get("user") or BOT_USER)
    found = [
        one.as_conversation()
        for one in slack.workspace.channels.values()
        if one.kind in _kinds(given) and person.id in one.members and slack.workspace.may_see(BOT_USER, one)
    ]
    return page("channels", found, given)


def _kinds(given: Json) -> set[str]:
    named = given.get("types") or ["public_channel"]
    unknown = [one for one in named if one not in _TYPES]
    if unknown:
        raise Refused("invalid_types")
    return {_TYPES[one] for one in named}


def _seen(workspace: Workspace, key: str) -> Channel:
    return workspace.seen(workspace.bot, key)


def _readable(workspace: Workspace, key: str) -> Channel:
    channel = workspace.entered(workspace.bot, key)
    workspace.demand_scope({"public": "channels", "private": "groups", "im": "im"}[channel.kind] + ":history")
    return channel


def _between(ts: str, oldest: str, latest: str, *, inclusive: bool) -> bool:
    if inclusive and ts in (oldest, latest):
        return True
    return (not oldest or ts > oldest) and (not latest or ts < latest)


def _told(message: Json, given: Json) -> Json:
    told = shown(message)
    if not given.get("include_all_metadata"):
        told.pop("metadata", None)
    return told


METHODS = {
    "conversations.list": list_,
    "conversations.info": info,
    "conversations.members": members,
    "conversations.history": history,
    "conversations.replies": replies,
    "conversations.open": open_,
    "conversations.join": join,
    "users.conversations": conversations_of,
}
