"""The plan in words: every sentence checked, each kind of line told as it is, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.compose.check import check
from bot.compose.plan import compose_plan, plan_as_dict
from bot.compose.plan_lines import PlanSheet
from bot.compose.render import Style
from knowledge.records.commitments import Side
from knowledge.records.plan import Plan, PlanStatus
from knowledge.records.team import Function
from tests.knowledge.planning.planned import DAY, PlanBook, plan_book

EN, BN = Style("en"), Style("bn")


@pytest.fixture
def planned(sqlite_template: Path, tmp_path: Path) -> Iterator[PlanBook]:
    with plan_book(sqlite_template, tmp_path) as found:
        yield found


def told(planned: PlanBook, style: Style = EN, day: date = DAY, **more: Any) -> PlanSheet:
    """The plan, in both languages checked."""
    for one in (EN, BN):
        dossier = planned.dossier(day, **more)
        sheet = compose_plan(dossier, one, for_customer=bool(more.get("for_customer")))
        assert sheet.left_out == 0, [line.sentence.text for part in sheet.parts for line in part.lines]
        assert all(check(sentence, dossier.evidence).ok for sentence in sheet.sentences)
        assert all(sentence.refs or sentence.kind == "gap" for sentence in sheet.sentences)
    return compose_plan(planned.dossier(day, **more), style, for_customer=bool(more.get("for_customer")))


def lines(sheet: PlanSheet, part: str) -> list[str]:
    return [line.sentence.text for one in sheet.parts if one.name == part for line in one.lines]


def a_full_plan(planned: PlanBook) -> None:
    ours = planned.objective(
        "Lead the tea bay",
        owner_member_id=planned.member,
        owner_contact_id=planned.contact,
        due_on=date(2027, 3, 31),
        status=PlanStatus.AT_RISK,
    )
    theirs = planned.objective("Fewer, faster lines", side=Side.THEIRS, owner_contact_id=planned.contact)
    planned.initiative(
        ours,
        "Redraw the bay",
        owner_member_id=planned.member,
        function=Function.TRADE_MARKETING,
        due_on=date(2026, 11, 13),
    )
    planned.initiative(ours, "Train the staff", starts_on=date(2026, 11, 1), due_on=date(2026, 12, 20))
    planned.initiative(ours, "Old idea", status=PlanStatus.DROPPED)
    planned.initiative(theirs, "List review", status=PlanStatus.DONE, done_on=date(2026, 9, 30))
    share = {"name": "Share of facings", "unit": "%", "baseline": Decimal(30), "target": Decimal(40)}
    planned.measure(ours, now=Decimal(33), now_on=date(2026, 11, 10), now_from="Store check", **share)
    planned.measure(theirs, name="Lines", target=Decimal(60))
    planned.point("weakness", "Late trucks")
    planned.point("competitor", "Buys shelf space", name="Golpata")
    planned.point("priority", "Tea before soap")


def test_a_plan_says_which_it_is_how_far_it_has_come_and_what_comes_next(planned: PlanBook) -> None:
    a_full_plan(planned)
    assert lines(told(planned), "term") == [
        "Rupsha plan: 1 Jul 2026 - 30 Jun 2027.",
        "Progress: 30% of the way, told from 1 of 2 objectives; 40% of the time has passed.",
        "Next milestone: Train the staff (owner to be agreed, function to be agreed, due 20 Dec 2026).",
    ]


def test_an_objective_stands_over_its_initiatives_those_that_are_late_first_and_its_measures(planned: PlanBook) -> None:
    a_full_plan(planned)
    assert lines(told(planned), "ours") == [
        "Lead the tea bay: at risk, due 31 Mar 2027; with us Nadia Alam, at the customer Rima Das.",
        "10 days late: Redraw the bay (Nadia Alam, trade marketing, due 13 Nov 2026).",
        "Train the staff: not started (owner to be agreed, function to be agreed, from 1 Nov 2026, due 20 Dec 2026).",
        "Dropped: Old idea.",
        "Share of facings: 33%, target 40%, 30% of the way from 30% (entered 10 Nov 2026, Store check).",
    ]
    assert lines(told(planned), "theirs")[1:] == [
        "Done: List review (owner to be agreed, function to be agreed, 30 Sep 2026).",
        "Lines cannot be told. No value is entered.",
    ]


def test_with_objectives_of_both_sides_there_is_a_scorecard_of_who_owes_what(planned: PlanBook) -> None:
    a_full_plan(planned)
    sheet = told(planned)
    assert sheet.form == "joint"
    assert lines(sheet, "scorecard") == [
        "Lead the tea bay (ours): Share of facings 33%, target 40%; owed by Nadia Alam.",
        "Fewer, faster lines (theirs): Lines not known, target 60; owed by Rima Das.",
    ]


def test_with_objectives_of_one_side_there_is_none(planned: PlanBook) -> None:
    planned.objective()
    sheet = told(planned)
    assert sheet.form == "plan"
    assert lines(sheet, "scorecard") == []


def test_points_stand_under_their_kinds_with_their_day(planned: PlanBook) -> None:
    a_full_plan(planned)
    sheet = told(planned)
    assert lines(sheet, "swot") == ["Weakness: Late trucks (23 Nov 2026)."]
    assert lines(sheet, "competitor") == ["Golpata: Buys shelf space (23 Nov 2026)."]
    assert lines(sheet, "priority") == ["Tea before soap (23 Nov 2026)."]


def test_it_ends_in_who_does_what_by_when_what_is_late_first(planned: PlanBook) -> None:
    a_full_plan(planned)
    sheet = told(planned)
    assert sheet.parts[-1].name == "actions"
    assert lines(sheet, "actions") == [
        "Nadia Alam (trade marketing), 10 days late, was due 13 Nov 2026: Redraw the bay.",
        "owner to be agreed (function to be agreed), by 20 Dec 2026: Train the staff.",
        "Nadia Alam, by 7 Dec 2026: agree on the next step (Fewer, faster lines).",
    ]


def test_what_is_missing_is_said(planned: PlanBook) -> None:
    objective = planned.objective("Alone")
    planned.initiative(objective, "Nobody's", starts_on=DAY)
    planned.measure(objective, name="Unmeasured")
    planned.measure(
        objective, name="Old", now=Decimal(1), now_on=date(2026, 9, 1), baseline=Decimal(0), target=Decimal(9)
    )
    missing = lines(told(planned), "missing")
    assert missing == [
        "Objectives without an owner with us, 1: Alone.",
        "Objectives without an owner at the customer, 1: Alone.",
        "Objectives without a due day, 1: Alone.",
        "Initiatives without an owner, 1: Nobody's.",
        "Initiatives without a due day, 1: Nobody's.",
        "Measures without a baseline, 1: Unmeasured.",
        "Measures without a target, 1: Unmeasured.",
        "Measures without a value now, 1: Unmeasured.",
        "Measures whose value is old, 1: Old.",
        "The plan has no summary.",
        "No objective of the customer's is in the plan.",
        "No competitor is written down.",
        "No strength, weakness, opportunity or threat is written down.",
        "No priority is written down.",
    ]


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        (
            {"now": Decimal(28), "baseline": Decimal(30), "target": Decimal(40), "now_on": DAY},
            "M: 28 (23 Nov 2026), further from the target of 40 than at the start (30).",
        ),
        (
            {"now": Decimal(0), "baseline": Decimal(0), "target": Decimal(14), "now_on": DAY},
            "M: 0, target 14, 0% of the way from 0 (entered 23 Nov 2026, source not known).",
        ),
        (
            {"now": Decimal(3), "target": Decimal(14), "now_on": DAY},
            "M: 3 (23 Nov 2026), target 14. Its progress cannot be told, because it has no baseline.",
        ),
        (
            {"now": Decimal(3), "target": Decimal(3), "baseline": Decimal(3), "now_on": DAY},
            "M: 3 (23 Nov 2026), target 3. Its progress cannot be told, because baseline and target are the same.",
        ),
        (
            {"figure": "revenue", "unit": "BDT", "target": Decimal(9)},
            "M cannot be told. No orders of Rupsha Stores are",
        ),
        (
            {"figure": "magic", "target": Decimal(9)},
            'M cannot be told. There is no figure "magic" that a measure can name.',
        ),
    ],
)
def test_a_measure_tells_its_progress_or_why_it_cannot(planned: PlanBook, measure: dict[str, Any], line: str) -> None:
    planned.measure(planned.objective(), name="M", **measure)
    assert lines(told(planned), "ours")[1].startswith(line)


def test_a_revenue_measure_tells_what_is_reached_of_the_target(planned: PlanBook) -> None:
    given = {"name": "Revenue", "figure": "revenue", "unit": "BDT", "baseline": Decimal(900), "target": Decimal(1000)}
    planned.measure(planned.objective(), **given)
    planned.order(date(2026, 9, 1), "250")
    assert lines(told(planned), "ours")[1] == (
        "Revenue: BDT 250 of BDT 1,000 by 23 Nov 2026, 25% of it; the time before: BDT 900."
    )


def test_an_ended_plan_two_that_overlap_and_one_to_come_are_said(planned: PlanBook) -> None:
    planned.objective()
    assert "This plan ended on 30 Jun 2027. Draft the next one." in lines(told(planned, day=date(2027, 7, 1)), "term")
    given = {"account_id": planned.account, "starts_on": date(2026, 10, 1), "ends_on": date(2026, 12, 31)}
    planned.add(Plan, title="Recovery", **given)
    planned.add(Plan, title="Next year", **given | {"starts_on": date(2027, 7, 1), "ends_on": date(2028, 6, 30)})
    found = lines(told(planned), "term")
    assert found[:3] == [
        "Recovery: 1 Oct 2026 - 31 Dec 2026.",
        "Another plan holds this day too: Rupsha plan (1 Jul 2026 - 30 Jun 2027). Shown is the one that began last.",
        "The next plan: Next year (1 Jul 2027 - 30 Jun 2028).",
    ]
    assert "This plan has not begun: it starts on 1 Jul 2027." in lines(told(planned, ref="plan-3"), "term")


def test_a_plan_without_objectives_and_an_account_without_a_plan_are_told(planned: PlanBook) -> None:
    sheet = told(planned)
    assert "The plan has no objectives." in lines(sheet, "missing")
    assert "Nadia Alam, by 7 Dec 2026: agree on the first objective (Rupsha plan)." in lines(sheet, "actions")
    with planned.book.writing() as session:
        session.delete(session.get(Plan, planned.plan))
    sheet = told(planned)
    assert sheet.ref == ""
    assert lines(sheet, "term") == ["No plan for Rupsha Stores is recorded."]


def test_in_bengali_it_says_the_same(planned: PlanBook) -> None:
    a_full_plan(planned)
    sheet = told(planned, BN)
    assert sheet.title == "Rupsha Stores: ২৩ নভেম্বর ২০২৬ এর জয়েন্ট বিজনেস প্ল্যান"
    assert lines(sheet, "ours")[1] == "১০ দিন দেরি: Redraw the bay (Nadia Alam, ট্রেড মার্কেটিং, তারিখ ১৩ নভেম্বর ২০২৬)।"
    assert "অগ্রগতি: পথের ৩০%" in lines(sheet, "term")[1]


def test_the_keys_of_json(planned: PlanBook) -> None:
    planned.objective()
    found = plan_as_dict(told(planned))
    assert list(found) == ["account", "plan", "title", "as_of", "form", "parts", "sources", "left_out", "written"]
    assert found["plan"] == "plan-1"
    assert set(found["parts"][0]["lines"][0]) == {"text", "refs", "kind", "level"}
