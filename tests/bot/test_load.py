"""`keybrief load`: the plan, the question, the load, what comes next, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.command import Keybrief, one_sentence
from tests.knowledge.loading.folders import SMALL, write_folder


@pytest.fixture
def keybrief(tmp_path: Path) -> Keybrief:
    return Keybrief(tmp_path / "home")


def test_without_a_terminal_and_without_yes_the_plan_is_shown_and_nothing_written(
    keybrief: Keybrief, tmp_path: Path
) -> None:
    said = keybrief("load", write_folder(tmp_path / "data"))
    assert said.code == 2
    assert "accounts.csv" in said.out
    assert said.err.strip() == "Nobody is at the terminal to confirm it. Run it again with --yes."
    assert keybrief("accounts").code == 3


def test_a_dry_run_shows_the_plan_and_ends_well(keybrief: Keybrief, tmp_path: Path) -> None:
    said = keybrief("load", write_folder(tmp_path / "data"), "--dry-run", "--yes", "--json")
    assert said.code == 0
    assert said.json["load"] is None
    assert {part["record"]: part["new"] for part in said.json["files"]}["order_line"] == 4
    assert keybrief("accounts").code == 3


def test_a_load_says_what_it_did_what_it_did_not_take_and_what_to_do_next(keybrief: Keybrief, tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "data",
        accounts=SMALL["accounts.csv"].replace("parent_id\n", "parent_id,colour\n").replace("BDT,", "BDT,,")
        + "A3,Meghna Stores Ltd,,,,BDT,,blue\n",
        orders=SMALL["orders.csv"] + "O4,A1,31 June,open\n",
    )
    (folder / "extra.csv").write_text("a,b\n", encoding="utf-8")
    said = keybrief("load", folder, "--yes")
    assert said.code == 0
    text = " ".join(said.out.split())
    assert 'Refused orders.csv:5 ordered_on: "31 June" is not a date' in text
    assert "Likely duplicates: A1, A3 are all named Meghna Stores" in text
    assert "Not used of accounts.csv: colour" in text
    assert "Files not used: extra.csv" in text
    assert "To take it back: keybrief load --undo 1." in text
    assert max(len(line) for line in said.out.splitlines()) <= 80


def test_a_second_load_of_the_same_has_nothing_new(keybrief: Keybrief, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data")
    keybrief("load", folder, "--yes")
    assert "Nothing new" in keybrief("load", folder, "--yes").out


def test_a_load_is_taken_back_by_its_number(keybrief: Keybrief, tmp_path: Path) -> None:
    keybrief("load", write_folder(tmp_path / "data"), "--yes")
    assert keybrief("load", "--undo", 1).out.strip() == "Load 1 is taken back: 18 rows."
    assert keybrief("accounts").code == 3
    assert one_sentence(keybrief("load", "--undo", 1)) == "Load 1 was already taken back."
    assert one_sentence(keybrief("load", "--undo", 9)) == "There is no load 9."


def test_the_template_is_written_into_the_folder_named(keybrief: Keybrief, tmp_path: Path) -> None:
    assert "29 files written" in keybrief("load", tmp_path / "mine", "--template").out
    assert (tmp_path / "mine" / "accounts.csv").exists()
    assert keybrief("load", "--template").code == 4


def test_the_plan_is_told_in_bengali(keybrief: Keybrief, tmp_path: Path) -> None:
    said = keybrief("load", write_folder(tmp_path / "data"), "--yes", "--lang", "bn")
    assert "অর্ডারের লাইন" in said.out
    assert "লোড ১ হয়েছে" in said.out


def test_a_file_that_breaks_off_is_told_in_one_sentence_and_changes_nothing(keybrief: Keybrief, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data", orders='id,account_id,ordered_on\nO1,A1,"2026-01-01\n')
    said = keybrief("load", folder, "--yes")
    assert said.code == 4
    assert one_sentence(said).startswith("orders.csv cannot be read from line 2 on")
    assert keybrief("accounts").code == 3
