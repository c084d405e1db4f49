"""A retailer's brief tells one thing of its shelves and supply among the numbers: the weightiest there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.features.brief import brief
from knowledge.book import Book
from knowledge.people import LOCAL_OWNER
from knowledge.records.trade import CategoryFact
from tests.benchmarks.questions import ASKED_ON, desk_over
from tests.knowledge.figures import small
from tests.knowledge.figures.retail_records import (
    WEEK,
    audit,
    count,
    order,
    product,
    promotion,
    report,
    shop_book,
    store,
)

DAY = timedelta(days=1)


@pytest.fixture
def book(sqlite_template: Path, tmp_path: Path) -> Iterator[Book]:
    with shop_book(sqlite_template, tmp_path) as opened:
        with opened.writing() as session:
            who, tea = small.account(session), product(session, "Tea", cost="60")
            order(session, who, [(tea, 10, "100")], ASKED_ON - 60 * DAY)
        yield opened


def numbers_of(book: Book, language: str = "en") -> list[str]:
    found = brief(desk_over(book), LOCAL_OWNER, "Rupsha Stores", full=True, language=language)
    assert found.words <= 500
    assert found.left_out == 0
    return [one.text for part in found.parts if part.name == "numbers" for one in part.sentences]


def unfair_shelf(book: Book) -> None:
    with book.writing() as session:
        audit(session, 1, "Tea", ASKED_ON - 9 * DAY, own_facings=10, category_facings=40)
        session.add(
            CategoryFact(
                account_id=1,
                category="Tea",
                starts_on=date(2026, 1, 1),
                ends_on=date(2026, 6, 30),
                sales_share=Decimal(50),
            )
        )


def test_an_account_without_stores_shelves_or_sell_out_has_no_such_line(book: Book) -> None:
    assert not any("shelf" in line or "baseline" in line or "in full" in line for line in numbers_of(book))


def test_a_shelf_below_our_fair_share_is_told(book: Book) -> None:
    unfair_shelf(book)
    assert "Tea: 25% of the shelf for 50% of the sales (fair-share index 50)." in numbers_of(book)
    assert any("শেলফের ২৫%" in line for line in numbers_of(book, "bn"))


def test_a_promotion_that_just_ended_is_told_with_its_lift(book: Book) -> None:
    with book.writing() as session:
        start = ASKED_ON - 3 * WEEK
        for week in range(-8, 2):
            report(session, 1, 1, start + week * WEEK, 30 if week >= 0 else 20)
        promotion(session, 1, "Card week", start, start + 13 * DAY, [1])
    assert "Card week ended on 15 Nov: 20 units above its baseline of 40 units, lift 50%." in numbers_of(book)


def test_what_is_red_weighs_more_and_only_one_is_told(book: Book) -> None:
    unfair_shelf(book)
    with book.writing() as session:
        order(
            session, 1, [(1, 10, "100", 9)], ASKED_ON - 9 * DAY, required=ASKED_ON - 5 * DAY, shipped=ASKED_ON - 5 * DAY
        )
    lines = numbers_of(book)
    assert "On time in full: 0% of 1 order due since 25 Aug." in lines
    assert not any("fair-share" in line for line in lines)
    with book.writing() as session:
        count(session, 1, 1, ASKED_ON - DAY, 0, at=store(session, 1, "Rupsha Uttara"))
    lines = numbers_of(book)
    assert "Out of stock: 100% of 1 count; empty last: Tea, Rupsha Uttara." in lines
    assert not any("in full" in line for line in lines)
