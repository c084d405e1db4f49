"""The buttons of a note's card: each is checked again for whoever presses it, and the card then shows how it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from bot.compose.note import NoteCard, Proposal
from bot.features import note as notes
from bot.features.note_card import amend
from bot.features.note_message import read, remember_card
from bot.features.note_reading import read_again
from bot.features.note_there import is_there
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot, Compose
from bot.slack.views import note_forms
from bot.slack.views.errors import notice_view, said
from bot.slack.views.note import Press, note_card, note_gone, press_of
from bot.slack.views.note_whole import note_whole
from bot.slack.views.posted import Posted
from bot.slack.views.text import words
from knowledge.errors import BadInput, NotFound

Act = Callable[[Asked, Press], NoteCard]
NONE = "-"


def card_reply(bot: Bot, asked: Asked, card: NoteCard, at: Press, *, replaces: str = "") -> Reply:
    """The card as a reply; its author's alone while it is unfiled, or where no message above it shows the note."""
    style = asked.person.style(asked.desk, card.words)
    return Reply(
        note_card(card, style, page=at.page, quoted=at.quoted),
        alone=at.quoted or not card.account or bool(asked.word("alone")),
        replaces=replaces,
        account_id=card.account_id,
        changes=True,
        placed=lambda channel, ts: remember_card(bot.desk, card.ref, f"{channel}/{ts}"),
    )


def read_card(asked: Asked, ref: str) -> NoteCard | None:
    """The card of a note that was just kept, once it is read; None where it is gone already."""
    try:
        card = read(asked.desk, asked.person.reader, ref, origin=asked.job)
        return read_again(asked.desk, asked.person.reader, card)
    except NotFound:
        return None


def press(act: Act) -> Compose:
    """What a button does; pressed again, or on what was settled meanwhile, it shows how the card stands."""

    def pressed(bot: Bot, asked: Asked) -> Reply:
        at = press_of(asked.word("value"))
        try:
            card = act(asked, at)
        except NotFound as error:
            return _gone(asked, at, error)
        except BadInput as error:
            if error.message.id != "note.no_such_place":
                raise
            card = as_it_stands(asked, at)
        return card_reply(bot, asked, card, at, replaces=asked.word("message_ts"))

    return pressed


def as_it_stands(asked: Asked, at: Press) -> NoteCard:
    """The card of a note now, with where it could belong. Errors: NotFound, Refused."""
    card = notes.show(asked.desk, asked.person.reader, at.ref)
    return card if card.account else read(asked.desk, asked.person.reader, at.ref)


def _confirm(asked: Asked, at: Press) -> NoteCard:
    places = [at.place] if at.place else []
    return notes.confirm(asked.desk, asked.person.reader, at.ref, places, origin=asked.job)


def _drop(asked: Asked, at: Press) -> NoteCard:
    return notes.drop(asked.desk, asked.person.reader, at.ref, [at.place])


def _take_back(asked: Asked, at: Press) -> NoteCard:
    return notes.take_back(asked.desk, asked.person.reader, at.ref, [at.place], origin=asked.job)


ACTS: dict[str, Act] = {
    "note_confirm": _confirm,
    "note_confirm_all": _confirm,
    "note_drop": _drop,
    "note_take_back": _take_back,
    "note_page": as_it_stands,
}


def _gone(asked: Asked, at: Press, error: NotFound) -> Reply:
    """The card of a note that is gone says so; of one that is only not this person's to read, they alone are told."""
    if is_there(asked.desk, at.ref):
        raise error
    ts = asked.word("message_ts")
    return Reply(note_gone(asked.style), alone=bool(asked.word("alone")) or not ts, replaces=ts)


def undo(bot: Bot, asked: Asked) -> Reply:
    """Takes a note back with all its card did."""
    at, reader, style = press_of(asked.word("value")), asked.person.reader, asked.style
    try:
        card = notes.show(asked.desk, reader, at.ref)
        style = asked.person.style(asked.desk, card.words)
        notes.undo(asked.desk, reader, at.ref, origin=asked.job)
    except NotFound as error:
        if not notes.was_undone(asked.desk, at.ref, asked.job):
            return _gone(asked, at, error)
    return Reply(
        note_gone(style, "undone"), alone=bool(asked.word("alone")), replaces=asked.word("message_ts"), changes=True
    )


