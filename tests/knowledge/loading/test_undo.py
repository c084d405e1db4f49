"""A load is taken back whole, and not at all where something came later that rests on it."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.book import Book
from knowledge.errors import BadInput, NotFound
from knowledge.loading.undo import undo_load
from knowledge.people import LOCAL_OWNER
from knowledge.records.audit import note_change
from knowledge.records.commitments import Commitment, CommitmentStatus
from knowledge.records.interactions import Interaction, InteractionContact, InteractionKind, InteractionRevision
from tests.knowledge.loading.folders import NOON, SMALL, everything, loaded, rows, write_folder


def undo(book: Book, load_id: int) -> int:
    return undo_load(book, LOCAL_OWNER, load_id, NOON)


def refused(book: Book, load_id: int) -> str:
    """What rests on a load, as the refusal names it; nothing is changed by the try."""
    before = everything(book)
    with pytest.raises(BadInput) as caught:
        undo(book, load_id)
    assert everything(book) == before
    assert caught.value.message.id == "errors.load_depended_on"
    return str(caught.value.message.values["what"])


def test_a_first_load_taken_back_leaves_an_empty_book(book: Book, tmp_path: Path) -> None:
    empty = everything(book)
    load_id = loaded(book, write_folder(tmp_path / "data"))
    assert undo(book, load_id) == 18
    assert everything(book) == empty
    assert rows(book, "SELECT action, origin FROM audit ORDER BY id") == [("load", "load-1"), ("undo load", "load-1")]


def test_changed_rows_their_lists_managers_months_and_passages_are_as_they_were(book: Book, tmp_path: Path) -> None:
    loaded(book, write_folder(tmp_path / "data"))
    before = everything(book)
    changed = write_folder(
        tmp_path / "data",
        team=SMALL["team.csv"].replace("sales,T1", "finance,"),
        accounts=SMALL["accounts.csv"].replace("; Meghna,", ",").replace("nasrin@delta.example,BDT", ",BDT"),
        contacts=SMALL["contacts.csv"].replace("Rahima Khatun", "Rahima Begum"),
        orders=SMALL["orders.csv"].replace("O2,A1", "O2,A2") + "O4,A2,2026-05-01,open\n",
        order_lines=SMALL["order_lines.csv"].replace("L1,O1", "L1,O3") + "L5,O1,P2,3,120.50,0\nL6,O4,P1,1,45,0\n",
        interactions=SMALL["interactions.csv"].replace("by the till", "by the door") + "N3,A1,note,2026-05-02,,New,\n",
    )
    load_id = loaded(book, changed)
    assert everything(book) != before
    assert undo(book, load_id) == 10
    assert everything(book) == before


def test_a_load_can_be_taken_back_and_done_again(book: Book, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data")
    first = loaded(book, folder)
    before = everything(book)
    undo(book, first)
    second = loaded(book, folder)
    after = everything(book)
    assert second == 2
    assert {name: len(found) for name, found in after.items()} == {name: len(found) for name, found in before.items()}
    assert after["monthly_sales"] == before["monthly_sales"]


def test_an_unknown_load_and_one_taken_back_before_are_told_apart(book: Book, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        undo(book, 7)
    load_id = loaded(book, write_folder(tmp_path / "data"))
    undo(book, load_id)
    with pytest.raises(BadInput) as caught:
        undo(book, load_id)
    assert caught.value.message.id == "errors.load_undone"


def test_a_load_whose_rows_a_later_one_changed_waits_for_that_one(book: Book, tmp_path: Path) -> None:
    first = loaded(book, write_folder(tmp_path / "data"))
    second = loaded(book, write_folder(tmp_path / "data", products=SMALL["products.csv"].replace("Jui", "Jui Gold")))
    assert refused(book, first) == "load-2"
    undo(book, second)
    undo(book, first)
    assert rows(book, "SELECT count(*) FROM products") == [(0,)]


def test_a_load_that_later_rows_refer_to_waits_for_them(book: Book, tmp_path: Path) -> None:
    first = loaded(book, write_folder(tmp_path / "data"))
    loaded(book, write_folder(tmp_path / "data", orders=SMALL["orders.csv"] + "O9,A2,2026-05-01,open\n"))
    assert refused(book, first) == "account"


def test_a_note_a_person_wrote_on_a_loaded_account_keeps_the_account(book: Book, tmp_path: Path) -> None:
    load_id = loaded(book, write_folder(tmp_path / "data"))
    with book.writing() as session:
        session.add(
            Interaction(account_id=1, kind=InteractionKind.NOTE, happened_on=NOON.date(), written_at=NOON, body="Mine")
        )
    assert refused(book, load_id) == "account"


def test_a_note_a_person_edited_is_not_taken_back(book: Book, tmp_path: Path) -> None:
    load_id = loaded(book, write_folder(tmp_path / "data"))
    with book.writing() as session:
        session.add(
            InteractionRevision(interaction_id=1, revision=1, body="Before", replaced_at=NOON, replaced_by="Arif")
        )
    assert refused(book, load_id) == "interaction-1"


def test_a_promise_a_person_marked_as_kept_is_not_taken_back(book: Book, tmp_path: Path) -> None:
    load_id = loaded(book, write_folder(tmp_path / "data"))
    with book.writing() as session:
        session.execute(sa.update(Commitment).where(Commitment.id == 1).values(status=CommitmentStatus.DONE))
        note_change(session, LOCAL_OWNER, "done", "commitment-1", at=NOON, origin="terminal", account_id=None)
    assert refused(book, load_id) == "commitment-1"


def test_a_person_named_in_somebody_elses_note_is_not_taken_back(book: Book, tmp_path: Path) -> None:
    loaded(book, write_folder(tmp_path / "data"))
    second = loaded(book, write_folder(tmp_path / "data", contacts=SMALL["contacts.csv"] + "C3,A1,Salma Akter,user\n"))
    with book.writing() as session:
        session.add(InteractionContact(interaction_id=1, contact_id=3))
    assert refused(book, second) == "interaction-1"


def test_a_row_a_person_changed_after_the_load_changed_it_is_not_put_back(book: Book, tmp_path: Path) -> None:
    loaded(book, write_folder(tmp_path / "data"))
    second = loaded(book, write_folder(tmp_path / "data", products=SMALL["products.csv"].replace("45", "47")))
    with book.writing() as session:
        session.execute(sa.text("UPDATE products SET list_price = 48000000 WHERE id = 1"))
    assert refused(book, second) == "product-1"
