"""The plan: objectives with their measures now against target, and the next milestone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import (
    AccountCard,
    Figure,
    Items,
    Message,
    Money,
    Name,
    Percent,
    Period,
    Term,
    Tone,
    Value,
    Words,
)
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import Scope, days_of, totals
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.plan import Initiative, Measure, Objective, Plan, PlanStatus
from knowledge.records.team import TeamMember

MOST_LISTED = 5
ENDED = (PlanStatus.DONE, PlanStatus.DROPPED)


def plan_on(session: Session, reader: Reader, account_id: int, as_of: date) -> Plan | None:
    """The plan whose term holds the day; the last one begun where none does."""
    query = (
        sa.select(Plan)
        .join(Account, Account.id == Plan.account_id)
        .where(Plan.account_id == account_id, Plan.starts_on <= as_of, readable(reader))
    )
    plans = session.scalars(query.order_by(Plan.starts_on.desc(), Plan.id.desc())).all()
    return next((plan for plan in plans if plan.ends_on >= as_of), plans[0] if plans else None)


def plan_objectives(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The objectives with status, and each measure's baseline, target and value now."""
    plan = plan_on(session, reader, account.id, request.as_of)
    values: dict[str, Value] = {"account": account_name(account)}
    if plan is None:
        return Message("gaps.no_plan", values)
    objectives = session.scalars(sa.select(Objective).where(Objective.plan_id == plan.id).order_by(Objective.id)).all()
    if not objectives:
        return Message("gaps.no_objectives", values | {"plan": Words(plan.title)})
    rows, records = [], [f"plan-{plan.id}"]
    for objective in objectives[:MOST_LISTED]:
        measures = session.scalars(
            sa.select(Measure).where(Measure.objective_id == objective.id).order_by(Measure.id)
        ).all()
        told = tuple(_measure(session, reader, account, plan, measure, request) for measure in measures)
        records += [f"objective-{objective.id}", *(f"measure-{measure.id}" for measure in measures)]
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


def _measure(
    session: Session, reader: Reader, account: AccountCard, plan: Plan, measure: Measure, request: FigureRequest
) -> dict[str, Value]:
    """One measure. `now` is computed where it names the figure "revenue", else as entered."""
    now, day = measure.now, measure.now_on
    if measure.figure == "revenue":
        term = Period(plan.starts_on, measure.target_on or plan.ends_on, "span")
        sums = totals(session, reader, Scope(account.id, measure.category), days_of(term, request.as_of))
        now, day = sums.get(measure.unit or account.currency, Decimal(0)), request.as_of
    elif day is not None and day > request.as_of:
        now = day = None
    return {
        "name": Words(measure.name),
        "now": _amount(now, measure.unit),
        "target": _amount(measure.target, measure.unit),
        "on": day or Term("unknown", "date"),
    }


def _amount(number: Decimal | None, unit: str) -> Value:
    if number is None:
        return Term("unknown", "value")
    if unit == "%":
        return Percent(number / 100)
    return Money(number, unit) if len(unit) == 3 and unit.isupper() else number


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
    shown = [*late[: MOST_LISTED - len(coming)], *coming]
    if not shown:
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
        for initiative, owner in shown
    )
    values["rows"] = Items("relations.initiative_row", rows)
    tone: Tone = "watch" if late else "plain"
    return Figure(
        ref="plan-next",
        name="plan_next",
        sentence=Message("relations.plan_next_late" if late else "relations.plan_next", values),
        definition=Message("relations.plan_next_definition"),
        as_of=request.as_of,
        records=tuple(f"initiative-{initiative.id}" for initiative, _ in shown),
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
