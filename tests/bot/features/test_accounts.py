"""Accounts by name and as examples: those alone that the reader may see."""

from __future__ import annotations

from datetime import date

import pytest

from bot.desk import Desk
from bot.features.accounts import choices_of, lately_ordered
from knowledge.book import Book
from knowledge.errors import Ambiguous
from knowledge.people import Reader
from knowledge.records.orders import Order, OrderStatus
from tests.bot.features.notebook import NUSRAT, TANVIR, fill

GUEST = Reader("outsider", "Guest")


@pytest.fixture
def desk(book: Book) -> Desk:
    return fill(book)


def test_those_that_ordered_last_come_first_and_no_more_than_are_wanted(desk: Desk) -> None:
    with desk.book.writing() as session:
        session.add_all(
            Order(account_id=key, ordered_on=date(2026, 11, day), status=OrderStatus.SHIPPED, currency="BDT")
            for key, day in ((3, 20), (2, 12))
        )
    assert [one.text for one in lately_ordered(desk, NUSRAT, 2)] == ["Nokshi Departmental Store", "Padma Wholesale"]
    assert [one.text for one in lately_ordered(desk, TANVIR, 9)][:2] == ["Padma Wholesale", "Padma Mart"]
    assert lately_ordered(desk, GUEST, 9) == ()


def test_the_accounts_words_could_mean_are_the_readers_own_choices_in_their_order(desk: Desk) -> None:
    doubt = Ambiguous(
        "errors.account_ambiguous", choices=("Nokshi Departmental Store", "Padma Wholesale", "Padma Mart")
    )
    assert choices_of(desk, TANVIR, doubt) == ((2, "Padma Wholesale"), (1, "Padma Mart"))
