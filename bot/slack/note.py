"""Note: what a person tells is kept and its card stands in the thread; edits and deletion of a message are followed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App

from bot.compose.render import Style
from bot.features.conversation import conversation_of
from bot.features.note_message import card_of, follow_deletion, follow_edit, keep
from bot.slack.asked import Asked, Reply
from bot.slack.before import fill_modal, style_before
from bot.slack.bot import Bot
from bot.slack.client import NotTaken
from bot.slack.heard import Heard, fields_of, heard_action, heard_command, heard_shortcut, heard_view
from bot.slack.note_card import ACTS, card_reply, edit, edit_form, press, read_card, undo, whole
from bot.slack.note_file import file, file_form, filed
from bot.slack.note_save import new, new_form, save, told
from bot.slack.views.note import Press, note_gone
from bot.slack.views.text import words

Body = dict[str, Any]
# Buttons that do a thing at once, and those that open a form.
PRESSED = (*ACTS, "note_undo", "note_file", "note_whole")
OPENING = {"note_edit": "note_edit_form", "note_file_other": "note_file_form"}


def register(app: App, bot: Bot) -> None:
    """What a note, its command, its shortcut, and the buttons and forms of its card start."""
    _does(bot)
    for name in PRESSED:
        app.action(re.compile(rf"^{name}(:\d+)?$"))(_pressed(bot, name))
    for name, form in OPENING.items():
        app.action(name)(_opens(bot, form, heard_action))
    app.shortcut("save_as_note")(_opens(bot, "note_save", heard_shortcut))

    @app.command("/note")
    def commanded(ack: Ack, body: Body) -> None:
        heard = heard_command(body)
        if heard.words["text"].strip():
            bot.take("note_told", heard)
        else:
            fill_modal(bot, "note_new_form", heard, body["trigger_id"], "slack_note.title")
        ack()

    @app.view("note_new")
    def written(ack: Ack, body: Body) -> None:
        bot.take("note_new", of_form(body))
        ack()

    @app.view("note_file")
    def chosen(ack: Ack, body: Body) -> None:
        heard, given = of_form(body), fields_of(body["view"])
        if not given.get("choice") and not given.get("account", "").strip():
            ack(response_action="errors", errors={"account": words("slack_note.name_it", style_before(bot, heard))})
            return
        bot.take("note_file", heard)
        ack()

    @app.view("note_edit")
    def edited(ack: Ack, body: Body) -> None:
        heard = of_form(body)
        if (wrong := _past_day(bot, body["view"], style_before(bot, heard))) is not None:
            ack(response_action="errors", errors=wrong)
            return
        bot.take("note_edit", heard)
        ack()


def _does(bot: Bot) -> None:
    bot.does("note", note)
    # An outsider's message is no note; following it says nothing to them.
    bot.does("note_edited", edited_message, anyone=True)
    bot.does("note_deleted", deleted_message, anyone=True)
    for name, act in ACTS.items():
        bot.does(name, press(act))
    bot.does("note_undo", undo)
    bot.does("note_file", file)
    bot.does("note_filed", filed)
    bot.does("note_file_form", file_form, fills=True)
    bot.does("note_edit", edit)
    bot.does("note_edit_form", edit_form, fills=True)
    bot.does("note_whole", whole)
    bot.does("note_told", told)
    bot.does("note_new", new)
    bot.does("note_new_form", new_form, fills=True)
    bot.does("note_save", save, fills=True)


def _pressed(bot: Bot, name: str) -> Callable[[Ack, Body], None]:
    def pressed(ack: Ack, body: Body) -> None:
        bot.take(name, heard_action(body))
        ack()

    return pressed


def _opens(bot: Bot, name: str, hear: Callable[[Body], Heard]) -> Callable[[Ack, Body], None]:
    def pressed(ack: Ack, body: Body) -> None:
        fill_modal(bot, name, hear(body), body["trigger_id"], "slack_note.title")
        ack()

    return pressed


def of_form(body: Body) -> Heard:
    """A form that was submitted, where the card stands that it was opened from."""
    heard = heard_view(body)
    about: dict[str, str] = json.loads(heard.words["metadata"] or "{}")
    channel = about.pop("channel", "")
    return replace(
        heard,
        channel=channel,
        thread=about.pop("thread", ""),
        im=channel.startswith("D"),
        words={**heard.words, **about},
    )


def _past_day(bot: Bot, view: Body, style: Style) -> dict[str, str] | None:
    """What is told beside a day that was newly chosen and lies in the past."""
    day = fields_of(view).get("day", "")
    held = json.loads(view.get("private_metadata") or "{}").get("day", "")
    if not day or day == held or day >= bot.desk.now().date().isoformat():
        return None
    block = next(key for key, held in view["state"]["values"].items() if "day" in held)
    return {block: words("slack_note.day_past", style)}


# -- what a message starts -----------------------------------------------------------------------------------------


def note(bot: Bot, asked: Asked) -> Reply:
    """Keeps what a message tells, and shows its card in the thread. Nothing where it was deleted meanwhile."""
    place = asked.place
    reader = asked.person.reader
    spoken_of = conversation_of(asked.desk, place.conversation, reader).account_id if place.conversation else None
    ref = keep(
        asked.desk,
        reader,
        asked.text,
        key=asked.job,
        room=place.room,
        account_id=asked.account_id or spoken_of,
        origin=asked.job,
        files=[(name, link) for name, link in json.loads(asked.word("files") or "[]")],
    )
    card = read_card(asked, ref) if ref else None
    return card_reply(bot, asked, card, Press(card.ref)) if card is not None else Reply()


def edited_message(bot: Bot, asked: Asked) -> Reply:
    """The card follows the words; on it stands what was confirmed and is no longer said."""
    card = follow_edit(asked.desk, asked.person.reader, asked.word("key"), asked.text, asked.word("edited"))
    if card is None:
        return Reply()
    channel, _, ts = (card_of(asked.desk, card.ref) or "").partition("/")
    return card_reply(bot, asked, card, Press(card.ref), replaces=ts if channel == asked.place.channel else "")


def deleted_message(bot: Bot, asked: Asked) -> Reply:
    """The note goes with its message; its card says what stays."""
    gone = follow_deletion(asked.desk, asked.word("key"))
    if gone is not None and gone.card:
        channel, _, ts = gone.card.partition("/")
        with suppress(NotTaken):  # the card was deleted too
            bot.surface.update(channel, ts, note_gone(asked.style, "deleted", gone.items_left))
    return Reply()
