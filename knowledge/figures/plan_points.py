"""The words of the plan: strengths, weaknesses, opportunities and threats, and who competes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Period, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.planning.choice import plan_on
from knowledge.planning.points import SWOT, PointCard, read_points
from knowledge.planning.told import phrase, statement
from knowledge.records.plan import PlanPointKind

MOST_LISTED = 12


def plan_swot(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """What the plan says of our strengths and weaknesses there, and of opportunities and threats."""
    return _points(session, reader, account, request, "swot", SWOT)


def plan_competitors(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """Who competes at the account, as the plan says."""
    return _points(session, reader, account, request, "competitors", (PlanPointKind.COMPETITOR,))


def _points(
    session: Session,
    reader: Reader,
    account: AccountCard,
    request: FigureRequest,
    name: str,
    kinds: Sequence[PlanPointKind],
) -> Figure | Message:
    plan = plan_on(session, reader, account.id, request.as_of)
    values: dict[str, Value] = {"account": account_name(account)}
    if plan is None:
        return Message("gaps.no_plan", values)
    values["plan"] = Words(plan.title)
    points = [point for point in read_points(session, plan.id, request.as_of) if point.kind in kinds]
    if not points:
        return Message(f"plan.no_{name}", values)
    values["rows"] = Items(f"plan.{name}_row", tuple(_row(point) for point in points[:MOST_LISTED]))
    records = tuple(ref for point in points for ref in (point.ref, point.said_in) if ref)
    return Figure(
        ref=f"plan-{name}",
        name=f"plan_{name}",
        sentence=Message(f"plan.{name}_told", values),
        definition=Message("plan.point_definition"),
        as_of=request.as_of,
        period=Period(plan.starts_on, plan.ends_on, "span"),
        records=records[:20],
        records_total=len(records),
    )


def _row(point: PointCard) -> dict[str, Value]:
    return {
        "kind": phrase(f"plan.kind_{point.kind.value}"),
        "name": Words(point.name) if point.name.strip() else phrase("plan.competitor_unnamed"),
        "statement": statement(point.statement),
        "stated": point.stated_on,
    }


ENTRIES = (
    CatalogueEntry(
        "plan_swot",
        plan_swot,
        (
            "What are our weaknesses there?",
            "What are our strengths at X?",
            "What are the opportunities and threats?",
            "Show the SWOT",
            "SWOT analysis",
        ),
        (
            "ওখানে আমাদের দুর্বলতা কী?",
            "আমাদের শক্তি আর দুর্বলতা কী কী?",
            "সুযোগ আর হুমকি কী?",
            "সোয়াট কী?",
        ),
    ),
    CatalogueEntry(
        "plan_competitors",
        plan_competitors,
        (
            "Who competes at X?",
            "Who are our competitors there?",
            "Which competitors do we face?",
            "Who do we compete with?",
            "list of competitors",
        ),
        (
            "ওখানে আমাদের প্রতিযোগী কারা?",
            "প্রতিদ্বন্দ্বী কারা?",
            "কোন কোম্পানি আমাদের সঙ্গে প্রতিযোগিতা করছে?",
            "কম্পিটিটর কারা?",
        ),
    ),
)
