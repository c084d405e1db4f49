"""What the sheets of an account have in common (brief, plan, negotiation): their sources, and showing them to others.

A sheet goes to the one who asks for it. Its buttons hand back the key it was kept under, with the account's id.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from bot.compose.render import render_value
from bot.features.account import account_meant
from bot.features.posting import Posting, posting_of, sources_behind
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.client import NotTaken, SlackAway
from bot.slack.delivery import why_alone
from bot.slack.views.errors import said
from bot.slack.views.posted import Posted, joined, parted
from bot.slack.views.sources import sources_view
from bot.slack.views.text import words
from knowledge.evidence import AccountCard, Value


@dataclass(frozen=True, slots=True)
class Wording:
    """What a feature says where a button of its sheet is pressed, by the ids of its messages.

    command: how the sheet is asked for anew. shared_here: what takes the place of the sheet that only its sharer saw;
    "" leaves that as it is.
    """

    command: str
    too_old: str
    nobody_here: str
    shared_before: str
    shared_here: str = ""


@dataclass(frozen=True, slots=True)
class Anew:
    """A sheet made anew for everybody in a channel.

    keep: keeps what its buttons need, under a key and with the place where it stands, "" while that is not known.
    view: the sheet, whose buttons hand this back.
    """

    keep: Callable[[str, str], None]
    view: Callable[[str], Posted]


def pressed_on(bot: Bot, asked: Asked) -> tuple[AccountCard, Posting] | None:
    """The account and what was kept of the sheet whose button was pressed; None where it is gone or not theirs."""
    key, account = parted(asked.word("value"))
    kept = posting_of(bot.desk, asked.person.reader, key)
    if kept is None or kept.account_id != int(account):
        return None
    return account_meant(asked.desk, asked.person.reader, "", int(account)), kept


def share_sheet(bot: Bot, asked: Asked, wording: Wording, anew: Callable[[AccountCard, Posting], Anew]) -> Reply:
    """Shows a sheet to everybody in the channel where all of them may read it, once; says who may not where some may
    not. anew: makes it as others may read it, from what was kept of it.
    """
    found = pressed_on(bot, asked)
    if found is None:
        return too_old(asked, wording)
    card, kept = found
    if asked.place.im:
        return told_alone(asked, wording.nobody_here)
    if why := why_alone(bot.people, asked, card.id, asked.style):
        return told_alone(asked, "slack_brief.not_shared", why=why)
    key = f"{kept.id}/{asked.place.channel}"
    earlier = posting_of(bot.desk, asked.person.reader, key)
    if earlier is not None and earlier.place:
        return told_alone(asked, wording.shared_before)
    sheet = anew(card, kept)
    sheet.keep(key, "")

    def placed(channel: str, ts: str) -> None:
        sheet.keep(key, f"{channel}/{ts}")
        if wording.shared_here:
            with suppress(NotTaken, SlackAway):  # what only the asker saw gives way to what all see
                mine = said(words(wording.shared_here, asked.style))
                bot.surface.respond(asked.word("response_url"), mine, replaces=True)

    return Reply(sheet.view(joined(key, card.id)), account_id=card.id, placed=placed)


def sources(bot: Bot, asked: Asked) -> Reply:
    """What stands behind a sheet, to whoever presses and may read it."""
    key, account = parted(asked.word("value"))
    found = sources_behind(bot.desk, asked.person.reader, key)
    if not found:
        return told_alone(asked, "slack.sources_gone")
    card = account_meant(asked.desk, asked.person.reader, "", int(account))
    return Reply(sources_view(render_value(card.shown, asked.style), found, asked.style), alone=True)


def too_old(asked: Asked, wording: Wording) -> Reply:
    """That nothing is kept of the sheet any more, or not for this person; and how it is asked for anew."""
    return told_alone(asked, wording.too_old, command=wording.command)


def told_alone(asked: Asked, message: str, /, **values: Value) -> Reply:
    """One sentence, to the one who pressed."""
    return Reply(said(words(message, asked.style, **values)), alone=True)
