"""One row of a file becomes the fields of one record, or the reason why it cannot."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from knowledge.database import Amount, Moment
from knowledge.errors import BadInput
from knowledge.evidence import Message
from knowledge.loading import values
from knowledge.loading.csv_file import CsvFile, Row, rows_of
from knowledge.loading.kinds import LONGEST_INDEXED, Kind, referred_kind
from knowledge.loading.mapping import FileMapping
from knowledge.loading.values import Unreadable

# Shares of one; everything else that is a number is an amount or a quantity.
SHARES = frozenset({"discount", "probability"})
# Of each field so many short cells are kept with what they were read as: most cells of a large file stand in it often.
MOST_KEPT, SHORT = 5_000, 24
Cells = Mapping[str, str]


class Reference(NamedTuple):
    """A reference to a record of another kind, by its id in the source or by another of its fields."""

    kind: str
    words: str
    by: str = "source_id"


class Read(NamedTuple):
    """The values of one row by field, references still by the source's words; lists by field.

    A field whose cell is empty is what the table has for none.
    """

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
    """Reads the rows of one file as one kind of record.

    `parsers`, `words` and `lists` hold the fields whose columns the file has: what it does not have is left as it is.
    `words` takes the words of a field from the cells of a row. `kept`: what short cells were read as, by field.
    """

    mapping: FileMapping
    kind: Kind
    width: int
    parsers: Mapping[str, Callable[[str], Any]]
    words: Mapping[str, Callable[[Cells], str]]
    lists: Mapping[str, str]
    kept: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))

    def read(self, row: Row) -> Read:
        """Errors: Misread."""
        if row.cells_found != self.width:
            raise Misread("", Message("load.row_broken", {"found": row.cells_found, "wanted": self.width}))
        cells = row.cells
        if "\0" in "".join(cells.values()):
            column = next(column for column, cell in cells.items() if "\0" in cell)
            raise Misread(column, Message("load.cell_binary"))
        source_id = self._source_id(cells)
        if not source_id.strip("-"):
            raise Misread(self.mapping.key[0], Message("load.id_missing"))
        if len(source_id) > LONGEST_INDEXED:
            reason = Message("load.text_too_long", {"length": len(source_id), "most": LONGEST_INDEXED})
            raise Misread(self.mapping.key[0], reason)
        read: dict[str, Any] = {}
        for name, words, kept in self._fields:
            cell = words(cells)
            read[name] = kept[cell] if cell in kept else self._value(name, cell)
        return Read(source_id, read, self._members(cells) if self.lists else {})

    @cached_property
    def _source_id(self) -> Callable[[Cells], str]:
        first, *more = self.mapping.key
        if not more:
            return lambda cells: cells[first].strip()
        return lambda cells: "-".join(cells[column].strip() for column in (first, *more))

    def _members(self, cells: Cells) -> dict[str, list[str | Reference]]:
        return {
            name: [self._member(name, part) for part in values.read_list(cells[column])]
            for name, column in self.lists.items()
        }

    def column_of(self, name: str) -> str:
        """The column a field or a list stands in; "" for a constant."""
        if name in self.mapping.lists:
            return self.mapping.lists[name]
        return next(iter(self.mapping.columns_of(name)), "")

    @cached_property
    def _fields(self) -> tuple[tuple[str, Callable[[Cells], str], dict[str, Any]], ...]:
        return tuple((name, words, self.kept[name]) for name, words in self.words.items())

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
            value = self.kind.blanks[name]
        else:
            try:
                value = self.parsers[name](cell)
            except Unreadable as error:
                raise Misread(self.column_of(name), error.reason) from error
        kept = self.kept[name]
        if len(kept) < MOST_KEPT and len(cell) <= SHORT:
            kept[cell] = value
        return value

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
            rows = rows_of(other)
            looked_up[name] = {row.cells.get(lookup.key, "").strip(): row.cells.get(lookup.value, "") for row in rows}
    header = set(file.header)
    fields = [*mapping.columns, *mapping.joined, *mapping.constants, *mapping.when_set, *looked_up]
    parsers = {
        name: _parser(kind, name, mapping, zone) for name in fields if header.issuperset(mapping.columns_of(name))
    }
    words = {name: _words(name, mapping, looked_up) for name in parsers}
    lists = {name: column for name, column in mapping.lists.items() if column in header}
    return RowReader(mapping, kind, len(file.header), parsers, words, lists)


def _words(name: str, mapping: FileMapping, looked_up: Mapping[str, Mapping[str, str]]) -> Callable[[Cells], str]:
    """How the words of one field are taken from the cells of a row that has all its columns."""
    if name in mapping.columns:
        return itemgetter(mapping.columns[name])
    if name in mapping.constants:
        return lambda cells: mapping.constants[name]
    if name in mapping.joined:
        return lambda cells: " ".join(cells[column].strip() for column in mapping.joined[name])
    if name in mapping.lookup:
        return lambda cells: looked_up[name].get(cells[mapping.lookup[name].column].strip(), "")
    column, value = mapping.when_set[name]
    return lambda cells: value if cells[column].strip() else ""


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
