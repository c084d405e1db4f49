"""Commitments that stay overdue go up: to the manager of who owes them, once for each day they were due on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from knowledge.database import insert_or_nothing
from knowledge.evidence import Name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable, shown_names
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.handoffs import Escalation
from knowledge.records.team import TeamMember

_OWNER = aliased(TeamMember)


@dataclass(frozen=True, slots=True)
class Risen:
    """A commitment of ours that somebody of the reader's people owes, overdue by so many days."""

    id: int
    account_id: int
    account: Name
    statement: str
    owner: str
    function: str
    due_on: date
    days: int

    @property
    def ref(self) -> str:
        return f"commitment-{self.id}"


def risen_to(session: Session, manager: Reader, day: date, began: datetime, after_days: int) -> tuple[Risen, ...]:
    """What people of this manager have owed for so many days beyond its due day, and the manager was not told before.

    began: when the day began by the manager's clock. What was told since then is told again, so that the message of the
    day stays whole. Whoever is named owes it; where nobody is, the account's owner. What was put off is left out until
    then. after_days: 0 for never.
    """
    if manager.member_id is None or after_days <= 0:
        return ()
    told = sa.select(Escalation.commitment_id).where(
        Escalation.commitment_id == Commitment.id,
        Escalation.due_on == Commitment.due_on,
        Escalation.told_at < began,
    )
    query = (
        sa.select(Commitment, _OWNER.name, _OWNER.function)
        .join(Account, Account.id == Commitment.account_id)
        .join(_OWNER, _OWNER.id == sa.func.coalesce(Commitment.owner_member_id, Account.owner_id))
        .where(Commitment.side == Side.OURS, Commitment.status == CommitmentStatus.OPEN)
        .where(Commitment.due_on <= day - timedelta(days=after_days), readable(manager))
        .where(_OWNER.manager_id == manager.member_id, ~sa.exists(told))
        .where(sa.or_(Commitment.snoozed_until.is_(None), Commitment.snoozed_until <= day))
        .order_by(Commitment.due_on, Commitment.id)
    )
    rows = session.execute(query).all()
    names = shown_names(session, {row[0].account_id for row in rows})
    return tuple(
        Risen(
            id=record.id,
            account_id=record.account_id,
            account=names[record.account_id],
            statement=record.statement,
            owner=owner,
            function=(record.function or function).value,
            due_on=record.due_on,
            days=(day - record.due_on).days,
        )
        for record, owner, function in rows
        if record.due_on is not None
    )


def note_risen(session: Session, manager: Reader, told: tuple[Risen, ...], at: datetime) -> None:
    """Marks that the manager was told of these, so that they are not told again while the due day stays."""
    for one in told:
        values = {"commitment_id": one.id, "due_on": one.due_on, "manager_id": manager.member_id, "told_at": at}
        insert_or_nothing(session, Escalation, values)
