"""Takes one load back whole: its new rows go, its changed rows are as they were."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.errors import BadInput, NotFound
from knowledge.loading.aftermath import accounts_sold_to, records_with_words
from knowledge.loading.images import LIST
from knowledge.loading.kinds import KIND_OF_TABLE, KINDS, Kind
from knowledge.loading.links import members_of, write_members
from knowledge.loading.plain import plain, typed
from knowledge.loading.rests import demand_nothing_rests
from knowledge.people import Reader
from knowledge.records.audit import note_change
from knowledge.records.loads import Load, LoadChange
from knowledge.records.sales import remove_sales, restate
from knowledge.retrieval.passage_writing import PASSAGE_KINDS, write_passages
from knowledge.retrieval.passages import PassageRow

SOME = 500


def undo_load(book: Book, by: Reader, load_id: int, at: datetime) -> int:
    """Takes a load back in one transaction; the number of rows removed or put back.

    Errors: NotFound where there is no such load; BadInput where it was taken back before, or where a later load
    or a person's own record rests on it or has changed one of its rows.
    """
    with book.writing(alone=True) as session:
        load = session.get(Load, load_id)
        if load is None:
            raise NotFound("errors.load_unknown", load=load_id)
        if load.undone_at is not None:
            raise BadInput("errors.load_undone", load=load_id)
        demand_nothing_rests(session, load)
        accounts = accounts_sold_to(session, load_id)
        changed, touched = _put_back(session, load_id)
        accounts |= accounts_sold_to(session, load_id)
        _remove_sales(session, accounts)
        _remove_passages(session, load_id)
        removed = _remove_new(session, load_id)
        restate(session, accounts)
        write_passages(session, records_with_words(session, touched))
        load.undone_at = at
        note_change(session, by, "undo load", f"load-{load_id}", at=at, origin=f"load-{load_id}")
        return changed + removed


def _put_back(session: Session, load_id: int) -> tuple[int, dict[str, list[int]]]:
    """Gives changed rows their former fields; how many rows, and their ids by kind."""
    query = sa.select(LoadChange).where(LoadChange.load_id == load_id).order_by(LoadChange.id.desc())
    touched: dict[str, dict[int, None]] = defaultdict(dict)
    for changes in _some(list(session.scalars(query))):
        by_kind: dict[str, list[LoadChange]] = defaultdict(list)
        for change in changes:
            by_kind[KIND_OF_TABLE[change.table_name]].append(change)
        for name, mine in by_kind.items():
            _put_back_some(session, KINDS[name], mine)
            touched[name].update(dict.fromkeys(change.record_id for change in mine))
    return sum(len(ids) for ids in touched.values()), {name: list(ids) for name, ids in touched.items()}


def _put_back_some(session: Session, kind: Kind, changes: list[LoadChange]) -> None:
    table = kind.table
    ids = [change.record_id for change in changes]
    rows = {row.id: dict(row._mapping) for row in session.execute(sa.select(table).where(table.c.id.in_(ids)))}
    lists = {name: members_of(session, kind, name, ids) for name in kind.lists}
    for change in changes:
        row, before, after = rows.get(change.record_id), json.loads(change.before), json.loads(change.after)
        same = row is not None and all(
            lists[name.removeprefix(LIST)].get(change.record_id, []) == value
            if name.startswith(LIST)
            else plain(row[name]) == value
            for name, value in after.items()
        )
        if row is None or not same:
            what = f"{kind.name}-{change.record_id}"
            raise BadInput("errors.load_depended_on", load=change.load_id, what=what)
        fields = {name: typed(table.c[name], words) for name, words in before.items() if not name.startswith(LIST)}
        if fields:
            session.execute(sa.update(table).where(table.c.id == change.record_id).values(fields))
            row.update(fields)
        for name, members in before.items():
            if name.startswith(LIST):
                held = name.removeprefix(LIST)
                write_members(session, kind, held, {change.record_id: members}, fresh=False)
                lists[held][change.record_id] = members


def _some(changes: list[LoadChange]) -> Iterator[list[LoadChange]]:
    for start in range(0, len(changes), SOME):
        yield changes[start : start + SOME]


def _remove_sales(session: Session, accounts: set[int]) -> None:
    wanted = sorted(accounts)
    for start in range(0, len(wanted), SOME):
        remove_sales(session, wanted[start : start + SOME])


def _remove_passages(session: Session, load_id: int) -> None:
    for kind in PASSAGE_KINDS:
        table = KINDS[kind].table
        gone = sa.select(table.c.id).where(table.c.load_id == load_id)
        query = sa.delete(PassageRow).where(PassageRow.record_kind == kind, PassageRow.record_id.in_(gone))
        session.execute(query, execution_options={"synchronize_session": False})


def _remove_new(session: Session, load_id: int) -> int:
    """Deletes the rows this load made, what refers before what is referred to."""
    count = 0
    for kind in reversed(list(KINDS.values())):
        table = kind.table
        mine = table.c.load_id == load_id
        for name in kind.own_references:
            session.execute(sa.update(table).where(mine).values({name: None}))
        gone = sa.select(table.c.id).where(mine)
        for held in kind.lists.values():
            session.execute(sa.delete(held.table).where(held.table.c[held.owner].in_(gone)))
        try:
            with session.begin_nested():
                count += session.execute(sa.delete(table).where(mine)).rowcount  # type: ignore[attr-defined]
        except sa.exc.IntegrityError as error:
            raise BadInput("errors.load_depended_on", load=load_id, what=kind.name.replace("_", " ")) from error
    return count
