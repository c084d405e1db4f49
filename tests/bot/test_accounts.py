"""`keybrief accounts`: the portfolio, in 80 columns and as JSON with keys that stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.bot.command import Keybrief, one_sentence
from tests.knowledge.loading.folders import SMALL, write_folder


@pytest.fixture
def keybrief(tmp_path: Path) -> Keybrief:
    found = Keybrief(tmp_path / "home")
    accounts = SMALL["accounts.csv"] + "A3,Jamuna Mart,,,,BDT,\n"
    found("load", write_folder(tmp_path / "data", accounts=accounts), "--yes")
    return found


def test_the_portfolio_is_a_list_of_objects_with_the_documented_keys(keybrief: Keybrief) -> None:
    assert keybrief("accounts", "--as-of", "2026-06-30", "--json").json == [
        {
            "name": "Meghna Stores",
            "revenue": 886.9,
            "share": 0.880385,
            "rank": 1,
            "abc": "A",
            "last_order": "2026-04-06",
            "owner": "Arif Chowdhury",
            "segment": "",
            "tier": "",
            "score": None,
            "coverage": 0.23,  # half of the score is strength: of that its class, who decides and a promise
            "cell": "",
            "health": 47,  # a promise 71 days late, no concern, nobody who decides spoken to in 30 days
            "colour": "red",
        },
        {
            "name": "Padma Mart",
            "revenue": 120.5,
            "share": 0.119615,
            "rank": 2,
            "abc": "B",
            "last_order": "2026-04-07",
            "owner": "Arif Chowdhury",
            "segment": "",
            "tier": "",
            "score": None,
            "coverage": 0.1,
            "cell": "",
            "health": None,
            "colour": "",
        },
        {
            "name": "Jamuna Mart",
            "revenue": 0.0,
            "share": 0.0,
            "rank": 3,
            "abc": "",
            "last_order": None,
            "owner": "",
            "segment": "",
            "tier": "",
            "score": None,
            "coverage": 0.0,
            "cell": "",
            "health": None,
            "colour": "",
        },
    ]


def test_later_orders_do_not_exist_as_of_an_earlier_day(keybrief: Keybrief) -> None:
    found = {row["name"]: row for row in keybrief("accounts", "--as-of", "5/4/2026", "--json").json}
    assert found["Meghna Stores"]["revenue"] == 666.9
    assert found["Padma Mart"]["last_order"] is None


def test_the_table_fits_eighty_columns_in_both_languages(keybrief: Keybrief) -> None:
    for language in ("en", "bn"):
        said = keybrief("accounts", "--as-of", "2026-06-30", "--lang", language)
        assert said.code == 0
        assert max(cell_len(line) for line in said.out.splitlines()) <= 80
    assert "৮৮৬.৯০" in said.out


def test_a_member_of_the_team_sees_what_they_may_read(keybrief: Keybrief, tmp_path: Path) -> None:
    closed = "id,name,visibility\nA2,Padma Mart,team\nA3,Jamuna Mart,team\n"
    keybrief("load", write_folder(tmp_path / "more", {"accounts.csv": closed}), "--yes")
    seen = keybrief("accounts", "--as", "Nasrin Haque", "--as-of", "2026-06-30", "--json").json
    assert [row["name"] for row in seen] == ["Meghna Stores"]


def test_an_empty_book_says_how_to_fill_it(tmp_path: Path) -> None:
    said = Keybrief(tmp_path / "empty")("accounts")
    assert said.code == 3
    assert one_sentence(said).startswith("The book is empty.")


def test_the_list_is_sorted_filtered_and_paged(keybrief: Keybrief) -> None:
    def named(*words: str) -> list[str]:
        return [row["name"] for row in keybrief("accounts", "--as-of", "2026-06-30", "--json", *words).json]

    assert named("--sort", "name") == ["Jamuna Mart", "Meghna Stores", "Padma Mart"]
    assert named("--owner", "arif chowdhury") == ["Meghna Stores", "Padma Mart"]
    assert named("--owner", "-") == ["Jamuna Mart"]
    assert named("--class", "B", "--page", "1") == ["Padma Mart"]
    beyond = keybrief("accounts", "--as-of", "2026-06-30", "--page", "2")
    assert (beyond.code, one_sentence(beyond)) == (4, "There is no page 2: there are 1.")
    nobody = keybrief("accounts", "--as-of", "2026-06-30", "--owner", "Nobody")
    assert (nobody.code, "There is: Arif Chowdhury, -." in one_sentence(nobody)) == (4, True)
    assert keybrief("accounts", "--sort", "price").code == 4


def test_an_account_that_is_named_opens_into_what_its_health_is_made_of(keybrief: Keybrief) -> None:
    said = keybrief("accounts", "meghna", "--as-of", "2026-06-30")
    assert said.code == 0
    assert "Meghna Stores: health" in said.out
    told = keybrief("accounts", "Meghna Stores", "--as-of", "2026-06-30", "--json").json
    assert any("commitment-1" in source["records"] for source in told["sources"])


def test_the_weights_in_force_are_explained_and_a_file_that_cannot_be_used_is_said(keybrief: Keybrief) -> None:
    said = keybrief("scoring")
    assert said.code == 0
    assert "strategic fit (strategic_fit): 25%" in said.out
    assert "স্ট্র্যাটেজিক ফিট" in keybrief("scoring", "--lang", "bn").out
    (keybrief.home / "scoring.toml").write_text("[strength]\nshare = 0.5\n", encoding="utf-8")
    wrong = keybrief("scoring", "--json")
    assert (wrong.code, wrong.json["usable"]) == (4, False)
    assert "The weights of [strength] in scoring.toml sum to 0.5." in wrong.err
    listed = keybrief("accounts", "--as-of", "2026-06-30")
    assert listed.code == 0
    assert "what comes with Keybrief is in force" in listed.err
    (keybrief.home / "scoring.toml").write_text("[strength]\nshare = 1\n", encoding="utf-8")
    assert keybrief("scoring", "--json").json["strength"] == {"share": 1.0}


def test_the_contact_cadence_is_explained_and_a_file_of_ones_own_replaces_it(keybrief: Keybrief) -> None:
    said = keybrief("scoring")
    assert "key: somebody there every 14 days, who decides every 30, the others every 60" in " ".join(said.out.split())
    (keybrief.home / "cadence.toml").write_text("[key]\naccount = 0\n", encoding="utf-8")
    wrong = keybrief("scoring", "--json")
    assert (wrong.code, wrong.json["cadence"]["usable"]) == (4, False)
    assert "In cadence.toml [key]" in wrong.err
    (keybrief.home / "cadence.toml").write_text("[key]\naccount = 7\ndeciding = 10\nothers = 9\n", encoding="utf-8")
    told = keybrief("scoring", "--json").json["cadence"]
    assert (told["key"], told["usable"]) == ({"account": 7, "deciding": 10, "others": 9}, True)
