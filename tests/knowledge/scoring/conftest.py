"""The book of seven accounts, once for the tests of a file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.book import Book, open_book
from knowledge.migrations.upgrade import upgrade
from tests.knowledge.scoring import seven


@pytest.fixture(scope="module")
def seven_accounts(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The book on SQLite; what a test writes it must take back."""
    path = tmp_path_factory.mktemp("seven") / "book.sqlite"
    shutil.copy(sqlite_template, path)
    book = open_book(f"sqlite:///{path}", upgrade)
    seven.fill(book)
    yield book
    book.engine.dispose()
