"""What a field of a record holds: as a value that sentences show, and as the words that a form is filled with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.evidence import Money, Name, Percent, Term, Value, Words
from knowledge.keeping.fields import MONEY, PERCENTS, SHARES, Field, field_of, fields_of
from knowledge.keeping.kept import KEPT
from knowledge.keeping.listed import Row
from knowledge.planning.measured import MEASURED
from knowledge.scoring.weights import factor_label

# What a choice is as long as nobody has chosen: worth no line.
_SAYS_NOTHING = frozenset({"unknown", "allowed"})
Names = Mapping[tuple[str, int], str]
MOMENT = "%Y-%m-%d %H:%M"


def referred_by(kind: str, rows: Iterable[Row]) -> dict[str, set[int]]:
    """The ids that records refer to, by kind."""
    wanted: dict[str, set[int]] = {}
    for field in fields_of(kind):
        if field.refers_to:
            held = wanted.setdefault(field.refers_to, set())
            for row in rows:
                value = row.get(field.name)
                held.update(value if isinstance(value, list) else [value] if value is not None else [])
    return wanted


def shown_value(field: Field, row: Mapping[str, Any], names: Names, zone: ZoneInfo) -> Value | None:
    """The value of a field as sentences show it; None where it holds nothing, or says that it is not known."""
    raw = row.get(field.name)
    if raw is None or raw in ("", []):
        return None
    if field.kind == "rating" and field.name == "factor":
        return factor_label(str(raw))
    if field.kind == "measure" and field.name == "figure" and raw in MEASURED:
        return Term("measured", str(raw))
    match field.type:
        case "choice":
            return Term(field.family, str(raw.value)) if raw.value not in _SAYS_NOTHING else None
        case "number":
            return _number(field, raw, str(row.get("currency") or ""))
        case "whole":
            return Decimal(raw)
        case "moment":
            assert isinstance(raw, datetime)
            return raw.astimezone(zone)
        case "reference":
            return _named(field, raw, names)
        case "references":
            told = [names.get((field.refers_to, key), f"{field.refers_to}-{key}") for key in raw]
            return Words("; ".join(told))
        case "names":
            return Words("; ".join(raw if isinstance(raw, list) else raw.split(";")))
        case "day":
            value: Value = raw
            return value
        case _:
            return Words(str(raw))


def _number(field: Field, raw: Decimal, currency: str) -> Value:
    if field.name in MONEY:
        return Money(raw, currency)
    if field.name in SHARES:
        return Percent(raw)
    return Percent(raw / 100) if field.name in PERCENTS else raw


def _named(field: Field, key: int, names: Names) -> Value:
    called = names.get((field.refers_to, key))
    return Name(called, "person" if field.refers_to in ("contact", "team") else "record") if called else Words("…")


def title_of(kind: str, row: Row, names: Names, zone: ZoneInfo) -> Value:
    """What names a record: the first of its telling fields that holds something; else what kind of record it is."""
    for name in KEPT[kind].title:
        field = field_of(kind, name)
        if field is None:
            return Name(str(row[name]))
        value = shown_value(field, row, names, zone)
        if value is not None:
            return value
    return Term("kind", kind)


def called(kind: str, row: Mapping[str, Any]) -> Term:
    """What kind of record it is called: a need that is a concern is a concern, a point of a plan a strength."""
    field = field_of(kind, "kind") if kind in ("need", "plan_point") else None
    if field is None or row.get("kind") is None:
        return Term("kind", kind)
    return Term(field.family, str(row["kind"].value))


def words_of(field: Field, raw: Any, zone: ZoneInfo) -> str:
    """A value as the words that stand for it in a form; "" for none."""
    if raw is None or raw in ("", []):
        return ""
    match field.type:
        case "choice":
            return str(raw.value)
        case "day":
            return str(raw.isoformat())
        case "moment":
            return str(raw.astimezone(zone).strftime(MOMENT))
        case "number":
            return f"{Decimal(raw).normalize():f}"
        case "reference":
            return f"{field.refers_to}-{raw}"
        case "references":
            return ",".join(f"{field.refers_to}-{key}" for key in sorted(raw))
        case "names":
            return "; ".join(raw if isinstance(raw, list) else raw.split(";"))
        case _:
            return str(raw)
