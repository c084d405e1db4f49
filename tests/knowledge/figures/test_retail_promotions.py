"""What promotions brought, against baselines made by hand; and what cannot be told, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.book import Book
from knowledge.evidence import Items, Percent, Term, Value
from knowledge.figures.entry import FigureRequest
from knowledge.figures.retail.promotion_weeks import Uplift
from tests.knowledge.figures import small
from tests.knowledge.figures.retail_records import (
    WEEK,
    number,
    order,
    product,
    promotion,
    report,
    rows,
    shop_book,
    told,
)

# A Monday; promotions run for two weeks from it.
START = date(2026, 3, 2)
END = date(2026, 3, 15)
TODAY = date(2026, 6, 30)


@pytest.fixture
def book(sqlite_template: Path, tmp_path: Path) -> Iterator[Book]:
    with shop_book(sqlite_template, tmp_path) as opened:
        yield opened


def result(book: Book, who: int, as_of: date = TODAY) -> tuple[str, dict[str, Value]]:
    """How the newest promotion's result is told, and its values."""
    (row, *_) = rows(told(small.asked_of(book, "promotions_result", who, FigureRequest(as_of))))
    held = row["result"]
    assert isinstance(held, Items)
    return held.message, dict(held.rows[0])


def weeks_of(book: Book, sold: list[int], *, cost: str | None = "60", spend: str | None = "400") -> int:
    """An account with a promotion: reports of tea by week, the last two before today's, from eight weeks before it."""
    with book.writing() as session:
        who = small.account(session)
        tea = product(session, "Tea", cost=cost)
        for week, units in enumerate(sold):
            report(session, who, tea, START + (week - 8) * WEEK, units)
        order(session, who, [(tea, 10, "100")], START)
        promotion(session, who, "Card week", START, END, [tea], spend=Decimal(spend) if spend else None, currency="BDT")
    return who


BEFORE = [10, 20, 20, 20, 22, 18, 20, 90]


def test_baseline_lift_dip_and_return(book: Book) -> None:
    who = weeks_of(book, [*BEFORE, 50, 40, 15, 17, 20, 20])
    told_as, values = result(book, who)
    # The median of the eight weeks is 20: 90 sold in two weeks against 40, and 32 in the two after against 40.
    assert told_as == "retail.promotion_result"
    assert values["measure"] == Term("measure", "sell_out")
    assert (number(values["actual"]), number(values["baseline"])) == (90, 40)
    assert number(rows(values, "more")[0]["number"]) == 50
    assert rows(values, "lift") == [{"lift": Percent(Decimal("1.25"))}]
    after = values["after"]
    assert isinstance(after, Items)
    assert (after.message, number(after.rows[0]["number"])) == ("retail.promotion_dip", 8)
    # 42 units at 100 - 60 are 1,680; less 400, over 400.
    assert rows(values, "roi") == [{"roi": Percent(Decimal("3.2"))}]


def test_the_weeks_of_another_promotion_of_the_same_goods_are_not_comparable(book: Book) -> None:
    who = weeks_of(book, [*BEFORE, 50, 40, 15, 17])
    with book.writing() as session:
        promotion(session, who, "Earlier", START - WEEK, START - WEEK, [1])
        promotion(session, who, "Of other goods", START - 8 * WEEK, START - WEEK, [product(session, "Soap")])
    # Without the week of 90 the median of seven is 20 still; without any week there is none.
    _, values = result(book, who)
    assert number(values["baseline"]) == 40
    with book.writing() as session:
        promotion(session, who, "All the time", START - 30 * WEEK, START - 3 * WEEK, [])
    told_as, values = result(book, who)
    assert told_as == "retail.promotion_no_weeks"
    assert (number(values["number"]), number(values["needed"])) == (1, 4)


def test_what_is_missing_for_a_return_is_named(book: Book) -> None:
    _, values = result(book, weeks_of(book, [*BEFORE, 50, 40, 15, 17], cost=None))
    assert rows(values, "roi") == [{"why": Term("no_roi", "no_cost")}]
    _, values = result(book, weeks_of(book, [*BEFORE, 50, 40, 15, 17], spend=None))
    assert rows(values, "roi") == [{"why": Term("no_roi", "no_spend")}]


def test_from_a_baseline_of_nothing_no_lift_is_told(book: Book) -> None:
    _, values = result(book, weeks_of(book, [0] * 8 + [50, 40, 15, 17]))
    assert values["lift"].message == "retail.promotion_no_lift"  # type: ignore[union-attr]


def test_the_dip_is_not_known_before_its_weeks_are_over(book: Book) -> None:
    who = weeks_of(book, [*BEFORE, 50, 40, 15, 17])
    for as_of, known in ((END + WEEK, False), (END + 2 * WEEK, True)):
        _, values = result(book, who, as_of)
        assert (values["after"].message != "retail.promotion_after_unknown") is known  # type: ignore[union-attr]


def test_without_sell_out_the_orders_tell(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea", cost="60")
        for week in range(-8, 4):
            bought = 30 if week in (0, 1) else 10
            order(session, who, [(tea, bought, "100")], START + week * WEEK)
        promotion(session, who, "Card week", START, END, [tea], spend=Decimal(800), currency="BDT")
    _, values = result(book, who)
    assert values["measure"] == Term("measure", "sell_in")
    assert (number(values["actual"]), number(values["baseline"])) == (60, 20)
    assert rows(values, "roi") == [{"roi": Percent(Decimal(1))}]


def test_a_promotion_of_a_new_product_or_of_none_has_no_comparable_weeks(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        order(session, who, [(tea, 5, "100")], START)
        promotion(session, who, "Launch", START, END, [tea])
    assert result(book, who)[0] == "retail.promotion_no_weeks"
    with book.writing() as session:
        promotion(session, who, "Of what?", START, END + WEEK, [])
    assert result(book, who)[0] == "retail.promotion_no_products"


uplifts = st.builds(
    Uplift,
    st.just("sell_out"),
    st.integers(0, 900).map(Decimal),
    st.just(8),
    st.integers(0, 9000).map(Decimal),
    st.integers(1, 60),
    st.none() | st.integers(0, 9000).map(Decimal),
    st.integers(0, 28),
)


@given(uplifts)
def test_what_was_sold_is_the_baseline_and_what_came_on_top(one: Uplift) -> None:
    exact = Decimal("0.000001")
    assert abs(one.baseline + one.incremental - one.during) < exact
    if one.lift is None:
        assert one.baseline == 0
    else:
        assert abs(one.lift * one.baseline - one.incremental) < exact
        assert (one.lift >= 0) == (one.during >= one.baseline)
