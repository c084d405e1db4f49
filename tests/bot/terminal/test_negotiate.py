"""`keybrief negotiate`: the sheet in 80 columns and as JSON; without the walk-away for who does not look after it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.bot.command import Keybrief, one_sentence
from tests.knowledge.loading.folders import SMALL, write_folder

MARK = "zylophane"
POINTS = f"""id,account_id,kind,statement,value,currency,stated_on,ended_on,interaction_id
P1,A1,our want,The gondola end,600000,BDT,2026-05-01,,
P2,A1,walk-away,Below {MARK} we stop,770077,BDT,2026-05-01,,
"""


@pytest.fixture(scope="module")
def keybrief(tmp_path_factory: pytest.TempPathFactory) -> Keybrief:
    folder = tmp_path_factory.mktemp("negotiate")
    found = Keybrief(folder / "home")
    team = SMALL["team.csv"] + "T9,Lipi Banu,lipi@delta.example,sales,\n"
    found("load", write_folder(folder / "data", team=team, negotiation_points=POINTS), "--yes")
    return found


def test_the_sheet_is_shown_part_by_part_within_eighty_columns(keybrief: Keybrief) -> None:
    said = keybrief("negotiate", "Meghna", "--as-of", "2026-06-30")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "Meghna Stores: negotiation sheet of 30 Jun 2026"
    assert "Our walk-away" in lines
    assert MARK in said.out
    assert max(map(cell_len, lines)) <= 80


def test_shared_or_read_by_a_colleague_it_holds_no_walk_away(keybrief: Keybrief) -> None:
    for more in (("--shared",), ("--as", "Lipi Banu"), ("--shared", "--json"), ("--as", "Lipi Banu", "--json")):
        said = keybrief("negotiate", "Meghna", "--as-of", "2026-06-30", *more)
        assert said.code == 0
        assert "The gondola end" in said.out
        assert MARK not in said.out
        assert "770077" not in said.out


def test_json_has_stable_keys_and_bengali_is_spoken(keybrief: Keybrief) -> None:
    found = keybrief("negotiate", "Meghna", "--as-of", "2026-06-30", "--json").json
    assert list(found) == ["account", "title", "as_of", "inside", "parts", "sources", "left_out"]
    assert list(found["parts"][0]) == ["part", "heading", "sentences"]
    assert found["inside"] is True
    assert "আমাদের শেষ সীমা" in keybrief("negotiate", "Meghna", "--as-of", "2026-06-30", "--lang", "bn").out


def test_an_account_that_is_not_there_is_said_in_a_sentence(keybrief: Keybrief) -> None:
    said = keybrief("negotiate", "Nowhere Mart of Elsewhere")
    assert said.code == 3
    assert "Nowhere Mart" in one_sentence(said)
