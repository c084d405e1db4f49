"""What to change in the plan: steps past their day, measures that moved since the meeting, needs it does not serve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Money, Name, Percent, Quantity, Term, Value, Words
from knowledge.figures.needs import open_needs
from knowledge.followup.facts import fact
from knowledge.glossary import concept
from knowledge.people import Reader
from knowledge.planning.choice import PlanCard, plan_on
from knowledge.planning.objectives import ENDED
from knowledge.records.contacts import Contact
from knowledge.records.interactions import Interaction
from knowledge.records.needs import NeedKind
from knowledge.records.plan import Initiative, Measure, Objective, PlanStatus
from knowledge.records.team import TeamMember
from knowledge.retrieval.passage_writing import interaction_ref
from knowledge.text import terms

# A step that stands so is behind, whatever its day.
BEHIND = (PlanStatus.LATE, PlanStatus.AT_RISK)
# The plan speaks of a need where it holds this share of the need's terms in one line.
SERVED = 0.5


def plan_changes(
    session: Session, reader: Reader, account: AccountCard, promised: Sequence[str], since: date, as_of: date
) -> tuple[tuple[Figure, ...], bool]:
    """The changes to propose, and whether there is a plan at all.

    promised: open promises, which serve a need as the plan does. since: the day of the meeting followed up.
    """
    plan = plan_on(session, reader, account.id, as_of)
    lines = [*(_lines(session, plan) if plan is not None else ()), *map(_matter, promised)]
    needs = _new_needs(session, reader, account, lines, since, as_of)
    if plan is None:
        return tuple(needs), False
    return (*_late(session, plan, as_of), *_moved(session, plan, since, as_of), *needs), True


def _late(session: Session, plan: PlanCard, as_of: date) -> Iterator[Figure]:
    query = (
        sa.select(Initiative, TeamMember.name)
        .join(Objective, Objective.id == Initiative.objective_id)
        .join(TeamMember, TeamMember.id == Initiative.owner_member_id, isouter=True)
        .where(Objective.plan_id == plan.id)
        .where(sa.or_(Initiative.due_on < as_of, Initiative.status.in_(BEHIND)))
        .order_by(Initiative.due_on, Initiative.id)
    )
    for step, owner in session.execute(query):
        done_by_now = step.done_on is None or step.done_on <= as_of
        if step.status in ENDED and done_by_now:
            continue
        values: dict[str, Value] = {
            "statement": Words(step.statement.rstrip(".।")),
            "owner": Name(owner, "person") if owner else Term("unknown", "owner"),
            "due": step.due_on or Term("unknown", "due"),
            "status": Term("plan_status", step.status.value),
        }
        name = "step_behind"
        if step.due_on is not None and step.due_on < as_of:
            name = "step_late"
            values["days"] = Quantity(Decimal((as_of - step.due_on).days), "days")
        yield fact(f"initiative-{step.id}", name, values, as_of, tone="watch", definition="plan")


def _moved(session: Session, plan: PlanCard, since: date, as_of: date) -> Iterator[Figure]:
    """Measures read since the meeting whose value is no longer the baseline. Computed ones move with every order."""
    query = (
        sa.select(Measure, Objective)
        .join(Objective, Objective.id == Measure.objective_id)
        .where(Objective.plan_id == plan.id, Measure.figure == "", Measure.now_on.between(since, as_of))
        .where(Measure.now.is_not(None), Measure.baseline.is_not(None), Measure.now != Measure.baseline)
        .order_by(Measure.id)
    )
    for measure, objective in session.execute(query):
        if measure.now is None or measure.baseline is None or measure.now_on is None:
            continue
        values: dict[str, Value] = {
            "name": Words(measure.name),
            "objective": Words(objective.statement.rstrip(".।")),
            "before": _amount(measure.baseline, measure.unit),
            "now": _amount(measure.now, measure.unit),
            "on": measure.now_on,
            "status": Term("plan_status", objective.status.value),
        }
        records = (f"measure-{measure.id}", f"objective-{objective.id}")
        if measure.target is None:
            yield fact(f"measure-{measure.id}", "moved", values, as_of, records=records, definition="plan")
            continue
        values["target"] = _amount(measure.target, measure.unit)
        rising = measure.target >= measure.baseline
        reached = measure.now >= measure.target if rising else measure.now <= measure.target
        name = "moved_reached" if reached else "moved_target"
        yield fact(f"measure-{measure.id}", name, values, as_of, records=records, definition="plan")


def _amount(number: Decimal, unit: str) -> Value:
    if unit == "%":
        return Percent(number / 100)
    return Money(number, unit) if len(unit) == 3 and unit.isupper() else number


def _new_needs(
    session: Session, reader: Reader, account: AccountCard, lines: Sequence[frozenset[str]], since: date, as_of: date
) -> Iterator[Figure]:
    """Needs and concerns stated since the meeting that none of the lines speaks of, newest first."""
    for need in open_needs(session, reader, account.id, as_of, set(NeedKind)):
        if need.stated_on < since or _served(need.statement, lines):
            continue
        values: dict[str, Value] = {
            "kind": Term("need_kind", need.kind.value),
            "statement": Words(need.statement.rstrip(".।")),
            "stated": need.stated_on,
        }
        name = "need_new"
        contact = session.scalar(sa.select(Contact.name).where(Contact.id == need.contact_id))
        if contact:
            values["by"] = Name(contact, "person")
            name = "need_new_by"
        records = [f"need-{need.id}"]
        kind = session.scalar(sa.select(Interaction.kind).where(Interaction.id == need.interaction_id))
        if kind is not None and need.interaction_id is not None:
            records.append(interaction_ref(kind, need.interaction_id))
        yield fact(f"need-{need.id}", name, values, as_of, records=records, definition="plan")


def _lines(session: Session, plan: PlanCard) -> list[frozenset[str]]:
    objectives = session.scalars(sa.select(Objective.statement).where(Objective.plan_id == plan.id)).all()
    steps = session.scalars(
        sa.select(Initiative.statement)
        .join(Objective, Objective.id == Initiative.objective_id)
        .where(Objective.plan_id == plan.id)
    ).all()
    return [_matter(line) for line in (*plan.summary.split(";"), *objectives, *steps)]


def _served(statement: str, lines: Iterable[frozenset[str]]) -> bool:
    matter = _matter(statement)
    return any(len(matter & line) >= SERVED * len(matter) for line in lines if matter)


def _matter(words: str) -> frozenset[str]:
    return frozenset(map(concept, terms(words)))
