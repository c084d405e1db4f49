"""The settings of a person as a modal, and how they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.compose.render import Style, render_value
from bot.features.preferences import NO_DIGEST, Preferences
from bot.slack.views.limits import INPUT, LABEL, TITLE
from bot.slack.views.posted import Block, View
from bot.slack.views.text import bullets, plain, rich, section, words
from knowledge.evidence import Name

# The zones of the list, from west to east; any other is written by its name.
ZONES = (
    "America/Los_Angeles",
    "America/New_York",
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Asia/Riyadh",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Dhaka",
    "Asia/Singapore",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
)
HOURS = range(24)
# What an option says where it says nothing: Slack takes no empty value.
AUTO, OFF, ON = "auto", "off", "on"
SHOWN_DIGITS = 1234
MOST_CHOICES = 5
ZONE_BLOCK = "other_zone"
Option = tuple[str, str]


@dataclass(frozen=True)
class Usual:
    """What holds for those who set nothing."""

    timezone: str
    digest_hour: int


def settings_view(held: Preferences, usual: Usual, style: Style) -> View:
    """The modal with everything as it stands."""
    zones = [(AUTO, words("slack_settings.zone_book", style, zone=usual.timezone)), *((name, name) for name in ZONES)]
    if held.timezone and held.timezone not in ZONES:
        zones.insert(1, (held.timezone, held.timezone))
    blocks = [
        _choice("language", _languages(style), held.language or AUTO, style),
        _choice("zone", zones, held.timezone or AUTO, style),
        _other_zone(style),
        _choice("digits", _digits(style), held.digits or AUTO, style),
        _choice("digest", _hours(usual, style), _digest(held), style, hint="digest_hint"),
        _choice("by_itself", _switch(style), ON if held.by_itself else OFF, style),
    ]
    return _modal(blocks, style) | {
        "callback_id": "settings_save",
        "submit": plain(words("slack_settings.save", style), TITLE),
        "close": plain(words("slack_settings.cancel", style), TITLE),
    }


def saved_view(held: Preferences, usual: Usual, style: Style) -> View:
    """The modal once it is saved: how everything stands then."""
    told = bullets((one,) for one in settings_told(held, usual, style))
    return _modal([rich(section(words("slack_settings.saved", style)), told)], style)


def settings_told(held: Preferences, usual: Usual, style: Style) -> list[str]:
    """How a person is spoken to, a line each."""
    return [
        words("slack_me.language", style, language=dict(_languages(style))[held.language or AUTO]),
        words("slack_me.zone", style, zone=held.timezone or usual.timezone),
        words("slack_me.digits", style, digits=dict(_digits(style))[held.digits or AUTO]),
        words("slack_me.digest", style, hour=dict(_hours(usual, style))[_digest(held)]),
        words("slack_me.by_itself", style, on=dict(_switch(style))[ON if held.by_itself else OFF]),
    ]


def zone_error(typed: str, fitting: Sequence[str], style: Style) -> dict[str, str]:
    """What is told beside the field of the time zone: none fits the words, or several do."""
    if not fitting:
        told = words("slack_settings.zone_unknown", style, words=typed[:40], city=Name("Dhaka"))
    else:
        told = words("slack_settings.zone_several", style, words=typed[:40], choices=", ".join(fitting[:MOST_CHOICES]))
    return {ZONE_BLOCK: told}


def _languages(style: Style) -> list[Option]:
    named = ((AUTO, "auto"), ("en", "english"), ("bn", "bengali"))
    return [(value, words(f"slack_settings.{name}", style)) for value, name in named]


def _digits(style: Style) -> list[Option]:
    latin = words("slack_settings.latin_digits", style, number=f"{SHOWN_DIGITS}")
    bengali = words(
        "slack_settings.bengali_digits", style, number=render_value(SHOWN_DIGITS, Style("bn")).replace(",", "")
    )
    return [(AUTO, words("slack_settings.digits_auto", style)), ("latin", latin), ("bengali", bengali)]


def _switch(style: Style) -> list[Option]:
    return [(ON, words("slack_settings.yes", style)), (OFF, words("slack_settings.no", style))]


def _digest(held: Preferences) -> str:
    """The choice of an hour that a person made."""
    if held.digest_hour is None:
        return AUTO
    return OFF if held.digest_hour == NO_DIGEST else str(held.digest_hour)


def _hours(usual: Usual, style: Style) -> list[Option]:
    as_usual = words("slack_settings.digest_usual", style, hour=_hour(usual.digest_hour, style))
    none = words("slack_settings.no", style)
    return [(AUTO, as_usual), (OFF, none), *((str(hour), _hour(hour, style)) for hour in HOURS)]


def _hour(hour: int, style: Style) -> str:
    return words("slack_settings.hour", style, hour=hour)


def _choice(name: str, options: Sequence[Option], chosen: str, style: Style, hint: str = "") -> Block:
    """A list to choose one of; its block_id and action_id are its name."""
    held = [{"text": plain(told, 75), "value": value} for value, told in options]
    first = next((one for one in held if one["value"] == chosen), held[0])
    found: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(words(f"slack_settings.{name}", style), LABEL),
        "element": {"type": "static_select", "action_id": name, "options": held, "initial_option": first},
    }
    return found | ({"hint": plain(words(f"slack_settings.{hint}", style), LABEL)} if hint else {})


def _other_zone(style: Style) -> Block:
    return {
        "type": "input",
        "block_id": ZONE_BLOCK,
        "optional": True,
        "label": plain(words("slack_settings.other_zone", style), LABEL),
        "hint": plain(words("slack_settings.other_zone_hint", style), LABEL),
        "element": {"type": "plain_text_input", "action_id": ZONE_BLOCK, "max_length": min(100, INPUT)},
    }


def _modal(blocks: Sequence[Block], style: Style) -> View:
    return {
        "type": "modal",
        "title": plain(words("slack_settings.title", style), TITLE),
        "close": plain(words("slack_settings.close", style), TITLE),
        "blocks": list(blocks),
    }
