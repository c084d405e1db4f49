"""A message keeps an account from the model, or lets it read again; other words about models do neither."""

from __future__ import annotations

import pytest

from bot.features.model_words import ModelTold, model_told
from knowledge.records.accounts import LanguageModel


@pytest.mark.parametrize(
    ("said", "account", "word"),
    [
        ("no model for Meghna Stores", "Meghna Stores", LanguageModel.NEVER),
        ("No language model for Meghna.", "Meghna", LanguageModel.NEVER),
        ("keep the model off Padma Mart", "Padma Mart", LanguageModel.NEVER),
        ("মেঘনার জন্য মডেল নয়", "মেঘনা", LanguageModel.NEVER),
        ("পদ্মা মার্টের জন্য কোনো মডেল না", "পদ্মা মার্ট", LanguageModel.NEVER),
        ("no model", "", LanguageModel.NEVER),
        ("allow the model for Meghna again", "Meghna", LanguageModel.ALLOWED),
        ("পদ্মা মার্টের জন্য মডেল চলবে", "পদ্মা মার্ট", LanguageModel.ALLOWED),
    ],
)
def test_what_a_message_says_of_an_account_and_the_model(said: str, account: str, word: LanguageModel) -> None:
    assert model_told(said) == ModelTold(account, word)


@pytest.mark.parametrize(
    "said",
    ["Which model of freezer do they use?", "note Meghna: no model for the shelf yet", "no models for Meghna", "মডেল"],
)
def test_other_words_about_models_say_nothing_of_it(said: str) -> None:
    assert model_told(said) is None
