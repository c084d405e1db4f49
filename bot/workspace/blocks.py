"""What Slack refuses of a message and of a view, with its error words and its sentences."""

from __future__ import annotations

import json
from typing import Any

from bot.workspace.block_checks import refuse
from bot.workspace.block_kit import BLOCKS, VIEW, Surface
from bot.workspace.block_limits import in_one_message, together, too_long
from bot.workspace.refusals import Refused

MOST_ATTACHMENTS = 100
VIEW_BYTES = 250_000


def block_refusals(blocks: object, surface: Surface, at: str = "/blocks") -> list[str]:
    """`[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]` ...; [] where Slack takes them."""
    refusals: list[str] = []
    BLOCKS[surface](blocks, at, refusals)
    if refusals or not isinstance(blocks, list):
        return refusals
    refusals = together(blocks, at)
    return refusals + in_one_message(blocks, at) if surface == "message" else refusals


def refuse_message(text: str, blocks: object, attachments: object = None) -> None:
    """Raises what chat.postMessage answers. Text that is too long is the caller's: Slack cuts it when it is posted."""
    if not isinstance(text, str):
        raise Refused("invalid_arguments", ["[ERROR] must provide a string [json-pointer:/text]"])
    shown = [] if blocks is None else blocks
    hung = [] if attachments is None else attachments
    if not isinstance(shown, list):
        raise Refused("invalid_blocks_format")
    if not isinstance(hung, list) or not all(isinstance(each, dict) for each in hung):
        raise Refused("invalid_attachments")
    if len(hung) > MOST_ATTACHMENTS:
        raise Refused("too_many_attachments")
    if not shown and not hung and not text.strip():
        raise Refused("no_text")
    below: list[dict[str, Any]] = []
    for place, attachment in enumerate(hung):
        blocks_below = attachment.get("blocks", [])
        _raise("invalid_attachments", _each(blocks_below, f"/attachments/{place}/blocks"))
        below += blocks_below
    _raise("invalid_blocks", _each(shown, "/blocks"))
    if too_long(shown):
        raise Refused("msg_blocks_too_long")
    refusals = in_one_message([*shown, *below], "/blocks")
    one_table = any("only_one_table_allowed" in refusal for refusal in refusals)
    _raise("invalid_attachments" if one_table else "invalid_blocks", refusals)


def refuse_view(view: object) -> None:
    """Raises what views.open, views.push, views.update and views.publish answer of the view itself."""
    refusals: list[str] = []
    VIEW(view, "/view", refusals)
    if refusals:
        _raise("invalid_arguments", ["[ERROR] failed to match all allowed schemas [json-pointer:/view]", *refusals])
    if not isinstance(view, dict):
        return
    refusals = together(view["blocks"], "/view/blocks")
    if view["type"] == "modal" and "submit" not in view:
        for place, block in enumerate(view["blocks"]):
            if block["type"] == "input":
                words = "must define `submit` to use an `input` block in modals"
                refuse(refusals, words, f"/view/blocks/{place}/input")
    _raise("invalid_arguments", refusals)
    if len(json.dumps(view, ensure_ascii=False).encode("utf-8", "surrogatepass")) > VIEW_BYTES:
        raise Refused("view_too_large")


def _each(blocks: object, at: str) -> list[str]:
    refusals: list[str] = []
    BLOCKS["message"](blocks, at, refusals)
    return refusals or (together(blocks, at) if isinstance(blocks, list) else [])


def _raise(error: str, refusals: list[str]) -> None:
    if refusals:
        raise Refused(error, refusals, errors=[refusal.removeprefix("[ERROR] ") for refusal in refusals])
