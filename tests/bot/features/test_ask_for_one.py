"""One store, one promotion or so many contacts asked for by name, on the sample, against its own files."""

from __future__ import annotations

from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from bot.compose.answer import Answer
from bot.features.ask import NEW_CONVERSATION, Conversation, ask
from knowledge.book import Book
from knowledge.errors import Ambiguous
from knowledge.people import LOCAL_OWNER
from tests.benchmarks.questions import ASKED_ON, desk_over
from tests.knowledge.sample.recount import Files


def told(book: Book, question: str, before: Conversation = NEW_CONVERSATION) -> tuple[str, Conversation]:
    answer, after = ask(desk_over(book), LOCAL_OWNER, question, as_of=ASKED_ON, conversation=before)
    return text(answer), after


def text(answer: Answer) -> str:
    return "\n".join(sentence.text for sentence in answer.sentences)


def units(files: Files, store: str) -> Decimal:
    """What a store reports for the weeks that end in the last thirteen."""
    first = (ASKED_ON - timedelta(days=90)).isoformat()
    rows = [row for row in files.rows("sell_outs") if row["store_id"] == store and row["ends_on"] >= first]
    return sum((Decimal(row["units"]) for row in rows), Decimal(0)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_sell_out_of_one_store_is_counted_alone_and_the_next_question_moves_on_to_another(
    sample_on_sqlite: Book, sample_folder: Path
) -> None:
    files = Files(sample_folder, ASKED_ON)
    first, after = told(sample_on_sqlite, "sell-out at Padma's Uttara store")
    assert f"Padma Mart Uttara 2 sold shoppers {units(files, 'ST-01')} units" in first
    second, _ = told(sample_on_sqlite, "and Mirpur 10?", after)
    assert f"Padma Mart Mirpur 10 sold shoppers {units(files, 'ST-03')} units" in second


@pytest.mark.parametrize(
    "question", ["উত্তরা দোকানে পদ্মা মার্টের সেল-আউট কত?", "How is the Uttara store of Padma Mart doing?"]
)
def test_a_store_is_known_in_either_script_and_by_how_it_is_doing(sample_on_sqlite: Book, question: str) -> None:
    assert told(sample_on_sqlite, question)[0].startswith("Padma Mart Uttara 2")


def test_what_is_empty_in_one_store_leaves_the_others_out(sample_on_sqlite: Book) -> None:
    said, _ = told(sample_on_sqlite, "What is out of stock at Padma Mart Mirpur 10?")
    assert said.startswith("Padma Mart Mirpur 10: ")
    assert "Banasree" not in said
    assert not told(sample_on_sqlite, "What is out of stock at Padma Mart?")[0].startswith("Padma Mart Mirpur 10")


def test_a_number_alone_names_no_store(sample_on_sqlite: Book) -> None:
    assert "Uttara" not in told(sample_on_sqlite, "top 2 products of Padma Mart")[0]


@pytest.mark.parametrize(
    ("question", "said", "other"),
    [
        (
            "how did the lachchha promotion at Padma do",
            "Lachchha gondola end (3 Mar 2026 - 30 Mar 2026)",
            "Oat biscuit",
        ),
        ("What did Card week at Meghna bring?", "Card week (22 Jun 2026 - 29 Jun 2026)", "Padma"),
        ("result of the oat promotion at Padma Mart", "Oat biscuit head start", "Lachchha"),
        ("how did the winter lotion promotion at Padma Mart do", "can be told when it is over.", "Lachchha"),
        ("how did the tea week at Kushiyara do", "was cancelled, so there is no result.", "No promotions"),
    ],
)
def test_a_promotion_is_asked_for_by_its_name(sample_on_sqlite: Book, question: str, said: str, other: str) -> None:
    found, _ = told(sample_on_sqlite, question)
    assert said in found
    assert other not in found


def test_a_name_that_no_store_settles_is_asked_back(sample_on_sqlite: Book) -> None:
    with pytest.raises(Ambiguous):
        told(sample_on_sqlite, "Who owns Padma?")


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("last 5 contacts with Padma Mart", 5),
        ("Show me the last three contacts at Kushiyara", 3),
        ("পদ্মা মার্টের শেষ ৩টা যোগাযোগ", 3),
    ],
)
def test_so_many_contacts_are_those_of_the_log(sample_on_sqlite: Book, question: str, number: int) -> None:
    assert told(sample_on_sqlite, question)[0].count("\n- ") == number


def test_the_last_contact_is_told_by_person_as_before(sample_on_sqlite: Book) -> None:
    assert told(sample_on_sqlite, "When was our last contact with Kushiyara?")[0].startswith("Last contact at")


@pytest.mark.parametrize("question", ["Why did Kushiyara's health drop?", "কুশিয়ারার হেলথ কেন কমেছে?"])
def test_why_health_fell_is_told_by_its_parts(sample_on_sqlite: Book, question: str) -> None:
    assert "27" in told(sample_on_sqlite, question)[0].translate(str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789"))


def test_two_offers_stand_on_lines_of_their_own(sample_on_sqlite: Book) -> None:
    assert told(sample_on_sqlite, "কুশিয়ারাকে কী কী প্রস্তাব দিয়েছি?")[0].count("\n- ") == 2
