"""The search index follows the records: built anew when asked, and by the next command when it was lost."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from tests.bot.command import Keybrief
from tests.knowledge.loading.folders import write_folder


@pytest.fixture
def keybrief(tmp_path: Path) -> Keybrief:
    found = Keybrief(tmp_path / "home", (("KEYBRIEF_EMBEDDINGS", "minilm"),))
    assert found("load", write_folder(tmp_path / "data"), "--yes").code == 0
    return found


def in_step(keybrief: Keybrief) -> bool:
    checks = {check["name"]: check for check in keybrief("doctor", "--json").json}
    return bool(checks["index"]["facts"]["in_step"])


def meaning(keybrief: Keybrief) -> float:
    """How much the best hit owes to its meaning."""
    return float(keybrief("search", "Meghna", "a rack beside the cash desk", "--json").json[0]["by_meaning"])


def test_a_load_is_in_the_index_and_found_by_its_meaning(keybrief: Keybrief) -> None:
    assert in_step(keybrief)
    assert meaning(keybrief) > 0


def test_reindex_builds_it_anew_and_says_of_how_much(keybrief: Keybrief) -> None:
    assert keybrief("reindex").out.strip() == (
        "The search index is built anew: 4 passages, 0 of them found by words only."
    )
    assert keybrief("reindex", "--json").json == {"passages": 4, "indexed": 4, "waiting": 0, "words_only": 0}
    assert in_step(keybrief)


def deleted(folder: Path) -> None:
    shutil.rmtree(folder)


def no_database(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(os.urandom(100_000))


def no_vectors(folder: Path) -> None:
    for path in folder.glob("*/*"):
        path.write_bytes(os.urandom(4_000))


@pytest.mark.parametrize("damage", [deleted, no_database, no_vectors])
def test_an_index_that_was_lost_is_rebuilt_by_the_next_command(keybrief: Keybrief, damage: object) -> None:
    damage(keybrief.home / "index")  # type: ignore[operator]
    if damage is no_vectors and in_step(keybrief):
        # So few vectors stand in Chroma's own database alone: there was nothing to damage.
        return
    said = keybrief("search", "Meghna", "shelf", "--json")
    assert said.code == 0
    assert "built anew from 4 passages" in " ".join(said.err.split())
    assert in_step(keybrief)
    assert meaning(keybrief) > 0


def test_passages_of_another_embedder_are_indexed_by_this_one(keybrief: Keybrief) -> None:
    by_words = keybrief.set_to(KEYBRIEF_EMBEDDINGS="none")
    assert by_words("search", "Meghna", "shelf", "--json").json[0]["by_meaning"] == 0
    assert meaning(keybrief) > 0


def test_what_a_load_brought_without_an_embedder_is_indexed_by_the_next_command_that_has_one(tmp_path: Path) -> None:
    by_words = Keybrief(tmp_path / "home")
    by_words("load", write_folder(tmp_path / "data"), "--yes")
    keybrief = by_words.set_to(KEYBRIEF_EMBEDDINGS="minilm")
    assert not in_step(keybrief)
    assert meaning(keybrief) > 0
    assert in_step(keybrief)


def test_while_another_process_holds_the_index_words_are_searched_and_it_is_said(keybrief: Keybrief) -> None:
    with FileLock(keybrief.home / "index.lock"):
        said = keybrief("search", "Meghna", "shelf", "--json")
        assert said.json[0]["ref"] in ("note-1", "commitment-1")
        assert said.json[0]["by_meaning"] == 0
        assert said.err.strip() == "Another Keybrief process holds the search index; searching by words only."
        assert keybrief("reindex").code == 5
        checks = {check["name"]: check for check in keybrief("doctor", "--json").json}
        assert (checks["index"]["state"], checks["index"]["facts"]["held"]) == ("warning", True)
    assert in_step(keybrief)


def test_a_question_that_a_figure_answers_leaves_the_index_alone(keybrief: Keybrief) -> None:
    with FileLock(keybrief.home / "index.lock"):
        figure = keybrief("ask", "How much did Meghna buy in 2026?", "--json")
        assert figure.json["answered"]
        assert figure.err == ""
        assert "Another Keybrief process holds" in keybrief("ask", "What was said about the shelf at Meghna?").err


def test_taking_a_load_back_takes_its_vectors_along(keybrief: Keybrief) -> None:
    keybrief("load", "--undo", 1)
    checks = {check["name"]: check for check in keybrief("doctor", "--json").json}
    assert checks["index"]["facts"]["passages"] == 0
    assert keybrief("reindex", "--json").json["passages"] == 0


def test_an_embedder_that_is_unknown_is_named_and_words_still_find(keybrief: Keybrief) -> None:
    unknown = keybrief.set_to(KEYBRIEF_EMBEDDINGS="nobody:nothing")
    said = unknown("search", "Meghna", "shelf", "--json")
    assert said.code == 0
    assert "KEYBRIEF_EMBEDDINGS (nobody:nothing) could not be opened" in said.err
    assert unknown("reindex").code == 5
    assert keybrief.set_to(KEYBRIEF_EMBEDDINGS="none")("reindex").code == 2
