"""Hand-offs: work stays where it is until the colleague accepts; each act once, by who may; and what goes up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.desk import Desk
from bot.features.commitment import commitment_of, finish
from bot.features.handoff import (
    Handed,
    accept,
    ask_back,
    decline,
    hand_off,
    mine_to_hand_off,
    open_handoffs,
    tell,
    understood,
    withdraw,
)
from bot.features.reminders import Risen, digest, risen_was_told
from knowledge.book import Book
from knowledge.errors import BadInput, NotFound, Refused
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.accounts import Account, AccountMember, Visibility
from knowledge.records.commitments import Commitment, Side
from knowledge.records.plan import Initiative, Objective, Plan
from knowledge.records.revisions import Revision
from knowledge.records.team import Function, TeamMember
from tests.bot.features.notebook import NUSRAT, SHORMI, TANVIR, fill

TODAY = date(2026, 11, 23)
ZONE = ZoneInfo("Asia/Dhaka")
GUEST = Reader("outsider", "Guest")


@pytest.fixture
def desk(book: Book) -> Desk:
    """Commitments: 1 Tanvir's, long overdue; 2 Nusrat's behind a wall; 3 the customer's. Initiative 1 is Tanvir's."""
    desk = fill(book)
    with book.writing() as session:
        for key, account, side, owner, due in (
            (1, 1, Side.OURS, {"owner_member_id": TANVIR.member_id}, TODAY - timedelta(days=9)),
            (2, 3, Side.OURS, {"owner_member_id": NUSRAT.member_id}, TODAY),
            (3, 1, Side.THEIRS, {}, TODAY),
        ):
            values = {"account_id": account, "side": side, "statement": f"Promise {key}", "due_on": due} | owner
            session.add(Commitment(id=key, made_on=date(2026, 11, 1), **values))
        session.add(Plan(id=1, account_id=1, title="Plan", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)))
        session.flush()
        session.add(Objective(id=1, plan_id=1, statement="Grow"))
        session.flush()
        session.add(Initiative(id=1, objective_id=1, statement="New shelf", owner_member_id=TANVIR.member_id))
        session.execute(
            sa.update(TeamMember).where(TeamMember.id == SHORMI.member_id).values(function=Function.MARKETING)
        )
    return desk


def risen(desk: Desk, manager: Reader, days: int) -> tuple[Risen, ...]:
    return digest(desk, manager, ZONE, escalate_days=days).risen


def passed(desk: Desk, origin: str = "press-1", ref: str = "commitment-1", to: str = "Shormi Dutta") -> Handed:
    return hand_off(desk, TANVIR, ref, to, "The posters, please", origin=origin)


def test_work_stays_with_its_owner_until_the_colleague_accepts(desk: Desk) -> None:
    handed = passed(desk)
    assert (handed.status, handed.giver, handed.taker) == ("waiting", TANVIR.name, SHORMI.name)
    assert commitment_of(desk, TANVIR, "commitment-1").owner == TANVIR.name
    assert [one.id for one in open_handoffs(desk, SHORMI)] == [handed.id]
    assert accept(desk, SHORMI, handed.id, origin="press-2").status == "accepted"
    held = commitment_of(desk, TANVIR, "commitment-1")
    assert (held.owner, held.function) == (SHORMI.name, "marketing")
    assert open_handoffs(desk, SHORMI) == open_handoffs(desk, TANVIR) == ()


def test_each_act_is_done_once_however_often_it_is_pressed(desk: Desk) -> None:
    first, again = passed(desk), passed(desk)
    assert first.id == again.id
    for _ in range(2):
        assert accept(desk, SHORMI, first.id, origin="press-2").status == "accepted"
    with desk.book.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Revision)) == 1


def test_an_initiative_of_the_plan_is_passed_on_by_function(desk: Desk) -> None:
    handed = passed(desk, ref="initiative-1", to="Marketing")
    accept(desk, SHORMI, handed.id, origin="press-2")
    with desk.book.reading() as session:
        record = session.get_one(Initiative, 1)
        assert (record.owner_member_id, record.function) == (SHORMI.member_id, Function.MARKETING)


def test_a_question_is_answered_before_it_is_decided(desk: Desk) -> None:
    handed = passed(desk)
    asked = ask_back(desk, SHORMI, handed.id, "কোন মাপের পোস্টার?", origin="press-2")
    assert (asked.status, asked.answer) == ("asked", "কোন মাপের পোস্টার?")
    told = tell(desk, TANVIR, handed.id, "A3", origin="press-3")
    assert (told.status, told.message) == ("waiting", "A3")
    assert decline(desk, SHORMI, handed.id, "No paper", origin="press-4").answer == "No paper"
    assert commitment_of(desk, TANVIR, "commitment-1").owner == TANVIR.name
    with pytest.raises(BadInput, match="settled"):
        accept(desk, SHORMI, handed.id, origin="press-5")


def test_who_passed_it_on_keeps_it_after_all(desk: Desk) -> None:
    handed = passed(desk)
    assert withdraw(desk, TANVIR, handed.id, origin="press-2").status == "withdrawn"
    assert passed(desk, "press-3").id != handed.id
    with pytest.raises(BadInput, match="settled"):
        accept(desk, SHORMI, handed.id, origin="press-4")


@pytest.mark.parametrize(
    ("ref", "to", "wrong", "why"),
    [
        ("commitment-1", "Tanvir Ashik", BadInput, "oneself"),
        ("commitment-3", "Shormi Dutta", NotFound, "item_unknown"),
        ("commitment-2", "Shormi Dutta", NotFound, "item_unknown"),
        ("commitment-99", "Shormi Dutta", NotFound, "item_unknown"),
        ("nonsense", "Shormi Dutta", NotFound, "item_unknown"),
        ("commitment-1", "Nobody At All", NotFound, "member_unknown"),
        ("commitment-1", "", BadInput, "to_whom"),
    ],
)
def test_what_cannot_be_passed_on_is_told_with_why(
    desk: Desk, ref: str, to: str, wrong: type[Exception], why: str
) -> None:
    with pytest.raises(wrong, match=why):
        passed(desk, ref=ref, to=to)
    assert open_handoffs(desk, LOCAL_OWNER) == ()


def test_a_colleague_behind_the_wall_is_not_asked(desk: Desk) -> None:
    with pytest.raises(BadInput, match="walled"):
        hand_off(desk, NUSRAT, "commitment-2", "Shormi Dutta", origin="press-1")


def test_only_who_was_asked_answers_and_only_who_asked_takes_back(desk: Desk) -> None:
    handed = passed(desk)
    for reader in (TANVIR, NUSRAT):
        with pytest.raises(Refused):
            accept(desk, reader, handed.id, origin="press-2")
    with pytest.raises(Refused):
        withdraw(desk, SHORMI, handed.id, origin="press-3")
    with pytest.raises(NotFound):
        accept(desk, GUEST, handed.id, origin="press-4")


def close_account(desk: Desk) -> None:
    """The account of commitment 1 becomes Nusrat's, and its team's alone: Tanvir and Shormi are of it no more."""
    with desk.book.writing() as session:
        session.execute(sa.delete(AccountMember).where(AccountMember.account_id == 1))
        closed = sa.update(Account).where(Account.id == 1)
        session.execute(closed.values(owner_id=NUSRAT.member_id, visibility=Visibility.TEAM))


def test_whoever_may_no_longer_read_the_account_is_told_so_and_nobody_else_that_there_is_anything(desk: Desk) -> None:
    handed = passed(desk)
    close_account(desk)
    acts: list[Callable[[], Handed]] = [
        lambda: accept(desk, SHORMI, handed.id, origin="press-2"),
        lambda: decline(desk, SHORMI, handed.id, origin="press-3"),
        lambda: ask_back(desk, SHORMI, handed.id, "Which size?", origin="press-4"),
        lambda: tell(desk, TANVIR, handed.id, "A3", origin="press-5"),
        lambda: withdraw(desk, TANVIR, handed.id, origin="press-6"),
    ]
    for act in acts:
        with pytest.raises(Refused, match="account_closed"):
            act()
    assert open_handoffs(desk, SHORMI) == open_handoffs(desk, TANVIR) == ()
    for reader in (Reader("member", "Somebody Else", 99), GUEST):
        with pytest.raises(NotFound, match=r"handoff\.unknown"):
            accept(desk, reader, handed.id, origin="press-7")
    assert [one.status for one in open_handoffs(desk, LOCAL_OWNER)] == ["waiting"]


def statements(desk: Desk, act: Callable[[], object]) -> int:
    """How many statements an act sends to the database."""
    sent: list[str] = []

    def count(connection: object, cursor: object, statement: str, *more: object) -> None:
        sent.append(statement)

    sa.event.listen(desk.book.engine, "before_cursor_execute", count)
    try:
        act()
    finally:
        sa.event.remove(desk.book.engine, "before_cursor_execute", count)
    return len(sent)


def test_however_many_wait_they_are_read_at_once(desk: Desk) -> None:
    passed(desk, "press-1", "commitment-1")
    passed(desk, "press-2", "initiative-1")
    two = statements(desk, lambda: open_handoffs(desk, SHORMI))
    with desk.book.writing() as session:
        for key in range(10, 20):
            values = {"account_id": 1 + key % 2, "side": Side.OURS, "statement": f"Promise {key}"}
            session.add(Commitment(id=key, made_on=TODAY, owner_member_id=TANVIR.member_id, **values))
    for key in range(10, 20):
        passed(desk, f"press-{key}", f"commitment-{key}")
    found = open_handoffs(desk, SHORMI)
    assert [one.item.ref for one in found] == [
        "commitment-1",
        "initiative-1",
        *(f"commitment-{key}" for key in range(10, 20)),
    ]
    assert {one.item.account.text for one in found} == {"Padma Mart", "Padma Wholesale"}
    assert statements(desk, lambda: open_handoffs(desk, SHORMI)) == two


def test_work_that_waits_or_has_ended_is_not_passed_on_again(desk: Desk) -> None:
    handed = passed(desk)
    with pytest.raises(BadInput, match="waits_already"):
        passed(desk, "press-2")
    finish(desk, TANVIR, "commitment-1", origin="press-3")
    with pytest.raises(BadInput, match="item_ended"):
        accept(desk, SHORMI, handed.id, origin="press-4")


def test_what_can_be_passed_on_is_listed_by_day(desk: Desk) -> None:
    assert [one.ref for one in mine_to_hand_off(desk, TANVIR)] == ["commitment-1", "initiative-1"]
    assert mine_to_hand_off(desk, GUEST) == ()


def test_long_overdue_work_goes_up_to_the_manager_once(desk: Desk) -> None:
    manager = replace(SHORMI)
    with desk.book.writing() as session:
        session.execute(
            sa.update(TeamMember).where(TeamMember.id == TANVIR.member_id).values(manager_id=SHORMI.member_id)
        )
    assert risen(desk, manager, 10) == risen(desk, manager, 0) == risen(desk, NUSRAT, 7) == ()
    (found,) = risen(desk, manager, 7)
    assert (found.ref, found.owner, found.days) == ("commitment-1", TANVIR.name, 9)
    risen_was_told(desk, manager, (found,))
    assert risen(desk, manager, 7) == (found,)  # the message of the day stays whole
    tomorrow = replace(desk, clock=lambda: desk.clock() + timedelta(days=1))
    assert risen(tomorrow, manager, 7) == ()
    with desk.book.writing() as session:  # due on another day, it is overdue anew
        session.execute(sa.update(Commitment).where(Commitment.id == 1).values(due_on=TODAY - timedelta(days=8)))
    assert len(risen(tomorrow, manager, 7)) == 1


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("commitment-12 to Mitu Roy: the posters", ("commitment-12", "Mitu Roy", "the posters")),
        ("commitment-12 Mitu Roy", ("commitment-12", "Mitu Roy", "")),
        ("Initiative-3 -> marketing", ("initiative-3", "marketing", "")),
        ("commitment-1কে মিতু রায়: পোস্টার", ("commitment-1", "মিতু রায়", "পোস্টার")),
        ("Meghna", None),
        ("", None),
    ],
)
def test_a_line_says_what_is_passed_on_to_whom(words: str, means: tuple[str, str, str] | None) -> None:
    assert understood(words) == means
