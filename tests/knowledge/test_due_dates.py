"""Due dates look forward: what people write when they promise, read on Monday 23 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.due_dates import due_date, due_dates_in
from knowledge.periods import Calendar

MONDAY = date(2026, 11, 23)


def due(words: str, today: date = MONDAY, calendar: Calendar | None = None) -> str:
    found = due_date(words, today, calendar or Calendar())
    return found.day.isoformat() if found else ""


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("send it by Friday", "2026-11-27"),
        ("before Friday", "2026-11-26"),
        ("on Monday", "2026-11-30"),
        ("next Friday", "2026-12-04"),
        ("this Friday", "2026-11-27"),
        ("by Tuesday 1 December", "2026-12-01"),
        ("tomorrow", "2026-11-24"),
        ("by EOD", "2026-11-23"),
        ("day after tomorrow", "2026-11-25"),
        ("within 10 days", "2026-12-03"),
        ("in two weeks", "2026-12-07"),
        ("within a month", "2026-12-23"),
        ("this week", "2026-11-26"),
        ("by next week", "2026-12-03"),
        ("before month end", "2026-11-30"),
        ("by end of next month", "2026-12-31"),
        ("by the end of January", "2027-01-31"),
        ("by 5 Dec", "2026-12-05"),
        ("by Dec 5, 2027", "2027-12-05"),
        ("by 5/12", "2026-12-05"),
        ("by 5/11", "2027-11-05"),
        ("2026-12-01", "2026-12-01"),
        ("by the 10th", "2026-12-10"),
        ("by March", "2027-03-31"),
        ("before Eid", "2027-03-09"),
        ("শুক্রবারের মধ্যে", "2026-11-27"),
        ("আগামীকাল", "2026-11-24"),
        ("দুই দিনের মধ্যে", "2026-11-25"),
        ("১৫ তারিখের মধ্যে", "2026-12-15"),
        ("১৭ ডিসেম্বর এর মধ্যে", "2026-12-17"),
        ("৫ই ডিসেম্বর", "2026-12-05"),
        ("আগামী সপ্তাহে", "2026-12-03"),
        ("মাসের শেষে", "2026-11-30"),
        ("ঈদের আগে", "2027-03-09"),
        ("মে মাসের মধ্যে", "2027-05-31"),
        ("shukrobar er moddhe", "2026-11-27"),
        ("15 tarikher moddhe", "2026-12-15"),
        ("kalke", "2026-11-24"),
        ("agami shoptahe", "2026-12-03"),
        ("robibar", "2026-11-29"),
    ],
)
def test_a_due_date_is_the_day_people_mean(words: str, day: str) -> None:
    assert due(words) == day


@pytest.mark.parametrize(
    "words",
    [
        "last Friday", "every Sunday", "from 1 December", "since Monday", "the Wednesday slot", "for December",
        "Sat with Ripon 3 hours", "in 28 stores", "1 in 6 of his shops", "31/2/2026", "by 31/2", "by 2025-01-01",
        "শুক্রবার থেকে", "গত রবিবার", "৩% ছাড়", "প্রতি রবিবার", "14টা দোকান", "",
    ],
)  # fmt: skip
def test_what_is_no_day_to_come_is_no_due_date(words: str) -> None:
    assert due(words) == ""


def test_a_deadline_counts_before_another_day_in_the_words() -> None:
    assert due("on Sunday we agreed to send it by 5 December") == "2026-12-05"


def test_a_week_ends_on_its_fifth_day_wherever_it_begins() -> None:
    assert due("next week", calendar=Calendar(week_starts=0)) == "2026-12-04"
    assert due("this week", today=date(2026, 11, 27)) == "2026-11-28"


def test_where_the_words_stand_is_told_as_they_are_written() -> None:
    words = "নমুনা ১৫ তারিখের মধ্যে দেব"
    (mention,) = due_dates_in(words, MONDAY, Calendar())
    assert words[mention.start : mention.end] == "১৫ তারিখের মধ্যে"
