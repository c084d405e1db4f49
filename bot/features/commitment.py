"""Commitment: what a person owes, and what they do with it: keep it, put its reminder off, open it again.

Each change is once: the same press again changes nothing. `origin` is the surface's own key of that press.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from bot.desk import Desk
from knowledge.errors import BadInput
from knowledge.people import Reader
from knowledge.records import owed
from knowledge.records.audit import changed_before
from knowledge.records.commitments import Commitment
from knowledge.records.owed import Owed

__all__ = ["Owed", "commitment_of", "finish", "mine", "reopen", "snooze"]

MOST = 100
MOST_DAYS = 365


def mine(desk: Desk, reader: Reader, most: int = MOST) -> tuple[Owed, ...]:
    """What the reader owes customers and has not kept, the earliest due first, those with no day at the end."""
    with desk.book.reading() as session:
        return tuple(owed.owed_by(session, reader, most))


def commitment_of(desk: Desk, reader: Reader, ref: str) -> Owed:
    """A commitment as it stands. Errors: NotFound."""
    with desk.book.reading() as session:
        return owed.owed_of(session, reader, ref)


def finish(desk: Desk, reader: Reader, ref: str, *, origin: str) -> Owed:
    """Marks a commitment as kept today. Errors: NotFound, Refused; BadInput where it was dropped."""
    day = desk.now().date()
    return _changed(desk, reader, ref, "finish", origin, lambda record: owed.finish(record, day))


def reopen(desk: Desk, reader: Reader, ref: str, *, origin: str) -> Owed:
    """Opens a commitment again that was marked as kept, or dropped. Errors: NotFound, Refused."""
    return _changed(desk, reader, ref, "reopen", origin, owed.reopen)


def snooze(
    desk: Desk, reader: Reader, ref: str, days: int | None = None, *, until: date | None = None, origin: str
) -> Owed:
    """Keeps reminders quiet for so many days, or until a day; it stays due, and overdue, all the same.

    Errors: NotFound, Refused; BadInput for a day that is not to come, or further off than a year.
    """
    today = desk.now().date()
    if until is None and days is not None and 0 < days <= MOST_DAYS:
        until = today + timedelta(days=days)
    if until is None or not today < until <= today + timedelta(days=MOST_DAYS):
        raise BadInput("commitment.snooze_days", most=MOST_DAYS)
    day = until
    return _changed(desk, reader, ref, "snooze", origin, lambda record: owed.snooze(record, day))


def _changed(
    desk: Desk, reader: Reader, ref: str, action: str, origin: str, change: Callable[[Commitment], bool]
) -> Owed:
    now = desk.now()
    with desk.book.writing() as session:
        record = owed.changeable(session, reader, ref)
        again = changed_before(session, action, f"commitment-{record.id}", origin)
        if not again and change(record):
            owed.note_commitment(session, reader, action, record, at=now, origin=origin)
        session.flush()
        return owed.owed_of(session, reader, ref)
