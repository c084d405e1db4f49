"""When people are left alone: at night and on days without work, by their own clock."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

DAY = timedelta(days=1)
STARTS, ENDS = 20, 8


def is_quiet(now_local: datetime, weekend: Collection[int], start: int = STARTS, end: int = ENDS) -> bool:
    """Whether nobody is written to unasked at this moment of their own clock.

    weekend: days without work, Monday 0. start, end: the hours between which it is quiet, through midnight where the
    second is smaller; the same hour twice for none.
    """
    hour = now_local.hour
    at_night = start <= hour < end if start <= end else hour >= start or hour < end
    return at_night or not is_working_day(now_local.date(), weekend)


def quiet_until(now_local: datetime, weekend: Collection[int], start: int = STARTS, end: int = ENDS) -> datetime:
    """The first moment from now on at which it is not quiet, in the same time zone."""
    if not is_quiet(now_local, weekend, start, end):
        return now_local
    opens = time(end) if start != end else time()
    for days in range(9):
        day = now_local.date() + days * DAY
        # By way of UTC, since the clock may be put forward over the very hour.
        moment = datetime.combine(day, opens, now_local.tzinfo).astimezone(UTC).astimezone(now_local.tzinfo)
        if moment > now_local and not is_quiet(moment, weekend, start, end):
            return moment
    return now_local  # a week without a working day: nothing is worth waiting for


def is_working_day(day: date, weekend: Collection[int]) -> bool:
    """Whether people work on this day."""
    return day.weekday() not in weekend


def working_day_before(day: date, weekend: Collection[int]) -> date:
    """The last day before this one on which people work."""
    found = (day - days * DAY for days in range(1, 8) if is_working_day(day - days * DAY, weekend))
    return next(found, day - DAY)


def digest_is_due(now_local: datetime, hour: int, weekend: Collection[int]) -> bool:
    """Whether a person's morning digest of this day may have come by now: on working days, from that hour on."""
    return is_working_day(now_local.date(), weekend) and now_local.hour >= hour
