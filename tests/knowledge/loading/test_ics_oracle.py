"""When a series takes place, as its meeting holds it and as another implementation expands it: the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from knowledge.figures.recurring import times_of
from knowledge.loading.ics_event import read_event
from knowledge.loading.ics_file import RawEvent
from knowledge.loading.ics_series import series_of, stamps
from knowledge.records.meetings import Meeting
from tests.knowledge.loading.calendars import calendar, event
from tests.knowledge.loading.folders import DHAKA

FIRST = datetime(2026, 1, 5, 9, 30)  # noqa: DTZ001  a Monday, in the zone the example draws
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

rules = st.builds(
    lambda freq, interval, days, end: f"RRULE:FREQ={freq};INTERVAL={interval}{days}{end}",
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    st.integers(1, 4),
    st.lists(st.sampled_from(DAYS), max_size=3, unique=True).map(
        lambda days: f";BYDAY={','.join(days)}" if days else ""
    ),
    st.sampled_from(["", ";COUNT=1", ";COUNT=7", ";UNTIL=20260601T120000Z"]),
)


@st.composite
def series(draw: st.DrawFn) -> list[str]:
    """The VEVENTs of one series: its rule, some of its days left out, added and moved."""
    zone = draw(st.sampled_from(["Europe/London", "America/New_York", "Asia/Dhaka"]))
    starts = FIRST + timedelta(days=draw(st.integers(0, 90)), hours=draw(st.integers(0, 9)))
    days = draw(st.lists(st.integers(0, 150), max_size=6, unique=True))
    stamp = [f"{starts + timedelta(days=day):%Y%m%dT%H%M%S}" for day in days]
    lines = [draw(rules)]
    lines += [f"EXDATE;TZID={zone}:{stamp[0]}"] if len(stamp) > 0 else []
    lines += [f"RDATE;TZID={zone}:{stamp[1]},{stamp[2]}"] if len(stamp) > 2 else []
    found = [event("s", *lines, starts=f"DTSTART;TZID={zone}:{starts:%Y%m%dT%H%M%S}")]
    for one in stamp[3:]:
        moved = datetime.strptime(one, "%Y%m%dT%H%M%S") + timedelta(hours=3)  # noqa: DTZ007
        was = f"RECURRENCE-ID;TZID={zone}:{one}"
        found.append(event("s", was, starts=f"DTSTART;TZID={zone}:{moved:%Y%m%dT%H%M%S}"))
    return found


@settings(max_examples=150, deadline=None)
@given(series())
def test_both_name_the_same_times(parts: list[str]) -> None:
    start, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
    events = [read_event(RawEvent(1, part), DHAKA, cancels=False) for part in parts]
    held = series_of(events[0], events[1:], DHAKA)
    meeting = Meeting(
        starts_at=events[0].starts.astimezone(UTC),
        recurrence=held.recurrence,
        zone=held.zone,
        left_out=stamps(held.left_out),
        also_at=stamps(held.also_at),
    )
    ours = list(times_of(meeting, DHAKA, start, end)) + [one.starts for one in events[1:]]
    expanded = recurring_ical_events.of(Calendar.from_ical(calendar(*parts))).between(start, end)
    theirs = sorted(one["DTSTART"].dt.astimezone(UTC) for one in expanded)
    assert sorted(at.astimezone(UTC) for at in ours) == theirs
