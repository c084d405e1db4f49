"""Periods as a key account manager in Bangladesh names them, in both languages, as of any day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.evidence import Period
from knowledge.festivals import festivals
from knowledge.periods import Calendar, month_of, period_before, periods_in, unit_around, year_before

AS_OF = date(2026, 11, 23)  # a Monday
CALENDAR = Calendar()


def spans(words: str, as_of: date = AS_OF, calendar: Calendar = CALENDAR) -> list[str]:
    """Each period as "first..last"."""
    return [f"{one.period.start or ''}..{one.period.end}" for one in periods_in(words, as_of, calendar)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("How much did they buy last quarter?", "2026-07-01..2026-09-30"),
        ("this quarter", "2026-10-01..2026-12-31"),
        ("গত মাসে কত নিয়েছে", "2026-10-01..2026-10-31"),
        ("এ মাসে", "2026-11-01..2026-11-30"),
        ("গেল বছরে", "2025-01-01..2025-12-31"),
        ("last week", "2026-11-15..2026-11-21"),
        ("yesterday", "2026-11-22..2026-11-22"),
        ("গত পরশু", "2026-11-21..2026-11-21"),
        ("last half year", "2026-01-01..2026-06-30"),
        ("এই প্রান্তিকে", "2026-10-01..2026-12-31"),
        # so many units back
        ("in the last 6 months", "2026-05-24..2026-11-23"),
        ("past two quarters", "2026-05-24..2026-11-23"),
        ("the last 12 months", "2025-11-24..2026-11-23"),
        ("গত তিন মাসে", "2026-08-24..2026-11-23"),
        ("গত ৩ মাসে", "2026-08-24..2026-11-23"),
        ("গত এক বছরে", "2025-11-24..2026-11-23"),
        ("last ten days", "2026-11-14..2026-11-23"),
        ("last fortnight", "2026-11-10..2026-11-23"),
        # since a day of the week
        ("what happened since Thursday", "2026-11-19..2026-11-23"),
        ("since Monday", "2026-11-16..2026-11-23"),
        ("বৃহস্পতিবার থেকে", "2026-11-19..2026-11-23"),
        # a festival of a year
        ("last year's Eid", "2025-05-17..2025-06-09"),
        ("Eid last year", "2025-05-17..2025-06-09"),
        ("গত বছরের ঈদে", "2025-05-17..2025-06-09"),
        ("this year Eid", "2026-05-07..2026-05-30"),
        # named parts of a year
        ("in March", "2026-03-01..2026-03-31"),
        ("December", "2025-12-01..2025-12-31"),
        ("মার্চে", "2026-03-01..2026-03-31"),
        ("in May", "2026-05-01..2026-05-31"),
        ("মে মাসে", "2026-05-01..2026-05-31"),
        ("March 2025", "2025-03-01..2025-03-31"),
        ("March last year", "2025-03-01..2025-03-31"),
        ("গত বছরের মার্চে", "2025-03-01..2025-03-31"),
        ("Q2", "2026-04-01..2026-06-30"),
        ("Q4", "2026-10-01..2026-12-31"),
        ("Q1 2025", "2025-01-01..2025-03-31"),
        ("Q2 last year", "2025-04-01..2025-06-30"),
        ("first quarter of 2026", "2026-01-01..2026-03-31"),
        ("প্রথম কোয়ার্টারে", "2026-01-01..2026-03-31"),
        ("H1", "2026-01-01..2026-06-30"),
        ("the second half of 2025", "2025-07-01..2025-12-31"),
        ("প্রথম ছয় মাসে", "2026-01-01..2026-06-30"),
        ("2025", "2025-01-01..2025-12-31"),
        ("২০২৫ সালে", "2025-01-01..2025-12-31"),
        ("5 March", "2026-03-05..2026-03-05"),
        ("on March 5, 2025", "2025-03-05..2025-03-05"),
        ("১লা জুলাই", "2026-07-01..2026-07-01"),
        ("5/3/2026", "2026-03-05..2026-03-05"),
        ("2026-03-05", "2026-03-05..2026-03-05"),
        # fiscal years begin in July
        ("FY25", "2024-07-01..2025-06-30"),
        ("FY2025-26", "2025-07-01..2026-06-30"),
        ("২০২৫-২৬ অর্থবছরে", "2025-07-01..2026-06-30"),
        ("this fiscal", "2026-07-01..2027-06-30"),
        ("চলতি অর্থবছরে", "2026-07-01..2027-06-30"),
        ("গত অর্থবছরে", "2025-07-01..2026-06-30"),
        ("Q3 FY26", "2026-01-01..2026-03-31"),
        ("H1 of FY27", "2026-07-01..2026-12-31"),
        # up to today
        ("year to date", "2026-01-01..2026-11-23"),
        ("YTD", "2026-01-01..2026-11-23"),
        ("this year so far", "2026-01-01..2026-11-23"),
        ("month to date", "2026-11-01..2026-11-23"),
        ("fiscal year to date", "2026-07-01..2026-11-23"),
        ("বছরের শুরু থেকে", "2026-01-01..2026-11-23"),
        ("অর্থবছরের শুরু থেকে", "2026-07-01..2026-11-23"),
        ("same period last year", "2025-01-01..2025-11-23"),
        ("last year same period", "2025-01-01..2025-11-23"),
        ("গত বছর একই সময়ে", "2025-01-01..2025-11-23"),
        # from, since, to
        ("since January", "2026-01-01..2026-11-23"),
        ("since last month", "2026-10-01..2026-11-23"),
        ("since 1 July", "2026-07-01..2026-11-23"),
        ("after 5 October", "2026-10-06..2026-11-23"),
        ("মার্চ থেকে", "2026-03-01..2026-11-23"),
        ("জানুয়ারি থেকে এ পর্যন্ত", "2026-01-01..2026-11-23"),
        ("between March and May", "2026-03-01..2026-05-31"),
        ("from 1 July to 30 September", "2026-07-01..2026-09-30"),
        ("Jan-Mar 2025", "2025-01-01..2025-03-31"),
        ("from November 2024 to February", "2024-11-01..2025-02-28"),
        ("December to February", "2025-12-01..2026-02-28"),
        ("জানুয়ারি থেকে মার্চ", "2026-01-01..2026-03-31"),
        ("১ জুলাই থেকে ৩০ সেপ্টেম্বর", "2026-07-01..2026-09-30"),
        ("up to March", "..2026-03-31"),
        ("মার্চ পর্যন্ত", "..2026-03-31"),
        # festivals
        ("since Eid", "2026-05-31..2026-11-23"),
        ("ঈদের পর থেকে", "2026-05-31..2026-11-23"),
        ("since Ramadan", "2026-03-21..2026-11-23"),
        ("last Ramadan", "2026-02-05..2026-03-20"),
        ("রোজায়", "2026-02-05..2026-03-20"),
        ("এই ঈদে", "2026-05-07..2026-05-30"),
        ("গত ঈদের আগে", "2026-05-07..2026-05-27"),
        ("before last Eid", "2026-05-07..2026-05-27"),
        ("ঈদুল ফিতরে", "2026-02-19..2026-03-23"),
        ("ঈদ-উল-আযহা", "2026-05-07..2026-05-30"),
        ("রোজার ঈদে", "2026-02-19..2026-03-23"),
        ("during Puja 2025", "2025-09-14..2025-10-02"),
        ("before Eid-ul-Fitr 2025", "2025-03-01..2025-03-30"),
    ],
)
def test_a_period_is_understood(words: str, expected: str) -> None:
    assert spans(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "What may they order?",
        "mar the surface",
        "মে",
        "The price is 2,026 taka",
        "order-2025",
        "31/02/2026",
        "2026-13-01",
        "How did it go?",
        "the second offer",
        "half of the cartons were wet",
        "",
    ],
)
def test_what_names_no_period_is_none(words: str) -> None:
    assert periods_in(words, AS_OF, CALENDAR) == []


def test_where_a_period_stands_is_told_in_the_words_as_written() -> None:
    words = "পদ্মা মার্ট গত মাসে, Q৩ ২০২৫ এ কত নিয়েছে?"
    assert [words[one.start : one.end] for one in periods_in(words, AS_OF, CALENDAR)] == ["গত মাসে", "Q৩ ২০২৫"]


def test_two_periods_without_a_joint_stay_two() -> None:
    assert spans("Compare March with May 2025") == ["2026-03-01..2026-03-31", "2025-05-01..2025-05-31"]


@pytest.mark.parametrize(
    ("words", "as_of", "expected"),
    [
        ("last quarter", date(2026, 1, 1), "2025-10-01..2025-12-31"),
        ("last month", date(2026, 3, 31), "2026-02-01..2026-02-28"),
        ("last month", date(2024, 3, 31), "2024-02-01..2024-02-29"),
        ("last 3 months", date(2026, 5, 31), "2026-03-01..2026-05-31"),
        ("last 12 months", date(2024, 2, 29), "2023-03-01..2024-02-29"),
        ("year to date", date(2026, 1, 1), "2026-01-01..2026-01-01"),
        ("same period last year", date(2024, 2, 29), "2023-01-01..2023-02-28"),
        ("December", date(2026, 12, 1), "2026-12-01..2026-12-31"),
        ("29 February", date(2024, 3, 1), "2024-02-29..2024-02-29"),
        ("this fiscal", date(2026, 6, 30), "2025-07-01..2026-06-30"),
        ("this fiscal", date(2026, 7, 1), "2026-07-01..2027-06-30"),
        ("last Eid", date(2026, 3, 10), "2025-05-17..2025-06-09"),
        ("this Eid", date(2026, 3, 10), "2026-02-19..2026-03-23"),
        ("since Eid", date(2026, 3, 23), "2025-06-10..2026-03-23"),
        ("since Eid", date(2026, 3, 24), "2026-03-24..2026-03-24"),
    ],
)
def test_the_edges_of_years_months_and_festivals(words: str, as_of: date, expected: str) -> None:
    assert spans(words, as_of) == [expected]


def test_the_settings_of_the_calendar_count() -> None:
    january = Calendar(fiscal_year_starts=1, week_starts=0)
    assert spans("FY26", calendar=january) == ["2026-01-01..2026-12-31"]
    assert spans("this fiscal", calendar=january) == ["2026-01-01..2026-12-31"]
    assert spans("last week", calendar=january) == ["2026-11-16..2026-11-22"]


NAMED = [
    "last quarter",
    "গত মাসে",
    "FY25",
    "March",
    "since Eid",
    "last 3 months",
    "ytd",
    "H1",
    "Q3",
    "last Eid",
    "this week",
]


@given(st.sampled_from(NAMED), st.dates(date(2024, 6, 1), date(2028, 6, 1)))
def test_on_any_day_a_period_begins_before_it_ends_and_not_after_the_day(words: str, as_of: date) -> None:
    (found,) = periods_in(words, as_of, CALENDAR)
    assert found.period.start is not None
    assert found.period.start <= found.period.end
    assert found.period.start <= as_of or words == "FY25"


@given(
    st.sampled_from(["month", "quarter", "half", "year", "fiscal_year", "week", "day"]),
    st.dates(date(2023, 1, 1), date(2030, 1, 1)),
)
def test_a_unit_holds_its_day_and_follows_the_one_before(unit: str, day: date) -> None:
    period, earlier = unit_around(unit, day, CALENDAR), unit_around(unit, day, CALENDAR, 1)
    assert period.start is not None
    assert period.start <= day <= period.end
    assert earlier.end == period.start - timedelta(days=1)
    assert period_before(period) == earlier


@given(st.dates(date(2023, 1, 1), date(2030, 1, 1)), st.integers(0, 500))
def test_a_span_a_year_earlier_starts_on_the_same_day(start: date, length: int) -> None:
    before = year_before(Period(start, start + timedelta(days=length), "span"))
    assert before.start is not None
    assert before.start.year == start.year - 1
    assert before.start.month == start.month
    assert abs((before.end - before.start).days - length) <= 1


def test_the_year_before_of_a_leap_month_is_the_whole_month() -> None:
    february = month_of(date(2024, 2, 29))
    assert year_before(february) == Period(date(2023, 2, 1), date(2023, 2, 28), "month")
    assert year_before(month_of(date(2025, 2, 3))) == Period(date(2024, 2, 1), date(2024, 2, 29), "month")


def test_a_festivals_period_moves_with_the_festival() -> None:
    by_year = {(one.key, one.year): one for one in festivals()}
    for words, first, last in (
        ("Eid-ul-Fitr 2026", by_year["eid_ul_fitr", 2025].season_starts_on, by_year["eid_ul_fitr", 2025].ends_on),
        ("last Ramadan", by_year["ramadan", 2025].season_starts_on, by_year["ramadan", 2025].ends_on),
        ("before Eid-ul-Adha 2026", date(2025, 5, 17), date(2025, 6, 6)),
        ("since Puja", date(2025, 10, 3), date(2025, 11, 4)),
    ):
        (found,) = periods_in(words, AS_OF, CALENDAR)
        before = year_before(found.period)
        assert (before.start, before.end) == (first, last), words


def test_festivals_are_known_for_each_year_and_apart() -> None:
    for key in {one.key for one in festivals()}:
        years = [one.year for one in festivals() if one.key == key]
        assert years == list(range(2023, 2029)), key
    assert all(one.season_starts_on <= one.starts_on <= one.ends_on for one in festivals())
