"""An account's records at the terminal: the sheet, a list, and each record added, changed, ended and taken back."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.compose.render import Style, render, render_value
from bot.features.record import FieldChange, History, Saved, Undone, add, change, end, history, undo
from bot.features.record_sheet import KindPage, Sheet, account_and_kind, kind_page, record_card, sheet
from bot.features.record_words import field_named
from bot.terminal.record_json import card_as_dict, history_as_list, sheet_as_dict
from bot.terminal.sitting import Sitting
from knowledge.errors import BadInput
from knowledge.evidence import AccountCard, Message, Name, Term, Value

# So many records of a kind are shown at once.
MOST = 100


@dataclass(frozen=True, slots=True)
class RecordOrder:
    """What a person asked of `record`. words: an account, a kind, and fields as name=value. The others: refs."""

    words: tuple[str, ...]
    add: bool = False
    change: str = ""
    end: str = ""
    undo: str = ""
    history: str = ""

    @property
    def named(self) -> tuple[str, ...]:
        """The words that are no fields."""
        return tuple(word for word in self.words if "=" not in word)

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The fields, by what they are called."""
        parts = (word.partition("=") for word in self.words if "=" in word)
        return tuple((name.strip(), value.strip()) for name, _, value in parts)


def run_record(at: Sitting, order: RecordOrder) -> None:
    """Does what was asked. Errors: NotFound, Ambiguous, Refused, BadInput."""
    asked = [name for name in ("add", "change", "end", "undo", "history") if getattr(order, name)]
    if len(asked) > 1:
        raise BadInput("record.one_act", options=", ".join(f"--{name}" for name in asked))
    match asked:
        case ["add"]:
            _add(at, order)
        case ["change"]:
            _change(at, order, order.change, change)
        case ["end"]:
            _change(at, order, order.end, end)
        case ["undo"]:
            _undo(at, order)
        case ["history"]:
            _show_history(at, history(at.desk, at.reader, order.history))
        case _:
            _show(at, order)


def _show(at: Sitting, order: RecordOrder) -> None:
    if order.fields:
        raise BadInput("record.act_needed", field=order.fields[0][0])
    card, kind = _account_and_kind(at, order)
    if kind:
        _show_page(at, kind_page(at.desk, at.reader, card.id, kind, rows=MOST))
    else:
        _show_sheet(at, sheet(at.desk, at.reader, card.id))


def _add(at: Sitting, order: RecordOrder) -> None:
    card, kind = _account_and_kind(at, order)
    if not kind:
        raise BadInput("record.kind_needed")
    parent = f"account-{card.id}"
    show_saved(at, add(at.desk, at.reader, kind, parent, _given(kind, order), origin=origin()))


def _change(at: Sitting, order: RecordOrder, ref: str, act: Callable[..., Saved]) -> None:
    kind = record_card(at.desk, at.reader, ref).kind
    if act is change and not order.fields:
        raise BadInput("record.fields_needed", ref=ref)
    show_saved(at, act(at.desk, at.reader, ref, _given(kind, order), origin=origin()))


def _undo(at: Sitting, order: RecordOrder) -> None:
    """Takes back the change of the number that is given, or the newest that stands."""
    number = next((int(word) for word in order.named if word.isdecimal()), 0)
    if not number:
        entries = history(at.desk, at.reader, order.undo).entries
        number = next((one.number for one in entries if not one.undone), 0)
    if not number:
        raise BadInput("record.nothing_to_undo", ref=order.undo)
    _show_undone(at, undo(at.desk, at.reader, order.undo, number, origin=origin()))


def _account_and_kind(at: Sitting, order: RecordOrder) -> tuple[AccountCard, str]:
    """The account and the kind that are named, each by a word of its own or both together; "" for no kind."""
    if not order.named:
        raise BadInput("errors.account_needed")
    return account_and_kind(at.desk, at.reader, " ".join(order.named))


def _given(kind: str, order: RecordOrder) -> dict[str, str]:
    """The fields by their own names. Errors: BadInput for one that there is none."""
    given: dict[str, str] = {}
    for called, value in order.fields:
        field = field_named(kind, called)
        given[field.name if field is not None else called] = value
    return given


