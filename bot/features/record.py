"""Record: any kind of record added, changed, ended and taken back by a person, each once, with its history.

`origin` is the surface's own key of the act: the same again changes nothing and tells the same. A change that rests on
what its person saw (`seen`) is refused where somebody changed the same field since: Superseded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.desk import Desk
from bot.features.record_first import account_of_parent, first_words, fixed_by, no_parent
from bot.features.record_words import choices_called
from knowledge.errors import BadInput, NotFound
from knowledge.evidence import Name, Term, Value
from knowledge.keeping.checks import Errors
from knowledge.keeping.fields import Field, ending_fields, fields_of
from knowledge.keeping.filled import FieldsWrong, read_filled, unfit
from knowledge.keeping.history import Entry, FieldChange, history_of, revision_of
from knowledge.keeping.kept import KEPT
from knowledge.keeping.listed import record_of
from knowledge.keeping.records import (
    Kept,
    add_record,
    change_record,
    demand_right,
    kind_and_key,
    undo_record,
)
from knowledge.keeping.referred import names_of
from knowledge.keeping.shown import called, referred_by, title_of, words_of
from knowledge.keeping.typed import Typing
from knowledge.loading.kinds import PARENTS
from knowledge.notes.keeping import drop_vectors
from knowledge.people import Reader
from knowledge.records.accounts import account_card
from knowledge.retrieval.sync import sync

__all__ = ["Entry", "Field", "FieldChange", "FieldsWrong", "History", "Saved", "Undone", "fields_of"]

Given = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Saved:
    """A record as it was saved. number: of the revision that an undo takes back; changed: False where all was so
    already. added: the record was new with it. called: what kind of record it is.
    """

    ref: str
    kind: str
    account_id: int
    account: Name
    title: Value
    number: int
    changed: bool
    added: bool
    called: Term
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back. gone: the record itself, which had been new."""

    ref: str
    kind: str
    account_id: int
    account: Name
    gone: bool


@dataclass(frozen=True, slots=True)
class History:
    """The changes of one record, the newest first."""

    ref: str
    kind: str
    account_id: int
    account: Name
    title: Value
    entries: tuple[Entry, ...]


def typing_at(desk: Desk) -> Typing:
    """What typed words are read by, today."""
    return Typing(desk.now().date(), desk.zone, desk.calendar, choices_called())


def unfit_fields(desk: Desk, kind: str, given: Given, changed: frozenset[str]) -> Errors:
    """What is wrong with the fields of a form that can be told without the records; of the `changed` ones."""
    return unfit(kind, given, changed, typing_at(desk))


def add(desk: Desk, reader: Reader, kind: str, parent: str, given: Given, *, origin: str) -> Saved:
    """Adds a record to what `parent` names ("account-3", "plan-2"). given: fields as typed, by name; the others are
    what they are at first.

    Errors: NotFound; Refused; BadInput for a kind or a field that there is none; FieldsWrong.
    """
    now = desk.now()
    with desk.book.writing() as session:
        account_id = account_of_parent(session, parent, kind)
        demand_right(session, reader, account_id)
        fixed = fixed_by(kind, parent, account_id)
        words = {**first_words(session, desk, reader, kind, account_id, given), **given}
        words = {name: one for name, one in words.items() if name not in fixed}
        read = read_filled(session, kind, account_id, words, typing_at(desk))
        values = fixed | read.values
        if kind in PARENTS and values.get(f"{PARENTS[kind]}_id") is None:
            raise no_parent(kind)
        kept = add_record(session, reader, kind, values, read.lists, at=now, origin=origin)
        saved = _saved(session, desk, reader, kept, origin)
    _index(desk, kept)
    return saved


def change(desk: Desk, reader: Reader, ref: str, given: Given, *, origin: str, seen: int | None = None) -> Saved:
    """Gives a record other fields, as typed; those that are not given stay.

    Errors: NotFound; Refused; BadInput; FieldsWrong; Superseded.
    """
    now = desk.now()
    with desk.book.writing() as session:
        kind, account_id, record = record_of(session, reader, ref)
        demand_right(session, reader, account_id)
        parent = f"{PARENTS.get(kind, '')}_id"
        words = {name: one for name, one in given.items() if name != parent}
        read = read_filled(session, kind, account_id, words, typing_at(desk), record=record)
        kept = change_record(session, reader, ref, read.values, read.lists, at=now, origin=origin, seen=seen)
        saved = _saved(session, desk, reader, kept, origin)
    _index(desk, kept)
    return saved


