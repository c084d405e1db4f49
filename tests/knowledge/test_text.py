"""Text: one normal form, terms, sentences, the language of a text, and numbers as people write them."""

from __future__ import annotations

import unicodedata
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.normal import folded
from knowledge.text import bengali_digits, grouped, language_of, normal_form, numbers_in, sentences, terms

BENGALI = "".join(chr(code) for code in range(0x0980, 0x09FF) if unicodedata.name(chr(code), ""))
ANY = st.text(
    st.sampled_from(BENGALI + "\u200c\u200d\u00a0 abcXYZéİßﬁ0১९।,.-’“\n") | st.characters(codec="utf-8"), max_size=40
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ছা\u09dc", "ছা\u09a1\u09bc"),
        ("বড়\u200dদিন", "বড়দিন"),
        ("র\u200d\u200c্যাংক", "র্যাংক"),
        ("১২৩ টাকা", "123 টাকা"),
        ("STRASSE", "straße"),
        ("Café", "CAFE\u0301"),
        ("ﬁne", "FINE"),
        ("don’t “go”", 'don\'t "go"'),
        ("two\u00a0 words\n", "two words"),
        ("\ufeffPadma", "padma"),
    ],
)
def test_what_looks_alike_is_alike(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


@given(ANY)
def test_the_normal_form_is_its_own(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)
    assert normal_form(unicodedata.normalize("NFD", text)) == normal_form(unicodedata.normalize("NFC", text))


@given(ANY)
def test_each_folded_character_knows_where_it_was_written(text: str) -> None:
    words = folded(text)
    assert len(words.text) == len(words.starts) == len(words.ends)
    assert list(words.starts) == sorted(words.starts)
    assert all(start < end for start, end in zip(words.starts, words.ends, strict=True))
    assert normal_form(words.text) == normal_form(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deliveries were delayed", "delivery delays"),
        ("discounts", "discount"),
        ("Padma's margin", "padma margins"),
        ("মেঘনার অর্ডারগুলো", "মেঘনা অর্ডার"),
        ("মেঘনাকে", "মেঘনার"),
        ("ঢাকায়", "ঢাকা"),
        ("দোকানদারদের", "দোকানদার"),
        ("ছা\u09dcের", "ছা\u09a1\u09bc"),
        ("1,23,456", "১২৩৪৫৬"),
        ("৫টি কার্টন", "5 কার্টন"),
    ],
)
def test_forms_of_a_word_are_one_term(one: str, other: str) -> None:
    assert terms(one) == terms(other)


def test_words_that_say_nothing_are_no_terms() -> None:
    assert terms("What is it that we have to do with the") == []
    assert terms("এটা কি তাদের জন্য করা হয়েছে") == []


@given(ANY)
def test_a_term_holds_what_every_index_can_keep(text: str) -> None:
    for term in terms(text):
        assert term
        assert " " not in term
        assert '"' not in term
        assert normal_form(term) == term


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How much did Padma Mart buy?", "en"),
        ("পদ্মা মার্ট কত নিয়েছে?", "bn"),
        ("Padma Mart কত টাকার অর্ডার দিয়েছে?", "bn"),
        ("Padma Mart এর last order কবে?", "bn"),
        ("What did মেঘনা order last month?", "en"),
        ("", "en"),
        ("12345 ???", "en"),
        ("১২৩ 😀", "en"),
        ("Arif bhai said the rate is high", "en"),
    ],
)
def test_the_language_of_a_mixed_text_is_that_of_its_grammar(text: str, expected: str) -> None:
    assert language_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They came. We left.", ["They came.", "We left."]),
        (
            "Mr. Karim of Karim Ltd. came at 9 a.m. today. Good.",
            ["Mr. Karim of Karim Ltd. came at 9 a.m. today.", "Good."],
        ),
        ("দাম বেশি। কমাতে হবে।", ["দাম বেশি।", "কমাতে হবে।"]),
        ("মোঃ করিম এসেছেন। ভালো।", ["মোঃ করিম এসেছেন।", "ভালো।"]),
        ("- first\n- second", ["first", "second"]),
        ("1. They want a slot.\n2. We pay.", ["They want a slot.", "We pay."]),
        ("Rate is 4.5 per kg. OK?", ["Rate is 4.5 per kg.", "OK?"]),
        ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
        ("", []),
        ("...", []),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(ANY)
