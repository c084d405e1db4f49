"""Reading: who somebody is to the book, by the e-mail they are known with."""

from __future__ import annotations

from bot.desk import Desk
from knowledge.people import Reader
from knowledge.records import team


def reader_by_email(desk: Desk, email: str, name: str) -> Reader:
    """The team member with this e-mail; else a colleague of that name, who reads workspace accounts only."""
    with desk.book.reading() as session:
        return team.reader_by_email(session, email, name)
