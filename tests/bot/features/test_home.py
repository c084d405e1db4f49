"""Home: a person's own accounts and nobody else's, what comes next, what is overdue, what is quiet, page by page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.desk import Desk
from bot.features import note_message as messages
from bot.features.home import LINES, Home, home, next_meetings
from knowledge.book import Book
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.accounts import Account
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.interactions import Interaction
from knowledge.records.meetings import Meeting, MeetingMember, MeetingStatus
from tests.bot.features.notebook import MONDAY, NUSRAT, SHORMI, TANVIR, fill

TODAY = date(2026, 11, 23)


@pytest.fixture
def desk(book: Book) -> Desk:
    desk = fill(book)
    with book.writing() as session:
        for key, account, days, recurrence, status in (
            (1, 1, 3, "", MeetingStatus.SCHEDULED),
            (2, 3, 1, "", MeetingStatus.SCHEDULED),
            (3, 1, 1, "", MeetingStatus.CANCELLED),
            (4, 2, -700, "FREQ=WEEKLY", MeetingStatus.SCHEDULED),
            (5, 1, -2, "", MeetingStatus.SCHEDULED),
        ):
            starts = MONDAY + timedelta(days=days)
            meeting = Meeting(account_id=account, title=f"Meeting {key}", starts_at=starts, recurrence=recurrence)
            meeting.id, meeting.status = key, status
            session.add(meeting)
        for key, account, side, days, owner in (
            (1, 1, Side.THEIRS, 9, {"owner_contact_id": 1}),
            (2, 1, Side.OURS, 4, {"owner_member_id": 3}),
            (3, 3, Side.OURS, 8, {"owner_name": "the lawyer"}),
            (4, 1, Side.OURS, -1, {"owner_member_id": 1}),
            (5, 2, Side.OURS, 2, {"owner_member_id": 2}),
        ):
            due = TODAY - timedelta(days=days)
            values = {"account_id": account, "side": side, "statement": f"Promise {key}", "due_on": due} | owner
            session.add(Commitment(id=key, made_on=date(2026, 9, 1), **values))
        done = {"statement": "Kept", "due_on": date(2026, 10, 1), "status": CommitmentStatus.DONE}
        session.add(Commitment(id=6, account_id=1, side=Side.OURS, made_on=date(2026, 9, 1), **done))
        for account, days in ((1, 31), (1, 90), (3, 30), (2, 5)):
            told = TODAY - timedelta(days=days)
            session.add(Interaction(account_id=account, happened_on=told, written_at=MONDAY, body="told"))
    return desk


def named(found: Home) -> dict[str, list[str]]:
    glance = found.glance
    return {
        "accounts": [one.name.text for one in glance.accounts.rows],
        "meetings": [f"{one.account.text}: {one.title}" for one in glance.meetings.rows],
        "overdue": [f"{one.side} {one.statement}, {one.owner}, {one.days}" for one in glance.overdue.rows],
        "quiet": [one.name.text for one in glance.quiet.rows],
        "unfiled": [one.words for one in glance.unfiled.rows],
    }


def test_a_member_sees_the_accounts_they_own_or_belong_to(desk: Desk) -> None:
    messages.keep(desk, TANVIR, "buy milk", key="a", origin="a")
    messages.keep(desk, NUSRAT, "buy tea", key="b", origin="b")
    assert named(home(desk, TANVIR)) == {
        "accounts": ["Padma Wholesale", "Padma Mart"],
        "meetings": ["Padma Wholesale: Meeting 4", "Padma Mart: Meeting 1"],
        "overdue": [
            "ours Promise 2, Shormi Dutta, 4",
            "ours Promise 5, Nusrat Mahin, 2",
            "theirs Promise 1, Arif Mahbub, 9",
        ],
        "quiet": ["Padma Mart"],
        "unfiled": ["buy milk"],
    }
    found = home(desk, SHORMI).glance
    assert [one.name.local for one in found.accounts.rows] == ["পদ্মা মার্ট"]
    (mine,) = found.accounts.rows
    assert (mine.days, mine.ours_late, mine.theirs_late) == (31, 1, 1)
    assert mine.next_meeting == MONDAY + timedelta(days=3)


def test_what_a_member_owes_or_attends_elsewhere_is_theirs_too_but_never_behind_a_wall(desk: Desk) -> None:
    with desk.book.writing() as session:
        session.add(MeetingMember(meeting_id=1, member_id=2))
        session.add(MeetingMember(meeting_id=2, member_id=1))
    nusrat, tanvir = named(home(desk, NUSRAT)), named(home(desk, TANVIR))
    assert nusrat["accounts"] == ["Nokshi Departmental Store"]
    assert nusrat["meetings"] == ["Nokshi Departmental Store: Meeting 2", "Padma Mart: Meeting 1"]
    assert nusrat["overdue"] == ["ours Promise 3, the lawyer, 8", "ours Promise 5, Nusrat Mahin, 2"]
    assert all("Nokshi" not in line for lines in tanvir.values() for line in lines)


def test_the_owner_of_the_book_sees_all_and_strangers_nothing(desk: Desk) -> None:
    assert home(desk, LOCAL_OWNER).glance.accounts.total == 3
    assert home(desk, LOCAL_OWNER).glance.overdue.total == 4
    for stranger in (Reader("outsider", "Guest"), Reader("workspace", "Colleague", email="c@shapla.example")):
        found = home(desk, stranger, 4)
        assert (found.page, found.pages, found.glance.longest) == (0, 1, 0)


def test_every_part_is_shown_page_by_page(desk: Desk) -> None:
    with desk.book.writing() as session:
        session.add_all(Account(id=key, name=f"Account {key}", owner_id=1) for key in range(10, 33))
    pages = [home(desk, TANVIR, page) for page in range(4)]
    assert [one.pages for one in pages] == [3, 3, 3, 3]
    assert [len(one.glance.accounts.rows) for one in pages] == [LINES, LINES, 5, 5]
    assert [one.page for one in pages] == [0, 1, 2, 2]
    shown = [row.id for one in pages[:3] for row in one.glance.accounts.rows]
    assert len(set(shown)) == pages[0].glance.accounts.total == 25
    assert pages[1].glance.meetings.rows == ()
    assert pages[1].glance.meetings.total == 2
    assert home(desk, TANVIR, -5).page == 0


def test_the_next_meetings_are_a_persons_own_that_have_not_begun(desk: Desk) -> None:
    assert [(one.account_id, one.title) for one in next_meetings(desk, TANVIR)] == [(2, "Meeting 4"), (1, "Meeting 1")]
    assert [(one.account_id, one.title) for one in next_meetings(desk, NUSRAT)] == [(3, "Meeting 2")]
    assert [one.title for one in next_meetings(desk, LOCAL_OWNER, most=2)] == ["Meeting 4", "Meeting 2"]
    assert next_meetings(desk, Reader("outsider", "Guest")) == next_meetings(desk, SHORMI)[1:] == ()


def test_a_meeting_that_began_this_morning_is_next_only_when_it_recurs(desk: Desk) -> None:
    afternoon = replace(desk, clock=lambda: MONDAY + timedelta(hours=5))
    (first, *_) = next_meetings(afternoon, TANVIR)
    assert (first.title, first.at) == ("Meeting 1", MONDAY + timedelta(days=3))
    later = [(one.title, one.at) for one in next_meetings(afternoon, TANVIR)]
    assert ("Meeting 4", MONDAY + timedelta(days=7)) in later
