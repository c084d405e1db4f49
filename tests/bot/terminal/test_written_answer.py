"""`keybrief ask` and `chat` with a model that is set: a person sees each sentence, and who wrote what they read."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.book import Book
from tests.bot.command import Keybrief
from tests.bot.slack.conftest import copy_of

ASKED = ("ask", "How much did Padma Mart buy from us last quarter?", "--as-of", "2026-11-23")
SOURCE = "[1] revenue-2026Q3  Price x quantity"


@pytest.fixture(scope="module")
def home(sample_on_sqlite: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(sample_on_sqlite, tmp_path_factory.mktemp("home"))


def with_model(home: Path, tmp_path: Path, script: str) -> Keybrief:
    file = tmp_path / "script.toml"
    file.write_text(script, encoding="utf-8")
    return Keybrief(home).set_to(KEYBRIEF_MODEL=f"scripted:{file}")


def test_a_models_sentences_are_shown_once_with_who_wrote_them(home: Path, tmp_path: Path) -> None:
    keybrief = with_model(home, tmp_path, "[[reply]]\nfacts = 1")
    said = keybrief(*ASKED)
    assert said.out.startswith("Padma Mart bought BDT 59,52,511.87 (Q3 2026). [1]\nWritten by a model from 1 source.\n")
    assert said.out.count("59,52,511.87") == 1
    assert SOURCE in said.out
    told = keybrief(*ASKED, "--json").json
    assert told["written"] == "Written by a model from 1 source."
    assert [one["kind"] for one in told["sentences"]] == ["written"]


def test_where_it_breaks_off_the_answer_without_it_follows_and_says_why(home: Path, tmp_path: Path) -> None:
    text = "Padma Mart took BDT 59,52,511.87 in Q3 2026. [revenue-2026Q3] They ag"
    said = with_model(home, tmp_path, f'[[reply]]\ntext = "{text}"\ncut = true')(*ASKED)
    assert said.code == 0
    assert said.out.splitlines()[:3] == [
        "Padma Mart took BDT 59,52,511.87 in Q3 2026. [1]",
        "The connection to the model broke off. This was written without it.",
        "Padma Mart bought BDT 59,52,511.87 (Q3 2026). [1]",
    ]
    assert said.out.count(SOURCE) == 1
    assert "They ag" not in said.out


def test_without_a_model_nothing_is_said_of_one(home: Path) -> None:
    said = Keybrief(home)(*ASKED)
    assert "model" not in said.out
    assert Keybrief(home)(*ASKED, "--json").json["written"] is None


def test_a_model_is_asked_nothing_about_all_accounts_together(home: Path, tmp_path: Path) -> None:
    keybrief = with_model(home, tmp_path, "[[reply]]\nstatus = 500")
    assert "model" not in keybrief("ask", "Which accounts are at risk?", "--as-of", "2026-11-23").out


def test_a_setting_that_names_no_model_is_said(home: Path) -> None:
    said = Keybrief(home).set_to(KEYBRIEF_MODEL="gpt-5.5")(*ASKED)
    assert said.code == 4
    assert "KEYBRIEF_MODEL" in said.err
    assert "provider:model" in said.err
