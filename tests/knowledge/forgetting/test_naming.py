"""Names are found in whatever way they were typed, and taken out with what says them; others' names are not."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.forgetting.naming import pattern, stable_part, without_names, without_sentences
from knowledge.normal import normal_form

NAMES = ("Sumi Barua", "সুমি বড়ুয়া", "sumi@barua.example")
SUMI = pattern(NAMES) or re.compile("")


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Sumi Barua called.", "▇▇▇ called."),
        ("SUMI BARUA called.", "▇▇▇ called."),
        ("Met Sumi\n  Barua's team.", "Met ▇▇▇'s team."),
        ("Write to Sumi@Barua.example, please.", "Write to ▇▇▇, please."),
        (unicodedata.normalize("NFD", "সুমি বড়ুয়াকে ফোন"), unicodedata.normalize("NFD", "▇▇▇ ফোন")),
        ("সুমি বড়ুয়ার দোকান", "▇▇▇ দোকান"),
        ("সুমি বড়\u200dুয়া বলেছেন", "▇▇▇ বলেছেন"),
        ("Sumit Baruah and Sumi Baruani", "Sumit Baruah and Sumi Baruani"),
        ("Sumi agreed, Barua did not.", "Sumi agreed, Barua did not."),
        ("", ""),
    ],
)
def test_a_name_is_masked_however_it_is_written(written: str, left: str) -> None:
    assert without_names(written, SUMI) == left


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("She is well. Sumi Barua is ill. Tea sells.", "She is well. ▇▇▇ Tea sells."),
        ("চা ভালো। সুমি বড়ুয়া অসুস্থ। দাম কমেছে।", "চা ভালো। ▇▇▇ দাম কমেছে।"),
        ("Sumi Barua: we pay on Friday.\nTanvir: good.", "▇▇▇: we pay on Friday.\nTanvir: good."),
        ("- tea\n- Sumi Barua wants more\n- soap", "- tea\n▇▇▇\n- soap"),
        ("No name here.", "No name here."),
    ],
)
def test_a_sentence_that_names_somebody_goes_whole(written: str, left: str) -> None:
    assert without_sentences(written, SUMI) == left


@given(st.text(max_size=60), st.sampled_from(NAMES), st.text(max_size=60), st.sampled_from(["NFC", "NFD"]))
def test_nothing_of_a_name_is_left_between_any_words(before: str, name: str, after: str, form: str) -> None:
    text = f"{before} {unicodedata.normalize(form, name)} {after}"  # type: ignore[arg-type]
    for rewrite in (without_names, without_sentences):
        left = rewrite(text, SUMI)
        assert SUMI.search(normal_form(left)) is None
        assert "▇▇▇" in left


@pytest.mark.parametrize("name", [*NAMES, "রহিমা খাতুন", "Zoë Núñez", "+880 1711-223344"])
def test_what_a_database_is_asked_for_is_in_each_way_of_typing_it(name: str) -> None:
    piece = stable_part(name)
    assert piece
    for form in ("NFC", "NFD"):
        assert piece in unicodedata.normalize(form, name).casefold()
