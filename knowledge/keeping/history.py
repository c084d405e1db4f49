"""Who changed what of a record, and when: its revisions, each with what a field held before and after."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Term, Value
from knowledge.keeping.fields import field_of
from knowledge.keeping.records import LIST
from knowledge.keeping.referred import names_of
from knowledge.keeping.shown import referred_by, shown_value
from knowledge.loading.kinds import KINDS
from knowledge.loading.plain import typed
from knowledge.records.revisions import Revision


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after; None where it held nothing."""

    name: str
    label: Term
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision. added: the record was new with it; undone: it was taken back."""

    number: int
    at: datetime
    by: str
    added: bool
    undone: bool
    changes: tuple[FieldChange, ...]


def history_of(
    session: Session, kind: str, ref: str, zone: ZoneInfo, *, since: int = 0, most: int = 100
) -> list[Entry]:
    """The revisions of a record after that number, the newest first, so many."""
    query = sa.select(Revision).where(Revision.ref == ref, Revision.number > since)
    found = list(session.scalars(query.order_by(Revision.number.desc()).limit(most)))
    sides = [(_row(kind, one.before), _row(kind, one.after)) for one in found]
    names = names_of(session, referred_by(kind, [row for both in sides for row in both]))
    money = {"currency": _currency(session, kind, ref)}  # a revision holds what it changed alone
    entries = []
    for one, (before, after) in zip(found, sides, strict=True):
        changes = []
        for name in after:
            field = field_of(kind, name)
            if field is None:
                continue
            was, now = (shown_value(field, {**money, **side}, names, zone) for side in (before, after))
            if was is not None or now is not None:
                changes.append(FieldChange(name, field.label, was, now))
        entries.append(Entry(one.number, one.at.astimezone(zone), one.by, not one.before, one.undone, tuple(changes)))
    return entries


def _currency(session: Session, kind: str, ref: str) -> str:
    """The currency of a record as it stands; "" where it has none or is gone."""
    table, key = KINDS[kind].table, ref.rpartition("-")[2]
    if "currency" not in table.c or not key.isdecimal():
        return ""
    return session.scalar(sa.select(table.c.currency).where(table.c.id == int(key))) or ""


def _row(kind: str, image: str) -> dict[str, Any]:
    """The fields that a side of a revision keeps, as the table holds them."""
    held: Mapping[str, Any] = json.loads(image) if image else {}
    row: dict[str, Any] = {}
    for name, value in held.items():
        if name.startswith(LIST):
            row[name.removeprefix(LIST)] = value
        elif field_of(kind, name) is not None:
            row[name] = typed(KINDS[kind].table.c[name], value)
    return row


def revision_of(session: Session, ref: str, origin: str) -> int | None:
    """The number of the revision that one act made of a record; None where it made none."""
    return session.scalar(sa.select(Revision.number).where(Revision.ref == ref, Revision.origin == origin))
