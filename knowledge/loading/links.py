"""The lists of a record, each in a table of its own: other names, members, who took part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.loading.kinds import Kind

SOME = 500


def members_of(session: Session, kind: Kind, name: str, owners: Collection[int]) -> dict[int, list[Any]]:
    """The members of one list by owner, sorted; an owner without any is left out."""
    held = kind.lists[name]
    owner, member = held.table.c[held.owner], held.table.c[held.member]
    found: dict[int, list[Any]] = defaultdict(list)
    wanted = sorted(owners)
    for start in range(0, len(wanted), SOME):
        for key, value in session.execute(sa.select(owner, member).where(owner.in_(wanted[start : start + SOME]))):
            found[key].append(value)
    return {key: sorted(values) for key, values in found.items()}


def write_members(session: Session, kind: Kind, name: str, wanted: Mapping[int, list[Any]], *, fresh: bool) -> None:
    """Writes the members of one list by owner; those of owners that are not `fresh` replace what was there."""
    held = kind.lists[name]
    owners = sorted(wanted)
    if not fresh:
        for start in range(0, len(owners), SOME):
            session.execute(sa.delete(held.table).where(held.table.c[held.owner].in_(owners[start : start + SOME])))
    rows = [{held.owner: key, held.member: member} for key in owners for member in wanted[key]]
    if rows:
        session.execute(sa.insert(held.table), rows)
