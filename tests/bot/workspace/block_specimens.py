"""Blocks that fit, made from Slack's table, and what can be done to them so that they no longer do."""

from __future__ import annotations

import copy
import re
import tomllib
from importlib.resources import files
from typing import Any

from hypothesis import strategies as st

TABLES: dict[str, Any] = tomllib.loads(files("bot.workspace").joinpath("block_kit.toml").read_text("utf-8"))
ELEMENTS = {kind: table for kinds, table in TABLES["element"].items() for kind in kinds.split()}
SURFACES = ("message", "modal", "home")

# Lengths and counts at and just beyond any limit that Slack, slack_sdk or slackblocks has.
LENGTHS = sorted(
    {
        limit + more
        for limit in (0, 1, 20, 24, 30, 49, 50, 75, 100, 150, 199, 200, 255, 300, 2000, 3000, 4000, 12000)
        for more in (0, 1)
    }
)
COUNTS = sorted({limit + more for limit in (0, 1, 2, 3, 5, 10, 12, 20, 25, 50, 100, 201) for more in (0, 1)})
NUMBERS = (-1, 0, 1, 2, 8, 9, 10, 11, 100, 101, 3000, 3001, 1_700_000_000, 10**10)

# Fields that may not stand beside the first of them.
ONE_OF = (
    ("image_url", "slack_file"),
    ("options", "option_groups"),
    ("id", "url"),
    ("icon", "slack_icon"),
    ("default_collapsed", "has_header_divider"),
    ("has_header_divider", "is_collapsible"),
)
NEEDED_BY_RULES = {
    "card_holds_something": "title",
    "section_says_something": "text",
    "container_has_a_title": "title",
    "filter_says_something": "include",
}
WRITTEN_SO = {r"like \d{4}": "2026-11-24", r"like ([01]": "09:30", "like -?": "4"}


def kinds_of(name: str) -> list[str]:
    """The element kinds of a group of the table."""
    return [
        k
        for each in TABLES["group"].get(name, name).split()
        for k in (kinds_of(each[1:]) if each[0] == "@" else [each])
    ]


def fitting(rule: str, draw: Any) -> Any:
    """A value that the rule lets pass."""
    rule = rule.removeprefix("needed ").removeprefix("nullable ")
    for start, value in WRITTEN_SO.items():
        if rule.startswith(start):
            return value
    if listed := re.fullmatch(r"(?:list|(\d+)-\d*) of (.+)", rule):
        one = fitting(listed[2], draw)
        return [copy.deepcopy(one) for _ in range(max(int(listed[1] or 0), 1))]
    if rule.startswith("@"):
        return referred(rule[1:], draw)
    word, _, measure = rule.partition(" ")
    simple: dict[str, Any] = {
        "string": "words", "scalar": "words", "flag": True, "number": 4,
        "plain": {"type": "plain_text", "text": "Words"},
        "text": {"type": draw(st.sampled_from(("mrkdwn", "plain_text"))), "text": "Words"},
    }  # fmt: skip
    if word == "whole":
        return int(measure.split("-")[0])
    return copy.deepcopy(simple[word]) if word in simple else rule.split(" | ")[-1]


def referred(name: str, draw: Any) -> Any:
    if name in TABLES["object"]:
        return filled(TABLES["object"][name], draw)
    if name in TABLES["block_group"]:
        return block(draw(st.sampled_from(TABLES["block_group"][name].split())), draw)
    kind = draw(st.sampled_from(kinds_of(name)))
    return {"type": kind, **filled(ELEMENTS[kind], draw)}


def filled(table: dict[str, Any], draw: Any) -> dict[str, Any]:
    """An object of the table: what it needs, and of the rest what is drawn."""
    rules = {**TABLES["with"].get(table.get("_with", ""), {}), **table}
    fields = {name: rule for name, rule in rules.items() if name[0] != "_"}
    whole = draw(st.booleans())
    chosen = [n for n, rule in fields.items() if rule.startswith("needed ") or whole or draw(st.booleans())]
    for first, second in ONE_OF:
        if first in fields and second in fields:
            chosen = [name for name in chosen if name not in (first, second)]
            chosen.append(draw(st.sampled_from((first, second))))
    for rule, name in NEEDED_BY_RULES.items():
        if rule in table.get("_rules", "") and name not in chosen:
            chosen.append(name)
    found = {name: fitting(fields[name], draw) for name in fields if name in chosen}
    return found | _agreeing(found)


def _agreeing(found: dict[str, Any]) -> dict[str, Any]:
    """What must agree with other fields: the first choice is one of the options, a table's head is plain."""
    options = found.get("options") or [each for group in found.get("option_groups", ()) for each in group["options"]]
    made: dict[str, Any] = {}
    if options and "initial_option" in found:
        made["initial_option"] = options[0]
    if options and "initial_options" in found:
        made["initial_options"] = options[:1]
    if "caption" in found:
        made["rows"] = [[{"type": "raw_text", "text": "Head"}], *found["rows"][1:]]
    if set(found) == {"id"}:
        made["id"] = "F0123456789"
    return made


def block(kind: str, draw: Any) -> dict[str, Any]:
    return {"type": kind, **filled(TABLES["block"][kind], draw)}


@st.composite
def fits(draw: Any) -> tuple[str, list[Any]]:
    """A surface and one block that fits it."""
    surface = draw(st.sampled_from(SURFACES))
    kind = draw(st.sampled_from([kind for kind, table in TABLES["block"].items() if surface in table["_on"].split()]))
    return surface, [block(kind, draw)]


@st.composite
def strained(draw: Any) -> tuple[str, list[Any]]:
    """A surface and one block to which one thing was done, at any place in it."""
    surface, blocks = draw(fits())
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from(SURFACES)), blocks
    path = draw(st.sampled_from(list(_places(blocks[0])) or [()]))
    holder: Any = blocks
    for step in (0, *path)[:-1]:
        holder = holder[step]
    last = (0, *path)[-1]
    done = _strain(holder[last], draw)
    if done is _GONE:
        del holder[last]
    else:
        holder[last] = done
    return surface, blocks


_GONE = object()


def _places(value: Any, path: tuple[Any, ...] = ()) -> Any:
    if path and path[-1] != "type":
        yield path
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from _places(inner, (*path, step))


def _strain(value: Any, draw: Any) -> Any:
    if draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from((_GONE, None, 7, {}, "words", ["words"])))
    if isinstance(value, str):
        return "x" * draw(st.sampled_from(LENGTHS))
    if isinstance(value, bool):
        return "yes"
    if isinstance(value, int):
        return draw(st.sampled_from(NUMBERS))
    if isinstance(value, list):
        return [_again(value[0], place) for place in range(draw(st.sampled_from(COUNTS)))]
    if isinstance(value, dict):
        return draw(
            st.sampled_from(({**value, "unheard_of": 1}, {**value, "type": "banana"}, {**value, "type": "mrkdwn"}))
        )
    return value


def _again(item: Any, place: int) -> Any:
    """The item once more, with names of its own."""
    copied = copy.deepcopy(item)
    if isinstance(copied, dict):
        copied.pop("action_id", None)
        for name in ("task_id", "name", "label"):
            if isinstance(copied.get(name), str) and place:
                copied[name] = f"{copied[name]} {place}"
    return copied
