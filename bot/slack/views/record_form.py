"""The form of a record as a modal: an element for each field, and beside it what is wrong or what another changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.compose.render import Style, render, render_value
from bot.features.record import Field
from bot.features.record_form import FormField, Option, RecordForm
from bot.slack.views.limits import INPUT, LABEL, OPTION, PRIVATE_METADATA, TITLE
from bot.slack.views.posted import Block, View
from bot.slack.views.text import bold, context, plain, rich, section, shortened, shown, words
from bot.slack.views.waiting import waiting_view
from knowledge.evidence import Message

FORM = "record_form"
# What an option says where it says nothing: Slack takes no empty value, and lets nobody take a choice back.
NOTHING = "-"
MOMENT = "%Y-%m-%d %H:%M"
NAMED, TOLD = 200, 600
_MARK = 8
_NONE: Mapping[str, Message] = {}


def mark_of(text: str) -> str:
    """A mark by which the words of a field are known again: what was left as it was is not sent as a change."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()[:_MARK]


def saving_view(style: Style) -> View:
    """What stands there once it was sent."""
    return waiting_view(style, words("record.form", style), words("record.saving", style))


def form_view(
    form: RecordForm,
    style: Style,
    metadata: str,
    zone: ZoneInfo,
    *,
    why: str = "",
    beside: Mapping[str, Message] = _NONE,
) -> View:
    """The form. why: what it is shown again for; beside: what is told before a field, by its name."""
    assert len(metadata) <= PRIVATE_METADATA, form.kind
    about = words("record.form_of", style, kind=form.called, account=form.account)
    name = f": {shortened(render_value(form.title, style), NAMED)}" if form.title is not None else ""
    blocks: list[Block] = [rich(section(bold(f"{about}{name}")))]
    if why:
        blocks.append(rich(section(why)))
    for one in form.fields:
        if one.field.name in beside:
            blocks.append(context(shortened(render(beside[one.field.name], style), TOLD)))
        blocks += _field(one, style, zone)
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": plain(words(_title(form), style), TITLE),
        "submit": plain(words("record.save", style), TITLE),
        "close": plain(words("slack.close", style), TITLE),
        "private_metadata": metadata,
        "blocks": blocks,
    }


def _title(form: RecordForm) -> str:
    return "record.end_contact" if (form.mode, form.kind) == ("end", "contact") else f"record.title_{form.mode}"


def is_input(one: FormField) -> bool:
    """Whether a field can be filled here: its words are neither too long nor such as no screen shows, and where
    records are chosen from, there are some.
    """
    if one.field.refers_to:
        return bool(one.options) or one.named
    return len(one.words) <= INPUT and (not one.words.strip() or shown(one.words) == one.words.strip())


def _field(one: FormField, style: Style, zone: ZoneInfo) -> list[Block]:
    if not is_input(one):
        told = words("record.too_long_here", style, field=one.field.label)
        return [] if one.field.refers_to else [context(told)]
    found: Block = {
        "type": "input",
        "block_id": one.field.name,
        "label": plain(render_value(one.field.label, style), LABEL),
        "element": {"action_id": one.field.name, **_element(one, style, zone)},
        "optional": not one.field.required,
    }
    hint = _hint(one, style)
    return [found | ({"hint": plain(hint, LABEL)} if hint else {})]


def _element(one: FormField, style: Style, zone: ZoneInfo) -> Block:
    match one.field.type:
        case "day":
            return {"type": "datepicker"} | ({"initial_date": one.words} if one.words else {})
        case "moment":
            return {"type": "datetimepicker"} | _initial_moment(one.words, zone)
        case "references" if one.options:
            return _several(one, style)
        case _ if one.options:
            return _select(one, style)
    most = min(one.field.longest, INPUT)
    found: Block = {"type": "plain_text_input", "multiline": one.field.type == "lines", "max_length": most}
    return found | ({"initial_value": one.words} if one.words.strip() else {})


def _select(one: FormField, style: Style) -> Block:
    options = [_option(each, style) for each in one.options]
    if one.field.optional or (one.field.kind, one.field.name) == ("measure", "figure"):
        options.insert(0, {"text": plain(words("record.nothing", style), OPTION), "value": NOTHING})
    first = next((each for each in options if each["value"] == one.words), None)
    return {"type": "static_select", "options": options} | ({"initial_option": first} if first else {})


def _several(one: FormField, style: Style) -> Block:
    options = [_option(each, style) for each in one.options]
    held = set(one.words.split(","))
    first = [each for each in options if each["value"] in held]
    return {"type": "multi_static_select", "options": options} | ({"initial_options": first} if first else {})


def _option(one: Option, style: Style) -> Block:
    return {"text": plain(render_value(one.label, style), OPTION), "value": one.value}


def _initial_moment(text: str, zone: ZoneInfo) -> Block:
    if not text:
        return {}
    return {"initial_date_time": int(datetime.strptime(text, MOMENT).replace(tzinfo=zone).timestamp())}


def as_filled(field: Field, filled: str, zone: ZoneInfo) -> str:
    """What a form was filled with, in the words that it was filled with at first."""
    if field.type == "moment" and filled.isdecimal():
        return datetime.fromtimestamp(int(filled), zone).strftime(MOMENT)
    if field.type == "references":
        return ",".join(sorted(filled.split(","), key=_by_number))
    return "" if filled == NOTHING else filled


def _by_number(ref: str) -> tuple[int, str]:
    number = ref.rpartition("-")[2]
    return (int(number) if number.isdecimal() else 0, ref)


def _hint(one: FormField, style: Style) -> str:
    least, most = one.field.least, one.field.most
    if (
        one.field.type in ("number", "whole")
        and least is not None
        and most is not None
        and one.field.name != "probability"
    ):
        return words("record.hint_between", style, least=least, most=most)
    if one.field.type in ("number", "whole"):
        return words("record.hint_whole" if one.field.type == "whole" else "record.hint_number", style)
    if (one.field.kind, one.field.name) == ("measure", "unit"):
        return words("record.hint_unit", style)
    if one.field.type == "names":
        return words("record.hint_names", style)
    return words("record.hint_named", style) if one.named else ""
