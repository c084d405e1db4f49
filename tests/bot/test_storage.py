"""A disk that is full, a folder that is read-only, a database that is locked, newer, broken or gone: told, not lost."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.book import Book, open_book
from knowledge.database import open_engine
from knowledge.errors import StorageTrouble
from knowledge.loading.load import write_load
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from tests.bot.command import Keybrief, one_sentence
from tests.knowledge.loading.folders import DHAKA, NOON, SMALL, everything, loaded, write_folder


@pytest.fixture
def keybrief(tmp_path: Path) -> Keybrief:
    found = Keybrief(tmp_path / "home").set_to(KEYBRIEF_WAIT_SECONDS="0")
    assert found("load", write_folder(tmp_path / "data"), "--yes").code == 0
    return found


def portfolio(keybrief: Keybrief) -> list[str]:
    return [row["name"] for row in keybrief("accounts", "--as-of", "2026-06-30", "--json").json]


def many_orders(folder: Path) -> Path:
    orders = "".join(f"X{n},A1,2026-05-{n % 28 + 1:02},open\n" for n in range(20_000))
    return write_folder(folder, orders=SMALL["orders.csv"] + orders)


def told(said_code: int, sentence: str, begins: str) -> None:
    assert said_code == 5
    assert sentence.startswith(begins)


def test_a_database_another_process_writes_to_is_busy(keybrief: Keybrief, tmp_path: Path) -> None:
    with closing(sqlite3.connect(keybrief.home / "book.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = keybrief("load", many_orders(tmp_path / "data"), "--yes")
        told(said.code, one_sentence(said), "The database is busy with another Keybrief process.")
        assert portfolio(keybrief) == ["Meghna Stores", "Padma Mart"]
    assert keybrief("load", tmp_path / "data", "--yes").code == 0


def test_a_database_of_a_newer_version_is_left_alone(keybrief: Keybrief) -> None:
    with closing(sqlite3.connect(keybrief.home / "book.sqlite")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    said = keybrief("accounts")
    told(said.code, one_sentence(said), "The database was made by a newer Keybrief (version 9999).")


@pytest.mark.parametrize("content", [b"this is no database at all. " * 400, b"SQLite format 3\0" + b"\1" * 8_000])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "book.sqlite").write_bytes(content)
    said = Keybrief(home)("accounts")
    told(said.code, one_sentence(said), "The database file is damaged or is no database.")
    assert (home / "book.sqlite").read_bytes() == content


def test_a_database_whose_tables_are_gone_is_damaged(keybrief: Keybrief) -> None:
    with closing(sqlite3.connect(keybrief.home / "book.sqlite")) as connection, connection:
        connection.execute("DROP TABLE monthly_totals")
    said = keybrief("accounts")
    told(said.code, one_sentence(said), "The database file is damaged or is no database.")


def test_a_folder_that_cannot_be_written_to_is_named() -> None:
    said = Keybrief(Path("/proc/keybrief"))("accounts")
    told(said.code, one_sentence(said), "The folder /proc/keybrief cannot be written to. Set KEYBRIEF_HOME")


def test_a_database_that_may_only_be_read_is_read_and_not_written(keybrief: Keybrief, tmp_path: Path) -> None:
    address = f"sqlite:///file:{keybrief.home / 'book.sqlite'}?mode=ro&uri=true"
    read_only = keybrief.set_to(DATABASE_URL=address)
    assert portfolio(read_only) == ["Meghna Stores", "Padma Mart"]
    said = read_only("load", many_orders(tmp_path / "data"), "--yes")
    told(said.code, one_sentence(said), "The database cannot be written to")


@contextmanager
def little_room(folder: Path) -> Iterator[bool]:
    """A disk of 3 MB at `folder`, where this process may make one."""
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], check=False, capture_output=True)
    try:
        yield made.returncode == 0
    finally:
        if made.returncode == 0:
            subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    with little_room(tmp_path / "disk") as small:
        keybrief = Keybrief(tmp_path / "disk" / "home")
        keybrief("load", write_folder(tmp_path / "data"), "--yes")
        many_orders(tmp_path / "data")
        if small:
            fill(tmp_path / "disk" / "most", leaving=300_000)
            said = keybrief("load", tmp_path / "data", "--yes")
            told(said.code, one_sentence(said), "The disk is full. Nothing was changed")
        else:  # without a disk of our own, files of this process may not grow beyond a bound
            code, sentence = with_a_bound(keybrief.home, tmp_path / "data")
            told(code, sentence, "The database file cannot be read or written")
        assert portfolio(keybrief) == ["Meghna Stores", "Padma Mart"]
        if small:
            fill(tmp_path / "disk" / "rest", leaving=0)
            said = keybrief("accounts")
            told(said.code, one_sentence(said), "The disk that holds the folder")


def fill(path: Path, leaving: int) -> None:
    """Fills the disk but for some bytes."""
    with path.open("wb") as file, suppress(OSError):
        file.write(b"x" * max(shutil.disk_usage(path.parent).free - leaving, 1))
        file.flush()


def with_a_bound(home: Path, folder: Path) -> tuple[int, str]:
    """A load in a process whose files may not exceed a megabyte: its code and its sentence."""
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        "from bot.__main__ import main; main()"
    )
    settings = os.environ | {"KEYBRIEF_HOME": str(home), "KEYBRIEF_EMBEDDINGS": "none", "DATABASE_URL": ""}
    words = [sys.executable, "-c", code, "load", str(folder), "--yes"]
    found = subprocess.run(words, env=settings, capture_output=True, text=True, check=False)
    return found.returncode, found.stderr.strip()


def test_a_file_that_may_not_grow_leaves_what_was_there(keybrief: Keybrief, tmp_path: Path) -> None:
    code, sentence = with_a_bound(keybrief.home, many_orders(tmp_path / "data"))
    told(code, sentence, "The database file cannot be read or written")
    assert portfolio(keybrief) == ["Meghna Stores", "Padma Mart"]


def test_what_nobody_foresaw_gets_a_reference_that_is_in_the_log(keybrief: Keybrief, tmp_path: Path) -> None:
    with closing(sqlite3.connect(keybrief.home / "book.sqlite")) as connection, connection:
        connection.execute("UPDATE orders SET status = 'banana'")
    said = keybrief("load", tmp_path / "data", "--yes")
    assert said.code == 1
    sentence = one_sentence(said)
    assert "banana" not in sentence
    entries = [json.loads(line) for line in (keybrief.home / "keybrief.log").read_text(encoding="utf-8").splitlines()]
    assert [f"(reference {entry['reference']})" in sentence for entry in entries] == [True]
    assert "banana" in entries[0]["exception"]


def test_a_log_that_cannot_be_written_is_told_too(keybrief: Keybrief, tmp_path: Path) -> None:
    with closing(sqlite3.connect(keybrief.home / "book.sqlite")) as connection, connection:
        connection.execute("UPDATE orders SET status = 'banana'")
    (keybrief.home / "keybrief.log").mkdir()
    said = keybrief("load", tmp_path / "data", "--yes")
    assert said.code == 1
    assert "the log in the home folder could not be written" in one_sentence(said)


def drop_connections(url: str) -> None:
    """Ends every connection to a database of PostgreSQL, as a server that is stopped does."""
    engine = open_engine(sa.make_url(url).set(database="postgres").render_as_string(hide_password=False))
    with engine.connect() as connection:
        connection.execute(
            sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
            {"name": sa.make_url(url).database},
        )
    engine.dispose()


def test_postgresql_gone_in_the_middle_of_a_load_leaves_what_was_there(postgresql_url: str, tmp_path: Path) -> None:
    book = open_book(postgresql_url, upgrade)
    loaded(book, write_folder(tmp_path / "data"))
    before = everything(book)

    def lose(done: int, total: int) -> None:
        if 2_000 < done < total:
            drop_connections(postgresql_url)

    with pytest.raises(StorageTrouble) as gone:
        write_load(book, LOCAL_OWNER, many_orders(tmp_path / "data"), None, NOON, DHAKA, lose)
    assert gone.value.message.id == "errors.database_unreachable"
    assert everything(book) == before
    book.engine.dispose()


def test_who_loads_writes_alone_and_others_are_told_that_it_is_busy(book: Book, database_url: str) -> None:
    impatient = open_book(database_url, upgrade, wait_seconds=0.05)
    with book.writing(alone=True), pytest.raises(StorageTrouble) as busy, impatient.writing():
        pass
    assert busy.value.message.id == "errors.database_locked"
    with impatient.writing():
        pass
    impatient.engine.dispose()
