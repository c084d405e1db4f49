"""A follow-up's form that was sent: its ticked actions become commitments, once, and can be taken back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.compose.followup_items import FollowUpItem
from bot.compose.render import Style, render_value
from bot.features.account import account_meant, day_typed
from bot.features.followup_save import followup_items, save_followup, saved_followup, undo_followup
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.heard import fields_of
from bot.slack.views.errors import said, sentence_of
from bot.slack.views.followup_actions import Kept, day_shown, field_name, saved_view, undone_view, with_letter
from bot.slack.views.followup_letter import MOST_PARTS, letter_view, part_name
from bot.slack.views.posted import joined
from bot.slack.views.text import words
from knowledge.errors import BadInput, NotFound, Refused
from knowledge.evidence import AccountCard

Body = dict[str, Any]
NONE = "-"


def key_of(item: FollowUpItem) -> str:
    """By what an action is known again when its form comes back: its ref on record, else a mark of its words."""
    return item.commitment or hashlib.sha256(item.statement.encode()).hexdigest()[:16]


def unread(bot: Bot, view: Body, style: Style) -> dict[str, str]:
    """What is told beside the fields of ticked actions that cannot be saved as they are, by block."""
    fields, held = fields_of(view), json.loads(view.get("private_metadata") or "{}")
    wrong: dict[str, str] = {}
    for place in ticked(fields):
        due, statement = (fields.get(field_name(name, place), "").strip() for name in ("due", "statement"))
        before = held["rows"][place - held["first"]][1]
        if due not in ("", NONE, before) and day_typed(bot.desk, due) is None:
            told = words("slack_followup.day_unread", style, number=place + 1, words=due[:40])
            wrong[field_name("due", place)] = told
        if field_name("statement", place) in fields and not statement:
            empty = words("slack_followup.statement_empty", style, number=place + 1)
            wrong[field_name("statement", place)] = empty
    return wrong


def ticked(fields: Mapping[str, str]) -> list[int]:
    """The places of the actions that are to be saved."""
    begins = field_name("save", 0).removesuffix("0")
    return sorted(int(name.removeprefix(begins)) for name, held in fields.items() if name.startswith(begins) and held)


def saved(bot: Bot, asked: Asked) -> Reply:
    """The ticked actions on record, once for a submission; what was saved and the message, to the one who sent it."""
    held: dict[str, Any] = json.loads(asked.word("metadata"))
    style = replace(asked.style, language=held["language"])
    fields = {name.removeprefix("field:"): value for name, value in asked.words.items() if name.startswith("field:")}
    letter = letter_view(fields.get("subject", ""), [fields.get(part_name(at), "") for at in range(MOST_PARTS)], style)
    try:
        card = account_meant(asked.desk, asked.person.reader, "", held["account"])
        kept = _kept(asked, card, held, fields, style)
    except (BadInput, NotFound, Refused) as error:  # what was written to the customer is not lost with it
        return Reply(with_letter(said(sentence_of(error, style)), letter), alone=True)
    goes_on = held["first"] + len(held["rows"])
    left = joined(card.id, goes_on) if goes_on < held["total"] else ""
    account, key = render_value(card.shown, style), joined(held["key"], card.id)
    posted = saved_view(account, kept, style, origin=asked.job, key=key, left=left, letter=letter)
    return Reply(posted, alone=True, account_id=card.id, changes=True)


def _kept(
    asked: Asked, card: AccountCard, held: Mapping[str, Any], fields: Mapping[str, str], style: Style
) -> list[Kept]:
    """Saves the ticked actions, where this did not do so before it was cut off; each as it stands then.

    Errors: BadInput, NotFound, Refused.
    """
    reader, places = asked.person.reader, ticked(fields)
    if not places:
        return []
    found = saved_followup(asked.desk, reader, card.id, asked.job)
    if found is None:
        known = {key_of(item): item for item in followup_items(asked.desk, reader, card.id)}
        _save(asked, card, [_item(held, known, fields, place) for place in places], places)
        found = saved_followup(asked.desk, reader, card.id, asked.job) or ()
    return [Kept(one.ref, one.statement, one.owner, day_shown(one.due_on, style)) for one in found]


def _save(asked: Asked, card: AccountCard, items: list[FollowUpItem], places: list[int]) -> None:
    """Errors: BadInput that names the action by its number in the form."""
    try:
        save_followup(asked.desk, asked.person.reader, card.id, items, origin=asked.job)
    except BadInput as error:
        row = error.message.values.get("row")
        if not isinstance(row, int):
            raise
        raise BadInput(error.message.id, **{**error.message.values, "row": places[row - 1] + 1}) from error


def _item(
    held: Mapping[str, Any], known: Mapping[str, FollowUpItem], fields: Mapping[str, str], place: int
) -> FollowUpItem:
    """An action as it was written in the form; one that is no longer among the open ones stands by its ref alone."""
    key, before = held["rows"][place - held["first"]]
    item = known.get(key) or FollowUpItem("", commitment=key if key.startswith("commitment-") else "")

    def written(name: str, as_it_is: str) -> str:
        return fields.get(field_name(name, place), as_it_is).strip()

    due = written("due", before)
    return replace(
        item,
        statement=written("statement", item.statement),
        owner=written("owner", item.owner),
        due="" if due == before and item.due_on is not None else due or NONE,
    )


def undone(bot: Bot, asked: Asked) -> Reply:
    """What one save did is taken back; the message that told of it says so."""
    refs = undo_followup(asked.desk, asked.person.reader, asked.word("value"), undo_origin=asked.job)
    return Reply(undone_view(refs, asked.style), alone=True, replaces=asked.word("message_ts"), changes=True)
