"""An app manifest in Slack's own form: read whole, each fault with its place and what is allowed there."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeVar

from bot.workspace.shapes import WrongFile, nearest, shape_errors, twice

_TABLE = tomllib.loads(Path(__file__).with_name("manifest.toml").read_text(encoding="utf-8"))
SCOPES: frozenset[str] = frozenset(scope for row in _TABLE["scopes"].values() for scope in row.split())
# The scopes of which an event needs one.
EVENTS: Mapping[str, tuple[str, ...]] = {
    event: tuple(scopes.split()) for scopes, events in _TABLE["events"].items() for event in events.split()
}
_SCOPE_LISTS = ("oauth_config.scopes.bot", "oauth_config.scopes.bot_optional")
_EVENT_LIST = "settings.event_subscriptions.bot_events"
Kind = TypeVar("Kind", list[Any], bool, str)


class WrongManifest(WrongFile):
    """A manifest that Slack would not take."""


@dataclass(frozen=True)
class Command:
    command: str
    description: str
    usage_hint: str = ""
    url: str = ""


@dataclass(frozen=True)
class Shortcut:
    name: str
    callback_id: str
    type: Literal["message", "global"]
    description: str


@dataclass(frozen=True)
class Manifest:
    """agent: whether features.agent_view is there; about: what it says the app is; prompts: those it suggests, each
    with title and message.
    """

    name: str
    bot_name: str
    description: str = ""
    scopes: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    agent: bool = False
    about: str = ""
    prompts: tuple[dict[str, str], ...] = ()
    home_tab: bool = False
    messages_tab: bool = True
    interactivity: bool = False
    socket_mode: bool = False
    events_url: str = ""
    interactivity_url: str = ""
    options_url: str = ""


def open_manifest() -> Manifest:
    """An app that may everything, for a workspace that was given no manifest: every scope, every event, no commands."""
    return Manifest(
        name="Local app",
        bot_name="localapp",
        scopes=SCOPES,
        events=frozenset(EVENTS),
        agent=True,
        home_tab=True,
        interactivity=True,
        socket_mode=True,
    )


def read_manifest(text: str) -> Manifest:
    """Errors: WrongManifest."""
    wanted = _parsed(text)
    errors = [*shape_errors(_TABLE["shape"], wanted), *_sense_errors(wanted)]
    if errors:
        raise WrongManifest(errors)
    name: str = wanted["display_information"]["name"]
    commands, shortcuts = _rows(wanted, "features.slash_commands"), _rows(wanted, "features.shortcuts")
    messages_tab = _at(wanted, "features.app_home.messages_tab_enabled")
    return Manifest(
        name=name,
        bot_name=_held(wanted, "features.bot_user.display_name", str) or name,
        description=_held(wanted, "display_information.description", str),
        scopes=_scopes(wanted),
        events=frozenset(_held(wanted, _EVENT_LIST, list)),
        commands=tuple(
            Command(row["command"], row["description"], row.get("usage_hint", ""), row.get("url", ""))
            for row in commands
        ),
        shortcuts=tuple(
            Shortcut(row["name"], row["callback_id"], row["type"], row["description"]) for row in shortcuts
        ),
        agent=_at(wanted, "features.agent_view") is not None,
        about=_held(wanted, "features.agent_view.agent_description", str),
        prompts=tuple(_rows(wanted, "features.agent_view.suggested_prompts")),
        home_tab=_held(wanted, "features.app_home.home_tab_enabled", bool),
        messages_tab=messages_tab is not False,
        interactivity=_held(wanted, "settings.interactivity.is_enabled", bool),
        socket_mode=_held(wanted, "settings.socket_mode_enabled", bool),
        events_url=_held(wanted, "settings.event_subscriptions.request_url", str),
        interactivity_url=_held(wanted, "settings.interactivity.request_url", str),
        options_url=_held(wanted, "settings.interactivity.message_menu_options_url", str),
    )


def _parsed(text: str) -> dict[str, Any]:
    try:
        wanted = json.loads(text.lstrip("\ufeff"), parse_constant=_no_number)
    except json.JSONDecodeError as wrong:
        place = f"line {wrong.lineno}, column {wrong.colno}"
        if text.lstrip("\ufeff \t\r\n").startswith("{"):
            raise WrongManifest([f"{place}: {wrong.msg}"]) from None
        raise WrongManifest(
            [f"{place}: a manifest is wanted as JSON, as Slack exports it; this is something else"]
        ) from None
    except (ValueError, RecursionError):
        raise WrongManifest(
            ["a manifest is wanted as plain JSON; this has numbers or depths that JSON has not"]
        ) from None
    if not isinstance(wanted, dict):
        raise WrongManifest(["a manifest is a JSON object, with display_information in it"])
    return wanted


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _scopes(wanted: Mapping[str, Any]) -> frozenset[str]:
    """Those the app asks for and those it would like to have; here it gets them all."""
    return frozenset(scope for place in _SCOPE_LISTS for scope in _held(wanted, place, list) if isinstance(scope, str))


def _sense_errors(wanted: Mapping[str, Any]) -> Iterator[str]:
    """Words Slack does not know, and what needs something else. What has a wrong shape is passed over here."""
    scopes = _scopes(wanted)
    for place in _SCOPE_LISTS:
        for number, scope in enumerate(_held(wanted, place, list)):
            if isinstance(scope, str) and scope not in SCOPES:
                yield f"{place}[{number}]: Slack has no bot scope {scope[:60]!r}{nearest(scope, SCOPES)}"
    yield from _event_errors(wanted, scopes)
    for place, key in (("features.slash_commands", "command"), ("features.shortcuts", "callback_id")):
        names = [row[key] for row in _rows(wanted, place) if isinstance(row.get(key), str)]
        yield from twice(place, names)
        if names and "commands" not in scopes:
            yield f"{place}: needs the bot scope commands"
    for number, row in enumerate(_rows(wanted, "features.slash_commands")):
        name = row.get("command")
        if isinstance(name, str) and not re.fullmatch(r"/\S*", name):
            yield f"features.slash_commands[{number}].command: has to begin with / and to hold no space"
    if _rows(wanted, "features.shortcuts") and not _held(wanted, "settings.interactivity.is_enabled", bool):
        yield "features.shortcuts: needs settings.interactivity.is_enabled"
    if not _held(wanted, "settings.socket_mode_enabled", bool):
        yield from _address_errors(wanted)


def _event_errors(wanted: Mapping[str, Any], scopes: frozenset[str]) -> Iterator[str]:
    for number, event in enumerate(_held(wanted, _EVENT_LIST, list)):
        place = f"{_EVENT_LIST}[{number}]"
        if not isinstance(event, str):
            continue
        needed = EVENTS.get(event)
        if needed is None:
            yield f"{place}: Slack has no bot event {event[:60]!r}{nearest(event, EVENTS)}"
        elif needed and not scopes & set(needed):
            yield f"{place}: {event} needs the bot scope {' or '.join(needed)}"
        elif event == "app_context_changed" and not isinstance(_at(wanted, "features.agent_view"), dict):
            yield f"{place}: {event} needs features.agent_view"


def _address_errors(wanted: Mapping[str, Any]) -> Iterator[str]:
    """Without Socket Mode all that Slack sends needs an address to be sent to."""
    otherwise = "or settings.socket_mode_enabled"
    events, interactivity = "settings.event_subscriptions", "settings.interactivity"
    if _held(wanted, _EVENT_LIST, list) and not _at(wanted, f"{events}.request_url"):
        yield f"{events}: needs a request_url, {otherwise}"
    if _held(wanted, f"{interactivity}.is_enabled", bool) and not _at(wanted, f"{interactivity}.request_url"):
        yield f"{interactivity}: needs a request_url, {otherwise}"
    for number, row in enumerate(_rows(wanted, "features.slash_commands")):
        if not row.get("url"):
            yield f"features.slash_commands[{number}]: needs a url, {otherwise}"


def _at(wanted: Any, place: str) -> Any:
    """What stands at a place, None where nothing does."""
    for key in place.split("."):
        wanted = wanted.get(key) if isinstance(wanted, dict) else None
    return wanted


def _held(wanted: Mapping[str, Any], place: str, kind: type[Kind]) -> Kind:
    """What stands at a place, empty where nothing of its kind does."""
    held = _at(wanted, place)
    return held if isinstance(held, kind) else kind()


def _rows(wanted: Mapping[str, Any], place: str) -> list[dict[str, Any]]:
    return [row if isinstance(row, dict) else {} for row in _held(wanted, place, list)]
