"""The forecast: the method that erred least is chosen, its error is shown, and too little history is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.book import Book
from knowledge.evidence import Figure, Message, Money, Percent, Period, Quantity, Term
from knowledge.figures.entry import FigureRequest
from knowledge.figures.forecast_methods import forecast_of
from knowledge.spans import months_later
from tests.knowledge.figures import small
from tests.knowledge.figures.growth_book import AS_OF, REQUEST, book_of, of_all

SEASONS = (100, 200, 300, 400, 110, 220, 330, 440, 121, 242, 363, 484)
FIRST = date(2023, 7, 1)


@pytest.fixture(scope="module")
def book(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with book_of(sqlite_template, tmp_path_factory.mktemp("forecast")) as held:
        with held.writing() as session:
            tea = small.product(session)
            seasonal, young, younger, one, returns, mixed, ended = (
                small.account(session, name)
                for name in ("Seasonal", "Young", "Younger", "One order", "Returns", "Mixed", "Ended")
            )
            small.account(session, "Never")
            for place, amount in enumerate(SEASONS):
                day = months_later(FIRST, 3 * place).replace(day=10)
                small.order(session, seasonal, tea, day, str(amount))
                if place >= 5:
                    small.order(session, young, tea, day, "100")
                if place >= 7:
                    small.order(session, younger, tea, day, "100")
                if place < 6:
                    small.order(session, ended, tea, day, "100")
                small.order(session, returns, tea, day, "-5")
                small.order(session, mixed, tea, day, "5", currency="USD" if place == 9 else "BDT")
            small.order(session, seasonal, tea, date(2026, 7, 3), "20")
            small.order(session, one, tea, date(2026, 5, 3), "20")
        yield held


def test_steady_growth_over_seasons_is_told_by_the_yearly_trend_without_error() -> None:
    found = forecast_of([Decimal(amount) for amount in SEASONS])
    assert found is not None
    # 121 x (121 + 242 + 363 + 484) / (110 + 220 + 330 + 440) = 121 x 1.1
    assert (found.point, found.method, found.error, found.tried) == (Decimal("133.1"), "yearly trend", Decimal(0), 4)


def test_the_error_is_what_was_missed_over_what_was_sold() -> None:
    # Two years: the naive method alone is tried on four quarters; the last change on three of them.
    # Q6..Q8 = 120, 90, 100 against naive 100, 100, 100: 20 + 10 + 0 over 310. Last change: Q5 = 100, so
    # 100 x 100/100 = 100, 100 x 120/100 = 120, 100 x 90/100 = 90: 20 + 30 + 10 over 310.
    found = forecast_of([Decimal(amount) for amount in (100, 100, 100, 100, 100, 120, 90, 100)])
    assert found is not None
    assert (found.method, found.error, found.tried) == ("naive", Decimal(30) / 310, 3)
    assert found.low == Decimal(100) * (1 - Decimal(30) / 310)


def test_a_quarter_is_told_as_a_range_with_method_error_and_what_was_bought_so_far(book: Book) -> None:
    found = small.asked_of(book, "forecast", 1, REQUEST)
    assert isinstance(found, Figure)
    values = found.sentence.values
    assert found.sentence.id == "growth.forecast"
    assert found.period == Period(date(2026, 7, 1), date(2026, 9, 30), "quarter")
    assert (values["low"], values["high"]) == (Money(Decimal("133.1"), "BDT"), Money(Decimal("133.1"), "BDT"))
    assert (values["method"], values["error"]) == (Term("method", "yearly trend"), Percent(Decimal(0)))
    assert values["sold"] == Money(Decimal(20), "BDT")


def test_the_next_quarter_takes_its_own_place_of_the_year_before(book: Book) -> None:
    request = FigureRequest(AS_OF, Period(date(2026, 10, 1), date(2026, 12, 31), "quarter"))
    found = small.asked_of(book, "forecast", 1, request)
    assert isinstance(found, Figure)
    assert found.sentence.values["point"] == Money(Decimal("266.2"), "BDT")


def test_less_than_two_years_is_used_and_said(book: Book) -> None:
    found = small.asked_of(book, "forecast", 2, REQUEST)
    assert isinstance(found, Figure)
    assert found.sentence.id == "growth.forecast_thin"
    assert found.sentence.values["history"] == Quantity(Decimal(7), "quarters")
    assert found.sentence.values["point"] == Money(Decimal(100), "BDT")


@pytest.mark.parametrize(
    ("account", "gap"),
    [
        (3, "growth.gap_forecast_short"),
        (4, "growth.gap_forecast_short"),
        (5, "growth.gap_forecast_base"),
        (6, "growth.gap_forecast_currencies"),
        (7, "growth.gap_forecast_base"),
        (8, "gaps.no_orders"),
    ],
    ids=["too young", "one order", "returns only", "two currencies", "no longer buys", "never bought"],
)
def test_what_cannot_be_forecast_says_why(book: Book, account: int, gap: str) -> None:
    found = small.asked_of(book, "forecast", account, REQUEST)
    assert isinstance(found, Message)
    assert found.id == gap


def test_a_quarter_too_far_off_is_refused(book: Book) -> None:
    request = FigureRequest(AS_OF, Period(date(2027, 7, 1), date(2027, 9, 30), "quarter"))
    found = small.asked_of(book, "forecast", 1, request)
    assert isinstance(found, Message)
    assert found.id == "growth.gap_too_far"


def test_all_accounts_in_two_currencies_are_not_added(book: Book) -> None:
    found = of_all(book, "portfolio_forecast")
    assert isinstance(found, Message)
    assert found.id == "growth.gap_portfolio_forecast_currencies"


@given(st.lists(st.integers(-50, 1_000).map(Decimal), max_size=14))
def test_a_range_holds_its_middle_and_is_never_below_nothing(history: list[Decimal]) -> None:
    found = forecast_of(history)
    if found is not None:
        assert 0 <= found.low <= found.point <= found.high
        assert found.error >= 0
        assert 2 <= found.tried <= 4
