"""/followup: the draft in a modal; each action that is ticked becomes a commitment; the message is copied by hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App

from bot.compose.followup import FollowUp
from bot.features.account import account_meant
from bot.features.accounts import choices_of
from bot.features.followup import follow_up
from bot.features.posting import keep_posting
from bot.features.rooms import account_of_room
from bot.slack.asked import Asked, Reply
from bot.slack.before import fill_modal, style_before
from bot.slack.bot import Bot
from bot.slack.followup_saving import key_of, saved, undone, unread
from bot.slack.heard import Heard, heard_action, heard_command, heard_view
from bot.slack.sharing import sources
from bot.slack.views.errors import sentence_of
from bot.slack.views.followup import FORM, choose_view, followup_form, told_view
from bot.slack.views.followup_actions import day_shown, offered_rows
from bot.slack.views.posted import parted
from bot.slack.views.text import words
from knowledge.errors import Ambiguous, BadInput
from knowledge.evidence import AccountCard

Body = dict[str, Any]
COMMAND, KIND = "/followup", "followup"


def register(app: App, bot: Bot) -> None:
    """The command, the buttons that open the form, the form, and the buttons of what was saved."""
    bot.does("followup_open", opened, fills=True)
    bot.does("followup_save", saved)
    bot.does("followup_undo", undone)
    bot.does("followup_sources", sources)

    @app.command("/followup")
    def command(ack: Ack, body: Body) -> None:
        _open(bot, heard_command(body), body)
        ack()

    @app.action("brief_followup")
    def from_brief(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        _open(bot, heard.having(account_id=parted(heard.words["value"])[1]), body)
        ack()

    @app.action("followup_next")
    def next_actions(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        account, first = parted(heard.words["value"])
        _open(bot, heard.having(account_id=account, first=first), body)
        ack()

    @app.action("followup_account")
    def chose(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take("followup_open", heard.having(account_id=heard.words["value"]))
        ack()

    @app.action(re.compile(r"followup_(undo|sources)$"))
    def pressed(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take(heard.words["action"], heard)
        ack()

    @app.view(FORM)
    def submitted(ack: Ack, body: Body) -> None:
        heard = heard_view(body)
        style = style_before(bot, heard)
        if wrong := unread(bot, body["view"], style):
            ack(response_action="errors", errors=wrong)
            return
        if heard.words["metadata"]:  # else the form was sent before, and this is what took its place
            bot.take("followup_save", heard)
        ack(response_action="update", view=told_view(words("slack_followup.taken", style), style))


def _open(bot: Bot, heard: Heard, body: Body) -> None:
    fill_modal(bot, "followup_open", heard, body["trigger_id"], "slack_followup.modal", "slack_followup.loading")


def opened(bot: Bot, asked: Asked) -> Reply:
    """The form, filled; or in its place which accounts the words could mean. Errors: BadInput, NotFound."""
    view_id = asked.word("view_id")
    try:
        card = _account(asked)
    except Ambiguous as doubt:
        if found := choices_of(asked.desk, asked.person.reader, doubt):
            return Reply(view=choose_view(found, asked.style), view_id=view_id)
        return Reply(view=told_view(sentence_of(doubt, asked.style), asked.style), view_id=view_id)
    return replace(_filled(bot, asked, card), view_id=view_id)


def _account(asked: Asked) -> AccountCard:
    """The account that is named or chosen, else that of the channel. Errors: BadInput, NotFound, Ambiguous."""
    reader, name = asked.person.reader, asked.text.strip()
    if not name and asked.account_id is None:
        card = account_of_room(asked.desk, reader, asked.place.room) if asked.place.room else None
        if card is not None:
            return card
        raise BadInput("slack_followup.name_one", example=f"{COMMAND} Meghna Stores")
    return account_meant(asked.desk, reader, name, asked.account_id)


def _filled(bot: Bot, asked: Asked, card: AccountCard) -> Reply:
    told = follow_up(asked.desk, asked.person.reader, account_id=card.id, language=asked.language)
    first = int(asked.word("first") or 0)
    rows = offered_rows(told, first)
    held = {
        "account": card.id,
        "key": asked.job,
        "first": first,
        "total": len(told.items),
        "language": asked.language,
        "rows": [[key_of(row), day_shown(row.due_on, asked.style)] for row in rows],
    }
    form = followup_form(told, asked.style, metadata=json.dumps(held), first=first)
    _keep(bot, asked, told, card)
    return Reply(form.beside, alone=True, account_id=card.id, view=form.view)


def _keep(bot: Bot, asked: Asked, told: FollowUp, card: AccountCard) -> None:
    keep_posting(
        bot.desk,
        asked.job,
        KIND,
        account_id=card.id,
        asked_by=asked.person.reader.key,
        as_of=told.as_of,
        words={},
        sources=told.sources,
        sentences=[],
    )
