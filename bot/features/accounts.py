"""Accounts: the portfolio as it stands on a day, largest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.desk import Desk
from knowledge.figures.entry import FigureRequest
from knowledge.figures.portfolio import PortfolioRow, portfolio_rows
from knowledge.people import Reader
from knowledge.records.bounds import demand_records

__all__ = ["Portfolio", "PortfolioRow", "accounts"]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The accounts the reader may see, with all their orders up to `as_of`."""

    as_of: date
    rows: tuple[PortfolioRow, ...]


def accounts(desk: Desk, reader: Reader, as_of: date | None) -> Portfolio:
    """The portfolio. Errors: NotFound where the book is empty, BadInput where it begins after the day."""
    day = desk.day(as_of)
    with desk.book.reading() as session:
        demand_records(session, day)
        rows = portfolio_rows(session, reader, FigureRequest(as_of=day, timezone=desk.zone.key))
    return Portfolio(day, tuple(rows))
