"""Which plan of an account is shown: the one whose term holds the day, and what is said where there are more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import NotFound
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.plan import Plan

Standing = Literal["holds", "ended", "to come"]


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan as its record says."""

    id: int
    title: str
    starts_on: date
    ends_on: date
    summary: str

    @property
    def ref(self) -> str:
        return f"plan-{self.id}"

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class Choice:
    """The plan that is shown and how it stands on the day. others: further plans of the account, the newest first."""

    plan: PlanCard
    standing: Standing
    others: tuple[PlanCard, ...]

    def overlapping(self, day: date) -> tuple[PlanCard, ...]:
        """The other plans whose term holds the day too."""
        return tuple(one for one in self.others if one.holds(day))

    def to_come(self, day: date) -> tuple[PlanCard, ...]:
        """The other plans that have not begun, the next one first."""
        return tuple(reversed([one for one in self.others if one.starts_on > day]))


def plans_of(session: Session, reader: Reader, account_id: int) -> list[PlanCard]:
    """The plans of an account, the one that begins last first."""
    query = (
        sa.select(Plan.id, Plan.title, Plan.starts_on, Plan.ends_on, Plan.summary)
        .join(Account, Account.id == Plan.account_id)
        .where(Plan.account_id == account_id, readable(reader))
        .order_by(Plan.starts_on.desc(), Plan.id.desc())
    )
    return [PlanCard(*row) for row in session.execute(query)]


def plan_on(session: Session, reader: Reader, account_id: int, as_of: date) -> PlanCard | None:
    """The plan whose term holds the day, of two the one begun last; the last one begun where none does."""
    return _on(plans_of(session, reader, account_id), as_of)


def choose_plan(session: Session, reader: Reader, account_id: int, as_of: date, ref: str = "") -> Choice | None:
    """The plan of this ref, or the one of the day; the next one to come where none has begun; None where there is none.

    Errors: NotFound where the account has no plan of this ref.
    """
    plans = plans_of(session, reader, account_id)
    if ref:
        named = ref.strip().casefold()
        found = next((plan for plan in plans if plan.ref == named), None)
        if found is None:
            raise NotFound("plan.unknown", ref=ref.strip()[:40], known=", ".join(plan.ref for plan in plans) or "-")
    else:
        found = _on(plans, as_of) or (plans[-1] if plans else None)
    if found is None:
        return None
    standing: Standing = "holds" if found.holds(as_of) else "ended" if found.ends_on < as_of else "to come"
    return Choice(found, standing, tuple(plan for plan in plans if plan is not found))


def _on(plans: Sequence[PlanCard], as_of: date) -> PlanCard | None:
    begun = [plan for plan in plans if plan.starts_on <= as_of]
    return next((plan for plan in begun if plan.ends_on >= as_of), begun[0] if begun else None)
