"""Where a note belongs: chosen by a button of its card, or in a form."""

from __future__ import annotations

from contextlib import suppress

from bot.compose.note import NoteCard
from bot.features import note as notes
from bot.features.note_message import message_of
from bot.features.note_there import is_there
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.client import NotTaken
from bot.slack.heard import Heard
from bot.slack.note_card import as_it_stands, card_reply, gone_form, metadata_of
from bot.slack.views import note_forms
from bot.slack.views.errors import said
from bot.slack.views.note import Press, note_gone, press_of
from bot.slack.views.text import words
from knowledge.errors import NotFound


def file(bot: Bot, asked: Asked) -> Reply:
    """Files a note where a button or a form says. Errors: Ambiguous and NotFound for an account as typed."""
    at, reader = press_of(asked.word("value")), asked.person.reader
    if not is_there(asked.desk, at.ref):
        return Reply(note_gone(asked.style), alone=bool(asked.word("alone")), replaces=asked.word("message_ts"))
    named, choice = asked.field("account").strip(), asked.field("choice")
    chosen = asked.account_id or at.account_id or (int(choice) if choice and not named else None)
    card = notes.file(asked.desk, reader, at.ref, named, account_id=chosen, origin=asked.job)
    if asked.word("alone") and not at.quoted:
        return _filed_in_room(bot, asked, card)
    if asked.word("choice"):  # the card takes the place of the buttons that asked which account
        _close_card(bot, asked, card)
    return card_reply(bot, asked, card, at, replaces=asked.word("message_ts"))


def _filed_in_room(bot: Bot, asked: Asked, card: NoteCard) -> Reply:
    """What only its author saw goes, and the card of a note that has an account stands below its message."""
    style = asked.person.style(asked.desk, card.words)
    with suppress(NotTaken):  # it was asked too long ago
        told = said(words("slack_note.filed", style, account=card.account))
        bot.surface.respond(asked.word("response_url"), told, replaces=True)
    # What only they saw may have stood beside the message: where it is pressed tells no thread.
    ts, place = message_of(asked.desk, card.ref).rpartition("/")[2], asked.place
    shown = Heard(
        f"{asked.job}/card", place.team, asked.person.user, place.channel, place.thread or ts, words={"ts": ts}
    )
    bot.take("note_filed", shown.having(value=Press(card.ref).value))
    return Reply(changes=True)


def filed(bot: Bot, asked: Asked) -> Reply:
    """The card of a note that was filed, in the thread of its message; nothing where it is gone meanwhile."""
    at = press_of(asked.word("value"))
    return card_reply(bot, asked, as_it_stands(asked, at), at) if is_there(asked.desk, at.ref) else Reply()


def _close_card(bot: Bot, asked: Asked, card: NoteCard) -> None:
    """The card that a form was opened from points to the one that stands below it."""
    ts = asked.word("card_ts")
    if ts:
        with suppress(NotTaken):
            moved = said(words("slack_note.moved", asked.person.style(asked.desk, card.words)))
            bot.surface.update(asked.place.channel, ts, moved)


def file_form(bot: Bot, asked: Asked) -> Reply:
    """The form that asks which account a note belongs to."""
    at = press_of(asked.word("value"))
    try:
        card = as_it_stands(asked, at)
    except NotFound as error:
        return gone_form(asked, at, error)
    style = asked.person.style(asked.desk, card.words)
    return Reply(view=note_forms.file_form(card, style, metadata_of(asked, at)), view_id=asked.word("view_id"))
