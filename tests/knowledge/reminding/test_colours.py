"""A change of colour: told to the owner once, with what changed; never the first reading, never a change taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from knowledge.book import Book
from knowledge.evidence import Message, Term
from knowledge.records.commitments import Commitment, Side
from knowledge.records.interactions import Interaction
from knowledge.reminding.colours import ColourChange, colour_changes, keep_readings, mark_told, new_readings, owned
from knowledge.scoring.health import Health, colour_of
from knowledge.scoring.parts import Part
from tests.bot.features.notebook import NUSRAT, SHORMI, TANVIR, fill

DAY = date(2026, 11, 23)
DHAKA = ZoneInfo("Asia/Dhaka")
PADMA = 1


@pytest.fixture
def of_padma(book: Book) -> Book:
    fill(book)
    return book


def at(day: date) -> datetime:
    return datetime.combine(day, time(3), UTC)


def is_read(book: Book, days: int, score: int, **points: int) -> None:
    """A reading of Padma Mart is kept, so many days after the first."""
    day = DAY + timedelta(days=days)
    parts = tuple(
        Part(name, Decimal("0.25"), Decimal(held), Message("scoring.unknown_orders")) for name, held in points.items()
    )
    with book.writing() as session:
        keep_readings(session, [Health(PADMA, score, colour_of(score), Decimal(1), parts)], day, at(day))


def told(book: Book, days: int) -> tuple[ColourChange, ...]:
    with book.reading() as session:
        return colour_changes(session, TANVIR, DAY + timedelta(days=days), DHAKA)


def knows(book: Book, days: int) -> None:
    with book.writing() as session:
        mark_told(session, TANVIR, at(DAY + timedelta(days=days)))


def test_the_first_reading_tells_nothing_and_a_change_is_told_once_with_what_moved(of_padma: Book) -> None:
    is_read(of_padma, 0, 80, revenue=90, orders=70, promises=60)
    assert told(of_padma, 0) == ()
    is_read(of_padma, 5, 62, revenue=40, orders=65, promises=100)
    (change,) = told(of_padma, 5)
    assert (change.was, change.before, change.colour, change.now) == ("green", 80, "yellow", 62)
    assert [(one.factor, one.before, one.now) for one in change.moved] == [
        (Term("factor", "revenue"), 90, 40),
        (Term("factor", "orders"), 70, 65),
    ]
    assert told(of_padma, 6) == (change,)  # nobody has shown it yet
    knows(of_padma, 6)
    assert told(of_padma, 6) == (change,)  # the morning of that day still holds it
    assert told(of_padma, 7) == ()


def test_a_colour_that_came_back_before_it_was_told_is_not_told(of_padma: Book) -> None:
    for days, score in ((0, 80), (1, 40), (2, 79)):
        is_read(of_padma, days, score)
    assert told(of_padma, 2) == ()
    is_read(of_padma, 3, 30)
    assert [(one.was, one.colour) for one in told(of_padma, 3)] == [("green", "red")]


def test_it_is_for_the_owner_alone(of_padma: Book) -> None:
    is_read(of_padma, 0, 80)
    is_read(of_padma, 1, 40)
    with of_padma.reading() as session:
        assert colour_changes(session, SHORMI, DAY + timedelta(days=1), DHAKA) == ()
        assert colour_changes(session, NUSRAT, DAY + timedelta(days=1), DHAKA) == ()
        assert owned(session, TANVIR) == [1, 2]


def test_only_a_colour_that_is_new_is_read(of_padma: Book) -> None:
    with of_padma.writing() as session:
        for key in (1, 2):
            session.add(Commitment(account_id=key, side=Side.OURS, statement="Send it", made_on=DAY, due_on=DAY))
            session.add(Interaction(account_id=key, happened_on=DAY, written_at=at(DAY), body="told"))
    with of_padma.reading() as session:
        found = new_readings(session, TANVIR, DAY)
    assert [(one.account_id, one.score) for one in found] == [(1, 100), (2, 100)]
    with of_padma.writing() as session:
        keep_readings(session, found, DAY, at(DAY))
    with of_padma.reading() as session:
        assert new_readings(session, TANVIR, DAY + timedelta(days=1)) == []
        later = new_readings(session, TANVIR, DAY + timedelta(days=60))
    # Sixty days later: promises 100 - 20 - 40, contact 100 - 46 / 76; (0.15 x 40 + 0.1 x 100 + 0.1 x 39) / 0.35.
    assert [(one.account_id, one.score) for one in later] == [(1, 57), (2, 57)]
