"""What a plan lacks: owners, days, measures and baselines, and the parts that nobody has filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from knowledge.evidence import Figure, Items, Message, Value
from knowledge.planning.choice import PlanCard
from knowledge.planning.measures import MeasureCard
from knowledge.planning.objectives import InitiativeCard, ObjectiveCard
from knowledge.planning.points import SWOT, PointCard
from knowledge.planning.told import plan_fact, statement
from knowledge.records.commitments import Side
from knowledge.records.plan import PlanPointKind

# A value entered longer ago than this is stale.
STALE = timedelta(days=60)
MOST_NAMED = 8

_OBJECTIVE: tuple[tuple[str, Callable[[ObjectiveCard], bool]], ...] = (
    ("ours_owner", lambda one: not one.ours),
    ("theirs_owner", lambda one: not one.theirs),
    ("due", lambda one: one.due_on is None),
    ("measure", lambda one: not one.measures),
    ("initiative", lambda one: all(item.ended for item in one.initiatives)),
)
_INITIATIVE: tuple[tuple[str, Callable[[InitiativeCard], bool]], ...] = (
    ("initiative_owner", lambda one: not one.owner),
    ("initiative_due", lambda one: one.due_on is None),
)
_MEASURE: tuple[tuple[str, Callable[[MeasureCard], bool]], ...] = (
    ("baseline", lambda one: one.baseline is None),
    ("target", lambda one: one.target is None),
    ("now", lambda one: one.reading.number is None),
)


def missing_facts(plan: PlanCard, objectives: Sequence[ObjectiveCard], as_of: date) -> tuple[Figure, ...]:
    """A fact for each kind of thing that objectives, initiatives or measures lack, with those that lack it."""
    open_ones = [one for one in objectives if not one.ended]
    initiatives = [item for one in open_ones for item in one.initiatives if not item.ended]
    measures = [item for one in open_ones for item in one.measures]
    lacking = [
        *((name, [(one.ref, one.statement) for one in open_ones if lacks(one)]) for name, lacks in _OBJECTIVE),
        *((name, [(one.ref, one.statement) for one in initiatives if lacks(one)]) for name, lacks in _INITIATIVE),
        *((name, [(one.ref, one.name) for one in measures if lacks(one)]) for name, lacks in _MEASURE),
        ("fresh", [(one.ref, one.name) for one in measures if _stale(one, as_of)]),
    ]
    return tuple(_fact(plan, name, found, as_of) for name, found in lacking if found)


def parts_missing(plan: PlanCard, objectives: Sequence[ObjectiveCard], points: Sequence[PointCard]) -> Iterator[str]:
    """The parts of a plan that nobody has filled in, by name."""
    kinds = {point.kind for point in points}
    if not plan.summary.strip():
        yield "summary"
    if not objectives:
        yield "objectives"
    elif all(one.side is not Side.THEIRS for one in objectives):
        yield "theirs"
    if PlanPointKind.COMPETITOR not in kinds:
        yield "competitor"
    if not kinds.intersection(SWOT):
        yield "swot"
    if PlanPointKind.PRIORITY not in kinds:
        yield "priority"


def _stale(measure: MeasureCard, as_of: date) -> bool:
    on = measure.reading.on
    return not measure.figure and on is not None and as_of - on > STALE


def _fact(plan: PlanCard, name: str, found: Sequence[tuple[str, str]], as_of: date) -> Figure:
    rows: tuple[dict[str, Value], ...] = tuple({"statement": statement(words)} for _, words in found[:MOST_NAMED])
    values: dict[str, Value] = {"rows": Items("plan.statement_row", rows), "count": len(found)}
    return plan_fact(
        f"{plan.ref}-no-{name.replace('_', '-')}",
        "missing",
        values,
        as_of,
        records=[ref for ref, _ in found],
        itself=False,
        tone="watch",
        definition=Message("plan.missing_definition"),
    )
