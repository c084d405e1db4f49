"""Values become words: amounts, shares, quantities, days and periods, in English and Bengali."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose.render import Style, render, render_day, render_period, render_value, render_weekday
from knowledge.evidence import Items, Message, Money, Name, Percent, Period, Quantity, Term, Value, Words
from knowledge.text import numbers_in

EN, BN = Style("en"), Style("bn")
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31), "year")


@pytest.mark.parametrize(
    ("value", "english", "bengali"),
    [
        (Money(Decimal("104874.975"), "USD"), "USD 104,874.98", "USD ১০৪,৮৭৪.৯৮"),
        (Money(Decimal("12345678.9"), "BDT"), "BDT 1,23,45,678.90", "৳১,২৩,৪৫,৬৭৮.৯০"),
        (Money(Decimal("-250.255"), "BDT"), "BDT -250.26", "৳-২৫০.২৬"),
        (Money(Decimal(5), ""), "5", "৫"),
        (Name("Padma Mart", local="পদ্মা মার্ট"), "Padma Mart", "পদ্মা মার্ট"),
        (Percent(Decimal("0.0842")), "8.4%", "৮.৪%"),
        (Percent(Decimal("0.25")), "25%", "২৫%"),
        (Percent(Decimal("1.2345")), "123.5%", "১২৩.৫%"),
        (Quantity(Decimal(1), "days"), "1 day", "১ দিন"),
        (Quantity(Decimal(0), "orders"), "0 orders", "০টি অর্ডার"),
        (Quantity(Decimal("2.5"), "days"), "2.5 days", "২.৫ দিন"),
        (Quantity(Decimal(1), "people"), "1 person", "১ জন"),
        (Name("Padma Mart"), "Padma Mart", "Padma Mart"),
        (Words("35k due"), "35k due", "35k due"),
        (Term("plan_status", "at risk"), "at risk", "ঝুঁকিতে"),
        (Term("support", "non-supporter"), "non-supporter", "সমর্থক নন"),
        (date(2026, 3, 5), "5 Mar 2026", "৫ মার্চ ২০২৬"),
        (datetime(2026, 3, 5, 9, 5), "5 Mar 2026, 09:05", "৫ মার্চ ২০২৬, ০৯:০৫"),  # noqa: DTZ001
        (1234567, "1,234,567", "১,২৩৪,৫৬৭"),
        (Decimal("2.50"), "2.5", "২.৫"),
        (YEAR, "2026", "২০২৬"),
        (Period(date(2026, 3, 1), date(2026, 3, 31), "month"), "March 2026", "মার্চ ২০২৬"),
        (Period(date(2026, 7, 1), date(2026, 9, 30), "quarter"), "Q3 2026", "কোয়ার্টার ৩, ২০২৬"),
        (Period(date(2026, 7, 1), date(2026, 12, 31), "half"), "H2 2026", "অর্ধবছর ২, ২০২৬"),
        (Period(date(2025, 7, 1), date(2026, 6, 30), "fiscal_year"), "FY2025-26", "অর্থবছর ২০২৫-২৬"),
        (Period(date(2026, 1, 1), date(2026, 12, 31), "fiscal_year"), "FY2026", "অর্থবছর ২০২৬"),
        (Period(date(2026, 3, 5), date(2026, 3, 5), "day"), "5 Mar 2026", "৫ মার্চ ২০২৬"),
        (
            Period(date(2026, 3, 5), date(2026, 4, 1), "span"),
            "5 Mar 2026 - 1 Apr 2026",
            "৫ মার্চ ২০২৬ - ১ এপ্রিল ২০২৬",
        ),
        (Period(date(2026, 7, 1), date(2026, 11, 23), "since"), "from 1 Jul 2026 on", "১ জুলাই ২০২৬ থেকে"),
        (
            Period(date(2026, 5, 31), date(2026, 11, 23), "since", "eid_ul_adha"),
            "since Eid-ul-Adha, from 31 May 2026",
            "ঈদুল আজহা এর পর, ৩১ মে ২০২৬ থেকে",
        ),
        (Period(None, date(2026, 11, 23), "all"), "in total up to 23 Nov 2026", "২৩ নভেম্বর ২০২৬ পর্যন্ত মোট"),
    ],
)
def test_a_value_is_written_in_both_languages(value: Value, english: str, bengali: str) -> None:
    assert (render_value(value, EN), render_value(value, BN)) == (english, bengali)


def test_the_season_of_a_festival_is_named_with_its_days() -> None:
    eid = Period(date(2026, 2, 19), date(2026, 3, 23), "span", "eid_ul_fitr")
    assert render_period(eid, EN) == "Eid-ul-Fitr season (19 Feb 2026 - 23 Mar 2026)"
    assert render_period(eid, BN).startswith("ঈদুল ফিতর মৌসুম (১৯ ফেব্রুয়ারী ২০২৬")


def test_the_setting_for_lakh_rules_over_the_currency() -> None:
    assert render_value(Money(Decimal(1234567), "BDT"), Style("en", lakh=False)) == "BDT 1,234,567"
    assert render_value(Money(Decimal(1234567), "USD"), Style("en", lakh=True)) == "USD 12,34,567"
    assert render_value(1234567, Style("bn", lakh=True)) == "১২,৩৪,৫৬৭"


def test_a_count_takes_the_plural_that_fits() -> None:
    values: dict[str, Value] = {
        "account": Name("Padma Mart"),
        "period": YEAR,
        "average": Money(Decimal(5), "BDT"),
    }
    assert "1 order (" in render(Message("figures.order_count", values | {"count": 1}), EN)
    assert "0 orders (" in render(Message("figures.order_count", values | {"count": 0}), EN)
    assert "২টি অর্ডার" in render(Message("figures.order_count", values | {"count": 2}), BN)


def test_lists_are_rows_of_one_message() -> None:
    rows: tuple[dict[str, Value], ...] = tuple(
        {"what": Name(name), "amount": Money(Decimal(5), "USD")} for name in ("Tea", "Salt")
    )
    assert render_value(Items("figures.amount_row", rows), EN) == "Tea USD 5; Salt USD 5"


def test_a_value_that_is_missing_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        render(Message("figures.revenue", {}), EN)


def test_braces_in_what_people_wrote_are_only_braces() -> None:
    assert render_value(Words("{account} wants {0}"), EN) == "{account} wants {0}"
    message = Message("gaps.no_plan", {"account": Name("{x}")})
    assert render(message, EN) == "No plan for {x} is recorded."


def test_weekdays_are_named() -> None:
    assert (render_weekday(date(2026, 11, 26), EN), render_weekday(date(2026, 11, 26), BN)) == ("Thursday", "বৃহস্পতিবার")
    assert render_day(date(2026, 5, 1), BN) == "১ মে ২০২৬"


@pytest.mark.parametrize(
    ("style", "amount", "day", "at"),
    [
        (Style("bn", digits="latin"), "৳1,23,456.50", "5 মার্চ 2026", "5 মার্চ 2026, 09:05"),
        (Style("bn", digits="bengali"), "৳১,২৩,৪৫৬.৫০", "৫ মার্চ ২০২৬", "৫ মার্চ ২০২৬, ০৯:০৫"),
        (Style("en", digits="bengali"), "BDT ১,২৩,৪৫৬.৫০", "৫ Mar ২০২৬", "৫ Mar ২০২৬, ০৯:০৫"),
        (Style("en", digits="latin"), "BDT 1,23,456.50", "5 Mar 2026", "5 Mar 2026, 09:05"),
    ],
)
def test_a_person_may_have_the_digits_of_the_other_language(style: Style, amount: str, day: str, at: str) -> None:
    assert render_value(Money(Decimal("123456.5"), "BDT"), style) == amount
    assert render_day(date(2026, 3, 5), style) == day
    assert render_value(datetime(2026, 3, 5, 9, 5), style) == at  # noqa: DTZ001


def test_other_digits_leave_quoted_words_as_they_were_written() -> None:
    asked = Message("preferences.hour_unknown", {"hour": "২৫টা"})
    assert render(asked, Style("bn", digits="latin")) == '"২৫টা" দিনের কোনো ঘণ্টা নয়; 0 থেকে 23 এর মধ্যে দিন।'
    assert render_value(Words("Tk 35 বাকি ২০"), Style("en", digits="bengali")) == "Tk 35 বাকি ২০"


@given(
    st.decimals(-(10**10), 10**10, places=4, allow_nan=False),
    st.sampled_from(["BDT", "USD"]),
    st.sampled_from([EN, BN]),
)
def test_an_amount_that_is_written_can_be_read_again(amount: Decimal, currency: str, style: Style) -> None:
    written = render_value(Money(amount, currency), style)
    (read,) = numbers_in(written)
    assert abs(read.value - amount) <= Decimal("0.005")
    assert (read.kind, read.unit) == ("money", currency)
