"""Forgetting on the screen: what will go, the question, and the proof of what is gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from rich.table import Table

from bot.app import erase_jobs
from bot.compose.catalogues import catalogue
from bot.compose.render import render, render_value
from bot.features import forget as forgetting
from bot.features.forget import Beside, Forgotten
from bot.terminal.sitting import Sitting
from knowledge.errors import BadInput, NothingDone, StorageTrouble
from knowledge.evidence import Message, Term, Value

YES = frozenset({"y", "yes", "হ্যাঁ", "হ্যা"})
MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class ForgetOrder:
    """What a person asked of `forget`. what: "note", "person" or "account". keys: what surfaces call a person."""

    what: str
    name: str
    account: str
    keys: tuple[str, ...]
    yes: bool


def run_forget(at: Sitting, order: ForgetOrder) -> None:
    """Shows what will go, asks, erases it, and tells what is still found.

    Errors: NothingDone where nobody says yes; StorageTrouble where something could not be reached.
    """
    forget = _order(at, order)
    if not order.yes:
        _show(at, forget(True))
        if not at.screen.attached or at.screen.wants_json:
            raise NothingDone("errors.confirm_needed")
        if at.screen.ask(_words("ask")(at)).strip().casefold() not in YES:
            raise NothingDone("forget.declined")
    gone = forget(False)
    _show(at, gone)
    if gone.waiting:
        raise StorageTrouble(f"forget.waiting_{gone.waiting[0]}")


def _order(at: Sitting, order: ForgetOrder) -> Callable[[bool], Forgotten]:
    """The erasure asked for, to be rehearsed or done. Errors: BadInput."""
    if not order.name.strip():
        raise BadInput("forget.name_needed")
    settings, book = at.settings, at.desk.book
    served = bool(settings.chroma.get_secret_value())
    beside = Beside(settings.home, lambda ids: erase_jobs(settings, book, ids), served)
    if order.what == "note":
        return lambda rehearse: forgetting.forget_note(at.desk, at.reader, order.name, beside=beside, rehearse=rehearse)
    if order.what == "person":
        return lambda rehearse: forgetting.forget_person(
            at.desk,
            at.reader,
            order.name,
            account=order.account,
            keys=order.keys,
            beside=beside,
            rehearse=rehearse,
        )
    if order.what == "account":
        return lambda rehearse: forgetting.forget_account(
            at.desk, at.reader, order.name, beside=beside, rehearse=rehearse
        )
    raise BadInput("forget.what_unknown", words=order.what[:40])


def _words(message: str, /, **values: Value) -> Callable[[Sitting], str]:
    return lambda at: render(Message(f"forget.{message}", values), at.style)


def forgotten_as_dict(gone: Forgotten) -> dict[str, Any]:
    """The keys of `keybrief forget --json`."""
    return {
        "what": gone.kind,
        "ref": gone.ref,
        "name": gone.name,
        "done": gone.done,
        "erased": dict(gone.erased),
        "changed": dict(gone.changed),
        "read_again": list(gone.refs),
        "requests": list(gone.requests),
        "found": [asdict(trace) | {"refs": list(trace.refs)} for trace in gone.found],
        "waiting": list(gone.waiting),
    }


def _show(at: Sitting, gone: Forgotten) -> None:
    if at.screen.wants_json:
        if gone.done:
            at.screen.as_json(forgotten_as_dict(gone))
        return
    say = at.screen.say
    if not gone.done:
        at.screen.heading(_words("will_go", name=gone.name, ref=gone.ref)(at))
        _show_rows(at, gone)
        say(_words(f"what_{gone.kind}")(at), "dim")
        say(_words("final")(at), "yellow")
        return
    say(_words("done", ref=gone.ref, count=sum(gone.erased.values()), changed=sum(gone.changed.values()))(at), "green")
    if gone.refs:
        say(_words("read_again", refs=", ".join(gone.refs[:MOST_FOUND]))(at), "yellow")
    _show_found(at, gone)


def _show_rows(at: Sitting, gone: Forgotten) -> None:
    table = Table()
    for place, name in enumerate(("rows", "erased", "changed")):
        table.add_column(_words(f"column_{name}")(at), justify="right" if place else "left")
    for name in dict.fromkeys([*reversed(list(gone.erased)), *gone.changed]):
        numbers = (gone.erased.get(name, 0), gone.changed.get(name, 0))
        table.add_row(_called(at, name), *(render_value(number, at.style) if number else "" for number in numbers))
    at.screen.show(table)


def _called(at: Sitting, table: str) -> str:
    """What people call the rows of a table; its own name where the catalogue knows none."""
    known = f"terms.rows.{table}" in catalogue(at.style.language)
    return render_value(Term("rows", table), at.style) if known else table


def _show_found(at: Sitting, gone: Forgotten) -> None:
    """The proof: nothing, or each place where something is still found; and whose names others bear too."""
    found = [trace for trace in gone.found if not trace.shared]
    if found:
        at.screen.say(_words("found")(at), "yellow")
    else:
        at.screen.say(_words("proved")(at), "green")
    for trace in found[:MOST_FOUND]:
        place = f"{trace.place} ({', '.join(trace.refs)})" if trace.refs else trace.place
        at.screen.item(_words("trace", words=trace.words, place=place, number=trace.number)(at))
    if len(found) > MOST_FOUND:
        at.screen.say(_words("more_found", count=len(found) - MOST_FOUND)(at))
    if shared := dict.fromkeys(trace.words for trace in gone.found if trace.shared):
        at.screen.say(_words("shared", words=", ".join(shared))(at), "dim")
