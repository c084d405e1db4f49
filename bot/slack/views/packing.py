"""Blocks become as many messages as they need: none too large for Slack, nothing cut, the last with what ends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.slack.views.limits import BLOCK_COSTS, MESSAGE_BLOCKS, MESSAGE_CHARACTERS, RUN_CHARACTERS
from bot.slack.views.posted import Block, Posted
from bot.slack.views.text import characters, fallback, pieces, rich


def packed(text: str, blocks: Iterable[Block], ends: Sequence[Block] = ()) -> Posted:
    """A message of these blocks, and what does not fit as further ones.

    text: what a notification tells, not yet escaped. ends: the blocks the first message ends with (buttons, small
    print), so that they stand where the person reads first; a few of them, small.
    """
    pages = list(_pages([part for block in blocks for part in _small(block)], ends))
    first, *further = pages
    more = tuple(Posted(_told(page) or fallback(text), tuple(page)) for page in further)
    return Posted(fallback(text), (*first, *ends), more)


def cost(blocks: Sequence[Block]) -> int:
    """What blocks take of a message's characters."""
    return characters(list(blocks)) + BLOCK_COSTS * len(blocks)


def _pages(blocks: Sequence[Block], ends: Sequence[Block]) -> Iterator[list[Block]]:
    page: list[Block] = []
    room_for_blocks, room = MESSAGE_BLOCKS - len(ends), MESSAGE_CHARACTERS - cost(ends)
    taken = 0
    for block in blocks:
        price = cost([block])
        if page and (len(page) == room_for_blocks or taken + price > room):
            yield page
            page, taken = [], 0
            room_for_blocks, room = MESSAGE_BLOCKS, MESSAGE_CHARACTERS
        page.append(block)
        taken += price
    yield page


def _small(block: Block) -> Iterator[Block]:
    """A rich text in blocks that each fit a message: by its elements, a long list by its items, a long run by words."""
    if block["type"] != "rich_text" or cost([block]) <= RUN_CHARACTERS:
        yield block
        return
    held: list[Block] = []
    for element in (part for whole in block["elements"] for part in _small_elements(whole)):
        if held and cost([rich(*held, element)]) > RUN_CHARACTERS:
            yield rich(*held)
            held = []
        held.append(element)
    yield rich(*held)


def _small_elements(element: Block) -> Iterator[Block]:
    if characters(element) <= RUN_CHARACTERS // 2:
        yield element
    elif element["type"] == "rich_text_list":
        offset = element.get("offset", 0)
        for place, item in enumerate(element["elements"]):
            numbered = {"offset": offset + place} if element["style"] == "ordered" and offset + place else {}
            bare = {key: value for key, value in element.items() if key != "offset"}
            for part in _small_elements(item):
                yield bare | {"elements": [part]} | numbered
    else:
        for group in _small_runs(element["elements"]):
            yield element | {"elements": group}


def _small_runs(runs: Sequence[Block]) -> Iterator[list[Block]]:
    held: list[Block] = []
    most = RUN_CHARACTERS // 2
    for run in runs:
        for part in pieces(run["text"], most) if run["type"] == "text" else [run["text"]]:
            one = run | {"text": part}
            if held and characters([*held, one]) > most:
                yield held
                held = []
            held.append(one)
    if held:
        yield held


def _told(blocks: Sequence[Block]) -> str:
    """The words a further message begins with, for its notification."""
    found = (run["text"] for block in blocks for run in _runs(block))
    told = " ".join(text for _, text in zip(range(20), found, strict=False))
    return fallback(told) if told.strip() else ""


def _runs(part: object) -> Iterator[Block]:
    if isinstance(part, list):
        for one in part:
            yield from _runs(one)
    elif isinstance(part, dict):
        if part.get("type") in ("text", "plain_text"):
            yield part
        for value in part.values():
            yield from _runs(value)
