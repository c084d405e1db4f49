"""Every figure of every account of a book, computed at once: what the tests of figures read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from knowledge.book import Book
from knowledge.evidence import AccountCard, Figure, Items, Message, Period
from knowledge.figures.catalogue import CATALOGUE
from knowledge.figures.entry import FigureRequest
from knowledge.figures.portfolio import portfolio
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.accounts import account_cards

Told = dict[tuple[str, str], Figure | Message]
_TOLD: dict[tuple[str, FigureRequest, Reader], Told] = {}


def told(book: Book, request: FigureRequest, reader: Reader = LOCAL_OWNER) -> Told:
    """What each figure says of each account, and of the portfolio, by account and name of the figure.

    Of a book that is read only: what was computed once is told again.
    """
    key = (str(book.engine.url), request, reader)
    if key not in _TOLD:
        _TOLD[key] = _computed(book, request, reader)
    return dict(_TOLD[key])


def _computed(book: Book, request: FigureRequest, reader: Reader) -> Told:
    with book.reading() as session:
        found: Told = {
            (account.name, name): entry.compute(session, reader, account, request)
            for account in account_cards(session, reader)
            for name, entry in CATALOGUE.items()
        }
        found["", "portfolio"] = portfolio(session, reader, request)
    return found


def figure(
    book: Book, account: str, name: str, request: FigureRequest, reader: Reader = LOCAL_OWNER
) -> Figure | Message:
    """One figure of one account."""
    with book.reading() as session:
        return CATALOGUE[name].compute(session, reader, card(book, account), request)


def card(book: Book, name: str) -> AccountCard:
    """The card of an account, as the owner of the book sees it."""
    with book.reading() as session:
        return next(one for one in account_cards(session, LOCAL_OWNER) if one.name == name)


def asked(as_of: date, first: date | None = None, last: date | None = None, **more: object) -> FigureRequest:
    """A request, for a span of days where they are given."""
    request = FigureRequest(as_of=as_of, period=None if first is None else Period(first, last or as_of, "span"))
    return replace(request, **more)  # type: ignore[arg-type]


def days_in(message: Message) -> Iterator[date]:
    """The days that a message names, but for those of the periods it speaks of."""
    for value in message.values.values():
        if isinstance(value, datetime):
            yield value.date()
        elif isinstance(value, date):
            yield value


def rows_of(message: Message) -> list[dict[str, object]]:
    """The rows listed in a message."""
    return [dict(row) for value in message.values.values() if isinstance(value, Items) for row in value.rows]
