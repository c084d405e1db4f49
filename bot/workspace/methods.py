"""The methods of the Web API, as methods.toml has them, and what a call brings along, read by their arguments."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.workspace.refusals import Refused

PAGES = "https://docs.slack.dev/reference/methods/"
_TABLE = tomllib.loads(Path(__file__).with_name("methods.toml").read_text(encoding="utf-8"))
EVERY_ERROR: tuple[str, ...] = tuple(_TABLE["every"]["errors"])
UNREADABLE: Mapping[str, str] = _TABLE["unreadable"]


@dataclass(frozen=True)
class Argument:
    """kind: string, channel, user, ts, integer, boolean, list, array, objects, object, or words with "|" between."""

    name: str
    kind: str
    required: bool = False


@dataclass(frozen=True)
class Needs:
    """One group of `groups` has to hold something in each of its arguments; else the call is refused with `error`."""

    groups: tuple[tuple[str, ...], ...]
    error: str


@dataclass(frozen=True)
class Never:
    """`argument` may not stand beside one of `others`; else the call is refused with `error`."""

    argument: str
    others: tuple[str, ...]
    error: str


@dataclass(frozen=True)
class Method:
    """A method: all of `scopes` are needed, of "a|b" any one. errors: its own words, without EVERY_ERROR."""

    name: str
    token: str
    scopes: tuple[str, ...]
    per_minute: int
    arguments: tuple[Argument, ...]
    errors: tuple[str, ...]
    needs: Needs | None = None
    never: Never | None = None

    @property
    def source(self) -> str:
        """The address of Slack's page about it."""
        return PAGES + self.name


def read_arguments(method: Method, given: Mapping[str, Any]) -> dict[str, Any]:
    """What a call gives, by the method's arguments; a form's text and JSON's values alike. Others are left out.

    As Slack does, an argument that is absent or null is not given, and one that is there and empty is: what an empty
    channel means is for the method to say. Errors: Refused.
    """
    found: dict[str, Any] = {}
    missing: list[str] = []
    for argument in method.arguments:
        value = given.get(argument.name)
        if value is None or (value == "" and argument.kind not in _MAY_BE_EMPTY and not argument.required):
            if argument.required:
                missing.append(f"[ERROR] missing required field: {argument.name}")
        else:
            found[argument.name] = _read(method, argument, value)
    if missing:
        raise Refused("invalid_arguments", missing)
    _hold(method, found)
    return found


def _hold(method: Method, found: Mapping[str, Any]) -> None:
    """Refuses a call that lacks what it needs or gives two things of which only one may be."""
    needs, never = method.needs, method.never
    if needs and not any(all(found.get(name) for name in group) for group in needs.groups):
        lacking = (
            [f"[ERROR] missing required field: {needs.groups[0][0]}"] if needs.error == "invalid_arguments" else []
        )
        raise Refused(needs.error, lacking)
    if never and found.get(never.argument) and any(found.get(name) for name in never.others):
        raise Refused(never.error)


def _read(method: Method, argument: Argument, value: Any) -> Any:
    word = UNREADABLE.get(argument.name, "")
    error = word if word in method.errors else "invalid_arguments"
    try:
        reader = _READERS.get(argument.kind)
        read = reader(value) if reader else _one_of(argument.kind.split("|"), value)
        # A time stamp that is none is not found, which says enough; but some methods have a word for it.
        if argument.kind == "ts" and error == word and not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,6})?", read):
            raise _Wrong("must be a timestamp")
        return read
    except (ValueError, TypeError, RecursionError) as wrong:
        said = wrong.args[0] if isinstance(wrong, _Wrong) else "must be valid JSON"
        raise Refused(error, [f"[ERROR] {said} [json-pointer:/{argument.name}]"]) from None


class _Wrong(ValueError):
    """An argument that is not of its kind; the text is what Slack's message says of it."""


def _string(value: Any) -> str:
    """A JSON number is taken as its text, as a form would bring it."""
    if type(value) in (int, float) and abs(value) < _LARGEST:
        value = str(value)
    if not isinstance(value, str):
        raise _Wrong("must be a string")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _Wrong("must be valid Unicode") from None
    return value


def _integer(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value):
        return int(value)
    if type(value) in (int, float) and abs(value) < _LARGEST and value == int(value):
        return int(value)
    raise _Wrong("must be an integer")


def _boolean(value: Any) -> bool:
    word = value[:6].lower() if isinstance(value, str) else value
    if not isinstance(word, str | int) or word not in _BOOLEANS:
        raise _Wrong("must be a boolean")
    return _BOOLEANS[word]


def _list(value: Any) -> list[str]:
    """Words with commas between, a JSON list of them as text, or a list."""
    if isinstance(value, str) and not value.lstrip().startswith("["):
        value = [word.strip() for word in value.split(",") if word.strip()]
    items: list[Any] = _json(value, list, "an array")
    if not all(isinstance(item, str) for item in items):
        raise _Wrong("must be an array of strings")
    return items


def _objects(value: Any) -> list[dict[str, Any]]:
    items: list[Any] = _json(value, list, "an array")
    if not all(isinstance(item, dict) for item in items):
        raise _Wrong("must be an array of objects")
    return items


def _json(value: Any, shape: type, said: str) -> Any:
    """JSON as text or as it is. Whatever could not be sent on (NaN, half a character) is refused here."""
    if isinstance(value, str):
        value = json.loads(value)
    if not isinstance(value, shape):
        raise _Wrong(f"must be {said}")
    json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    return value


def _one_of(words: list[str], value: Any) -> str:
    if value not in words:
        raise _Wrong("must be a valid enum value")
    return str(value)


_LARGEST = 10**18
_BOOLEANS: Mapping[str | int, bool] = {"true": True, "1": True, "false": False, "0": False, 1: True, 0: False}
_READERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("string", "channel", "user", "ts"), _string),
    "integer": _integer,
    "boolean": _boolean,
    "list": _list,
    "objects": _objects,
    "array": lambda value: _json(value, list, "an array"),
    "object": lambda value: _json(value, dict, "an object"),
}
_MAY_BE_EMPTY = ("string", "channel", "user")


def _method(name: str, row: Mapping[str, Any]) -> Method:
    arguments = []
    for text in row["arguments"]:
        key, _, kind = text.partition(": ")
        arguments.append(Argument(key.removesuffix("!"), kind, key.endswith("!")))
    needs = never = None
    if "needs" in row:
        groups, _, error = row["needs"].partition(", else ")
        needs = Needs(tuple(tuple(group.split(" and ")) for group in groups.split(" or ")), error)
    if "never" in row:
        rule, _, error = row["never"].partition(", else ")
        argument, _, others = rule.partition(" with ")
        never = Never(argument, tuple(others.split(" or ")), error)
    scopes, errors = tuple(row.get("scopes", ())), (*row["errors"], *row.get("observed", ()))
    return Method(name, row["token"], scopes, row["per_minute"], tuple(arguments), errors, needs, never)


METHODS: Mapping[str, Method] = {name: _method(name, row) for name, row in _TABLE.items() if "." in name}
ELSEWHERE: frozenset[str] = frozenset(
    f"{family}.{rest}" for family, names in _TABLE["elsewhere"].items() for rest in names.split()
)
