"""How far the plan has come: of the way to its objectives, beside the time that has passed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Percent, Period, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.planning.choice import plan_on
from knowledge.planning.objectives import read_objectives
from knowledge.planning.progress import progress_of
from knowledge.planning.told import statement

MOST_LISTED = 8


def plan_progress(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The overall progress of the plan of the day, and that of each objective that can be told."""
    plan = plan_on(session, reader, account.id, request.as_of)
    values: dict[str, Value] = {"account": account_name(account)}
    if plan is None:
        return Message("gaps.no_plan", values)
    objectives = read_objectives(session, reader, account, plan, request)
    values["plan"] = Words(plan.title)
    if not objectives:
        return Message("gaps.no_objectives", values)
    progress = progress_of(plan, objectives, request.as_of)
    if progress.overall is None:
        return Message("plan.no_progress", values)
    rows: tuple[dict[str, Value], ...] = tuple(
        {"statement": statement(one.statement), "progress": Percent(share)}
        for one, share in progress.by_objective[:MOST_LISTED]
    )
    values |= {
        "progress": Percent(progress.overall),
        "told": len(progress.by_objective),
        "every": progress.every,
        "passed": Percent(progress.passed),
        "rows": Items("plan.progress_row", rows),
    }
    records = [
        plan.ref,
        *(ref for one, _ in progress.by_objective for ref in (one.ref, *(m.ref for m in one.measures))),
    ]
    return Figure(
        ref="plan-progress",
        name="plan_progress",
        sentence=Message("plan.progress_told", values),
        definition=Message("plan.progress_definition"),
        as_of=request.as_of,
        period=Period(plan.starts_on, plan.ends_on, "span"),
        records=tuple(records[:20]),
        records_total=len(records),
        tone=progress.tone,
    )


ENTRIES = (
    CatalogueEntry(
        "plan_progress",
        plan_progress,
        (
            "How far along is the plan?",
            "What percent of the plan is done?",
            "What is the overall progress of the plan?",
            "How much of the plan have we reached?",
            "percentage of plan completed",
        ),
        (
            "প্ল্যানের কত শতাংশ হয়েছে?",
            "প্ল্যানের মোট অগ্রগতি কত?",
            "প্ল্যান কত ভাগ এগিয়েছে?",
            "plan er koto percent hoyeche?",
        ),
    ),
)
