"""What of a plan may be shown to the customer: the shared goals and who owes what, and nothing that is ours alone.

Of our objectives those that have an owner with the customer too; of theirs all. Nothing that asks not to be passed on,
that names another account, or that speaks of a competitor. Summary, SWOT, competitors, trends and priorities are ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.briefing.words import is_confidential
from knowledge.normal import normal_form
from knowledge.planning.objectives import ObjectiveCard
from knowledge.records.accounts import Account, AccountAlias
from knowledge.records.commitments import Side
from knowledge.records.plan import Plan, PlanPoint, PlanPointKind

# The marks with which a person says in a record that it stays with us.
_INTERNAL = re.compile(r"\binternal(?: only)?\b|অভ্যন্তরীণ|শুধু আমাদের")
SHORTEST_NAME = 3


@dataclass(frozen=True)
class Facing:
    """names: finds those of other accounts and of competitors, none of which a customer reads; None where none is."""

    names: re.Pattern[str] | None

    def may_see(self, words: str) -> bool:
        """Whether a customer may read these words of a record."""
        plain = normal_form(words)
        if is_confidential(words) or _INTERNAL.search(plain):
            return False
        return self.names is None or self.names.search(plain) is None

    def objectives(self, objectives: Iterable[ObjectiveCard]) -> tuple[ObjectiveCard, ...]:
        """The objectives a customer may see, each with what they may see of its initiatives and measures."""
        return tuple(
            replace(
                one,
                initiatives=tuple(item for item in one.initiatives if self.may_see(item.statement)),
                measures=tuple(item for item in one.measures if self.may_see(item.name)),
            )
            for one in objectives
            if (one.side is Side.THEIRS or one.theirs) and self.may_see(one.statement)
        )


def facing(session: Session, account_id: int) -> Facing:
    """What the customer of an account may see. Every other account counts, also those that the reader does not know of:
    leaving a line out tells nothing.
    """
    family = _family(session, account_id)
    accounts = session.execute(sa.select(Account.id, Account.name)).all()
    aliases = session.execute(sa.select(AccountAlias.account_id, AccountAlias.name)).all()
    own = {normal_form(name) for key, name in [*accounts, *aliases] if key in family}
    others = {normal_form(name) for key, name in [*accounts, *aliases] if key not in family}
    competitors = session.scalars(
        sa.select(PlanPoint.name)
        .join(Plan, Plan.id == PlanPoint.plan_id)
        .where(PlanPoint.kind == PlanPointKind.COMPETITOR, Plan.account_id == account_id)
    )
    others |= {normal_form(name) for name in competitors}
    # A name is looked for from its beginning: in Bengali its ending varies.
    named = sorted((name for name in others - own if len(name) >= SHORTEST_NAME), key=len, reverse=True)
    return Facing(re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, named))})") if named else None)


def _family(session: Session, account_id: int) -> set[int]:
    """The account with the one above it and those below: what is the customer's own."""
    parent = session.scalar(sa.select(Account.parent_id).where(Account.id == account_id))
    below = session.scalars(sa.select(Account.id).where(Account.parent_id == account_id))
    return {account_id, *below, *([parent] if parent is not None else [])}