def test_no_word_is_lost_between_sentences(text: str) -> None:
    joined = "".join(normal_form(" ".join(sentences(text))).split())
    letters = [letter for letter in normal_form(text) if letter.isalpha()]
    assert [letter for letter in joined if letter.isalpha()] == letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("35k", [("35000", "plain", "")]),
        ("12 lakh taka", [("1200000", "money", "BDT")]),
        ("Settled.\n60% of it\n35 cartons", [("60", "percent", "%"), ("35", "plain", "carton")]),
        ("Tk 1,23,456.00", [("123456.00", "money", "BDT")]),
        ("BDT 56,00,000, expected in May", [("5600000", "money", "BDT")]),
        ("৳১,২৩,৪৫৬.৫০", [("123456.50", "money", "BDT")]),
        ("৳-২৫০", [("-250", "money", "BDT")]),
        ("BDT -250.26", [("-250.26", "money", "BDT")]),
        ("২ কোটি ৩৫ লাখ টাকা", [("23500000", "money", "BDT")]),
        ("1 crore 20 lakh", [("12000000", "plain", "")]),
        ("1.5 million USD", [("1500000.0", "money", "USD")]),
        ("$5", [("5", "money", "USD")]),
        ("8.5%", [("8.5", "percent", "%")]),
        ("১৫ শতাংশ", [("15", "percent", "%")]),
        ("10-15 %", [("10", "percent", "%"), ("15", "percent", "%")]),
        ("5 to 7 days", [("5", "plain", "day"), ("7", "plain", "day")]),
        ("তিন সপ্তাহ", [("3", "plain", "week")]),
        ("৫টি কার্টন", [("5", "plain", "carton")]),
        ("পাঁচ হাজার টাকা", [("5000", "money", "BDT")]),
        ("three weeks", [("3", "plain", "week")]),
        ("minus -5 days", [("-5", "plain", "day")]),
        ("Tea Bags 25 BDT 13,39,068.80", [("25", "plain", ""), ("1339068.80", "money", "BDT")]),
    ],
)
def test_a_number_is_read_with_its_scale_and_kind(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(str(one.value), one.kind, one.unit) for one in numbers_in(text)]
    assert [(Decimal(value), kind, unit) for value, kind, unit in found] == [
        (Decimal(value), kind, unit) for value, kind, unit in expected
    ]


@pytest.mark.parametrize(
    "text",
    [
        "01711-223344",
        "+8801711223344",
        "12/05/2026",
        "2026-05-12",
        "9:30",
        "Q3",
        "note-57",
        "7up",
        "3rd",
        "order-812",
        "এক জন",
    ],
)
def test_dates_hours_telephones_and_names_are_no_numbers(text: str) -> None:
    assert [one for one in numbers_in(text) if one.value > 4] == []


def test_where_a_number_stands_is_told_in_the_words_as_written() -> None:
    text = "বাকি ২ কোটি ৩৫ লাখ টাকা, ছাড় ১৫%।"
    assert [text[one.start : one.end] for one in numbers_in(text)] == ["২ কোটি ৩৫ লাখ টাকা", "১৫%"]


@given(st.decimals(-(10**12), 10**12, places=6, allow_nan=False), st.integers(0, 3), st.booleans())
def test_a_grouped_number_is_the_number_rounded_half_up(number: Decimal, places: int, lakh: bool) -> None:
    written = grouped(number, places, lakh)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert Decimal(written.replace(",", "")) == rounded
    assert [one.value for one in numbers_in(bengali_digits(written))] == [Decimal(written.replace(",", ""))]


@pytest.mark.parametrize(
    ("number", "places", "lakh", "written"),
    [
        ("104874.975", 2, False, "104,874.98"),
        ("104874.975", 2, True, "1,04,874.98"),
        ("0.5", 0, False, "1"),
        ("-0.5", 0, False, "-1"),
        ("-0.004", 2, True, "0.00"),
        ("999", 0, True, "999"),
        ("10000000", 0, True, "1,00,00,000"),
    ],
)
def test_rounding_is_half_up_and_groups_are_those_of_the_country(
    number: str, places: int, lakh: bool, written: str
) -> None:
    assert grouped(Decimal(number), places, lakh) == written
