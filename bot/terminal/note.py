"""Notes in the terminal: the card of what a note implies, and what the person decides about it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection

from bot.compose.note import CardLine, NoteCard, card_as_dict, card_lines, safe
from bot.compose.render import render, render_value
from bot.features import note as notes
from bot.features.note_card import amend
from bot.features.note_reading import read_again
from bot.terminal.sitting import Sitting
from knowledge.errors import BadInput, KeybriefError
from knowledge.evidence import Message, Value

YES = frozenset({"y", "yes", "হ্যাঁ", "হ্যা", "জি"})
_CONFIRM = frozenset({"c", "confirm", "all", "নিশ্চিত", *YES})
_UNDO = frozenset({"u", "undo", "ফেরত"})
_EDIT = re.compile(r"(?:e|edit|বদলান)\s*(\d+)")
# As much of a note's words as a head line shows.
LONGEST_SHOWN = 400


def log_note(at: Sitting, words: str, account: str = "", *, yes: bool = False) -> str:
    """Logs a note, shows its card, and asks what becomes of what it implies; the note's ref.

    yes: confirms all without asking. Where nobody can be asked, what it implies stays proposed.
    """
    card = notes.log(at.desk, at.reader, words, account=account)
    if not card.account and _asks(at) and not yes:
        show_card(at, card, stored=True)
        card = _ask_account(at, card)
    if yes and card.open_places and card.account:
        card = notes.confirm(at.desk, at.reader, card.ref)
    elif not yes:  # what a model reads is shown before it is confirmed
        card = read_again(at.desk, at.reader, card)
    show_card(at, card, stored=True)
    _decide(at, card)
    return card.ref


def _asks(at: Sitting) -> bool:
    return at.screen.attached and not at.screen.wants_json


def show_note(at: Sitting, ref: str) -> None:
    """The card of a note as it stands, with what can be decided."""
    card = notes.show(at.desk, at.reader, ref)
    show_card(at, card)
    _decide(at, card)


def file_note(at: Sitting, ref: str, account: str, *, yes: bool = False) -> None:
    """Files a note, and shows what it implies there. Errors: NotFound where no account is named."""
    if not account:
        raise BadInput("note.file_first", ref=ref)
    card = notes.file(at.desk, at.reader, ref, account)
    if yes and card.open_places:
        card = notes.confirm(at.desk, at.reader, card.ref)
    show_card(at, card)
    _decide(at, card)


def confirm_note(at: Sitting, ref: str, places: Collection[int]) -> None:
    """Confirms what a note implies: all, or what stands at these places."""
    show_card(at, notes.confirm(at.desk, at.reader, ref, places))


def reword_note(at: Sitting, ref: str, words: str, *, yes: bool = False) -> None:
    """Gives a note other words; asks about confirmed items that the words no longer hold."""
    card = notes.reword(at.desk, at.reader, ref, words)
    if _asks(at) and card.vanished:
        card = _ask_vanished(at, card)
    if yes and card.open_places and card.account:
        card = notes.confirm(at.desk, at.reader, card.ref)
    show_card(at, card)
    _decide(at, card)


def take_back(at: Sitting, ref: str, places: Collection[int] = ()) -> None:
    """Takes a note back whole, or what was confirmed at these places of its card."""
    if places:
        show_card(at, notes.take_back(at.desk, at.reader, ref, places))
        return
    gone = notes.undo(at.desk, at.reader, ref)
    _tell_gone(at, gone, "undone", 0)


def delete_note(at: Sitting, ref: str) -> None:
    """Erases a note; what was confirmed from it stays, marked."""
    gone, kept = notes.delete(at.desk, at.reader, ref)
    _tell_gone(at, gone, "deleted", kept)


def _tell_gone(at: Sitting, ref: str, how: str, kept: int) -> None:
    if at.screen.wants_json:
        at.screen.as_json({"ref": ref, how: True, "kept": kept})
        return
    at.screen.say(_words(at, how, ref=ref), "green")
    if kept:
        at.screen.say(_words(at, "deleted_kept", count=kept), "dim")


def _words(at: Sitting, message: str, /, **values: Value) -> str:
    return render(Message(f"note.{message}", values), at.style)


def show_card(at: Sitting, card: NoteCard, *, stored: bool = False) -> None:
    """The card: where the note stands, what it implies, and how to go on."""
    if at.screen.wants_json:
        at.screen.as_json(card_as_dict(card))
        return
    screen = at.screen
    account = card.account or _words(at, "unfiled")
    screen.heading(_words(at, "head", ref=card.ref, account=account, day=card.day, author=card.author))
    if stored:
        screen.say(_words(at, "stored"), "green")
    else:
        screen.indent(_shortened(safe(card.words)), "dim")
    if card.twin is not None:
        screen.say(_words(at, "same_words", ref=card.twin[0], day=card.twin[1], mine=card.ref), "yellow")
    if not card.account:
        _show_choices(at, card)
        return
    lines, left_out = card_lines(card, at.style)
    if card.open_places or not lines:
        screen.say(_words(at, "implies" if card.open_places else "nothing"))
    for line in lines:
        _show_line(at, card, line)
    if left_out:
        screen.say(_words(at, "left_out", count=left_out), "dim")
    if card.open_places and not _asks(at):
        screen.say(_words(at, "confirm_how", ref=card.ref), "dim")
        screen.say(_words(at, "undo_how", ref=card.ref), "dim")


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN].rsplit(" ", 1)[0] + "…"


def _show_line(at: Sitting, card: NoteCard, line: CardLine) -> None:
    place = render_value(line.place, at.style)
    at.screen.indent(f"{place}  {line.text}", "" if line.status == "proposed" else "green")
    if line.status == "confirmed":
        named = not line.record.startswith("contact") and bool(line.record)
        told = _words(at, "confirmed_as", record=line.record) if named else _words(at, "confirmed_met")
        if line.place in card.vanished:
            told = _words(at, "vanished", ref=card.ref, place=line.place)
        at.screen.indent(told, "yellow" if line.place in card.vanished else "dim", by=5)
    elif line.quoted:
        at.screen.indent(line.quoted, "dim", by=5)


def _show_choices(at: Sitting, card: NoteCard) -> None:
    if card.choices:
        at.screen.say(_words(at, "could_be"))
        for number, name in enumerate(card.choices, start=1):
            at.screen.indent(f"{number}  {name}")
    if not _asks(at):
        name = shlex.quote(card.choices[0]) if len(card.choices) == 1 else "NAME"
        at.screen.say(_words(at, "file_how", ref=card.ref, name=name), "dim")


def _ask_account(at: Sitting, card: NoteCard) -> NoteCard:
    """Files the note where the person says, by number or name; as it is where they say nothing."""
    while typed := at.screen.ask(_words(at, "which")).strip():
        name = typed
        if typed.isdecimal() and 1 <= int(typed) <= len(card.choices):
            name = card.choices[int(typed) - 1]
        try:
            return notes.file(at.desk, at.reader, card.ref, name)
        except KeybriefError as error:
            at.screen.complain(render(error.message, at.style))
    return card


def _ask_vanished(at: Sitting, card: NoteCard) -> NoteCard:
    """Asks about each confirmed item that the words no longer hold whether it is taken back."""
    for line in (line for line in card_lines(card, at.style)[0] if line.place in card.vanished):
        at.screen.indent(f"{render_value(line.place, at.style)}  {line.text}")
        if at.screen.ask(_words(at, "vanished_ask", place=line.place)).strip().casefold() in YES:
            card = notes.take_back(at.desk, at.reader, card.ref, [line.place])
    return card


def _decide(at: Sitting, card: NoteCard) -> None:
    """Asks what becomes of what is proposed, until nothing is, or the person leaves it for later."""
    while _asks(at) and card.account and card.open_places:
        typed = at.screen.ask(_words(at, "decide")).strip().casefold()
        if not typed:
            return
        try:
            if typed in _UNDO:
                take_back(at, card.ref)
                return
            if edit := _EDIT.fullmatch(typed):
                card = _edited(at, card, int(edit[1]))
            elif typed in _CONFIRM:
                card = notes.confirm(at.desk, at.reader, card.ref)
            else:
                card = notes.confirm(at.desk, at.reader, card.ref, _places(typed))
        except KeybriefError as error:
            at.screen.complain(render(error.message, at.style))
            continue
        show_card(at, card)


def places_for(only: str, asked: list[str], words: str) -> tuple[int, ...]:
    """The places --only names. Errors: BadInput where the options of the command do not go together."""
    if len(asked) > 1 or (asked and asked != ["edit"] and words):
        raise BadInput("note.one_thing")
    if only and asked not in (["confirm"], ["undo"]):
        raise BadInput("note.only_needs")
    return _places(only) if only else ()


def _places(words: str) -> tuple[int, ...]:
    """The places somebody typed: "1,3" or ১ ৩. Errors: BadInput."""
    parts = re.split(r"[\s,]+", words.strip(" ,"))
    if not all(part.isdecimal() for part in parts):
        raise BadInput("note.only_needs")
    return tuple(int(part) for part in parts)


def _edited(at: Sitting, card: NoteCard, place: int) -> NoteCard:
    """Asks for each field of a proposal; Enter keeps it."""
    one = next((one for one in card.proposals if one.place == place and one.status == "proposed"), None)
    if one is None:
        raise BadInput("note.no_such_place", ref=card.ref, place=place)
    at.screen.say(_words(at, "edit_how"), "dim")
    given = {"statement": "", "owner": "", "due": ""}
    if one.statement:
        given["statement"] = _typed(at, "edit_statement", safe(one.statement))
    if one.kind == "commitment":
        given["owner"] = _typed(at, "edit_owner", one.owner or "-")
        given["due"] = _typed(at, "edit_due", render_value(one.due_on, at.style) if one.due_on else "-")
    if one.at is not None:
        given["due"] = _typed(at, "edit_when", render_value(one.at, at.style))
    return amend(at.desk, at.reader, card.ref, place, **given)


def _typed(at: Sitting, message: str, value: str) -> str:
    return at.screen.ask(_words(at, message, value=value)).strip()