def origin() -> str:
    """A key of an act of its own."""
    return f"terminal:{uuid.uuid4().hex}"


# -- on the screen -------------------------------------------------------------------------------------------------


def _say(message: str, style: Style, **values: Value) -> str:
    return render(Message(f"record.{message}", values), style)


def _show_sheet(at: Sitting, found: Sheet) -> None:
    if at.screen.wants_json:
        at.screen.as_json(sheet_as_dict(found))
        return
    say, style = at.screen.say, at.style
    at.screen.heading(_say("sheet", style, account=found.account))
    for group in found.groups:
        say()
        at.screen.heading(render_value(Term("record_group", group.name), style))
        counted = [one for one in group.kinds if one.total]
        for one in counted:
            newest = render_value(one.newest.title, style) if one.newest is not None else ""
            message = "counted" if one.total == one.current else "counted_of"
            values: dict[str, Value] = {"kinds": Term("kinds", one.kind), "current": one.current, "total": one.total}
            at.screen.item(_say(message, style, newest=newest, **values))
        if not counted:
            at.screen.indent(_say("none_yet", style), "dim")
    if not found.mine:
        say()
        say(_say("read_only", style), "dim")


def _show_page(at: Sitting, found: KindPage) -> None:
    if at.screen.wants_json:
        at.screen.as_json([card_as_dict(at, one) for one in found.records])
        return
    kinds = Term("kinds", found.kind)
    at.screen.heading(_say("list", at.style, kinds=kinds, account=found.account, total=found.total))
    for one in found.records:
        title = render_value(one.title, at.style)
        title = _say("ended", at.style, title=title) if one.ended else title
        at.screen.item(f"{title} [{one.ref}]")
        for told in one.told:
            at.screen.indent(_say("told", at.style, field=told.label, value=told.value), "dim", by=4)
    if not found.records:
        at.screen.say(_say("none_yet", at.style), "dim")
    if found.pages > 1:
        at.screen.say(_say("more", at.style, count=found.total - len(found.records)), "dim")


def show_saved(at: Sitting, saved: Saved) -> None:
    """A record as it was saved, and how that is undone."""
    if at.screen.wants_json:
        at.screen.as_json(card_as_dict(at, record_card(at.desk, at.reader, saved.ref)) | _done(saved))
        return
    name = "added" if saved.added else "changed" if saved.changed else "as_it_was"
    title, kind = render_value(saved.title, at.style), saved.called
    at.screen.say(_say(name, at.style, kind=kind, title=title, account=saved.account, ref=saved.ref), "green")
    if not saved.added:
        _show_changes(at, saved.changes)
    if saved.changed:
        at.screen.say(_say("undo_how", at.style, command=f"keybrief record --undo {saved.ref}"), "dim")


def _done(saved: Saved) -> dict[str, Any]:
    return {"number": saved.number, "changed": saved.changed, "added": saved.added}


def _show_undone(at: Sitting, undone: Undone) -> None:
    if at.screen.wants_json:
        at.screen.as_json({"ref": undone.ref, "gone": undone.gone})
        return
    message = "undone_gone" if undone.gone else "undone"
    kind = Term("kind", undone.kind)
    at.screen.say(_say(message, at.style, kind=kind, ref=undone.ref, account=undone.account), "green")


def _show_history(at: Sitting, found: History) -> None:
    if at.screen.wants_json:
        at.screen.as_json(history_as_list(found, at.style))
        return
    title = render_value(found.title, at.style)
    message = "history_of" if found.entries else "history_none"
    at.screen.heading(_say(message, at.style, title=title, account=found.account, ref=found.ref))
    for one in found.entries:
        line = _say("entry_added" if one.added else "entry_changed", at.style, by=Name(one.by), at=one.at)
        line = _say("entry_undone", at.style, entry=line) if one.undone else line
        at.screen.say(f"{one.number}. {line}")
        _show_changes(at, one.changes)


def _show_changes(at: Sitting, changes: Sequence[FieldChange]) -> None:
    for one in changes:
        before, after = (_held(value, at.style) for value in (one.before, one.after))
        at.screen.item(_say("field_changed", at.style, field=one.label, before=before, after=after))


def _held(value: Value | None, style: Style) -> str:
    return _say("nothing", style) if value is None else render_value(value, style)
