"""The manifest holds what the bot listens to and calls, and nothing besides; both ways."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.slack.checks import manifest, manifest_for
from bot.workspace import methods as workspace_methods
from bot.workspace.manifest import EVENTS

SLACK = Path("bot/slack")
METHODS = tomllib.loads(Path(workspace_methods.__file__).with_name("methods.toml").read_text(encoding="utf-8"))
# Scopes that no method or event asks for by itself, and why they are needed.
OTHER_SCOPES = {"commands": "slash commands and shortcuts", "files:read": "the name and link of a file with a note"}
# One event of the API is several of the manifest, by the kind of channel.
KINDS_OF_MESSAGE = {"message.channels", "message.groups", "message.im"}


def listened_to(kind: str) -> set[str]:
    """What stands in `@app.command("/brief")` and its like."""
    return {
        str(argument.value)
        for node in nodes()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == kind
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "app"
        for argument in node.args
        if isinstance(argument, ast.Constant)
    }


def called() -> set[str]:
    """The methods of the Web API whose names stand in the code."""
    return {
        node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)
    } & METHODS.keys() | {"auth.test", "apps.connections.open"}


def nodes() -> Iterator[ast.AST]:
    for path in SLACK.rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def bot_events() -> set[str]:
    return set(manifest()["settings"]["event_subscriptions"]["bot_events"])


def test_each_event_that_is_listened_to_is_subscribed_to_and_each_one_subscribed_to_is_heard() -> None:
    heard = listened_to("event")
    assert (heard - {"message"}) | (KINDS_OF_MESSAGE if "message" in heard else set()) == bot_events()


def test_commands_and_shortcuts_are_those_that_are_listened_to() -> None:
    features = manifest()["features"]
    assert {one["command"] for one in features["slash_commands"]} == listened_to("command")
    assert {one["callback_id"] for one in features["shortcuts"]} == listened_to("shortcut")


def test_the_scopes_are_those_that_methods_and_events_need() -> None:
    granted = set(manifest()["oauth_config"]["scopes"]["bot"])
    used = called() - {"apps.connections.open"}
    asked_for = [tuple(one.split("|")) for name in used for one in METHODS[name].get("scopes", ())]
    asked_for += [tuple(EVENTS[event]) for event in bot_events() if EVENTS[event]]
    missing = [one for one in asked_for if not granted & set(one)]
    assert missing == []
    needed = {scope for one in asked_for for scope in one} | OTHER_SCOPES.keys()
    assert granted - needed == set()


def test_the_bot_may_only_what_it_does() -> None:
    assert "chat:write.public" not in manifest()["oauth_config"]["scopes"]["bot"]
    assert manifest()["settings"]["token_rotation_enabled"] is False


@pytest.mark.parametrize("address", ["", "https://keybrief.example/slack/events"])
def test_by_http_every_part_is_reached_at_one_address(address: str) -> None:
    found = manifest_for(address)
    assert found["settings"]["socket_mode_enabled"] is not bool(address)
    assert {one.get("url", "") for one in found["features"]["slash_commands"]} == {address}
