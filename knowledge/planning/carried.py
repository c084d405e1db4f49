"""What a new plan takes over from last year's: open objectives, their initiatives, measures, and points that count."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from knowledge.evidence import Term, Value, Words
from knowledge.planning.drafting import Drafting, Proposed, revenue_measure, still_there
from knowledge.planning.measured import shown
from knowledge.planning.measures import MeasureCard
from knowledge.planning.objectives import InitiativeCard, ObjectiveCard
from knowledge.planning.points import PointCard
from knowledge.planning.told import UNKNOWN, initiative_values, objective_values, plan_fact, point_fact
from knowledge.records.plan import PlanStatus
from knowledge.records.team import Function
from knowledge.text import numbers_in

# What is overdue is to be done this soon after the new plan begins.
FIRST_DAYS = 30


def first_overdue(objective: ObjectiveCard) -> bool:
    """False where an initiative of it is overdue: such objectives sort first."""
    return all(not item.late for item in objective.initiatives)


def carry(drafting: Drafting, objective: ObjectiveCard) -> None:
    """Proposes an open objective again, with what is open of its initiatives, and its measures."""
    as_of = drafting.request.as_of
    values = {
        "side": objective.side,
        "statement": objective.statement,
        "owner_member_id": objective.ours_id,
        "owner_contact_id": still_there(drafting.session, objective.theirs_id, as_of),
        "due_on": drafting.term.end,
        "status": PlanStatus.NOT_STARTED,
    }
    fact = plan_fact(objective.ref, "objective", objective_values(objective), as_of)
    why = "carried_number" if numbers_in(objective.statement) else "carried"
    place = drafting.add(Proposed("objective", values, why, fact))
    for item in objective.initiatives:
        if not item.ended:
            drafting.add(_initiative(drafting, item, place))
    for measure in objective.measures:
        drafting.add(_measure(drafting, measure, place))


def _initiative(drafting: Drafting, item: InitiativeCard, under: int) -> Proposed:
    as_of, start = drafting.request.as_of, drafting.start
    due = item.due_on
    new = start + timedelta(days=FIRST_DAYS) if due is not None and due < start else due
    values = {
        "statement": item.statement,
        "owner_member_id": item.owner_member_id,
        "function": _function(item),
        "starts_on": start,
        "due_on": new,
        "status": PlanStatus.LATE if item.late else PlanStatus.NOT_STARTED,
    }
    told = initiative_values(item) | {"new": new or Term("unknown", "due")}
    why = "overdue" if item.late else "open"
    return Proposed("initiative", values, why, plan_fact(item.ref, "carried_initiative", told, as_of), under)


def _function(item: InitiativeCard) -> Function | None:
    return Function(item.function) if item.function else None


def _measure(drafting: Drafting, measure: MeasureCard, under: int) -> Proposed:
    """A measure with a new baseline: of revenue the last twelve months', of any other what it stands at now."""
    base: dict[str, Any] = {
        "name": measure.name,
        "unit": measure.unit,
        "figure": measure.figure,
        "category": measure.category,
        "target_on": drafting.term.end,
    }
    if measure.figure == "revenue":
        drafting.revenue_of.add(measure.category)
        trend = drafting.trend(measure.category)
        if trend is not None and trend.currency == measure.unit:
            return revenue_measure(drafting, base, trend, under, measure.ref)
    reached = measure.progress is not None and measure.progress >= 1
    baseline = None if measure.adds_up else measure.reading.number
    target = None if reached else measure.target
    values = base | {"baseline": baseline, "target": target}
    if baseline is not None:
        values["baseline_on"] = measure.reading.on
    counted = measure.reading.counted
    told: dict[str, Value] = {
        "name": Words(measure.name),
        "baseline": _shown(baseline, measure.unit, counted),
        "target": _shown(target, measure.unit, counted),
    }
    why = "measure_reached" if reached else "measure"
    return Proposed(
        "measure", values, why, plan_fact(measure.ref, "carried_measure", told, drafting.request.as_of), under
    )


def _shown(number: Decimal | None, unit: str, counted: str) -> Value:
    found = shown(number, unit, counted)
    return UNKNOWN if found is None else found


def carry_point(drafting: Drafting, point: PointCard) -> None:
    """Proposes a point that still counts."""
    values = {
        "kind": point.kind,
        "name": point.name,
        "statement": point.statement,
        "stated_on": point.stated_on,
        "interaction_id": point.interaction_id,
    }
    why = "named_point" if point.name.strip() else "point"
    drafting.add(Proposed("plan_point", values, why, point_fact(point, drafting.request.as_of)))
