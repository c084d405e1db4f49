"""`keybrief doctor`: works on what is broken, says what to do, and never shows a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.command import Keybrief
from tests.knowledge.loading.folders import write_folder


def states(keybrief: Keybrief, code: int) -> dict[str, str]:
    said = keybrief("doctor", "--json")
    assert said.code == code, said.out
    assert all(check["remedy"] or check["says"] for check in said.json)
    return {check["name"]: check["state"] for check in said.json}


def test_a_book_in_order_is_told_part_by_part(tmp_path: Path) -> None:
    keybrief = Keybrief(tmp_path / "home", (("KEYBRIEF_EMBEDDINGS", "minilm"),))
    keybrief("load", write_folder(tmp_path / "data"), "--yes")
    parts = ["settings", "home", "disk", "embedder", "database", "records", "index", "model"]
    assert states(keybrief, 0) == dict.fromkeys(parts, "ok")
    told = keybrief("doctor")
    assert "2 accounts, 3 orders, 2 notes" in told.out
    assert "in step: 4 passages, 4 in the index" in told.out
    assert told.out.rstrip().endswith("Everything can be used.")
    assert "সব ব্যবহার করা যায়" in keybrief("doctor", "--lang", "bn").out


def test_an_empty_book_is_no_fault(tmp_path: Path) -> None:
    assert states(Keybrief(tmp_path / "home"), 0)["records"] == "warning"


def test_a_secret_is_told_as_set_and_never_shown(tmp_path: Path) -> None:
    keybrief = Keybrief(tmp_path / "home").set_to(
        DATABASE_URL="postgresql://keybrief:hunter2@127.0.0.1:1/book", CHROMA_URL="http://hunter2.example:1"
    )
    for said in (keybrief("doctor"), keybrief("doctor", "--json")):
        assert said.code == 5
        assert "hunter2" not in said.out + said.err
    assert "DATABASE_URL=set" in keybrief("doctor").out
    assert states(keybrief, 5)["database"] == "problem"


@pytest.mark.parametrize("url", ["nonsense", "mysql://somebody@host/name", "postgresql://127.0.0.1:1/nothing"])
def test_a_database_out_of_reach_is_a_problem_and_the_rest_is_told(tmp_path: Path, url: str) -> None:
    found = states(Keybrief(tmp_path / "home").set_to(DATABASE_URL=url), 5)
    assert found == {
        "settings": "ok",
        "home": "ok",
        "disk": found["disk"],
        "embedder": "ok",
        "database": "problem",
    }


def test_a_file_that_is_no_database_is_a_problem(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "book.sqlite").write_bytes(b"this is no database at all" * 400)
    assert states(Keybrief(home), 5)["database"] == "problem"


def test_a_home_that_is_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("x", encoding="utf-8")
    assert states(Keybrief(tmp_path / "home"), 5) == {"settings": "ok", "home": "problem"}


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    said = Keybrief(tmp_path / "home").set_to(KEYBRIEF_TIMEZONE="Mars/Base")("doctor")
    assert said.code == 5
    assert "KEYBRIEF_TIMEZONE" in said.out


def test_an_embedder_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    found = states(Keybrief(tmp_path / "home").set_to(KEYBRIEF_EMBEDDINGS="nobody:nothing"), 5)
    assert (found["embedder"], found["database"]) == ("problem", "ok")
