"""`keybrief followup` on the screen: promises, the message apart from what stays with us, and JSON for scripts."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.book import Book
from tests.bot.command import Keybrief, Said

COLUMNS = 80


@pytest.fixture(scope="module")
def home(sample_on_sqlite: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the sample book; words alone search."""
    folder = tmp_path_factory.mktemp("home")
    database = str(sample_on_sqlite.engine.url.database)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(folder / "book.sqlite")) as copy:
        source.backup(copy)
    return folder


def run(home: Path, *words: str) -> Said:
    return Keybrief(home)("followup", *words, "--as-of", "2026-11-23")


def test_promises_come_first_then_the_message_then_what_stays_with_us(home: Path) -> None:
    shown = run(home, "Kushiyara").out
    places = [
        shown.index(part)
        for part in (
            "Overdue\n",
            "Seems kept: confirm it\n",
            "===== FOR THE CUSTOMER: draft, nothing is sent",
            "Dear Mahfuz Rob and Dilara Ruhi,",
            "===== END OF THE MESSAGE",
            "===== INTERNAL: not for the customer",
            "Left out of the message",
            "Tasks: finance",
            "Proposed changes to the plan",
            "\nSources\n",
        )
    ]
    assert places == sorted(places)


def test_the_message_carries_no_numbers_of_sources_they_stand_after_it(home: Path) -> None:
    shown = run(home, "Padma Mart").out
    message = shown[shown.index("Subject:") : shown.index("===== END OF THE MESSAGE")]
    assert "[" not in message
    assert "The message rests on [" in shown


@pytest.mark.parametrize("language", ["en", "bn"])
def test_no_line_is_wider_than_a_terminal(home: Path, language: str) -> None:
    lines = run(home, "Padma Mart", "--lang", language).out.splitlines()
    assert len(lines) > COLUMNS
    for line in lines:
        # Vowel signs and marks take no column of their own.
        wide = sum(1 for letter in line if not "\u0981" <= letter <= "\u0983" and not "\u09bc" <= letter <= "\u09cd")
        assert wide <= COLUMNS, line


def test_in_bengali_every_heading_is_bengali(home: Path) -> None:
    shown = run(home, "Meghna Stores", "--lang", "bn").out
    for heading in ("গ্রাহকের জন্য: খসড়া", "শুধু আমাদের জন্য", "যা সিদ্ধান্ত হয়েছে:", "কাজ: প্রোডাক্ট", "সূত্র"):
        assert heading in shown


def test_json_has_its_documented_keys(home: Path) -> None:
    told = json.loads(run(home, "Kushiyara", "--json").out)
    assert list(told) == [
        "account",
        "as_of",
        "language",
        "follows",
        "reconciled",
        "message",
        "left_out",
        "internal",
        "sources",
        "refused",
        "written",
    ]
    assert list(told["reconciled"]) == ["overdue", "seems_kept", "open", "kept"]
    assert list(told["message"]) == ["subject", "text", "refs"]
    assert list(told["internal"]) == ["summary", "tasks", "plan_changes"]
    assert list(told["internal"]["tasks"][0]) == ["function", "tasks"]
    assert list(told["reconciled"]["overdue"][0]) == ["text", "refs"]
    assert told["follows"] == "meeting"
    assert told["refused"] == 0


def test_an_unknown_account_is_told_in_one_sentence(home: Path) -> None:
    done = run(home, "Zzyzx")
    assert done.code == 3
    assert done.out == ""
    assert len(done.err.strip().splitlines()) == 1
