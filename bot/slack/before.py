"""What somebody is shown at once, before Slack is asked who they are: an ack, and a modal that waits."""

from __future__ import annotations

from bot.compose.render import Style
from bot.features.preferences import preferences_of
from bot.slack.bot import Bot
from bot.slack.heard import Heard
from bot.slack.people import Person, person_key
from bot.slack.views.text import words
from bot.slack.views.waiting import waiting_view
from knowledge.people import Reader


def style_before(bot: Bot, heard: Heard) -> Style:
    """By what they set; else by the words they wrote, where they wrote any."""
    held = preferences_of(bot.desk, person_key(heard.team, heard.user))
    person = Person(heard.team, heard.user, Reader("outsider", ""), held)
    return person.style(person.desk(bot.desk), heard.words.get("text", ""))


def fill_modal(bot: Bot, name: str, heard: Heard, trigger: str, title: str, told: str = "") -> None:
    """Opens a modal while its trigger lives, three seconds, and starts the work of this name, which fills it.

    title, told: ids of what it says until then; told "" for that it takes a moment. Errors: NotOpened; as `Bot.take`.
    """
    style = style_before(bot, heard)
    view = waiting_view(style, words(title, style), words(told, style) if told else "")
    bot.take(name, heard.having(view_id=bot.surface.open_view(trigger, view)))
