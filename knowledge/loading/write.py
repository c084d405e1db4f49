"""Writes rows: new ones in bulk, changed ones with an image of what they were, all in the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.database import MICRO
from knowledge.evidence import Message, Term, Value
from knowledge.loading.bulk import insert_rows, one_of
from knowledge.loading.csv_file import Row
from knowledge.loading.images import Changes
from knowledge.loading.kinds import Kind
from knowledge.loading.links import members_of, write_members
from knowledge.loading.plan import FilePlan, LoadPlan
from knowledge.loading.reading import Misread, Read, Reference, RowReader
from knowledge.loading.references import Met, References
from knowledge.loading.values import MOST
from knowledge.planning.measured import MEASURED, unknown_figure

# Of these very many are loaded and nothing is written from them: their ids are not kept.
NOT_KEPT = frozenset({"order", "order_line", "product", "target", "sell_out", "stock_count"})


Standing = Literal["new", "changed", "same"]


class _Taken(NamedTuple):
    """A row on its way into the book: its record's id, and what the record was, None where it is new."""

    row: Row
    found: Read
    key: int
    old: Any
    fields: dict[str, Any]
    lists: dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class _Awaited:
    """A reference within a kind (a manager, a parent), set when the whole file is there."""

    line: int
    key: int
    name: str
    reference: Reference | None
    old: int | None
    standing: Standing


