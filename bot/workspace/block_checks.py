"""What a field of a Block Kit payload can be asked: each check writes down what Slack would refuse, in its words.

Slack checks payloads with schemas of its own (github.com/slackhq/hack-json-schema); the sentences here are that
library's, and those that stand in Slack's answers. A check goes down only where the rules lead, and no rule leads
back to itself: a payload nested without end costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

# (value, its JSON pointer, the refusals so far): adds its own.
Check = Callable[[Any, str, list[str]], None]


def refuse(refusals: list[str], words: str, at: str) -> None:
    refusals.append(f"[ERROR] {words} [json-pointer:{at}]")


def flag(value: Any, at: str, refusals: list[str]) -> None:
    if not isinstance(value, bool):
        refuse(refusals, "must be a boolean", at)


def number(value: Any, at: str, refusals: list[str]) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1e300 < value < 1e300:
        refuse(refusals, "must provide a number", at)


def scalar(value: Any, at: str, refusals: list[str]) -> None:
    if not isinstance(value, str | bool | None):
        number(value, at, refusals)


def string(least: int = 0, most: int | None = None) -> Check:
    def check(value: Any, at: str, refusals: list[str]) -> None:
        if not isinstance(value, str):
            refuse(refusals, "must provide a string", at)
        elif most is not None and len(value) > most:
            refuse(refusals, f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            refuse(refusals, f"must be more than {least - 1} characters", at)

    return check


def like(pattern: str) -> Check:
    matches = re.compile(pattern, re.ASCII).fullmatch

    def check(value: Any, at: str, refusals: list[str]) -> None:
        if not isinstance(value, str):
            refuse(refusals, "must provide a string", at)
        elif not matches(value):
            refuse(refusals, f"input must match regex pattern: {pattern}", at)

    return check


def whole(least: int, most: int | None = None) -> Check:
    most = 2**63 - 1 if most is None else most

    def check(value: Any, at: str, refusals: list[str]) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            refuse(refusals, "must provide an integer", at)
        elif value < least:
            refuse(refusals, f"must be greater than {least - 1}", at)
        elif value > most:
            refuse(refusals, f"must be less than {most + 1}", at)

    return check


def one_of(words: frozenset[str]) -> Check:
    def check(value: Any, at: str, refusals: list[str]) -> None:
        if not isinstance(value, str):
            refuse(refusals, "must provide a string", at)
        elif value not in words:
            refuse(refusals, "must be a valid enum value", at)

    return check


def many(each: Check, least: int = 0, most: int | None = None) -> Check:
    """A list; where it is too long, what it holds is not looked at."""

    def check(value: Any, at: str, refusals: list[str]) -> None:
        if not isinstance(value, list):
            refuse(refusals, "must provide an array", at)
        elif most is not None and len(value) > most:
            refuse(refusals, f"no more than {most} items allowed", at)
        elif len(value) < least:
            refuse(refusals, f"must provide at least {least} items", at)
        else:
            for place, item in enumerate(value):
                each(item, f"{at}/{place}", refusals)

    return check


def nullable(check: Check) -> Check:
    return lambda value, at, refusals: None if value is None else check(value, at, refusals)


@dataclass(frozen=True)
class Shape:
    """An object: its fields, which of them it needs, the rule of those not named, and rules over several at once."""

    fields: Mapping[str, Check]
    needs: tuple[str, ...] = ()
    others: Check | None = None
    rules: tuple[Check, ...] = ()

    def __call__(self, value: Any, at: str, refusals: list[str]) -> None:
        if not isinstance(value, dict):
            refuse(refusals, "must provide an object", at)
            return
        found = len(refusals)
        for name, inner in value.items():
            check = self.fields.get(name, self.others)
            if check is None:
                refuse(refusals, f"invalid additional property: {str(name)[:100]}", at)
            else:
                check(inner, f"{at}/{name}", refusals)
        for name in self.needs:
            if name not in value:
                refuse(refusals, f"missing required field: {name}", at)
        if self.rules and len(refusals) == found:  # a rule may trust the fields it looks at
            for rule in self.rules:
                rule(value, at, refusals)


def among(kinds: Mapping[str, Check]) -> Check:
    """One of these, told apart by its type."""

    def check(value: Any, at: str, refusals: list[str]) -> None:
        if not isinstance(value, dict):
            refuse(refusals, "must provide an object", at)
        elif "type" not in value:
            refuse(refusals, "missing required field: type", at)
        elif not isinstance(kind := value["type"], str):
            refuse(refusals, "must provide a string", f"{at}/type")
        elif kind not in kinds:
            refuse(refusals, f"unsupported type: {kind[:100]}", f"{at}/type")
        else:
            kinds[kind](value, at, refusals)

    return check


def text(most: int, *, only_plain: bool = False) -> Check:
    """A text object; where it has alternatives Slack first says that none of them fits, then what is wrong."""
    words = string(1, most)
    kinds: dict[str, Check] = {"plain_text": Shape({"type": scalar, "text": words, "emoji": flag}, ("text",))}
    if only_plain:
        return among(kinds)
    kinds["mrkdwn"] = Shape({"type": scalar, "text": words, "verbatim": flag}, ("text",))
    check = among(kinds)

    def either(value: Any, at: str, refusals: list[str]) -> None:
        found = len(refusals)
        check(value, at, refusals)
        if len(refusals) > found and isinstance(value, dict):
            refusals.insert(found, f"[ERROR] failed to match all allowed schemas [json-pointer:{at}]")

    return either
