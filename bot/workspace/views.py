"""views.*: modals by a trigger, at most three deep, and the Home tab."""

from __future__ import annotations

import secrets
from copy import deepcopy

from bot.workspace.blocks import refuse_view
from bot.workspace.forms import named
from bot.workspace.local import LocalSlack
from bot.workspace.refusals import Refused
from bot.workspace.state import APP_ID, BOT_ID, TEAM_ID, Json

DEEPEST = 3
_KEPT = (
    "type",
    "title",
    "blocks",
    "close",
    "submit",
    "private_metadata",
    "callback_id",
    "external_id",
    "clear_on_close",
    "notify_on_close",
)


def open_(slack: LocalSlack, given: Json) -> Json:
    person = _by_trigger(slack, given)
    modal(given["view"])
    close_all(slack, person)
    return {"view": show(slack, person, given["view"])}


def push(slack: LocalSlack, given: Json) -> Json:
    return {"view": push_onto(slack, _by_trigger(slack, given), given["view"])}


def push_onto(slack: LocalSlack, person: str, view: object) -> Json:
    """Errors: Refused where the view is wrong, or three are open."""
    wanted = modal(view)
    if len(slack.workspace.stacks.get(person, [])) >= DEEPEST:
        raise Refused("push_limit_reached")
    return show(slack, person, wanted)


def update(slack: LocalSlack, given: Json) -> Json:
    views = slack.workspace.views
    if given.get("view_id"):
        old = views.get(given["view_id"])
    elif given.get("external_id"):
        old = next((one for one in views.values() if one.get("external_id") == given["external_id"]), None)
    else:
        raise Refused("invalid_arguments", ["[ERROR] either `view_id` or `external_id` is required"])
    if old is None:
        raise Refused("not_found")
    modal(given["view"])
    return {"view": change(slack, old, given["view"], given.get("hash"))}


def publish(slack: LocalSlack, given: Json) -> Json:
    person = slack.workspace.person(given["user_id"])
    if not slack.workspace.manifest.home_tab:
        raise Refused("not_enabled")
    refuse_view(given["view"])
    if given["view"].get("type") != "home":
        raise Refused("invalid_arguments", ["[ERROR] must be home [json-pointer:/view/type]"])
    old = slack.workspace.homes.get(person.id)
    if given.get("hash") and old is not None and given["hash"] != old["hash"]:
        raise Refused("hash_conflict")
    view = _made(slack, given["view"], old["id"] if old else slack.workspace.next_id("V"))
    view["root_view_id"] = view["id"]
    slack.workspace.homes[person.id] = view
    slack.workspace.tell("home", {"view": view}, person.id)
    return {"view": view}


def show(slack: LocalSlack, person: str, wanted: Json) -> Json:
    """Puts a modal on top of what a person has open."""
    stack = slack.workspace.stacks.setdefault(person, [])
    view = _made(slack, wanted, slack.workspace.next_id("V"))
    view |= {"root_view_id": stack[0] if stack else view["id"], "previous_view_id": stack[-1] if stack else None}
    stack.append(view["id"])
    slack.workspace.views[view["id"]] = view
    slack.workspace.tell("view", {"view": view, "stack": len(stack)}, person)
    return view


def change(slack: LocalSlack, old: Json, wanted: Json, given_hash: str | None = None) -> Json:
    """Puts other content into a modal. Errors: Refused hash_conflict where it changed since."""
    if given_hash and given_hash != old["hash"]:
        raise Refused("hash_conflict")
    kept = {key: old[key] for key in ("root_view_id", "previous_view_id")}
    view = _made(slack, wanted, old["id"]) | kept
    slack.workspace.views[view["id"]] = view
    person = owner(slack, view["id"])
    if person:
        slack.workspace.tell("view", {"view": view, "stack": len(slack.workspace.stacks[person])}, person)
    return view


def owner(slack: LocalSlack, view_id: str) -> str:
    """Who has a modal open, or ""."""
    return next((person for person, stack in slack.workspace.stacks.items() if view_id in stack), "")


def close_top(slack: LocalSlack, person: str) -> None:
    stack = slack.workspace.stacks.get(person, [])
    if not stack:
        return
    view_id = stack.pop()
    slack.workspace.views.pop(view_id, None)
    slack.workspace.tell("view_closed", {"view_id": view_id}, person)
    if stack:
        slack.workspace.tell("view", {"view": slack.workspace.views[stack[-1]], "stack": len(stack)}, person)


def close_all(slack: LocalSlack, person: str) -> None:
    stack = slack.workspace.stacks.pop(person, [])
    for view_id in stack:
        slack.workspace.views.pop(view_id, None)
    if stack:
        slack.workspace.tell("view_closed", {"view_id": None}, person)


def _by_trigger(slack: LocalSlack, given: Json) -> str:
    return slack.interactions.use_trigger(given.get("trigger_id") or "")


def modal(view: object) -> Json:
    """The view, where it is a modal that Slack takes. Errors: Refused."""
    refuse_view(view)
    if not isinstance(view, dict) or view.get("type") != "modal":
        raise Refused("invalid_arguments", ["[ERROR] must be modal [json-pointer:/view/type]"])
    return view


def _made(slack: LocalSlack, wanted: Json, key: str) -> Json:
    """A view in Slack's shape; a block or an element without an id gets one."""
    view: Json = {key: deepcopy(wanted[key]) for key in _KEPT if key in wanted}
    named(view["blocks"])
    return view | {
        "id": key,
        "team_id": TEAM_ID,
        "app_id": APP_ID,
        "app_installed_team_id": TEAM_ID,
        "bot_id": BOT_ID,
        "hash": f"{slack.workspace.next_ts()}.{secrets.token_hex(4)}",
        "state": {"values": {}},
        "private_metadata": wanted.get("private_metadata", ""),
        "callback_id": wanted.get("callback_id", ""),
        "external_id": wanted.get("external_id", ""),
        "root_view_id": key,
        "previous_view_id": None,
    }


METHODS = {"views.open": open_, "views.push": push, "views.update": update, "views.publish": publish}
