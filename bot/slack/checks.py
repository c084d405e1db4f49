"""What must be right before the bot begins: tokens, what Slack grants it, and who it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.slack.client import NotTaken, SlackAway, client_of
from bot.slack.surface import Surface
from knowledge.errors import BadInput, StorageTrouble

GRANTED = "x-oauth-scopes"


def manifest() -> dict[str, Any]:
    """The manifest of the app, to be pasted at Slack."""
    text = resources.files("bot.slack").joinpath("manifest.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def manifest_for(address: str) -> dict[str, Any]:
    """The manifest of an app that hears by HTTP at this address; "" for Socket Mode."""
    found = manifest()
    if address:
        settings = found["settings"]
        settings["socket_mode_enabled"] = False
        settings["event_subscriptions"]["request_url"] = address
        settings["interactivity"]["request_url"] = address
        for command in found["features"]["slash_commands"]:
            command["url"] = address
    return found


def demand_token(given: str, setting: str, begins: str) -> None:
    """Errors: BadInput where a token is missing, or is of another kind."""
    if not given:
        raise BadInput("serving.token_missing", setting=setting, begins=begins)
    if not given.startswith(begins):
        raise BadInput("serving.token_other", setting=setting, begins=begins)


def who_am_i(surface: Surface) -> tuple[str, str]:
    """The bot's own id, and its team's.

    Errors: BadInput for a token that Slack does not know, or that lacks a scope; StorageTrouble.
    """
    try:
        found = surface.identity()
    except NotTaken as error:
        raise BadInput("serving.token_refused", setting="SLACK_BOT_TOKEN", word=error.word) from error
    except SlackAway as error:
        raise StorageTrouble("serving.unreachable") from error
    granted = _scopes(found)
    needed = set(manifest()["oauth_config"]["scopes"]["bot"])
    if granted is not None and (missing := needed - granted):
        raise BadInput("serving.scopes_missing", scopes=", ".join(sorted(missing)))
    return str(found["user_id"]), str(found["team_id"])


def demand_app_token(token: str, url: str) -> None:
    """Errors: BadInput where Slack does not open a socket for this token; StorageTrouble where it cannot be reached."""
    try:
        client_of(token, url).apps_connections_open(app_token=token)
    except SlackApiError as error:
        word = str(error.response.get("error", ""))
        raise BadInput("serving.token_refused", setting="SLACK_APP_TOKEN", word=word) from error
    except (SlackClientError, OSError) as error:
        raise StorageTrouble("serving.unreachable") from error


def _scopes(found: Mapping[str, Any]) -> set[str] | None:
    told = found.get(GRANTED)
    return None if told is None else {one.strip() for one in str(told).split(",")}
