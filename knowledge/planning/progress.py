"""How far a plan has come: of each objective, and of all of them together.

An objective's progress is the mean of its measures', each held between 0 and 1; one that is done counts as 1, one that
was dropped is left out. The plan's is the mean of its objectives'. What cannot be told counts neither way, and is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.evidence import Tone
from knowledge.planning.choice import PlanCard
from knowledge.planning.objectives import ObjectiveCard
from knowledge.records.plan import PlanStatus

# So far behind the time that has passed a plan is to be watched.
BEHIND = Decimal("0.10")


@dataclass(frozen=True, slots=True)
class Progress:
    """overall: None where no objective can be told. by_objective: of those that can. every: how many count.

    passed: the share of the plan's term that has passed.
    """

    overall: Decimal | None
    by_objective: tuple[tuple[ObjectiveCard, Decimal], ...]
    every: int
    passed: Decimal

    @property
    def tone(self) -> Tone:
        if self.overall is None:
            return "plain"
        return "watch" if self.overall < self.passed - BEHIND else "good"


def progress_of(plan: PlanCard, objectives: Sequence[ObjectiveCard], as_of: date) -> Progress:
    """The progress of a plan on a day."""
    counted = [one for one in objectives if one.status is not PlanStatus.DROPPED]
    told = [(one, share) for one in counted if (share := objective_progress(one)) is not None]
    overall = sum((share for _, share in told), Decimal(0)) / len(told) if told else None
    return Progress(overall, tuple(told), len(counted), passed_share(plan, as_of))


def objective_progress(objective: ObjectiveCard) -> Decimal | None:
    """The progress of one objective, 0 to 1; None where no measure of it can be told."""
    if objective.status is PlanStatus.DONE:
        return Decimal(1)
    shares = [share for measure in objective.measures if (share := measure.progress) is not None]
    if not shares:
        return None
    return sum((min(max(share, Decimal(0)), Decimal(1)) for share in shares), Decimal(0)) / len(shares)


def passed_share(plan: PlanCard, as_of: date) -> Decimal:
    """The share of a plan's term that has passed on a day, 0 to 1, the day included."""
    days = (plan.ends_on - plan.starts_on).days + 1
    gone = (as_of - plan.starts_on).days + 1
    return Decimal(min(max(gone, 0), days)) / days if days > 0 else Decimal(1)
