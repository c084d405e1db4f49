"""Facts of a plan: each record a figure of its own, so that a line cites exactly what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from knowledge.evidence import Figure, Items, Message, Name, Percent, Quantity, Term, Tone, Value, Words
from knowledge.planning.measured import shown
from knowledge.planning.measures import MeasureCard
from knowledge.planning.objectives import InitiativeCard, ObjectiveCard
from knowledge.planning.points import PointCard
from knowledge.records.plan import PlanStatus

UNKNOWN_DAY = Term("unknown", "date")
UNKNOWN = Term("unknown", "value")
BEHIND = (PlanStatus.LATE, PlanStatus.AT_RISK)
MOST_RECORDS = 20


def plan_fact(
    ref: str,
    name: str,
    values: Mapping[str, Value],
    as_of: date,
    *,
    records: Sequence[str] = (),
    further: int = 0,
    itself: bool = True,
    tone: Tone = "plain",
    definition: Message | None = None,
) -> Figure:
    """A fact of a plan. records: what stands behind it beside itself; further: how many more do.

    name: of the message that holds all its values. itself: False where the ref is no record.
    """
    behind = tuple(dict.fromkeys((ref, *records) if itself else records))
    return Figure(
        ref=ref,
        name=f"plan_{name}",
        sentence=Message(f"plan.fact_{name}", values),
        definition=definition or Message("plan.record_definition"),
        as_of=as_of,
        records=behind[:MOST_RECORDS],
        records_total=len(behind) + further,
        tone=tone,
    )


def statement(words: str) -> Words:
    """A statement of a record as a part of a sentence."""
    return Words(" ".join(words.split()).rstrip(".।"))


def person(name: str) -> Value:
    return Name(name, "person") if name else Term("unknown", "owner")


def phrase(message: str) -> Items:
    """The words of a message as a value inside another sentence."""
    return Items(message, ({},))


def sentence_in(message: Message) -> Items:
    """A sentence inside another one."""
    return Items(message.id, (message.values,))


def objective_values(objective: ObjectiveCard) -> dict[str, Value]:
    return {
        "statement": statement(objective.statement),
        "side": Term("side", objective.side.value),
        "status": Term("plan_status", objective.status.value),
        "ours": person(objective.ours),
        "theirs": person(objective.theirs),
        "due": objective.due_on or Term("unknown", "due"),
    }


def objective_fact(objective: ObjectiveCard, as_of: date) -> Figure:
    tone: Tone = "watch" if objective.status in BEHIND else "plain"
    return plan_fact(objective.ref, "objective", objective_values(objective), as_of, tone=tone)


def initiative_values(initiative: InitiativeCard) -> dict[str, Value]:
    function = Term("function", initiative.function) if initiative.function else Term("unknown", "function")
    return {
        "statement": statement(initiative.statement),
        "owner": person(initiative.owner),
        "function": function,
        "starts": initiative.starts_on or UNKNOWN_DAY,
        "due": initiative.due_on or Term("unknown", "due"),
        "done": initiative.done_on or UNKNOWN_DAY,
        "status": Term("plan_status", initiative.status.value),
        "days": Quantity(Decimal(initiative.late), "days"),
    }


def initiative_fact(initiative: InitiativeCard, as_of: date) -> Figure:
    tone: Tone = "watch" if initiative.late or initiative.status in BEHIND else "plain"
    return plan_fact(initiative.ref, "initiative", initiative_values(initiative), as_of, tone=tone)


def measure_values(measure: MeasureCard) -> dict[str, Value]:
    """Every value of a measure; `why`: what keeps its number or its progress from being told."""
    reading, unit = measure.reading, measure.unit
    progress = measure.progress
    why: Value = UNKNOWN
    if reading.why is not None:
        why = sentence_in(reading.why)
    elif measure.missing:
        why = phrase(f"plan.why_{measure.missing}")
    return {
        "name": Words(measure.name),
        "now": _known(shown(reading.number, unit, reading.counted)),
        "on": reading.on or UNKNOWN_DAY,
        "baseline": _known(shown(measure.baseline, unit, reading.counted)),
        "target": _known(shown(measure.target, unit, reading.counted)),
        "progress": Percent(progress) if progress is not None else UNKNOWN,
        "source": Words(measure.source) if measure.source.strip() else phrase("plan.source_unknown"),
        "why": why,
    }


def measure_fact(measure: MeasureCard, as_of: date) -> Figure:
    progress, figure = measure.progress, measure.reading.figure
    if figure is not None:
        how = "plan.measure_adds_up_definition" if measure.adds_up else "plan.measure_level_definition"
        definition = Message(how, {"how": sentence_in(figure.definition)})
    else:
        definition = Message("plan.measure_entered_definition")
    tone: Tone = "watch" if progress is not None and progress < 0 else "plain"
    return plan_fact(
        measure.ref,
        "measure",
        measure_values(measure),
        as_of,
        records=figure.records if figure is not None else (),
        further=figure.records_total - len(figure.records) if figure is not None else 0,
        tone=tone,
        definition=definition,
    )


def point_fact(point: PointCard, as_of: date) -> Figure:
    values: dict[str, Value] = {
        "kind": phrase(f"plan.kind_{point.kind.value}"),
        "name": Words(" ".join(point.name.split())) if point.name.strip() else UNKNOWN,
        "statement": statement(point.statement),
        "stated": point.stated_on,
    }
    return plan_fact(
        point.ref,
        "point",
        values,
        as_of,
        records=(point.said_in,) if point.said_in else (),
        definition=Message("plan.point_definition"),
    )


def _known(value: Value | None) -> Value:
    return UNKNOWN if value is None else value
