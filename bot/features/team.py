"""Team: our own people, as those who may be written to."""

from __future__ import annotations

from bot.desk import Desk
from knowledge.people import Reader as Reader
from knowledge.records.team import team_readers


def team(desk: Desk) -> tuple[Reader, ...]:
    """Every team member with an e-mail, by name."""
    with desk.book.reading() as session:
        return tuple(team_readers(session))
