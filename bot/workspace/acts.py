"""What a person does, whether on the page or as a gesture of a test: said, run, clicked, filled in, looked at."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from itertools import islice
from typing import Any

from bot.workspace import chat, forms, views
from bot.workspace.delivery import Ack
from bot.workspace.files import changed
from bot.workspace.local import LocalSlack
from bot.workspace.reactions import react
from bot.workspace.refusals import Refused
from bot.workspace.state import APP_ID, BOT_ID, BOT_USER, Channel, Json, Person
from bot.workspace.typed import as_sent

TROUBLE = "We had some trouble connecting. Try again?"
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
    except (AttributeError, TypeError) as wrong:
        raise Refused("invalid_arguments", [str(wrong)]) from wrong


async def say(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel = _entered(slack, person, given["channel"])
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
    channel.read[person.id] = posted["ts"]
    slack.events.said(channel, posted)
    for file in files:
        slack.events.shared_file(person.id, channel, file.id)
    return {"ts": posted["ts"], "channel": channel.id}


async def edit(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel, message = _own(slack, person, given)
    before, text = dict(message), as_sent(slack.workspace, given["text"])
    if text == before["text"]:
        return {}
    message |= {"text": text, "edited": {"user": person.id, "ts": slack.workspace.next_ts()}}
    slack.workspace.change(channel, message)
    slack.events.changed(channel, message, before)
    return {"edited": message["edited"]}


async def delete(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel, message = _own(slack, person, given)
    chat.remove(slack, channel, message["ts"])
    return {}


async def add_reaction(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel = _entered(slack, person, given["channel"])
    react(slack, channel, given["ts"], person.id, given["name"], add=not given.get("remove"))
    return {}


async def run(slack: LocalSlack, person: Person, given: Json) -> Json:
    """A line that begins with a slash. What the app answers at once is shown; where it is silent, Slack says so."""
    channel = _entered(slack, person, given["channel"])
    name, _, words = given["text"].strip().partition(" ")
    if not any(one.command == name for one in slack.workspace.manifest.commands):
        slack.notify(person.id, f"{name} is not a valid command.", channel.id)
        raise Refused("unknown_command")
    if given.get("thread_ts"):
        slack.notify(person.id, f"{name} is not supported in threads. Sorry!", channel.id)
        raise Refused("not_supported_in_threads")
    ack, key = await slack.interactions.command(person, channel, name, words.strip())
    if ack.error:
        slack.notify(person.id, f'{name} failed with the error "{ack.error}"', channel.id)
        return {"failed": ack.error}
    _answered(slack, key, ack.body)
    return {}


def _answered(slack: LocalSlack, key: str, body: Json) -> None:
    """What came with the ack of a command, shown as if it was sent to the address for answers."""
    if body.get("text") or body.get("blocks"):
        try:
            chat.respond(slack, key, body)
        except Refused as refused:
            slack.log.add("app", "the answer with the ack", body, error=refused.error)


async def click(slack: LocalSlack, person: Person, given: Json) -> Json:
    """Acts on an element of a message or a view. The page sees it busy until the ack."""
    if given.get("view_id"):
        blocks, container, more = _in_view(slack, person, given)
    else:
        blocks, container, more = _in_message(slack, person, given)
    block, found = forms.element(blocks, given["action_id"], given.get("block_id") or "")
    stamp = slack.workspace.next_ts()
    action = forms.action(block, found, given.get("value") or {}, stamp)
    place = {key: given.get(key, "") for key in ("channel", "ts", "view_id", "action_id")} | {"action_ts": stamp}
    slack.workspace.tell("pending", {**place, "failed": "", "done": False}, person.id)
    ack = await slack.interactions.action(person, [action], container, more)
    slack.workspace.tell("pending", {**place, "failed": ack.error, "done": not ack.error}, person.id)
    return {"failed": ack.error} if ack.error else {}


def _in_message(slack: LocalSlack, person: Person, given: Json) -> tuple[list[Json], Json, Json]:
    channel = slack.workspace.channel(given["channel"])
    owner, hidden = slack.ephemerals.get((channel.id, given["ts"]), ("", {}))
    message = hidden if owner == person.id else slack.workspace.message(channel, given["ts"])
    if message.get("bot_id") != BOT_ID or not slack.workspace.may_see(person.id, channel):
        raise Refused("message_not_found")
    blocks = message.get("blocks", [])
    container = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": channel.id,
        "is_ephemeral": bool(owner),
    }
    if message.get("thread_ts"):
        container["thread_ts"] = message["thread_ts"]
    more = {
        "channel": {"id": channel.id, "name": channel.name or "directmessage"},
        "message": {key: value for key, value in message.items() if key not in ("streaming", "is_ephemeral")},
        "state": {"values": forms.state_of(blocks, given.get("state") or {})},
    }
    return blocks, container, more


def _in_view(slack: LocalSlack, person: Person, given: Json) -> tuple[list[Json], Json, Json]:
    view = _view(slack, person, given["view_id"])
    view["state"] = {"values": forms.state_of(view["blocks"], given.get("state") or {})}
    return view["blocks"], {"type": "view", "view_id": view["id"]}, {"view": view}


async def options(slack: LocalSlack, person: Person, given: Json) -> Json:
    """What an app offers for the words typed into an external select."""
    in_view = bool(given.get("view_id"))
    blocks, container, more = (_in_view if in_view else _in_message)(slack, person, given)
    block, found = forms.element(blocks, given["action_id"], given.get("block_id") or "")
    asked = {"action_id": found["action_id"], "block_id": block.get("block_id", ""), "value": given.get("value") or ""}
    ack = await slack.interactions.options(person, {**more, "container": container, **asked})
    if ack.error:
        raise Refused(ack.error)
    return {key: ack.body[key] for key in ("options", "option_groups") if key in ack.body}


async def submit(slack: LocalSlack, person: Person, given: Json) -> Json:
    """Sends a modal: its errors by block, or what the app makes of it: closed, changed, pushed, cleared."""
    view = _view(slack, person, given["view_id"])
    values = forms.state_of(view["blocks"], given.get("state") or {})
    if missing := forms.gaps(view["blocks"], values):
        return {"errors": missing}
    view["state"] = {"values": values}
    ack = await slack.interactions.submission(person, view, _response_urls(slack, person, view, values))
    if ack.error:
        return {"failed": ack.error, "text": TROUBLE}
    return _submitted(slack, person, view, ack)


def _submitted(slack: LocalSlack, person: Person, view: Json, ack: Ack) -> Json:
    trouble = {"failed": "invalid_response", "text": TROUBLE}
    try:
        match ack.body.get("response_action"):
            case "errors":
                known = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
                errors = ack.body.get("errors") or {}
                return {"errors": errors} if errors and set(errors) <= known else trouble
            case "update":
                views.change(slack, view, views.modal(ack.body.get("view")))
            case "push":
                views.push_onto(slack, person.id, ack.body.get("view"))
            case "clear":
                views.close_all(slack, person.id)
            case _:
                views.close_top(slack, person.id)
    except Refused as refused:
        slack.log.add("app", "the view with the ack", ack.body, error=refused.error)
        return trouble
    return {}


def _response_urls(slack: LocalSlack, person: Person, view: Json, values: Json) -> list[Json]:
    """An address for each channel that was chosen to answer in."""
    found = []
    for block, element in forms.elements(view["blocks"]):
        if element.get("response_url_enabled"):
            held = values[block["block_id"]][element["action_id"]]
            chosen = held.get("selected_channel") or held.get("selected_conversation")
            if chosen:
                channel = slack.workspace.channel(chosen)
                url = slack.interactions.response_url_for(person, channel)
                named = {"block_id": block["block_id"], "action_id": element["action_id"]}
                found.append({**named, "channel_id": chosen, "response_url": url})
    return found


async def close(slack: LocalSlack, person: Person, given: Json) -> Json:
    view = _view(slack, person, given["view_id"])
    everything = bool(given.get("all")) or bool(view.get("clear_on_close"))
    (views.close_all if everything else views.close_top)(slack, person.id)
    if view.get("notify_on_close"):
        await slack.interactions.closing(person, view, cleared=everything)
    return {}


async def shortcut(slack: LocalSlack, person: Person, given: Json) -> Json:
    known = next((one for one in slack.workspace.manifest.shortcuts if one.callback_id == given["callback_id"]), None)
    if known is None or (known.type == "message") != bool(given.get("ts")):
        raise Refused("invalid_arguments", [f"no such shortcut: {given['callback_id']}"])
    channel = message = None
    if given.get("ts"):
        channel = _entered(slack, person, given["channel"])
        message = slack.workspace.message(channel, given["ts"])
    ack = await slack.interactions.shortcut(person, known.callback_id, channel, message)
    if ack.error:
        slack.notify(person.id, f'{known.name} failed with the error "{ack.error}"', given.get("channel"))
        return {"failed": ack.error}
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
    slack.events.looked(person.id, _entered(slack, person, given["channel"]))
    return {}


async def stop(slack: LocalSlack, person: Person, given: Json) -> Json:
    slack.events.stopped(person.id, _entered(slack, person, given["channel"]), given.get("thread_ts") or "")
    return {}


async def read(slack: LocalSlack, person: Person, given: Json) -> Json:
    _entered(slack, person, given["channel"]).read[person.id] = given["ts"]
    return {}


async def join(slack: LocalSlack, person: Person, given: Json) -> Json:
    channel = slack.workspace.channel(given["channel"])
    if not slack.workspace.may_see(person.id, channel):
        raise Refused("channel_not_found")
    slack.workspace.join(channel, person.id)
    slack.events.joined(person.id, channel)
    return {}


async def invite(slack: LocalSlack, person: Person, given: Json) -> Json:
    """Adds somebody, the app's bot too, to a channel the person is in."""
    channel = _entered(slack, person, given["channel"])
    if channel.kind == "im":
        raise Refused("method_not_supported_for_channel_type")
    slack.workspace.join(channel, (other := slack.workspace.person(given["user"])).id)
    slack.events.joined(other.id, channel)
    return {}


