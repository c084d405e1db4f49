"""What several tests of figures share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.book import Book
from tests.knowledge.figures.relations_book import relations_book


@pytest.fixture(scope="session")
def relations(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The book of relations, made once. Read only."""
    path = tmp_path_factory.mktemp("relations") / "book.sqlite"
    shutil.copy(sqlite_template, path)
    with relations_book(f"sqlite:///{path}") as book:
        yield book
