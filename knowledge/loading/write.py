"""Writes rows: new ones in bulk, changed ones with an image of what they were, all in the caller's transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.database import MICRO
from knowledge.evidence import Message, Value
from knowledge.loading.csv_file import Row
from knowledge.loading.kinds import KINDS, Kind, referred_kind
from knowledge.loading.plan import FilePlan, LoadPlan
from knowledge.loading.reading import Misread, Read, Reference, RowReader, plain
from knowledge.records.loads import LoadChange

Known = dict[tuple[str, str], dict[str, int]]


@dataclass
class Writer:
    """One load under way. `touched` are the ids of new and changed records by kind."""

    session: Session
    source: str
    load_id: int
    at: datetime
    plan: LoadPlan
    known: Known = field(default_factory=dict)
    touched: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    next_ids: dict[str, int] = field(default_factory=dict)
    currencies: dict[int, str] = field(default_factory=dict)
    # Whom a record refers to within its own kind (a manager, a parent) is set when the whole file is there.
    awaited: list[tuple[str, Row, FilePlan, int, str, Reference]] = field(default_factory=list)

    def write(self, reader: RowReader, plan: FilePlan, rows: Sequence[Row], seen: dict[str, int]) -> None:
        """Writes some rows of one file; `seen` holds the ids met so far in it, with their lines."""
        kind = reader.kind
        read: list[tuple[Row, Read, dict[str, Any]]] = []
        for row in rows:
            try:
                found = reader.read(row)
                if found.source_id in seen:
                    values: dict[str, Value] = {"id": found.source_id, "first": seen[found.source_id]}
                    raise Misread(reader.mapping.key[0], Message("load.id_twice", values))
                fields = self._fields(reader, found)
            except Misread as error:
                self.plan.refuse(plan, row.line, error.column, error.reason)
                continue
            seen[found.source_id] = row.line
            read.append((row, found, fields))
        table = kind.table
        stored = self._stored(kind, [found.source_id for _, found, _ in read])
        fresh: list[dict[str, Any]] = []
        for row, found, fields in read:
            old = stored.get(found.source_id)
            key = old["id"] if old is not None else self._next_id(kind)
            self._remember(kind, found.source_id, fields, key)
            self._await(kind, row, plan, key, found)
            if old is None:
                plan.new += 1
                self.touched[kind.name].append(key)
                fresh.append(self._new(kind, found.source_id, fields, key))
            elif self._change(kind, old, fields, found):
                plan.changed += 1
                self.touched[kind.name].append(key)
            else:
                plan.unchanged += 1
        if fresh:
            self.session.execute(sa.insert(table), fresh)
            self._write_lists(
                kind, [(found, self._id(kind, found)) for _, found, _ in read if found.source_id not in stored]
            )

    def settle(self) -> None:
        """Sets the references within a kind, now that all of its records are there."""
        for kind_name, row, plan, key, name, reference in self.awaited:
            target = self._look_up(reference)
            if target is None:
                reason = Message("load.unknown_reference", {"words": reference.words, "kind": reference.kind})
                self.plan.refuse(plan, row.line, name, reason)
                continue
            table = KINDS[kind_name].table
            self.session.execute(
                sa.update(table).where(table.c.id == key, table.c[name].is_distinct_from(target)).values({name: target})
            )
        self.awaited.clear()

    def _fields(self, reader: RowReader, found: Read) -> dict[str, Any]:
        """Every field the mapping fills, references resolved, empty cells as the table's own default."""
        kind = reader.kind
        fields: dict[str, Any] = {}
        for name in reader.parsers:
            column = kind.column(name)
            assert column is not None
            value = found.values.get(name)
            if isinstance(value, Reference):
                if value.kind == kind.name:
                    continue
                key = self._look_up(value)
                if key is None:
                    where = reader.mapping.columns.get(name, "")
                    raise Misread(where, Message("load.unknown_reference", {"words": value.words, "kind": value.kind}))
                value = key
            elif value is None and referred_kind(column) == kind.name:
                continue
            fields[name] = _blank(column) if value is None else value
        if kind.name == "order_line":
            fields["net"] = net(fields["unit_price"], fields["quantity"], fields.get("discount") or Decimal(0))
        if "account_id" in fields and kind.column("currency") is not None and not fields.get("currency"):
            fields["currency"] = self.currencies.get(fields["account_id"], "")
        return fields

    def _look_up(self, reference: Reference) -> int | None:
        place = (reference.kind, reference.by)
        if place not in self.known:
            table = KINDS[reference.kind].table
            held = sa.select(table.c[reference.by], table.c.id)
            if reference.by == "source_id":
                held = held.where(table.c.source == self.source)
            self.known[place] = {str(words).casefold(): key for words, key in self.session.execute(held) if words}
        return self.known[place].get(reference.words.casefold())

    def _remember(self, kind: Kind, source_id: str, fields: dict[str, Any], key: int) -> None:
        self._look_up(Reference(kind.name, source_id))
        self.known[kind.name, "source_id"][source_id.casefold()] = key
        if (kind.name, "email") in self.known and fields.get("email"):
            self.known[kind.name, "email"][fields["email"].casefold()] = key
        if kind.name == "account":
            self.currencies[key] = fields.get("currency", "")

    def _await(self, kind: Kind, row: Row, plan: FilePlan, key: int, found: Read) -> None:
        for name, value in found.values.items():
            if isinstance(value, Reference) and value.kind == kind.name:
                self.awaited.append((kind.name, row, plan, key, name, value))

    def _stored(self, kind: Kind, source_ids: list[str]) -> dict[str, Any]:
        table = kind.table
        found: dict[str, Any] = {}
        for start in range(0, len(source_ids), 500):
            some = source_ids[start : start + 500]
            rows = self.session.execute(
                sa.select(table).where(table.c.source == self.source, table.c.source_id.in_(some))
            )
            found.update({row.source_id: row._mapping for row in rows})
        return found

    def _next_id(self, kind: Kind) -> int:
        # Ids are given in the order of the file, so that every database gives the same ones.
        table = kind.table
        if kind.name not in self.next_ids:
            self.next_ids[kind.name] = self.session.scalar(sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0))) or 0
        self.next_ids[kind.name] += 1
        return self.next_ids[kind.name]

    def _new(self, kind: Kind, source_id: str, fields: dict[str, Any], key: int) -> dict[str, Any]:
        row = fields | {"id": key, "source": self.source, "source_id": source_id, "load_id": self.load_id}
        return row | {"written_at": self.at} if kind.name == "interaction" else row

    def _change(self, kind: Kind, old: Any, fields: dict[str, Any], found: Read) -> bool:
        differing = {name: value for name, value in fields.items() if old[name] != value}
        lists = {name: self._members(kind, name, old["id"]) for name in found.lists}
        wanted = {name: self._wanted(found, name) for name in found.lists}
        if not differing and lists == wanted:
            return False
        before = {name: plain(old[name]) for name in differing} | {f"list:{name}": lists[name] for name in lists}
        after = {name: plain(value) for name, value in differing.items()} | {f"list:{n}": wanted[n] for n in wanted}
        table = kind.table
        self.session.add(
            LoadChange(
                load_id=self.load_id,
                table_name=table.name,
                record_id=old["id"],
                before=json.dumps(before, ensure_ascii=False),
                after=json.dumps(after, ensure_ascii=False),
            )
        )
        if differing:
            self.session.execute(sa.update(table).where(table.c.id == old["id"]).values(differing))
        for name, held in kind.lists.items():
            if name in lists and lists[name] != wanted[name]:
                links = held.table
                self.session.execute(sa.delete(links).where(links.c[held.owner] == old["id"]))
                self._insert_links(kind, name, old["id"], wanted[name])
        return True

    def _members(self, kind: Kind, name: str, key: int) -> list[Any]:
        held = kind.lists[name]
        links = held.table
        return sorted(self.session.scalars(sa.select(links.c[held.member]).where(links.c[held.owner] == key)))

    def _wanted(self, found: Read, name: str) -> list[Any]:
        members = [part if isinstance(part, str) else self._look_up(part) for part in found.lists[name]]
        return sorted({member for member in members if member is not None}, key=lambda member: member)

    def _write_lists(self, kind: Kind, fresh: list[tuple[Read, int]]) -> None:
        for found, key in fresh:
            for name in found.lists:
                self._insert_links(kind, name, key, self._wanted(found, name))

    def _insert_links(self, kind: Kind, name: str, key: int, members: list[Any]) -> None:
        held = kind.lists[name]
        if members:
            rows = [{held.owner: key, held.member: member} for member in members]
            self.session.execute(sa.insert(held.table), rows)

    def _id(self, kind: Kind, found: Read) -> int:
        return self.known[kind.name, "source_id"][found.source_id.casefold()]


def net(unit_price: Decimal, quantity: Decimal, discount: Decimal) -> Decimal:
    """Unit price x quantity x (1 - discount), exact to a millionth."""
    return (unit_price * quantity * (1 - discount)).quantize(MICRO, ROUND_HALF_UP)


def _blank(column: sa.Column[object]) -> Any:
    default = column.default
    if isinstance(default, sa.ColumnDefault) and default.is_scalar:
        return default.arg
    return None if column.nullable else ""