def end(desk: Desk, reader: Reader, ref: str, given: Given, *, origin: str, seen: int | None = None) -> Saved:
    """Ends a record in its kind's own way: today, and in the likeliest way, where nothing else is given.

    Errors: as of `change`; BadInput where records of its kind have no end.
    """
    with desk.book.reading() as session:
        kind, _, record = record_of(session, reader, ref)
    return change(desk, reader, ref, {**ending_words(desk, kind, record), **given}, origin=origin, seen=seen)


def ending_words(desk: Desk, kind: str, record: Mapping[str, Any]) -> dict[str, str]:
    """What the fields of an ending are at first: today, and the likeliest way. Errors: BadInput where it has no end."""
    ending = KEPT[kind].ending
    if ending is None:
        raise BadInput("record.no_ending", kind=Term("kind", kind))
    today = desk.now().date()
    words = {one.name: words_of(one, record.get(one.name), desk.zone) for one in ending_fields(kind)}
    if ending.status and record[ending.status] not in ending.ways:
        words[ending.status] = ending.ways[0]
    day, begins = record.get(ending.day), record.get("starts_on")
    if ending.day and (day is None or day > today):
        words[ending.day] = today.isoformat()
    if (
        "ends_on" in ending.also and begins is not None and begins <= today < record["ends_on"]
    ):  # it ends before its time
        words["ends_on"] = today.isoformat()
    return words


def undo(desk: Desk, reader: Reader, ref: str, number: int, *, origin: str) -> Undone:
    """Takes back one revision of a record. Errors: NotFound, Refused; BadInput where another record uses it."""
    now = desk.now()
    with desk.book.writing() as session:
        kept = undo_record(session, reader, ref, number, at=now, origin=origin)
        account = account_card(session, reader, kept.account_id).shown
        gone = not _is_there(session, reader, ref)
    _index(desk, kept)
    return Undone(ref, kind_and_key(ref)[0].name, kept.account_id, account, gone)


def history(desk: Desk, reader: Reader, ref: str, *, since: int = 0) -> History:
    """Who changed what of a record, and when; of revisions after that number. Errors: NotFound."""
    with desk.book.reading() as session:
        kind, account_id, record = record_of(session, reader, ref)
        names = names_of(session, referred_by(kind, [record]))
        account = account_card(session, reader, account_id).shown
        entries = history_of(session, kind, ref, desk.zone, since=since)
        return History(ref, kind, account_id, account, title_of(kind, record, names, desk.zone), tuple(entries))


def _is_there(session: Any, reader: Reader, ref: str) -> bool:
    try:
        record_of(session, reader, ref)
    except NotFound:
        return False
    return True


def _saved(session: Any, desk: Desk, reader: Reader, kept: Kept, origin: str) -> Saved:
    """What became of it; done again after a cut, what became of it the first time."""
    kind, account_id, record = record_of(session, reader, kept.ref)
    names = names_of(session, referred_by(kind, [record]))
    number = revision_of(session, kept.ref, origin)
    entries = history_of(session, kind, kept.ref, desk.zone, since=number - 1, most=100) if number else []
    mine = next((entry for entry in entries if entry.number == number), None)
    return Saved(
        ref=kept.ref,
        kind=kind,
        account_id=account_id,
        account=account_card(session, reader, account_id).shown,
        title=title_of(kind, record, names, desk.zone),
        number=number or kept.number,
        changed=number is not None,
        added=mine is not None and mine.added,
        called=called(kind, record),
        changes=mine.changes if mine is not None else (),
    )


def _index(desk: Desk, kept: Kept) -> None:
    """The index follows what was committed."""
    drop_vectors(desk.book, kept.gone)
    sync(desk.book)
