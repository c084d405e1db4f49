"""Walls: whoever may not read an account learns nothing of it from any figure, list, search or name."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.compose.render import Style, render, render_figure
from knowledge.book import Book
from knowledge.errors import NotFound
from knowledge.evidence import Figure, Message
from knowledge.figures.catalogue import CATALOGUE, WHOLE_BOOK
from knowledge.figures.entry import FigureRequest
from knowledge.figures.portfolio import portfolio, portfolio_rows
from knowledge.people import Reader
from knowledge.records.account_names import accounts_mentioned, all_names, find_account
from knowledge.records.accounts import Account, Visibility, account_card, account_cards
from knowledge.records.contacts import Contact
from knowledge.records.team import reader_for
from knowledge.retrieval.library import Library
from knowledge.retrieval.search import search
from tests.conftest import SAMPLE_DAY
from tests.knowledge.figures.computed import card, told

TEAM_ONLY = ("Nokshi Departmental Store", "Tholey Express")
COLLEAGUE = Reader("workspace", "a colleague")
GUEST = Reader("outsider", "a guest")
REQUEST = FigureRequest(as_of=SAMPLE_DAY)
# These are told of the other accounts that a reader may read, and so differ from reader to reader.
OF_WHAT_IS_READ = {"portfolio_share", "whitespace", "growth_proposals", "like_needs"}


def stranger(book: Book) -> Reader:
    """A team member who neither owns nor belongs to the two accounts that their teams alone may read."""
    with book.reading() as session:
        return reader_for(session, "Sajib Talukder")


def may_not_read(book: Book) -> list[tuple[Reader, str]]:
    readers = [COLLEAGUE, GUEST, stranger(book)]
    return [*((reader, name) for reader in readers for name in TEAM_ONLY), (GUEST, "Padma Mart")]


def has_no_facts(found: Figure | Message, account: str) -> bool:
    """Whether nothing is told but that there is nothing: no list, no amount, no day, no record."""
    if isinstance(found, Figure) and (found.records or found.tone == "bad"):
        return False
    values = (found.sentence if isinstance(found, Figure) else found).values
    telling = {name: value for name, value in values.items() if name not in {"account", "period", "before", "start"}}
    return all(getattr(value, "number", None) == 0 for value in telling.values())


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_figure_tells_of_an_account_that_the_reader_may_not_read(sample_book: Book, name: str) -> None:
    for reader, account in may_not_read(sample_book):
        with sample_book.reading() as session:
            try:
                found = CATALOGUE[name].compute(session, reader, card(sample_book, account), REQUEST)
            except NotFound:
                continue
            assert has_no_facts(found, account), (reader.standing, account, found)


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_team_of_an_account_is_told_what_the_owner_is_told(sample_book: Book, name: str) -> None:
    with sample_book.reading() as session:
        for email, account in (("nusrat@shaplabari.example", TEAM_ONLY[0]), ("zahid@shaplabari.example", TEAM_ONLY[1])):
            reader = reader_for(session, email)
            if name in OF_WHAT_IS_READ:
                continue
            told_to_all = CATALOGUE[name].compute(
                session, Reader("owner", "owner"), card(sample_book, account), REQUEST
            )
            assert CATALOGUE[name].compute(session, reader, card(sample_book, account), REQUEST) == told_to_all


def test_lists_and_the_portfolio_hold_only_what_may_be_read(sample_book: Book) -> None:
    with sample_book.reading() as session:
        for reader in (COLLEAGUE, stranger(sample_book)):
            assert {card.name for card in account_cards(session, reader)}.isdisjoint(TEAM_ONLY)
            assert len(account_cards(session, reader)) == 12
            assert {row.name for row in portfolio_rows(session, reader, REQUEST)}.isdisjoint(TEAM_ONLY)
            assert sum(row.share for row in portfolio_rows(session, reader, REQUEST)) == pytest.approx(1)
        assert account_cards(session, GUEST) == []
        assert portfolio_rows(session, GUEST, REQUEST) == []
        assert isinstance(portfolio(session, GUEST, REQUEST), Message)


@pytest.mark.parametrize("name", WHOLE_BOOK)
def test_no_figure_over_all_accounts_names_one_that_the_reader_may_not_read(sample_on_sqlite: Book, name: str) -> None:
    with sample_on_sqlite.reading() as session:
        hidden = [card(sample_on_sqlite, account).id for account in TEAM_ONLY]
        for reader in (COLLEAGUE, GUEST, stranger(sample_on_sqlite)):
            found = WHOLE_BOOK[name].compute(session, reader, REQUEST)
            said = render_figure(found, Style()) if isinstance(found, Figure) else render(found, Style())
            assert not any(account in said for account in TEAM_ONLY)
            records = found.records if isinstance(found, Figure) else ()
            assert set(records).isdisjoint(f"account-{key}" for key in hidden)


def test_an_account_that_may_not_be_read_is_not_known_by_name(sample_book: Book) -> None:
    with sample_book.reading() as session:
        for reader, account in may_not_read(sample_book):
            with pytest.raises(NotFound) as error:
                find_account(session, reader, account)
            assert account not in str(error.value.message.values["nearest"])
            assert [one for one in accounts_mentioned(session, reader, f"How is {account}?") if one.score > 90] == []
            with pytest.raises(NotFound):
                account_card(session, reader, card(sample_book, account).id)


def test_names_for_the_checker_are_those_of_the_readers_book(sample_book: Book) -> None:
    with sample_book.reading() as session:
        secret = set(
            session.scalars(
                sa.select(Contact.name)
                .join(Account, Account.id == Contact.account_id)
                .where(Account.visibility == Visibility.TEAM)
            )
        )
        assert len(secret) >= 4
        for reader in (COLLEAGUE, stranger(sample_book)):
            assert all_names(session, reader).isdisjoint(secret | set(TEAM_ONLY))
        assert all_names(session, GUEST) == frozenset()
        assert all_names(session, Reader("owner", "owner")) >= secret


def test_search_finds_nothing_in_an_account_that_may_not_be_read(sample_book: Book) -> None:
    with sample_book.reading() as session:
        for reader, account in may_not_read(sample_book):
            key = card(sample_book, account).id
            assert search(session, reader, key, "price margin delivery", library=Library()) == []
            assert search(session, Reader("owner", "owner"), key, "price margin delivery", library=Library()) != []


def test_a_reader_of_fewer_accounts_is_told_the_same_of_those_they_may_read(sample_on_sqlite: Book) -> None:
    whole = told(sample_on_sqlite, REQUEST)
    for key, found in told(sample_on_sqlite, REQUEST, COLLEAGUE).items():
        if key[1] not in {"portfolio", *OF_WHAT_IS_READ}:
            assert found == whole[key]
