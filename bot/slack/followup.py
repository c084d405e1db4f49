"""/followup: the draft in a modal; each action that is ticked becomes a commitment; the message is copied by hand."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App

from bot.compose.followup import FollowUp
from bot.compose.followup_items import FollowUpItem
from bot.compose.render import Style, render_value
from bot.features.account import account_meant, day_typed
from bot.features.accounts import choices_of
from bot.features.followup import follow_up
from bot.features.followup_save import followup_items, save_followup, undo_followup
from bot.features.posting import keep_posting
from bot.features.rooms import account_of_room
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.brief import sources, style_of
from bot.slack.heard import Heard, fields_of, heard_action, heard_command, heard_view
from bot.slack.surface import SlackAway
from bot.slack.views.errors import sentence_of
from bot.slack.views.followup import FORM, choose_view, followup_form, loading_view, told_view
from bot.slack.views.followup_actions import Kept, due_shown, field_name, offered_rows, saved_view, undone_view
from bot.slack.views.followup_letter import MOST_PARTS, letter_view, part_name
from bot.slack.views.posted import joined, parted
from bot.slack.views.text import words
from knowledge.errors import Ambiguous, BadInput, KeybriefError, StorageTrouble
from knowledge.evidence import AccountCard

Body = dict[str, Any]
COMMAND, KIND = "/followup", "followup"
NONE = "-"


def register(app: App, bot: Bot) -> None:
    """The command, the buttons that open the form, the form, and the buttons of what was saved."""
    bot.does("followup_open", opened)
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
        style = style_of(bot, heard)
        if wrong := unread(bot, body["view"], style):
            ack(response_action="errors", errors=wrong)
            return
        bot.take("followup_save", heard)
        ack(response_action="update", view=told_view(words("slack_followup.taken", style), style))


def _open(bot: Bot, heard: Heard, body: Body) -> None:
    """Opens the modal while its trigger lives; the work fills it."""
    view_id = bot.surface.open_view(body["trigger_id"], loading_view(style_of(bot, heard)))
    bot.take("followup_open", heard.having(view_id=view_id))


def unread(bot: Bot, view: Body, style: Style) -> dict[str, str]:
    """What is told beside the fields of ticked actions that cannot be saved as they are, by block."""
    fields = fields_of(view)
    wrong: dict[str, str] = {}
    for place in ticked(fields):
        due, statement = (fields.get(field_name(name, place), "").strip() for name in ("due", "statement"))
        if due and due != NONE and day_typed(bot.desk, due) is None:
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


# -- the form ------------------------------------------------------------------------------------------------------


def opened(bot: Bot, asked: Asked) -> Reply:
    """The form, filled; or in its place why there is none, and which accounts the words could mean."""
    view_id = asked.word("view_id")
    try:
        card = _account(asked)
        return replace(_filled(bot, asked, card), view_id=view_id)
    except (StorageTrouble, SlackAway):
        raise
    except Ambiguous as doubt:
        if found := choices_of(asked.desk, asked.person.reader, doubt):
            return Reply(view=choose_view(found, asked.style), view_id=view_id)
        return Reply(view=told_view(sentence_of(doubt, asked.style), asked.style), view_id=view_id)
    except KeybriefError as error:
        return Reply(view=told_view(sentence_of(error, asked.style), asked.style), view_id=view_id)


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
        "rows": [key_of(row) for row in rows],
    }
    form = followup_form(told, asked.style, metadata=json.dumps(held), first=first)
    _keep(bot, asked, told, card)
    return Reply(form.beside, alone=True, account_id=card.id, view=form.view)


def key_of(item: FollowUpItem) -> str:
    """By what an action is known again when its form comes back: its ref on record, else a mark of its words."""
    return item.commitment or hashlib.sha256(item.statement.encode()).hexdigest()[:16]


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


# -- the form, sent ------------------------------------------------------------------------------------------------


def saved(bot: Bot, asked: Asked) -> Reply:
    """The ticked actions on record, once for a submission; what was saved and the message, to the one who sent it."""
    held: dict[str, Any] = json.loads(asked.word("metadata"))
    reader, style = asked.person.reader, replace(asked.style, language=held["language"])
    card = account_meant(asked.desk, reader, "", held["account"])
    fields = {name.removeprefix("field:"): value for name, value in asked.words.items() if name.startswith("field:")}
    places = ticked(fields)
    known = {key_of(item): item for item in followup_items(asked.desk, reader, card.id)} if places else {}
    items = [_item(asked, held, known, fields, place, style) for place in places]
    refs = _saved(asked, card, items, places)
    kept = [
        Kept(ref, item.statement, item.owner, _due(asked, item, style)) for ref, item in zip(refs, items, strict=False)
    ]
    letter = letter_view(fields.get("subject", ""), [fields.get(part_name(at), "") for at in range(MOST_PARTS)], style)
    goes_on = held["first"] + len(held["rows"])
    posted = saved_view(
        render_value(card.shown, style),
        kept,
        style,
        origin=asked.job,
        key=joined(held["key"], card.id),
        left=joined(card.id, goes_on) if goes_on < held["total"] else "",
        letter=letter,
    )
    return Reply(posted, alone=True, account_id=card.id)


def _saved(asked: Asked, card: AccountCard, items: list[FollowUpItem], places: list[int]) -> tuple[str, ...]:
    """The refs of what was saved. Errors: BadInput that names the action by its number in the form."""
    if not items:
        return ()
    try:
        return save_followup(asked.desk, asked.person.reader, card.id, items, origin=asked.job)
    except BadInput as error:
        row = error.message.values.get("row")
        if not isinstance(row, int):
            raise
        raise BadInput(error.message.id, **{**error.message.values, "row": places[row - 1] + 1}) from error


def _item(
    asked: Asked,
    held: Mapping[str, Any],
    known: Mapping[str, FollowUpItem],
    fields: Mapping[str, str],
    place: int,
    style: Style,
) -> FollowUpItem:
    """An action as it was written in the form; one that is no longer among the open ones stands by its ref alone."""
    key = str(held["rows"][place - held["first"]])
    item = known.get(key) or FollowUpItem("", commitment=key if key.startswith("commitment-") else "")

    def written(name: str, as_it_is: str) -> str:
        return fields[field_name(name, place)].strip() if field_name(name, place) in fields else as_it_is

    due = written("due", "")
    unchanged = item.due_on is not None and due == due_shown(item, style)
    return replace(
        item,
        statement=written("statement", item.statement),
        owner=written("owner", item.owner),
        due="" if unchanged else due or NONE,
    )


def _due(asked: Asked, item: FollowUpItem, style: Style) -> str:
    """The day of an action that was saved, as it is shown."""
    if item.due in ("", NONE):
        return due_shown(item, style) if not item.due else ""
    day = day_typed(asked.desk, item.due)
    return due_shown(replace(item, due_on=day), style)


def undone(bot: Bot, asked: Asked) -> Reply:
    """What one save did is taken back; the message that told of it says so."""
    refs = undo_followup(asked.desk, asked.person.reader, asked.word("value"))
    return Reply(undone_view(refs, asked.style), alone=True, replaces=asked.word("message_ts"))