async def create_dm(slack: LocalSlack, person: Person, given: Json) -> Json:
    return {"channel": slack.workspace.direct(person.id, slack.workspace.person(given["user"]).id).id}


async def history(slack: LocalSlack, person: Person, given: Json) -> Json:
    """The last messages before a moment, oldest first."""
    channel = _seen(slack, person, given["channel"])
    before, limit = given.get("before") or "", min(int(given.get("limit") or 50), 200)
    wanted = (one for one in slack.workspace.timeline(channel) if not before or one["ts"] < before)
    found = list(islice(wanted, limit + 1))
    return {"messages": found[:limit][::-1], "has_more": len(found) > limit}


async def thread(slack: LocalSlack, person: Person, given: Json) -> Json:
    return {"messages": slack.workspace.thread(_seen(slack, person, given["channel"]), given["ts"])}


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
    return {"faults": slack.faults.as_dict()}


def _seen(slack: LocalSlack, person: Person, key: str) -> Channel:
    channel = slack.workspace.channel(key)
    if not slack.workspace.may_see(person.id, channel):
        raise Refused("channel_not_found")
    return channel


def _entered(slack: LocalSlack, person: Person, key: str) -> Channel:
    channel = _seen(slack, person, key)
    if person.id not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _own(slack: LocalSlack, person: Person, given: Json) -> tuple[Channel, Json]:
    channel = _entered(slack, person, given["channel"])
    message = slack.workspace.message(channel, given["ts"])
    if message.get("user") != person.id:
        raise Refused("cant_update_message")
    return channel, message


def _view(slack: LocalSlack, person: Person, view_id: str) -> dict[str, Any]:
    home = slack.workspace.homes.get(person.id)
    if home is not None and home["id"] == view_id:
        return home
    if view_id not in slack.workspace.stacks.get(person.id, []):
        raise Refused("not_found")
    return slack.workspace.views[view_id]


ACTS: dict[str, Act] = {
    "say": say,
    "edit": edit,
    "delete": delete,
    "react": add_reaction,
    "run": run,
    "click": click,
    "options": options,
    "submit": submit,
    "close": close,
    "shortcut": shortcut,
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
