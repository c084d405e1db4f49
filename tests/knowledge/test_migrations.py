"""The migrations make exactly what the models say, on both databases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import knowledge.migrations
import knowledge.records
import knowledge.retrieval.passages
from knowledge.book import Book
from knowledge.database import Base
from knowledge.migrations import HEAD, KNOWN
from knowledge.migrations.versions.v0010_sums_unchecked import UNCHECKED


def test_the_migrated_database_is_in_step_with_the_models(book: Book) -> None:
    def ours(item: object, name: str | None, kind: str, reflected: bool, compare_to: object) -> bool:
        if isinstance(item, sa.ForeignKeyConstraint) and (item.table.name, *item.column_keys) in UNCHECKED:
            return False  # known to the models alone
        return not (kind == "table" and (name or "").startswith("passage_terms")) and name != "ix_passages_terms"

    with book.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": False})
        assert compare_metadata(context, Base.metadata) == []


def test_the_known_versions_are_the_scripts_that_are_there() -> None:
    folder = str(next(iter(knowledge.migrations.__path__)))
    scripts = ScriptDirectory(folder)
    assert [script.revision for script in reversed(list(scripts.walk_revisions()))] == list(KNOWN)
    assert scripts.get_current_head() == HEAD
