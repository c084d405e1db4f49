"""Notes that come by no message to the bot: the command, its form, and the shortcut on somebody's message."""

from __future__ import annotations

import json

from bot.features.note_message import keep
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.note_card import card_reply, metadata_of, read_card
from bot.slack.views import note_forms
from bot.slack.views.errors import notice_view, said
from bot.slack.views.note import Press
from bot.slack.views.text import words
from knowledge.errors import BadInput


def told(bot: Bot, asked: Asked) -> Reply:
    """/note with words: kept as they are written."""
    return _keep(bot, asked, asked.text)


def new_form(bot: Bot, asked: Asked) -> Reply:
    """/note alone: the form."""
    return Reply(view=note_forms.new_form(asked.style, metadata_of(asked, Press(""))), view_id=asked.word("view_id"))


def new(bot: Bot, asked: Asked) -> Reply:
    """The form, filled: kept for the account it names, else for the one the words name."""
    return _keep(bot, asked, asked.field("words"), asked.field("account"))


def _keep(bot: Bot, asked: Asked, text: str, account: str = "") -> Reply:
    ref = keep(
        asked.desk,
        asked.person.reader,
        text,
        key=asked.job,
        room=asked.place.room,
        account=account.strip(),
        account_id=asked.account_id,
        origin=asked.job,
    )
    card = read_card(asked, ref) if ref else None
    return card_reply(bot, asked, card, Press(card.ref, quoted=True)) if card is not None else Reply()


def save(bot: Bot, asked: Asked) -> Reply:
    """Keeps somebody's message as a note of whoever uses the shortcut; asks for its account where that is unclear.

    Errors: BadInput for words that cannot be kept.
    """
    files = [(name, link) for name, link in json.loads(asked.word("files") or "[]")]
    text = asked.text or ", ".join(name for name, _ in files)
    if not text:
        raise BadInput("slack_note.no_message")
    called = _author(bot, asked)
    if asked.word("author") != asked.person.user:
        text = f"{text}\n\u2014 {called}"
    link = bot.surface.link_to(asked.place.channel, asked.word("message_ts"))
    source = [(words("slack_note.message_by", asked.style, author=called), link)] if link else []
    ref = keep(
        asked.desk,
        asked.person.reader,
        text,
        key=asked.job,
        room=asked.place.room,
        origin=asked.job,
        files=[*source, *files],
    )
    card = read_card(asked, ref) if ref else None
    if card is None:
        return Reply()
    style, at = asked.person.style(asked.desk, card.words), Press(card.ref, quoted=True)
    if not card.account:
        held = metadata_of(asked, at, message_ts="", card_ts="")
        return Reply(view=note_forms.file_form(card, style, held), view_id=asked.word("view_id"))
    shown = card_reply(bot, asked, card, at)
    done = said(words("slack_note.filed_under", style, account=card.account))
    return Reply(
        shown.posted,
        alone=True,
        account_id=shown.account_id,
        changes=True,
        placed=shown.placed,
        view=notice_view(done, style, words("slack_note.title", style)),
        view_id=asked.word("view_id"),
    )


def _author(bot: Bot, asked: Asked) -> str:
    """What is called who wrote the message; one that no person wrote is an app's, by the name it goes by, if any."""
    author = asked.word("author")
    if not author:
        return asked.word("author_name") or words("slack_note.an_app", asked.style)
    return asked.person.reader.name if author == asked.person.user else bot.people.name(asked.place.team, author)
