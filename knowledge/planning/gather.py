"""Gathers a plan as it stands on a day: every record of it a fact, in one reading of the book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from knowledge.evidence import (
    AccountCard,
    Dossier,
    Evidence,
    Fact,
    Figure,
    Items,
    Message,
    Percent,
    Period,
    Value,
    Words,
)
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.planning.choice import Choice, PlanCard, choose_plan
from knowledge.planning.facing import facing
from knowledge.planning.missing import missing_facts, parts_missing
from knowledge.planning.objectives import InitiativeCard, ObjectiveCard, read_objectives
from knowledge.planning.points import PointCard, read_points
from knowledge.planning.progress import progress_of
from knowledge.planning.told import (
    UNKNOWN,
    initiative_fact,
    measure_fact,
    objective_fact,
    person,
    plan_fact,
    point_fact,
    statement,
)
from knowledge.records.account_names import all_names
from knowledge.records.commitments import Side

JOINT = "joint business plan"
# Where a plan lacks something, whoever looks after the account has so long to fill it in.
TO_FILL_IN = timedelta(days=14)
MOST_PROPOSED = 3


def gather_plan(
    session: Session,
    reader: Reader,
    account: AccountCard,
    request: FigureRequest,
    *,
    ref: str = "",
    for_customer: bool = False,
) -> Dossier:
    """The plan of this ref, or the one of the day. Its topics: "term", "other", "to_come", "progress", "next",
    "objective", "initiative of objective-3", "measure of objective-3", each kind of point, "missing", "action",
    "proposed".

    `occasion` is "joint business plan" where both sides have objectives. `focus`: how the plan stands ("ended").
    `missing`: parts that nobody has filled in; "plan" where there is none.
    for_customer: only what the customer may see is gathered at all.
    Errors: NotFound where the account has no plan of this ref.
    """
    as_of = request.as_of
    chosen = choose_plan(session, reader, account.id, as_of, ref)
    names = all_names(session, reader)
    if chosen is None:
        return Dossier(Evidence("", account, (), as_of, names=names), "", "", {}, ("plan",))
    objectives = read_objectives(session, reader, account, chosen.plan, request)
    points: tuple[PointCard, ...] = ()
    if for_customer:
        objectives = facing(session, account.id).objectives(objectives)
    else:
        points = read_points(session, chosen.plan.id, as_of)
    topics = _term(account, chosen, as_of, whole=not for_customer)
    topics |= _progress(chosen.plan, objectives, as_of)
    topics |= _objectives(objectives, as_of)
    for point in points:
        topics[point.kind.value] = (*topics.get(point.kind.value, ()), point_fact(point, as_of))
    missing: tuple[str, ...] = ()
    if not for_customer:
        missing = tuple(parts_missing(chosen.plan, objectives, points))
        topics["missing"] = missing_facts(chosen.plan, objectives, as_of)
        topics["proposed"] = _proposed(account, chosen.plan, objectives, missing, as_of)
    sides = {one.side for one in objectives}
    facts = {fact.ref: fact for found in topics.values() for fact in found}
    evidence = Evidence("", account, tuple(facts.values()), as_of, names=names)
    return Dossier(evidence, JOINT if len(sides) > 1 else "", chosen.standing, topics, missing)


def _term(account: AccountCard, chosen: Choice, as_of: date, *, whole: bool) -> dict[str, tuple[Fact, ...]]:
    """The plan's own line, and the other plans that one might mean. whole: with summary and other plans."""
    plan = chosen.plan
    values: dict[str, Value] = {
        "account": account.shown,
        "plan": Words(plan.title) if whole else account.shown,
        "period": Period(plan.starts_on, plan.ends_on, "span"),
        "end": plan.ends_on,
        "start": plan.starts_on,
        "as_of": as_of,
    }
    if whole:
        values["summary"] = Words(" ".join(plan.summary.split())) if plan.summary.strip() else UNKNOWN
    found: dict[str, tuple[Fact, ...]] = {"term": (plan_fact(plan.ref, "term", values, as_of),)}
    if whole:
        found["other"] = tuple(_other(one, as_of) for one in chosen.overlapping(as_of))
        found["to_come"] = tuple(_other(one, as_of) for one in chosen.to_come(as_of)[:1])
    return found


def _other(plan: PlanCard, as_of: date) -> Figure:
    values: dict[str, Value] = {"plan": Words(plan.title), "period": Period(plan.starts_on, plan.ends_on, "span")}
    return plan_fact(plan.ref, "other", values, as_of)


def _progress(plan: PlanCard, objectives: Sequence[ObjectiveCard], as_of: date) -> dict[str, tuple[Fact, ...]]:
    progress = progress_of(plan, objectives, as_of)
    if progress.overall is None:
        return {}
    values: dict[str, Value] = {
        "progress": Percent(progress.overall),
        "told": len(progress.by_objective),
        "every": progress.every,
        "passed": Percent(progress.passed),
    }
    fact = plan_fact(
        f"{plan.ref}-progress",
        "progress",
        values,
        as_of,
        records=[one.ref for one, _ in progress.by_objective],
        itself=False,
        tone=progress.tone,
        definition=Message("plan.progress_definition"),
    )
    return {"progress": (fact,)}


def _objectives(objectives: Sequence[ObjectiveCard], as_of: date) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, tuple[Fact, ...]] = {"objective": tuple(objective_fact(one, as_of) for one in objectives)}
    steps = [item for one in objectives for item in one.initiatives]
    told = {item.ref: initiative_fact(item, as_of) for item in steps}
    for one in objectives:
        found[f"initiative of {one.ref}"] = tuple(told[item.ref] for item in one.initiatives)
        found[f"measure of {one.ref}"] = tuple(measure_fact(item, as_of) for item in one.measures)
        found[f"{one.side.value} objective"] = (
            *found.get(f"{one.side.value} objective", ()),
            next(fact for fact in found["objective"] if fact.ref == one.ref),
        )
    waiting = sorted((item for item in steps if not item.ended), key=_by_day)
    found["action"] = tuple(told[item.ref] for item in waiting)
    found["next"] = tuple(told[item.ref] for item in waiting if item.due_on is not None and not item.late)[:1]
    return found


def _by_day(item: InitiativeCard) -> tuple[date, int]:
    return item.due_on or date.max, item.id


def _proposed(
    account: AccountCard, plan: PlanCard, objectives: Sequence[ObjectiveCard], missing: Sequence[str], as_of: date
) -> tuple[Fact, ...]:
    """What whoever looks after the account is proposed to do about what the plan lacks, with a day."""
    own: dict[str, Value] = {"owner": person(account.owner), "by": as_of + TO_FILL_IN}
    open_ones = [one for one in objectives if not one.ended]
    lacking = [
        *(("owner", one.ref, one.statement) for one in open_ones if one.side is Side.OURS and not one.ours),
        *(("contact", one.ref, one.statement) for one in open_ones if one.side is Side.THEIRS and not one.theirs),
        *(("step", one.ref, one.statement) for one in open_ones if all(item.ended for item in one.initiatives)),
        *((name, plan.ref, plan.title) for name in ("objectives", "competitor") if name in missing),
    ]
    return tuple(
        plan_fact(
            f"{ref}-propose-{name}",
            "proposed",
            own | {"statement": statement(words), "what": Items(f"plan.propose_{name}", ({},))},
            as_of,
            records=(ref,),
            itself=False,
        )
        for name, ref, words in lacking[:MOST_PROPOSED]
    )
