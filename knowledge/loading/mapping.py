"""Mappings: TOML files that say which file and column of somebody's data is which field of our records."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from knowledge.errors import BadInput
from knowledge.loading.csv_file import CsvFile, look_at
from knowledge.loading.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Lookup:
    """A field whose words stand in another file: `value` of the row whose `key` is this row's `column`."""

    column: str
    file: str
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class FileMapping:
    """One file: the kind of record in it, the columns its id is made of, and the column of each field.

    joined: fields made of several columns with a space between. constants: values that stand in no column.
    by: fields that refer to a record by another field than its id (team members by e-mail).
    when_set: a field that takes a value where another column is filled ("shipped" where there is a shipping day).
    """

    file: str
    kind: str
    key: tuple[str, ...]
    columns: dict[str, str]
    joined: dict[str, tuple[str, ...]]
    constants: dict[str, str]
    by: dict[str, str]
    when_set: dict[str, tuple[str, str]]
    lists: dict[str, str]
    lookup: dict[str, Lookup]

    @property
    def used(self) -> frozenset[str]:
        """Every column this mapping reads."""
        several = [name for names in self.joined.values() for name in names]
        filled = [column for column, _ in self.when_set.values()]
        looked_up = [lookup.column for lookup in self.lookup.values()]
        return frozenset([*self.key, *self.columns.values(), *several, *filled, *looked_up, *self.lists.values()])


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping: `source` marks where ids come from, so that two systems' ids never meet."""

    name: str
    source: str
    files: tuple[FileMapping, ...]


def recognise(folder: Path, mapping: Path | None) -> tuple[Mapping, dict[str, CsvFile]]:
    """The mapping for a folder (the one given, or the packaged one that fits best) and its files by name.

    Errors: BadInput where the folder is missing, no mapping fits, or a file cannot be read.
    """
    if not folder.is_dir():
        raise BadInput("load.folder_missing", folder=str(folder))
    present = {path.name.casefold(): path for path in sorted(folder.iterdir()) if path.is_file()}
    if mapping is not None:
        chosen = read_mapping(mapping)
    else:
        packaged = [read_mapping(file) for file in _packaged()]
        chosen = max(packaged, key=lambda one: (_fit(one, present), one.name))
        if _fit(chosen, present) == 0:
            raise BadInput("load.nothing_known", folder=str(folder), files=", ".join(f.file for f in packaged[0].files))
    wanted_files = [*(f.file for f in chosen.files), *(rule.file for f in chosen.files for rule in f.lookup.values())]
    files = {name: look_at(present[name.casefold()]) for name in wanted_files if name.casefold() in present}
    if not files:
        raise BadInput("load.nothing_known", folder=str(folder), files=", ".join(f.file for f in chosen.files))
    for wanted in chosen.files:
        if wanted.file in files:
            _demand_columns(wanted, files[wanted.file])
    return chosen, files


def _packaged() -> list[Traversable]:
    folder = resources.files("knowledge.loading").joinpath("mappings")
    return sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


def _fit(mapping: Mapping, present: dict[str, Path]) -> float:
    """How much of a mapping a folder has: the share of the known columns in the headers of its files."""
    shares = []
    for wanted in mapping.files:
        if path := present.get(wanted.file.casefold()):
            header = {name.casefold() for name in look_at(path).header}
            shares.append(sum(name.casefold() in header for name in wanted.used) / len(wanted.used))
    return sum(share for share in shares if share > 0.5)


def _demand_columns(wanted: FileMapping, file: CsvFile) -> None:
    needed = [*wanted.key, *(wanted.columns[field] for field in KINDS[wanted.kind].required if field in wanted.columns)]
    for column in needed:
        if column not in file.header:
            raise BadInput("load.column_missing", file=wanted.file, column=column)


def read_mapping(path: Traversable | Path) -> Mapping:
    """Reads a mapping and holds it against the records. Errors: BadInput that names the file and the place."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("load.file_unreadable", file=path.name) from error
    except tomllib.TOMLDecodeError as error:
        raise BadInput("load.mapping_broken", file=path.name, place=str(error)) from error
    try:
        files = tuple(_file_mapping(entry) for entry in table["file"])
        order = list(KINDS)
        files = tuple(sorted(files, key=lambda file: order.index(file.kind)))
        return Mapping(str(table["name"]), str(table.get("source", table["name"])), files)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BadInput("load.mapping_broken", file=path.name, place=str(error.args[0])) from error


def _file_mapping(entry: dict[str, Any]) -> FileMapping:
    name, kind = entry["file"], KINDS.get(entry["record"])
    if kind is None:
        raise ValueError(f"{name}: record = {entry['record']!r}; known: {', '.join(KINDS)}")
    found = FileMapping(
        file=name,
        kind=kind.name,
        key=tuple(entry["key"]),
        columns=dict(entry.get("columns", {})),
        joined={field: tuple(columns) for field, columns in entry.get("joined", {}).items()},
        constants=dict(entry.get("constants", {})),
        by=dict(entry.get("by", {})),
        when_set={field: (rule["column"], rule["value"]) for field, rule in entry.get("when_set", {}).items()},
        lists=dict(entry.get("lists", {})),
        lookup={field: Lookup(**rule) for field, rule in entry.get("lookup", {}).items()},
    )
    fields = {*found.columns, *found.joined, *found.constants, *found.when_set, *found.lookup}
    for field in sorted(fields):
        if kind.column(field) is None:
            raise ValueError(f"{name}: {kind.name} has no field {field!r}")
    for field in kind.required:
        if field not in fields:
            raise ValueError(f"{name}: the field {field!r} of {kind.name} has no column")
    for field in found.lists:
        if field not in kind.lists:
            raise ValueError(f"{name}: {kind.name} has no list {field!r}")
    return found
