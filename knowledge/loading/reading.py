"""Rows of a file become the fields of records, column by column, or the reason why they cannot."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from knowledge.database import Amount, Moment
from knowledge.errors import BadInput
from knowledge.evidence import Message
from knowledge.loading import values
from knowledge.loading.block import Block, Misread, Reference, Refused
from knowledge.loading.csv_file import CsvFile, Row, rows_of
from knowledge.loading.kinds import LONGEST_INDEXED, Kind, referred_kind
from knowledge.loading.mapping import FileMapping
from knowledge.loading.values import Unreadable

# Shares of one; everything else that is a number is an amount or a quantity.
SHARES = frozenset({"discount", "probability"})
# Of each field so many short cells are kept with what they were read as: most cells of a large file stand in it often.
MOST_KEPT, SHORT = 5_000, 24
# The cells of some rows by column.
Cells = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one file as one kind of record.

    `parsers`, `words` and `lists` hold the fields whose columns the file has: what it does not have is left as it is.
    `words` takes the words of a field from the cells of some rows. `kept`: what short cells were read as, by field.
    """

    mapping: FileMapping
    kind: Kind
    header: tuple[str, ...]
    parsers: Mapping[str, Callable[[str], Any]]
    words: Mapping[str, Callable[[Cells], Sequence[str]]]
    lists: Mapping[str, str]
    kept: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))

    def read(self, rows: Sequence[Row]) -> tuple[Block, list[tuple[int, Misread]]]:
        """The rows that can be read; of the others the line and the reason, in the order of the file."""
        broken = [(row.line, self._broken(row)) for row in rows if row.cells_found != self.width]
        whole = [row for row in rows if row.cells_found == self.width] if broken else rows
        columns = zip(*(row.cells for row in whole), strict=True) if whole else ((),) * self.width
        cells: dict[str, Sequence[str]] = dict(zip(self.header, columns, strict=True))
        refused: Refused = {}
        for name, column in cells.items():
            if "\0" in "".join(column):
                for place in (place for place, cell in enumerate(column) if "\0" in cell):
                    refused.setdefault(place, Misread(name, Message("load.cell_binary")))
        ids = self._source_ids(cells, refused)
        read = {name: self._values(name, words(cells), refused) for name, words in self.words.items()}
        block = Block([row.line for row in whole], ids, read, self._members(cells))
        told = [*broken, *((whole[place].line, error) for place, error in refused.items())]
        return block.without(refused), sorted(told, key=lambda one: one[0])

    def _broken(self, row: Row) -> Misread:
        return Misread("", Message("load.row_broken", {"found": row.cells_found, "wanted": self.width}))

    def _source_ids(self, cells: Cells, refused: Refused) -> list[str]:
        parts = [[cell.strip() for cell in cells[column]] for column in self.mapping.key]
        ids = parts[0] if len(parts) == 1 else list(map("-".join, zip(*parts, strict=True)))
        for place, source_id in enumerate(ids):
            if not source_id.strip("-"):
                refused.setdefault(place, Misread(self.mapping.key[0], Message("load.id_missing")))
            elif len(source_id) > LONGEST_INDEXED:
                reason = Message("load.text_too_long", {"length": len(source_id), "most": LONGEST_INDEXED})
                refused.setdefault(place, Misread(self.mapping.key[0], reason))
        return ids

    def _values(self, name: str, cells: Sequence[str], refused: Refused) -> list[Any]:
        """What the cells of one field are read as; each cell once, however often it stands there."""
        kept = self.kept[name]
        fresh: dict[str, Any] = {}
        misread: dict[str, Misread] = {}
        for cell in set(cells).difference(kept):
            try:
                fresh[cell] = self._value(name, cell)
            except Misread as error:
                misread[cell] = error
        if misread:
            for place in (place for place, cell in enumerate(cells) if cell in misread):
                refused.setdefault(place, misread[cells[place]])
            fresh |= dict.fromkeys(misread)
        known = {**kept, **fresh} if fresh else kept
        found = [known[cell] for cell in cells]
        if len(kept) < MOST_KEPT:
            kept |= {cell: value for cell, value in fresh.items() if len(cell) <= SHORT and cell not in misread}
        return found

    def _members(self, cells: Cells) -> dict[str, list[list[str | Reference]]]:
        return {
            name: [[self._member(name, part) for part in values.read_list(cell)] for cell in cells[column]]
            for name, column in self.lists.items()
        }

    def column_of(self, name: str) -> str:
        """The column a field or a list stands in; "" for a constant."""
        if name in self.mapping.lists:
            return self.mapping.lists[name]
        return next(iter(self.mapping.columns_of(name)), "")

    @property
    def width(self) -> int:
        return len(self.header)

    @cached_property
    def references(self) -> tuple[str, ...]:
        """The fields that refer to a record of another kind."""
        return tuple(
            name for name in self.parsers if referred_kind(self.kind.column(name)) not in (None, self.kind.name)
        )

    def _value(self, name: str, cell: str) -> Any:
        if not cell.strip():
            if name in self.kind.required:
                raise Misread(self.column_of(name), Message("load.cell_empty"))
            return self.kind.blanks[name]
        try:
            return self.parsers[name](cell)
        except Unreadable as error:
            raise Misread(self.column_of(name), error.reason) from error

    def _member(self, name: str, words: str) -> str | Reference:
        held = self.kind.lists[name]
        kind = referred_kind(held.table.columns[held.member])
        if kind is None:
            return words[:LONGEST_INDEXED]
        return Reference(kind, words, self.mapping.by.get(name, "source_id"))


