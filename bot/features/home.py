"""Home: a person's own accounts, what comes next, what is overdue, where it has gone quiet, notes still unfiled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.desk import Desk
from knowledge.briefing.glance import Glance, MyAccount, MyMeeting, MyOverdue, MyUnfiled, Part, glance, meetings_ahead
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader

__all__ = ["Glance", "Home", "MyAccount", "MyMeeting", "MyOverdue", "MyUnfiled", "Part", "home", "next_meetings"]

LINES = 10
NEXT = 5


@dataclass(frozen=True, slots=True)
class Home:
    """One page, counted from 0, of so many; each part of the glance has at most LINES rows, and its total."""

    as_of: date
    page: int
    pages: int
    glance: Glance


def home(desk: Desk, reader: Reader, page: int = 0) -> Home:
    """A page of the reader's home; the last one there is, where the page lies beyond it. Outsiders see nothing."""
    day = desk.now().date()
    request = FigureRequest(as_of=day, timezone=desk.zone.key)
    page = max(0, page)
    with desk.book.reading() as session:
        found = glance(session, reader, request, page * LINES, LINES)
        pages = max(1, -(-found.longest // LINES))
        if page >= pages:
            page = pages - 1
            found = glance(session, reader, request, page * LINES, LINES)
    return Home(day, page, pages, found)


def next_meetings(desk: Desk, reader: Reader, most: int = NEXT) -> tuple[MyMeeting, ...]:
    """The reader's meetings that have not begun yet, the first ones, so many; all the book's are its owner's.

    A meeting whose hour nobody said is there all day.
    """
    now = desk.now()
    request = FigureRequest(as_of=now.date(), timezone=desk.zone.key)
    with desk.book.reading() as session:
        return meetings_ahead(session, reader, request, now, most)
