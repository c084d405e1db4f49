"""What a question names: not in the records, by its name in the other script, or several products alike."""

from __future__ import annotations

import pytest

from bot.compose.answer import Answer
from bot.desk import Desk
from bot.features.ask import NEW_CONVERSATION, Conversation, ask
from knowledge.book import Book
from knowledge.people import LOCAL_OWNER
from tests.benchmarks.questions import ASKED_ON, desk_over


@pytest.fixture(scope="module")
def desk(sample_on_sqlite: Book) -> Desk:
    return desk_over(sample_on_sqlite)


def asked(
    desk: Desk, question: str, account: str = "", conversation: Conversation = NEW_CONVERSATION
) -> tuple[Answer, Conversation]:
    return ask(desk, LOCAL_OWNER, question, as_of=ASKED_ON, account=account, conversation=conversation)


def text_of(answer: Answer) -> str:
    return " ".join(sentence.text for sentence in answer.sentences)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("padma mart mirpur 12 er sell out koto", "mirpur 12"),
        ("Padma Mart Mirpur 12 sell-out last month", "Mirpur 12"),
        ("পদ্মা মার্ট মিরপুর ১২ এর বিক্রি কত", "মিরপুর ১২"),
        ("padma mart dhanmondi store sell out", "dhanmondi"),
        ("পদ্মা মার্টের ধানমন্ডি শাখার বিক্রি কত?", "ধানমন্ডি"),
    ],
)
def test_a_store_that_is_not_in_the_records_is_said_to_be_so_with_those_that_are(
    desk: Desk, question: str, words: str
) -> None:
    answer, _ = asked(desk, question)
    assert not answer.answered
    assert words in text_of(answer)
    assert "Padma Mart Mirpur 10" in text_of(answer)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("did the winter soap promotion work", "winter soap"),
        ("how did the mango festival promo go", "mango festival"),
        ("আম উৎসব প্রমোশন কেমন গেল", "আম উৎসব"),
    ],
)
def test_a_promotion_that_is_not_in_the_records_is_said_to_be_so(desk: Desk, question: str, words: str) -> None:
    answer, _ = asked(desk, question, "Padma Mart")
    assert not answer.answered
    assert words in text_of(answer)
    assert "Lachchha gondola end" in text_of(answer)


@pytest.mark.parametrize("question", ["kamal bhai er sathe last kobe kotha hoise", "কামাল ভাইয়ের সাথে শেষ কবে কথা হয়েছে?"])
def test_a_person_whom_nobody_knows_is_said_to_be_unknown(desk: Desk, question: str) -> None:
    answer, _ = asked(desk, question, "Padma Mart")
    assert not answer.answered
    assert "Shahnaz Tabassum" in text_of(answer)


def test_a_person_who_is_known_is_answered_for(desk: Desk) -> None:
    answer, _ = asked(desk, "arif bhai er sathe last kobe kotha hoise", "Padma Mart")
    assert [sentence.refs for sentence in answer.sentences] == [("contact-last",)]


@pytest.mark.parametrize(
    ("question", "account", "promotion"),
    [
        ("লাচ্ছা প্রমোশন কেমন গেল", "Padma Mart", "Lachchha gondola end"),
        ("ওট বিস্কুট প্রমোশনের ফল কী", "Padma Mart", "Oat biscuit head start"),
        ("কার্ড উইক প্রমোশনে লিফট কত", "Meghna Stores", "Card week"),
        ("চা সপ্তাহ প্রমোশন কেন বাতিল হলো?", "Kushiyara Superstore", "did not arrive"),
        ("chanachur promo kemon gelo", "Tholey Express", "Chanachur flash sale"),
    ],
)
def test_a_promotion_is_found_by_its_name_in_the_other_script_and_by_its_product(
    desk: Desk, question: str, account: str, promotion: str
) -> None:
    answer, _ = asked(desk, question, account)
    assert answer.answered
    assert promotion in text_of(answer)


def test_each_of_the_products_that_fit_alike_is_told_and_asked_of_again(desk: Desk) -> None:
    answer, conversation = asked(desk, "nirvoy tultul diaper sales in October")
    again, _ = asked(desk, "ar September e?", conversation=conversation)
    for told, month in ((answer, "October 2026"), (again, "September 2026")):
        said = [sentence.text for sentence in told.sentences]
        assert any("Tultul Diaper Small 40" in text and month in text for text in said)
        assert any("Tultul Diaper Medium 36" in text and month in text for text in said)


def test_a_brand_of_many_products_is_asked_back_instead_of_one_being_chosen(desk: Desk) -> None:
    answer, _ = asked(desk, "kuasha sales at nirvoy")
    assert not answer.answered
    assert "kuasha" in text_of(answer)


def test_a_promise_that_a_note_says_was_kept_is_not_told_as_overdue(desk: Desk) -> None:
    answer, _ = asked(desk, "kushiyara atkano bill er koto tk dise")
    assert "2,61,600" in text_of(answer)
    assert "perhaps done (noted 12 Nov 2026): Pay the undisputed part" in text_of(answer)


def test_work_of_the_plan_is_told_with_who_does_it_by_when(desk: Desk) -> None:
    answer, _ = asked(desk, "who is on the hook for the feni n noakhali kits", "Nirvoy Pharmacy")
    assert "Opening kits for Feni and Noakhali (Mithila Sarker, sales, due 17 Dec 2026)" in text_of(answer)


def test_a_question_turns_to_the_other_side_of_what_was_promised(desk: Desk) -> None:
    ours, conversation = asked(desk, "padma mart ke amader ki ki deoa baki")
    assert ours.sentences[0].refs == ("commitments-ours",)
    theirs, _ = asked(desk, "ar oder?", conversation=conversation)
    assert [sentence.refs for sentence in theirs.sentences] == [("commitments-theirs",)]


def test_what_we_walk_away_at_is_not_guessed_from_other_words(desk: Desk) -> None:
    answer, _ = asked(desk, "What is our walk-away with Tholey Express?")
    assert not answer.answered
    assert "negotiation sheet" in text_of(answer)
