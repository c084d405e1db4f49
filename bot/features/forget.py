"""Forget: a note, a person or an account erased from all that is kept, and the search that proves it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bot.desk import Desk
from knowledge.errors import Refused, StorageTrouble
from knowledge.forgetting.account import forget_account as erase_account
from knowledge.forgetting.erased import Erased
from knowledge.forgetting.note import forget_note as erase_note
from knowledge.forgetting.people import account_meant, person_meant
from knowledge.forgetting.person import forget_person as erase_person
from knowledge.forgetting.sweeping import drop_index_folder, sweep_database, sweep_index
from knowledge.forgetting.traces import Trace, traces_in_columns, traces_in_files
from knowledge.people import Reader
from knowledge.records.notes import changeable_note, lock_note

Kind = Literal["note", "person", "account"]
Waiting = Literal["index", "jobs", "file"]


def _no_jobs(ids: Collection[str]) -> None:
    """For a book that no jobs are kept beside."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is kept beside the records. home: the folder whose files are searched. erase_jobs: erases jobs by id.

    served: vectors are on a server rather than in the home folder.
    """

    home: Path | None = None
    erase_jobs: Callable[[Collection[str]], None] = _no_jobs
    served: bool = False


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased, or would be (`done` False).

    erased, changed: rows by table, gone whole and kept without the name. refs: notes and calls that lost a sentence and
    are worth reading. requests: ids of the work that was about it, erased too. cards: keys of messages that show an
    erased note. found: what is still somewhere. waiting: what could not be reached, and holds something yet.
    """

    kind: Kind
    ref: str
    name: str
    done: bool
    erased: Mapping[str, int]
    changed: Mapping[str, int]
    refs: tuple[str, ...]
    requests: tuple[str, ...]
    cards: tuple[str, ...]
    found: tuple[Trace, ...] = ()
    waiting: tuple[Waiting, ...] = ()


def forget_note(
    desk: Desk,
    reader: Reader,
    ref: str,
    *,
    beside: Beside = Beside(),
    rehearse: bool = False,
    origin: str = "terminal",
) -> Forgotten:
    """Erases a note with its revisions, all that was made of it, and what was confirmed from it.

    rehearse: says what would go, and leaves everything. Errors: NotFound, Refused.
    """

    def erase(session: Any) -> Erased:
        lock_note(session, ref)
        note = changeable_note(session, reader, ref)
        return erase_note(session, reader, note, at=desk.now(), origin=origin)

    return _forget(desk, reader, "note", erase, beside, rehearse=rehearse)


def forget_person(
    desk: Desk,
    reader: Reader,
    name: str,
    *,
    account: str = "",
    keys: Collection[str] = (),
    beside: Beside = Beside(),
    rehearse: bool = False,
    origin: str = "terminal",
) -> Forgotten:
    """Erases a contact or a colleague: their card, their name, and of a contact the sentences about them.

    name: the full name, an alias, the e-mail or the ref ("contact-12"), exactly; account: whose contact is meant. keys:
    what surfaces call them ("slack:T1/U1").
    Errors: NotFound, Ambiguous, Refused.
    """

    def erase(session: Any) -> Erased:
        person = person_meant(session, reader, name, account)
        return erase_person(session, reader, person, keys=keys, at=desk.now(), origin=origin)

    return _forget(desk, reader, "person", erase, beside, rehearse=rehearse)


def forget_account(
    desk: Desk,
    reader: Reader,
    name: str,
    *,
    beside: Beside = Beside(),
    rehearse: bool = False,
    origin: str = "terminal",
) -> Forgotten:
    """Erases an account with its people and every record of its own. name: exactly. Errors: NotFound, Ambiguous,
    Refused.
    """

    def erase(session: Any) -> Erased:
        card = account_meant(session, reader, name)
        return erase_account(session, reader, card, at=desk.now(), origin=origin)

    return _forget(desk, reader, "account", erase, beside, rehearse=rehearse)


class _OnlyRehearsed(Exception):
    """Takes back what a rehearsal did."""


def _forget(
    desk: Desk, reader: Reader, kind: Kind, erase: Callable[[Any], Erased], beside: Beside, *, rehearse: bool
) -> Forgotten:
    if reader.standing == "outsider":
        raise Refused("forget.not_yours")
    erased: Erased | None = None
    try:
        with desk.book.writing(alone=True) as session:
            erased = erase(session)
            if rehearse:
                raise _OnlyRehearsed
    except _OnlyRehearsed:
        pass
    assert erased is not None
    waiting = () if rehearse else _sweep(desk, erased, beside)
    return Forgotten(
        kind=kind,
        ref=erased.ref,
        name=erased.name,
        done=not rehearse,
        erased=erased.erased,
        changed=erased.changed,
        refs=erased.refs,
        requests=erased.requests,
        cards=erased.cards,
        found=() if rehearse else _proved(desk, erased, beside.home),
        waiting=waiting,
    )


def _sweep(desk: Desk, erased: Erased, beside: Beside) -> tuple[Waiting, ...]:
    """Clears jobs, vectors and the file of what is committed as gone; what could not be reached is told, not raised."""
    waiting: list[Waiting] = []
    try:
        beside.erase_jobs(erased.requests)
    except StorageTrouble:
        waiting.append("jobs")
    if erased.passages and not _vectors_gone(desk, erased, beside):
        waiting.append("index")
    try:
        sweep_database(desk.book)
    except StorageTrouble:
        waiting.append("file")
    return tuple(waiting)


def _vectors_gone(desk: Desk, erased: Erased, beside: Beside) -> bool:
    if sweep_index(desk.book, erased.passages):
        return True
    notice = desk.book.library.notice
    if beside.served or (notice is not None and notice.id == "errors.index_held"):
        return False
    return beside.home is None or drop_index_folder(beside.home / "index")


def _proved(desk: Desk, erased: Erased, home: Path | None) -> tuple[Trace, ...]:
    """What is still found of it. A file is written anew where its records hold nothing and its bytes do."""
    columns = traces_in_columns(desk.book, erased.needles)
    files = traces_in_files(home, erased.needles) if home is not None else []
    kept = {trace.words for trace in columns}
    if home is not None and any(trace.place.startswith("book.sqlite") and trace.words not in kept for trace in files):
        try:
            sweep_database(desk.book, whole=True)
        except StorageTrouble:
            return (*columns, *files)
        files = traces_in_files(home, erased.needles)
    return (*columns, *files)
