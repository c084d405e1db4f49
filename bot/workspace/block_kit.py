"""block_kit.toml, read once into checks: what may stand in a message, a modal and a Home tab."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from bot.workspace import block_checks as checks
from bot.workspace.block_checks import Check, Shape, among
from bot.workspace.block_rules import RULES

Surface = Literal["message", "modal", "home"]

MOST_BLOCKS: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}

_TABLES: dict[str, dict[str, Any]] = tomllib.loads(files(__package__).joinpath("block_kit.toml").read_text("utf-8"))
_ELEMENTS = {kind: table for kinds, table in _TABLES["element"].items() for kind in kinds.split()}
_LISTED = re.compile(r"(?:list|(\d+)-(\d*)) of (.+)")
_MEASURED = re.compile(r"(string|whole|plain|text) ?(?:(\d+)(-))?(\d+)?")
_SIMPLE: dict[str, Check] = {"flag": checks.flag, "number": checks.number, "scalar": checks.scalar}


def _rule(words: str) -> Check:
    """One line of the file: `1-10 of text 2000` is a list of one to ten text objects."""
    kind, _, rest = words.partition(" ")
    if kind == "nullable":
        return checks.nullable(_rule(rest))
    if kind == "like":
        return checks.like(rest)
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if kind.startswith("@"):
        return _named(kind[1:])
    if listed := _LISTED.fullmatch(words):
        least, most, each = listed.groups()
        return checks.many(_rule(each), int(least or 0), int(most) if most else None)
    if measured := _MEASURED.fullmatch(words):
        kind, least, _, most = measured.groups()
        if kind in ("plain", "text"):
            return checks.text(int(most), only_plain=kind == "plain")
        return (checks.string if kind == "string" else checks.whole)(int(least or 0), int(most) if most else None)
    return checks.one_of(frozenset(words.split(" | ")))


def _shape(table: dict[str, Any], **shared: Check) -> Shape:
    lines = {**_TABLES["with"].get(table.get("_with", ""), {}), **table}
    fields = {name: words for name, words in lines.items() if not name.startswith("_")}
    return Shape(
        shared | {name: _rule(words.removeprefix("needed ")) for name, words in fields.items()},
        tuple(name for name, words in fields.items() if words.startswith("needed ")),
        _rule(table["_others"]) if "_others" in table else None,
        tuple(RULES[name] for name in table.get("_rules", "").split()),
    )


@cache
def _named(name: str) -> Check:
    if name in _TABLES["object"]:
        return _shape(_TABLES["object"][name])
    if name in MOST_BLOCKS:
        return among({kind: _block(kind) for kind, table in _TABLES["block"].items() if name in table["_on"].split()})
    if name in _TABLES["block_group"]:
        return among({kind: _block(kind) for kind in _TABLES["block_group"][name].split()})
    return among({kind: _element(kind) for kind in _kinds(name)})


def _kinds(name: str) -> list[str]:
    listed = _TABLES["group"].get(name, name).split()
    return [kind for each in listed for kind in (_kinds(each[1:]) if each.startswith("@") else [each])]


@cache
def _element(kind: str) -> Check:
    return _shape(_ELEMENTS[kind], type=checks.scalar)


@cache
def _block(kind: str) -> Check:
    return _shape(_TABLES["block"][kind], type=checks.scalar, block_id=checks.string(0, 255))


BLOCKS: dict[Surface, Check] = {name: _rule(f"0-{most} of @{name}") for name, most in MOST_BLOCKS.items()}
VIEW: Check = among({kind: _shape(table, type=checks.scalar) for kind, table in _TABLES["view"].items()})
