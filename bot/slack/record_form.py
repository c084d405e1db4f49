"""The form of a record: opened at a press, sent once, shown again where it cannot be kept or somebody was quicker."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.compose.render import Style, render
from bot.features.record import FieldsWrong, Saved, add, change, end, fields_of, history, unfit_fields
from bot.features.record_form import RecordForm, change_form, new_form
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.heard import Heard, heard_view
from bot.slack.heard import fields_of as filled_in
from bot.slack.views.errors import notice_view, said
from bot.slack.views.posted import parted
from bot.slack.views.record import saved_view, saved_words
from bot.slack.views.record_form import as_filled, form_view, is_input, mark_of
from bot.slack.views.text import words
from knowledge.errors import NotFound, Superseded
from knowledge.evidence import Message, Name, Value, Words

Body = dict[str, Any]
Given = Mapping[str, str]


def of_form(body: Body) -> Heard:
    """A form that was sent, from where it was opened."""
    heard = heard_view(body)
    held = json.loads(heard.words["metadata"] or "{}")
    place = held.get("place", {})
    channel = place.get("channel", "")
    about = {name: str(place.get(name, "")) for name in ("response_url", "alone")}
    # In the direct messages what was saved stands at the end, where it is seen.
    thread = "" if channel.startswith("D") else place.get("thread", "")
    return replace(heard, channel=channel, thread=thread, im=channel.startswith("D"), words={**heard.words, **about})


def open_form(bot: Bot, asked: Asked) -> Reply:
    """The form that a button asks for: of a new record, a change or an end. Errors: NotFound, Refused, BadInput."""
    desk, reader = asked.desk, asked.person.reader
    if asked.name == "record_add":
        kind, parent = [*parted(asked.word("value")), ""][:2]
        form = new_form(desk, reader, kind, parent)
    else:
        form = change_form(desk, reader, parted(asked.word("value"))[0], ending=asked.name == "record_end")
    place = {"channel": asked.place.channel, "thread": asked.place.thread}
    place |= {"response_url": asked.word("response_url"), "alone": asked.word("alone")}
    style = style_of(asked, form.title)
    held = _held(form, style, key=asked.job, place=place)
    return Reply(view=form_view(form, style, held, desk.zone), view_id=asked.word("view_id"))


def style_of(asked: Asked, title: Value | None) -> Style:
    """How a person is written to of a record: in the language they set, else in that of its words."""
    return asked.person.style(asked.desk, title.text if isinstance(title, Words) else "")


def _held(form: RecordForm, style: Style, *, key: str, place: Mapping[str, str]) -> str:
    """What a form keeps: what it is of, what each field held, its language, and where it was opened.

    key: of the one save of it.
    """
    was = {one.field.name: mark_of(one.stood) for one in form.fields if is_input(one)}
    about: dict[str, Any] = {
        "mode": form.mode,
        "kind": form.kind,
        "ref": form.ref,
        "parent": form.parent,
        "seen": form.seen,
    }
    about |= {"language": style.language, "key": key, "place": place, "was": was}
    return json.dumps(about, separators=(",", ":"))


def unread(bot: Bot, view: Body, style: Style) -> dict[str, str]:
    """What is told beside the fields that cannot be kept, as far as it can be told at once; by block."""
    held = json.loads(view.get("private_metadata") or "{}")
    if not held:
        return {}
    every = _filled(bot.desk.zone, held, filled_in(view))
    style = replace(style, language=held["language"])
    wrong = unfit_fields(bot.desk, held["kind"], every, frozenset(_changed(held, every)))
    return {name: render(told, style) for name, told in wrong.items()}


def save(bot: Bot, asked: Asked) -> Reply:
    """A form that was sent, kept; or shown again with what stands against it."""
    held = json.loads(asked.word("metadata"))
    filled = {name.removeprefix("field:"): value for name, value in asked.words.items() if name.startswith("field:")}
    every = _filled(asked.desk.zone, held, filled)
    given = _changed(held, every)
    style = replace(asked.style, language=held["language"])
    try:
        saved = _kept(asked, held, given)
    except FieldsWrong as wrong:
        return _again(asked, style, held, given, words("record.not_saved", style), wrong.errors)
    except Superseded as newer:
        return _again(asked, style, held, given, render(newer.message, style), _theirs(asked, held, given))
    told = notice_view(said(saved_words(saved, style)), style, words("record.form", style))
    if not saved.changed:
        return Reply(view=told, view_id=asked.word("view_id"))
    return Reply(
        saved_view(saved, style),
        alone=True,
        account_id=saved.account_id,
        changes=True,
        view=told,
        view_id=asked.word("view_id"),
    )


def _kept(asked: Asked, held: Mapping[str, Any], given: Given) -> Saved:
    desk, reader, key = asked.desk, asked.person.reader, held["key"]
    if held["mode"] == "add":
        return add(desk, reader, held["kind"], held["parent"], given, origin=key)
    if held["mode"] == "end":
        return end(desk, reader, held["ref"], given, origin=key, seen=held["seen"])
    return change(desk, reader, held["ref"], given, origin=key, seen=held["seen"])


def _again(
    asked: Asked, style: Style, held: Mapping[str, Any], given: Given, why: str, beside: Mapping[str, Message]
) -> Reply:
    """The form as it stands now, with what was filled in, to be sent once more. Errors: NotFound, Refused."""
    desk, reader = asked.desk, asked.person.reader
    if held["mode"] == "add":
        form = new_form(desk, reader, held["kind"], held["parent"])
    else:
        form = change_form(desk, reader, held["ref"], ending=held["mode"] == "end")
    again = _held(form, style, key=held["key"], place=held["place"])
    view = form_view(form.holding(given), style, again, desk.zone, why=why, beside=beside)
    return Reply(view=view, view_id=asked.word("view_id"))


def _theirs(asked: Asked, held: Mapping[str, Any], given: Given) -> dict[str, Message]:
    """What somebody else gave the fields that this form would change, by field."""
    try:
        newer = history(asked.desk, asked.person.reader, held["ref"], since=held["seen"])
    except NotFound:
        return {}
    found: dict[str, Message] = {}
    for entry in newer.entries:
        for one in entry.changes:
            if one.name in given and one.name not in found:
                about: dict[str, Value] = {"by": Name(entry.by), "at": entry.at, "field": one.label}
                if one.after is None:
                    found[one.name] = Message("record.theirs_emptied", about)
                else:
                    found[one.name] = Message("record.theirs", {**about, "value": one.after})
    return found


def _filled(zone: Any, held: Mapping[str, Any], filled: Given) -> dict[str, str]:
    """The fields of a form in the words that it was filled with at first."""
    known = {one.name: one for one in fields_of(held["kind"])}
    return {name: as_filled(known[name], value, zone) for name, value in filled.items() if name in known}


def _changed(held: Mapping[str, Any], every: Given) -> dict[str, str]:
    """What is otherwise than the record that a form was opened on; of a new record all of it."""
    if held["mode"] == "add":
        return dict(every)
    return {name: value for name, value in every.items() if mark_of(value) != held["was"].get(name)}
