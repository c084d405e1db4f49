"""How we serve a retailer: OTIF and fill rate, against sums made by hand, and late orders of the whole book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.book import Book
from knowledge.evidence import Figure, Message, Money, Percent
from knowledge.figures.catalogue import WHOLE_BOOK
from knowledge.figures.entry import FigureRequest
from knowledge.figures.retail.due_orders import DueLine, DueOrder
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.accounts import Visibility
from knowledge.records.orders import OrderStatus
from tests.knowledge.figures import small
from tests.knowledge.figures.computed import asked
from tests.knowledge.figures.retail_records import DAY, number, order, product, rows, shop_book, told

TODAY = date(2026, 6, 30)
JUNE = asked(TODAY, date(2026, 6, 1), TODAY)
DUE = date(2026, 6, 10)


@pytest.fixture
def book(sqlite_template: Path, tmp_path: Path) -> Iterator[Book]:
    with shop_book(sqlite_template, tmp_path) as opened:
        yield opened


def test_otif_counts_orders_that_were_both_and_names_each_apart(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        for shipped, full in ((DUE, 10), (DUE, 9), (DUE + DAY, 10), (DUE, 12)):
            order(session, who, [(tea, 10, "5", full)], DUE - 9 * DAY, required=DUE, shipped=shipped)
        order(session, who, [(tea, 10, "5")], DUE - 9 * DAY, required=DUE, status=OrderStatus.OPEN)
        # Neither cancelled orders, nor returns, nor what is due today and may still go count.
        order(session, who, [(tea, 10, "5")], DUE - 9 * DAY, required=DUE, status=OrderStatus.CANCELLED)
        order(session, who, [(tea, -10, "5")], DUE - 9 * DAY, required=DUE, shipped=TODAY)
        order(session, who, [(tea, 10, "5")], DUE, required=TODAY, status=OrderStatus.OPEN)
    found = small.asked_of(book, "otif", who, JUNE)
    values = told(found)
    assert (number(values["due"]), number(values["judged"])) == (5, 5)
    assert values["both"] == Percent(Decimal("0.4"))
    assert values["on_time"] == Percent(Decimal("0.6"))
    assert values["in_full"] == Percent(Decimal("0.6"))
    assert isinstance(found, Figure)
    assert (found.tone, found.records_total) == ("bad", 3)


def test_where_shipped_quantities_are_not_recorded_on_time_is_told_alone(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        order(session, who, [(tea, 10, "5")], DUE - DAY, required=DUE, shipped=DUE)
        order(session, who, [(tea, 10, "5")], DUE - DAY, required=DUE, shipped=DUE + DAY)
    found = small.asked_of(book, "otif", who, JUNE)
    assert isinstance(found, Figure)
    assert (found.sentence.id, told(found)["on_time"]) == ("retail.on_time_alone", Percent(Decimal("0.5")))
    gap = small.asked_of(book, "fill_rate", who, JUNE)
    assert isinstance(gap, Message)
    assert gap.id == "retail.shipped_unknown"


def test_as_of_a_day_before_it_was_shipped_an_order_is_late(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        order(session, who, [(tea, 10, "5", 10)], DUE - DAY, required=DUE, shipped=DUE + 5 * DAY)
        order(session, who, [(tea, 10, "5", 10)], DUE - DAY, required=DUE, shipped=DUE)
    found = small.asked_of(book, "otif", who, asked(DUE + DAY, date(2026, 6, 1), TODAY))
    assert told(found)["both"] == Percent(Decimal("0.5"))


def test_fill_rate_is_units_shipped_over_units_ordered_and_no_line_fills_another(book: Book) -> None:
    with book.writing() as session:
        who, tea, soap = small.account(session), product(session, "Tea"), product(session, "Soap", "Care")
        order(session, who, [(tea, 100, "5", 130), (soap, 100, "5", 50)], DUE - DAY, required=DUE, shipped=DUE)
        order(session, who, [(tea, 50, "5")], DUE - DAY, required=DUE, status=OrderStatus.OPEN)
    values = told(small.asked_of(book, "fill_rate", who, JUNE))
    assert (number(values["shipped"]), number(values["ordered"])) == (150, 250)
    assert values["share"] == Percent(Decimal("0.6"))
    worst = [(row["what"].text, number(row["share"])) for row in rows(rows(values, "worst")[0])]  # type: ignore[union-attr]
    assert worst == [("Soap", Decimal("0.5")), ("Tea", Decimal(100) / 150)]


def test_an_account_to_which_nothing_was_due_says_so(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        order(session, who, [(tea, 10, "5", 10)], DUE, shipped=DUE)
    for name in ("otif", "fill_rate"):
        found = small.asked_of(book, name, who, JUNE)
        assert isinstance(found, Message)
        assert found.id == "retail.nothing_due"


lines = st.builds(DueLine, st.just(1), st.integers(1, 20).map(Decimal), st.none() | st.integers(0, 25).map(Decimal))


@settings(max_examples=80, deadline=None)
@given(st.lists(lines, min_size=1, max_size=5), st.none() | st.integers(-3, 3))
def test_an_order_is_in_full_only_where_every_line_is_known_to_be(held: list[DueLine], after: int | None) -> None:
    shipped_on = None if after is None else DUE + after * DAY
    one = DueOrder(1, DUE, shipped_on, held)
    assert one.on_time == (after is not None and after <= 0)
    if one.in_full:
        assert all(line.shipped is not None and line.shipped >= line.ordered for line in held)
    if one.in_full is None:
        assert after is not None
        assert any(line.shipped is None for line in held)


def whole_book(book: Book, name: str, request: FigureRequest, reader: Reader = LOCAL_OWNER) -> Figure | Message:
    with book.reading() as session:
        return WHOLE_BOOK[name].compute(session, reader, request)


def test_late_orders_of_the_whole_book_are_those_of_the_accounts_that_may_be_read(book: Book) -> None:
    with book.writing() as session:
        open_account = small.account(session, "Rupsha Stores")
        walled = small.account(session, "Walled Stores", visibility=Visibility.TEAM)
        tea = product(session, "Tea")
        for who in (open_account, walled):
            order(session, who, [(tea, 1, "5")], DUE, required=DUE, shipped=DUE)
            order(session, who, [(tea, 1, "5")], DUE, required=DUE, shipped=DUE + DAY)
            order(session, who, [(tea, 1, "5")], DUE, required=DUE, status=OrderStatus.OPEN)
            order(session, who, [(tea, 1, "5")], DUE, required=DUE, status=OrderStatus.CANCELLED)
    values = told(whole_book(book, "portfolio_late", FigureRequest(TODAY)))
    names = ("late", "shipped", "unshipped", "overdue")
    assert [number(values[name]) for name in names] == [2, 4, 2, 2]
    fewer = told(whole_book(book, "portfolio_late", FigureRequest(TODAY), Reader("workspace", "a colleague")))
    assert [number(fewer[name]) for name in names] == [1, 2, 1, 1]
    assert [row["account"].text for row in rows(fewer)] == ["Rupsha Stores"]  # type: ignore[union-attr]
    before = told(whole_book(book, "portfolio_late", FigureRequest(DUE)))
    assert [number(before[name]) for name in names] == [0, 2, 4, 0]


def test_categories_of_the_whole_book_add_up_to_its_revenue_with_those_not_listed(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        for place in range(1, 16):
            order(session, who, [(product(session, f"P{place}", f"C{place:02}"), place, "10.01")], DUE)
    values = told(whole_book(book, "portfolio_categories", FigureRequest(TODAY)))
    listed = sum(number(row["amount"]) for row in rows(values))
    (more,) = rows(values, "more")
    assert number(more["number"]) == 3
    assert values["amount"] == Money(listed + number(more["amount"]), "BDT")
    assert values["amount"] == Money(Decimal("10.01") * sum(range(1, 16)), "BDT")
