"""Writes rows: new ones in bulk, changed ones with an image of what they were, all in the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Message
from knowledge.loading.block import Block, Misread, Reference, Refused, Taken
from knowledge.loading.bulk import inserting, one_of
from knowledge.loading.csv_file import Row
from knowledge.loading.images import Changes
from knowledge.loading.kinds import Kind
from knowledge.loading.links import members_of, write_members
from knowledge.loading.plan import FilePlan, LoadPlan
from knowledge.loading.reading import RowReader
from knowledge.loading.references import Met, References
from knowledge.loading.resolving import resolve, unknown
from knowledge.loading.sending import Sending
from knowledge.planning.measured import MEASURED, unknown_figure

# Of these very many are loaded and nothing is written from them: their ids are not kept.
NOT_KEPT = frozenset({"order", "order_line", "product", "target", "sell_out", "stock_count"})


Standing = Literal["new", "changed", "same"]


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
    sending: Sending
    touched: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    next_ids: dict[str, int] = field(default_factory=dict)
    _awaited: list[_Awaited] = field(default_factory=list)
    # The lines of the rows that were put last, by their ids in the source: they may not be found in the book yet.
    _put: dict[str, int] = field(default_factory=dict)

    def write(self, reader: RowReader, part: FilePlan, rows: Sequence[Row], met: Met) -> None:
        """Writes some rows of one file; `met` holds the records met so far in it."""
        block, misread = reader.read(rows)
        for line, error in misread:
            self.plan.refuse(part, line, error.column, error.reason)
        if not block.lines:
            return
        stored = self._stored(reader.kind, block.source_ids)
        self._look_up(reader, block)
        self.sending.hand_over()
        block, refused = resolve(reader, block, self.references, self.currencies, stored)
        keys = self._keys(reader, block, stored, met, refused)
        for place, error in sorted(refused.items(), key=lambda item: item[0]):
            self.plan.refuse(part, block.lines[place], error.column, error.reason)
        block = block.without(refused)
        taken = Taken(block, keys, list(map(stored.get, block.source_ids)), self._members(reader, part, block))
        self._told(reader, part, taken)
        self._insert(reader.kind, part, taken.some(new=True))
        self._update(reader.kind, part, taken.some(new=False))

    def settle(self, reader: RowReader, part: FilePlan) -> None:
        """Sets the references within a kind, now that all of its records are there."""
        self.sending.finish()
        self._put.clear()
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

    def _look_up(self, reader: RowReader, block: Block) -> None:
        """Asks for the records that rows refer to, of each kind at once."""
        for name in reader.references:
            self.references.fetch({one for one in block.values[name] if one is not None})
        every = (one for column in block.lists.values() for many in column for one in many)
        self.references.fetch(one for one in every if isinstance(one, Reference) and one.kind != reader.kind.name)

    def _keys(
        self, reader: RowReader, block: Block, stored: Mapping[str, Any], met: Met, refused: Refused
    ) -> list[int]:
        """The ids of the records of the rows that are taken, in order; a record is taken once from a file."""
        lines = dict(zip(block.source_ids, block.lines, strict=True))
        if not stored and not refused and len(lines) == len(block.lines) and lines.keys().isdisjoint(self._put):
            # All of them are new, as nearly always: as many ids as there are rows.
            first_key = self._next_ids(reader.kind, len(lines))
            met.meet_all(first_key, block.lines)
            self._put = lines
            return list(range(first_key, first_key + len(lines)))
        keys: list[int] = []
        here: dict[str, int] = {}
        for place, (source_id, line) in enumerate(zip(block.source_ids, block.lines, strict=True)):
            old = stored.get(source_id)
            first = here.get(source_id) or self._put.get(source_id)
            first = first or (met.line(old["id"]) if old is not None else 0)
            if first:
                reason = Message("load.id_twice", {"id": source_id, "first": first})
                refused[place] = Misread(reader.mapping.key[0], reason)
            elif place not in refused:
                key = old["id"] if old is not None else self._next_ids(reader.kind, 1)
                here[source_id] = line
                met.meet(key, line)
                keys.append(key)
        self._put = here
        return keys

    def _told(self, reader: RowReader, part: FilePlan, taken: Taken) -> None:
        """What others need to know of the rows: the figures that measures name, the currencies of accounts."""
        values = taken.block.values
        if reader.kind.name == "measure" and "figure" in values:
            for line, figure in zip(taken.block.lines, values["figure"], strict=True):
                self._name_figure(reader, part, line, figure)
        if reader.kind.name == "account" and "currency" in values:
            self.currencies.update(zip(taken.keys, values["currency"], strict=True))

    def _name_figure(self, reader: RowReader, part: FilePlan, line: int, figure: str) -> None:
        """A measure whose figure is none that can be computed is taken as it is, and told."""
        if figure and figure not in MEASURED:
            self.plan.leave_out(part, line, reader.column_of("figure"), unknown_figure(figure))

    def _members(self, reader: RowReader, part: FilePlan, block: Block) -> dict[str, list[list[Any]]]:
        """The members of the lists of each row; those that are not known are left out, and told."""
        members: dict[str, list[list[Any]]] = {name: [] for name in block.lists}
        for place, line in enumerate(block.lines if block.lists else ()):
            for name, column in block.lists.items():
                members[name].append(self._known(reader, part, line, name, column[place]))
        return members

    def _known(self, reader: RowReader, part: FilePlan, line: int, name: str, listed: list[Any]) -> list[Any]:
        known: set[Any] = set()
        for one in listed:
            member = one if isinstance(one, str) else self.references.look_up(one)
            if member is None:
                self._leave_out(reader, part, line, name, one)
            else:
                known.add(member)
        return sorted(known)

    def _leave_out(self, reader: RowReader, part: FilePlan, line: int, name: str, reference: Reference) -> None:
        self.plan.leave_out(part, line, reader.column_of(name), unknown(reference))

    def _insert(self, kind: Kind, part: FilePlan, taken: Taken) -> None:
        if not taken.keys:
            return
        ours: dict[str, Any] = {"source": self.references.source, "load_id": self.load_id}
        if kind.name == "interaction":
            ours["written_at"] = self.at
        columns = {name: column for name, column in taken.block.values.items() if name not in kind.own_references}
        columns |= {name: [value] * len(taken.keys) for name, value in ours.items()}
        columns |= {"id": taken.keys, "source_id": taken.block.source_ids}
        self.sending.put(inserting(self.session, kind.table, columns))
        if kind.lists:
            self.sending.finish()  # their tables refer to these rows
        for name in kind.lists:
            listed = taken.lists.get(name, ())
            wanted = {key: members for key, members in zip(taken.keys, listed, strict=False) if members}
            write_members(self.session, kind, name, wanted, fresh=True)
        part.new += len(taken.keys)
        self._note(kind, taken.keys)
        self._await(kind, taken, "new")

    def _update(self, kind: Kind, part: FilePlan, taken: Taken) -> None:
        held = {name: members_of(self.session, kind, name, taken.keys) for name in kind.lists}
        columns = {name: column for name, column in taken.block.values.items() if name not in kind.own_references}
        changed: set[int] = set()
        for place, (key, old) in enumerate(zip(taken.keys, taken.olds, strict=True)):
            after = {name: column[place] for name, column in columns.items() if old[name] != column[place]}
            members = {name: column[place] for name, column in taken.lists.items()}
            lists = {name: value for name, value in members.items() if held[name].get(key, []) != value}
            if after or lists:
                before = {name: old[name] for name in after}
                were = {name: held[name].get(key, []) for name in lists}
                self.changes.update(kind, key, after, before, lists, were)
                changed.add(key)
        self.changes.flush()
        part.changed += len(changed)
        part.unchanged += len(taken.keys) - len(changed)
        self._note(kind, [key for key in taken.keys if key in changed])
        self._await(kind, taken, "same", changed)

    def _note(self, kind: Kind, keys: list[int]) -> None:
        if kind.name not in NOT_KEPT:
            self.touched[kind.name] += keys

    def _await(self, kind: Kind, taken: Taken, standing: Standing, changed: Collection[int] = ()) -> None:
        block = taken.block
        for name in kind.own_references:
            column = block.values.get(name, ())
            for line, key, old, reference in zip(block.lines, taken.keys, taken.olds, column, strict=False):
                was = old[name] if old is not None else None
                if reference is not None or was is not None:
                    stands: Standing = "changed" if key in changed else standing
                    self._awaited.append(_Awaited(line, key, name, reference, was, stands))

    def _stored(self, kind: Kind, source_ids: list[str]) -> dict[str, Any]:
        table = kind.table
        named = one_of(table.c.source_id, source_ids, self.session)
        rows = self.session.execute(sa.select(table).where(table.c.source == self.references.source, named))
        return {row.source_id: row._mapping for row in rows}

    def _next_ids(self, kind: Kind, count: int) -> int:
        """Takes so many ids, one after the other; the first of them."""
        # Ids are given in the order of the file, so that every database gives the same ones.
        if kind.name not in self.next_ids:
            last = sa.select(sa.func.coalesce(sa.func.max(kind.table.c.id), 0))
            self.next_ids[kind.name] = self.session.scalar(last) or 0
        first = self.next_ids[kind.name] + 1
        self.next_ids[kind.name] += count
        return first
