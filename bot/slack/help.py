"""/keybrief: help, what is known of the one who asks, and which account a channel is about."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App

from bot.features.me import me
from bot.features.rooms import bind_room, unbind_room
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.client import NotTaken
from bot.slack.heard import heard_command
from bot.slack.home import known_accounts
from bot.slack.settings import open_settings, usual
from bot.slack.views.errors import said
from bot.slack.views.help import help_view, me_view
from bot.slack.views.text import words
from knowledge.evidence import Name

Body = dict[str, Any]
WORDS = ("help", "me", "bind", "unbind")


def register(app: App, bot: Bot) -> None:
    """The command; "help" is also what a message may ask for."""
    bot.does("help", show_help)
    bot.does("me", show_me)
    bot.does("bind", bind)
    bot.does("unbind", unbind)

    @app.command("/keybrief")
    def command(ack: Ack, body: Body) -> None:
        word = str(body.get("text", "")).strip().partition(" ")[0].casefold()
        heard = heard_command(body)
        if word == "settings":
            open_settings(bot, body["trigger_id"], heard)
        elif word in WORDS:
            bot.take(word, heard)
        else:
            bot.take("help", heard.having(unknown=word))
        ack()


def show_help(bot: Bot, asked: Asked) -> Reply:
    """How the bot is used, with an account of the person's own as the example."""
    named = known_accounts(asked, 1)
    account = named[0] if named else Name(words("slack_help.account", asked.style))
    return Reply(help_view(asked.style, account, asked.word("unknown")), alone=True)


def show_me(bot: Bot, asked: Asked) -> Reply:
    """What is known of the person."""
    found = me(asked.desk, asked.person.reader, asked.person.key)
    return Reply(me_view(found, usual(bot), asked.style), alone=True)


def bind(bot: Bot, asked: Asked) -> Reply:
    """Makes an account the one of this channel; all who read there are told, where they may read it."""
    if not asked.place.room:
        return _said(asked, "bind_where")
    name = asked.text.strip().partition(" ")[2].strip()
    if not name and asked.account_id is None:
        return _said(asked, "bind_what", command="/keybrief bind ...")
    try:
        shared = bot.people.room(asked.place.channel).shared
    except NotTaken:
        return _said(asked, "bind_unseen")
    if shared:
        return _said(asked, "bound_shared")
    card = bind_room(asked.desk, asked.person.reader, asked.place.room, name, asked.account_id, origin=asked.job)
    told = words("slack_settings.bound", asked.style, account=card.shown, command="/keybrief unbind")
    return Reply(said(told), account_id=card.id)


def unbind(bot: Bot, asked: Asked) -> Reply:
    """Frees this channel from its account."""
    if not asked.place.room:
        return _said(asked, "bind_where")
    was = unbind_room(asked.desk, asked.person.reader, asked.place.room, origin=asked.job)
    return _said(asked, "unbound" if was else "not_bound")


def _said(asked: Asked, name: str, **values: str) -> Reply:
    return Reply(said(words(f"slack_settings.{name}", asked.style, **values)), alone=True)
