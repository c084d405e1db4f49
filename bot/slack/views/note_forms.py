"""The modals of notes: a new one, where one belongs, and an item of a card written otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time

from bot.compose.note import NoteCard, Proposal
from bot.compose.render import Style
from bot.slack.views.limits import INPUT, LABEL, OPTION, PLACEHOLDER, PRIVATE_METADATA, TITLE
from bot.slack.views.posted import Block, View
from bot.slack.views.text import context, plain, quote, rich, shortened, words

STATEMENT, OWNER, ACCOUNT = 400, 100, 100
MOST_CHOICES = 10
SHOWN = 600


def new_form(style: Style, metadata: Mapping[str, str], account_name: str = "") -> View:
    """A note to be written. Its fields: account, words. account_name: the one it is about, where that is known."""
    named = _text("account", style, most=ACCOUNT, held=account_name)
    account = _input("account", named, style, hint="account_hint", optional=True)
    told = _input("words", _text("words", style, most=INPUT, multiline=True), style)
    return _form("note_new", "new_title", "keep", [account, told], style, metadata)


def file_form(card: NoteCard, style: Style, metadata: Mapping[str, str]) -> View:
    """Where a note belongs. Its fields: choice, where it is one of the likely accounts, and account as typed."""
    blocks = [rich(quote(shortened(card.words, SHOWN)))]
    if not card.account:
        blocks.append(context(words("slack_note.kept_unfiled", style)))
    named, label = _text("account", style, most=ACCOUNT), "another" if card.choices else "account"
    if card.choices:
        blocks.append(_input("likely", _choice(card), style, optional=True))
    blocks.append(_input("account", named, style, label=label, optional=bool(card.choices)))
    return _form("note_file", "file_title", "file", blocks, style, metadata)


def edit_form(card: NoteCard, one: Proposal, style: Style, metadata: Mapping[str, str]) -> View:
    """An item to be written otherwise. Its fields: statement, and owner, due or hour where it has them."""
    blocks: list[Block] = [context(f"“{shortened(one.words, SHOWN)}”")]
    statement = _text("statement", style, most=STATEMENT, held=one.statement)
    blocks.append(_input("statement", statement, style))
    if one.kind == "commitment":
        owner = _text("owner", style, most=OWNER, held=one.owner)
        blocks.append(_input("owner", owner, style, hint="owner_hint", optional=True))
        blocks.append(_input("due", _day(one.due_on), style, optional=True))
    if one.at is not None:
        blocks.append(_input("day", _day(one.at.date()), style))
        hour = one.at.time() if one.at.time() != time() else None
        blocks.append(_input("hour", _hour(hour), style, hint="hour_hint", optional=True))
    return _form("note_edit", "edit_title", "save", blocks, style, metadata)


def _form(
    callback: str, title: str, submit: str, blocks: list[Block], style: Style, metadata: Mapping[str, str]
) -> View:
    held = json.dumps(metadata, ensure_ascii=False)
    assert len(held) <= PRIVATE_METADATA, callback
    found = _modal(words(f"slack_note.{title}", style), blocks, style)
    submits = {"submit": plain(words(f"slack_note.{submit}", style), TITLE), "private_metadata": held}
    return found | {"callback_id": callback, **submits}


def _modal(title: str, blocks: list[Block], style: Style) -> View:
    close = plain(words("slack_note.close", style), TITLE)
    return {"type": "modal", "title": plain(title, TITLE), "close": close, "blocks": blocks}


def _input(
    name: str, element: Block, style: Style, *, hint: str = "", label: str = "", optional: bool = False
) -> Block:
    called = plain(words(f"slack_note.{label or name}", style), LABEL)
    found: Block = {"type": "input", "block_id": name, "label": called, "element": element, "optional": optional}
    return found | ({"hint": plain(words(f"slack_note.{hint}", style), LABEL)} if hint else {})


def _text(name: str, style: Style, *, most: int, held: str = "", multiline: bool = False) -> Block:
    found: Block = {"type": "plain_text_input", "action_id": name, "max_length": most, "multiline": multiline}
    found |= {"placeholder": plain(words(f"slack_note.{name}_like", style), PLACEHOLDER)}
    return found | ({"initial_value": shortened(held, most)} if held.strip() else {})


def _choice(card: NoteCard) -> Block:
    """The likely accounts, one of which can be chosen."""
    options = [
        {"text": plain(name, OPTION), "value": str(key)}
        for name, key in list(zip(card.choices, card.choice_ids, strict=True))[:MOST_CHOICES]
    ]
    return {"type": "radio_buttons", "action_id": "choice", "options": options}


def _day(held: date | None) -> Block:
    return {"type": "datepicker", "action_id": "day"} | ({"initial_date": held.isoformat()} if held else {})


def _hour(held: time | None) -> Block:
    return {"type": "timepicker", "action_id": "hour"} | ({"initial_time": held.strftime("%H:%M")} if held else {})
