"""An open book: what is written is there whole, or not at all, on both databases."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from knowledge.book import Book, open_book
from knowledge.errors import StorageTrouble
from knowledge.migrations.upgrade import upgrade
from knowledge.records.accounts import Account


def count_accounts(book: Book) -> int:
    with book.reading() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(Account)) or 0


def test_what_a_block_wrote_is_there_after_it(book: Book) -> None:
    with book.writing() as session:
        session.add(Account(name="Meghna Stores"))
    assert count_accounts(book) == 1


def test_a_block_that_fails_leaves_nothing_behind(book: Book) -> None:
    with pytest.raises(RuntimeError), book.writing() as session:
        session.add(Account(name="Meghna Stores"))
        session.flush()
        raise RuntimeError
    assert count_accounts(book) == 0


def test_a_book_of_a_newer_version_is_refused(book: Book, database_url: str) -> None:
    with book.writing() as session:
        session.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageTrouble) as refused:
        open_book(database_url, upgrade)
    assert refused.value.message.id == "errors.database_newer"