def whole(bot: Bot, asked: Asked) -> Reply:
    """All of a note, for the one who asks."""
    at = press_of(asked.word("value"))
    try:
        card = as_it_stands(asked, at)
    except NotFound as error:
        return _gone(asked, at, error)
    style = asked.person.style(asked.desk, card.words)
    return Reply(note_whole(card, style), alone=True, account_id=card.account_id)


def gone_form(asked: Asked, at: Press, error: NotFound) -> Reply:
    """The form of a note that is gone says so, as its card does."""
    reply = _gone(asked, at, error)
    posted = reply.posted or Posted("")
    return Reply(
        posted,
        alone=reply.alone,
        replaces=reply.replaces,
        view=notice_view(posted, asked.style, words("slack_note.title", asked.style)),
        view_id=asked.word("view_id"),
    )


def metadata_of(asked: Asked, at: Press, **more: str) -> dict[str, str]:
    """What a form holds, so that its submission finds the card it was opened from."""
    held = {
        "value": at.value,
        "channel": asked.place.channel,
        "thread": asked.place.thread,
        "message_ts": asked.word("message_ts"),
        "card_ts": "" if asked.word("alone") else asked.word("message_ts"),
        "response_url": asked.word("response_url"),
        "alone": asked.word("alone"),
    }
    return held | more


# -- an item written otherwise -------------------------------------------------------------------------------------


def edit_form(bot: Bot, asked: Asked) -> Reply:
    """The form of one item; where it was settled meanwhile, its card shows that and the form says so."""
    at = press_of(asked.word("value"))
    try:
        card = as_it_stands(asked, at)
    except NotFound as error:
        return gone_form(asked, at, error)
    style = asked.person.style(asked.desk, card.words)
    one = _open_item(card, at.place)
    if one is None:
        settled = notice_view(said(words("slack_note.edit_gone", style)), style, words("slack_note.title", style))
        shown = card_reply(bot, asked, card, at, replaces=asked.word("message_ts"))
        return Reply(
            shown.posted,
            alone=shown.alone,
            replaces=shown.replaces,
            account_id=shown.account_id,
            view=settled,
            view_id=asked.word("view_id"),
        )
    view = note_forms.edit_form(card, one, style, metadata_of(asked, at, day=_day(one)))
    return Reply(view=view, view_id=asked.word("view_id"))


def edit(bot: Bot, asked: Asked) -> Reply:
    """Changes an item as its form was filled. Errors: BadInput where it was settled meanwhile, or the day is past."""
    at, reader = press_of(asked.word("value")), asked.person.reader
    try:
        card = as_it_stands(asked, at)
        one = _open_item(card, at.place)
        if one is None:
            raise BadInput("slack_note.edit_gone")
        card = amend(asked.desk, reader, at.ref, at.place, **_given(asked, one))
    except NotFound as error:
        return _gone(asked, at, error)
    except BadInput as error:
        raise BadInput(_SAID.get(error.message.id, error.message.id), **error.message.values) from error
    return card_reply(bot, asked, card, at, replaces=asked.word("message_ts"))


_SAID = {"note.no_such_place": "slack_note.edit_gone", "note.unread": "slack_note.day_past"}


def _open_item(card: NoteCard, place: int) -> Proposal | None:
    return next((one for one in card.proposals if one.place == place and one.status == "proposed"), None)


def _given(asked: Asked, one: Proposal) -> dict[str, str]:
    """What was written otherwise: "" for what stayed, "-" for what was emptied."""
    statement = asked.field("statement").strip()
    given = {"statement": "" if statement == one.statement else statement}
    if one.kind == "commitment":
        owner = asked.field("owner").strip()
        given["owner"] = "" if owner == one.owner else owner or NONE
        given["due"] = "" if asked.field("day") == _day(one) else asked.field("day") or NONE
    if one.at is not None:
        when = f"{asked.field('day')} {asked.field('hour')}".strip()
        given["due"] = "" if when == f"{_day(one)} {_hour(one)}".strip() else when
    return given


def _day(one: Proposal) -> str:
    day = one.at.date() if one.at is not None else one.due_on
    return day.isoformat() if day is not None else ""


def _hour(one: Proposal) -> str:
    return one.at.strftime("%H:%M") if one.at is not None and one.at.time() != time() else ""
