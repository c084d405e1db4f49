"""What a person fills in: an element of a message or a view found, its value as an action, a form's gaps."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from bot.workspace.refusals import Refused
from bot.workspace.state import Json

_HELD = ("value", "selected_", "files", "rich_text_value")


def named(blocks: object) -> None:
    """Gives each block an id that has none, as Slack does."""
    for block in blocks if isinstance(blocks, list) else ():
        block.setdefault("block_id", secrets.token_urlsafe(4))


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Each element that can be acted on, with its block."""
    for block in blocks:
        inner = [block.get("element"), block.get("accessory"), *(block.get("elements") or [])]
        for element in inner:
            if isinstance(element, dict) and "action_id" in element:
                yield block, element
        for card in block.get("cards") or []:
            yield from ((block, one) for one in card.get("actions") or [] if "action_id" in one)


def element(blocks: list[Json], action_id: str, block_id: str = "") -> tuple[Json, Json]:
    """Errors: Refused where there is none such."""
    for block, found in elements(blocks):
        if found["action_id"] == action_id and block_id in ("", block.get("block_id")):
            return block, found
    raise Refused("invalid_arguments", [f"no element {action_id!r} here"])


def action(block: Json, found: Json, value: Json, action_ts: str) -> Json:
    """The action as Slack sends it: the element's own facts, and what the person chose."""
    told: Json = {key: found[key] for key in ("type", "action_id", "value", "text", "style") if key in found}
    if found["type"] == "feedback_buttons":
        button = found[
            "negative_button" if value.get("value") == found["negative_button"]["value"] else "positive_button"
        ]
        told |= {"value": button["value"], "text": button["text"]}
    chosen = {key: held for key, held in value.items() if key.startswith(_HELD)}
    return told | chosen | {"block_id": block.get("block_id", ""), "action_ts": action_ts}


def state_of(blocks: list[Json], given: Json) -> Json:
    """A form's values by block and action: what the person set, over what the app put in at first."""
    values: Json = {}
    for block, found in elements(blocks):
        if found["type"] in ("button", "feedback_buttons", "icon_button", "overflow", "workflow_button"):
            continue
        set_by = given.get(block.get("block_id", ""), {}).get(found["action_id"])
        held = {"type": found["type"], **(set_by if isinstance(set_by, dict) else initial(found))}
        values.setdefault(block.get("block_id", ""), {})[found["action_id"]] = held
    return values


def initial(found: Json) -> Json:
    """What stands in an element before anybody touches it; what is empty is told as null."""
    kind = found["type"]
    name = {"checkboxes": "options", "datetimepicker": "date_time", "datepicker": "date", "timepicker": "time"}.get(
        kind
    )
    if name is None and kind.endswith("_select"):
        what = kind.removesuffix("_select").removeprefix("multi_")
        what = {"static": "option", "external": "option", "users": "user", "conversations": "conversation"}.get(
            what, "channel"
        )
        name = what + "s" if kind.startswith("multi_") else what
    if kind == "radio_buttons":
        name = "option"
    if name is None:
        return {"value": found.get("initial_value")}
    empty: Any = [] if name.endswith("s") else None
    return {f"selected_{name}": found.get(f"initial_{name}", empty)}


def gaps(blocks: list[Json], values: Json) -> dict[str, str]:
    """What Slack itself says of a form before it is sent: by block, what is missing or too short."""
    found: dict[str, str] = {}
    for block in blocks:
        if block.get("type") != "input":
            continue
        asked = block["element"]
        held = values.get(block["block_id"], {}).get(asked["action_id"], {})
        value = next((one for key, one in held.items() if key.startswith(_HELD)), None)
        if value in (None, "", []):
            if not block.get("optional"):
                found[block["block_id"]] = "Please complete this required field."
        elif isinstance(value, str):
            least, most = asked.get("min_length", 0), asked.get("max_length", 3000)
            if len(value) < least:
                found[block["block_id"]] = f"Please enter at least {least} characters."
            elif asked["type"] == "plain_text_input" and len(value) > most:
                found[block["block_id"]] = f"Please enter no more than {most} characters."
    return found
