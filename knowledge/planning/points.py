"""The words of a plan that are no objective: strengths, weaknesses, opportunities, threats, competitors, trends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.records.interactions import Interaction
from knowledge.records.plan import PlanPoint, PlanPointKind
from knowledge.retrieval.passage_writing import interaction_ref

SWOT = (PlanPointKind.STRENGTH, PlanPointKind.WEAKNESS, PlanPointKind.OPPORTUNITY, PlanPointKind.THREAT)


@dataclass(frozen=True, slots=True)
class PointCard:
    """One point. name: the competitor's, else "". said_in: the ref of the note it comes from, or ""."""

    id: int
    kind: PlanPointKind
    name: str
    statement: str
    stated_on: date
    said_in: str
    interaction_id: int | None

    @property
    def ref(self) -> str:
        return f"plan_point-{self.id}"


def read_points(session: Session, plan_id: int, as_of: date) -> tuple[PointCard, ...]:
    """The points of a plan that were stated up to the day and still count on it, by kind, then in the order they came.

    The plan must be one that the reader may read.
    """
    query = (
        sa.select(PlanPoint, Interaction.kind)
        .join(Interaction, Interaction.id == PlanPoint.interaction_id, isouter=True)
        .where(PlanPoint.plan_id == plan_id, PlanPoint.stated_on <= as_of)
        .where(sa.or_(PlanPoint.ended_on.is_(None), PlanPoint.ended_on > as_of))
        .order_by(PlanPoint.id)
    )
    cards = [
        PointCard(
            id=point.id,
            kind=point.kind,
            name=point.name,
            statement=point.statement,
            stated_on=point.stated_on,
            said_in=interaction_ref(kind, point.interaction_id) if kind and point.interaction_id else "",
            interaction_id=point.interaction_id,
        )
        for point, kind in session.execute(query)
    ]
    order = list(PlanPointKind)
    return tuple(sorted(cards, key=lambda card: (order.index(card.kind), card.id)))
