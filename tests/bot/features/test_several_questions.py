"""Several questions in one message, and one about several accounts: each is answered, or told that it is not."""

from __future__ import annotations

import pytest

from bot.compose.answer import Answer
from bot.desk import Desk
from bot.features.ask import ask
from knowledge.book import Book
from knowledge.people import LOCAL_OWNER
from tests.benchmarks.questions import ASKED_ON, desk_over


@pytest.fixture
def desk(sample_book: Book) -> Desk:
    return desk_over(sample_book)


def asked(desk: Desk, question: str) -> Answer:
    return ask(desk, LOCAL_OWNER, question, as_of=ASKED_ON)[0]


@pytest.mark.parametrize(
    ("question", "refs"),
    [
        ("What do we owe Padma Mart and when did they last order?", ["commitments-ours", "last-order"]),
        ("How is Padma Mart doing against target, and what do we owe them?", ["target-1", "commitments-ours"]),
        ("What is the fill rate at Padma Mart? And the OTIF?", ["fill-rate", "otif"]),
        ("Who decides at Kushiyara, and what worries them?", ["contacts", "concerns-open"]),
        ("I'm meeting Padma Mart tomorrow. What do we owe them?", ["commitments-ours"]),
        ("মেঘনা গত মাসে কত কিনেছে আর টার্গেটের কত হলো?", ["revenue-", "target-"]),
        ("মেঘনার সাথে সম্পর্ক কেমন যাচ্ছে? কে কে আমাদের পক্ষে?", ["relationship-strength", "contacts"]),
        (
            "How are we doing in personal care and noodles at Padma Mart?",
            ["revenue-all-cpersonal", "revenue-all-cnoodles"],
        ),
        ("Meghna te ke decision ney ar last order kobe?", ["contacts", "last-order"]),
    ],
)
def test_each_of_several_questions_is_answered_in_turn(desk: Desk, question: str, refs: list[str]) -> None:
    answer = asked(desk, question)
    cited = [ref for sentence in answer.sentences for ref in sentence.refs]
    found = [next((place for place, one in enumerate(cited) if one.startswith(ref)), -1) for ref in refs]
    assert -1 not in found, cited
    assert found == sorted(found)
    assert answer.left_out == 0


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("When did we last meet Meghna and what colour are their trucks?", "“what colour are their trucks?”"),
        ("মেঘনার শেষ অর্ডার কবে ছিল? ওদের ট্রাকের রং কী?", "“ওদের ট্রাকের রং কী?”"),
    ],
)
def test_the_one_of_several_that_nothing_answers_is_named(desk: Desk, question: str, untold: str) -> None:
    first, last = asked(desk, question).sentences
    assert first.kind == "figure"
    assert untold in last.text


@pytest.mark.parametrize(
    "question",
    [
        "What is Kushiyara's NPS, and is it falling?",
        "How often should we be in touch with Haor Traders, and how often are we?",
        "What share of our business is Padma Wholesale and where does it rank?",
        "কুশিয়ারা কি আমাদের ছেড়ে যেতে পারে, আর কী লক্ষণ আছে?",
        "মেঘনার শেষ অর্ডার কবে ছিল এবং কত টাকার?",
    ],
)
def test_two_questions_that_one_figure_answers_are_answered_by_it_alone(desk: Desk, question: str) -> None:
    answer = asked(desk, question)
    assert [sentence.kind for sentence in answer.sentences] == ["figure"]


@pytest.mark.parametrize(
    ("question", "accounts"),
    [
        ("Compare Padma Mart and Meghna", ("Padma Mart bought", "Meghna Stores bought")),
        ("compare padma mart vs meghna in tea", ("Padma Mart bought BDT", "Meghna Stores bought BDT")),
        ("What do we owe Padma Mart and Meghna Stores?", ("We owe Padma Mart", "We owe Meghna Stores")),
        (
            "What do we owe Padma Mart and what does Meghna Stores owe us?",
            ("We owe Padma Mart", "Meghna Stores owes us"),
        ),
        ("পদ্মা মার্ট আর মেঘনার মধ্যে কে বেশি কিনেছে?", ("পদ্মা মার্ট ৳", "মেঘনা স্টোর্স ৳")),
    ],
)
def test_a_question_about_two_accounts_is_answered_of_each(
    desk: Desk, question: str, accounts: tuple[str, str]
) -> None:
    answer = asked(desk, question)
    told = "\n".join(sentence.text for sentence in answer.sentences)
    assert told.index(accounts[0]) < told.index(accounts[1])
    assert len({source.ref for source in answer.sources}) == len(answer.sources)


def test_what_one_account_is_to_another_is_answered_from_the_notes(desk: Desk) -> None:
    answer = asked(desk, "Why is Meghna upset about Uthan?")
    assert answer.account == "Meghna Stores"
    assert {sentence.kind for sentence in answer.sentences} == {"quote"}
    assert "washing powder" in answer.sentences[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Did Padma Mart grow in tea and noodles?",
        "compare tea and noodles at Padma Mart",
        "পদ্মা মার্ট গত মাসে চা আর নুডলস কত কিনেছে?",
    ],
)
def test_a_question_about_two_categories_is_answered_of_each(desk: Desk, question: str) -> None:
    answer = asked(desk, question)
    assert [sentence.kind for sentence in answer.sentences] == ["figure", "figure"]
    assert ["Tea & Drinks" in answer.sentences[0].text, "Noodles" in answer.sentences[1].text] == [True, True]
