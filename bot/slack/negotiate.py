"""/negotiate: the sheet to take to a talk, to the asker alone; shared, it holds nothing that is for our eyes only."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App

from bot.compose.negotiation import Sheet
from bot.features.account import account_and_rest, account_meant
from bot.features.negotiate import negotiate
from bot.features.posting import Posting, keep_posting
from bot.features.rooms import account_of_room
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.document import takes_command
from bot.slack.heard import heard_action, heard_command
from bot.slack.sharing import Anew, Wording, share_sheet, sources
from bot.slack.views.negotiate import sheet_view
from bot.slack.views.posted import joined
from knowledge.errors import BadInput
from knowledge.evidence import AccountCard

Body = dict[str, Any]
KIND = "negotiation"
WORDING = Wording(
    "/negotiate",
    too_old="slack_negotiate.too_old",
    nobody_here="slack_negotiate.nobody_here",
    shared_before="slack_negotiate.shared_before",
)


def register(app: App, bot: Bot) -> None:
    """The command and the buttons of a sheet; "negotiation sheet" is also what a message may ask for."""
    bot.does("negotiate", show_sheet)
    bot.does("negotiate_share", share)
    bot.does("negotiate_sources", sources)

    @app.command("/negotiate")
    def command(ack: Ack, body: Body) -> None:
        heard = heard_command(body)
        if not takes_command(bot, heard, "negotiation"):
            bot.take("negotiate", heard)
        ack()

    @app.action(re.compile(r"negotiate_(share|sources)$"))
    def pressed(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take(heard.words["action"], heard)
        ack()


def show_sheet(bot: Bot, asked: Asked) -> Reply:
    """The sheet of the account that is named, or that the channel is about, to the asker alone."""
    card = _account(asked)
    told = negotiate(asked.desk, asked.person.reader, account_id=card.id, language=asked.language)
    _keep(bot, asked, asked.job, told, card)
    shareable = bool(asked.place.channel) and not asked.place.im
    posted = sheet_view(told, asked.style, key=joined(asked.job, card.id), shareable=shareable)
    return Reply(posted, alone=True, account_id=card.id)


def _account(asked: Asked) -> AccountCard:
    """Errors: BadInput where none is named and the channel is about none."""
    if asked.account_id is not None:
        return account_meant(asked.desk, asked.person.reader, "", asked.account_id)
    name = asked.text.strip()
    if name:
        return account_and_rest(asked.desk, asked.person.reader, name)[0]
    card = account_of_room(asked.desk, asked.person.reader, asked.place.room) if asked.place.room else None
    if card is None:
        raise BadInput("errors.account_needed")
    return card


def share(bot: Bot, asked: Asked) -> Reply:
    """Shows the sheet, without our walk-away, to everybody in the channel."""

    def anew(card: AccountCard, before: Posting) -> Anew:
        reader = asked.person.reader
        told = negotiate(asked.desk, reader, account_id=card.id, language=asked.language, shared=True)
        return Anew(
            keep=lambda key, place: _keep(bot, asked, key, told, card, place),
            view=lambda key: sheet_view(told, asked.style, key=key, shared_by=reader.name),
        )

    return share_sheet(bot, asked, WORDING, anew)


def _keep(bot: Bot, asked: Asked, key: str, told: Sheet, card: AccountCard, place: str = "") -> None:
    """Keeps what the buttons of a sheet need: its sources and the marks of its sentences, none of its words."""
    keep_posting(
        bot.desk,
        key,
        KIND,
        account_id=card.id,
        asked_by=asked.person.reader.key,
        as_of=told.as_of,
        words={},
        sources=told.sources,
        sentences=[sentence.text for part in told.parts for sentence in part.sentences],
        place=place,
    )
