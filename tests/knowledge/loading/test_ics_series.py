"""Series of a calendar take place when the calendar says: moved, overridden, cancelled and added times, in any zone."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from knowledge.book import Book
from tests.knowledge.loading.calendars import RAHIMA, event, reasons, times, with_people, written
from tests.knowledge.loading.folders import counts, load, rows

WEEKLY = "RRULE:FREQ=WEEKLY;BYDAY=TU"
LONDON = ZoneInfo("Europe/London")
TUESDAY = "DTSTART;TZID=Asia/Dhaka:20261201T110000"

OFFICE = "\r\n".join(
    [
        "BEGIN:VTIMEZONE",
        "TZID:Our Office",
        "BEGIN:STANDARD",
        "DTSTART:16011028T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:16010325T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
        "",
    ]
)


def test_left_out_moved_renamed_and_cancelled_times_of_a_series_are_honoured(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    path = written(
        tmp_path,
        event("s", RAHIMA, WEEKLY, "EXDATE;TZID=Asia/Dhaka:20261208T110000", starts=TUESDAY),
        event("s", RAHIMA, "RECURRENCE-ID;TZID=Asia/Dhaka:20261215T110000", starts="DTSTART:20261216T090000Z"),
        event("s", RAHIMA, "RECURRENCE-ID:20261222T050000Z", starts="DTSTART:20261222T050000Z", title="Year end"),
        event("s", "RECURRENCE-ID:20261229T050000Z", "STATUS:CANCELLED", starts="DTSTART:20261229T050000Z"),
    )
    plan, _ = load(book, path)
    assert counts(plan)["meeting"] == (4, 0, 0, 0)
    assert times(book, "2026-11-20", "2027-01-06") == [
        "12-01 11:00 Review",
        "12-16 15:00 Review",
        "12-22 11:00 Year end",
        "01-05 11:00 Review",
    ]
    assert load(book, path)[1] is None


def test_a_cancelled_series_and_a_calendar_sent_to_cancel_take_place_no_more(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    load(book, written(tmp_path, event("s", RAHIMA, WEEKLY, starts=TUESDAY), event("t", RAHIMA)))
    load(book, written(tmp_path, event("s", RAHIMA, WEEKLY, "STATUS:CANCELLED", starts=TUESDAY)))
    assert times(book, "2026-11-20", "2027-01-01") == ["12-01 11:00 Review"]
    load(book, written(tmp_path, "METHOD:CANCEL\r\n", event("t", RAHIMA)))
    assert times(book, "2026-11-20", "2027-01-01") == []


def test_a_moved_time_that_is_moved_back_takes_place_once(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    moved = event("s", RAHIMA, "RECURRENCE-ID:20261208T050000Z", starts="DTSTART:20261209T050000Z")
    series = event("s", RAHIMA, f"{WEEKLY};COUNT=2", starts=TUESDAY)
    load(book, written(tmp_path, series, moved))
    assert times(book, "2026-11-20", "2027-01-01") == ["12-01 11:00 Review", "12-09 11:00 Review"]
    plan, _ = load(book, written(tmp_path, series))
    assert counts(plan)["meeting"] == (0, 2, 0, 0)
    assert times(book, "2026-11-20", "2027-01-01") == ["12-01 11:00 Review", "12-08 11:00 Review"]


def test_one_moved_time_that_comes_alone_moves_it_in_the_series_that_is_there(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    load(book, written(tmp_path, event("s", RAHIMA, f"{WEEKLY};COUNT=2", starts=TUESDAY)))
    moved = event("s", RAHIMA, "RECURRENCE-ID:20261208T050000Z", starts="DTSTART:20261209T050000Z")
    invitation = written(tmp_path, moved, name="invitation.ics")
    load(book, invitation)
    assert times(book, "2026-11-20", "2027-01-01") == ["12-01 11:00 Review", "12-09 11:00 Review"]
    assert load(book, invitation)[1] is None


def test_from_one_time_on_a_series_may_be_otherwise(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    path = written(
        tmp_path,
        event("s", RAHIMA, f"{WEEKLY};COUNT=5", starts=TUESDAY),
        event(
            "s",
            RAHIMA,
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Dhaka:20261215T110000",
            starts="DTSTART;TZID=Asia/Dhaka:20261216T150000",
            title="Review, new hour",
        ),
    )
    load(book, path)
    assert times(book, "2026-11-20", "2027-02-01") == [
        "12-01 11:00 Review",
        "12-08 11:00 Review",
        "12-16 15:00 Review, new hour",
        "12-23 15:00 Review, new hour",
        "12-30 15:00 Review, new hour",
    ]
    assert load(book, path)[1] is None


def test_times_besides_the_rule_and_two_rules_at_once_take_place(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    path = written(
        tmp_path,
        event("a", RAHIMA, f"{WEEKLY};COUNT=2", "RDATE;TZID=Asia/Dhaka:20261203T090000", starts=TUESDAY, title="A"),
        event("b", RAHIMA, "RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2", "RRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=1", title="B"),
        event("c", RAHIMA, "RDATE:20261205T050000Z,20261206T050000Z", title="C"),
    )
    load(book, path)
    found = times(book, "2026-11-20", "2027-01-01")
    assert [line for line in found if line.endswith("A")] == ["12-01 11:00 A", "12-03 09:00 A", "12-08 11:00 A"]
    assert [line for line in found if line.endswith("C")] == ["12-01 11:00 C", "12-05 11:00 C", "12-06 11:00 C"]
    assert {"12-04 11:00 B", "12-11 11:00 B", "12-05 11:00 B"} <= set(found)


@pytest.mark.parametrize(
    ("starts", "zones"),
    [
        ("DTSTART;TZID=Europe/Berlin:20260323T100000", ""),
        ("DTSTART;TZID=W. Europe Standard Time:20260323T100000", ""),
        ("DTSTART;TZID=Our Office:20260323T100000", OFFICE),
    ],
)
def test_a_series_keeps_the_hour_of_its_own_zone_when_the_clocks_change(
    book: Book, tmp_path: Path, starts: str, zones: str
) -> None:
    with_people(book, tmp_path)
    plan, _ = load(book, written(tmp_path, zones, event("s", RAHIMA, "RRULE:FREQ=WEEKLY;COUNT=3", starts=starts)))
    assert reasons(plan) == []
    assert [rule for (rule,) in rows(book, "SELECT recurrence FROM meetings")] == ["FREQ=WEEKLY;COUNT=3"]
    # In Dhaka, which has no daylight saving, the third is an hour earlier.
    assert times(book, "2026-03-01", "2026-05-01") == [
        "03-23 15:00 Review",
        "03-30 14:00 Review",
        "04-06 14:00 Review",
    ]
    assert times(book, "2026-03-01", "2026-05-01", LONDON)[1:] == ["03-30 09:00 Review", "04-06 09:00 Review"]


def test_a_zone_like_no_other_is_followed_too(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    odd = OFFICE.replace("+0100", "+0117").replace("+0200", "+0217")
    starts = "DTSTART;TZID=Our Office:20260323T100000"
    load(book, written(tmp_path, odd, event("s", RAHIMA, "RRULE:FREQ=WEEKLY;COUNT=3", starts=starts)))
    assert times(book, "2026-03-01", "2026-05-01") == [
        "03-23 14:43 Review",
        "03-30 13:43 Review",
        "04-06 13:43 Review",
    ]


def test_two_calendars_may_mean_two_things_by_one_zone_of_their_own(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    starts = "DTSTART;TZID=Our Office:20261201T100000"
    other = OFFICE.replace("+0100", "+0700").replace("+0200", "+0800")
    written(tmp_path / "two", OFFICE, event("a", RAHIMA, starts=starts, title="A"), name="a.ics")
    written(tmp_path / "two", other, event("b", RAHIMA, starts=starts, title="B"), name="b.ics")
    load(book, tmp_path / "two")
    assert times(book, "2026-12-01", "2026-12-02") == ["12-01 09:00 B", "12-01 15:00 A"]


def test_whole_days_begin_at_midnight_and_times_without_a_zone_are_the_books(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    path = written(
        tmp_path,
        event("day", RAHIMA, "RRULE:FREQ=DAILY;UNTIL=20261203", starts="DTSTART;VALUE=DATE:20261201", title="Fair"),
        event("floating", RAHIMA, "DURATION:PT90M", starts="DTSTART:20261201T093000", title="Floating"),
        event("until", RAHIMA, "RRULE:FREQ=DAILY;UNTIL=20261202", starts="DTSTART:20261201T120000", title="Until"),
    )
    load(book, path)
    assert times(book, "2026-11-20", "2027-01-01") == [
        "12-01 00:00 Fair",
        "12-01 09:30 Floating",
        "12-01 12:00 Until",
        "12-02 00:00 Fair",
        "12-02 12:00 Until",
        "12-03 00:00 Fair",
    ]
    assert [str(ends)[11:16] for (ends,) in rows(book, "SELECT ends_at FROM meetings WHERE title = 'Floating'")] == [
        "05:00"
    ]


def test_a_rule_that_never_comes_true_is_no_hang(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    never = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    plan, _ = load(book, written(tmp_path, event("s", RAHIMA, never), event("t", RAHIMA, never, "RRULE:FREQ=DAILY")))
    assert reasons(plan) == [(11, "RRULE", "load.event_field_unreadable")]
    assert times(book, "2026-11-20", "2030-01-01") == ["12-01 11:00 Review"]
