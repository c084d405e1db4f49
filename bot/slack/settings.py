"""Settings: how a person wants to be spoken to, by a modal."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from slack_bolt import Ack, App

from bot.features.preferences import NO_DIGEST, Preferences, set_preferences
from bot.slack.asked import Asked, Reply
from bot.slack.before import fill_modal, style_before
from bot.slack.bot import Bot
from bot.slack.heard import Heard, heard_action, heard_view
from bot.slack.views.settings import AUTO, OFF, ON, Usual, saved_view, settings_view, zone_error

Body = dict[str, Any]


def register(app: App, bot: Bot) -> None:
    """The button that opens the modal, and its submission."""
    bot.does("settings_open", show_settings, fills=True)
    bot.does("settings_save", save_settings)

    @app.action("settings_open")
    def wanted(ack: Ack, body: Body) -> None:
        open_settings(bot, body["trigger_id"], heard_action(body))
        ack()

    @app.view("settings_save")
    def submitted(ack: Ack, body: Body) -> None:
        heard = heard_view(body)
        typed = heard.words.get("field:other_zone", "").strip()
        fitting = zones_fitting(typed)
        if typed and len(fitting) != 1:
            ack(response_action="errors", errors=zone_error(typed, fitting, style_before(bot, heard)))
            return
        heard = heard.having(zone=fitting[0] if typed else heard.words.get("field:zone", ""))
        bot.take("settings_save", heard)
        chosen = _chosen(heard.words)
        style = replace(bot.desk, digits=chosen.digits).style(chosen.language)
        ack(response_action="update", view=saved_view(chosen, usual(bot), style))


def open_settings(bot: Bot, trigger: str, heard: Heard) -> None:
    """Opens the modal at once; the work fills it in."""
    fill_modal(bot, "settings_open", heard, trigger, "slack_settings.title")


def usual(bot: Bot) -> Usual:
    """What holds for those who set nothing."""
    return Usual(bot.desk.zone.key, bot.waking.digest_hour)


def show_settings(bot: Bot, asked: Asked) -> Reply:
    """The modal with everything as it stands."""
    return Reply(view=settings_view(asked.person.preferences, usual(bot), asked.style), view_id=asked.word("view_id"))


def save_settings(bot: Bot, asked: Asked) -> Reply:
    """Keeps what was chosen; a modal that is sent twice says the same twice."""
    chosen = _chosen(asked.words)
    set_preferences(
        bot.desk,
        asked.person.key,
        language=chosen.language,
        timezone=chosen.timezone,
        digest_hour=chosen.digest_hour,
        digits=chosen.digits,
        by_itself=chosen.by_itself,
    )
    return Reply(changes=True)


def _chosen(held: Any) -> Preferences:
    """What a modal that was sent holds; `set_preferences` says whether all of it can be."""

    def of(name: str) -> str:
        value = str(held.get(f"field:{name}", ""))
        return "" if value == AUTO else value

    zone, hour = str(held.get("zone", "")), of("digest")
    return Preferences(
        language="bn" if of("language") == "bn" else "en" if of("language") == "en" else "",
        timezone="" if zone == AUTO else zone,
        digest_hour=NO_DIGEST if hour == OFF else int(hour) if hour.isdecimal() else None,
        digits="bengali" if of("digits") == "bengali" else "latin" if of("digits") == "latin" else "",
        by_itself=of("by_itself") == ON,
    )


@lru_cache(maxsize=1)
def _zones() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))


def zones_fitting(typed: str) -> list[str]:
    """The time zones that words name: by the whole name, else by the city, else by a part of it."""
    wanted = "_".join(typed.casefold().split())
    if not wanted:
        return []
    whole = [name for name in _zones() if name.casefold() == wanted]
    city = [name for name in _zones() if name.casefold().rsplit("/", 1)[-1] == wanted]
    return whole or city or [name for name in _zones() if wanted in name.casefold()]
