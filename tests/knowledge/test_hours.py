"""Hours as people write them, in both languages."""

from __future__ import annotations

import pytest

from knowledge.hours import hours_in


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("Thursday 11am", "11:00"),
        ("at 3 pm", "15:00"),
        ("4:30pm", "16:30"),
        ("12 am", "00:00"),
        ("15:00", "15:00"),
        ("at 4", "16:00"),
        ("at 10 on Sunday", "10:00"),
        ("সকাল ১০টায়", "10:00"),
        ("বিকেল ৩টায়", "15:00"),
        ("সন্ধ্যা সাতটায়", "19:00"),
        ("রাত ৮টায়", "20:00"),
        ("সাড়ে দশটায়", "10:30"),
        ("পৌনে ১১টায়", "10:45"),
        ("দুপুর ২টা", "14:00"),
        ("shokal 10tay", "10:00"),
        ("11tay", "11:00"),
    ],
)
def test_an_hour_is_read_as_people_mean_it(words: str, hour: str) -> None:
    assert [f"{one.at:%H:%M}" for one in hours_in(words)] == [hour]


@pytest.mark.parametrize("words", ["at 12 stores", "১৪টা নতুন দোকান", "3x6", "at 5%", "25:00", "13 pm", "by 5 Dec"])
def test_a_number_that_is_no_hour_is_none(words: str) -> None:
    assert hours_in(words) == []
