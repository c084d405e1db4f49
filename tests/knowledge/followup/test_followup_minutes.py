"""What minutes decided, what they left open, and what they only report, in the words they use."""

from __future__ import annotations

import pytest

from knowledge.followup.minutes import minuted

LISTED = """They grow 11 as a chain. Good mood.

Decided:
- tea bay to be redrawn with us as lead supplier
- second gondola end before Eid if the forecast is firm

Not decided: fixtures for the new stores. Titu bhai thinks suppliers should pay.
"""
BENGALI = """ভালো মিটিং।
সিদ্ধান্ত:
- প্রতি রবিবার স্টকের হিসাব পাঠানো হবে
- নতুন দোকানে আমাদের তাক থাকবে
সিদ্ধান্ত হয়নি: ফিক্সচারের খরচ কে দেবে।
"""


def of(words: str, kind: str) -> list[str]:
    return [one.words for one in minuted(words) if one.said == kind]


def test_a_heading_speaks_for_the_list_under_it() -> None:
    assert of(LISTED, "decided") == [
        "tea bay to be redrawn with us as lead supplier",
        "second gondola end before Eid if the forecast is firm",
    ]
    assert of(LISTED, "undecided") == ["fixtures for the new stores"]
    assert of(LISTED, "reported") == [
        "They grow 11 as a chain",
        "Good mood",
        "Titu bhai thinks suppliers should pay",
    ]


def test_bengali_headings_speak_too() -> None:
    assert of(BENGALI, "decided") == ["প্রতি রবিবার স্টকের হিসাব পাঠানো হবে", "নতুন দোকানে আমাদের তাক থাকবে"]
    assert of(BENGALI, "undecided") == ["ফিক্সচারের খরচ কে দেবে"]


@pytest.mark.parametrize(
    ("words", "decided"),
    [
        ("Agreed: 3 weeks head start, then open to all.", "3 weeks head start, then open to all"),
        ("Arif liked it. Agreed: launch in June.", "launch in June"),
        ("Rakibul agreed to merchandisers in all 31 shops.", "Rakibul agreed to merchandisers in all 31 shops"),
        ("Card holders week agreed for noodles.", "Card holders week agreed for noodles"),
        ("হাবিব সাহেব ৩১ দোকানে রাজি।", "হাবিব সাহেব ৩১ দোকানে রাজি"),
        ("ঠিক হলো, ডেলিভারি হবে রবিবার।", "ঠিক হলো, ডেলিভারি হবে রবিবার"),
        ("Sumi di raji, 70 ta line thakbe.", "Sumi di raji, 70 ta line thakbe"),
        ("Thik holo: prothom gari robibar.", "prothom gari robibar"),
    ],
)
def test_a_word_of_decision_makes_a_decision(words: str, decided: str) -> None:
    assert of(words, "decided") == [decided]


@pytest.mark.parametrize(
    "words",
    [
        "He has not agreed to the new terms.",
        "I did not agree.",
        "If he agrees we start in May.",
        "Agreed?",
        "They never agreed on the price.",
        "Maybe agreed on 5 cases.",
        "আমি রাজি হইনি, এক সপ্তাহ পর্যন্ত বলেছি।",
        "শায়লা ম্যাডাম রাজি না।",
        "He nodded and smiled.",
        "I promised samples by 18 Nov.",
    ],
)
def test_what_is_refused_supposed_asked_or_only_told_is_no_decision(words: str) -> None:
    assert of(words, "decided") == []


@pytest.mark.parametrize(
    "words",
    [
        "Space cut decision moved to the next monthly review on 15 Dec. Habib repeated himself.",
        "The question of rent was left open.",
        "দামের ব্যাপারে সিদ্ধান্ত হয়নি।",
    ],
)
def test_a_decision_put_off_is_an_open_question_and_one_sentence_only(words: str) -> None:
    assert len(of(words, "undecided")) == 1
    assert "repeated" not in of(words, "undecided")[0]
