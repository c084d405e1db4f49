"""What was kept by hand is forgotten too: with its account, and a person's names and ids out of every revision."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.desk import Desk
from bot.features.forget import Beside, forget_account, forget_person
from bot.features.record import add, change, undo
from knowledge.book import Book, open_book
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from knowledge.records.needs import Need
from knowledge.records.revisions import Revision
from tests.bot.forget_book import MEGHNA, PADMA, live_in, places_of


@pytest.fixture
def desk(sqlite_template: Path, tmp_path: Path) -> Iterator[Desk]:
    """The lived-in book on SQLite."""
    shutil.copy(sqlite_template, tmp_path / "book.sqlite")
    book = open_book(f"sqlite:///{tmp_path / 'book.sqlite'}", upgrade)
    yield kept_by_hand(book, tmp_path / "data")
    book.engine.dispose()


def kept_by_hand(book: Book, folder: Path) -> Desk:
    """The lived-in book; of both accounts records were kept by hand that name Rahima Khatun (contact-1), and Arif."""
    desk = live_in(book, folder)
    for path in folder.iterdir():
        path.unlink()
    change(desk, LOCAL_OWNER, "contact-1", {"cares_about": "quiet mornings"}, origin="1")
    add(
        desk,
        LOCAL_OWNER,
        "need",
        f"account-{MEGHNA}",
        {"kind": "need", "statement": "Rahima Khatun wants shelves"},
        origin="2",
    )
    change(desk, LOCAL_OWNER, newest(desk), {"contact_id": "contact-1"}, origin="3")
    change(desk, LOCAL_OWNER, newest(desk), {"contact_id": "-", "statement": "Shelves"}, origin="4")
    given = {"side": "ours", "statement": "Send tea", "owner_member_id": "Arif Chowdhury"}
    add(desk, LOCAL_OWNER, "commitment", f"account-{PADMA}", given, origin="5")
    return desk


def newest(desk: Desk) -> str:
    with desk.book.reading() as session:
        return f"need-{session.scalar(sa.select(sa.func.max(Need.id)))}"


def revisions(desk: Desk) -> list[Revision]:
    with desk.book.reading() as session:
        return list(session.scalars(sa.select(Revision).order_by(Revision.id)))


def test_revisions_go_with_their_account(desk: Desk, tmp_path: Path) -> None:
    gone = forget_account(desk, LOCAL_OWNER, "Meghna Stores", beside=Beside(tmp_path))
    assert gone.erased["revisions"] == 4
    assert [one.account_id for one in revisions(desk)] == [PADMA]
    assert places_of(desk.book, tmp_path, "quiet mornings", "wants shelves") == []


def test_a_forgotten_contacts_card_and_names_are_in_no_revision(book: Book, tmp_path: Path) -> None:
    desk = kept_by_hand(book, tmp_path / "data")
    ref = newest(desk)
    gone = forget_person(desk, LOCAL_OWNER, "Rahima Khatun", beside=Beside(tmp_path))
    assert gone.erased["revisions"] == 1
    assert places_of(desk.book, tmp_path, "quiet mornings", "Rahima Khatun") == []
    of_need = [one for one in revisions(desk) if one.ref == ref]
    assert [json.loads(one.after).get("contact_id") for one in of_need] == [None, None, None]
    assert json.loads(of_need[2].before)["contact_id"] is None
    assert "▇▇▇ wants shelves" in of_need[0].after
    # What was changed since can still be taken back.
    undo(desk, LOCAL_OWNER, ref, 3, origin="6")
    with desk.book.reading() as session:
        need = session.scalar(sa.select(Need).where(Need.id == int(ref.removeprefix("need-"))))
        assert need is not None
        assert (need.statement, need.contact_id) == ("▇▇▇ wants shelves", None)


def test_a_forgotten_colleagues_name_is_in_no_revision(desk: Desk, tmp_path: Path) -> None:
    forget_person(desk, LOCAL_OWNER, "Arif Chowdhury", beside=Beside(tmp_path))
    assert places_of(desk.book, tmp_path, "Arif Chowdhury") == []
    (promise,) = [one for one in revisions(desk) if one.ref.startswith("commitment-")]
    assert json.loads(promise.after)["owner_member_id"] is None
