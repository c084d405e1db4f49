"""/negotiate: the sheet to take to a talk, to the asker alone; shared, it holds nothing that is for our eyes only."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App

from bot.compose.negotiation import Sheet
from bot.features.account import account_and_rest, account_meant
from bot.features.negotiate import negotiate
from bot.features.posting import keep_posting, posting_of
from bot.features.rooms import account_of_room
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.brief import sources
from bot.slack.delivery import why_alone
from bot.slack.heard import heard_action, heard_command
from bot.slack.views.errors import said
from bot.slack.views.negotiate import sheet_view
from bot.slack.views.posted import joined, parted
from bot.slack.views.text import words
from knowledge.errors import BadInput
from knowledge.evidence import AccountCard, Value

Body = dict[str, Any]
KIND = "negotiation"


def register(app: App, bot: Bot) -> None:
    """The command and the buttons of a sheet; "negotiation sheet" is also what a message may ask for."""
    bot.does("negotiate", show_sheet)
    bot.does("negotiate_share", share)
    bot.does("negotiate_sources", sources)

    @app.command("/negotiate")
    def command(ack: Ack, body: Body) -> None:
        bot.take("negotiate", heard_command(body))
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
    """Shows the sheet, without our walk-away, to everybody in the channel where all of them may read the account."""
    key, account = parted(asked.word("value"))
    before = posting_of(bot.desk, asked.person.reader, key)
    if before is None or before.account_id != int(account):
        return _alone(asked, "slack_negotiate.too_old", command="/negotiate")
    if asked.place.im:
        return _alone(asked, "slack_negotiate.nobody_here")
    why = why_alone(bot.people, asked, int(account), asked.style)
    if why:
        return _alone(asked, "slack_brief.not_shared", why=why)
    shared = f"{key}/{asked.place.channel}"
    earlier = posting_of(bot.desk, asked.person.reader, shared)
    if earlier is not None and earlier.place:
        return _alone(asked, "slack_negotiate.shared_before")
    reader = asked.person.reader
    card = account_meant(asked.desk, reader, "", int(account))
    told = negotiate(asked.desk, reader, account_id=card.id, language=asked.language, shared=True)
    _keep(bot, asked, shared, told, card)

    def placed(channel: str, ts: str) -> None:
        _keep(bot, asked, shared, told, card, place=f"{channel}/{ts}")

    posted = sheet_view(told, asked.style, key=joined(shared, card.id), shared_by=reader.name)
    return Reply(posted, account_id=card.id, placed=placed)


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


def _alone(asked: Asked, message: str, **values: Value) -> Reply:
    return Reply(said(words(message, asked.style, **values)), alone=True)
