"""Who a person says they are: by full name, first name, alias in either script, or e-mail."""

from __future__ import annotations

import pytest

from knowledge.book import Book
from knowledge.errors import Ambiguous, NotFound
from knowledge.records.team import TeamMember, reader_for


@pytest.mark.parametrize(
    "words", ["Shormi Dutta", "Shormi", "shormi", "শর্মী", "shormi@shaplabari.example", "Shormi Duta", " SHORMI "]
)
def test_a_colleague_is_known_however_they_are_called(sample_book: Book, words: str) -> None:
    with sample_book.reading() as session:
        assert reader_for(session, words).name == "Shormi Dutta"


@pytest.mark.parametrize("words", ["", "Nobody", "Dutta Brothers Ltd"])
def test_a_stranger_is_told(sample_book: Book, words: str) -> None:
    with sample_book.reading() as session, pytest.raises(NotFound):
        reader_for(session, words)


def test_two_of_one_first_name_are_asked_back(book: Book) -> None:
    with book.writing() as session:
        session.add_all([TeamMember(name="Rima Nath"), TeamMember(name="Rima Das")])
    with book.reading() as session, pytest.raises(Ambiguous) as doubt:
        reader_for(session, "Rima")
    assert doubt.value.choices == ("Rima Nath", "Rima Das")
