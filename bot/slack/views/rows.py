"""Rows of a list with a button each, and the buttons that turn its pages."""

from __future__ import annotations

import re

from bot.compose.render import Style
from bot.slack.views.posted import Block
from bot.slack.views.text import actions, button, escape, shortened, words

# A row is looked over, not read: this much of a title and of a line of it.
ROW_TITLE, ROW_LINE = 120, 240
ACCESSIBLE = 75
# What Slack would read as markup in a text that it reads any in, links and mentions aside: those are escaped, or
# turned off by `verbatim`.
_MARKUP = re.compile(r"[*_~`]|:[\w+'-]+:|^\s*>", re.MULTILINE)


def row(title: str, *lines: str, press: Block | None = None, key: str = "") -> Block:
    """A title over its lines, with a button at its side. key: its block_id, in a message.

    The title is bold, but where the words hold marks that Slack would read: there all of it is plain.
    """
    title = shortened(title, ROW_TITLE)
    below = "\n".join(shortened(line, ROW_LINE) for line in lines if line.strip())
    if _MARKUP.search(f"{title}\n{below}"):
        text: Block = {"type": "plain_text", "text": f"{title}\n{below}".rstrip(), "emoji": False}
    else:
        marked = f"*{escape(title)}*" + (f"\n{escape(below)}" if below else "")
        text = {"type": "mrkdwn", "text": marked, "verbatim": True}
    found: Block = {"type": "section", "text": text} | ({"accessory": press} if press else {})
    return found | ({"block_id": key} if key else {})


def press(action: str, label: str, value: str, about: str, *, style: str = "") -> Block:
    """A button of a row. about: what it is of, for whoever hears the page read out."""
    told = shortened(f"{label}: {about}", ACCESSIBLE)
    return button(action, label, value, style=style) | {"accessibility_label": told}


def pager(action: str, page: int, pages: int, style: Style) -> list[Block]:
    """Buttons back and on, whose value is the page they lead to, counted from 0; none where there is but one."""
    held = []
    if page > 0:
        held.append(button(f"{action}:back", words("slack_accounts.back", style), str(page - 1)))
    if page < pages - 1:
        held.append(button(f"{action}:on", words("slack_accounts.on", style), str(page + 1)))
    return [actions(*held)] if held else []
