"""What rests on a load: later loads and people's own work, which taking it back would take along."""

from __future__ import annotations

import re

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import BadInput
from knowledge.loading.kinds import KIND_OF_TABLE, KINDS, referred_kind
from knowledge.records.audit import AuditEntry
from knowledge.records.interactions import InteractionRevision
from knowledge.records.loads import Load, LoadChange
from knowledge.retrieval.passage_writing import REF_WORDS

_REF = re.compile(r"^([a-z_]+)-(\d+)$")
_INTERACTIONS = frozenset(REF_WORDS.values())


def demand_nothing_rests(session: Session, load: Load) -> None:
    """Errors: BadInput that names the first record which came later, or was changed later, and rests on the load."""
    what = _changed_later(session, load) or _worked_on(session, load) or _linked(session, load)
    if what:
        raise BadInput("errors.load_depended_on", load=load.id, what=what)


def _changed_later(session: Session, load: Load) -> str:
    """A row of this load that a later load has changed."""
    later = (
        sa.select(LoadChange.load_id)
        .join(Load, Load.id == LoadChange.load_id)
        .where(Load.id > load.id, Load.undone_at.is_(None))
        .limit(1)
    )
    for name, kind in KIND_OF_TABLE.items():
        table = KINDS[kind].table
        made = sa.select(table.c.id).where(table.c.load_id == load.id)
        found = session.scalar(later.where(LoadChange.table_name == name, LoadChange.record_id.in_(made)))
        if found is not None:
            return f"load-{found}"
    return ""


def _worked_on(session: Session, load: Load) -> str:
    """A record of this load that a person has worked on since: an edited note, a promise marked as kept."""
    notes = KINDS["interaction"].table
    edited = sa.select(notes.c.id).join(InteractionRevision, InteractionRevision.interaction_id == notes.c.id)
    found = session.scalar(edited.where(notes.c.load_id == load.id).limit(1))
    if found is not None:
        return f"interaction-{found}"
    entries = sa.select(AuditEntry.ref).where(AuditEntry.at >= load.at, AuditEntry.origin.not_like("load-%")).distinct()
    for ref in session.scalars(entries):
        match = _REF.match(ref)
        kind = KINDS.get("interaction" if match and match[1] in _INTERACTIONS else match[1] if match else "")
        if match and kind is not None:
            made = sa.select(kind.table.c.id).where(kind.table.c.id == int(match[2]), kind.table.c.load_id == load.id)
            if session.scalar(made) is not None:
                return ref
    return ""


def _linked(session: Session, load: Load) -> str:
    """A record not of this load whose list holds one of its records: deleting the one would shorten the other."""
    for kind in KINDS.values():
        for held in kind.lists.values():
            member = held.table.c[held.member]
            referred = referred_kind(member)
            if referred is None:
                continue
            gone = sa.select(KINDS[referred].table.c.id).where(KINDS[referred].table.c.load_id == load.id)
            owner = kind.table
            query = (
                sa.select(owner.c.id)
                .join(held.table, held.table.c[held.owner] == owner.c.id)
                .where(member.in_(gone), owner.c.load_id.is_distinct_from(load.id))
                .where(owner.c.id.not_in(_changed_here(load.id, owner.name)))
                .limit(1)
            )
            found = session.scalar(query)
            if found is not None:
                return f"{kind.name}-{found}"
    return ""


def _changed_here(load_id: int, table: str) -> sa.Select[int]:
    """Rows this load changed: they are put back with their lists before anything is deleted."""
    return sa.select(LoadChange.record_id).where(LoadChange.load_id == load_id, LoadChange.table_name == table)
