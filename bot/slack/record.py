"""/account: all that is kept of an account, listed, added to, changed, ended, undone; and "add concern ...: ..."."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App

from bot.features.account import account_meant
from bot.features.model_words import model_told
from bot.features.record import add, change, history, undo
from bot.features.record_sheet import account_and_kind, kind_page, sheet
from bot.features.record_words import record_told, told_fields
from bot.features.rooms import account_of_room
from bot.slack.asked import Asked, Reply
from bot.slack.before import fill_modal, style_before
from bot.slack.bot import Bot
from bot.slack.heard import heard_action, heard_command
from bot.slack.record_form import of_form, open_form, save, style_of, unread
from bot.slack.views.posted import parted
from bot.slack.views.record import (
    account_ref,
    history_view,
    kind_view,
    offer_view,
    place_of,
    saved_view,
    sheet_view,
    stays,
    undone_view,
)
from bot.slack.views.record_form import FORM, saving_view
from knowledge.errors import BadInput, NotFound
from knowledge.evidence import AccountCard

Body = dict[str, Any]
COMMAND = "/account"


def register(app: App, bot: Bot) -> None:
    """The command, the form, and the buttons: wherever they stand."""
    bot.does("record_sheet", show_sheet)
    bot.does("record_page", turn)
    bot.does("record_undo", take_back)
    bot.does("record_history", show_history)
    bot.does("record_told", told)
    bot.does("record_save", save, fills=True)
    for name in ("record_add", "record_change", "record_end"):
        bot.does(name, open_form, fills=True)

    @app.command("/account")
    def command(ack: Ack, body: Body) -> None:
        bot.take("record_sheet", heard_command(body))
        ack()

    @app.action(re.compile(r"^record_(add|change|end)(:\w+)?$"))
    def opens(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        fill_modal(bot, heard.words["action"], heard, body["trigger_id"], "record.form")
        ack()

    @app.action(re.compile(r"^record_(page|undo|history)(:\w+)?$"))
    def pressed(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take(heard.words["action"], heard)
        ack()

    @app.view(FORM)
    def submitted(ack: Ack, body: Body) -> None:
        heard = of_form(body)
        style = style_before(bot, heard)
        if wrong := unread(bot, body["view"], style):
            ack(response_action="errors", errors=wrong)
            return
        if heard.words["metadata"]:  # else it was sent before, and this is what took its place
            bot.take("record_save", heard)
        ack(response_action="update", view=saving_view(style))


def show_sheet(bot: Bot, asked: Asked) -> Reply:
    """The sheet of an account, or the records of the kind that is named behind it; to the asker alone."""
    if asked.text.strip() and asked.account_id is None:
        card, kind = account_and_kind(asked.desk, asked.person.reader, asked.text)
    else:
        card, kind = _account(asked, ""), ""
    return _kind_or_sheet(asked, card.id, kind, 0)


def turn(bot: Bot, asked: Asked) -> Reply:
    """A page, in the place of the one before; beside a message that tells of something else. Errors: NotFound."""
    account_id, kind, page = place_of(asked.word("value"))
    if account_id is None:
        raise NotFound("keeping.unknown", ref=asked.word("value")[:40])
    replaces = "" if stays(asked.word("value")) else asked.word("message_ts")
    return _kind_or_sheet(asked, account_id, kind, page, replaces=replaces)


def _kind_or_sheet(asked: Asked, account_id: int, kind: str, page: int, replaces: str = "") -> Reply:
    desk, reader = asked.desk, asked.person.reader
    if kind:
        posted = kind_view(kind_page(desk, reader, account_id, kind, page), asked.style)
    else:
        posted = sheet_view(sheet(desk, reader, account_id), asked.style)
    return Reply(posted, alone=True, replaces=replaces, account_id=account_id)


def take_back(bot: Bot, asked: Asked) -> Reply:
    """One change is taken back; the message that told of it says so. Errors: NotFound, Refused, BadInput."""
    ref, number = [*parted(asked.word("value")), ""][:2]
    done = undo(asked.desk, asked.person.reader, ref, int(number) if number.isdecimal() else 0, origin=asked.job)
    return Reply(
        undone_view(done, asked.style),
        alone=True,
        replaces=asked.word("message_ts"),
        account_id=done.account_id,
        changes=True,
    )


def show_history(bot: Bot, asked: Asked) -> Reply:
    """Who changed what of a record. Errors: NotFound."""
    found = history(asked.desk, asked.person.reader, parted(asked.word("value"))[0])
    return Reply(history_view(found, style_of(asked, found.title)), alone=True, account_id=found.account_id)


def told(bot: Bot, asked: Asked) -> Reply:
    """A record that a message adds, or that a model may not read an account; a form, where words do not fill one."""
    if (kept := model_told(asked.text)) is not None:
        ref = account_ref(_account(asked, kept.account).id)
        changed = change(asked.desk, asked.person.reader, ref, {"language_model": kept.word}, origin=asked.job)
        return Reply(saved_view(changed, asked.style), alone=True, account_id=changed.account_id, changes=True)
    record = record_told(asked.text)
    if record is None:
        raise BadInput("record.no_kind", words=asked.text[:40])
    card = _account(asked, record.account)
    given = told_fields(record)
    if given is None:
        return Reply(offer_view(record.kind, card.shown, account_ref(card.id), asked.style), alone=True)
    saved = add(asked.desk, asked.person.reader, record.kind, account_ref(card.id), given, origin=asked.job)
    return Reply(saved_view(saved, asked.style), alone=True, account_id=card.id, changes=True)


def _account(asked: Asked, words: str) -> AccountCard:
    """The account that was chosen, or that words name; else that of the room.

    Errors: BadInput where there is none; NotFound; Ambiguous.
    """
    reader, named = asked.person.reader, words.strip()
    if named or asked.account_id is not None:
        return account_meant(asked.desk, reader, named, asked.account_id)
    bound = account_of_room(asked.desk, reader, asked.place.room) if asked.place.room else None
    if bound is None:
        raise BadInput("record.name_one", example=f"{COMMAND} Meghna Stores")
    return bound
