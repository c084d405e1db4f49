"""An account chosen by a button: asked, briefed and followed up by its id, by who may read it."""

from __future__ import annotations

import pytest

from bot.desk import Desk
from bot.features.accounts import choices_of
from bot.features.ask import ask
from bot.features.brief import brief
from bot.features.followup import follow_up
from knowledge.book import Book
from knowledge.errors import Ambiguous, NotFound
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.account_names import find_account
from knowledge.records.accounts import Account
from tests.benchmarks.questions import ASKED_ON, desk_over
from tests.bot.features.notebook import TANVIR, fill

COLLEAGUE = Reader("workspace", "a colleague")


@pytest.fixture
def desk(sample_book: Book) -> Desk:
    return desk_over(sample_book)


def id_of(desk: Desk, name: str) -> int:
    with desk.book.reading() as session:
        return find_account(session, LOCAL_OWNER, name).id


def test_a_brief_and_a_follow_up_by_id_are_those_by_name(desk: Desk) -> None:
    key = id_of(desk, "Kushiyara")
    assert brief(desk, LOCAL_OWNER, account_id=key, as_of=ASKED_ON) == brief(
        desk, LOCAL_OWNER, "Kushiyara", as_of=ASKED_ON
    )
    assert follow_up(desk, LOCAL_OWNER, account_id=key, as_of=ASKED_ON) == follow_up(
        desk, LOCAL_OWNER, "Kushiyara", as_of=ASKED_ON
    )


def test_the_account_chosen_is_meant_whatever_the_words_name(desk: Desk) -> None:
    key = id_of(desk, "Kushiyara")
    answer, _ = ask(desk, LOCAL_OWNER, "When did we last meet Padma Mart?", account_id=key, as_of=ASKED_ON)
    assert "Kushiyara" in answer.account


def test_an_id_behind_a_wall_or_of_no_account_is_not_found(desk: Desk) -> None:
    for reader, key in ((COLLEAGUE, id_of(desk, "Nokshi Departmental Store")), (LOCAL_OWNER, 10**9)):
        with pytest.raises(NotFound):
            brief(desk, reader, account_id=key, as_of=ASKED_ON)
        with pytest.raises(NotFound):
            follow_up(desk, reader, account_id=key, as_of=ASKED_ON)
        with pytest.raises(NotFound):
            ask(desk, reader, "what is overdue?", account_id=key, as_of=ASKED_ON)


def test_a_doubt_between_accounts_is_settled_by_the_id_of_one(book: Book) -> None:
    desk = fill(book)
    with book.writing() as session:
        session.add(Account(id=9, name="Padma Mart", currency="BDT"))
    with pytest.raises(Ambiguous) as doubt:
        brief(desk, TANVIR, "Padma Mart")
    assert choices_of(desk, TANVIR, doubt.value) == ((1, "Padma Mart"), (9, "Padma Mart"))
    assert brief(desk, TANVIR, account_id=9).account == "Padma Mart"
    assert choices_of(desk, Reader("outsider", "Guest"), doubt.value) == ()
