"""A book of a few accounts over two years, written by hand, for the figures of retention and growth.

The day is 10 July 2026: the last twelve whole months are July 2025 to June 2026, held against those a year before.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from knowledge.book import Book, open_book
from knowledge.evidence import Figure, Items, Message
from knowledge.figures.catalogue import WHOLE_BOOK
from knowledge.figures.entry import FigureRequest
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER, Reader
from tests.knowledge.figures import small

AS_OF = date(2026, 7, 10)
BEFORE, NOW = date(2025, 3, 12), date(2026, 2, 20)
REQUEST = FigureRequest(AS_OF)


@contextmanager
def book_of(template: Path, folder: Path) -> Iterator[Book]:
    """An empty book in a folder."""
    path = folder / "book.sqlite"
    shutil.copy(template, path)
    book = open_book(f"sqlite:///{path}", upgrade)
    yield book
    book.engine.dispose()


def bought(session: Session, account: int, sums: dict[int, tuple[str, str]], currency: str = "BDT") -> None:
    """Orders of each product: what it came to before, and what it comes to now; nothing where it is empty."""
    for product, (before, now) in sums.items():
        for day, net in ((BEFORE, before), (NOW, now)):
            if net:
                small.order(session, account, product, day, net, currency=currency)


def of_all(book: Book, name: str, request: FigureRequest = REQUEST, reader: Reader = LOCAL_OWNER) -> Figure | Message:
    """One figure over the whole book."""
    with book.reading() as session:
        return WHOLE_BOOK[name].compute(session, reader, request)


def rows(found: Figure | Message, name: str = "rows") -> list[dict[str, object]]:
    """The rows a figure lists under a name."""
    assert isinstance(found, Figure), found
    items = found.sentence.values[name]
    assert isinstance(items, Items)
    return [dict(row) for row in items.rows]


def two_purses(book: Book) -> int:
    """Writes an account that buys in taka and in dollars, both for longer than two years; its id."""
    with book.writing() as session:
        who = small.account(session, "Two purses")
        tea, soap = (small.product(session, name) for name in ("Tea", "Soap"))
        small.order(session, who, tea, date(2024, 6, 1), "5")
        bought(session, who, {tea: ("100", "150")})
        bought(session, who, {soap: ("10", "4")}, "USD")
    return who
