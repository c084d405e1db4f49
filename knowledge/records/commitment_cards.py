"""Commitments as frozen cards: who owes what to whom, by when, and where it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.contacts import Contact
from knowledge.records.team import TeamMember


@dataclass(frozen=True, slots=True)
class CommitmentCard:
    """One commitment as it stood on a day. `owner` and `function` are empty where nobody was named."""

    id: int
    side: Side
    statement: str
    owner: str
    function: str
    made_on: date
    due_on: date | None
    done_on: date | None
    interaction_id: int | None

    @property
    def ref(self) -> str:
        return f"commitment-{self.id}"

    def overdue(self, as_of: date) -> int:
        """Days past the due day on `as_of`; 0 where it is not overdue."""
        return max(0, (as_of - self.due_on).days) if self.due_on and self.done_on is None else 0


def commitments_of(session: Session, reader: Reader, account_id: int, as_of: date) -> list[CommitmentCard]:
    """Commitments made up to the day, by due day (those with none at the end); one done later counts as open.

    One that was done on no known day is left out: it is neither owed nor kept in any period.
    """
    query = (
        sa.select(Commitment, TeamMember.name, TeamMember.function, Contact.name)
        .join(Account, Account.id == Commitment.account_id)
        .join(TeamMember, TeamMember.id == Commitment.owner_member_id, isouter=True)
        .join(Contact, Contact.id == Commitment.owner_contact_id, isouter=True)
        .where(Commitment.account_id == account_id, Commitment.made_on <= as_of, readable(reader))
        .where(Commitment.status != CommitmentStatus.DROPPED)
        .where(sa.or_(Commitment.status != CommitmentStatus.DONE, Commitment.done_on.is_not(None)))
    )
    cards = []
    for record, member, members_function, contact in session.execute(query):
        function = record.function or members_function
        done = record.done_on if record.status is CommitmentStatus.DONE else None
        cards.append(
            CommitmentCard(
                id=record.id,
                side=record.side,
                statement=record.statement,
                owner=member or contact or record.owner_name,
                function=function.value if function else "",
                made_on=record.made_on,
                due_on=record.due_on,
                done_on=done if done and done <= as_of else None,
                interaction_id=record.interaction_id,
            )
        )
    return sorted(cards, key=lambda card: (card.due_on or date.max, card.id))
