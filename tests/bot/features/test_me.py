"""Me: who a person is to the book, how many accounts and notes are theirs, and what they set."""

from __future__ import annotations

from datetime import date

from bot.features.me import me
from bot.features.preferences import set_preferences
from knowledge.book import Book
from knowledge.people import Reader
from knowledge.records.interactions import Interaction
from knowledge.records.people import PersonCard
from knowledge.records.preferences import Preferences
from tests.bot.features.notebook import MONDAY, TANVIR, fill


def test_a_member_is_told_their_function_their_accounts_and_their_notes(book: Book) -> None:
    desk = fill(book)
    with book.writing() as session:
        for author, account in ((1, None), (1, 1), (2, None)):
            values = {"happened_on": date(2026, 11, 20), "written_at": MONDAY, "body": "told"}
            session.add(Interaction(author_id=author, account_id=account, **values))
    set_preferences(desk, "slack:T/U", language="bn", digest_hour=8)
    found = me(desk, TANVIR, "slack:T/U")
    assert found.card == PersonCard("sales", 2, 2, 2, 1)
    assert found.preferences == Preferences(language="bn", digest_hour=8)
    assert (found.standing, found.name) == ("member", "Tanvir Ashik")


def test_a_colleague_and_a_stranger_own_nothing(book: Book) -> None:
    desk = fill(book)
    assert me(desk, Reader("workspace", "Colleague", None, "c@shapla.example"), "k").card == PersonCard("", 0, 2, 0, 0)
    assert me(desk, Reader("outsider", "Guest"), "k").card == PersonCard("", 0, 0, 0, 0)
