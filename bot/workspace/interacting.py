"""What a person sets off in the app: commands run, elements clicked, forms sent, shortcuts used."""

from __future__ import annotations

from typing import Any

from bot.workspace import chat, forms, views
from bot.workspace.delivery import Ack
from bot.workspace.local import LocalSlack
from bot.workspace.refusals import Refused
from bot.workspace.state import BOT_ID, Json, Person, shown

TROUBLE = "We had some trouble connecting. Try again?"


async def run(slack: LocalSlack, person: Person, given: Json) -> Json:
    """A line that begins with a slash. What the app answers at once is shown; where it is silent, Slack says so."""
    channel = slack.workspace.entered(person, given["channel"])
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
    block, found, container, more = _acted_on(slack, person, given)
    stamp = slack.workspace.next_ts()
    action = forms.action(block, found, given.get("value") or {}, stamp)
    place = {key: given.get(key, "") for key in ("channel", "ts", "view_id", "action_id")} | {"action_ts": stamp}
    slack.workspace.tell("pending", {**place, "failed": "", "done": False}, person.id)
    ack = await slack.interactions.action(person, [action], container, more)
    slack.workspace.tell("pending", {**place, "failed": ack.error, "done": not ack.error}, person.id)
    return {"failed": ack.error} if ack.error else {}


def _acted_on(slack: LocalSlack, person: Person, given: Json) -> tuple[Json, Json, Json, Json]:
    """The block and the element acted on, where they stand, and the message or the view with its state."""
    blocks, container, more = (_in_view if given.get("view_id") else _in_message)(slack, person, given)
    return *forms.element(blocks, given["action_id"], given.get("block_id") or ""), container, more


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
        "message": {key: value for key, value in shown(message).items() if key != "is_ephemeral"},
        "state": {"values": forms.state_of(blocks, given.get("state") or {})},
    }
    return blocks, container, more


def _in_view(slack: LocalSlack, person: Person, given: Json) -> tuple[list[Json], Json, Json]:
    view = _view(slack, person, given["view_id"])
    view["state"] = {"values": forms.state_of(view["blocks"], given.get("state") or {})}
    return view["blocks"], {"type": "view", "view_id": view["id"]}, {"view": view}


async def options(slack: LocalSlack, person: Person, given: Json) -> Json:
    """What an app offers for the words typed into an external select."""
    block, found, container, more = _acted_on(slack, person, given)
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
        channel = slack.workspace.entered(person, given["channel"])
        message = slack.workspace.message(channel, given["ts"])
    ack = await slack.interactions.shortcut(person, known.callback_id, channel, message)
    if ack.error:
        slack.notify(person.id, f'{known.name} failed with the error "{ack.error}"', given.get("channel"))
        return {"failed": ack.error}
    return {}


def _view(slack: LocalSlack, person: Person, view_id: str) -> dict[str, Any]:
    home = slack.workspace.homes.get(person.id)
    if home is not None and home["id"] == view_id:
        return home
    if view_id not in slack.workspace.stacks.get(person.id, []):
        raise Refused("not_found")
    return slack.workspace.views[view_id]
