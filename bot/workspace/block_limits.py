"""What the blocks of one payload may be together: names used once, and how much fits into one message.

A rule here runs only where each block by itself is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.workspace.block_checks import refuse
from bot.workspace.block_rules import MOST_TABLE_TEXT, characters

MOST_RENDERED = 50
MOST_MARKDOWN = 12_000
MOST_CHARTS = 2
# Slack documents no limit to a whole message, and has one: with two markdown blocks 13,297 characters are taken and no
# more, with a divider beside them 13,172 (github.com/slackapi/bolt-js/issues/2509); many small blocks were refused at
# 11,341 (bolt-js/issues/2867); others measured some 100 for each header. So: characters as they are escaped on the
# wire, and a hundred for each block.
MESSAGE_SIZE, BLOCK_SIZE = 13_200, 100

Blocks = list[dict[str, Any]]
_OWN_BLOCK = re.compile(r"#{1,6} |(?:-{3,}|\*{3,}|_{3,})\s*$")


def together(blocks: Blocks, at: str) -> list[str]:
    """Refusals on any surface: a block_id or, within one block, an action_id that is there twice; too many blocks."""
    refusals: list[str] = []
    if any(block["type"] == "markdown" for block in blocks) and sum(map(_rendered, blocks)) > MOST_RENDERED:
        refuse(refusals, f"no more than {MOST_RENDERED} items allowed", at)
    seen: set[str] = set()
    for block, place in _all_blocks(blocks, at):
        _once(block, "block_id", place, seen, refusals)
        actions: set[str] = set()
        for element, within in _elements(block, place):
            _once(element, "action_id", within, actions, refusals)
    return refusals


def in_one_message(blocks: Blocks, at: str) -> list[str]:
    """Refusals of a message, whose attachments' blocks count with its own."""
    refusals: list[str] = []
    found = [block for block, _ in _all_blocks(blocks, at)]
    if sum(block["type"] == "table" for block in found) > 1:
        refuse(refusals, "only_one_table_allowed", at)
    for kind, most in MOST_TABLE_TEXT.items():
        if sum(characters(block["rows"]) for block in found if block["type"] == kind) > most:
            refuse(refusals, f"{kind} cells must be less than {most + 1} characters", at)
    if sum(block["type"] == "data_visualization" for block in found) > MOST_CHARTS:
        refuse(refusals, "too many data_visualization blocks", at)
    if _markdown(blocks) > MOST_MARKDOWN:
        refuse(refusals, f"must be less than {MOST_MARKDOWN + 1} characters", at)
    return refusals


def too_long(blocks: Blocks) -> bool:
    """Whether Slack answers msg_blocks_too_long."""
    size = characters(blocks, escaped=True) + BLOCK_SIZE * sum(map(_rendered, blocks))
    return size > MESSAGE_SIZE or _markdown(blocks) > MOST_MARKDOWN


def _all_blocks(blocks: Blocks, at: str) -> Iterator[tuple[dict[str, Any], str]]:
    for place, block in enumerate(blocks):
        yield block, f"{at}/{place}"
        if block["type"] == "container":
            yield from _all_blocks(block["child_blocks"], f"{at}/{place}/child_blocks")
        elif block["type"] == "carousel":
            yield from _all_blocks(block["elements"], f"{at}/{place}/elements")


def _elements(block: dict[str, Any], at: str) -> Iterator[tuple[dict[str, Any], str]]:
    if block["type"] in ("actions", "context_actions"):
        yield from ((element, f"{at}/elements/{place}") for place, element in enumerate(block["elements"]))
    elif block["type"] == "card":
        yield from ((button, f"{at}/actions/{place}") for place, button in enumerate(block.get("actions", ())))


def _once(found: dict[str, Any], name: str, at: str, seen: set[str], refusals: list[str]) -> None:
    value = found.get(name)
    if value and value in seen:
        refuse(refusals, f'`{name}` "{value}" already exists', f"{at}/{name}")
    elif value:
        seen.add(value)


def _markdown(blocks: Blocks) -> int:
    return sum(len(block["text"]) for block in blocks if block["type"] == "markdown")


def _rendered(block: dict[str, Any]) -> int:
    """How many blocks Slack makes of one: of Markdown each heading, rule, table and fenced code is a block of its own,
    and so is what stands between two of them."""
    if block["type"] != "markdown":
        return 1
    count, inside = 0, ""
    for line in block["text"].splitlines():
        text = line.strip()
        if text.startswith("```"):
            count += inside != "code"
            inside = "" if inside == "code" else "code"
        elif inside == "code" or not text:
            continue
        elif _OWN_BLOCK.match(text):
            count, inside = count + 1, ""
        else:
            kind = "table" if text.startswith("|") else "text"
            count, inside = count + (kind != inside), kind
    return max(count, 1)
