"""Which plan is shown: the one of the day; of two the one begun last; an ended or a coming one where none holds."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.errors import NotFound
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.planning.choice import Choice, choose_plan, plan_on
from knowledge.records.plan import Plan
from tests.knowledge.planning.planned import DAY, PlanBook


def chosen(planned: PlanBook, day: date = DAY, ref: str = "", reader: Reader = LOCAL_OWNER) -> Choice | None:
    with planned.book.reading() as session:
        return choose_plan(session, reader, planned.account, day, ref)


def another(planned: PlanBook, title: str, starts: date, ends: date) -> int:
    return planned.add(Plan, account_id=planned.account, title=title, starts_on=starts, ends_on=ends)


def test_of_two_plans_that_hold_the_day_the_one_begun_last_is_shown_and_the_other_named(planned: PlanBook) -> None:
    another(planned, "Recovery", date(2026, 10, 1), date(2026, 12, 31))
    found = chosen(planned)
    assert found is not None
    assert (found.plan.title, found.standing) == ("Recovery", "holds")
    assert [one.title for one in found.overlapping(DAY)] == ["Rupsha plan"]


def test_where_none_holds_the_day_the_last_one_is_shown_as_ended(planned: PlanBook) -> None:
    found = chosen(planned, date(2027, 8, 1))
    assert found is not None
    assert (found.plan.title, found.standing) == ("Rupsha plan", "ended")


def test_before_the_first_one_begins_it_is_shown_as_to_come_and_figures_know_none(planned: PlanBook) -> None:
    found = chosen(planned, date(2026, 1, 1))
    assert found is not None
    assert found.standing == "to come"
    with planned.book.reading() as session:
        assert plan_on(session, LOCAL_OWNER, planned.account, date(2026, 1, 1)) is None


def test_a_plan_may_be_named_and_one_that_is_not_there_is_told_with_those_that_are(planned: PlanBook) -> None:
    other = another(planned, "Next year", date(2027, 7, 1), date(2028, 6, 30))
    found = chosen(planned, ref=f"plan-{other}")
    assert found is not None
    assert found.standing == "to come"
    with pytest.raises(NotFound) as error:
        chosen(planned, ref="plan-99")
    assert "plan-1" in str(error.value.message.values["known"])


def test_who_may_not_read_the_account_is_told_of_no_plan(planned: PlanBook) -> None:
    assert chosen(planned, reader=Reader("outsider", "a guest")) is None