@dataclass
class Writer:
    """One load under way. `touched` are the ids of new and changed records by kind, but for those in NOT_KEPT."""

    session: Session
    references: References
    load_id: int
    at: datetime
    plan: LoadPlan
    changes: Changes
    currencies: dict[int, str]
    touched: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    next_ids: dict[str, int] = field(default_factory=dict)
    _awaited: list[_Awaited] = field(default_factory=list)

    def write(self, reader: RowReader, part: FilePlan, rows: Sequence[Row], met: Met) -> None:
        """Writes some rows of one file; `met` holds the records met so far in it."""
        read = self._read(reader, part, rows)
        stored = self._stored(reader.kind, [found.source_id for _, found in read])
        taken = self._take(reader, part, read, stored, met)
        self._insert(reader.kind, part, [one for one in taken if one.old is None])
        self._update(reader.kind, part, [one for one in taken if one.old is not None])

    def settle(self, reader: RowReader, part: FilePlan) -> None:
        """Sets the references within a kind, now that all of its records are there."""
        self.references.changed(reader.kind.name)
        kind = reader.kind
        self.references.fetch(one.reference for one in self._awaited if one.reference is not None)
        for one in self._awaited:
            target = self.references.look_up(one.reference) if one.reference is not None else None
            if one.reference is not None and target is None:
                self._leave_out(reader, part, one.line, one.name, one.reference)
            if target == one.old:
                continue
            before = None if one.standing == "new" else {one.name: one.old}
            self.changes.update(kind, one.key, {one.name: target}, before)
            if one.standing == "same":
                part.unchanged, part.changed = part.unchanged - 1, part.changed + 1
                self._note(kind, [one.key])
        self.changes.flush()
        self._awaited.clear()

    def _read(self, reader: RowReader, part: FilePlan, rows: Sequence[Row]) -> list[tuple[Row, Read]]:
        found: list[tuple[Row, Read]] = []
        for row in rows:
            try:
                found.append((row, reader.read(row)))
            except Misread as error:
                self.plan.refuse(part, row.line, error.column, error.reason)
        for name in reader.references:
            self.references.fetch([value for _, read in found if (value := read.values[name]) is not None])
        named = [one for _, read in found for many in read.lists.values() for one in many]
        self.references.fetch(one for one in named if isinstance(one, Reference) and one.kind != reader.kind.name)
        return found

    def _take(
        self, reader: RowReader, part: FilePlan, read: list[tuple[Row, Read]], stored: dict[str, Any], met: Met
    ) -> list[_Taken]:
        """The rows that can be taken, each with the id of its record."""
        taken: list[_Taken] = []
        here: dict[str, int] = {}
        for row, found in read:
            old = stored.get(found.source_id)
            first = here.get(found.source_id) or (met.line(old["id"]) if old is not None else 0)
            try:
                if first:
                    reason = Message("load.id_twice", {"id": found.source_id, "first": first})
                    raise Misread(reader.mapping.key[0], reason)
                fields = self._fields(reader, found, old)
            except Misread as error:
                self.plan.refuse(part, row.line, error.column, error.reason)
                continue
            key = old["id"] if old is not None else self._next_id(reader.kind)
            here[found.source_id] = row.line
            met.meet(key, row.line)
            lists = {name: self._members(reader, part, row, name, found) for name in found.lists} if found.lists else {}
            taken.append(_Taken(row, found, key, old, fields, lists))
            if reader.kind.name == "measure":
                self._name_figure(reader, part, row, str(fields.get("figure", "")))
            if reader.kind.name == "account" and "currency" in fields:
                self.currencies[key] = fields["currency"]
        return taken

    def _name_figure(self, reader: RowReader, part: FilePlan, row: Row, figure: str) -> None:
        """A measure whose figure is none that can be computed is taken as it is, and told."""
        if figure and figure not in MEASURED:
            self.plan.leave_out(part, row.line, reader.column_of("figure"), unknown_figure(figure))

    def _fields(self, reader: RowReader, found: Read, old: Any) -> dict[str, Any]:
        """Every field the file fills, references resolved; those within the kind come later."""
        kind = reader.kind
        fields = found.values.copy()
        for name in kind.own_references:
            fields.pop(name, None)
        for name in reader.references:
            if (reference := fields[name]) is not None:
                fields[name] = key = self.references.look_up(reference)
                if key is None:
                    raise Misread(reader.column_of(name), _unknown(reference))
        if kind.name == "order_line":
            discount = fields.get("discount", old["discount"] if old is not None else Decimal(0))
            fields["net"] = net(fields["unit_price"], fields["quantity"], discount)
            if abs(fields["net"]) > MOST:
                raise Misread(reader.column_of("quantity"), Message("load.number_too_large", {"cell": fields["net"]}))
        starts, ends = fields.get("starts_on"), fields.get("ends_on")
        if starts is not None and ends is not None and ends < starts:
            raise Misread(reader.column_of("ends_on"), Message("load.ends_before", {"starts": starts, "ends": ends}))
        if "account_id" in fields and "currency" in kind.fields and not fields.get("currency"):
            fields["currency"] = self.currencies.get(fields["account_id"], "")
        return fields

    def _members(self, reader: RowReader, part: FilePlan, row: Row, name: str, found: Read) -> list[Any]:
        """The members of a list; those that are not known are left out, and told."""
        members: set[Any] = set()
        for one in found.lists[name]:
            member = one if isinstance(one, str) else self.references.look_up(one)
            if member is None and not isinstance(one, str):
                self._leave_out(reader, part, row.line, name, one)
            else:
                members.add(member)
        return sorted(members)

    def _leave_out(self, reader: RowReader, part: FilePlan, line: int, name: str, reference: Reference) -> None:
        self.plan.leave_out(part, line, reader.column_of(name), _unknown(reference))

    def _insert(self, kind: Kind, part: FilePlan, taken: list[_Taken]) -> None:
        if not taken:
            return
        ours: dict[str, Any] = {"source": self.references.source, "load_id": self.load_id}
        if kind.name == "interaction":
            ours["written_at"] = self.at
        names = tuple(taken[0].fields)  # the same for every row of a file
        given = tuple(ours.values())
        rows = [(*map(one.fields.__getitem__, names), *given, one.key, one.found.source_id) for one in taken]
        insert_rows(self.session, kind.table, [*names, *ours, "id", "source_id"], rows)
        for name in kind.lists:
            wanted = {one.key: one.lists[name] for one in taken if one.lists.get(name)}
            write_members(self.session, kind, name, wanted, fresh=True)
        part.new += len(taken)
        self._note(kind, [one.key for one in taken])
        self._await(kind, taken, "new")

    def _update(self, kind: Kind, part: FilePlan, taken: list[_Taken]) -> None:
        held = {name: members_of(self.session, kind, name, [one.key for one in taken]) for name in kind.lists}
        changed: list[_Taken] = []
        same: list[_Taken] = []
        for one in taken:
            after = {name: value for name, value in one.fields.items() if one.old[name] != value}
            lists = {name: value for name, value in one.lists.items() if held[name].get(one.key, []) != value}
            if not after and not lists:
                same.append(one)
                continue
            before = {name: one.old[name] for name in after}
            were = {name: held[name].get(one.key, []) for name in lists}
            self.changes.update(kind, one.key, after, before, lists, were)
            changed.append(one)
        self.changes.flush()
        part.changed += len(changed)
        part.unchanged += len(same)
        self._note(kind, [one.key for one in changed])
        self._await(kind, changed, "changed")
        self._await(kind, same, "same")

    def _note(self, kind: Kind, keys: list[int]) -> None:
        if kind.name not in NOT_KEPT:
            self.touched[kind.name] += keys

    def _await(self, kind: Kind, taken: list[_Taken], standing: Standing) -> None:
        for name in kind.own_references:
            for one in taken:
                if name not in one.found.values:
                    continue
                old = one.old[name] if one.old is not None else None
                reference = one.found.values[name]
                if reference is not None or old is not None:
                    self._awaited.append(_Awaited(one.row.line, one.key, name, reference, old, standing))

    def _stored(self, kind: Kind, source_ids: list[str]) -> dict[str, Any]:
        table = kind.table
        named = one_of(table.c.source_id, source_ids, self.session)
        rows = self.session.execute(sa.select(table).where(table.c.source == self.references.source, named))
        return {row.source_id: row._mapping for row in rows}

    def _next_id(self, kind: Kind) -> int:
        # Ids are given in the order of the file, so that every database gives the same ones.
        if kind.name not in self.next_ids:
            last = sa.select(sa.func.coalesce(sa.func.max(kind.table.c.id), 0))
            self.next_ids[kind.name] = self.session.scalar(last) or 0
        self.next_ids[kind.name] += 1
        return self.next_ids[kind.name]


def net(unit_price: Decimal, quantity: Decimal, discount: Decimal) -> Decimal:
    """Unit price x quantity x (1 - discount), exact to a millionth."""
    return (unit_price * quantity * (1 - discount)).quantize(MICRO, ROUND_HALF_UP)


def _unknown(reference: Reference) -> Message:
    values: dict[str, Value] = {"words": reference.words[:80], "kind": Term("loaded", reference.kind)}
    return Message("load.unknown_reference", values)
