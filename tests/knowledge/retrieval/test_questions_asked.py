"""How many questions a message asks, and where each begins."""

from __future__ import annotations

import pytest

from knowledge.retrieval.questions_asked import questions_in


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        ("What do we owe them and when do we meet?", ["What do we owe them", "when do we meet?"]),
        ("How are they doing? Any risks?", ["How are they doing?", "Any risks?"]),
        (
            "Who decides, what worries them, and what do they owe?",
            ["Who decides", "what worries them", "what do they owe?"],
        ),
        ("I meet them at ten. What is late? Thanks!", ["What is late?"]),
        ("কে সিদ্ধান্ত নেন, আর ওদের চাহিদা কী?", ["কে সিদ্ধান্ত নেন", "ওদের চাহিদা কী?"]),
        ("koto kineche ar target er koto holo?", ["koto kineche", "target er koto holo?"]),
        ("- what is late?\n- what is next?", ["- what is late?", "- what is next?"]),
    ],
)
def test_every_question_of_a_message_is_found_without_what_stands_beside_it(words: str, questions: list[str]) -> None:
    assert list(questions_in(words)) == questions


@pytest.mark.parametrize(
    "words",
    [
        "Did they grow in tea and noodles?",
        "Which products went, and why?",
        "When was the last order and how much?",
        "শেষ অর্ডার কবে ছিল এবং কত টাকার?",
        "মেঘনা আর পদ্মা কত কিনেছে?",
        "ওরা আর কী কী চায়?",
        "tea and noodles",
        "",
        "What? " * 50,
    ],
)
def test_one_question_stays_one(words: str) -> None:
    assert questions_in(words) == (words,)
