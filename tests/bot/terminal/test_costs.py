"""`keybrief costs`, and what the command line tells of an account that is kept from the model."""

from __future__ import annotations

import pytest

from tests.bot.command import Keybrief, one_sentence
from tests.knowledge.loading.folders import write_folder

SCRIPT = """
[[reply]]
facts = 1
"""
QUESTION = "How much did Padma Mart buy?"


@pytest.fixture(scope="module")
def keybrief(tmp_path_factory: pytest.TempPathFactory) -> Keybrief:
    """A small book with a model that tells the first fact it is given, priced by the million tokens."""
    folder = tmp_path_factory.mktemp("costs")
    script = folder / "script.toml"
    script.write_text(SCRIPT, encoding="utf-8")
    plain = Keybrief(folder / "home")
    assert plain("load", write_folder(folder / "data"), "--yes").code == 0
    return plain.set_to(KEYBRIEF_MODEL=f"scripted:{script}", KEYBRIEF_MODEL_PRICE="2/10 USD")


def test_a_day_is_told_by_task_with_what_it_cost_and_nobody_else_s_use(keybrief: Keybrief) -> None:
    assert keybrief("costs").out.startswith("The model was not used from ")
    told = keybrief("ask", QUESTION, "--json").json
    assert told["written"].startswith("Written by a model from ")
    found = keybrief("costs", "--json").json
    (row,) = found["rows"]
    assert (row["task"], row["times"], row["calls"], row["currency"]) == ("answer", 1, 1, "USD")
    assert row["tokens_in"] > row["tokens_out"] > 0
    expected = (2 * row["tokens_in"] + 10 * row["tokens_out"]) / 1_000_000
    assert row["cost"] == row["each"] == found["total"]["cost"] == pytest.approx(expected)
    assert keybrief("costs", "--json", "--as", "Arif").json["rows"] == []
    shown = keybrief("costs", "--by", "person").out
    assert "the owner" in shown
    assert "USD 0.00" in shown
    assert "মালিক" in keybrief("costs", "--by", "person", "--lang", "bn").out
    unpriced = keybrief.set_to(KEYBRIEF_MODEL_PRICE="")("costs", "--by", "day").out
    assert "no price is set" in " ".join(unpriced.split())


def test_words_that_are_no_day_or_no_sum_are_told(keybrief: Keybrief) -> None:
    for words in (("--by", "moon"), ("--since", "soon"), ("--since", "2999-01-01")):
        said = keybrief("costs", *words)
        assert said.code == 4
        assert one_sentence(said)


def test_an_account_kept_from_the_model_is_answered_without_it_and_says_why(keybrief: Keybrief) -> None:
    before = keybrief("costs", "--json").json["total"]
    assert keybrief("record", "--change", "account-2", "language_model=never").code == 0
    told = keybrief("ask", QUESTION, "--json").json
    assert told["answered"]
    assert told["written"] == "Nothing of this account goes to a language model. This was written without it."
    in_bengali = keybrief("ask", "পদ্মা মার্ট কত টাকার মাল নিয়েছে?", "--account", "Padma Mart", "--json").json
    assert in_bengali["written"].startswith("এই অ্যাকাউন্টের কিছুই ভাষা মডেলে যায় না।")
    assert keybrief("costs", "--json").json["total"] == before
    checks = {check["name"]: check for check in keybrief("doctor", "--json").json}
    assert checks["model"]["facts"]["accounts_kept_from_it"] == 1
    assert "email" in checks["model"]["facts"]["stays"]


def test_the_doctor_says_what_leaves_for_which_model_and_whether_its_key_is_set(keybrief: Keybrief) -> None:
    keyless = keybrief.set_to(KEYBRIEF_MODEL="openai:small", OPENAI_API_KEY="")
    told = " ".join(keyless("doctor").out.split())
    assert "openai:small, asked at openai: no key is set" in told
    assert "Leaves this machine for it: the question; of the account asked about its name" in told
    assert "e-mail addresses; phone numbers; our walk-away." in told
    for key in ({"OPENAI_API_KEY": "sk-hunter2"}, {"KEYBRIEF_MODEL_KEY": "hunter2"}):
        said = keyless.set_to(**key)("doctor", "--json")
        model = next(check for check in said.json if check["name"] == "model")
        assert (model["state"], model["facts"]["key"]) == ("ok", "set")
        assert "hunter2" not in said.out
    missing = keybrief.set_to(KEYBRIEF_MODEL="mistral:large", KEYBRIEF_MODEL_KEY="x")("doctor", "--json")
    model = next(check for check in missing.json if check["name"] == "model")
    assert model["remedy"] == "Run pip install 'keybrief[mistral]'."
    none = keybrief.set_to(KEYBRIEF_MODEL="")("doctor").out
    assert "none, as set: answers are quoted and computed" in " ".join(none.split())
