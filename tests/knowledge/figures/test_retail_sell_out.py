"""Sell-out, stock and channels: what shoppers bought and what lies there, against sums made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.book import Book
from knowledge.evidence import Figure, Message, Name, Percent, Period, Term, Value
from knowledge.figures.entry import FigureRequest
from knowledge.figures.retail.reports import Report, Sold, counted_once
from knowledge.records.sell_out import StockCount
from knowledge.records.shelf import Listing
from knowledge.records.stores import Channel
from tests.knowledge.figures import small
from tests.knowledge.figures.computed import asked
from tests.knowledge.figures.retail_records import (
    DAY,
    WEEK,
    count,
    number,
    order,
    product,
    report,
    rows,
    shop_book,
    store,
    told,
)

TODAY = date(2026, 6, 30)
JUNE = asked(TODAY, date(2026, 6, 1), TODAY)


@pytest.fixture
def book(sqlite_template: Path, tmp_path: Path) -> Iterator[Book]:
    with shop_book(sqlite_template, tmp_path) as opened:
        yield opened


def computed(book: Book, name: str, account: int, request: FigureRequest = JUNE) -> Figure | Message:
    return small.asked_of(book, name, account, request)


def test_sell_out_is_added_up_and_compared_by_units_a_week(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea 400 g")
        # Two reports end in June (14 days), one of May covers one week; the last is not over yet.
        report(session, who, tea, date(2026, 5, 20), 40)
        report(session, who, tea, date(2026, 6, 1), 50, value="5000")
        report(session, who, tea, date(2026, 6, 8), 70, value="7000")
        report(session, who, tea, date(2026, 6, 28), 900)
    values = told(computed(book, "sell_out", who))
    assert number(values["units"]) == 120
    assert number(values["week"]) == 60
    assert number(rows(rows(values, "worth")[0], "value")[0]["amount"]) == 12000
    (compared,) = rows(values, "compared")
    assert (number(compared["change"]), number(compared["past"])) == (Decimal("0.5"), 40)


def test_a_report_that_does_not_tell_its_value_leaves_the_value_untold(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea 400 g")
        report(session, who, tea, date(2026, 6, 1), 50, value="5000")
        report(session, who, tea, date(2026, 6, 8), 70)
    assert rows(told(computed(book, "sell_out", who)), "worth") == []


def test_what_the_whole_chain_reports_is_not_counted_again_in_its_stores(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea 400 g")
        uttara = store(session, who, "Uttara")
        report(session, who, tea, date(2026, 6, 1), 100, days=28)
        for week in range(4):
            report(session, who, tea, date(2026, 6, 1) + week * WEEK, 10, at=uttara)
        report(session, who, product(session, "Tea bags"), date(2026, 6, 1), 7, at=uttara)
    assert number(told(computed(book, "sell_out", who))["units"]) == 107
    (only,) = rows(told(computed(book, "sell_out_by_store", who)))
    assert (only["what"], number(only["units"])) == (Name("Uttara"), 47)


def test_sell_out_by_product_and_category_shares_sum_to_the_whole(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        for name, category, sold in (("Tea", "Drinks", 60), ("Juice", "Drinks", 30), ("Biscuit", "Snacks", 10)):
            report(session, who, product(session, name, category), date(2026, 6, 1), sold)
    by_product = rows(told(computed(book, "sell_out_by_product", who)))
    assert [(row["what"].text, number(row["units"])) for row in by_product] == [  # type: ignore[union-attr]
        ("Tea", 60),
        ("Juice", 30),
        ("Biscuit", 10),
    ]
    by_category = rows(told(computed(book, "sell_out_by_category", who)))
    shares = [number(rows(row, "share")[0]["share"]) for row in by_category]
    assert shares == [Decimal("0.9"), Decimal("0.1")]


def test_without_reports_nothing_is_told(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
    for name in ("sell_out", "sell_in_and_out", "sell_through"):
        assert computed(book, name, who) == Message("retail.no_sell_out", told_of(book, who))
    for name in ("sell_out_by_store", "channel_mix"):
        assert computed(book, name, who) == Message("retail.no_sell_out_by_store", told_of(book, who))


def told_of(book: Book, who: int) -> dict[str, Value]:
    found = computed(book, "sell_out", who)
    assert isinstance(found, Message)
    return dict(found.values)


def test_a_period_to_come_is_said_to_have_not_begun(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
    ahead = Period(date(2026, 7, 1), date(2026, 7, 31), "month")
    for name in ("sell_out", "otif", "trade_rate", "share_of_shelf", "out_of_stocks"):
        found = computed(book, name, who, FigureRequest(TODAY, ahead))
        assert found == Message("gaps.period_not_begun", {"period": ahead})


def test_sell_in_is_held_against_sell_out_over_the_days_reported(book: Book) -> None:
    with book.writing() as session:
        who, tea, soap = small.account(session), product(session, "Tea"), product(session, "Soap", "Care")
        report(session, who, tea, date(2026, 6, 1), 50)
        report(session, who, tea, date(2026, 6, 8), 30)
        order(session, who, [(tea, 120, "10"), (soap, 500, "5")], date(2026, 6, 3))
        order(session, who, [(tea, -20, "10")], date(2026, 6, 10))
        order(session, who, [(tea, 400, "10")], date(2026, 6, 20))
    values = told(computed(book, "sell_in_and_out", who))
    assert values["period"] == Period(date(2026, 6, 1), date(2026, 6, 14), "span")
    assert (number(values["bought"]), number(values["sold"])) == (100, 80)
    (row,) = rows(values)
    assert number(rows(row, "difference")[0]["number"]) == 20


def test_channels_share_the_sell_out_and_only_comparable_shops_are_held_against_online(book: Book) -> None:
    last_year = date(2025, 6, 2)
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        old = store(session, who, "Old", opened=date(2020, 1, 1))
        new = store(session, who, "New", opened=date(2026, 1, 1))
        closed = store(session, who, "Closed", opened=date(2020, 1, 1), closed=date(2026, 6, 20))
        web = store(session, who, "Web", Channel.E_COMMERCE, date(2020, 1, 1))
        for at, then, now in ((old, 100, 90), (closed, 50, 5), (web, 20, 30)):
            report(session, who, tea, last_year, then, at=at)
            report(session, who, tea, date(2026, 6, 1), now, at=at)
        report(session, who, tea, date(2026, 6, 1), 75, at=new)
    values = told(computed(book, "channel_mix", who))
    assert {row["channel"]: number(row["share"]) for row in rows(values)} == {
        Term("channel", "supermarket"): Decimal("0.85"),
        Term("channel", "e-commerce"): Decimal("0.15"),
    }
    (effect,) = rows(values, "effect")
    assert number(effect["shops"]) == 1
    moved = [number(rows(effect, name)[0]["change"]) for name in ("online", "stores")]
    assert [round(one, 9) for one in moved] == [Decimal("0.5"), Decimal("0.1")]


def test_without_last_years_reports_no_effect_of_online_is_told(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        report(session, who, tea, date(2026, 6, 1), 75, at=store(session, who, "Shop"))
    found = told(computed(book, "channel_mix", who))["effect"]
    assert found.message == "retail.channel_effect_unknown"  # type: ignore[union-attr]


def test_sell_through_is_units_sold_over_units_received(book: Book) -> None:
    with book.writing() as session:
        who, tea, soap = small.account(session), product(session, "Tea"), product(session, "Soap", "Care")
        report(session, who, tea, date(2026, 6, 1), 60)
        report(session, who, soap, date(2026, 6, 1), 10)
        # 100 ordered, 80 shipped in June; an order shipped in July is not received yet.
        order(session, who, [(tea, 100, "10", 80)], date(2026, 5, 25), shipped=date(2026, 6, 2))
        order(session, who, [(tea, 500, "10")], date(2026, 6, 25), shipped=date(2026, 7, 2))
    values = told(computed(book, "sell_through", who))
    assert (number(values["sold"]), number(values["received"])) == (60, 80)
    assert values["share"] == Percent(Decimal("0.75"))


def test_sell_through_of_goods_that_were_never_shipped_cannot_be_told(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        report(session, who, tea, date(2026, 6, 1), 60)
        order(session, who, [(tea, -5, "10")], date(2026, 6, 1), shipped=date(2026, 6, 2))
    found = computed(book, "sell_through", who)
    assert isinstance(found, Message)
    assert found.id == "retail.nothing_received"


def test_weeks_of_supply_of_a_chain_and_of_the_stores_that_were_counted(book: Book) -> None:
    with book.writing() as session:
        who, tea, soap = small.account(session), product(session, "Tea"), product(session, "Soap", "Care")
        uttara, gulshan = store(session, who, "Uttara"), store(session, who, "Gulshan")
        for week in range(1, 5):
            report(session, who, tea, TODAY - week * WEEK, 20)
            report(session, who, soap, TODAY - week * WEEK, 6, at=uttara)
            report(session, who, soap, TODAY - week * WEEK, 400, at=gulshan)
        count(session, who, tea, TODAY - 9 * DAY, 10)
        count(session, who, tea, TODAY - 2 * DAY, 50)
        count(session, who, soap, TODAY - 2 * DAY, 3, at=uttara)
    values = told(computed(book, "weeks_of_supply", who, FigureRequest(TODAY)))
    found = {row["what"].text: number(row["weeks"]) for row in rows(values)}  # type: ignore[union-attr]
    assert found == {"Tea": Decimal("2.5"), "Soap": Decimal("0.5")}
    assert number(values["weeks"]) == Decimal("2.0")  # 53 units, 26 a week


def test_stock_of_goods_without_reported_sales_has_no_weeks(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        count(session, who, tea, TODAY, 50)
    for expected in ("retail.no_sales_for_stock", "retail.no_stock"):
        found = computed(book, "weeks_of_supply", who, FigureRequest(TODAY))
        assert isinstance(found, Message)
        assert found.id == expected
        with book.writing() as session:
            session.execute(sa.delete(StockCount))


def test_out_of_stock_is_the_share_of_counts_that_found_nothing(book: Book) -> None:
    with book.writing() as session:
        who, tea, soap = small.account(session), product(session, "Tea"), product(session, "Soap", "Care")
        off, stopped = product(session, "Off the range"), product(session, "Stopped", gone=TODAY - 9 * DAY)
        session.add(Listing(account_id=who, product_id=off, listed_on=date(2020, 1, 1), delisted_on=TODAY - 9 * DAY))
        uttara, gulshan = store(session, who, "Uttara"), store(session, who, "Gulshan")
        count(session, who, tea, TODAY - 8 * DAY, 0, at=uttara)
        count(session, who, tea, TODAY - 1 * DAY, 0, at=uttara)
        count(session, who, tea, TODAY - 1 * DAY, 9, at=gulshan)
        count(session, who, soap, TODAY - 8 * DAY, 0, at=gulshan)
        count(session, who, soap, TODAY - 1 * DAY, 4, at=gulshan)
        for gone in (off, stopped):
            count(session, who, gone, TODAY - 1 * DAY, 0, at=gulshan)
    found = computed(book, "out_of_stocks", who, FigureRequest(TODAY))
    values = told(found)
    assert (number(values["empty"]), number(values["counts"])) == (3, 5)
    assert number(values["share"]) == Decimal("0.6")
    (now,) = rows(values, "now")
    (row,) = rows(now)
    assert (row["what"], row["where"], row["on"]) == (Name("Tea", "product"), Name("Uttara"), TODAY - DAY)
    assert isinstance(found, Figure)
    assert found.tone == "bad"


def test_what_was_listed_again_is_missed_again(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        session.add(Listing(account_id=who, product_id=tea, listed_on=date(2020, 1, 1), delisted_on=date(2025, 1, 1)))
        session.add(Listing(account_id=who, product_id=tea, listed_on=date(2026, 1, 1)))
        count(session, who, tea, TODAY, 0)
    values = told(computed(book, "out_of_stocks", who, FigureRequest(TODAY)))
    assert rows(rows(values, "now")[0])[0]["where"] == Term("where", "chain")


spans = st.builds(
    lambda goods, start, days, chain, units: Report(
        goods,
        date(2026, 1, 1) + start * DAY,
        date(2026, 1, 1) + (start + days - 1) * DAY,
        chain,
        Sold(Decimal(units)),
    ),
    st.integers(1, 2),
    st.integers(0, 60),
    st.integers(1, 31),
    st.booleans(),
    st.integers(0, 50),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(spans, max_size=12))
def test_no_day_of_a_product_is_told_by_its_chain_twice_nor_by_chain_and_stores(found: list[Report]) -> None:
    kept = counted_once(found)
    assert all(one in found for one in kept)
    for goods in (1, 2):
        chain = [day for one in kept if one.chain and one.product_id == goods for day in one.ordinals()]
        assert len(chain) == len(set(chain))
        stores = {day for one in kept if not one.chain and one.product_id == goods for day in one.ordinals()}
        assert stores.isdisjoint(chain)
        # A product that is reported at all keeps a report.
        assert bool([one for one in kept if one.product_id == goods]) == bool(
            [one for one in found if one.product_id == goods]
        )


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(1, 500), min_size=1, max_size=6))
def test_shares_of_stores_sum_to_one_hundred_percent(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, units: list[int]
) -> None:
    with shop_book(sqlite_template, tmp_path_factory.mktemp("shares")) as book:
        with book.writing() as session:
            who, tea = small.account(session), product(session, "Tea")
            for place, sold in enumerate(units):
                channel = list(Channel)[place % len(Channel)]
                report(session, who, tea, date(2026, 6, 1), sold, at=store(session, who, f"Shop {place}", channel))
        stores = rows(told(computed(book, "sell_out_by_store", who)))
        channels = rows(told(computed(book, "channel_mix", who)))
        whole = Fraction(sum(units))
        assert sum(Fraction(int(number(row["units"]))) for row in stores) == whole
        assert sum(number(row["share"]) for row in channels).quantize(Decimal("1e-20")) == 1
        assert sum(number(rows(row, "share")[0]["share"]) for row in stores).quantize(Decimal("1e-20")) == 1
