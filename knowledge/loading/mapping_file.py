"""The file of a mapping, held against our records: every mistake in it is named with its place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from knowledge.errors import BadInput
from knowledge.evidence import Items, Term, Value
from knowledge.loading.kinds import KINDS, Kind, referred_kind
from knowledge.loading.mapping import FileMapping, Lookup, Mapping

_TOP = ("name", "source", "file")
_PARTS = ("columns", "joined", "constants", "by", "when_set", "lists", "lookup")
_FILE = ("file", "record", "key", *_PARTS)


def packaged_mappings() -> list[Mapping]:
    """The mappings that come with Keybrief."""
    folder = resources.files("knowledge.loading").joinpath("mappings")
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return [read_mapping(file) for file in found]


def read_mapping(path: Traversable | Path) -> Mapping:
    """Reads a mapping. Errors: BadInput that names the file and each mistake with its place."""
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise BadInput("load.file_missing", file=path.name) from error
    except OSError as error:
        raise BadInput("load.file_unreadable", file=path.name) from error
    except UnicodeDecodeError as error:
        raise BadInput("load.file_binary", file=path.name) from error
    except tomllib.TOMLDecodeError as error:
        raise BadInput("load.mapping_broken", file=path.name, place=str(error)) from error
    reading = _Reading()
    mapping = reading.mapping(table)
    if reading.mistakes:
        mistakes = Items("load.mapping_mistake", tuple(reading.mistakes))
        raise BadInput("load.mapping_wrong", file=path.name, mistakes=mistakes)
    return mapping


@dataclass
class _Reading:
    """A mapping while it is read. `mistakes` holds a place, what is wrong there, and what would be right."""

    mistakes: list[dict[str, Value]] = field(default_factory=list)

    def wrong(self, place: str, what: str, known: Iterable[str] = ()) -> None:
        hint = ", ".join(known)
        told = f" ({hint})" if hint else ""
        self.mistakes.append({"place": place, "what": Term("mapping", what), "known": told})

    def mapping(self, table: dict[str, Any]) -> Mapping:
        self.keys(table, "", _TOP)
        name = self.text(table, "name", "")
        source = self.text(table, "source", "") if "source" in table else name
        entries = table.get("file")
        if not isinstance(entries, list) or not entries or not all(isinstance(one, dict) for one in entries):
            self.wrong("[[file]]", "missing")
            entries = []
        files = [self.file(entry, f"[[file]] {number}") for number, entry in enumerate(entries, start=1)]
        found = [file for file in files if file is not None]
        for place, file in enumerate(found, start=1):
            if any((file.file, file.kind) == (other.file, other.kind) for other in found[: place - 1]):
                self.wrong(f"[[file]] {place}", "twice", (f"{file.file} = {file.kind}",))
        order = list(KINDS)
        return Mapping(name, source, tuple(sorted(found, key=lambda file: order.index(file.kind))))

    def file(self, entry: dict[str, Any], place: str) -> FileMapping | None:
        self.keys(entry, place, _FILE)
        name = self.text(entry, "file", place)
        record = self.text(entry, "record", place)
        if record and record not in KINDS:
            self.wrong(f"{place} record = {record}", "no_record", KINDS)
        key = self.texts(entry.get("key"), f"{place} key")
        parts = {part: self.table(entry, part, place) for part in _PARTS}
        if record not in KINDS:
            return None
        place = f"{place} ({name})"
        found = FileMapping(
            file=name,
            kind=record,
            key=key,
            columns=self.words(parts["columns"], f"{place} columns"),
            joined={one: self.texts(names, f"{place} joined.{one}") for one, names in parts["joined"].items()},
            constants=self.words(parts["constants"], f"{place} constants"),
            by=self.words(parts["by"], f"{place} by"),
            when_set={one: self.rule(rule, f"{place} when_set.{one}") for one, rule in parts["when_set"].items()},
            lists=self.words(parts["lists"], f"{place} lists"),
            lookup={one: self.look_up(rule, f"{place} lookup.{one}") for one, rule in parts["lookup"].items()},
        )
        self.hold(found, KINDS[record], place)
        return found

    def hold(self, found: FileMapping, kind: Kind, place: str) -> None:
        """Holds one file of a mapping against the records."""
        filled: dict[str, str] = {}
        for part in ("columns", "joined", "constants", "when_set", "lookup"):
            for name in getattr(found, part):
                if name not in kind.fields:
                    self.wrong(f"{place} {part}.{name}", "no_field", kind.fields)
                if name in filled:
                    self.wrong(f"{place} {part}.{name}", "twice", (f"{filled[name]}.{name}",))
                filled[name] = part
        for name in kind.required:
            if name not in filled:
                self.wrong(f"{place} columns.{name}", "required")
        for name in found.lists:
            if name not in kind.lists:
                self.wrong(f"{place} lists.{name}", "no_list", kind.lists)
        for name, other in found.by.items():
            referred = _referred(kind, name)
            if referred is None:
                self.wrong(f"{place} by.{name}", "no_reference")
            elif other not in ("email", "name") or other not in KINDS[referred].fields:
                self.wrong(f"{place} by.{name} = {other}", "no_field", ("email", "name"))
        for name in kind.own_references:
            if name in found.constants or name in found.joined:
                self.wrong(f"{place} {name}", "column_only")

    def keys(self, table: dict[str, Any], place: str, known: tuple[str, ...]) -> None:
        for name in table:
            if name not in known:
                self.wrong(f"{place} {name}".strip(), "unknown_key", known)

    def text(self, table: dict[str, Any], name: str, place: str) -> str:
        value = table.get(name)
        if not isinstance(value, str) or not value.strip():
            self.wrong(f"{place} {name}".strip(), "missing" if value is None else "no_text")
            return ""
        return value

    def texts(self, value: Any, place: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not value or not all(isinstance(one, str) and one.strip() for one in value):
            self.wrong(place, "missing" if value is None else "no_texts")
            return ()
        return tuple(value)

    def table(self, entry: dict[str, Any], name: str, place: str) -> dict[str, Any]:
        value = entry.get(name, {})
        if not isinstance(value, dict):
            self.wrong(f"{place} {name}", "no_table")
            return {}
        return value

    def words(self, table: dict[str, Any], place: str) -> dict[str, str]:
        return {name: self.text(table, name, place) for name in table}

    def rule(self, value: Any, place: str) -> tuple[str, str]:
        if not isinstance(value, dict):
            self.wrong(place, "no_table")
            return "", ""
        self.keys(value, place, ("column", "value"))
        return self.text(value, "column", place), self.text(value, "value", place)

    def look_up(self, value: Any, place: str) -> Lookup:
        if not isinstance(value, dict):
            self.wrong(place, "no_table")
            return Lookup("", "", "", "")
        names = ("column", "file", "key", "value")
        self.keys(value, place, names)
        return Lookup(*(self.text(value, name, place) for name in names))


def _referred(kind: Kind, name: str) -> str | None:
    """The kind a field or a list of `kind` refers to."""
    if name in kind.lists:
        held = kind.lists[name]
        return referred_kind(held.table.columns[held.member])
    return referred_kind(kind.column(name)) if name in kind.fields else None
