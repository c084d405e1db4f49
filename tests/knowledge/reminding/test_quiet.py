"""Nobody is written to at night or on a day without work, by their own clock, daylight saving included."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from knowledge.reminding.quiet import digest_is_due, is_quiet, is_working_day, quiet_until, working_day_before

DHAKA, LONDON = ZoneInfo("Asia/Dhaka"), ZoneInfo("Europe/London")
WEEKEND = frozenset({4, 5})  # Friday and Saturday


def local(words: str, zone: ZoneInfo = DHAKA) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2026-11-23T07:59", True),
        ("2026-11-23T08:00", False),
        ("2026-11-23T19:59", False),
        ("2026-11-23T20:00", True),
        ("2026-11-27T12:00", True),
        ("2026-11-28T12:00", True),
        ("2026-11-29T12:00", False),
    ],
)
def test_nights_and_days_without_work_are_quiet(moment: str, quiet: bool) -> None:
    assert is_quiet(local(moment), WEEKEND) is quiet


def test_quiet_hours_may_lie_within_a_day_or_be_none() -> None:
    noon, evening = local("2026-11-23T13:00"), local("2026-11-23T23:00")
    assert [is_quiet(moment, WEEKEND, 12, 14) for moment in (noon, evening)] == [True, False]
    assert [is_quiet(moment, WEEKEND, 0, 0) for moment in (noon, evening)] == [False, False]
    assert is_quiet(local("2026-11-27T13:00"), WEEKEND, 0, 0)


def test_what_is_held_back_comes_on_the_next_working_morning() -> None:
    assert quiet_until(local("2026-11-23T12:00"), WEEKEND) == local("2026-11-23T12:00")
    assert quiet_until(local("2026-11-23T03:00"), WEEKEND) == local("2026-11-23T08:00")
    assert quiet_until(local("2026-11-23T22:00"), WEEKEND) == local("2026-11-24T08:00")
    assert quiet_until(local("2026-11-26T22:00"), WEEKEND) == local("2026-11-29T08:00")
    assert quiet_until(local("2026-11-27T12:00"), WEEKEND, 0, 0) == local("2026-11-29T00:00")
    assert quiet_until(local("2026-11-27T12:00"), range(7)) == local("2026-11-27T12:00")


def test_an_hour_the_clock_is_put_forward_over_ends_the_quiet_all_the_same() -> None:
    night = local("2026-03-28T22:00", LONDON)
    woken = quiet_until(night, frozenset(), 20, 1)  # at one the clock is put to two
    assert (woken.isoformat(), is_quiet(woken, frozenset(), 20, 1)) == ("2026-03-29T02:00:00+01:00", False)
    assert is_quiet(local("2026-10-25T01:30", LONDON).replace(fold=1), frozenset(), 20, 2)


def test_a_digest_comes_on_working_days_from_its_hour_on() -> None:
    assert [digest_is_due(local(f"2026-11-23T{hour}:00"), 9, WEEKEND) for hour in ("08", "09", "21")] == [
        False,
        True,
        True,
    ]
    assert not digest_is_due(local("2026-11-27T10:00"), 9, WEEKEND)


def test_the_working_day_before_a_sunday_is_thursday() -> None:
    assert working_day_before(date(2026, 11, 29), WEEKEND) == date(2026, 11, 26)
    assert working_day_before(date(2026, 11, 24), WEEKEND) == date(2026, 11, 23)
    assert working_day_before(date(2026, 11, 24), range(7)) == date(2026, 11, 23)
    assert not is_working_day(date(2026, 11, 28), WEEKEND)
