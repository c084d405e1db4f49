"""What Slack delivers, as values: who did what, where, and the id of the work it starts.

The id is the claim: the same thing delivered twice has the same id, by whatever way it comes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Heard:
    """One thing that a person did. words: what the work needs of it, kept with the request until it is answered.

    thread: where the answer belongs, "" for the top. order: what is done one after the other.
    """

    job: str
    team: str
    user: str
    channel: str = ""
    thread: str = ""
    im: bool = False
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def order(self) -> str:
        return f"{self.team}/{self.channel or self.user}/{self.thread}"

    def having(self, **words: str) -> Heard:
        """The same with more words."""
        return replace(self, words={**self.words, **words})

    def kept(self) -> dict[str, str]:
        """All of it as it is kept with the request."""
        where = {"team": self.team, "user": self.user, "channel": self.channel, "thread": self.thread}
        return {**where, "im": "1" if self.im else "", **self.words}


def message_key(team: str, channel: str, ts: str) -> str:
    """The key of a message: of the work it starts, of the note it becomes, of the thread that begins with it."""
    return f"slack:{team}/{channel}/{ts}"


def is_direct(event: Body, channel: str) -> bool:
    """Whether an event is of the messages between one person and the bot."""
    return event.get("channel_type") == "im" or channel.startswith("D")


def heard_message(event: Body, body: Body) -> Heard:
    """A message or a mention. Its answer stands in its thread."""
    team, channel, ts = team_of(body), str(event["channel"]), str(event["ts"])
    return Heard(
        job=message_key(team, channel, ts),
        team=team,
        user=str(event.get("user", "")),
        channel=channel,
        thread=str(event.get("thread_ts") or ts),
        im=is_direct(event, channel),
        words={"text": str(event.get("text", "")), "ts": ts} | _files_of(event),
    )


def heard_event(event: Body, body: Body, job: str) -> Heard:
    """Any other event, with the id that the thing it tells of gives it."""
    channel = str(event.get("channel") or event.get("channel_id") or "")
    return Heard(
        job=job,
        team=team_of(body),
        user=str(event.get("user", "")),
        channel=channel,
        thread=str(event.get("thread_ts", "")),
        im=is_direct(event, channel),
    )


def heard_command(body: Body) -> Heard:
    """A slash command. Its answer goes to who ran it, where they ran it."""
    channel = str(body["channel_id"])
    return Heard(
        job=f"slack:{body['trigger_id']}",
        team=str(body["team_id"]),
        user=str(body["user_id"]),
        channel=channel,
        im=channel.startswith("D"),
        words={"text": str(body.get("text", "")), "response_url": str(body.get("response_url", ""))},
    )


def heard_action(body: Body) -> Heard:
    """A button or a choice. words: its value, the message it is on, and what the person had filled in there."""
    action = body["actions"][0]
    channel = str((body.get("channel") or {}).get("id", ""))
    message = body.get("message") or {}
    held = body.get("container") or {}
    ts = str(message.get("ts") or held.get("message_ts") or "")
    alone = bool(held.get("is_ephemeral"))
    thread = str(message.get("thread_ts") or held.get("thread_ts") or ("" if alone else ts))
    chosen = action.get("selected_option") or {}
    words = {
        "action": str(action["action_id"]).partition(":")[0],
        "value": str(action.get("value") or chosen.get("value") or ""),
        "response_url": str(body.get("response_url", "")),
        "message_ts": ts,
        "alone": "1" if alone else "",
    }
    return Heard(
        job=f"slack:{body['trigger_id']}",
        team=team_of(body),
        user=str(body["user"]["id"]),
        channel=channel,
        thread=thread,
        im=channel.startswith("D"),
        words=words | _of_view(body),
    )


def heard_shortcut(body: Body) -> Heard:
    """A shortcut; on a message, with its words, its author and its place."""
    message = body.get("message") or {}
    channel = str((body.get("channel") or {}).get("id", ""))
    ts = str(message.get("ts", ""))
    words = {"response_url": str(body.get("response_url", ""))}
    if message:
        words |= {"text": str(message.get("text", "")), "author": str(message.get("user", "")), "message_ts": ts}
        by = (message.get("bot_profile") or {}).get("name") or message.get("username") or ""
        words |= {"author_name": str(by)} | _files_of(message)
    return Heard(
        job=f"slack:{body['trigger_id']}",
        team=team_of(body),
        user=str(body["user"]["id"]),
        channel=channel,
        thread=str(message.get("thread_ts") or ts),
        im=channel.startswith("D"),
        words=words,
    )


def heard_view(body: Body) -> Heard:
    """A modal that was submitted. The same modal with the same fields is the same work, however often it is sent."""
    view = body["view"]
    said = json.dumps(view["state"]["values"], sort_keys=True)
    digest = hashlib.sha256(f"{view['hash']}{said}".encode()).hexdigest()[:16]
    return Heard(
        job=f"slack:{view['id']}/{digest}", team=team_of(body), user=str(body["user"]["id"]), words=_of_view(body)
    )


def fields_of(view: Body) -> dict[str, str]:
    """What a person filled in, by action_id: text, a day, the value of a choice; several with a comma between."""
    return {
        action: _filled(element)
        for block in (view.get("state") or {}).get("values", {}).values()
        for action, element in block.items()
    }


def _filled(element: Body) -> str:
    if "selected_options" in element:
        return ",".join(str(one["value"]) for one in element["selected_options"] or ())
    chosen = element.get("selected_option") or {}
    day = element.get("selected_date") or element.get("selected_time") or element.get("selected_date_time")
    found = element.get("value") or day or chosen.get("value")
    return str(found or "")


def _files_of(message: Body) -> dict[str, str]:
    """The name and the link of each file that came with a message; nothing where none did."""
    files = [[str(one.get("name", "")), str(one.get("permalink", ""))] for one in message.get("files") or ()]
    return {"files": json.dumps(files)} if files else {}


def _of_view(body: Body) -> dict[str, str]:
    view = body.get("view")
    if not view:
        return {}
    about = {"view_id": str(view["id"]), "metadata": str(view.get("private_metadata", ""))}
    return about | {f"field:{name}": value for name, value in fields_of(view).items()}


def team_of(body: Body) -> str:
    """The team the bot is installed in; of a channel that another company shares, an event names theirs as its own."""
    installed: Body = next(iter(body.get("authorizations") or ()), {})
    return str(
        installed.get("team_id") or body.get("team_id") or (body.get("team") or {}).get("id") or body["user"]["team_id"]
    )
