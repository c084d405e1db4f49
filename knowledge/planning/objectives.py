"""The objectives of a plan with their owners, the initiatives that serve them and their measures, as on a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.planning.choice import PlanCard
from knowledge.planning.measures import MeasureCard, read_measures
from knowledge.records.commitments import Side
from knowledge.records.contacts import Contact
from knowledge.records.plan import Initiative, Objective, PlanStatus
from knowledge.records.team import TeamMember

ENDED = (PlanStatus.DONE, PlanStatus.DROPPED)


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """An initiative. owner and function are "" where nobody is named; late: days past its day, 0 where it is not."""

    id: int
    objective_id: int
    statement: str
    owner: str
    owner_member_id: int | None
    function: str
    starts_on: date | None
    due_on: date | None
    done_on: date | None
    status: PlanStatus
    late: int

    @property
    def ref(self) -> str:
        return f"initiative-{self.id}"

    @property
    def ended(self) -> bool:
        return self.status in ENDED


@dataclass(frozen=True, slots=True)
class ObjectiveCard:
    """An objective. ours, theirs: the names of its owners with us and with the customer, "" where nobody is named.

    initiatives: those past their day first, then by day, those that ended last.
    """

    id: int
    side: Side
    statement: str
    ours: str
    ours_id: int | None
    theirs: str
    theirs_id: int | None
    due_on: date | None
    status: PlanStatus
    initiatives: tuple[InitiativeCard, ...]
    measures: tuple[MeasureCard, ...]

    @property
    def ref(self) -> str:
        return f"objective-{self.id}"

    @property
    def ended(self) -> bool:
        return self.status in ENDED


def read_objectives(
    session: Session, reader: Reader, account: AccountCard, plan: PlanCard, request: FigureRequest
) -> tuple[ObjectiveCard, ...]:
    """The objectives of a plan that the reader may read, in the order they came."""
    query = (
        sa.select(Objective, TeamMember.name, Contact.name)
        .join(TeamMember, TeamMember.id == Objective.owner_member_id, isouter=True)
        .join(Contact, Contact.id == Objective.owner_contact_id, isouter=True)
        .where(Objective.plan_id == plan.id)
        .order_by(Objective.id)
    )
    rows = session.execute(query).all()
    keys = [objective.id for objective, _, _ in rows]
    initiatives = _initiatives(session, keys, request.as_of)
    measures = read_measures(session, reader, account, plan, keys, request)
    return tuple(
        ObjectiveCard(
            id=objective.id,
            side=objective.side,
            statement=objective.statement,
            ours=ours or "",
            ours_id=objective.owner_member_id,
            theirs=theirs or "",
            theirs_id=objective.owner_contact_id,
            due_on=objective.due_on,
            status=objective.status,
            initiatives=tuple(initiatives.get(objective.id, ())),
            measures=tuple(measures.get(objective.id, ())),
        )
        for objective, ours, theirs in rows
    )


def _initiatives(session: Session, objective_ids: Collection[int], as_of: date) -> dict[int, list[InitiativeCard]]:
    query = (
        sa.select(Initiative, TeamMember.name)
        .join(TeamMember, TeamMember.id == Initiative.owner_member_id, isouter=True)
        .where(Initiative.objective_id.in_(sorted(objective_ids)))
    )
    cards = [_card(initiative, owner or "", as_of) for initiative, owner in session.execute(query)]
    cards.sort(key=lambda card: (card.ended, card.late == 0, card.due_on or date.max, card.id))
    found: dict[int, list[InitiativeCard]] = {}
    for card in cards:
        found.setdefault(card.objective_id, []).append(card)
    return found


def _card(initiative: Initiative, owner: str, as_of: date) -> InitiativeCard:
    """As it stood on the day: one that was done later was under way."""
    done = initiative.done_on
    later = done is not None and done > as_of
    status = PlanStatus.ON_TRACK if later and initiative.status in ENDED else initiative.status
    due = initiative.due_on
    return InitiativeCard(
        id=initiative.id,
        objective_id=initiative.objective_id,
        statement=initiative.statement,
        owner=owner,
        owner_member_id=initiative.owner_member_id,
        function=initiative.function.value if initiative.function else "",
        starts_on=initiative.starts_on,
        due_on=due,
        done_on=None if later else done,
        status=status,
        late=max(0, (as_of - due).days) if due is not None and status not in ENDED else 0,
    )
