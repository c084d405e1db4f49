"""The festivals the trade plans by, from `festivals.toml`: dates as observed in Bangladesh, 2023 to 2028."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources

EIDS = ("eid_ul_fitr", "eid_ul_adha")


@dataclass(frozen=True, slots=True)
class Festival:
    """One festival of one year. `key` is a term of the family "festival"; both days are included."""

    key: str
    year: int
    starts_on: date
    ends_on: date
    en: str
    bn: str
    season_starts_on: date


@lru_cache(maxsize=1)
def festivals() -> tuple[Festival, ...]:
    """All known festivals in order of their first day."""
    table = tomllib.loads(resources.files("knowledge").joinpath("festivals.toml").read_text(encoding="utf-8"))
    found = [
        _festival(key, entry, date.fromisoformat(first), date.fromisoformat(last))
        for key, entry in table.items()
        for first, last in entry["days"]
    ]
    return tuple(sorted(found, key=lambda festival: (festival.starts_on, festival.key)))


def _festival(key: str, entry: dict[str, object], starts_on: date, ends_on: date) -> Festival:
    return Festival(
        key=key,
        year=starts_on.year,
        starts_on=starts_on,
        ends_on=ends_on,
        en=str(entry["en"]),
        bn=str(entry["bn"]),
        season_starts_on=starts_on - timedelta(days=int(str(entry["season_days"]))),
    )


def last_ended(keys: tuple[str, ...], as_of: date) -> Festival | None:
    """The last festival of `keys` that ended before `as_of`."""
    return max((f for f in festivals() if f.key in keys and f.ends_on < as_of), key=_by_day, default=None)


def last_season(keys: tuple[str, ...], as_of: date, year: int | None = None) -> Festival | None:
    """The last festival of `keys` whose season began on or before `as_of`; of `year`, where one is named."""
    known = [f for f in festivals() if f.key in keys and year in {None, f.year}]
    begun = [f for f in known if f.season_starts_on <= as_of]
    if not begun and year is not None:
        return min(known, key=_by_day, default=None)
    return max(begun, key=_by_day, default=None)


def next_festival(keys: tuple[str, ...], after: date) -> Festival | None:
    """The first festival of `keys` that begins after `after`."""
    return min((f for f in festivals() if f.key in keys and f.starts_on > after), key=_by_day, default=None)


def _by_day(festival: Festival) -> date:
    return festival.starts_on
