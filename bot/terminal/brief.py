"""A meeting brief on the screen."""

from __future__ import annotations

from functools import partial

from bot.compose.brief import brief_as_dict
from bot.features.brief import brief
from bot.terminal.document import demand_ending
from bot.terminal.sheet import show_told
from bot.terminal.sitting import Sitting


def show_brief(at: Sitting, account: str, focus: str, *, full: bool, out: str = "") -> None:
    """The brief of an account for the meeting or focus named, or for the next meeting. out: a document to write."""
    demand_ending(out)
    told = brief(at.desk, at.reader, account, focus, full=full, as_of=at.as_of, language=at.language)
    show_told(at, told, partial(brief_as_dict, style=at.style), out)
