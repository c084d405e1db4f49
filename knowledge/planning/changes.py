"""What changed in a plan since a day: what people added, changed and ended by hand, and what loads changed.

Each change is one person's (or load's) act on one record: its fields with what they were and what they became.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Name, Term, Value, Words
from knowledge.loading.kinds import KINDS, Kind
from knowledge.loading.plain import typed
from knowledge.planning.measured import shown
from knowledge.planning.told import UNKNOWN, phrase
from knowledge.records.contacts import Contact
from knowledge.records.loads import Load, LoadChange
from knowledge.records.plan import Initiative, Measure, Objective, Plan, PlanPoint, PlanPointKind, PlanStatus
from knowledge.records.revisions import Revision
from knowledge.records.team import TeamMember

PARTS = ("plan", "objective", "initiative", "measure", "plan_point")
# Fields that tie a record to others and say nothing to a person.
_TIES = frozenset({"plan_id", "objective_id", "account_id", "interaction_id"})
_AMOUNTS = frozenset({"baseline", "target", "now"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: its name, and what it was and became; UNKNOWN where it was or is empty."""

    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Change:
    """One act on one record. what: what the record says. kind: "added", "changed" or "ended". fields: what changed.

    key: tells it from every other change. by: "" where a load did it.
    """

    ref: str
    key: str
    what: str
    kind: str
    at: datetime
    by: str
    load: int | None
    fields: tuple[FieldChange, ...]


def changes_of(session: Session, plan_id: int, since: date, until: date, zone: ZoneInfo) -> tuple[Change, ...]:
    """The changes of a plan and all that belongs to it, of these days, both included, in the order they were made.

    The plan must be one that the reader may read.
    """
    records = _records(session, plan_id)
    first = datetime.combine(since, time(), zone).astimezone(UTC)
    after = datetime.combine(until + timedelta(days=1), time(), zone).astimezone(UTC)
    names = _Names(session)
    found = [
        *_by_hand(session, records, names, first, after),
        *_by_loads(session, records, names, first, after),
        *_loaded(session, records, first, after),
    ]
    return tuple(sorted(found, key=lambda change: (change.at, change.key)))


@dataclass(frozen=True, slots=True)
class _Record:
    """A record of the plan as it is. unit: of its amounts, where it is a measure."""

    kind: Kind
    key: int
    what: str
    unit: str
    load_id: int | None

    @property
    def ref(self) -> str:
        return f"{self.kind.name}-{self.key}"


def _records(session: Session, plan_id: int) -> dict[str, _Record]:
    """The records of a plan by their refs."""
    of_plan = sa.select(Objective.id).where(Objective.plan_id == plan_id)
    queries: dict[str, Any] = {
        "plan": sa.select(Plan.id, Plan.title, sa.literal(""), Plan.load_id).where(Plan.id == plan_id),
        "objective": _words_of(Objective).where(Objective.plan_id == plan_id),
        "initiative": _words_of(Initiative).where(Initiative.objective_id.in_(of_plan)),
        "measure": sa.select(Measure.id, Measure.name, Measure.unit, Measure.load_id).where(
            Measure.objective_id.in_(of_plan)
        ),
        "plan_point": _words_of(PlanPoint).where(PlanPoint.plan_id == plan_id),
    }
    found = {}
    for name in PARTS:
        for key, what, unit, load_id in session.execute(queries[name]):
            record = _Record(KINDS[name], key, what, unit, load_id)
            found[record.ref] = record
    return found


def _words_of(model: Any) -> Any:
    return sa.select(model.id, model.statement, sa.literal(""), model.load_id)


def _by_hand(
    session: Session, records: Mapping[str, _Record], names: _Names, first: datetime, after: datetime
) -> Iterator[Change]:
    query = sa.select(Revision).where(Revision.ref.in_(sorted(records)), Revision.at >= first, Revision.at < after)
    for revision in session.scalars(query.order_by(Revision.at, Revision.id)):
        record = records[revision.ref]
        fields = () if not revision.before else tuple(names.fields(record, revision.before, revision.after))
        if revision.before and not fields:
            continue
        kind = "added" if not revision.before else _kind(revision.after)
        key = f"{record.ref}-change-{revision.number}"
        yield Change(record.ref, key, record.what, kind, revision.at, revision.by, None, fields)


