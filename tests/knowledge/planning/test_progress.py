"""Progress of a plan against a calculation by hand."""

from __future__ import annotations

from decimal import Decimal

from knowledge.evidence import Figure, Message, Percent
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.records.plan import PlanStatus
from tests.knowledge.planning.planned import DAY, PlanBook


def told(planned: PlanBook, reader: Reader | None = None) -> Figure | Message:
    request = FigureRequest(as_of=DAY)
    return (
        planned.figure("plan_progress", request) if reader is None else planned.figure("plan_progress", request, reader)
    )


def entered(planned: PlanBook, objective: int, now: int, baseline: int, target: int) -> None:
    planned.measure(objective, now=Decimal(now), now_on=DAY, baseline=Decimal(baseline), target=Decimal(target))


def test_it_is_the_mean_of_the_objectives_each_the_mean_of_its_measures(planned: PlanBook) -> None:
    first = planned.objective("First")
    entered(planned, first, now=35, baseline=30, target=40)  # a half
    entered(planned, first, now=60, baseline=30, target=40)  # beyond: whole
    second = planned.objective("Second")
    entered(planned, second, now=10, baseline=30, target=40)  # behind its baseline: nothing
    planned.objective("Third", status=PlanStatus.DONE)  # whole
    entered(planned, planned.objective("Fourth", status=PlanStatus.DROPPED), now=40, baseline=30, target=40)
    planned.objective("Fifth")  # no measure: cannot be told
    found = told(planned)
    assert isinstance(found, Figure)
    values = found.sentence.values
    assert values["progress"] == Percent((Decimal("0.75") + 0 + 1) / 3)
    assert (values["told"], values["every"]) == (3, 4)
    assert values["passed"] == Percent(Decimal(146) / 365)  # 1 July to 23 November, of a year
    assert found.tone == "good"


def test_what_is_far_behind_the_time_is_to_be_watched(planned: PlanBook) -> None:
    entered(planned, planned.objective(), now=31, baseline=30, target=40)
    found = told(planned)
    assert isinstance(found, Figure)
    assert found.tone == "watch"


def test_a_plan_that_nothing_measures_cannot_be_told(planned: PlanBook) -> None:
    planned.objective()
    found = told(planned)
    assert isinstance(found, Message)
    assert found.id == "plan.no_progress"


def test_a_plan_without_objectives_is_told_so(planned: PlanBook) -> None:
    found = told(planned)
    assert isinstance(found, Message)
    assert found.id == "gaps.no_objectives"


def test_who_may_not_read_the_account_learns_of_no_plan(planned: PlanBook) -> None:
    entered(planned, planned.objective(), now=35, baseline=30, target=40)
    found = told(planned, Reader("outsider", "a guest"))
    assert isinstance(found, Message)
    assert found.id == "gaps.no_plan"
