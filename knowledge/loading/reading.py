"""One row of a file becomes the fields of one record, or the reason why it cannot."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from knowledge.database import Amount, Moment
from knowledge.evidence import Message
from knowledge.loading.csv_file import CsvFile, Row, rows_of
from knowledge.loading.kinds import Kind, referred_kind
from knowledge.loading.mapping import FileMapping
from knowledge.loading.values import Unreadable, read_choice, read_date, read_list, read_moment, read_number


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a record of another kind, by its id in the source or by another of its fields."""

    kind: str
    words: str
    by: str = "source_id"


@dataclass(frozen=True, slots=True)
class Read:
    """The values of one row by field, references still by the source's words; lists by field."""

    source_id: str
    values: dict[str, Any]
    lists: dict[str, list[str | Reference]]


class Misread(Exception):
    """A row that cannot be taken: the column (empty where the whole row is meant) and the reason."""

    def __init__(self, column: str, reason: Message) -> None:
        self.column = column
        self.reason = reason


@dataclass(frozen=True)
class RowReader:
    """Reads the rows of one file as one kind of record."""

    mapping: FileMapping
    kind: Kind
    zone: ZoneInfo
    looked_up: Mapping[str, Mapping[str, str]]
    width: int
    parsers: dict[str, Callable[[str], Any]] = field(default_factory=dict)

    def read(self, row: Row) -> Read:
        """Errors: Misread."""
        if row.cells_found != self.width:
            raise Misread("", Message("load.row_broken", {"found": row.cells_found, "wanted": self.width}))
        source_id = "-".join(row.cells.get(column, "").strip() for column in self.mapping.key)
        if not source_id.strip("-"):
            raise Misread(self.mapping.key[0], Message("load.id_missing"))
        values = {
            name: self._value(name, column, cell)
            for name, (column, cell) in self._cells(row.cells).items()
            if cell.strip() or name in self.kind.required
        }
        lists = {
            name: [self._member(name, part) for part in read_list(row.cells.get(column, ""))]
            for name, column in self.mapping.lists.items()
        }
        return Read(source_id, values, lists)

    def _cells(self, cells: Mapping[str, str]) -> dict[str, tuple[str, str]]:
        """The column and the words of each field of this row."""
        found = {name: ("", words) for name, words in self.mapping.constants.items()}
        for name, column in self.mapping.columns.items():
            found[name] = (column, cells.get(column, ""))
        for name, columns in self.mapping.joined.items():
            found[name] = (columns[0], " ".join(cells.get(column, "").strip() for column in columns))
        for name, lookup in self.mapping.lookup.items():
            found[name] = (lookup.column, self.looked_up[name].get(cells.get(lookup.column, "").strip(), ""))
        for name, (column, value) in self.mapping.when_set.items():
            found[name] = (column, value if cells.get(column, "").strip() else "")
        return found

    def _value(self, name: str, column: str, cell: str) -> Any:
        if not cell.strip():
            raise Misread(column, Message("load.cell_empty"))
        if "\0" in cell:
            raise Misread(column, Message("load.cell_binary"))
        try:
            return self.parsers[name](cell)
        except Unreadable as error:
            raise Misread(column, error.reason) from error

    def _member(self, name: str, words: str) -> str | Reference:
        held = self.kind.lists[name]
        kind = referred_kind(held.table.columns[held.member])
        return words if kind is None else Reference(kind, words, self.mapping.by.get(name, "source_id"))


def reader_of(
    mapping: FileMapping, kind: Kind, file: CsvFile, files: Mapping[str, CsvFile], zone: ZoneInfo
) -> RowReader:
    """The reader of one file; the files it looks words up in are read whole, they are small."""
    looked_up: dict[str, dict[str, str]] = {}
    for name, lookup in mapping.lookup.items():
        other = files.get(lookup.file)
        rows = rows_of(other) if other is not None else iter(())
        looked_up[name] = {row.cells.get(lookup.key, "").strip(): row.cells.get(lookup.value, "") for row in rows}
    fields = {*mapping.columns, *mapping.joined, *mapping.constants, *mapping.when_set, *mapping.lookup}
    parsers = {name: _parser(kind, name, mapping, zone) for name in fields}
    return RowReader(mapping, kind, zone, looked_up, len(file.header), parsers)


def _parser(kind: Kind, name: str, mapping: FileMapping, zone: ZoneInfo) -> Callable[[str], Any]:
    column = kind.column(name)
    assert column is not None  # the mapping was held against the records when it was read
    referred = referred_kind(column)
    if referred is not None:
        by = mapping.by.get(name, "source_id")
        return lambda cell: Reference(referred, cell.strip(), by)
    words = _enumeration(column)
    if words is not None:
        return lambda cell: read_choice(cell, words)
    if isinstance(column.type, Amount):
        return read_number
    if isinstance(column.type, Moment):
        return lambda cell: read_moment(cell, zone)
    if isinstance(column.type, sa.Date):
        return read_date
    return str.strip if name != "body" else str


def _enumeration(column: sa.Column[object]) -> type[enum.StrEnum] | None:
    return column.type.enum_class if isinstance(column.type, sa.Enum) else None  # type: ignore[return-value]


def plain(value: Any) -> Any:
    """A value as JSON can hold it, for the images of rows before and after a load."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    return value if value is None or isinstance(value, str | int | bool) else str(value)