def reader_of(
    mapping: FileMapping, kind: Kind, file: CsvFile, files: Mapping[str, CsvFile], zone: ZoneInfo
) -> RowReader:
    """The reader of one file; the files it looks words up in are read whole, they are small.

    Errors: BadInput where such a file is missing and the record cannot be without it.
    """
    looked_up: dict[str, dict[str, str]] = {}
    for name, lookup in mapping.lookup.items():
        if name in kind.required and lookup.file not in files:
            raise BadInput("load.file_missing", file=lookup.file)
        if (other := files.get(lookup.file)) is not None and {lookup.key, lookup.value} <= set(other.header):
            looked_up[name] = _pairs(other, lookup.key, lookup.value)
    header = set(file.header)
    fields = [*mapping.columns, *mapping.joined, *mapping.constants, *mapping.when_set, *looked_up]
    parsers = {
        name: _parser(kind, name, mapping, zone) for name in fields if header.issuperset(mapping.columns_of(name))
    }
    words = {name: _words(name, mapping, looked_up) for name in parsers}
    lists = {name: column for name, column in mapping.lists.items() if column in header}
    return RowReader(mapping, kind, file.header, parsers, words, lists)


def _pairs(file: CsvFile, key: str, value: str) -> dict[str, str]:
    """What stands in one column of a file by what stands in another; "" where a row is cut short."""
    first, second = file.header.index(key), file.header.index(value)
    padding = [""] * len(file.header)
    rows = ([*row.cells, *padding] for row in rows_of(file))
    return {cells[first].strip(): cells[second] for cells in rows}


def _words(
    name: str, mapping: FileMapping, looked_up: Mapping[str, Mapping[str, str]]
) -> Callable[[Cells], Sequence[str]]:
    """How the words of one field are taken from the cells of rows that have all its columns."""
    if name in mapping.columns:
        return itemgetter(mapping.columns[name])
    if name in mapping.constants:
        return lambda cells: [mapping.constants[name]] * len(cells[mapping.key[0]])
    if name in mapping.joined:
        several = mapping.joined[name]
        return lambda cells: [
            " ".join(part.strip() for part in parts) for parts in zip(*map(cells.__getitem__, several), strict=True)
        ]
    if name in mapping.lookup:
        known, column = looked_up[name], mapping.lookup[name].column
        return lambda cells: [known.get(cell.strip(), "") for cell in cells[column]]
    column, value = mapping.when_set[name]
    return lambda cells: [value if cell.strip() else "" for cell in cells[column]]


def _parser(kind: Kind, name: str, mapping: FileMapping, zone: ZoneInfo) -> Callable[[str], Any]:
    column = kind.column(name)
    referred = referred_kind(column)
    if referred is not None:
        by = mapping.by.get(name, "source_id")
        return lambda cell: Reference(referred, cell.strip(), by)
    words = _enumeration(column)
    if words is not None:
        return lambda cell: values.read_choice(cell, words)
    if isinstance(column.type, Amount):
        return values.read_share if name in SHARES else values.read_number
    if isinstance(column.type, Moment):
        return lambda cell: values.read_moment(cell, zone)
    if isinstance(column.type, sa.Date):
        return values.read_date
    if name == "currency":
        return values.read_currency
    longest = kind.longest(name)
    if name == "body":  # stored as written
        return lambda cell: cell if len(cell) <= longest else values.read_text(cell, longest, lines=True)
    lines = name not in ("name", "title", "subject", "email")
    return lambda cell: values.read_text(cell, longest, lines=lines)


def _enumeration(column: sa.Column[object]) -> type[enum.StrEnum] | None:
    return column.type.enum_class if isinstance(column.type, sa.Enum) else None  # type: ignore[return-value]
