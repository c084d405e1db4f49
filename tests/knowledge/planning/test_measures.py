"""Measures: computed where they name a figure, else as entered; progress told, or why it cannot be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from knowledge.book import Book
from knowledge.evidence import Message, Period
from knowledge.figures.entry import FigureRequest
from knowledge.people import LOCAL_OWNER
from knowledge.planning.measured import MEASURED, Reading, read_figure
from knowledge.planning.measures import MeasureCard
from knowledge.records.accounts import account_cards
from tests.conftest import SAMPLE_DAY
from tests.knowledge.planning.planned import DAY, PlanBook

amounts = st.decimals(-10_000, 10_000, places=2)


def card(now: Decimal | None, baseline: Decimal | None, target: Decimal | None, figure: str = "") -> MeasureCard:
    reading = Reading(now, DAY, "%") if now is not None else Reading()
    return MeasureCard(1, 1, "Share", "%", figure, "", baseline, None, target, None, "", reading)


@given(amounts, amounts, st.decimals(0, 1, places=4))
def test_progress_is_nothing_at_the_baseline_whole_at_the_target_and_straight_between(
    baseline: Decimal, target: Decimal, share: Decimal
) -> None:
    if baseline == target:
        assert card(baseline, baseline, target).missing == "way"
        return
    assert card(baseline, baseline, target).progress == 0
    assert card(target, baseline, target).progress == 1
    between = card(baseline + (target - baseline) * share, baseline, target).progress
    assert between is not None
    assert abs(between - share) < Decimal("0.000001")


@pytest.mark.parametrize(
    ("now", "baseline", "target", "figure", "missing"),
    [
        (None, Decimal(30), Decimal(40), "", "now"),
        (Decimal(33), Decimal(30), None, "", "target"),
        (Decimal(33), None, Decimal(40), "", "baseline"),
        (Decimal(33), Decimal(40), Decimal(40), "", "way"),
        (Decimal(33), Decimal(30), Decimal(0), "revenue", "target"),
        (Decimal(33), Decimal(30), Decimal(-5), "revenue", "target"),
        (Decimal(33), None, Decimal(66), "revenue", ""),
    ],
)
def test_what_progress_needs_and_is_not_there_is_named(
    now: Decimal | None, baseline: Decimal | None, target: Decimal | None, figure: str, missing: str
) -> None:
    found = card(now, baseline, target, figure)
    assert found.missing == missing
    assert (found.progress is None) == bool(missing)


def test_what_adds_up_over_the_term_is_told_by_what_is_reached_of_the_target() -> None:
    assert card(Decimal(8), Decimal(20), Decimal(24), "revenue").progress == Decimal(8) / 24


def test_revenue_is_counted_from_the_plans_first_day_to_the_day_in_the_measures_currency(planned: PlanBook) -> None:
    measure = {"name": "Revenue", "figure": "revenue", "unit": "BDT", "target": Decimal(1000)}
    planned.measure(planned.objective(), **measure)
    planned.order(date(2026, 6, 30), "700")
    planned.order(date(2026, 7, 1), "100")
    planned.order(DAY, "150")
    planned.order(date(2026, 11, 24), "5000")
    planned.order(date(2026, 8, 1), "90", currency="USD")
    (found,) = planned.objectives()[0].measures
    assert (found.reading.number, found.reading.on, found.unit) == (Decimal(250), DAY, "BDT")
    assert found.progress == Decimal("0.25")


def test_orders_in_another_currency_only_cannot_be_told_in_the_measures(planned: PlanBook) -> None:
    planned.measure(planned.objective(), name="Revenue", figure="revenue", unit="BDT", target=Decimal(1000))
    planned.order(date(2026, 8, 1), "90", currency="USD")
    reading = planned.objectives()[0].measures[0].reading
    assert reading.number is None
    assert reading.why == Message("plan.why_currency", {"unit": "BDT", "held": "USD"})


def test_with_no_order_since_the_plan_began_revenue_cannot_be_told(planned: PlanBook) -> None:
    planned.measure(planned.objective(), name="Revenue", figure="revenue", unit="BDT", target=Decimal(1000))
    reading = planned.objectives()[0].measures[0].reading
    assert reading.number is None
    assert reading.why is not None
    assert reading.why.id == "gaps.no_orders"


def test_a_figure_that_is_not_there_is_named_with_those_that_are(planned: PlanBook) -> None:
    planned.measure(planned.objective(), figure="shelf_magic", target=Decimal(1), baseline=Decimal(0))
    reading = planned.objectives()[0].measures[0].reading
    assert reading.number is None
    assert reading.why is not None
    assert reading.why.id == "plan.why_no_figure"
    assert "revenue" in str(reading.why.values["known"])


def test_a_value_entered_after_the_day_is_not_known_on_it(planned: PlanBook) -> None:
    planned.measure(planned.objective(), now=Decimal(33), now_on=date(2026, 11, 1), target=Decimal(40))
    assert planned.objectives(date(2026, 10, 31))[0].measures[0].reading.number is None
    assert planned.objectives(date(2026, 11, 1))[0].measures[0].reading.number == 33


def test_every_figure_a_measure_may_name_tells_a_number_or_why_not(sample_on_sqlite: Book) -> None:
    term = Period(date(2026, 7, 1), date(2027, 6, 30), "span")
    request = FigureRequest(as_of=SAMPLE_DAY)
    with sample_on_sqlite.reading() as session:
        for account in account_cards(session, LOCAL_OWNER)[::6]:  # a chain, a wholesaler, a pharmacy
            for name in MEASURED:
                found = read_figure(session, LOCAL_OWNER, account, name, request, term)
                assert (found.number is None) == (found.why is not None), (account.name, name)


def test_the_share_on_time_is_what_was_not_late_of_what_was_shipped(sample_on_sqlite: Book) -> None:
    term = Period(date(2026, 7, 1), date(2027, 6, 30), "span")
    by_hand = sa.text(
        "SELECT SUM(shipped_on <= required_on) * 100.0 / COUNT(*) FROM orders WHERE account_id = :account"
        " AND status != 'cancelled' AND ordered_on BETWEEN '2026-07-01' AND '2026-11-23'"
        " AND shipped_on <= '2026-11-23' AND required_on IS NOT NULL"
    )
    with sample_on_sqlite.reading() as session:
        for account in account_cards(session, LOCAL_OWNER)[:4]:
            found = read_figure(session, LOCAL_OWNER, account, "on_time_share", FigureRequest(as_of=SAMPLE_DAY), term)
            assert found.number is not None
            assert float(found.number) == pytest.approx(session.scalar(by_hand, {"account": account.id}))
            assert found.unit == "%"
