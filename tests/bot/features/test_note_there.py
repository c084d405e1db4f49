"""Whether a note is still there is told without telling anything of it."""

from __future__ import annotations

import pytest

from bot.features import note as notes
from bot.features.note_there import is_there
from knowledge.book import Book
from tests.bot.features.notebook import TANVIR, fill


def test_a_note_is_there_until_it_is_taken_back(book: Book) -> None:
    desk = fill(book)
    ref = notes.log(desk, TANVIR, "Padma Mart: I will send the list by Friday.").ref
    assert is_there(desk, ref)
    notes.undo(desk, TANVIR, ref)
    assert not is_there(desk, ref)


@pytest.mark.parametrize("ref", ["", "note-", "note-x", "order-1", "note-" + "9" * 40])
def test_what_is_no_ref_of_a_note_is_not_there(book: Book, ref: str) -> None:
    assert not is_there(fill(book), ref)
