"""A change of an account's colour, told to its owner once, with what changed.

A reading is kept where there was none, and where the colour is another than when one was last kept. The first reading
of an account tells nothing; of several that nobody was told yet the last one counts, against the last that was told.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.database import insert_or_nothing
from knowledge.evidence import Name, Value
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable, shown_names
from knowledge.records.health import HealthReading
from knowledge.scoring.health import Health
from knowledge.scoring.weights import factor_label
from knowledge.scoring.whole_book import health_among

# So many parts are told, those that moved most.
MOST_MOVED = 2


@dataclass(frozen=True, slots=True)
class Moved:
    """A part of health that moved: its points, 0 to 100, then and now."""

    factor: Value
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class ColourChange:
    """An account's health then and now, with the colours, and what moved most the same way."""

    account_id: int
    account: Name
    was: str
    before: int
    colour: str
    now: int
    moved: tuple[Moved, ...]


def owned(session: Session, reader: Reader) -> list[int]:
    """The accounts that the reader is the owner of."""
    if reader.member_id is None:
        return []
    query = sa.select(Account.id).where(Account.owner_id == reader.member_id, readable(reader))
    return list(session.scalars(query.order_by(Account.id)))


def new_readings(session: Session, reader: Reader, day: date) -> list[Health]:
    """The health of the reader's own accounts where a reading is to be kept of it."""
    mine = owned(session, reader)
    last = {key: readings[0] for key, readings in _readings(session, mine).items()}
    held = health_among(session, day, mine)
    return [
        one
        for key, one in held.items()
        if one.colour is not None and (key not in last or last[key].colour is not one.colour)
    ]


def keep_readings(session: Session, found: list[Health], day: date, at: datetime) -> None:
    """Keeps readings of a day; the first one of an account as told, since there is nothing to tell."""
    known = set(_readings(session, [one.account_id for one in found]))
    for one in found:
        points = {part.name: int(part.points) for part in one.parts if part.points is not None}
        values = {
            "account_id": one.account_id,
            "taken_on": day,
            "score": one.score,
            "colour": one.colour,
            "parts": json.dumps(points),
            "told_at": None if one.account_id in known else at,
        }
        insert_or_nothing(session, HealthReading, values)


def colour_changes(session: Session, reader: Reader, day: date, zone: ZoneInfo) -> tuple[ColourChange, ...]:
    """The changes of colour that the owner is to be told, or was told today; the worst first."""
    found = []
    held = _readings(session, owned(session, reader))
    names = shown_names(session, held)
    for key, readings in held.items():
        newest = readings[0]
        if newest.told_at is not None and newest.told_at.astimezone(zone).date() != day:
            continue
        before = next((one for one in readings[1:] if one.told_at is not None), None)
        if before is not None and before.colour is not newest.colour:
            found.append(_change(key, names[key], before, newest))
    return tuple(sorted(found, key=lambda one: (one.now, one.account_id)))


def mark_told(session: Session, reader: Reader, at: datetime) -> None:
    """From now on the owner was told of all readings of their accounts."""
    waiting = sa.update(HealthReading).where(HealthReading.told_at.is_(None))
    session.execute(waiting.where(HealthReading.account_id.in_(owned(session, reader))).values(told_at=at))


def _readings(session: Session, accounts: list[int]) -> dict[int, list[HealthReading]]:
    """The readings of these accounts, the newest first."""
    found: dict[int, list[HealthReading]] = defaultdict(list)
    query = sa.select(HealthReading).where(HealthReading.account_id.in_(accounts))
    for one in session.scalars(query.order_by(HealthReading.taken_on.desc(), HealthReading.id.desc())):
        found[one.account_id].append(one)
    return dict(found)


def _change(key: int, name: Name, before: HealthReading, now: HealthReading) -> ColourChange:
    falls = now.score < before.score
    moved = sorted(_moved(json.loads(before.parts), json.loads(now.parts), falls=falls), key=lambda one: one[0])
    return ColourChange(
        account_id=key,
        account=name,
        was=before.colour.value,
        before=before.score,
        colour=now.colour.value,
        now=now.score,
        moved=tuple(one for _, one in moved[:MOST_MOVED]),
    )


def _moved(before: Mapping[str, int], now: Mapping[str, int], *, falls: bool) -> Iterator[tuple[int, Moved]]:
    """The parts that moved as the whole did, with how far down (or up)."""
    for name in before.keys() & now.keys():
        change = now[name] - before[name]
        if change and (change < 0) is falls:
            yield -abs(change), Moved(factor_label(name), before[name], now[name])
