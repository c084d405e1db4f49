"""Seasons: indices of months and festivals against averages made by hand; less than two years is told as such."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.book import Book
from knowledge.evidence import Message, Name, Term
from knowledge.figures.entry import FigureRequest
from knowledge.figures.retail.seasonality import season_of
from tests.knowledge.figures import small
from tests.knowledge.figures.retail_records import number, order, product, rows, shop_book, told

TODAY = date(2026, 1, 15)


@pytest.fixture
def book(sqlite_template: Path, tmp_path: Path) -> Iterator[Book]:
    with shop_book(sqlite_template, tmp_path) as opened:
        yield opened


def months(first: int, number_of: int) -> list[date]:
    """Months from January of a year on."""
    return [date(first + place // 12, place % 12 + 1, 1) for place in range(number_of)]


def test_a_month_is_held_against_the_average_of_all_twelve(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea 400 g", "Tea")
        for month in months(2024, 24):
            # 100 each month; 300 in December, so that the average month is 1,400 / 12.
            order(session, who, [(tea, 3 if month.month == 12 else 1, "100")], month)
    values = told(small.asked_of(book, "seasonality", who, FigureRequest(TODAY, category="Tea")))
    found = {row["month"].text: number(row["index"]) for row in rows(values)}  # type: ignore[union-attr]
    assert found["December"] == 257  # 300 / 116.67
    assert found["May"] == 86  # 100 / 116.67
    assert len(found) == 12
    assert (rows(values, "once"), rows(values, "short")) == ([], [])
    (row,) = rows(told(small.asked_of(book, "seasonality", who, FigureRequest(TODAY))))
    assert (row["what"], row["high"].text, number(row["high_index"])) == (Name("Tea", "category"), "December", 257)  # type: ignore[union-attr]


def test_with_less_than_two_years_the_months_seen_once_are_not_told(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea 400 g", "Tea")
        for month in months(2024, 20):
            order(session, who, [(tea, 1, "100")], month)
    values = told(small.asked_of(book, "seasonality", who, FigureRequest(date(2025, 9, 10), category="Tea")))
    assert [row["month"].text for row in rows(rows(values, "once")[0])] == [  # type: ignore[union-attr]
        "September", "October", "November", "December",
    ]  # fmt: skip
    assert number(rows(values, "short")[0]["months"]) == 20
    assert {number(row["index"]) for row in rows(values)} == {100}


def test_within_one_year_no_season_is_told(book: Book) -> None:
    with book.writing() as session:
        who, nobody = small.account(session), small.account(session, "Never ordered")
        tea = product(session, "Tea 400 g", "Tea")
        for month in months(2025, 12):
            order(session, who, [(tea, 1, "100")], month)
    for key, known in ((who, 12), (nobody, 0)):
        found = small.asked_of(book, "seasonality", key, FigureRequest(TODAY))
        assert isinstance(found, Message)
        assert (found.id, number(found.values["months"])) == ("retail.no_season", known)


def test_currencies_that_are_mixed_tell_no_season(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea 400 g", "Tea")
        for month in months(2024, 24):
            order(session, who, [(tea, 1, "100")], month, currency="USD" if month.month == 3 else "BDT")
    found = small.asked_of(book, "seasonality", who, FigureRequest(TODAY))
    assert isinstance(found, Message)
    assert found.id == "retail.currencies_mixed"


def test_festivals_move_and_their_season_moves_with_them(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea 400 g", "Tea")
        day, last = date(2023, 12, 1), date(2025, 12, 31)
        eids = (date(2024, 4, 11), date(2025, 3, 31))
        lines = []
        while day <= last:
            before = any(eid - timedelta(days=30) <= day < eid for eid in eids)
            lines.append((day, 3 if before else 1))
            day += timedelta(days=10)
        for on, quantity in lines:
            order(session, who, [(tea, quantity, "100")], on)
    values = told(small.asked_of(book, "seasonality", who, FigureRequest(date(2025, 12, 31), category="Tea")))
    (festivals,) = rows(values, "festivals")
    found = {row["festival"]: row for row in rows(festivals)}
    eid = found[Term("festival", "eid_ul_fitr")]
    days = (date(2025, 12, 31) - date(2023, 12, 1)).days + 1
    average = Decimal(sum(quantity for _, quantity in lines)) * 100 / days
    each = [Decimal(sum(q for on, q in lines if one - timedelta(days=30) <= on < one)) * 100 / 30 for one in eids]
    assert number(eid["before"]) == round(sum(each, Decimal(0)) / 2 / average * 100)
    assert number(eid["before"]) > 200
    assert number(eid["years"]) == 2


amounts = st.lists(st.integers(0, 9999).map(Decimal), min_size=24, max_size=24)


@given(amounts)
def test_the_twelve_indices_average_one(found: list[Decimal]) -> None:
    every = months(2024, 24)
    season = season_of(dict(zip(every, found, strict=True)), every)
    if season is None:
        assert sum(found) == 0
    else:
        assert len(season.months) == 12
        assert abs(sum(season.months.values(), Decimal(0)) / 12 - 1) < Decimal("1e-20")


@given(st.integers(0, 23))
def test_no_season_without_a_month_seen_twice(known: int) -> None:
    every = months(2024, known)
    season = season_of(dict.fromkeys(every, Decimal(5)), every)
    assert (season is None) == (known <= 12)
    if season is not None:
        assert len(season.months) + len(season.once) == 12
        assert len(season.months) == known - 12
