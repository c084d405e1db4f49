"""Records of the plan as facts of their own: the work that is to be done, and who competes."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.briefing.facts import NOT_KNOWN, record_fact
from knowledge.evidence import AccountCard, Fact, Name, Quantity, Term, Value, Words
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.planning.choice import plan_on
from knowledge.planning.points import read_points
from knowledge.records.accounts import Account, readable
from knowledge.records.plan import Initiative, Objective, Plan, PlanPointKind, PlanStatus
from knowledge.records.team import TeamMember


def initiative_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Fact, ...]]:
    """The topic "initiative": each piece of work of the account's plans with its owner, its day and how it stands."""
    query = (
        sa.select(Initiative, TeamMember.name, TeamMember.function)
        .join(Objective, Objective.id == Initiative.objective_id)
        .join(Plan, Plan.id == Objective.plan_id)
        .join(Account, Account.id == Plan.account_id)
        .join(TeamMember, TeamMember.id == Initiative.owner_member_id, isouter=True)
        .where(Plan.account_id == account.id, Plan.starts_on <= request.as_of, readable(reader))
        .where(Initiative.status != PlanStatus.DROPPED)
        .order_by(Initiative.id)
    )
    facts: list[Fact] = []
    for record, owner, members in session.execute(query):
        function = record.function or members
        done = record.done_on if record.done_on is not None and record.done_on <= request.as_of else None
        late = (request.as_of - record.due_on).days if record.due_on is not None and done is None else 0
        values: dict[str, Value] = {
            "statement": Words(record.statement.rstrip(".।")),
            "owner": Name(owner, "person") if owner else Term("unknown", "owner"),
            "function": Term("function", function.value) if function else Term("unknown", "function"),
            "due": record.due_on or Term("unknown", "due"),
            "days": Quantity(Decimal(max(0, late)), "days"),
            "done": done or NOT_KNOWN,
        }
        facts.append(record_fact(f"initiative-{record.id}", "initiative", values, request.as_of))
    return {"initiative": tuple(facts)}


def competitor_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Fact, ...]]:
    """The topic "competitor": what the plan says of those who compete, the newest first."""
    plan = plan_on(session, reader, account.id, request.as_of)
    if plan is None:
        return {}
    points = [one for one in read_points(session, plan.id, request.as_of) if one.kind is PlanPointKind.COMPETITOR]
    return {
        "competitor": tuple(
            record_fact(
                point.ref,
                "competitor",
                {
                    "name": Words(point.name),
                    "statement": Words(point.statement.rstrip(".।")),
                    "stated": point.stated_on,
                },
                request.as_of,
                records=(point.said_in,) if point.said_in else (),
            )
            for point in sorted(points, key=lambda one: one.stated_on, reverse=True)
            if point.name.strip()
        )
    }
