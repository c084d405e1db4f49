"""How somebody is written to at once, before Slack is asked who they are: in an ack, and in a modal that waits."""

from __future__ import annotations

from bot.compose.render import Style
from bot.features.preferences import preferences_of
from bot.slack.bot import Bot
from bot.slack.heard import Heard
from bot.slack.people import Person, person_key
from knowledge.people import Reader


def style_before(bot: Bot, heard: Heard) -> Style:
    """By what they set; else by the words they wrote, where they wrote any."""
    held = preferences_of(bot.desk, person_key(heard.team, heard.user))
    person = Person(heard.team, heard.user, Reader("outsider", ""), held)
    return person.style(person.desk(bot.desk), heard.words.get("text", ""))
