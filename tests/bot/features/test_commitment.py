"""Commitments in people's hands: whose they are, kept, put off, opened again, each once and by who may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from bot.desk import Desk
from bot.features.commitment import Owed, commitment_of, finish, mine, reopen, snooze
from bot.features.home import home
from knowledge.book import Book
from knowledge.errors import BadInput, NotFound, Refused
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.audit import AuditEntry
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from tests.bot.features.notebook import MONDAY, NUSRAT, SHORMI, TANVIR, fill

TODAY = date(2026, 11, 23)
COLLEAGUE = Reader("workspace", "Colleague", email="colleague@shapla.example")
GUEST = Reader("outsider", "Guest")


@pytest.fixture
def desk(book: Book) -> Desk:
    """Commitments: 1 and 2 Tanvir's, 3 the customer's, 4 Nusrat's behind the wall, 5 Nusrat's on Tanvir's account."""
    desk = fill(book)
    with book.writing() as session:
        for key, account, side, owner, due in (
            (1, 1, Side.OURS, {"owner_member_id": 1}, None),
            (2, 1, Side.OURS, {"owner_member_id": 1}, TODAY - timedelta(days=3)),
            (3, 1, Side.THEIRS, {"owner_contact_id": 1}, TODAY),
            (4, 3, Side.OURS, {"owner_member_id": 2}, TODAY),
            (5, 2, Side.OURS, {"owner_member_id": 2}, TODAY + timedelta(days=3)),
        ):
            values = {"account_id": account, "side": side, "statement": f"Promise {key}", "due_on": due} | owner
            session.add(Commitment(id=key, made_on=date(2026, 11, 1), **values))
    return desk


def trail(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.book.reading() as session:
        query = sa.select(AuditEntry.action, AuditEntry.ref, AuditEntry.by).order_by(AuditEntry.id)
        return [(row[0], row[1], row[2]) for row in session.execute(query)]


def refs(owed: tuple[Owed, ...]) -> list[str]:
    return [one.ref for one in owed]


def test_a_persons_own_are_those_they_owe_and_have_not_kept_the_earliest_due_first(desk: Desk) -> None:
    assert refs(mine(desk, TANVIR)) == ["commitment-2", "commitment-1"]
    assert refs(mine(desk, NUSRAT)) == ["commitment-4", "commitment-5"]
    assert refs(mine(desk, LOCAL_OWNER)) == ["commitment-2", "commitment-4", "commitment-5", "commitment-1"]
    assert mine(desk, SHORMI) == mine(desk, COLLEAGUE) == mine(desk, GUEST) == ()
    assert (mine(desk, TANVIR)[0].account.local, mine(desk, TANVIR)[0].function) == ("পদ্মা মার্ট", "sales")


def test_what_is_kept_is_kept_today_and_once(desk: Desk) -> None:
    done = finish(desk, TANVIR, "commitment-2", origin="press-1")
    assert (done.status, done.done_on) == ("done", TODAY)
    tomorrow = replace(desk, clock=lambda: MONDAY + timedelta(days=1))
    assert finish(tomorrow, TANVIR, "commitment-2", origin="press-2") == done
    assert refs(mine(desk, TANVIR)) == ["commitment-1"]
    assert trail(desk) == [("finish", "commitment-2", "Tanvir Ashik")]


def test_what_is_opened_again_is_not_closed_by_the_first_press_that_comes_late(desk: Desk) -> None:
    finish(desk, TANVIR, "commitment-2", origin="press-1")
    opened = reopen(desk, TANVIR, "commitment-2", origin="press-2")
    assert (opened.status, opened.done_on) == ("open", None)
    assert finish(desk, TANVIR, "commitment-2", origin="press-1") == opened
    assert reopen(desk, TANVIR, "commitment-2", origin="press-3") == opened
    assert [action for action, _, _ in trail(desk)] == ["finish", "reopen"]


def test_a_snooze_silences_reminders_and_nothing_else(desk: Desk) -> None:
    before = home(desk, TANVIR)
    put_off = snooze(desk, TANVIR, "commitment-2", 3, origin="press-1")
    assert put_off.snoozed_until == TODAY + timedelta(days=3)
    tomorrow = replace(desk, clock=lambda: MONDAY + timedelta(days=1))
    assert snooze(tomorrow, TANVIR, "commitment-2", 3, origin="press-1") == put_off
    assert home(desk, TANVIR) == before
    later = snooze(desk, TANVIR, "commitment-2", until=date(2026, 12, 24), origin="press-2")
    assert later.snoozed_until == date(2026, 12, 24)
    assert finish(desk, TANVIR, "commitment-2", origin="press-3").snoozed_until is None


@pytest.mark.parametrize("days", [None, 0, -1, 366, 10**9])
def test_a_snooze_to_no_day_is_refused(desk: Desk, days: int | None) -> None:
    with pytest.raises(BadInput):
        snooze(desk, TANVIR, "commitment-2", days, origin="press-1")
    for until in (TODAY, date(2020, 1, 1), date(9999, 12, 31)):
        with pytest.raises(BadInput):
            snooze(desk, TANVIR, "commitment-2", until=until, origin="press-1")
    assert trail(desk) == []


def test_what_is_not_open_is_not_put_off_and_what_was_dropped_is_opened_before_it_is_kept(desk: Desk) -> None:
    with desk.book.writing() as session:
        session.execute(sa.update(Commitment).where(Commitment.id == 1).values(status=CommitmentStatus.DROPPED))
    with pytest.raises(BadInput):
        snooze(desk, TANVIR, "commitment-1", 1, origin="a")
    with pytest.raises(BadInput):
        finish(desk, TANVIR, "commitment-1", origin="b")
    reopen(desk, TANVIR, "commitment-1", origin="c")
    assert finish(desk, TANVIR, "commitment-1", origin="d").status == "done"


CHANGES: list[Callable[[Desk, Reader, str], Owed]] = [
    lambda desk, reader, ref: finish(desk, reader, ref, origin="x"),
    lambda desk, reader, ref: reopen(desk, reader, ref, origin="x"),
    lambda desk, reader, ref: snooze(desk, reader, ref, 2, origin="x"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_only_who_may_read_it_and_owns_it_or_its_account_changes_a_commitment(
    desk: Desk, change: Callable[[Desk, Reader, str], Owed]
) -> None:
    for reader, ref, error in (
        (TANVIR, "commitment-4", NotFound),
        (COLLEAGUE, "commitment-4", NotFound),
        (GUEST, "commitment-1", NotFound),
        (COLLEAGUE, "commitment-1", Refused),
        (NUSRAT, "commitment-1", Refused),
        (SHORMI, "commitment-5", Refused),
        (TANVIR, "commitment-99", NotFound),
        (TANVIR, "note-1", NotFound),
        (TANVIR, "'; DROP TABLE", NotFound),
    ):
        with pytest.raises(error):
            change(desk, reader, ref)
    assert trail(desk) == []
    for reader, ref in ((SHORMI, "commitment-1"), (NUSRAT, "commitment-5"), (LOCAL_OWNER, "commitment-4")):
        assert change(desk, reader, ref).ref == ref


def test_an_owner_who_may_no_longer_read_the_account_loses_sight_of_what_they_owe_there(desk: Desk) -> None:
    with desk.book.writing() as session:
        session.execute(sa.update(Commitment).where(Commitment.id == 4).values(owner_member_id=1))
    assert "commitment-4" not in refs(mine(desk, TANVIR))
    with pytest.raises(NotFound):
        commitment_of(desk, TANVIR, "commitment-4")
