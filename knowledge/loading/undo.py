"""Takes one load back whole: its new rows go, its changed rows are as they were."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.database import Amount, Moment
from knowledge.errors import BadInput, NotFound
from knowledge.loading.kinds import KIND_OF_TABLE, KINDS
from knowledge.loading.reading import plain
from knowledge.people import Reader
from knowledge.records.audit import note_change
from knowledge.records.loads import Load, LoadChange
from knowledge.records.orders import Order
from knowledge.records.sales import MonthlySale, restate
from knowledge.retrieval.passage_writing import PASSAGE_KINDS, RecordKey, write_passages


def undo_load(book: Book, by: Reader, load_id: int, at: datetime) -> int:
    """Takes a load back in one transaction; the number of rows removed or put back.

    Errors: NotFound where there is no such load; BadInput where it was taken back before, or where a later load
    or a person's own record rests on it or has changed one of its rows.
    """
    with book.writing() as session:
        load = session.get(Load, load_id)
        if load is None:
            raise NotFound("errors.load_unknown", load=load_id)
        if load.undone_at is not None:
            raise BadInput("errors.load_undone", load=load_id)
        accounts = set(session.scalars(sa.select(Order.account_id).where(Order.load_id == load_id)))
        keys = _touched(session, load_id)
        changed = _put_back(session, load_id, accounts)
        session.execute(sa.delete(MonthlySale).where(MonthlySale.account_id.in_(accounts)))
        removed = _remove_new(session, load_id, keys)
        restate(session, accounts)
        write_passages(session, keys)
        load.undone_at = at
        note_change(session, by, "undo load", f"load-{load_id}", at=at, origin=f"load-{load_id}")
        return changed + removed


def _touched(session: Session, load_id: int) -> list[RecordKey]:
    """The records with words that this load made or changed."""
    found: list[RecordKey] = []
    for kind in PASSAGE_KINDS:
        table = KINDS[kind].table
        found += [
            RecordKey(kind, key) for key in session.scalars(sa.select(table.c.id).where(table.c.load_id == load_id))
        ]
    rows = session.execute(sa.select(LoadChange.table_name, LoadChange.record_id).where(LoadChange.load_id == load_id))
    found += [RecordKey(KIND_OF_TABLE[name], key) for name, key in rows if KIND_OF_TABLE[name] in PASSAGE_KINDS]
    return found


def _put_back(session: Session, load_id: int, accounts: set[int]) -> int:
    query = sa.select(LoadChange).where(LoadChange.load_id == load_id).order_by(LoadChange.id.desc())
    count = 0
    for change in session.scalars(query):
        kind = KINDS[KIND_OF_TABLE[change.table_name]]
        table = kind.table
        before, after = json.loads(change.before), json.loads(change.after)
        row = session.execute(sa.select(table).where(table.c.id == change.record_id)).one()._mapping
        if any(plain(row[name]) != value for name, value in after.items() if not name.startswith("list:")):
            raise BadInput("errors.load_depended_on", load=load_id, what=f"{kind.name}-{change.record_id}")
        fields = {name: _value(table.c[name], words) for name, words in before.items() if not name.startswith("list:")}
        if fields:
            session.execute(sa.update(table).where(table.c.id == change.record_id).values(fields))
        for name, members in before.items():
            if name.startswith("list:"):
                held = kind.lists[name.removeprefix("list:")]
                session.execute(sa.delete(held.table).where(held.table.c[held.owner] == change.record_id))
                rows = [{held.owner: change.record_id, held.member: member} for member in members]
                if rows:
                    session.execute(sa.insert(held.table), rows)
        if kind.name == "order":
            accounts.add(session.scalar(sa.select(Order.account_id).where(Order.id == change.record_id)) or 0)
        count += 1
    return count


def _value(column: sa.Column[Any], words: Any) -> Any:
    """A value out of the image of a row."""
    if words is None:
        return None
    if isinstance(column.type, Amount):
        return Decimal(words)
    if isinstance(column.type, Moment):
        return datetime.fromisoformat(words)
    if isinstance(column.type, sa.Date):
        return date.fromisoformat(words)
    if isinstance(column.type, sa.Enum) and column.type.enum_class is not None:
        return column.type.enum_class(words)
    return words


def _remove_new(session: Session, load_id: int, keys: list[RecordKey]) -> int:
    """Deletes the rows this load made, what refers before what is referred to."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        by_kind[key.kind].append(key.id)
    count = 0
    for kind in reversed(list(KINDS.values())):
        table = kind.table
        mine = table.c.load_id == load_id
        for column in table.columns:
            if any(key.column.table is table for key in column.foreign_keys):
                session.execute(sa.update(table).where(mine).values({column.name: None}))
        gone = sa.select(table.c.id).where(mine)
        for held in kind.lists.values():
            session.execute(sa.delete(held.table).where(held.table.c[held.owner].in_(gone)))
        try:
            with session.begin_nested():
                count += session.execute(sa.delete(table).where(mine)).rowcount  # type: ignore[attr-defined]
        except sa.exc.IntegrityError as error:
            raise BadInput("errors.load_depended_on", load=load_id, what=kind.name.replace("_", " ")) from error
    return count
