"""`keybrief plan`: the plan, its changes, the customer's version, a draft that is saved and taken back; bad input."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.book import Book
from tests.bot.command import Keybrief, one_sentence
from tests.bot.slack.conftest import copy_of

DAY = ("--as-of", "2026-11-23")


@pytest.fixture(scope="module")
def keybrief(sample_on_sqlite: Book, tmp_path_factory: pytest.TempPathFactory) -> Keybrief:
    return Keybrief(copy_of(sample_on_sqlite, tmp_path_factory.mktemp("home")))


def test_the_plan_is_shown_part_by_part_and_ends_in_actions_and_sources(keybrief: Keybrief) -> None:
    out = keybrief("plan", "Meghna Stores", *DAY).out
    heads = ["The plan", "Scorecard of both sides", "Our objectives", "The customer's objectives", "What is missing"]
    places = [out.index(f"\n{one}\n") for one in [*heads, "Who does what by when", "Sources"]]
    assert places == sorted(places)
    assert "  - " in out
    assert max(map(len, out.splitlines())) <= 80


def test_in_bengali(keybrief: Keybrief) -> None:
    out = keybrief("plan", "পদ্মা মার্ট", "--lang", "bn", *DAY).out
    assert "দুই পক্ষের স্কোরকার্ড" in out
    assert "কে কী কবে করবে" in out


def test_json_has_its_keys(keybrief: Keybrief) -> None:
    found = keybrief("plan", "Meghna Stores", "--json", *DAY).json
    assert (found["account"], found["plan"], found["form"]) == ("Meghna Stores", "plan-2", "joint")
    assert [part["part"] for part in found["parts"]][:2] == ["term", "scorecard"]


def test_for_the_customer_there_are_no_sources_and_nothing_missing(keybrief: Keybrief) -> None:
    out = keybrief("plan", "Meghna Stores", "--for-customer", *DAY).out
    assert "Your goals" in out
    assert "What is missing" not in out
    assert "Sources" not in out
    assert "[1]" not in out


def test_changes_since_a_day(keybrief: Keybrief) -> None:
    out = keybrief("plan", "Meghna Stores", "--since", "2026-06-01").out
    assert "changes in the plan since 1 Jun 2026" in out


def test_a_draft_says_how_it_is_saved_is_saved_and_taken_back(keybrief: Keybrief) -> None:
    out = keybrief("plan", "Haor Traders", "--draft", "--template", "pharmacy", *DAY).out
    assert "template pharmacy" in out
    assert "--save" in out
    saved = keybrief("plan", "Haor Traders", "--draft", "--save", "--json", *DAY).json
    assert "plan-" in saved["plan"]
    assert "Grow revenue" in keybrief("plan", "Haor Traders", "--plan", saved["plan"], *DAY).out
    assert "is taken back" in keybrief("plan", "Haor Traders", "--undo", saved["plan"]).out
    assert keybrief("plan", "Haor Traders", "--plan", saved["plan"], *DAY).code == 3


def test_ones_own_template_is_taken_from_the_home_folder_and_a_wrong_one_is_named(keybrief: Keybrief) -> None:
    folder = keybrief.home / "templates"
    folder.mkdir()
    mine: Path = folder / "kiosk.toml"
    mine.write_text('[[objective]]\nside = "ours"\nen = "Two more kiosks"\nbn = "আরও দুটি কিয়স্ক"\n', encoding="utf-8")
    assert "Two more kiosks" in keybrief("plan", "Haor Traders", "--draft", "--template", "kiosk", *DAY).out
    mine.write_text('[[objective]]\nside = "mine"\nen = "Two"\n', encoding="utf-8")
    said = keybrief("plan", "Haor Traders", "--draft", *DAY)
    assert said.code == 4
    assert "kiosk.toml" in one_sentence(said)
    mine.unlink()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["Haor Traders", "--template", "kites"], 3, "kites"),
        (["Haor Traders", "--plan", "plan-99"], 3, "plan-99"),
        (["Meghna Stores", "--since", "yesteryear"], 4, "yesteryear"),
        (["Meghna Stores", "--since", "2999-01-01"], 4, "2999"),
        (["Meghna Stores", "--undo", "plan-2"], 3, "plan-2"),
        (["Nobody at all"], 3, "Nobody at all"),
        (["Meghna Stores", "--draft", "--save", "--as", "Sajib Talukder"], 6, "owner and team"),
    ],
)
def test_bad_input_gets_a_sentence(keybrief: Keybrief, words: list[str], code: int, told: str) -> None:
    said = keybrief("plan", *words)
    assert said.code == code
    assert told in one_sentence(said)
