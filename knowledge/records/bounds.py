"""Where the records begin, so that a day before them is told from a day on which nothing happened."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import BadInput, NotFound
from knowledge.records.accounts import Account
from knowledge.records.interactions import Interaction
from knowledge.records.orders import Order


def first_day(session: Session) -> date | None:
    """The day of the first order or interaction, or None where there is neither."""
    days = [
        session.scalar(sa.select(sa.func.min(Order.ordered_on))),
        session.scalar(sa.select(sa.func.min(Interaction.happened_on))),
    ]
    return min((day for day in days if day is not None), default=None)


def demand_records(session: Session, as_of: date) -> None:
    """Errors: NotFound where the book is empty, BadInput where it begins after the day."""
    if session.scalar(sa.select(Account.id).limit(1)) is None:
        raise NotFound("errors.book_empty")
    first = first_day(session)
    if first is not None and as_of < first:
        raise BadInput("errors.as_of_before", as_of=as_of, first=first)
