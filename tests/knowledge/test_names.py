"""Names as people type them: across scripts, with slips, in part, and where two fit."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from knowledge.book import Book
from knowledge.errors import Ambiguous, NotFound
from knowledge.names import name_score, names_mentioned
from knowledge.people import LOCAL_OWNER
from knowledge.records.account_names import account_meant, accounts_mentioned, find_account
from knowledge.records.accounts import AccountAlias
from tests.knowledge.figures import small


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("padma mart", "Padma Mart"),
        ("Padma Mrat", "Padma Mart"),
        ("পদ্মা মার্ট", "Padma Mart"),
        ("Meghna Store", "Meghna Stores"),
        ("মেঘনা স্টোর্স", "Meghna Stores"),
        ("meghna", "Meghna Stores"),
        ("Kushiara", "Kushiyara Superstore"),
        ("কুশিয়ারা সুপারস্টোর", "Kushiyara Superstore"),
        ("Nokshi", "Nokshi Departmental Store"),
        ("haor", "Haor Traders"),
        ("উঠান", "Uthan Online"),
        ("Dhansiri Health and Beauty", "Dhansiri Health & Beauty"),
        ("Nirvoy Pharmacy Ltd.", "Nirvoy Pharmacy"),
        ("P-Mart", "Padma Mart"),
    ],
)
def test_an_account_is_found_as_its_name_is_typed(sample_book: Book, typed: str, name: str) -> None:
    with sample_book.reading() as session:
        assert find_account(session, LOCAL_OWNER, typed).name == name


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("How much did Padma Mart buy last quarter?", "Padma Mart"),
        ("পদ্মা মার্ট গত মাসে কত নিয়েছে?", "Padma Mart"),
        ("What does Meghna owe us?", "Meghna Stores"),
        ("মেঘনার কাছে কত পাওনা?", "Meghna Stores"),
        ("and Uthan Online?", "Uthan Online"),
        ("Is Kushiyara's damage claim settled?", "Kushiyara Superstore"),
        ("Tholey er delivery kemon?", "Tholey Express"),
        ("When did we last call Dokhina?", "Dokhina Wholesale House"),
    ],
)
def test_a_question_names_its_account(sample_book: Book, question: str, name: str) -> None:
    with sample_book.reading() as session:
        found = account_meant(session, LOCAL_OWNER, question)
        assert found is not None
        assert found.account.name == name
        assert question[found.start : found.end]


@pytest.mark.parametrize(
    "question",
    [
        "Which stores are late?",
        "Who is our biggest customer?",
        "online sales last month",
        "কোন দোকানে বিক্রি কম?",
        "What is new?",
        "",
        "😀",
    ],
)
def test_generic_words_name_nobody(sample_book: Book, question: str) -> None:
    with sample_book.reading() as session:
        assert accounts_mentioned(session, LOCAL_OWNER, question) == []


@pytest.mark.parametrize("typed", ["Padma", "পদ্মা"])
def test_a_name_that_two_have_is_asked_back(sample_book: Book, typed: str) -> None:
    with sample_book.reading() as session:
        with pytest.raises(Ambiguous) as error:
            find_account(session, LOCAL_OWNER, typed)
        assert set(error.value.choices) == {"Padma Mart", "Padma Wholesale"}
        with pytest.raises(Ambiguous):
            account_meant(session, LOCAL_OWNER, f"How is {typed} doing?")


def test_the_nearest_names_are_offered_where_none_fits(sample_book: Book) -> None:
    with sample_book.reading() as session:
        with pytest.raises(NotFound) as error:
            find_account(session, LOCAL_OWNER, "Padma Super Bazar Limited Gulshan")
        assert error.value.message.id == "errors.account_unknown_near"
        assert "Padma" in str(error.value.message.values["nearest"])
        with pytest.raises(NotFound) as error:
            find_account(session, LOCAL_OWNER, "Zzyx")
        assert error.value.message.id == "errors.account_unknown"
        for typed in ("", "   ", "'; DROP TABLE accounts; --", "x" * 5000):
            with pytest.raises(NotFound):
                find_account(session, LOCAL_OWNER, typed)


def test_two_accounts_of_one_name_are_asked_back(book: Book) -> None:
    with book.writing() as session:
        first, second = small.account(session, "Rupsha Stores"), small.account(session, "Rupsha Stores")
        session.add(AccountAlias(account_id=second, name="Rupsha Khulna"))
    with book.reading() as session:
        with pytest.raises(Ambiguous):
            find_account(session, LOCAL_OWNER, "Rupsha Stores")
        assert find_account(session, LOCAL_OWNER, "Rupsha Khulna").id == second
        assert session.scalar(sa.select(sa.func.count()).select_from(AccountAlias)) == 1
        assert first != second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Padma Mart", "Meghna Stores"),
        ("Haor Traders", "Chalan Beel Traders"),
        ("Nirvoy Pharmacy", "Nokshi Departmental Store"),
        ("Uthan Online", "উপহার বিতান"),
    ],
)
def test_other_names_do_not_fit(one: str, other: str) -> None:
    assert name_score(one, other) < 60


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Shahnaz apa wants tea", ["Shahnaz Tabassum", "Arif Mahbub"], ["Shahnaz Tabassum"]),
        ("আরিফ মাহবুব কী বলেছেন?", ["Shahnaz Tabassum", "Arif Mahbub"], ["Arif Mahbub"]),
        ("Kuasha tea dust 400 g price?", ["Kuasha Tea Dust 400 g", "Shilnora Chilli 200 g"], ["Kuasha Tea Dust 400 g"]),
        ("who decides there", ["Whoever Ltd", "Theresa Roy"], []),
    ],
)
def test_people_and_products_are_known_in_a_question(text: str, names: list[str], expected: list[str]) -> None:
    assert [mention.name for mention in names_mentioned(text, names)] == expected
