"""Satisfaction by hand: NPS and CSAT of the last answers, the trend, who is unhappy, and too few answers."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.compose.render import Style, render_figure
from knowledge.book import Book
from knowledge.evidence import Figure, Message
from knowledge.figures.satisfaction import Answer, last_and_before, score_of
from knowledge.records.satisfaction import Scale
from tests.knowledge.figures.computed import asked, figure
from tests.knowledge.figures.relations_book import DAY, ago


def test_the_last_answer_of_each_counts_against_the_one_before(relations: Book) -> None:
    # NPS now: 10, 8, 3: (1 - 1) / 3 = 0; before: 9, 9: 100. CSAT now: 2, 4, 5: 3.67; before: 3.
    found = figure(relations, "Rupsha Stores", "satisfaction", asked(DAY))
    assert isinstance(found, Figure)
    assert render_figure(found, Style()) == (
        "Satisfaction at Rupsha Stores: NPS 0 from 3 answers (last on 2 Nov 2026), down from 100 (2 answers before); "
        "CSAT 3.67 of 5 from 3 answers (last on 23 Oct 2026), up from 3 (1 answer before). "
        "Unhappy: Chandan Paul 3 of 10: Trucks come late; Chandan Paul 2 of 5."
    )
    assert (found.tone, found.records_total) == ("watch", 6)


def test_in_bengali_it_says_the_same(relations: Book) -> None:
    found = figure(relations, "Rupsha Stores", "satisfaction", asked(DAY))
    assert isinstance(found, Figure)
    assert render_figure(found, Style("bn")).startswith(
        "Rupsha Stores এর সন্তুষ্টি: এনপিএস ০, ৩টি উত্তর থেকে (শেষ ২ নভেম্বর ২০২৬), আগে ছিল ১০০ (২টি উত্তর), কমেছে; "
    )


def test_on_an_earlier_day_only_the_answers_of_then_count(relations: Book) -> None:
    found = figure(relations, "Rupsha Stores", "satisfaction", asked(ago(100)))
    assert isinstance(found, Figure)
    assert render_figure(found, Style()) == (
        "Satisfaction at Rupsha Stores: NPS 100 from 2 answers (last on 7 May 2026), nothing earlier to compare with; "
        "CSAT 3 of 5 from 1 answer (last on 26 Jun 2026), nothing earlier to compare with."
    )
    within = figure(relations, "Rupsha Stores", "satisfaction", asked(DAY, ago(25), DAY))
    assert isinstance(within, Figure)
    assert within.sentence.id == "satisfaction.nps_unhappy"


def test_one_answer_is_told_as_what_it_is_and_none_as_a_gap(relations: Book) -> None:
    one = figure(relations, "Surma Mart", "satisfaction", asked(DAY))
    assert isinstance(one, Figure)
    assert render_figure(one, Style()) == (
        "Satisfaction at Surma Mart: one NPS answer alone, 7 of 10 on 14 Nov 2026, too few for an NPS."
    )
    for request, gap in ((asked(DAY), "none"), (asked(DAY, ago(9), DAY), "none_in")):
        none = figure(relations, "Halda Fresh", "satisfaction", request)
        assert isinstance(none, Message)
        assert none.id == f"satisfaction.{gap}"


def an_answer(key: int, contact: int | None, score: int, survey: str = "") -> Answer:
    day = DAY - timedelta(days=key)
    return Answer(key, Scale.NPS, Decimal(score), day, contact, str(contact or ""), survey, "")


answers = st.lists(
    st.tuples(st.none() | st.integers(1, 4), st.integers(0, 10), st.sampled_from(["spring", "autumn"])), max_size=20
).map(lambda some: [an_answer(key, *one) for key, one in enumerate(some)])


@given(answers)
def test_each_person_counts_once_and_the_score_stays_within_its_scale(given_: list[Answer]) -> None:
    now, before = last_and_before(given_)
    named = [one.contact_id for one in now if one.contact_id is not None]
    assert sorted(named) == sorted({one.contact_id for one in given_ if one.contact_id is not None})
    assert {one.id for one in now}.isdisjoint(one.id for one in before)
    assert len({one.said_in for one in now if one.contact_id is None}) <= 1
    if now:
        assert -100 <= score_of(Scale.NPS, now) <= 100
        others = [Answer(9, Scale.NPS, 10 - one.score, DAY, None, "", "", "") for one in now if one.score in (0, 5, 10)]
        assert not others or -100 <= score_of(Scale.NPS, others) <= 100
