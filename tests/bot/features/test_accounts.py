"""Accounts by name and as examples, sorted, filtered and with their reasons: those alone that the reader may see."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.desk import Desk
from bot.features.accounts import (
    NONE,
    SORTS,
    Wanted,
    accounts,
    choice_key,
    choices_of,
    demand_choices,
    lately_ordered,
    reasons,
)
from bot.features.ask import ask
from knowledge.book import Book
from knowledge.errors import Ambiguous, BadInput
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.periods import Calendar
from knowledge.records.orders import Order, OrderStatus
from tests.bot.features.notebook import NUSRAT, TANVIR, fill
from tests.conftest import SAMPLE_DAY

GUEST = Reader("outsider", "Guest")


@pytest.fixture
def desk(book: Book) -> Desk:
    return fill(book)


def test_those_that_ordered_last_come_first_and_no_more_than_are_wanted(desk: Desk) -> None:
    with desk.book.writing() as session:
        session.add_all(
            Order(account_id=key, ordered_on=date(2026, 11, day), status=OrderStatus.SHIPPED, currency="BDT")
            for key, day in ((3, 20), (2, 12))
        )
    assert [one.text for one in lately_ordered(desk, NUSRAT, 2)] == ["Nokshi Departmental Store", "Padma Wholesale"]
    assert [one.text for one in lately_ordered(desk, TANVIR, 9)][:2] == ["Padma Wholesale", "Padma Mart"]
    assert lately_ordered(desk, GUEST, 9) == ()


def test_the_accounts_words_could_mean_are_the_readers_own_choices_in_their_order(desk: Desk) -> None:
    doubt = Ambiguous(
        "errors.account_ambiguous", choices=("Nokshi Departmental Store", "Padma Wholesale", "Padma Mart")
    )
    assert choices_of(desk, TANVIR, doubt) == ((2, "Padma Wholesale"), (1, "Padma Mart"))


@pytest.fixture
def of_sample(sample_on_sqlite: Book) -> Desk:
    noon = datetime.combine(SAMPLE_DAY, time(6), UTC)
    return Desk(sample_on_sqlite, Calendar(), ZoneInfo("Asia/Dhaka"), lambda: noon, "en", None)


def test_every_account_has_its_score_its_cell_and_its_colour_and_the_order_is_the_one_wanted(of_sample: Desk) -> None:
    for name in SORTS:
        rows = accounts(of_sample, LOCAL_OWNER, None, Wanted(name)).rows
        assert len(rows) == 14
        if name == "score":
            told = [row.score for row in rows if row.score is not None]
            assert told == sorted(told, reverse=True)
        if name == "health":
            lowest = [row.health for row in rows if row.health is not None]
            assert lowest == sorted(lowest)
    assert all(row.colour in ("red", "yellow", "green") for row in rows if row.health is not None)
    assert all(row.cell for row in rows if row.attractiveness is not None and row.strength is not None)


def test_filters_hold_the_list_to_an_owner_a_segment_a_tier_or_a_class(of_sample: Desk) -> None:
    every = accounts(of_sample, LOCAL_OWNER, None)
    assert every.choices["tier"][-1] == NONE
    for field in ("owner", "segment", "tier", "abc"):
        seen = 0
        for choice in every.choices[field]:
            held = accounts(of_sample, LOCAL_OWNER, None, replace(Wanted(), **{field: choice_key(choice)}))
            assert {getattr(row, field) or NONE for row in held.rows} == {choice}
            assert held.rows == accounts(of_sample, LOCAL_OWNER, None, replace(Wanted(), **{field: choice})).rows
            seen += len(held.rows)
        assert seen == every.total == 14
    assert accounts(of_sample, LOCAL_OWNER, None, Wanted(tier="no such tier")).rows == ()


def test_what_is_no_order_and_what_no_account_has_is_said_with_what_there_is(of_sample: Desk) -> None:
    with pytest.raises(BadInput) as error:
        accounts(of_sample, LOCAL_OWNER, None, Wanted("price"))
    assert "revenue, score" in str(error.value.message.values["known"])
    with pytest.raises(BadInput) as error:
        demand_choices(accounts(of_sample, LOCAL_OWNER, None, Wanted(tier="gold")))
    assert "major" in str(error.value.message.values["known"])


def test_the_reasons_of_an_account_are_told_whole_with_their_records_in_both_languages(of_sample: Desk) -> None:
    for language in ("en", "bn"):
        told, _ = reasons(of_sample, LOCAL_OWNER, "Meghna Stores", language=language)
        assert (told.answered, told.left_out, len(told.sentences)) == (True, 0, 2)
        assert all(source.records for source in told.sources)


def test_a_scored_account_is_the_same_for_all_who_may_see_it(of_sample: Desk) -> None:
    owner = {row.name: (row.score, row.health) for row in accounts(of_sample, LOCAL_OWNER, None).rows}
    colleague = accounts(of_sample, Reader("workspace", "a colleague"), None).rows
    assert len(colleague) == 12
    assert {row.name: (row.score, row.health) for row in colleague}.items() <= owner.items()


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How does Meghna Stores score?", "account-score"),
        ("Why is Padma Mart a key account?", "account-score"),
        ("পদ্মা মার্টের স্কোর কত?", "account-score"),
        ("meghna health score koto", "account-health"),
        ("Why is Kushiyara red?", "account-health"),
        ("মেঘনা স্টোর্সের হেলথ কেমন?", "account-health"),
        ("Which accounts are red?", "portfolio-health"),
        ("কোন কোন অ্যাকাউন্ট লাল?", "portfolio-health"),
        ("who should become a key account", "key-account-candidates"),
        ("কাদের কী অ্যাকাউন্ট করা উচিত?", "key-account-candidates"),
        ("show me the matrix of all accounts", "account-matrix"),
        ("rfm ranking of all accounts", "portfolio-rfm"),
    ],
)
def test_a_question_about_scores_is_answered_by_its_figure(of_sample: Desk, question: str, figure: str) -> None:
    told, _ = ask(of_sample, LOCAL_OWNER, question)
    assert told.sentences[0].refs == (figure,)
    assert told.left_out == 0
