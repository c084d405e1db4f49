"""Accounts: the portfolio as it stands on a day, largest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.desk import Desk
from knowledge.errors import Ambiguous
from knowledge.evidence import Name
from knowledge.figures.entry import FigureRequest
from knowledge.figures.portfolio import PortfolioRow, last_ordered, portfolio_rows
from knowledge.people import Reader
from knowledge.records.accounts import cards_named, shown_names
from knowledge.records.bounds import demand_records

__all__ = ["Portfolio", "PortfolioRow", "accounts", "choices_of", "lately_ordered"]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The accounts the reader may see, with all their orders up to `as_of`."""

    as_of: date
    rows: tuple[PortfolioRow, ...]


def choices_of(desk: Desk, reader: Reader, doubt: Ambiguous) -> tuple[tuple[int, str], ...]:
    """The accounts that words could mean, by id and name, the likeliest first; none where the doubt is of others."""
    with desk.book.reading() as session:
        cards = cards_named(session, reader, doubt.choices)
    return tuple((card.id, card.name) for name in dict.fromkeys(doubt.choices) for card in cards if card.name == name)


def lately_ordered(desk: Desk, reader: Reader, most: int) -> tuple[Name, ...]:
    """Accounts the reader may see, so many, those that ordered last first; an example is given with them."""
    with desk.book.reading() as session:
        found = last_ordered(session, reader, most)
        names = shown_names(session, found)
    return tuple(names[key] for key in found)


def accounts(desk: Desk, reader: Reader, as_of: date | None) -> Portfolio:
    """The portfolio. Errors: NotFound where the book is empty, BadInput where it begins after the day."""
    day = desk.day(as_of)
    with desk.book.reading() as session:
        demand_records(session, day)
        rows = portfolio_rows(session, reader, FigureRequest(as_of=day, timezone=desk.zone.key))
    return Portfolio(day, tuple(rows))
