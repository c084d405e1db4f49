"""What changed in a plan: each act of a person or of a load, with what the fields were and became."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.compose.render import Style, render
from knowledge.evidence import Figure, Message, Period
from knowledge.figures.entry import FigureRequest
from knowledge.keeping.records import undo_record
from knowledge.planning.changes import Change, changes_of
from knowledge.records.commitments import Side
from knowledge.records.loads import Load, LoadChange
from knowledge.records.plan import Objective, Plan, PlanStatus
from tests.knowledge.planning.planned import DAY, PlanBook, moment

DHAKA = ZoneInfo("Asia/Dhaka")
JUNE = date(2026, 6, 1)


def changes(planned: PlanBook, since: date = JUNE, until: date = DAY) -> tuple[Change, ...]:
    with planned.book.reading() as session:
        return changes_of(session, planned.plan, since, until, DHAKA)


def words(planned: PlanBook, since: date = JUNE, language: str = "en") -> str:
    request = FigureRequest(as_of=DAY, period=Period(since, DAY, "since"))
    found = planned.figure("plan_changes", request)
    return render(found.sentence if isinstance(found, Figure) else found, Style("bn" if language == "bn" else "en"))


def an_objective(planned: PlanBook) -> str:
    values = {"plan_id": planned.plan, "side": Side.OURS, "statement": "Lead the tea bay", "due_on": date(2027, 3, 31)}
    return planned.kept("objective", values, at=moment(date(2026, 7, 2)), origin="press-1").ref


def test_each_field_is_told_from_what_to_what_by_whom_and_when(planned: PlanBook) -> None:
    ref = an_objective(planned)
    due = date(2027, 5, 31)
    planned.changed(ref, at=moment(date(2026, 9, 3)), origin="press-2", status=PlanStatus.LATE, due_on=due)
    planned.changed(ref, at=moment(date(2026, 10, 4)), origin="press-3", owner_contact_id=planned.contact)
    told = words(planned)
    assert "Nadia Alam added Lead the tea bay (objective) on 2 Jul 2026" in told
    assert "Nadia Alam changed Lead the tea bay (objective) on 3 Sep 2026" in told
    assert "status from not started to late" in told
    assert "due day from 31 Mar 2027 to 31 May 2027" in told
    assert "owner at the customer set to Rima Das" in told
    bengali = words(planned, language="bn")
    assert "অবস্থা" in bengali
    assert "৩ সেপ্টেম্বর ২০২৬" in bengali


def test_only_changes_of_the_days_asked_for_are_told(planned: PlanBook) -> None:
    ref = an_objective(planned)
    planned.changed(ref, at=moment(date(2026, 9, 3)), origin="press-2", status=PlanStatus.LATE)
    assert [one.kind for one in changes(planned)] == ["added", "changed"]
    assert [one.kind for one in changes(planned, since=date(2026, 9, 3))] == ["changed"]
    assert changes(planned, since=date(2026, 9, 4)) == ()
    assert changes(planned, until=date(2026, 7, 1)) == ()


def test_a_day_begins_and_ends_where_the_people_are(planned: PlanBook) -> None:
    ref = an_objective(planned)
    late_evening = datetime(2026, 9, 2, 19, tzinfo=UTC)  # one in the morning of the third, in Dhaka
    planned.changed(ref, at=late_evening, origin="press-2", status=PlanStatus.LATE)
    assert [one.kind for one in changes(planned, since=date(2026, 9, 3))] == ["changed"]


def test_an_undo_is_a_change_and_a_record_that_was_taken_back_is_told_no_more(planned: PlanBook) -> None:
    ref = an_objective(planned)
    planned.changed(ref, at=moment(date(2026, 9, 3)), origin="press-2", status=PlanStatus.DONE)
    with planned.book.writing() as session:
        undo_record(session, planned.nadia, ref, 2, at=moment(date(2026, 9, 4)), origin="press-3")
    assert [one.kind for one in changes(planned)] == ["added", "ended", "changed"]
    with planned.book.writing() as session:
        undo_record(session, planned.nadia, ref, 1, at=moment(date(2026, 9, 5)), origin="press-4")
    assert changes(planned) == ()


def a_load(planned: PlanBook, day: date, **values: object) -> int:
    given = {"at": moment(day), "by": "Nadia Alam", "folder": "october", "mapping": "keybrief"}
    return planned.add(Load, **given | values)


def image(planned: PlanBook, load: int, objective: int, before: str, after: str) -> None:
    planned.add(
        LoadChange,
        load_id=load,
        table_name="objectives",
        record_id=objective,
        before=json.dumps({"status": before}),
        after=json.dumps({"status": after}),
    )


def test_what_loads_changed_and_brought_counts_but_not_what_was_taken_back(planned: PlanBook) -> None:
    load, gone = a_load(planned, date(2026, 8, 1)), a_load(planned, date(2026, 8, 2), undone_at=moment(DAY))
    objective = planned.objective(load_id=load)
    planned.objective("Another", load_id=load)
    image(planned, a_load(planned, date(2026, 10, 1)), objective, "on track", "at risk")
    image(planned, gone, objective, "at risk", "done")
    told = words(planned)
    assert "load 1 of Nadia Alam brought in 2 records of the plan on 1 Aug 2026" in told
    assert (
        "load 3 of Nadia Alam changed Grow revenue (objective) on 1 Oct 2026: status from on track to at risk" in told
    )
    assert "done" not in told


def test_changes_of_another_plan_are_not_told(planned: PlanBook) -> None:
    an_objective(planned)
    other = planned.add(Plan, account_id=planned.account, title="Old", starts_on=JUNE, ends_on=JUNE)
    with planned.book.reading() as session:
        assert changes_of(session, other, JUNE, DAY, DHAKA) == ()


def test_where_nothing_changed_that_is_said(planned: PlanBook) -> None:
    assert words(planned) == "Nothing changed in the plan of Rupsha Stores from 1 Jun 2026 to 23 Nov 2026."


def test_without_a_period_the_last_thirty_days_are_told(planned: PlanBook) -> None:
    ref = an_objective(planned)
    planned.changed(ref, at=moment(date(2026, 10, 24)), origin="press-2", status=PlanStatus.LATE)
    found = planned.figure("plan_changes", FigureRequest(as_of=DAY))
    assert isinstance(found, Message)
    planned.changed(ref, at=moment(date(2026, 10, 25)), origin="press-3", status=PlanStatus.AT_RISK)
    found = planned.figure("plan_changes", FigureRequest(as_of=DAY))
    assert isinstance(found, Figure)
    assert found.records == (ref,)


def test_an_objective_without_a_revision_is_no_change(planned: PlanBook) -> None:
    planned.add(Objective, plan_id=planned.plan, statement="Written by nobody")
    assert changes(planned) == ()
