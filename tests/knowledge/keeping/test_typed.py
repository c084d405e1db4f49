"""What a form is filled with is read back as what it was; days and hours are read as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.evidence import Message
from knowledge.keeping.fields import Field, choice_column, field_of, fields_of
from knowledge.keeping.kept import KEPT
from knowledge.keeping.shown import words_of
from knowledge.keeping.typed import Misfit, Typing, is_empty, parts_of, read_typed
from knowledge.periods import Calendar
from knowledge.text import bengali_digits

DHAKA = ZoneInfo("Asia/Dhaka")
AT = Typing(date(2026, 11, 23), DHAKA, Calendar(), {})


def a_field(kind: str, name: str) -> Field:
    found = field_of(kind, name)
    assert found is not None
    return found


AMOUNT, UNITS, DAY = a_field("deal", "amount"), a_field("contact", "cadence_days"), a_field("plan", "ends_on")
MOMENT = a_field("meeting", "starts_at")


@settings(max_examples=80, deadline=None)
@given(st.decimals(0, 9_000_000_000, places=6, allow_nan=False), st.booleans())
def test_an_amount_is_read_back_in_either_script(amount: Decimal, bengali: bool) -> None:
    words = words_of(AMOUNT, amount, DHAKA)
    assert read_typed(AMOUNT, bengali_digits(words) if bengali else words, AT) == amount


@settings(max_examples=80, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.booleans())
def test_a_day_is_read_back_in_either_script(day: date, bengali: bool) -> None:
    words = words_of(DAY, day, DHAKA)
    assert read_typed(DAY, bengali_digits(words) if bengali else words, AT) == day
    written = f"{day.day}/{day.month}/{day.year}"
    assert read_typed(DAY, bengali_digits(written) if bengali else written, AT) == day


@settings(max_examples=60, deadline=None)
@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_moment_is_read_back_to_the_minute(moment: datetime) -> None:
    words = words_of(MOMENT, moment, DHAKA)
    assert read_typed(MOMENT, words, AT) == moment.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("tomorrow 3 pm", datetime(2026, 11, 24, 15, 0, tzinfo=DHAKA)),
        ("১/১২/২০২৬ ১৪:৩০", datetime(2026, 12, 1, 14, 30, tzinfo=DHAKA)),
        ("আগামীকাল ১৫:০০", datetime(2026, 11, 24, 15, 0, tzinfo=DHAKA)),
        ("2026-12-01", datetime(2026, 12, 1, tzinfo=DHAKA)),
    ],
)
def test_an_hour_stands_beside_its_day_as_people_write_it(typed: str, at: datetime) -> None:
    assert read_typed(MOMENT, typed, AT) == at


def test_each_choice_is_read_back_by_its_own_word() -> None:
    for kind in KEPT:
        for field in fields_of(kind):
            for word in field.choices:
                assert read_typed(field, word, AT) is choice_column(field)(word)


def read_or_told(field: Field, words: str) -> object:
    try:
        return read_typed(field, words, AT)
    except Misfit as wrong:
        return wrong.reason


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80))
def test_whatever_is_typed_is_a_value_or_a_sentence(words: str) -> None:
    for field in (AMOUNT, UNITS, DAY, MOMENT, a_field("contact", "role"), a_field("offer", "currency")):
        if not is_empty(words):
            told = read_or_told(field, words)
            assert not isinstance(told, Message) or told.id.startswith("record.wrong_")


def test_a_list_is_parted_by_semicolons_and_refs_by_commas_too() -> None:
    assert parts_of("Rina, buyer; Arif ;Rina, buyer") == ["Rina, buyer", "Arif"]
    assert parts_of("need-1,need-22") == ["need-1", "need-22"]
    assert parts_of(" ; \n") == []
