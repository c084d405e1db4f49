"""Cells are read as people write them, in both scripts, and refused where they could mean something else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.loading.values import (
    Unreadable,
    read_choice,
    read_currency,
    read_date,
    read_list,
    read_moment,
    read_number,
    read_share,
    read_text,
)
from knowledge.records.orders import OrderStatus
from knowledge.text import bengali_digits, grouped

DHAKA = ZoneInfo("Asia/Dhaka")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1234.5", "1234.5"),
        ("1,234.50", "1234.50"),
        ("1,23,456.00", "123456"),
        ("12,34,56,789", "123456789"),
        ("১,২৩,৪৫৬.৫০", "123456.5"),
        ("1.234,56", "1234.56"),
        ("1.234.567,8", "1234567.8"),
        ("12,5", "12.5"),
        ("12,500", "12500"),
        ("1'234.50", "1234.5"),
        ("1 234,50", "1234.5"),
        ("৳ 1,20,000", "120000"),
        ("BDT 45.00", "45"),
        ("(5.25)", "-5.25"),
        ("5-", "-5"),
        ("−7", "-7"),
        ("+7", "7"),
        ("12 %", "0.12"),
        ("12,5%", "0.125"),
        ("0.1234567", "0.123457"),
    ],
)
def test_a_number_is_read_as_people_write_it(cell: str, value: str) -> None:
    assert read_number(cell) == Decimal(value)


@pytest.mark.parametrize("cell", ["", "ten", "1,2,3", "12,34,5.6", "1.2.3", "1e9", "NaN", "--5", "9" * 40, "1,23,45"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        read_number(cell)


@given(st.decimals(min_value=0, max_value=8_999_999_999, places=2), st.booleans(), st.booleans())
def test_every_amount_is_read_as_it_is_shown(amount: Decimal, lakh: bool, bengali: bool) -> None:
    shown = grouped(amount, 2, lakh)
    assert read_number(bengali_digits(shown) if bengali else shown) == amount


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-05",
        "2026-3-5",
        "5/3/2026",
        "05.03.2026",
        "5-3-2026",
        "০৫/০৩/২০২৬",
        "2026-03-05T10:30:00Z",
        "5/3/2026 9:00",
    ],
)
def test_a_day_is_read_by_its_day_first(cell: str) -> None:
    assert read_date(cell) == date(2026, 3, 5)


@pytest.mark.parametrize("cell", ["3/31/2026", "2026-02-30", "31/2/2026", "5/3/26", "March", "20260305", "0/0/0000"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        read_date(cell)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-03-05T10:30:00+00:00", datetime(2026, 3, 5, 10, 30, tzinfo=UTC)),
        ("2026-03-05 10:30", datetime(2026, 3, 5, 4, 30, tzinfo=UTC)),
        ("5/3/2026 10:30", datetime(2026, 3, 5, 4, 30, tzinfo=UTC)),
        ("5/3/2026 2:30 PM", datetime(2026, 3, 5, 8, 30, tzinfo=UTC)),
        ("৫/৩/২০২৬ ১০:৩০", datetime(2026, 3, 5, 4, 30, tzinfo=UTC)),
        ("5/3/2026", datetime(2026, 3, 4, 18, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_that_of_the_settings_zone_unless_it_names_one(cell: str, moment: datetime) -> None:
    assert read_moment(cell, DHAKA) == moment


@pytest.mark.parametrize("cell", ["5/3/2026 25:00", "5/3/2026 soon", "0001-01-01T00:00"])
def test_a_time_that_is_none_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        read_moment(cell, DHAKA)


def test_a_share_lies_between_nought_and_one() -> None:
    assert read_share("15%") == Decimal("0.15")
    with pytest.raises(Unreadable):
        read_share("15")


def test_a_currency_is_three_letters_or_the_mark_of_one() -> None:
    assert [read_currency(cell) for cell in ("bdt", "৳", "Tk.", "USD")] == ["BDT", "BDT", "BDT", "USD"]
    with pytest.raises(Unreadable):
        read_currency("BDT 500")


def test_a_word_of_a_list_is_forgiven_its_spelling_and_named_where_it_is_unknown() -> None:
    assert read_choice(" Canceled", OrderStatus) is OrderStatus.CANCELLED
    with pytest.raises(Unreadable) as refused:
        read_choice("lost", OrderStatus)
    assert refused.value.reason.values["choices"] == "open, shipped, cancelled"


def test_a_list_holds_each_part_once_and_a_text_has_an_end() -> None:
    assert read_list("C1; C2;;C1 ") == ["C1", "C2"]
    assert read_text(" Meghna\n Stores ", 20, lines=False) == "Meghna Stores"
    with pytest.raises(Unreadable):
        read_text("x" * 501, 500, lines=True)
