"""The changes of a plan as facts: each one act, with who, when, what from and what to."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from knowledge.evidence import Figure, Items, Message, Name, Value
from knowledge.planning.changes import Change, FieldChange
from knowledge.planning.told import UNKNOWN, phrase, plan_fact, statement


def change_values(change: Change, zone: ZoneInfo) -> dict[str, Value]:
    """Who did what to which record and when; `rows`: its fields, where any changed."""
    values: dict[str, Value] = {
        "what": statement(change.what),
        "record": phrase(f"plan.record_{change.ref.rpartition('-')[0]}"),
        "who": who_of(change),
        "on": change.at.astimezone(zone).date(),
    }
    if change.fields:
        values["rows"] = Items("plan.change_part", tuple({"told": _told(field)} for field in change.fields))
    return values


def who_of(change: Change) -> Value:
    """The person; of a load also its number."""
    by = Name(change.by, "person")
    return by if change.load is None else Items("plan.by_load", ({"load": change.load, "by": by},))


def _told(field: FieldChange) -> Items:
    row: dict[str, Value] = {"field": phrase(f"plan.field_{field.field}"), "before": field.before, "after": field.after}
    if field.before == UNKNOWN:
        return Items("plan.field_set", (row,))
    return Items("plan.field_cleared" if field.after == UNKNOWN else "plan.field_changed", (row,))


def change_facts(changes: Sequence[Change], zone: ZoneInfo) -> tuple[Figure, ...]:
    """A fact for each change; what one load brought in is one fact."""
    facts = []
    brought: dict[int, list[Change]] = {}
    for change in changes:
        if change.load is not None and change.kind == "added":
            brought.setdefault(change.load, []).append(change)
        else:
            facts.append(_fact(change, zone))
    return (*(_brought(found, zone) for found in brought.values()), *facts)


def _fact(change: Change, zone: ZoneInfo) -> Figure:
    return plan_fact(
        change.key,
        f"change_{'added' if change.kind == 'added' else 'changed'}",
        change_values(change, zone),
        change.at.astimezone(zone).date(),
        records=(change.ref,),
        itself=False,
        definition=Message("plan.change_definition"),
    )


def _brought(found: Sequence[Change], zone: ZoneInfo) -> Figure:
    """What one load brought into the plan."""
    first = found[0]
    day = first.at.astimezone(zone).date()
    values: dict[str, Value] = {"who": who_of(first), "on": day, "count": len(found)}
    refs = [change.ref for change in found]
    return plan_fact(
        f"load-{first.load}-brought",
        "change_brought",
        values,
        day,
        records=refs,
        itself=False,
        definition=Message("plan.change_definition"),
    )
