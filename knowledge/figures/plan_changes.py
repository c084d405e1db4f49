"""What changed in the plan: by whom, when, what from and what to."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Period, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.planning.changes import changes_of
from knowledge.planning.changes_told import change_facts
from knowledge.planning.choice import plan_on

RECENT_DAYS = 30
MOST_LISTED = 8


def plan_changes(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The changes of the plan of the day in the period, the newest first; of the last 30 days where none is named."""
    plan = plan_on(session, reader, account.id, request.as_of)
    values: dict[str, Value] = {"account": account_name(account)}
    if plan is None:
        return Message("gaps.no_plan", values)
    period = _period(request)
    assert period.start is not None
    values |= {"plan": Words(plan.title), "start": period.start, "end": period.end}
    zone = ZoneInfo(request.timezone)
    facts = change_facts(changes_of(session, plan.id, period.start, period.end, zone), zone)
    if not facts:
        return Message("plan.no_changes", values)
    newest = sorted(facts, key=lambda fact: fact.as_of, reverse=True)
    rows: tuple[dict[str, Value], ...] = tuple(
        {"told": Items(fact.sentence.id, (fact.sentence.values,))} for fact in newest[:MOST_LISTED]
    )
    values |= {"rows": Items("plan.change_part", rows), "count": sum(map(_acts, facts))}
    records = tuple(dict.fromkeys(ref for fact in newest for ref in fact.records))
    return Figure(
        ref=f"plan-changes-{period.start:%Y%m%d}",
        name="plan_changes",
        sentence=Message("plan.changes_told", values),
        definition=Message("plan.change_definition"),
        as_of=request.as_of,
        period=period,
        records=records[:20],
        records_total=len(records),
    )


def _acts(fact: Figure) -> int:
    """How many changes a fact tells of: of what a load brought in, each record."""
    count = fact.sentence.values.get("count", 1)
    return count if isinstance(count, int) else 1


def _period(request: FigureRequest) -> Period:
    """The days asked for, up to the as-of day; the last 30 where no beginning is named."""
    if request.period is None or request.period.start is None:
        return Period(request.as_of - timedelta(days=RECENT_DAYS - 1), request.as_of, "span")
    return Period(request.period.start, min(request.period.end, request.as_of), "span")


ENTRIES = (
    CatalogueEntry(
        "plan_changes",
        plan_changes,
        (
            "What changed in the plan?",
            "What has changed in the plan since June?",
            "Who changed the plan?",
            "changes to the plan",
            "What is different in the plan since then?",
        ),
        (
            "প্ল্যানে কী বদলেছে?",
            "প্ল্যানে কী কী পরিবর্তন হয়েছে?",
            "প্ল্যান কে বদলেছে?",
            "জুন থেকে প্ল্যানে কী বদলাল?",
        ),
    ),
)
