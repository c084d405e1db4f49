"""`keybrief search`: the passages that fit, with where each score comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.command import Keybrief
from tests.knowledge.loading.folders import write_folder


@pytest.fixture
def keybrief(tmp_path: Path) -> Keybrief:
    found = Keybrief(tmp_path / "home")
    found("load", write_folder(tmp_path / "data"), "--yes")
    return found


def test_the_best_passage_comes_first_and_its_parts_make_its_score(keybrief: Keybrief) -> None:
    hits = keybrief("search", "Meghna", "shelf by the till", "--json").json
    assert hits[0]["ref"] == "note-1"
    assert hits[0]["words"] == "Rahima wants a shelf by the till."
    parts = 0.5 * hits[0]["by_words"] + 0.5 * hits[0]["by_meaning"] + hits[0]["around"] + hits[0]["person"]
    assert hits[0]["score"] == pytest.approx(parts)
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)


def test_no_more_are_shown_than_asked_for(keybrief: Keybrief) -> None:
    assert len(keybrief("search", "Meghna", "shelf", "--limit", 1, "--json").json) == 1
    shown = keybrief("search", "Meghna", "shelf", "--limit", 1).out
    assert "note-1" in shown or "commitment-1" in shown


def test_another_accounts_words_are_not_found(keybrief: Keybrief) -> None:
    assert keybrief("search", "Meghna", "later delivery", "--json").json == []
    assert "No passage of Meghna Stores fits" in keybrief("search", "Meghna", "later delivery").out


@pytest.mark.parametrize(
    ("account", "words", "code"), [("Zzyzx", "shelf", 3), ("Meghna", " ?! ", 4), ("Meghna", "😀😀", 4)]
)
def test_an_unknown_account_and_words_that_say_nothing_are_refused(
    keybrief: Keybrief, account: str, words: str, code: int
) -> None:
    assert keybrief("search", account, words).code == code
