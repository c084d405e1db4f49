"""An app manifest: what it grants, and each fault with its place."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.workspace.manifest import EVENTS, SCOPES, Command, Manifest, Shortcut, WrongManifest, open_manifest
from bot.workspace.manifest import read_manifest as read_text

WHOLE: dict[str, Any] = {
    "display_information": {"name": "Lantern", "description": "Reads the ledger", "background_color": "#0a0"},
    "features": {
        "agent_view": {
            "agent_description": "Answers from the ledger",
            "suggested_prompts": [{"title": "Today", "message": "What is due today?"}],
        },
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": "lantern", "always_online": True},
        "slash_commands": [{"command": "/lamp", "description": "Lights it", "usage_hint": "[room]"}],
        "shortcuts": [{"name": "Keep", "type": "message", "callback_id": "keep", "description": "Keeps a message"}],
    },
    "oauth_config": {
        "scopes": {
            "bot": ["chat:write", "commands", "app_mentions:read", "assistant:write", "channels:history", "im:history"],
            "bot_optional": ["canvases:write"],
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": ["app_home_opened", "app_mention", "message.channels", "message.im", "app_context_changed"]
        },
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
        "token_rotation_enabled": False,
        "org_deploy_enabled": False,
    },
}


def changed(place: str, value: Any) -> dict[str, Any]:
    """The whole manifest with another value at a place; without it where the value is `...`."""
    found = copy.deepcopy(WHOLE)
    *way, last = place.split(".")
    inner: Any = found
    for key in way:
        inner = inner[int(key)] if key.isdigit() else inner.setdefault(key, {})
    if value is ...:
        del inner[last]
    else:
        inner[int(last) if last.isdigit() else last] = value
    return found


def read(manifest: Any) -> Manifest:
    return read_text(json.dumps(manifest))


def faults(manifest: Any) -> tuple[str, ...]:
    with pytest.raises(WrongManifest) as wrong:
        read(manifest)
    assert str(wrong.value) == "\n".join(wrong.value.errors)
    return wrong.value.errors


def test_a_manifest_is_read_whole() -> None:
    manifest = read(WHOLE)
    assert (manifest.name, manifest.bot_name, manifest.description) == ("Lantern", "lantern", "Reads the ledger")
    assert {"chat:write", "canvases:write"} < manifest.scopes
    assert "message.channels" in manifest.events
    assert manifest.commands == (Command("/lamp", "Lights it", "[room]"),)
    assert manifest.shortcuts == (Shortcut("Keep", "keep", "message", "Keeps a message"),)
    assert manifest.prompts == ({"title": "Today", "message": "What is due today?"},)
    assert manifest.agent
    assert manifest.home_tab
    assert manifest.messages_tab
    assert manifest.interactivity
    assert manifest.socket_mode


def test_the_least_manifest_grants_nothing() -> None:
    manifest = read({"display_information": {"name": "Lantern"}})
    assert manifest == Manifest(name="Lantern", bot_name="Lantern")


def test_an_app_reached_over_http_says_where() -> None:
    address = "https://lantern.example/slack"
    settings_ = {
        "event_subscriptions": {"bot_events": ["app_mention"], "request_url": f"{address}/events"},
        "interactivity": {"is_enabled": True, "request_url": address, "message_menu_options_url": f"{address}/options"},
    }
    over_http = changed("settings", settings_)
    over_http["features"]["slash_commands"][0]["url"] = f"{address}/lamp"
    manifest = read(over_http)
    assert not manifest.socket_mode
    assert manifest.events_url == f"{address}/events"
    assert manifest.interactivity_url == address
    assert manifest.options_url == f"{address}/options"
    assert manifest.commands[0].url == f"{address}/lamp"


def test_without_a_manifest_an_app_may_everything() -> None:
    manifest = open_manifest()
    assert manifest.scopes == SCOPES
    assert manifest.events == frozenset(EVENTS)
    assert manifest.agent
    assert not manifest.commands
    assert {scope for scopes in EVENTS.values() for scope in scopes} <= SCOPES


@pytest.mark.parametrize(
    ("place", "value", "fault"),
    [
        ("display_information", ..., "display_information: has to be there"),
        ("display_information.name", "a" * 36, "display_information.name: 36 characters, at most 35"),
        ("display_information.description", "a" * 141, "display_information.description: 141 characters, at most 140"),
        ("display_information.name", 7, "display_information.name: a text is wanted"),
        ("features", [], "features: an object is wanted"),
        ("features.slash_command", [], "features.slash_command: no such key here"),
        ("features.bot_user", {}, "features.bot_user.display_name: has to be there"),
        ("features.app_home.home_tab_enabled", "yes", "features.app_home.home_tab_enabled: true or false is wanted"),
        ("features.shortcuts.0.name", "a" * 31, "features.shortcuts[0].name: 31 characters, at most 24"),
        ("features.shortcuts.0.type", "modal", "features.shortcuts[0].type: one of message, global is wanted"),
        ("features.shortcuts", [], "features.shortcuts: 0 entries, at least 1"),
        ("features.slash_commands.0.command", "lamp", "features.slash_commands[0].command: has to begin with /"),
        ("features.slash_commands.0.command", "/l p", "features.slash_commands[0].command: has to begin with /"),
        ("features.slash_commands.0.url", "ftp://x", "features.slash_commands[0].url: an address is wanted"),
        ("features.slash_commands.0", "/lamp", "features.slash_commands: a list of objects is wanted"),
        ("features.agent_view.agent_description", "a" * 301, "agent_description: 301 bytes in UTF-8, at most 300"),
        ("features.agent_view.agent_description", "ব" * 101, "agent_description: 303 bytes in UTF-8, at most 300"),
        ("features.agent_view.suggested_prompts.0.message", ..., "suggested_prompts[0].message: has to be there"),
        ("oauth_config.scopes.bot.0", "chats:write", "scopes.bot[0]: Slack has no bot scope 'chats:write'"),
        ("oauth_config.scopes.bot.0", "chats:write", "(is chat:write meant?)"),
        ("oauth_config.scopes.bot.0", "commands", "oauth_config.scopes.bot: 'commands' is there twice"),
        ("oauth_config.scopes.bot.1", "chat:write.public", "features.slash_commands: needs the bot scope commands"),
        ("oauth_config.scopes.bot.4", "im:read", "[2]: message.channels needs the bot scope channels:history"),
        ("settings.event_subscriptions.bot_events.0", "message.chanels", "bot_events[0]: Slack has no bot event"),
        ("settings.event_subscriptions.bot_events.0", "message", "bot_events[0]: Slack has no bot event 'message'"),
        ("settings.socket_mode_enabled", False, "settings.event_subscriptions: needs a request_url"),
        ("settings.socket_mode_enabled", False, "settings.interactivity: needs a request_url"),
        ("settings.socket_mode_enabled", False, "features.slash_commands[0]: needs a url"),
        ("settings.interactivity.is_enabled", False, "features.shortcuts: needs settings.interactivity.is_enabled"),
        ("settings.interactivity", {}, "settings.interactivity.is_enabled: has to be there"),
        ("features.agent_view", ..., "bot_events[4]: app_context_changed needs features.agent_view"),
        ("_metadata.major_version", True, "_metadata.major_version: a whole number is wanted"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(place: str, value: Any, fault: str) -> None:
    assert any(fault in told for told in faults(changed(place, value)))


def test_what_is_allowed_is_told_beside_an_unknown_key() -> None:
    (told,) = faults(changed("features.slash_command", []))
    assert "(is slash_commands meant?)" in told
    assert "allowed: agent_view, app_home, bot_user" in told


def test_more_than_may_be_is_told_in_numbers() -> None:
    commands = [{"command": f"/c{number}", "description": "a"} for number in range(51)]
    prompts = [{"title": "a", "message": "b"}] * 5
    assert faults(changed("features.slash_commands", commands)) == ("features.slash_commands: 51 entries, at most 50",)
    (told,) = faults(changed("features.agent_view.suggested_prompts", prompts))
    assert told.endswith("suggested_prompts: 5 entries, at most 4")


def test_two_commands_of_one_name_are_told() -> None:
    (told,) = faults(changed("features.slash_commands", WHOLE["features"]["slash_commands"] * 2))
    assert told == "features.slash_commands: '/lamp' is there twice"


def test_all_faults_are_told_at_once() -> None:
    wrong = changed("display_information.name", "")
    wrong["features"]["shortcuts"][0]["name"] = "a" * 40
    wrong["oauth_config"]["scopes"]["bot"].append("everything")
    wrong["settings"]["event_subscriptions"]["bot_events"].append("reaction_added")
    wrong["settings"]["sockets"] = True
    assert [told.partition(":")[0] for told in faults(wrong)] == [
        "display_information.name",
        "features.shortcuts[0].name",
        "settings.sockets",
        "oauth_config.scopes.bot[6]",
        "settings.event_subscriptions.bot_events[5]",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{\n  "display_information": {"name": "a"}\n  "features": {}\n}', "line 3, column 3: Expecting ',' delimiter"),
        ("", "line 1, column 1: a manifest is wanted as JSON"),
        ("display_information:\n  name: Lantern\n", "line 1, column 1: a manifest is wanted as JSON"),
        ("[]", "a manifest is a JSON object"),
        ('{"display_information": {"name": NaN}}', "plain JSON"),
        ("[" * 200_000, "plain JSON"),
        ('{"a": ' + "9" * 5000 + "}", "plain JSON"),
    ],
)
def test_a_text_that_is_no_manifest_is_told_where(text: str, fault: str) -> None:
    with pytest.raises(WrongManifest, match=fault):
        read_text(text)


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_text("\ufeff" + json.dumps(WHOLE)).name == "Lantern"


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
)
PLACES = (
    "display_information", "features", "features.agent_view", "features.shortcuts", "features.slash_commands",
    "features.shortcuts.0", "oauth_config", "oauth_config.scopes", "oauth_config.scopes.bot", "settings",
    "settings.event_subscriptions", "settings.event_subscriptions.bot_events", "settings.interactivity",
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PLACES), JUNK)
def test_junk_at_any_place_is_a_fault_and_nothing_worse(place: str, junk: Any) -> None:
    try:
        assert read(changed(place, junk)).name
    except WrongManifest as wrong:
        told = wrong.errors
        assert told
