"""What words ask for that only a form can do: it is offered by a button, since a form opens at a press alone."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App

from bot.features.account import account_and_rest, account_meant
from bot.features.rooms import account_of_room
from bot.slack.asked import Asked, Reply
from bot.slack.before import fill_modal
from bot.slack.bot import Bot
from bot.slack.heard import heard_action
from bot.slack.home import known_accounts
from bot.slack.views.offers import FORM, followup_offer, note_offer
from bot.slack.views.text import words
from knowledge.evidence import AccountCard, Name

Body = dict[str, Any]


def register(app: App, bot: Bot) -> None:
    """Both offers, and the button of the one that no other feature answers."""
    bot.does("note_offer", how_to_note)
    bot.does("followup_offer", offer_followup)

    @app.action(FORM)
    def wants_form(ack: Ack, body: Body) -> None:
        fill_modal(bot, "note_new_form", heard_action(body), body["trigger_id"], "slack_note.title")
        ack()


def how_to_note(bot: Bot, asked: Asked) -> Reply:
    """How a note is written, with an account of the person's own, and the form."""
    named = known_accounts(asked, 1)
    account = named[0] if named else Name(words("slack_help.account", asked.style))
    return Reply(note_offer(account, asked.style), alone=True)


def offer_followup(bot: Bot, asked: Asked) -> Reply:
    """The button that drafts the follow-up of the account that is named, or that the channel is about."""
    card = _account(asked)
    return Reply(followup_offer(card, asked.style), account_id=card.id)


def _account(asked: Asked) -> AccountCard:
    """Errors: BadInput where none is named, NotFound, Ambiguous."""
    reader, named = asked.person.reader, asked.text.strip()
    bound = account_of_room(asked.desk, reader, asked.place.room) if asked.place.room and not named else None
    if bound is not None and asked.account_id is None:
        return bound
    if asked.account_id is not None or not named:
        return account_meant(asked.desk, reader, named, asked.account_id)
    return account_and_rest(asked.desk, reader, named)[0]
