"""Whitespace: what peers buy and an account does not; never who buys it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.compose.render import Style, render_figure
from knowledge.book import Book
from knowledge.errors import NotFound
from knowledge.evidence import Figure, Message, Money, Name, Quantity, Term
from knowledge.figures.entry import FigureRequest
from knowledge.figures.whitespace import whitespace
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.accounts import Visibility, account_card
from knowledge.records.products import Product
from tests.knowledge.figures import small
from tests.knowledge.figures.growth_book import AS_OF, NOW, REQUEST, book_of, rows

PEERS = ("Bhairab", "Kapotaksha", "Turag", "Ichamati")
ACROSS = Reader("workspace", "a colleague")


@pytest.fixture(scope="module")
def book(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with book_of(sqlite_template, tmp_path_factory.mktemp("whitespace")) as held:
        with held.writing() as session:
            tea, oil, old, rare = (
                small.product(session, name, "Food") for name in ("Tea", "Oil", "Old oil", "Rare oil")
            )
            soap, brush = (small.product(session, name, "Care") for name in ("Soap", "Brush"))
            record = session.get(Product, old)
            assert record is not None
            record.discontinued_on = date(2026, 7, 1)
            rupsha = small.account(session, "Rupsha", segment="shops")
            small.order(session, rupsha, tea, NOW, "50")
            small.order(session, rupsha, oil, date(2024, 1, 5), "70")  # too long ago to count
            keys = [small.account(session, name, segment="shops") for name in PEERS]
            lone = small.account(session, "Lone", segment="kiosks")
            small.order(session, lone, tea, NOW, "10")
            small.account(session, "No segment")
            dollar = small.account(session, "Dollar", segment="shops")
            small.order(session, dollar, oil, NOW, "9999", currency="USD")
            for number in range(3):
                hidden = small.account(session, f"Hidden {number}", segment="stalls", visibility=Visibility.TEAM)
                small.order(session, hidden, oil, NOW, "77")
            small.account(session, "Stall", segment="stalls")
            for who, nets in zip(keys, (("100", "7"), ("200", "9"), ("900", "11"), ("-5", "")), strict=True):
                small.order(session, who, oil, NOW, nets[0])
                small.order(session, who, tea, NOW, "40")
                if nets[1]:
                    small.order(session, who, soap, NOW, nets[1])
                    small.order(session, who, brush, NOW, "3")
                    small.order(session, who, old, NOW, "500")
            for who in keys[:2]:
                small.order(session, who, rare, NOW, "5000")
        yield held


def told(book: Book, account: int, request: FigureRequest = REQUEST, reader: Reader = LOCAL_OWNER) -> Figure | Message:
    with book.reading() as session:
        return whitespace(session, reader, account_card(session, LOCAL_OWNER, account), request)


def test_the_prize_is_the_median_of_what_the_buyers_among_the_peers_spend(book: Book) -> None:
    found = told(book, 1)
    # Oil: 100, 200, 900 (one peer only returned it). Care as a whole: 10, 12, 14. Old oil is gone from the range;
    # rare oil is bought by two, too few to speak of.
    assert rows(found) == [
        {
            "what": Name("Oil", "product"),
            "prize": Money(Decimal(200), "BDT"),
            "buyers": Quantity(Decimal(3), "accounts"),
        },
        {
            "what": Name("Care", "category"),
            "prize": Money(Decimal(12), "BDT"),
            "buyers": Quantity(Decimal(3), "accounts"),
        },
    ]
    assert isinstance(found, Figure)
    assert found.sentence.values["peers"] == Quantity(Decimal(4), "accounts")
    assert found.sentence.values["reach"] == Term("reach", "segment")


def test_no_peer_is_named_and_none_stands_among_the_records(book: Book) -> None:
    found = told(book, 1)
    assert isinstance(found, Figure)
    for language in ("en", "bn"):
        said = render_figure(found, Style(language))
        assert not any(name in said for name in PEERS)
    assert found.records == ("account-1",)


@pytest.mark.parametrize(
    ("account", "reach", "most"),
    [(6, "few in segment", Name("Oil", "product")), (7, "no segment", Name("Food", "category"))],
)
def test_with_too_few_like_it_or_no_segment_all_accounts_are_compared_and_that_is_said(
    book: Book, account: int, reach: str, most: Name
) -> None:
    found = told(book, account)
    assert isinstance(found, Figure)
    assert found.sentence.values["reach"] == Term("reach", reach)
    assert rows(found)[0]["what"] == most


def test_one_category_alone_may_be_asked_for(book: Book) -> None:
    found = told(book, 1, FigureRequest(AS_OF, category="Care"))
    assert [row["what"] for row in rows(found)] == [Name("Care", "category")]


def test_with_fewer_than_three_to_compare_it_cannot_be_told(book: Book) -> None:
    early = told(book, 1, FigureRequest(date(2025, 1, 10)))
    assert isinstance(early, Message)
    assert early.id == "growth.gap_few_peers"


def test_only_accounts_the_reader_may_read_are_compared(book: Book) -> None:
    hidden, stall = 9, 12
    owner, colleague = told(book, stall), told(book, stall, reader=ACROSS)
    assert rows(owner)[0]["prize"] == Money(Decimal(77), "BDT")
    # All food of those a colleague may read: 10, 40, 50, 940, 5,140 and 5,240.
    assert rows(colleague)[0]["prize"] == Money(Decimal(495), "BDT")
    with pytest.raises(NotFound):
        told(book, hidden, reader=ACROSS)
