"""Pictures, asked for by a message ("picture revenue Meghna") or a button; shown where all who read may see them."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App

from bot.features.account import account_and_rest
from bot.features.picture import PictureAsked, needs_account, picture
from bot.features.rooms import account_of_room
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.heard import heard_action
from bot.slack.uploads import Upload
from bot.slack.views.errors import said
from bot.slack.views.posted import parted
from bot.slack.views.text import words

Body = dict[str, Any]


def register(app: App, bot: Bot) -> None:
    """The button; the words are read where all messages are."""
    bot.does("picture", show_picture)
    bot.does("picture_show", show_picture)

    @app.action("picture_show")
    def pressed(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        kind, account = parted(heard.words["value"])
        bot.take("picture_show", heard.having(kind=kind, text="", account_id=account))
        ack()


def show_picture(bot: Bot, asked: Asked) -> Reply:
    """The picture that is asked for. One of all accounts is drawn from what this person may read, and theirs alone; so
    is one that is asked for by a button that only they see.
    """
    style = asked.person.style(asked.desk, asked.word("said") or asked.text)
    made, account_id = picture(asked.desk, asked.person.reader, _wanted(asked, style.language))
    file = Upload(f"{asked.word('kind') or 'picture'}.png", made.png, made.title, made.alt)
    return Reply(
        said(words("slack_files.sent", style, title=made.title)),
        files=(file,),
        alone=account_id is None or bool(asked.word("alone")),
        account_id=account_id,
    )


def _wanted(asked: Asked, language: str) -> PictureAsked:
    """The account is the one named or chosen, else the one that the channel is about."""
    kind, chosen = asked.word("kind"), asked.account_id
    if chosen is None and asked.text.strip():
        chosen = account_and_rest(asked.desk, asked.person.reader, asked.text)[0].id
    elif chosen is None and asked.place.room and needs_account(kind):
        bound = account_of_room(asked.desk, asked.person.reader, asked.place.room)
        chosen = bound.id if bound is not None else None
    return PictureAsked(kind, account_id=chosen, language=language)
