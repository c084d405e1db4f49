"""A new year's plan: carried over, targeted, answering; stored only when saved, once, and taken back whole."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from knowledge.errors import BadInput, NotFound, Refused
from knowledge.figures.entry import FigureRequest
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.planning.choice import PlanCard
from knowledge.planning.draft import PlanDraft, draft_plan, term_after
from knowledge.planning.drafting import Proposed
from knowledge.planning.saving import SavedPlan, save_draft, undo_draft
from knowledge.planning.templates import template_for, templates
from knowledge.planning.trend import rounded
from knowledge.records.accounts import account_card
from knowledge.records.commitments import Side
from knowledge.records.needs import Need, NeedKind
from knowledge.records.offers import Offer, OfferNeed
from knowledge.records.plan import Initiative, Measure, Objective, Plan, PlanPoint, PlanStatus
from tests.knowledge.planning.planned import DAY, ENDS, PlanBook, moment

TABLES = (Plan, Objective, Initiative, Measure, PlanPoint)


def drafted(planned: PlanBook, template: str = "", language: str = "en") -> PlanDraft:
    with planned.book.reading() as session:
        card = account_card(session, LOCAL_OWNER, planned.account)
        chosen = template_for(templates(), card.segment, template)
        return draft_plan(session, LOCAL_OWNER, card, FigureRequest(as_of=DAY), chosen, language)


def saved(planned: PlanBook, origin: str = "press-1", by: Reader | None = None) -> SavedPlan:
    found = drafted(planned)
    with planned.book.writing() as session:
        return save_draft(session, by or planned.nadia, found, "Next year", at=moment(DAY), origin=origin)


def undone(planned: PlanBook, ref: str) -> SavedPlan:
    with planned.book.writing() as session:
        return undo_draft(session, planned.nadia, ref, at=moment(DAY), origin="undo-1")


def counts(planned: PlanBook) -> list[int]:
    with planned.book.reading() as session:
        return [session.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in TABLES]


def of(draft: PlanDraft, kind: str, why: str = "") -> list[Proposed]:
    return [one for one in draft.proposals if one.kind == kind and why in ("", one.why)]


def statements(found: list[Proposed]) -> list[Any]:
    return [one.values["statement"] for one in found]


def test_open_objectives_are_carried_over_those_with_overdue_initiatives_first(planned: PlanBook) -> None:
    planned.objective("Quiet one", status=PlanStatus.ON_TRACK)
    late = planned.objective("Late one", status=PlanStatus.LATE)
    planned.objective("Done one", status=PlanStatus.DONE)
    planned.objective("Dropped one", status=PlanStatus.DROPPED)
    planned.initiative(late, "Coming step", due_on=date(2027, 9, 1))
    planned.initiative(late, "Overdue step", due_on=date(2026, 10, 1))
    planned.initiative(late, "Done step", due_on=date(2026, 8, 1), status=PlanStatus.DONE, done_on=date(2026, 8, 1))
    found = drafted(planned)
    assert statements(of(found, "objective", "carried")) == ["Late one", "Quiet one"]
    carried = [one for one in of(found, "initiative") if one.why in ("overdue", "open")]
    assert [(one.why, one.values["statement"]) for one in carried] == [
        ("overdue", "Overdue step"),
        ("open", "Coming step"),
    ]
    assert carried[0].values["due_on"] == ENDS + timedelta(days=31)
    assert carried[1].values["due_on"] == date(2027, 9, 1)
    assert found.proposals[0].fact.ref == f"objective-{late}"


def sales(planned: PlanBook, last: str, before: str) -> None:
    """What was bought in the twelve months to the day, and in the twelve before; the book reaches back further."""
    planned.order(date(2024, 1, 5), "10")
    planned.order(date(2025, 6, 1), before)
    planned.order(date(2026, 6, 1), last)


def revenue_proposal(planned: PlanBook) -> Proposed:
    (found,) = [one for one in of(drafted(planned), "measure") if one.values["figure"] == "revenue"]
    return found


@pytest.mark.parametrize(
    ("last", "before", "why", "target"),
    [
        ("1100000", "1000000", "trend_carried", "1210000"),
        ("2000000", "1000000", "trend_capped", "2500000"),
        ("900000", "1000000", "trend_held", "900000"),
        ("1000000", "1000000", "trend_held", "1000000"),
    ],
)
def test_the_target_goes_on_from_last_years_revenue_and_says_how(
    planned: PlanBook, last: str, before: str, why: str, target: str
) -> None:
    sales(planned, last, before)
    found = revenue_proposal(planned)
    assert (found.why, found.values["target"]) == (why, Decimal(target))
    assert found.values["baseline"] == Decimal(last)


def test_where_the_year_before_is_not_whole_the_templates_growth_is_taken(planned: PlanBook) -> None:
    planned.order(date(2026, 6, 1), "1000000")
    found = revenue_proposal(planned)
    assert (found.why, found.values["target"]) == ("trend_assumed", Decimal(1080000))  # pharmacy: 8 %


def test_without_orders_or_with_returns_only_no_target_is_made_up(planned: PlanBook) -> None:
    assert revenue_proposal(planned).values.get("target") is None
    planned.order(date(2026, 6, 1), "-500")
    assert revenue_proposal(planned).why == "template_measure"


def test_what_the_template_measures_by_a_figure_starts_where_that_stood_over_the_last_year(planned: PlanBook) -> None:
    for day in (date(2026, 8, 1), date(2026, 8, 11), date(2026, 8, 26), date(2026, 9, 10), date(2026, 9, 20)):
        planned.order(day, "100")  # gaps of 10, 15, 15 and 10 days
    (found,) = [
        one for one in of(drafted(planned, "distributor"), "measure") if one.values["figure"] == "order_cadence"
    ]
    assert found.why == "template_standing"
    assert found.values["baseline"] == Decimal("12.5")
    assert found.fact.records == tuple(f"order-{key}" for key in (5, 4, 3, 2, 1))


def test_orders_in_two_currencies_are_never_added(planned: PlanBook) -> None:
    sales(planned, "1100000", "1000000")
    planned.order(date(2026, 6, 1), "9000000", currency="USD")
    assert revenue_proposal(planned).values["baseline"] == 1100000


def test_a_carried_revenue_measure_gets_the_new_target_and_the_templates_is_left_out(planned: PlanBook) -> None:
    sales(planned, "1100000", "1000000")
    objective = planned.objective("Sell more tea and soap")
    measure = planned.measure(objective, name="Revenue", figure="revenue", unit="BDT", target=Decimal(5))
    found = revenue_proposal(planned)
    assert found.fact.ref == f"measure-{measure}"
    assert found.values["target"] == 1210000


def test_an_entered_measure_starts_where_it_stands_and_a_reached_one_needs_a_new_target(planned: PlanBook) -> None:
    objective = planned.objective("Shelf")
    given = {"baseline": Decimal(30), "target": Decimal(40), "unit": "%", "now_on": date(2026, 11, 1)}
    planned.measure(objective, name="Half way", now=Decimal(35), **given)
    planned.measure(objective, name="There", now=Decimal(41), **given)
    half, there = [one for one in of(drafted(planned), "measure") if one.why.startswith("measure")]
    assert (half.values["baseline"], half.values["target"]) == (35, 40)
    assert (there.why, there.values["target"]) == ("measure_reached", None)


def need(planned: PlanBook, statement: str, kind: NeedKind = NeedKind.NEED, **values: Any) -> int:
    given = {"account_id": planned.account, "kind": kind, "statement": statement, "stated_on": date(2026, 10, 1)}
    return planned.add(Need, **given | values)


def test_needs_that_no_offer_answers_and_open_concerns_become_objectives_of_theirs(planned: PlanBook) -> None:
    need(planned, "Smaller cases for village shops", contact_id=planned.contact)
    answered = need(planned, "Printed pallet labels")
    need(planned, "Credit note still open", NeedKind.CONCERN)
    need(planned, "Settled long ago", resolved_on=date(2026, 10, 5))
    offer = planned.add(Offer, account_id=planned.account, name="Labels", offered_on=date(2026, 10, 9))
    with planned.book.writing() as session:
        session.add(OfferNeed(offer_id=offer, need_id=answered))
    found = [one for one in of(drafted(planned), "objective") if one.why in ("need", "need_by", "concern")]
    assert [(one.why, one.values["statement"]) for one in found] == [
        ("need_by", "Smaller cases for village shops"),
        ("concern", "Credit note still open"),
    ]
    assert {one.values["side"] for one in found} == {Side.THEIRS}
    assert found[0].values["owner_contact_id"] == planned.contact


def test_points_that_still_count_are_carried_over(planned: PlanBook) -> None:
    planned.point("weakness", "Late trucks")
    planned.point("competitor", "Cheaper by a tenth", name="Golpata")
    planned.point("threat", "Over now", ended_on=date(2026, 11, 1))
    assert statements(of(drafted(planned), "plan_point")) == ["Late trucks", "Cheaper by a tenth"]


def test_each_proposal_rests_on_a_fact_of_the_evidence(planned: PlanBook) -> None:
    planned.measure(planned.objective(), target=Decimal(4))
    planned.point("weakness", "Late trucks")
    need(planned, "Smaller cases")
    for language in ("en", "bn"):
        found = drafted(planned, language=language)
        assert all(found.evidence.fact(one.fact.ref) is not None for one in found.proposals)


def test_the_new_term_follows_the_last_plan_or_begins_next_month() -> None:
    def after(ends: date | None, as_of: date = DAY) -> tuple[date | None, date]:
        last = PlanCard(1, "", date(2024, 1, 1), ends, "") if ends else None
        term = term_after(last, as_of)
        return term.start, term.end

    assert after(ENDS) == (date(2027, 7, 1), date(2028, 6, 30))
    assert after(date(2025, 6, 30)) == (date(2026, 12, 1), date(2027, 11, 30))
    assert after(None) == (date(2026, 12, 1), date(2027, 11, 30))
    assert after(date(2028, 2, 28)) == (date(2028, 2, 29), date(2029, 2, 27))


@pytest.mark.parametrize(
    ("amount", "told"), [("23415507", "23400000"), ("999", "999"), ("12.345", "12.3"), ("1005", "1010")]
)
def test_targets_are_rounded_to_three_figures(amount: str, told: str) -> None:
    assert rounded(Decimal(amount)) == Decimal(told)


def test_nothing_is_stored_until_it_is_saved_and_then_once(planned: PlanBook) -> None:
    planned.initiative(planned.objective(), "Step", due_on=date(2026, 10, 1))
    before = counts(planned)
    drafted(planned)
    assert counts(planned) == before
    first = saved(planned)
    after = counts(planned)
    again = saved(planned)
    assert (first.changed, again.changed, again.ref) == (True, False, first.ref)
    assert counts(planned) == after
    assert sum(after) - sum(before) == first.count == len(drafted(planned).proposals) + 1


def test_a_saved_plan_is_taken_back_whole_once(planned: PlanBook) -> None:
    planned.measure(planned.objective(), target=Decimal(4))
    before = counts(planned)
    ref = saved(planned).ref
    assert undone(planned, ref).changed
    assert counts(planned) == before
    assert not undone(planned, ref).changed


def test_a_saved_plan_that_has_grown_since_is_not_taken_back_at_all(planned: PlanBook) -> None:
    ref = saved(planned).ref
    before = counts(planned)
    with planned.book.reading() as session:
        newest = session.scalar(sa.select(sa.func.max(Objective.id)))
    planned.kept("initiative", {"objective_id": newest, "statement": "Added since"}, at=moment(DAY), origin="press-9")
    with pytest.raises(BadInput) as error:
        undone(planned, ref)
    assert error.value.message.id == "plan.draft_in_use"
    assert sum(counts(planned)) == sum(before) + 1


def test_a_plan_that_was_written_by_hand_is_not_taken_back_as_a_draft(planned: PlanBook) -> None:
    values = {"account_id": planned.account, "title": "By hand", "starts_on": DAY, "ends_on": DAY}
    ref = planned.kept("plan", values, at=moment(DAY), origin="press-1").ref
    with pytest.raises(BadInput) as error:
        undone(planned, ref)
    assert error.value.message.id == "plan.not_drafted"
    with pytest.raises(NotFound):
        undone(planned, "plan-99")


def test_only_who_looks_after_the_account_saves(planned: PlanBook) -> None:
    with pytest.raises(Refused):
        saved(planned, by=planned.stranger)
    assert counts(planned)[0] == 1
