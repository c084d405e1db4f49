"""The measures of a plan: baseline, target, now, and the progress between them.

Progress of what stands at a level (a share, a score) = (now - baseline) / (target - baseline). Of what adds up over
the term (revenue) it is now / target, beside the share of the term that has passed: the baseline is a whole year's.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Period
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.planning.choice import PlanCard
from knowledge.planning.measured import MEASURED, Reading, read_figure
from knowledge.records.plan import Measure


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """A measure as it stands on a day. reading: its number now. source: where an entered one comes from."""

    id: int
    objective_id: int
    name: str
    unit: str
    figure: str
    category: str
    baseline: Decimal | None
    baseline_on: date | None
    target: Decimal | None
    target_on: date | None
    source: str
    reading: Reading

    @property
    def ref(self) -> str:
        return f"measure-{self.id}"

    @property
    def adds_up(self) -> bool:
        found = MEASURED.get(self.figure)
        return found is not None and found.adds_up

    @property
    def missing(self) -> str:
        """What is not there to tell the progress by: "now", "target", "baseline", "way"; "" where all of it is."""
        if self.reading.number is None:
            return "now"
        if self.target is None or (self.adds_up and self.target <= 0):
            return "target"
        if self.adds_up:
            return ""
        if self.baseline is None:
            return "baseline"
        return "way" if self.baseline == self.target else ""

    @property
    def progress(self) -> Decimal | None:
        """The share of the way that is gone: 1 at the target, below 0 where it is behind its baseline."""
        number = self.reading.number
        if self.missing or number is None or self.target is None:
            return None
        if self.adds_up:
            return number / self.target
        start = self.baseline or Decimal(0)
        return (number - start) / (self.target - start)


def read_measures(
    session: Session,
    reader: Reader,
    account: AccountCard,
    plan: PlanCard,
    objective_ids: Collection[int],
    request: FigureRequest,
) -> dict[int, list[MeasureCard]]:
    """The measures of these objectives, by objective, in the order they came."""
    found: dict[int, list[MeasureCard]] = {}
    query = sa.select(Measure).where(Measure.objective_id.in_(sorted(objective_ids))).order_by(Measure.id)
    for measure in session.scalars(query):
        reading = _reading(session, reader, account, plan, measure, request)
        found.setdefault(measure.objective_id, []).append(_card(measure, reading))
    return found


def _card(measure: Measure, reading: Reading) -> MeasureCard:
    return MeasureCard(
        id=measure.id,
        objective_id=measure.objective_id,
        name=measure.name,
        unit=reading.unit or measure.unit,
        figure=measure.figure,
        category=measure.category,
        baseline=measure.baseline,
        baseline_on=measure.baseline_on,
        target=measure.target,
        target_on=measure.target_on,
        source="" if measure.figure else measure.now_from,
        reading=reading,
    )


def _reading(
    session: Session, reader: Reader, account: AccountCard, plan: PlanCard, measure: Measure, request: FigureRequest
) -> Reading:
    """Computed where the measure names a figure, else as entered up to the day."""
    if measure.figure:
        term = Period(plan.starts_on, measure.target_on or plan.ends_on, "span")
        return read_figure(
            session,
            reader,
            account,
            measure.figure,
            request,
            term,
            unit=measure.unit,
            category=measure.category,
        )
    if measure.now is None or (measure.now_on is not None and measure.now_on > request.as_of):
        return Reading(unit=measure.unit)
    return Reading(measure.now, measure.now_on, measure.unit)
