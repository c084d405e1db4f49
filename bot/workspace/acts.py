"""What a person does, whether on the page or as a gesture of a test: said, changed, opened, looked at."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from itertools import islice

from bot.workspace import chat, interacting
from bot.workspace.files import changed
from bot.workspace.local import LocalSlack
from bot.workspace.reactions import react
from bot.workspace.refusals import Refused
from bot.workspace.state import APP_ID, BOT_USER, Channel, Json, Person
from bot.workspace.streams import end_prompts, stop_for
from bot.workspace.typed import as_sent

Act = Callable[[LocalSlack, Person, Json], Awaitable[Json]]


async def do(slack: LocalSlack, person_id: str, act: str, given: Json) -> Json:
    """Does one act of one person; what it comes to. Errors: Refused."""
    person = slack.workspace.person(person_id)
    if act not in ACTS:
        raise Refused("unknown_act", [act])
    if person.kind == "deactivated":
        raise Refused("account_inactive")
    slack.log.add("person", f"{person.name}: {act}", given)
    try:
        return await ACTS[act](slack, person, given)
    except KeyError as missing:
        raise Refused("missing_argument", [str(missing)]) from missing
    except (AttributeError, TypeError, ValueError) as wrong:
        raise Refused("invalid_arguments", [str(wrong)]) from wrong


async def say(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel = slack.workspace.entered(person, given["channel"])
    files = [slack.workspace.files[key] for key in given.get("files") or [] if key in slack.workspace.files]
    text = as_sent(slack.workspace, given["text"])
    if not text.strip() and not files:
        raise Refused("no_text")
    if len(text) > chat.LONGEST_TEXT:
        raise Refused("msg_too_long")
    message: Json = {"user": person.id, "text": text, "client_msg_id": secrets.token_hex(8)}
    if person.team_id != slack.workspace.people[BOT_USER].team_id:
        message |= {"team": person.team_id, "user_team": person.team_id}
    if given.get("thread_ts"):
        message["thread_ts"] = given["thread_ts"]
    if files:
        message |= {"subtype": "file_share", "files": [file.as_file() for file in files], "upload": False}
        for file in files:
            file.complete = True
            file.channels.append(channel.id)
            changed(slack, file)
    posted = slack.workspace.post(channel, message)
    slack.workspace.read(channel, person.id, posted["ts"])
    end_prompts(slack, channel, posted.get("thread_ts", ""))
    slack.events.said(channel, posted)
    for file in files:
        slack.events.shared_file(person.id, channel, file.id)
    return {"ts": posted["ts"], "channel": channel.id}


async def edit(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel, message = _own(slack, person, given)
    text = as_sent(slack.workspace, given["text"])
    if text == message["text"]:
        return {}
    chat.reword(slack, channel, message, person.id, {"text": text})
    return {"edited": message["edited"]}


async def delete(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel, message = _own(slack, person, given)
    chat.remove(slack, channel, message["ts"])
    return {}


async def add_reaction(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel = slack.workspace.entered(person, given["channel"])
    react(slack, channel, given["ts"], person.id, given["name"], add=not given.get("remove"))
    return {}


async def open_home(slack: LocalSlack, person: Person, given: Json) -> Json:
    home = slack.workspace.homes.get(person.id)
    slack.events.opened_app(person.id, slack.workspace.direct(person.id, BOT_USER), "home", home)
    return {"view": home}


async def open_dm(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel = slack.workspace.direct(person.id, BOT_USER)
    slack.events.opened_app(person.id, channel, "messages", None)
    return {"channel": channel.id, "app_id": APP_ID}


async def look(slack: LocalSlack, person: Person, given: Json) -> Json:
    slack.events.looked(person.id, slack.workspace.entered(person, given["channel"]))
    return {}


async def stop(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel, thread_ts = slack.workspace.entered(person, given["channel"]), given.get("thread_ts") or ""
    slack.events.stopped(person.id, channel, thread_ts, stop_for(slack, channel, thread_ts))
    return {}


async def read(slack: LocalSlack, person: Person, given: Json) -> Json:
    slack.workspace.read(slack.workspace.entered(person, given["channel"]), person.id, given["ts"])
    return {}


async def join(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel = slack.workspace.seen(person, given["channel"])
    slack.workspace.join(channel, person.id)
    slack.events.joined(person.id, channel)
    return {}


async def invite(slack: LocalSlack, person: Person, given: Json) -> Json:
    """Adds somebody, the app's bot too, to a channel the person is in."""
    channel = slack.workspace.entered(person, given["channel"])
    if channel.kind == "im":
        raise Refused("method_not_supported_for_channel_type")
    slack.workspace.join(channel, (other := slack.workspace.person(given["user"])).id)
    slack.events.joined(other.id, channel)
    return {}


async def create_dm(slack: LocalSlack, person: Person, given: Json) -> Json:
    return {"channel": slack.workspace.direct(person.id, slack.workspace.person(given["user"]).id).id}


async def history(slack: LocalSlack, person: Person, given: Json) -> Json:
    """The last messages before a moment, oldest first."""
    channel = slack.workspace.seen(person, given["channel"])
    before, limit = given.get("before") or "", min(int(given.get("limit") or 50), 200)
    wanted = (one for one in slack.workspace.timeline(channel) if not before or one["ts"] < before)
    found = list(islice(wanted, limit + 1))
    return {"messages": found[:limit][::-1], "has_more": len(found) > limit}


async def thread(slack: LocalSlack, person: Person, given: Json) -> Json:
    return {"messages": slack.workspace.thread(slack.workspace.seen(person, given["channel"]), given["ts"])}


async def fault(slack: LocalSlack, person: Person, given: Json) -> Json:
    """Sets a fault, or breaks the sockets off at once ("drop", "refresh", "warn")."""
    match given["name"]:
        case "drop":
            await slack.sockets.drop()
        case "refresh":
            await slack.sockets.disconnect("refresh_requested")
        case "warn":
            await slack.sockets.disconnect("warning")
        case name:
            slack.faults.set(name, given.get("value"))
            slack.tell_faults()
    return {"faults": slack.faults.as_dict()}


def _own(slack: LocalSlack, person: Person, given: Json) -> tuple[Channel, Json]:
    channel = slack.workspace.entered(person, given["channel"])
    message = slack.workspace.message(channel, given["ts"])
    if message.get("user") != person.id:
        raise Refused("cant_update_message")
    return channel, message


ACTS: dict[str, Act] = {
    "say": say,
    "edit": edit,
    "delete": delete,
    "react": add_reaction,
    "run": interacting.run,
    "click": interacting.click,
    "options": interacting.options,
    "submit": interacting.submit,
    "close": interacting.close,
    "shortcut": interacting.shortcut,
    "open_home": open_home,
    "open_dm": open_dm,
    "look": look,
    "stop": stop,
    "read": read,
    "join": join,
    "invite": invite,
    "create_dm": create_dm,
    "history": history,
    "thread": thread,
    "fault": fault,
}
