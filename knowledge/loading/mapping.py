"""Mappings: which file and column of somebody's data is which field of our records, and which mapping fits a folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.errors import BadInput
from knowledge.loading.csv_file import CsvFile, look_at
from knowledge.loading.kinds import KINDS

TABLES = (".csv", ".tsv")
CALENDAR = ".ics"


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

    def columns_of(self, field: str) -> tuple[str, ...]:
        """The columns a field is read from; none for a constant."""
        if field in self.columns:
            return (self.columns[field],)
        if field in self.joined:
            return self.joined[field]
        if field in self.when_set:
            return (self.when_set[field][0],)
        return (self.lookup[field].column,) if field in self.lookup else ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping: `source` marks where ids come from, so that two systems' ids never meet."""

    name: str
    source: str
    files: tuple[FileMapping, ...]

    @property
    def read(self) -> tuple[str, ...]:
        """The names of the files it reads, each once."""
        looked_up = [lookup.file for file in self.files for lookup in file.lookup.values()]
        return tuple(dict.fromkeys([*(file.file for file in self.files), *looked_up]))


# The mapping of a folder that holds calendars alone.
_NO_TABLES = Mapping("calendar", "calendar", ())


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that was looked at: its mapping, the files that are read, by name, and the tables that are not.

    calendars: its .ics files, which need no mapping.
    """

    path: Path
    mapping: Mapping
    files: dict[str, CsvFile]
    unused: tuple[str, ...]
    calendars: tuple[Path, ...] = ()


def recognise(folder: Path, mappings: Iterable[Mapping]) -> Folder:
    """The mapping that fits a folder best, with the folder's files.

    Errors: BadInput where the folder is missing, no mapping fits, or a file cannot be read.
    """
    known = list(mappings)
    if folder.name.casefold().endswith(CALENDAR) and not folder.is_dir():
        return Folder(folder, _NO_TABLES, {}, (), (folder,))
    present = _entries(folder)
    calendars = tuple(path for name, path in present.items() if name.endswith(CALENDAR))
    looked_at: dict[str, CsvFile] = {}

    def look(name: str) -> CsvFile | None:
        path = present.get(name.casefold())
        if path is None:
            return None
        if name.casefold() not in looked_at:
            looked_at[name.casefold()] = _looked_at(path)
        return looked_at[name.casefold()]

    def fit(mapping: Mapping) -> tuple[int, int]:
        """How much of a mapping the folder has: its columns in files that can be loaded, then in all of them."""
        fitting, known_columns = 0, 0
        for wanted in mapping.files:
            if (file := look(wanted.file)) is not None:
                header = {name.casefold() for name in file.header}
                there = sum(name.casefold() in header for name in wanted.used)
                known_columns += there
                fitting += there if all(name.casefold() in header for name in _needed(wanted)) else 0
        return fitting, known_columns

    best = max(known, key=lambda mapping: (fit(mapping), mapping.name))
    files = {name: _renamed(found, best, name) for name in best.read if (found := look(name)) is not None}
    if fit(best)[1] == 0 and calendars:
        best, files = _NO_TABLES, {}
    elif fit(best)[1] == 0:
        wanted_files = dict.fromkeys(file.file for mapping in known for file in mapping.files)
        raise BadInput("load.nothing_known", folder=str(folder), files=", ".join(wanted_files))
    for wanted in best.files:
        if wanted.file in files:
            _demand_columns(wanted, files[wanted.file])
    read = {name.casefold() for name in best.read}
    unused = tuple(path.name for name, path in present.items() if name not in read and name.endswith(TABLES))
    return Folder(folder, best, files, unused, calendars)


def _entries(folder: Path) -> dict[str, Path]:
    try:
        if folder.is_dir():
            return {path.name.casefold(): path for path in sorted(folder.iterdir())}
        there = folder.exists() or folder.is_symlink()
    except OSError as error:
        raise BadInput("load.folder_unreadable", folder=str(folder)) from error
    raise BadInput("load.folder_is_file" if there else "load.folder_missing", folder=str(folder))


def _looked_at(path: Path) -> CsvFile:
    try:
        usual = path.is_file()
        is_folder = path.is_dir()
    except OSError as error:
        raise BadInput("load.file_unreadable", file=path.name) from error
    if is_folder:
        raise BadInput("load.file_is_folder", file=path.name)
    if not usual:  # a link that leads nowhere or to itself, a pipe, a device
        raise BadInput("load.file_unreadable", file=path.name)
    return look_at(path)


def _renamed(file: CsvFile, mapping: Mapping, name: str) -> CsvFile:
    """The file with its columns named as the mapping names them, whatever their case."""
    wanted = [column for one in mapping.files if one.file == name for column in one.used]
    for one in mapping.files:
        wanted += [column for rule in one.lookup.values() if rule.file == name for column in (rule.key, rule.value)]
    by_case = {column.casefold(): column for column in wanted}
    return replace(file, header=tuple(by_case.get(column.casefold(), column) for column in file.header))


def _needed(wanted: FileMapping) -> tuple[str, ...]:
    """The columns without which no row of a file can be taken."""
    return (*wanted.key, *(column for field in KINDS[wanted.kind].required for column in wanted.columns_of(field)))


def _demand_columns(wanted: FileMapping, file: CsvFile) -> None:
    for column in _needed(wanted):
        if column not in file.header:
            raise BadInput("load.column_missing", file=wanted.file, column=column)
