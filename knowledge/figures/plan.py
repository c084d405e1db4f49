"""The plan: objectives with their measures now against target, and the next milestone."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Period, Term, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.planning.choice import plan_on
from knowledge.planning.measured import shown
from knowledge.planning.measures import MeasureCard
from knowledge.planning.objectives import ENDED, read_objectives
from knowledge.records.plan import Initiative, Objective, PlanStatus
from knowledge.records.team import TeamMember

MOST_LISTED = 5


def plan_objectives(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The objectives with status, and each measure's baseline, target and value now."""
    plan = plan_on(session, reader, account.id, request.as_of)
    values: dict[str, Value] = {"account": account_name(account)}
    if plan is None:
        return Message("gaps.no_plan", values)
    objectives = read_objectives(session, reader, account, plan, request)
    if not objectives:
        return Message("gaps.no_objectives", values | {"plan": Words(plan.title)})
    rows, records = [], [plan.ref]
    for objective in objectives[:MOST_LISTED]:
        told = tuple(map(_measure, objective.measures))
        records += [objective.ref, *(measure.ref for measure in objective.measures)]
        row: dict[str, Value] = {
            "statement": Words(objective.statement.rstrip(".।")),
            "side": Term("side", objective.side.value),
            "status": Term("plan_status", objective.status.value),
            "measures": Items("relations.measure_row", told) if told else Term("unknown", "measure"),
        }
        rows.append(row)
    behind = any(objective.status in (PlanStatus.LATE, PlanStatus.AT_RISK) for objective in objectives)
    values |= {"plan": Words(plan.title), "rows": Items("relations.objective_row", tuple(rows))}
    return Figure(
        ref="plan-objectives",
        name="plan_objectives",
        sentence=Message("relations.plan_objectives", values),
        definition=Message("relations.plan_objectives_definition"),
        as_of=request.as_of,
        period=Period(plan.starts_on, plan.ends_on, "span"),
        records=tuple(records),
        records_total=len(records),
        tone="watch" if behind else "plain",
    )


def _measure(measure: MeasureCard) -> dict[str, Value]:
    """One measure: computed where it names a figure, else as entered."""
    reading = measure.reading
    now = shown(reading.number, measure.unit, reading.counted)
    target = shown(measure.target, measure.unit, reading.counted)
    unknown = Term("unknown", "value")
    if reading.why is not None and reading.why.id == "plan.why_no_figure":
        now = Items("plan.no_such_figure", ({"figure": Words(measure.figure)},))
    return {
        "name": Words(measure.name),
        "now": unknown if now is None else now,
        "target": unknown if target is None else target,
        "on": reading.on or Term("unknown", "date"),
    }


def plan_next(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The next milestone of the plan: the initiative that is due next, and those past their day."""
    plan = plan_on(session, reader, account.id, request.as_of)
    values: dict[str, Value] = {"account": account_name(account)}
    if plan is None:
        return Message("gaps.no_plan", values)
    query = (
        sa.select(Initiative, TeamMember.name)
        .join(Objective, Objective.id == Initiative.objective_id)
        .join(TeamMember, TeamMember.id == Initiative.owner_member_id, isouter=True)
        .where(Objective.plan_id == plan.id, Initiative.due_on.is_not(None))
        .order_by(Initiative.due_on, Initiative.id)
    )
    waiting = [
        (initiative, owner)
        for initiative, owner in session.execute(query)
        if initiative.status not in ENDED or (initiative.done_on and initiative.done_on > request.as_of)
    ]
    late = [item for item in waiting if item[0].due_on and item[0].due_on < request.as_of]
    coming = [item for item in waiting if item not in late][:1]
    listed = [*late[: MOST_LISTED - len(coming)], *coming]
    if not listed:
        return Message("gaps.no_milestone", values)
    rows: tuple[dict[str, Value], ...] = tuple(
        {
            "statement": Words(initiative.statement.rstrip(".।")),
            "due": initiative.due_on or Term("unknown", "due"),
            "owner": Name(owner, "person") if owner else Term("unknown", "owner"),
            "function": Term("function", initiative.function.value)
            if initiative.function
            else Term("unknown", "function"),
        }
        for initiative, owner in listed
    )
    values["rows"] = Items("relations.initiative_row", rows)
    tone: Tone = "watch" if late else "plain"
    return Figure(
        ref="plan-next",
        name="plan_next",
        sentence=Message("relations.plan_next_late" if late else "relations.plan_next", values),
        definition=Message("relations.plan_next_definition"),
        as_of=request.as_of,
        records=tuple(f"initiative-{initiative.id}" for initiative, _ in listed),
        records_total=len(late) + len(coming),
        tone=tone,
    )


ENTRIES = (
    CatalogueEntry(
        "plan_objectives",
        plan_objectives,
        (
            "What is the plan?",
            "What are the objectives of the plan?",
            "How is the account plan going?",
            "What are we trying to reach with X?",
            "plan objectives and measures",
            "Are we on track with the plan?",
        ),
        ("প্ল্যান কী?", "প্ল্যানের লক্ষ্যগুলো কী অবস্থায়?", "অ্যাকাউন্ট প্ল্যান কতদূর?", "প্ল্যান অনুযায়ী কাজ হচ্ছে?"),
    ),
    CatalogueEntry(
        "plan_next",
        plan_next,
        (
            "What is the next milestone?",
            "What is due next in the plan?",
            "Which initiatives are late?",
            "next step of the plan",
        ),
        ("পরের মাইলস্টোন কী?", "প্ল্যানের পরের ধাপ কী?", "কোন উদ্যোগ পিছিয়ে আছে?"),
    ),
)
