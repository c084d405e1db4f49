"""reactions.*: on messages."""

from __future__ import annotations

import re

from bot.workspace.local import LocalSlack
from bot.workspace.refusals import Refused
from bot.workspace.state import BOT_USER, Channel, Json, shown

_NAME = re.compile(r"[a-z0-9_+'\-]+(?:::skin-tone-[2-6])?")


def add(slack: LocalSlack, given: Json) -> Json:
    channel, message = _message(slack, given)
    react(slack, channel, message["ts"], BOT_USER, given["name"], add=True)
    return {}


def remove(slack: LocalSlack, given: Json) -> Json:
    channel, message = _message(slack, given)
    react(slack, channel, message["ts"], BOT_USER, given["name"], add=False)
    return {}


def get(slack: LocalSlack, given: Json) -> Json:
    channel, message = _message(slack, given)
    return {"type": "message", "channel": channel.id, "message": shown(message)}


def react(slack: LocalSlack, channel: Channel, ts: str, person: str, name: str, *, add: bool) -> None:
    """Errors: Refused where there is such a reaction already, or none to take back."""
    name = name.strip(":")
    if not _NAME.fullmatch(name):
        raise Refused("invalid_name")
    message = slack.workspace.message(channel, ts)
    reactions = message.setdefault("reactions", [])
    held = next((one for one in reactions if one["name"] == name), None)
    if add:
        if held is None:
            reactions.append(held := {"name": name, "users": [], "count": 0})
        if person in held["users"]:
            raise Refused("already_reacted")
        held["users"].append(person)
    else:
        if held is None or person not in held["users"]:
            raise Refused("no_reaction")
        held["users"].remove(person)
    held["count"] = len(held["users"])
    message["reactions"] = [one for one in reactions if one["users"]]
    slack.workspace.change(channel, message)
    slack.events.reacted(channel, person, ts, name, added=add)


def _message(slack: LocalSlack, given: Json) -> tuple[Channel, Json]:
    if not given.get("channel") or not given.get("timestamp"):
        raise Refused("no_item_specified")
    channel = slack.workspace.entered(slack.workspace.bot, given["channel"])
    return channel, slack.workspace.message(channel, given["timestamp"])


METHODS = {"reactions.add": add, "reactions.remove": remove, "reactions.get": get}
