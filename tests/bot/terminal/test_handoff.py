"""`keybrief handoff`: what waits, passing work on as one person, answering as another, wrong lines in one sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.book import Book
from tests.bot.command import Keybrief, one_sentence


@pytest.fixture(scope="module")
def keybrief(sample_on_sqlite: Book, tmp_path_factory: pytest.TempPathFactory) -> Keybrief:
    folder = tmp_path_factory.mktemp("home")
    held = str(sample_on_sqlite.engine.url.database)
    with closing(sqlite3.connect(held)) as source, closing(sqlite3.connect(folder / "book.sqlite")) as copy:
        source.backup(copy)
    return Keybrief(Path(folder))


def test_work_is_passed_on_asked_about_and_accepted(keybrief: Keybrief) -> None:
    assert "Nothing waits for an answer." in keybrief("handoff", "--as", "Shormi Dutta").out
    passed = keybrief(
        "handoff", "commitment-2", "--to", "trade marketing", "-m", "By store", "--as", "tanvir", "--json"
    )
    assert (passed.json["to"], passed.json["status"]) == ("Shormi Dutta", "waiting")
    number = passed.json["id"]
    shown = keybrief("handoff", "--as", "Shormi Dutta").out
    assert f"{number}. Padma Mart: One-page forecast of ghee lachchha by store" in shown
    assert "“By store”" in shown
    asked = keybrief("handoff", "--ask", number, "-m", "কোন মাস?", "--as", "Shormi Dutta", "--json").json
    assert (asked["status"], asked["answer"]) == ("asked", "কোন মাস?")
    assert keybrief("handoff", "--tell", number, "-m", "March", "--as", "tanvir", "--json").json["status"] == "waiting"
    done = keybrief("handoff", "--accept", number, "--as", "Shormi Dutta", "--lang", "bn").out
    assert "নিয়েছেন" in done


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("commitment-2",), "To whom?"),
        (("nothing",), "There is no work called nothing"),
        (("commitment-2", "--to", "Nobody Known"), "Nobody Known"),
        (("--accept", "x"), "no hand-off x"),
        (("--accept", "999"), "no hand-off 999"),
    ],
)
def test_a_wrong_line_is_told_in_one_sentence(keybrief: Keybrief, words: tuple[str, ...], told: str) -> None:
    assert told in one_sentence(keybrief("handoff", *words, "--as", "tanvir"))
