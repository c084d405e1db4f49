"""Reads an account's shelf: its passages from the database, their vectors from the index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.retrieval.library import Library
from knowledge.retrieval.passages import PassageRow
from knowledge.retrieval.shelf import Places, Shelf, Stamp, Vectors

# The words of an account of this size are quicker looked through in memory than asked for.
ORDINARY = 1_500


def shelf_of(session: Session, library: Library, account_id: int) -> Shelf:
    """The account's passages, read once while they stay the same. Without an index they have no vectors."""
    embedder = "" if library.index is None or library.embedder is None else library.embedder.name
    stamp = _stamp(session, account_id, embedder)
    held = library.shelves.get(account_id, embedder, stamp)
    if held is not None:
        return held
    shelf = _read(session, library, account_id, embedder, ordinary=stamp.count <= ORDINARY)
    if (
        len(shelf.indexed) + shelf.stamp.unindexed == shelf.stamp.count
    ):  # else the index lost some: it is looked again next time
        library.shelves.put(account_id, embedder, shelf)
    return shelf


def _stamp(session: Session, account_id: int, embedder: str) -> Stamp:
    held = PassageRow.account_id == account_id
    # By ranges of the index, so that of a large account only what is not indexed is looked at.
    by = PassageRow.indexed_by
    counts = [
        sa.select(sa.func.count()).select_from(PassageRow).where(held, other).scalar_subquery()
        for other in (by.is_(None), by < embedder, by > embedder)
    ]
    row = session.execute(sa.select(sa.func.count(), sa.func.sum(PassageRow.id), *counts).where(held)).one()
    return Stamp(count=row[0], sum_of_ids=int(row[1] or 0), unindexed=sum(row[2:]))


def _read(session: Session, library: Library, account_id: int, embedder: str, *, ordinary: bool) -> Shelf:
    query = (
        sa.select(
            PassageRow.id,
            PassageRow.conversation,
            PassageRow.happened_on,
            PassageRow.author,
            PassageRow.term_count,
            PassageRow.indexed_by,
            (PassageRow.terms if ordinary else sa.literal("")).label("terms"),
        )
        .where(PassageRow.account_id == account_id)
        .order_by(PassageRow.conversation, PassageRow.position, PassageRow.id)
    )
    rows = session.execute(query).all()
    ids = np.array([row.id for row in rows], dtype=np.int64)
    # The rows come by conversation; the arrays stand by id.
    by_id = np.argsort(ids)
    order = np.argsort(by_id)
    spoken = {said: number for number, said in enumerate(dict.fromkeys(row.conversation for row in rows))}
    names = {name: number for number, name in enumerate(dict.fromkeys(row.author for row in rows))}
    marked = [row.id for row in rows if embedder and row.indexed_by == embedder]
    indexed, vectors = _vectors(library, ids[by_id], sorted(marked))
    return Shelf(
        stamp=Stamp(
            count=len(rows),
            sum_of_ids=sum(row.id for row in rows),
            unindexed=len(rows) - len(marked),
        ),
        ids=ids[by_id],
        days=_numbers([row.happened_on.toordinal() if row.happened_on else 0 for row in rows])[by_id],
        authors=_numbers([names[row.author] for row in rows])[by_id],
        names=tuple(names),
        order=order,
        conversations=_numbers([spoken[row.conversation] for row in rows])[by_id],
        indexed=indexed,
        vectors=vectors,
        length=sum(row.term_count for row in rows),
        said=_said(rows) if ordinary else {},
        lengths={row.id: row.term_count for row in rows} if ordinary else {},
    )


def _said(rows: Iterable[Any]) -> dict[str, list[int]]:
    """The ids by term; the first term of a passage is the account's own, which nobody asks for."""
    found: dict[str, list[int]] = {}
    for row in rows:
        for term in row.terms.split(" ")[1:]:
            found.setdefault(term, []).append(row.id)
    return found


def _numbers(values: list[int]) -> Places:
    return np.array(values, dtype=np.int64)


def _vectors(library: Library, ids: Places, marked: list[int]) -> tuple[Places, Vectors]:
    """The places of the passages whose vectors the index holds, by id, and the vectors."""
    if library.index is None or not marked:
        return np.zeros(0, dtype=np.int64), np.zeros((0, 1), dtype=np.float32)
    found, vectors = library.index.vectors(marked)
    keys = np.array(found, dtype=np.int64)
    by_id = np.argsort(keys)
    return np.searchsorted(ids, keys[by_id]), np.ascontiguousarray(vectors[by_id])
