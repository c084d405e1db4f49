"""The records of one account by kind: how many there are, how many count now, and a page of them, the newest first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import NotFound
from knowledge.keeping.kept import KEPT, KeptKind
from knowledge.keeping.records import account_of, kind_and_key
from knowledge.loading.kinds import KINDS, PARENTS
from knowledge.loading.links import members_of
from knowledge.people import Reader
from knowledge.records.accounts import Account, may_read, own
from knowledge.records.negotiation import PointKind

Row = dict[str, Any]
Condition = sa.ColumnElement[bool]


def is_own(session: Session, reader: Reader, account_id: int) -> bool:
    """Whether the reader looks after an account: then its records are theirs to keep, and its walk-aways to read."""
    return session.scalar(sa.select(Account.id).where(Account.id == account_id, own(reader))) is not None


def counted(session: Session, kind: str, account_id: int, today: date, *, secrets: bool) -> tuple[int, int]:
    """How many records of a kind an account has, and how many of them count today. secrets: walk-aways too."""
    current = sa.func.coalesce(sa.func.sum(sa.case((_ended(KEPT[kind], today), 0), else_=1)), 0)
    query = _of_account(kind, account_id, secrets, sa.func.count(), current)
    total, counting = session.execute(query).one()
    return int(total), int(counting)


def page_of(
    session: Session, kind: str, account_id: int, today: date, *, secrets: bool, limit: int, offset: int = 0
) -> list[Row]:
    """Records of a kind, those that count first, each part the newest first; each with its lists."""
    kept, table = KEPT[kind], KINDS[kind].table
    newest = table.c[kept.day] if kept.day else table.c.id
    query = _of_account(kind, account_id, secrets, table)
    # On PostgreSQL what is empty would come before all others.
    order = (sa.case((_ended(kept, today), 1), else_=0), newest.is_(None), newest.desc(), table.c.id.desc())
    rows = [dict(row._mapping) for row in session.execute(query.order_by(*order).limit(limit).offset(offset))]
    return _with_lists(session, kind, rows)


def has_ended(kind: str, row: Mapping[str, Any], today: date) -> bool:
    """Whether a record no longer counts."""
    ending = KEPT[kind].ending
    if ending is None:
        return False
    if ending.status:
        return row[ending.status] in ending.ways
    day = row[ending.day]
    return day is not None and (day < today if kind == "plan" else day <= today)


def record_of(session: Session, reader: Reader, ref: str) -> tuple[str, int, Row]:
    """The kind of a record, its account, and its fields and lists.

    Errors: NotFound where there is none, it is not to be read, or it is a walk-away of an account of others.
    """
    kind, key = kind_and_key(ref)
    row = session.execute(sa.select(kind.table).where(kind.table.c.id == key)).first()
    if row is None or kind.name not in KEPT:
        raise NotFound("keeping.unknown", ref=ref.strip()[:40])
    found = dict(row._mapping)
    account_id = account_of(session, kind, found)
    secret = kind.name == "negotiation_point" and found["kind"] is PointKind.WALK_AWAY
    if not may_read(session, reader, account_id) or (secret and not is_own(session, reader, account_id)):
        raise NotFound("keeping.unknown", ref=ref.strip()[:40])
    return kind.name, account_id, _with_lists(session, kind.name, [found])[0]


def _of_account(kind: str, account_id: int, secrets: bool, *columns: Any) -> sa.Select[Any]:
    """A selection from the records of a kind that belong to an account."""
    table = KINDS[kind].table
    query = sa.select(*columns).select_from(table)
    if kind == "account":
        return query.where(table.c.id == account_id)
    held = table
    while kind in PARENTS:
        parent = KINDS[PARENTS[kind]].table
        query = query.join(parent, parent.c.id == held.c[f"{PARENTS[kind]}_id"])
        kind, held = PARENTS[kind], parent
    query = query.where(held.c.account_id == account_id)
    if table.name == KINDS["negotiation_point"].table.name and not secrets:
        query = query.where(table.c.kind != PointKind.WALK_AWAY)
    return query


def _ended(kept: KeptKind, today: date) -> Condition:
    ending, table = kept.ending, KINDS[kept.name].table
    if ending is None:
        return sa.false()
    if ending.status:
        return table.c[ending.status].in_(ending.ways)
    day = table.c[ending.day]
    return sa.and_(day.is_not(None), day < today if kept.name == "plan" else day <= today)


def _with_lists(session: Session, kind: str, rows: list[Row]) -> list[Row]:
    for name in KINDS[kind].lists:
        members = members_of(session, KINDS[kind], name, [row["id"] for row in rows])
        for row in rows:
            row[name] = members.get(row["id"], [])
    return rows
