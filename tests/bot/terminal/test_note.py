"""`keybrief note` as people and scripts use it; where there is a terminal, and once without, a real process."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.book import open_book
from knowledge.migrations.upgrade import upgrade
from tests.bot.command import Keybrief, Said
from tests.bot.features.notebook import fill

COMMAND = [sys.executable, "-m", "bot", "note"]
WORDS = "Met Lamia at Padma Mart. She wants testers near the till. I will send the drawing by Thursday."


@pytest.fixture
def home(sqlite_template: Path, tmp_path: Path) -> Path:
    """A home folder with the small book; words alone search, so that a process starts at once."""
    shutil.copy(sqlite_template, tmp_path / "book.sqlite")
    book = open_book(f"sqlite:///{tmp_path / 'book.sqlite'}", upgrade)
    fill(book)
    book.engine.dispose()
    return tmp_path


def environment(home: Path) -> dict[str, str]:
    return os.environ | {"KEYBRIEF_HOME": str(home), "KEYBRIEF_EMBEDDINGS": "none", "DATABASE_URL": ""}


def run(home: Path, *words: str) -> Said:
    """One command with nobody at the terminal."""
    return Keybrief(home)("note", *words, "--as", "Tanvir Ashik")


def exit_code(home: Path, *words: str) -> int:
    """What a script is told by a command of its own process."""
    command = [*COMMAND, *words, "--as", "Tanvir Ashik"]
    return subprocess.run(command, env=environment(home), stdin=subprocess.DEVNULL, capture_output=True).returncode


def typed(home: Path, lines: str, *words: str) -> str:
    """What a terminal shows while somebody types these lines."""
    person, terminal = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *words, "--as", "Tanvir Ashik"],
        env=environment(home) | {"TERM": "dumb", "COLUMNS": "100"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    os.write(person, lines.encode())
    shown = b""
    try:
        while part := os.read(person, 65536):
            shown += part
    except OSError:  # Linux says so when the other side is closed
        pass
    os.close(person)
    assert process.wait() == 0, shown.decode()
    return shown.decode()


def test_a_script_stores_confirms_and_takes_back(home: Path) -> None:
    logged = json.loads(run(home, WORDS, "--yes", "--json").out)
    assert (logged["account"], logged["words"]) == ("Padma Mart", WORDS)
    assert [one["status"] for one in logged["proposals"]] == ["confirmed"] * 3
    ref = logged["ref"]
    assert json.loads(run(home, "--show", ref, "--json").out) == logged
    some = json.loads(run(home, "--undo", ref, "--only", "1,3", "--json").out)
    assert [one["status"] for one in some["proposals"]] == ["dropped", "confirmed", "dropped"]
    assert json.loads(run(home, "--undo", ref, "--json").out) == {"ref": ref, "undone": True, "kept": 0}
    assert exit_code(home, "--show", ref) == 3


def test_without_a_terminal_a_note_is_stored_and_its_proposals_wait(home: Path) -> None:
    done = run(home, WORDS)
    assert done.code == 0
    assert "Stored as written." in done.out
    assert "keybrief note --confirm note-1" in done.out
    confirmed = json.loads(run(home, "--confirm", "note-1", "--only", "3", "--json").out)
    assert [one["status"] for one in confirmed["proposals"]] == ["proposed", "proposed", "confirmed"]


def test_a_note_without_a_certain_account_says_how_to_file_it(home: Path) -> None:
    done = run(home, "Padma: I will send the list by Friday.", "--yes")
    assert done.code == 0
    assert "keybrief note --file note-1 --account NAME" in done.out
    filed = json.loads(run(home, "--file", "note-1", "--account", "Padma Mart", "--yes", "--json").out)
    assert filed["account"] == "Padma Mart"
    assert [one["status"] for one in filed["proposals"]] == ["confirmed"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("",), 4),
        (("x" * 20_001,), 4),
        (("words", "--show", "note-1"), 4),
        (("--show", "note-1", "--undo", "note-1"), 4),
        (("words", "--only", "1"), 4),
        (("--confirm", "note-1", "--only", "a"), 4),
        (("--file", "note-1"), 4),
        (("--confirm", "note-9"), 3),
        (("words", "--account", "Brahmaputra Bazar"), 3),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_a_code(home: Path, words: tuple[str, ...], code: int) -> None:
    done = run(home, *words)
    assert (done.code, done.out) == (code, "")
    assert len(done.err.strip().splitlines()) == 1


def test_at_a_terminal_a_person_confirms_all(home: Path) -> None:
    shown = typed(home, "c\n", WORDS)
    assert "We owe: Send the drawing; Tanvir Ashik (sales), by" in shown
    assert "confirmed, commitment-1" in shown


def test_at_a_terminal_a_person_chooses_the_account_edits_and_confirms_one(home: Path) -> None:
    shown = typed(home, "1\ne 1\nSend both lists\nShormi\n-\n1\n", "Padma: I will send the list by Friday.")
    assert "We owe: Send both lists; Shormi Dutta (trade marketing), date to be agreed" in shown
    assert "confirmed, commitment-1" in shown


def test_at_a_terminal_a_person_takes_it_back_or_leaves_it_for_later(home: Path) -> None:
    assert "note-1 is taken back" in typed(home, "u\n", WORDS)
    typed(home, "9\n\n", WORDS)
    shown = json.loads(run(home, "--show", "note-2", "--json").out)
    assert [one["status"] for one in shown["proposals"]] == ["proposed"] * 3


def test_at_a_terminal_a_confirmed_item_that_is_no_longer_said_is_asked_about(home: Path) -> None:
    run(home, WORDS, "--yes")
    shown = typed(home, "y\n", "--edit", "note-1", "Met Lamia at Padma Mart. She wants testers near the till.")
    assert "the note no longer says it" in shown
    held = json.loads(run(home, "--show", "note-1", "--json").out)
    assert [one["status"] for one in held["proposals"]] == ["confirmed", "confirmed", "dropped"]


def test_a_note_in_bengali_gets_its_card_in_bengali(home: Path) -> None:
    done = run(home, "নোট পদ্মা মার্ট: আরিফ ভাই রবিবার ফাইল দেবেন।")
    assert "তাদের দায়: ফাইল দেবেন; Arif Mahbub" in done.out
