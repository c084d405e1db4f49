"""What stands in a modal until the work fills it."""

from __future__ import annotations

from bot.compose.render import Style
from bot.slack.views.limits import TITLE
from bot.slack.views.posted import View
from bot.slack.views.text import plain, rich, section, words


def waiting_view(style: Style, title: str = "Keybrief", told: str = "") -> View:
    """A modal that waits under the title it will bear. told: what for, where there is more to say than a moment."""
    told = told or words("slack_waiting.one_moment", style)
    close = plain(words("slack.close", style), TITLE)
    return {"type": "modal", "title": plain(title, TITLE), "close": close, "blocks": [rich(section(told))]}
