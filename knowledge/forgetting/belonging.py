"""What belongs to a record goes with it: read off the tables themselves, so that a table made later is not missed.

A row whose reference may not be empty belongs to what it refers to, and so does one that refers to its account. Any
other reference is emptied: an account outlives its parent, a commitment outlives who promised it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.database import Base
from knowledge.forgetting.erased import counted
from knowledge.keeping.kept import KEPT
from knowledge.loading.images import LIST
from knowledge.loading.kinds import KIND_OF_TABLE, KINDS, Kind
from knowledge.records.loads import LoadChange
from knowledge.records.revisions import Revision

Condition = sa.ColumnElement[bool]
_UNTRACKED = {"synchronize_session": False}


def table_of(model: type[Base]) -> sa.Table:
    assert isinstance(model.__table__, sa.Table)
    return model.__table__


def erase_rows(session: Session, table: sa.Table, ids: Collection[int]) -> dict[str, int]:
    """Erases rows with all that belongs to them, and the images that loads kept of either; rows by table."""
    going = _going(table, ids)
    kept = _erase_images(session, going)
    _empty_in_images(session, table, ids)
    for child, column, referred in _references(going):
        if not _belongs(child, column):
            gone = sa.select(referred).where(sa.or_(*going[referred.table]))
            session.execute(
                sa.update(child).where(column.in_(gone)).values({column.name: None}), execution_options=_UNTRACKED
            )
    erased: dict[str, int] = {}
    for one in reversed(list(going)):
        done = session.execute(sa.delete(one).where(sa.or_(*going[one])), execution_options=_UNTRACKED)
        erased[one.name] = done.rowcount  # type: ignore[attr-defined]
    session.expire_all()
    return counted(kept, erased)


def _going(table: sa.Table, ids: Collection[int]) -> dict[sa.Table, list[Condition]]:
    """The tables with rows that go, what is referred to before what refers, each with the conditions for them."""
    going: dict[sa.Table, list[Condition]] = {table: [table.c.id.in_(sorted(ids))]}
    for child in Base.metadata.sorted_tables:
        for column in child.columns:
            for key in column.foreign_keys:
                parent = key.column.table
                if parent in going and parent is not child and _belongs(child, column):
                    gone = sa.select(key.column).where(sa.or_(*going[parent]))
                    going.setdefault(child, []).append(column.in_(gone))
    return going


def _belongs(child: sa.Table, column: sa.Column[Any]) -> bool:
    return not column.nullable or column.name == "account_id"


def _references(going: Collection[sa.Table]) -> list[tuple[sa.Table, sa.Column[Any], sa.Column[Any]]]:
    return [
        (child, column, key.column)
        for child in Base.metadata.sorted_tables
        for column in child.columns
        for key in column.foreign_keys
        if key.column.table in going
    ]


def _erase_images(session: Session, going: dict[sa.Table, list[Condition]]) -> dict[str, int]:
    """Erases what loads, and changes by hand, kept of rows that go; rows by table."""
    erased = {LoadChange.__tablename__: 0, Revision.__tablename__: 0}
    for table, conditions in going.items():
        kind = KIND_OF_TABLE.get(table.name)
        if kind is None:
            continue
        gone = sa.select(table.c.id).where(sa.or_(*conditions))
        images = sa.delete(LoadChange).where(LoadChange.table_name == table.name, LoadChange.record_id.in_(gone))
        erased[LoadChange.__tablename__] += session.execute(images, execution_options=_UNTRACKED).rowcount  # type: ignore[attr-defined]
        if kind in KEPT:
            ref = sa.literal(f"{kind}-", sa.Text) + sa.cast(table.c.id, sa.Text)
            revisions = sa.delete(Revision).where(Revision.ref.in_(sa.select(ref).where(sa.or_(*conditions))))
            erased[Revision.__tablename__] += session.execute(revisions, execution_options=_UNTRACKED).rowcount  # type: ignore[attr-defined]
    return erased


def _empty_in_images(session: Session, table: sa.Table, ids: Collection[int]) -> None:
    """Takes references to these rows out of what loads, and changes by hand, kept of other rows: on SQLite an id may be
    given again.
    """
    for kind in KINDS.values():
        names = [name for name in kind.fields if _refers(kind.column(name), table)]
        lists = [
            f"{LIST}{name}" for name, held in kind.lists.items() if _refers(held.table.columns[held.member], table)
        ]
        if not names and not lists:
            continue
        required = {name for name in names if not kind.column(name).nullable}
        for image in _images_with(session, kind, (*names, *lists)):
            image.before, image.after = (
                _without(json.loads(side), names, lists, required, ids) if side else side
                for side in (image.before, image.after)
            )
    session.flush()


def _images_with(session: Session, kind: Kind, names: Collection[str]) -> Iterator[LoadChange | Revision]:
    """What loads, and changes by hand, kept of records of a kind, where it holds one of these fields."""
    loaded = LoadChange.table_name == kind.table.name
    yield from session.scalars(sa.select(LoadChange).where(loaded, _holds(LoadChange.before, names))).all()
    of_kind = Revision.ref.startswith(f"{kind.name}-", autoescape=True)
    yield from session.scalars(sa.select(Revision).where(of_kind, _holds(Revision.after, names))).all()


def _holds(column: Any, names: Collection[str]) -> Condition:
    return sa.or_(*(column.contains(f'"{name}"', autoescape=True) for name in names))


def _refers(column: sa.Column[Any], table: sa.Table) -> bool:
    return any(key.column.table is table for key in column.foreign_keys)


def _without(
    image: dict[str, Any], names: Collection[str], lists: Collection[str], required: set[str], ids: Collection[int]
) -> str:
    for name in names:
        if image.get(name) in ids:
            if name in required:
                del image[name]
            else:
                image[name] = None
    for name in lists:
        if name in image:
            image[name] = [member for member in image[name] if member not in ids]
    return json.dumps(image, ensure_ascii=False)