def _by_loads(
    session: Session, records: Mapping[str, _Record], names: _Names, first: datetime, after: datetime
) -> Iterator[Change]:
    """What loads that were not taken back changed of records that were there."""
    for name in PARTS:
        table = KINDS[name].table.name
        keys = [record.key for record in records.values() if record.kind.name == name]
        query = (
            sa.select(LoadChange, Load)
            .join(Load, Load.id == LoadChange.load_id)
            .where(LoadChange.table_name == table, LoadChange.record_id.in_(keys), Load.undone_at.is_(None))
            .where(Load.at >= first, Load.at < after)
            .order_by(LoadChange.id)
        )
        for change, load in session.execute(query):
            record = records[f"{name}-{change.record_id}"]
            fields = tuple(names.fields(record, change.before, change.after))
            if fields:
                key = f"{record.ref}-load-{load.id}"
                yield Change(record.ref, key, record.what, _kind(change.after), load.at, load.by, load.id, fields)


def _loaded(session: Session, records: Mapping[str, _Record], first: datetime, after: datetime) -> Iterator[Change]:
    """What loads of these days brought into the plan."""
    held = {record.load_id for record in records.values() if record.load_id is not None}
    query = sa.select(Load).where(Load.id.in_(sorted(held)), Load.at >= first, Load.at < after)
    loads = {load.id: load for load in session.scalars(query)}
    for record in records.values():
        load = loads.get(record.load_id or 0)
        if load is not None:
            yield Change(record.ref, f"{record.ref}-loaded", record.what, "added", load.at, load.by, load.id, ())


def _kind(after: str) -> str:
    """A change that ends a record: it was done, dropped, or counts no more."""
    held = json.loads(after)
    if held.get("status") in (PlanStatus.DONE.value, PlanStatus.DROPPED.value) or held.get("ended_on"):
        return "ended"
    return "changed"


class _Names:
    """The people that changed fields refer to, looked up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: dict[tuple[str, int], str] = {}

    def fields(self, record: _Record, before: str, after: str) -> Iterator[FieldChange]:
        """The fields that differ, with values a person reads."""
        was, became = json.loads(before), json.loads(after)
        for name in was:
            if name in _TIES or name not in record.kind.table.c or was[name] == became.get(name):
                continue
            old, new = self._value(record, name, was[name]), self._value(record, name, became.get(name))
            if old != new:
                yield FieldChange(name, old, new)

    def _value(self, record: _Record, name: str, words: Any) -> Value:
        value = typed(record.kind.table.c[name], words)
        if value is None or value == "":
            return UNKNOWN
        if name == "owner_member_id":
            return self._person(TeamMember, value)
        if name == "owner_contact_id":
            return self._person(Contact, value)
        match value:
            case PlanStatus():
                return Term("plan_status", value.value)
            case PlanPointKind():
                return phrase(f"plan.kind_{value.value}")
            case Decimal():
                found = shown(value, record.unit) if name in _AMOUNTS else value
                return UNKNOWN if found is None else found
            case date():
                return value
        if name in ("side", "function"):
            return Term(name, value.value)
        return Words(" ".join(str(value).split()))

    def _person(self, model: type[TeamMember | Contact], key: int) -> Value:
        held = (model.__tablename__, key)
        if held not in self._held:
            self._held[held] = self._session.scalar(sa.select(model.name).where(model.id == key)) or ""
        return Name(self._held[held], "person") if self._held[held] else UNKNOWN


def refs_of(changes: Collection[Change]) -> tuple[str, ...]:
    """The records that changed, each once, in the order they first did."""
    return tuple(dict.fromkeys(change.ref for change in changes))
