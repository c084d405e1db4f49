"""Whether anything of an account is new since a moment: written, changed, brought in, or fallen due."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.loading.kinds import KINDS, PARENTS, Kind
from knowledge.records.audit import AuditEntry
from knowledge.records.commitments import Commitment, CommitmentStatus
from knowledge.records.interactions import Interaction
from knowledge.records.loads import Load, LoadChange

# What people do with an account that says nothing about it.
_NO_NEWS = ("snooze", "bind room", "unbind room", "log note")


def is_news(session: Session, account_id: int, since: datetime | None, today: date, began_on: date) -> bool:
    """Whether anything was recorded about an account since then, or a commitment fell due; ever, where it is None.

    began_on: the day of `since` by the book's clock; today: the day that counts as today.
    """
    if since is None:
        return any(_holds(session, kind, account_id) for kind in KINDS.values() if kind.name not in ("account", "team"))
    return (
        _written(session, account_id, since)
        or _fell_due(session, account_id, began_on, today)
        or _brought_in(session, account_id, since)
    )


def _written(session: Session, account_id: int, since: datetime) -> bool:
    """A note or call, or a change that a person made."""
    notes = sa.select(Interaction.id).where(Interaction.account_id == account_id, Interaction.written_at >= since)
    changes = sa.select(AuditEntry.id).where(
        AuditEntry.account_id == account_id,
        AuditEntry.at >= since,
        AuditEntry.action.not_in(_NO_NEWS),
        AuditEntry.action.not_like("forget %"),
    )
    return _any(session, notes) or _any(session, changes)


def _fell_due(session: Session, account_id: int, began_on: date, today: date) -> bool:
    query = sa.select(Commitment.id).where(
        Commitment.account_id == account_id,
        Commitment.status == CommitmentStatus.OPEN,
        Commitment.due_on >= began_on,
        Commitment.due_on < today,
    )
    return _any(session, query)


def _brought_in(session: Session, account_id: int, since: datetime) -> bool:
    """A row that a load made or changed."""
    loads = list(session.scalars(sa.select(Load.id).where(Load.at >= since, Load.undone_at.is_(None))))
    if not loads:
        return False
    for kind in KINDS.values():
        ids = _ids_of(kind, account_id)
        if ids is None:
            continue
        changed = sa.select(LoadChange.id).where(LoadChange.load_id.in_(loads), LoadChange.record_id.in_(ids))
        if _any(session, ids.where(kind.table.c.load_id.in_(loads))) or _any(
            session, changed.where(LoadChange.table_name == kind.table.name)
        ):
            return True
    return False


def _holds(session: Session, kind: Kind, account_id: int) -> bool:
    ids = _ids_of(kind, account_id)
    return ids is not None and _any(session, ids)


def _ids_of(kind: Kind, account_id: int) -> sa.Select[Any] | None:
    """The records of a kind that belong to an account; None where the kind belongs to no account."""
    table = kind.table
    query = sa.select(table.c.id)
    if kind.name == "account":
        return query.where(table.c.id == account_id)
    if "account_id" in table.c:
        return query.where(table.c.account_id == account_id)
    if kind.name not in PARENTS:
        return None
    parent = PARENTS[kind.name]
    above = _ids_of(KINDS[parent], account_id)
    return query.where(table.c[f"{parent}_id"].in_(above)) if above is not None else None


def _any(session: Session, query: sa.Select[Any]) -> bool:
    return session.execute(query.limit(1)).first() is not None
