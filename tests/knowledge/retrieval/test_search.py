"""Search within one account: what is found, in which order, and the same on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from knowledge.book import Book
from knowledge.people import LOCAL_OWNER
from knowledge.records.account_names import find_account
from knowledge.records.interactions import Interaction, InteractionKind
from knowledge.retrieval.library import Library
from knowledge.retrieval.passage_writing import RecordKey, parts_of, write_passages
from knowledge.retrieval.search import Hit, search
from knowledge.sample.book import sample_questions
from tests.conftest import SAMPLE_DAY
from tests.knowledge.figures import small

DAY = date(2026, 5, 4)


def noted(book: Book, *bodies: str, conversation: str = "", kind: InteractionKind = InteractionKind.NOTE) -> int:
    """A new account with a note for each body, a day apart; its id."""
    with book.writing() as session:
        who = small.account(session)
        for place, body in enumerate(bodies, start=1):
            record = Interaction(
                id=place,
                account_id=who,
                kind=kind,
                happened_on=DAY.replace(day=DAY.day + place),
                written_at=datetime(2026, 5, 4, tzinfo=UTC),
                author_name="Tanvir Ashik",
                body=body,
                conversation=conversation,
            )
            session.add(record)
            session.flush()
            write_passages(session, [RecordKey("interaction", record.id)])
    return who


def found(book: Book, account_id: int, words: str, **more: object) -> list[Hit]:
    with book.reading() as session:
        return search(session, LOCAL_OWNER, account_id, words, library=Library(), **more)  # type: ignore[arg-type]


def refs(hits: list[Hit]) -> list[str]:
    return [hit.passage.ref for hit in hits]


def test_the_same_ten_passages_on_both_databases(sample_on_sqlite: Book, sample_on_postgresql: Book) -> None:
    lists = []
    for book in (sample_on_sqlite, sample_on_postgresql):
        with book.reading() as session:
            account = find_account(session, LOCAL_OWNER, "Padma Mart")
            some = []
            for question in sample_questions():
                if "account" in question:
                    account = find_account(session, LOCAL_OWNER, question["account"])
                hits = search(session, LOCAL_OWNER, account.id, question["question"], library=Library())
                some.append([(hit.passage.ref, hit.passage.score) for hit in hits])
            lists.append(some)
    assert lists[0] == lists[1]
    assert len(lists[0]) == 60
    assert sum(len(one) == 10 for one in lists[0]) > 10


def test_the_passage_with_the_rarest_words_comes_first(book: Book) -> None:
    who = noted(book, "The truck was late again.", "The truck came, and the damage claim is open.", "A truck. A truck.")
    assert refs(found(book, who, "truck damage claim"))[0] == "note-2"


def test_equal_passages_come_by_their_age(book: Book) -> None:
    who = noted(book, "The truck was late.", "The truck was late.", "The truck was late.")
    assert refs(found(book, who, "late truck")) == ["note-1", "note-2", "note-3"]


def test_what_stands_before_and_after_in_a_conversation_counts(book: Book) -> None:
    who = noted(book, "What is the price of the tea?", "Six hundred.", "And how is the weather?", conversation="mail-1")
    hits = found(book, who, "price of tea")
    assert refs(hits) == ["note-1", "note-2"]
    assert hits[1].around > 0
    assert hits[1].by_words == 0


def test_nothing_dated_later_is_found(book: Book) -> None:
    who = noted(book, "The truck was late.", "The truck was late again.")
    assert refs(found(book, who, "truck", as_of=date(2026, 5, 5))) == ["note-1"]
    assert refs(found(book, who, "truck", as_of=date(2026, 5, 4))) == []


@pytest.mark.parametrize("as_of", [SAMPLE_DAY, date(2026, 8, 23), date(2025, 1, 1)])
def test_the_sample_holds_no_later_passage_on_a_day(sample_book: Book, as_of: date) -> None:
    with sample_book.reading() as session:
        account = find_account(session, LOCAL_OWNER, "Padma Mart")
        hits = search(
            session, LOCAL_OWNER, account.id, "tea price order margin", library=Library(), limit=50, as_of=as_of
        )
    assert [hit.passage.when for hit in hits if hit.passage.when and hit.passage.when > as_of] == []


def test_a_person_named_is_found_where_they_wrote_or_are_named(book: Book) -> None:
    who = noted(book, "Shahnaz wants fewer lines of tea.", "More lines of tea are wanted.")
    assert refs(found(book, who, "what does Shahnaz Tabassum say of tea", people=["Shahnaz Tabassum"]))[0] == "note-1"


@pytest.mark.parametrize(
    ("held", "asked"),
    [("ছা\u09dc চাইলেন", "ছা\u09a1\u09bc কত"), ("ছা\u09a1\u09bcের কথা", "ছা\u09dc"), ("১৫ কার্টন", "15 কার্টনে")],
)
def test_bengali_is_found_however_it_was_typed(book: Book, held: str, asked: str) -> None:
    who = noted(book, "দাম নিয়ে কথা", held)
    assert "note-2" in refs(found(book, who, asked))


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        ("The planogram is in two sizes.", "plannogram"),
        ("The planogram is in two sizes.", "planogarm size?"),
        ("Refrigerator broke down.", "refridgerator"),
        ("প্রতিযোগী দাম কমিয়েছে।", "প্রতিযগী"),
        ("কুশিয়ারার গুদামে আগুন", "কুশীয়াড়া"),
    ],
)
def test_a_word_that_is_nowhere_has_a_second_chance_by_its_spelling(book: Book, held: str, asked: str) -> None:
    who = noted(book, "Nothing else of note.", held)
    assert refs(found(book, who, asked)) == ["note-2"]


def test_a_word_that_is_somewhere_is_not_taken_for_another(book: Book) -> None:
    who = noted(book, "Delivered to the depot in Savar.", "The deposit was paid.")
    assert refs(found(book, who, "depot")) == ["note-1"]


def test_words_like_none_find_nothing(book: Book) -> None:
    who = noted(book, "The truck was late.")
    for words in ("zebra crossing", "", "???", "the of and", 'quote " AND (OR', "acct1"):
        assert found(book, who, words) == []


def test_a_leg_that_is_left_out_finds_nothing(book: Book) -> None:
    who = noted(book, "The truck was late.")
    assert found(book, who, "truck", legs=frozenset({"meaning"})) == []
    assert refs(found(book, who, "truck", legs=frozenset({"words"}))) == ["note-1"]


def test_limits_are_kept(book: Book) -> None:
    who = noted(book, *("The truck was late.",) * 12)
    assert len(found(book, who, "truck", limit=5)) == 5
    assert len(found(book, who, "truck")) == 10


@pytest.mark.parametrize(
    ("kind", "body", "parts"),
    [
        (InteractionKind.NOTE, "One.\n\nTwo\nlines.\n \nThree.", ["One.", "Two\nlines.", "Three."]),
        (
            InteractionKind.CALL,
            "Arif: Too dear.\nTanvir: How much?\nArif: 5 %.",
            ["Arif: Too dear.", "Tanvir: How much?", "Arif: 5 %."],
        ),
        (InteractionKind.CALL, "Summary: all went well.", ["Summary: all went well."]),
        (InteractionKind.MAIL, "Yes.\n\nOn 3 May Arif wrote:\n> No.", ["Yes."]),
        (InteractionKind.MAIL, "> No.", ["> No."]),
        (InteractionKind.NOTE, "", [""]),
    ],
)
def test_a_record_is_cut_into_what_can_be_cited(kind: InteractionKind, body: str, parts: list[str]) -> None:
    assert parts_of(kind, body) == parts
