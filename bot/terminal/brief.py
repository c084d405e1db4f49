"""A meeting brief on the screen."""

from __future__ import annotations

from functools import partial

from bot.compose.brief import brief_as_dict
from bot.features.account import account_and_rest
from bot.features.brief import brief
from bot.features.brief_words import brief_meant
from bot.terminal.document import demand_ending
from bot.terminal.sheet import show_told
from bot.terminal.sitting import Sitting


def shows_brief(at: Sitting, words: str, *, account: str = "", account_id: int | None = None) -> bool:
    """Shows the brief that words ask for; False where they ask for none, or name no account and none is spoken of.

    Errors: as `account_and_rest`.
    """
    named = brief_meant(words)
    if named is None or not (named or account or account_id):
        return False
    focus = ""
    if named:
        card, focus = account_and_rest(at.desk, at.reader, named)
        account_id = card.id
    show_brief(at, account, focus, full=False, account_id=account_id)
    return True


def show_brief(
    at: Sitting, account: str, focus: str, *, full: bool, out: str = "", account_id: int | None = None
) -> None:
    """The brief of an account for the meeting or focus named, or for the next meeting. out: a document to write."""
    demand_ending(out)
    told = brief(
        at.desk, at.reader, account, focus, account_id=account_id, full=full, as_of=at.as_of, language=at.language
    )
    show_told(at, told, partial(brief_as_dict, style=at.style), out)
