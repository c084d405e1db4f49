"""What people are told unasked: meetings ahead, the morning's digest, what falls due, notes nobody filed; no noise."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.desk import Desk
from bot.features import commitment as commitments
from bot.features import note_message as messages
from bot.features.handoff import accept, hand_off
from bot.features.reminders import (
    digest,
    meetings_ahead,
    says_something_new,
)
from knowledge.book import Book
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.periods import Calendar
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.interactions import Interaction
from knowledge.records.meetings import Meeting, MeetingMember, MeetingStatus
from tests.bot.features.notebook import MONDAY, NUSRAT, SHORMI, TANVIR, fill
from tests.knowledge.loading.folders import load, write_folder

TODAY = date(2026, 11, 23)
HALF_HOUR = timedelta(minutes=30)
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def desk(book: Book) -> Desk:
    return fill(book)


def meet(desk: Desk, starts: datetime, account: int = 1, *members: int, title: str = "Review", rule: str = "") -> int:
    with desk.book.writing() as session:
        meeting = Meeting(account_id=account, title=title, starts_at=starts, recurrence=rule)
        session.add(meeting)
        session.flush()
        session.add_all(MeetingMember(meeting_id=meeting.id, member_id=key) for key in members)
        return meeting.id


def promise(
    desk: Desk, key: int, days: int, *, account: int = 1, side: Side = Side.OURS, owner: int | None = None
) -> None:
    """A commitment due so many days from today."""
    due = TODAY + timedelta(days=days)
    with desk.book.writing() as session:
        session.add(
            Commitment(
                id=key,
                account_id=account,
                side=side,
                statement=f"Promise {key}",
                owner_member_id=owner,
                made_on=date(2026, 9, 1),
                due_on=due,
            )
        )


def tell(desk: Desk, account: int, days_ago: int = 0) -> None:
    """A note of an account, written this Monday of a day before."""
    with desk.book.writing() as session:
        told = TODAY - timedelta(days=days_ago)
        session.add(Interaction(account_id=account, happened_on=told, written_at=MONDAY, author_id=1, body="told"))


def at(desk: Desk, moment: datetime, zone: ZoneInfo | None = None) -> Desk:
    return replace(desk, clock=lambda: moment, zone=zone or desk.zone)


def ahead(desk: Desk, within: timedelta = HALF_HOUR) -> list[tuple[str, str, list[str]]]:
    """Title, hour and people of each meeting ahead."""
    return [
        (one.title, f"{one.starts_at:%m-%d %H:%M}", [person.name for person in one.members])
        for one in meetings_ahead(desk, within)
    ]


def owed(desk: Desk, days: int = 0) -> dict[str, list[str]]:
    """What each of our people is told they owe, so many days from now."""
    found = {one.name: digest(at(desk, MONDAY + timedelta(days=days)), one).ours for one in (TANVIR, SHORMI)}
    return {name: [due.ref for due in ours] for name, ours in found.items() if ours}


def test_a_meeting_that_begins_soon_is_told_to_those_in_it_or_to_the_accounts_owner(desk: Desk) -> None:
    meet(desk, MONDAY, 1, 3, title="Now")
    meet(desk, MONDAY + timedelta(minutes=29), 1, 2, 3, title="Soon")
    meet(desk, MONDAY + timedelta(minutes=10), 3, title="Nobody named")
    meet(desk, MONDAY + HALF_HOUR, title="Later")
    meet(desk, MONDAY - timedelta(minutes=1), title="Begun")
    cancelled = meet(desk, MONDAY, title="Cancelled")
    with desk.book.writing() as session:
        session.execute(sa.update(Meeting).where(Meeting.id == cancelled).values(status=MeetingStatus.CANCELLED))
    assert ahead(desk) == [
        ("Now", "11-23 12:00", ["Shormi Dutta"]),
        ("Nobody named", "11-23 12:10", ["Nusrat Mahin"]),
        ("Soon", "11-23 12:29", ["Nusrat Mahin", "Shormi Dutta"]),
    ]
    first = meetings_ahead(desk, HALF_HOUR)[0]
    assert (first.ref, first.account.text, first.account.local) == ("meeting-1", "Padma Mart", "পদ্মা মার্ট")
    assert first.key == "meeting-1/20261123T060000Z"


def test_whoever_stands_behind_the_accounts_wall_is_not_told(desk: Desk) -> None:
    meet(desk, MONDAY, 3, 2, 3)
    assert ahead(desk) == [("Review", "11-23 12:00", ["Nusrat Mahin"])]


def test_a_recurring_meeting_is_told_each_time_under_a_key_of_its_own(desk: Desk) -> None:
    meet(desk, MONDAY - timedelta(weeks=60), rule="FREQ=WEEKLY")
    keys = [meetings_ahead(at(desk, MONDAY + timedelta(weeks=week)), HALF_HOUR)[0].key for week in range(3)]
    assert len(set(keys)) == 3
    assert ahead(at(desk, MONDAY + timedelta(days=1))) == []
    assert meetings_ahead(at(desk, MONDAY - timedelta(minutes=20)), HALF_HOUR)[0].key == keys[0]


def test_a_meeting_whose_hour_nobody_said_is_told_at_nine(desk: Desk) -> None:
    meet(desk, datetime(2026, 11, 22, 18, tzinfo=UTC))  # midnight in Dhaka
    assert ahead(at(desk, datetime(2026, 11, 22, 17, 45, tzinfo=UTC))) == []
    assert ahead(at(desk, datetime(2026, 11, 23, 2, 45, tzinfo=UTC))) == [("Review", "11-23 00:00", ["Tanvir Ashik"])]
    assert meetings_ahead(at(desk, datetime(2026, 11, 23, 2, 45, tzinfo=UTC)), HALF_HOUR)[0].whole_day


def test_clocks_that_are_put_forward_or_back_move_no_meeting_and_repeat_none(desk: Desk) -> None:
    meet(desk, datetime(2026, 1, 4, 9, tzinfo=UTC), rule="FREQ=WEEKLY", title="Sunday at nine")
    meet(desk, datetime(2026, 1, 4, 1, 30, tzinfo=UTC), rule="FREQ=WEEKLY", title="Sunday at half past one")
    forward, back = datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)

    def told(start: datetime) -> list[str]:
        """What each quarter of an hour of the day's first half tells, with the moment it is told at."""
        found = []
        for quarter in range(48):
            now = start + timedelta(minutes=15 * quarter)
            for one in meetings_ahead(at(desk, now, LONDON), timedelta(minutes=15)):
                found.append(f"{now:%H:%M} {one.title}, {one.starts_at:%H:%M}")
        return found

    assert told(forward) == ["01:30 Sunday at half past one, 02:30", "08:00 Sunday at nine, 09:00"]
    assert told(back) == ["00:30 Sunday at half past one, 01:30", "09:00 Sunday at nine, 09:00"]


def test_the_digest_holds_todays_meetings_what_is_due_and_what_waits(desk: Desk) -> None:
    meet(desk, MONDAY + timedelta(hours=3), title="Today")
    meet(desk, MONDAY - timedelta(weeks=3), rule="FREQ=WEEKLY", title="Each Monday")
    meet(desk, MONDAY + timedelta(days=1), title="Tomorrow")
    promise(desk, 1, 0, owner=1)
    promise(desk, 2, -40, owner=1)
    promise(desk, 3, 1, owner=1)
    promise(desk, 4, -1)  # of nobody: the account's owner's
    promise(desk, 5, -1, owner=3)
    promise(desk, 6, 0, side=Side.THEIRS)
    promise(desk, 7, 0, account=3, side=Side.THEIRS)
    messages.keep(desk, TANVIR, "দুধ কিনতে হবে", key="a", origin="a")
    found = digest(desk, TANVIR)
    assert [one.title for one in found.meetings] == ["Each Monday", "Today"]
    assert [(one.ref, one.days) for one in found.ours] == [
        ("commitment-2", 40),
        ("commitment-4", 1),
        ("commitment-1", 0),
    ]
    assert [one.ref for one in found.theirs] == ["commitment-6"]
    assert [one.words for one in found.unfiled.rows] == ["দুধ কিনতে হবে"]
    assert [one.ref for one in digest(desk, SHORMI).ours] == ["commitment-5"]
    assert [one.ref for one in digest(desk, LOCAL_OWNER).theirs] == ["commitment-6", "commitment-7"]


def test_what_was_put_off_or_kept_is_in_no_digest_until_its_day(desk: Desk) -> None:
    promise(desk, 1, -5, owner=1)
    promise(desk, 2, -5, owner=1)
    commitments.snooze(desk, TANVIR, "commitment-1", 2, origin="a")
    commitments.finish(desk, TANVIR, "commitment-2", origin="b")
    assert digest(desk, TANVIR).empty
    in_two_days = at(desk, MONDAY + timedelta(days=2))
    assert [one.ref for one in digest(in_two_days, TANVIR).ours] == ["commitment-1"]


def test_there_is_nothing_to_say_in_an_empty_book_to_an_outsider_and_on_a_quiet_morning(desk: Desk) -> None:
    nobody = Reader("workspace", "Rafi", None, "rafi@else.example")
    for reader in (TANVIR, NUSRAT, LOCAL_OWNER, nobody, Reader("outsider", "Guest")):
        assert digest(desk, reader).empty
    promise(desk, 1, 0, owner=1)
    assert digest(desk, NUSRAT).empty
    assert digest(desk, Reader("outsider", "Guest")).empty
    assert not digest(desk, TANVIR).empty


def test_a_book_without_anything_has_nothing_to_tell(book: Book) -> None:
    desk = Desk(book, Calendar(), ZoneInfo("Asia/Dhaka"), lambda: MONDAY, "en", None)
    assert digest(desk, LOCAL_OWNER).empty
    assert meetings_ahead(desk, HALF_HOUR) == ()
    assert not says_something_new(desk, 1, None)


def test_an_account_gone_quiet_is_told_on_the_day_and_at_the_beginning_of_each_week(desk: Desk) -> None:
    tell(desk, 1, days_ago=31)

    def quiet(days: int) -> list[str]:
        return [one.name.text for one in digest(at(desk, MONDAY + timedelta(days=days)), TANVIR).quiet]

    assert [quiet(days) for days in range(7)] == [["Padma Mart"], [], [], [], [], [], ["Padma Mart"]]


def test_a_persons_day_is_their_own_clocks(desk: Desk) -> None:
    promise(desk, 1, 1, owner=1)
    evening = at(desk, datetime(2026, 11, 23, 17, tzinfo=UTC))  # 23:00 in Dhaka, Tuesday in Auckland
    assert digest(evening, TANVIR).empty
    found = digest(evening, TANVIR, ZoneInfo("Pacific/Auckland"))
    assert (found.as_of, [one.ref for one in found.ours]) == (date(2026, 11, 24), ["commitment-1"])


def test_todays_meetings_are_told_by_a_persons_own_clock_and_keep_the_books(desk: Desk) -> None:
    meet(desk, datetime(2026, 11, 2, 5, tzinfo=UTC), rule="FREQ=DAILY", title="Daily at eleven")
    meet(desk, datetime(2026, 11, 23, 17, tzinfo=UTC), title="At eleven at night")
    meet(desk, datetime(2026, 11, 23, 18, tzinfo=UTC), title="Whole Tuesday")
    found = digest(at(desk, datetime(2026, 11, 23, 20, tzinfo=UTC)), TANVIR, ZoneInfo("Pacific/Auckland"))
    assert [(one.title, f"{one.at:%d %H:%M}") for one in found.meetings] == [
        ("At eleven at night", "24 06:00"),
        ("Whole Tuesday", "24 00:00"),
        ("Daily at eleven", "24 18:00"),
    ]
    assert [one.title for one in digest(desk, TANVIR).meetings] == ["Daily at eleven", "At eleven at night"]


def test_what_was_put_off_is_told_again_on_its_day_and_what_was_handed_on_to_its_new_owner(desk: Desk) -> None:
    promise(desk, 1, 0, owner=1)
    promise(desk, 2, 0, owner=1)
    commitments.snooze(desk, TANVIR, "commitment-1", 7, origin="a")
    handed = hand_off(desk, TANVIR, "commitment-2", "Shormi Dutta", origin="b")
    accept(desk, SHORMI, handed.id, origin="c")
    assert owed(desk) == owed(desk, 6) == {"Shormi Dutta": ["commitment-2"]}
    assert owed(desk, 7) == {"Tanvir Ashik": ["commitment-1"], "Shormi Dutta": ["commitment-2"]}


def test_a_brief_says_something_new_after_a_note_a_promise_kept_or_one_that_fell_due(desk: Desk) -> None:
    tell(desk, 1)
    promise(desk, 1, 2, owner=1)
    promise(desk, 2, 9, owner=1)
    since = MONDAY + timedelta(hours=1)
    assert says_something_new(desk, 1, None)
    assert says_something_new(desk, 1, MONDAY)
    assert not says_something_new(desk, 1, since)
    assert not says_something_new(desk, 2, None)
    tomorrow = at(desk, MONDAY + timedelta(days=1))
    commitments.snooze(tomorrow, TANVIR, "commitment-2", 1, origin="b")
    assert not says_something_new(tomorrow, 1, since)
    assert says_something_new(at(desk, MONDAY + timedelta(days=3)), 1, since)
    commitments.finish(tomorrow, TANVIR, "commitment-2", origin="c")
    assert says_something_new(tomorrow, 1, since)
    assert not says_something_new(tomorrow, 3, since)


def test_a_brief_says_something_new_after_a_load_that_brought_or_changed_a_row_of_the_account(
    book: Book, tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "data")
    load(book, folder)
    loaded = datetime(2026, 11, 23, 6, tzinfo=UTC)
    desk = Desk(book, Calendar(), ZoneInfo("Asia/Dhaka"), lambda: loaded + timedelta(hours=2), "en", None)
    with book.writing() as session:
        session.execute(sa.update(Commitment).values(status=CommitmentStatus.DONE))
    assert says_something_new(desk, 1, loaded)
    assert not says_something_new(desk, 1, loaded + timedelta(hours=1))
    with book.writing() as session:
        session.execute(sa.text("UPDATE loads SET at = '2026-11-01 00:00:00+00:00'"))
        session.execute(sa.text("UPDATE audit SET at = '2026-11-01 00:00:00+00:00'"))
        session.execute(sa.text("UPDATE interactions SET written_at = '2026-11-01 00:00:00+00:00'"))
    lines = (folder / "order_lines.csv").read_text(encoding="utf-8").replace("L4,O3,P2,1", "L4,O3,P2,2")
    load(book, write_folder(folder, order_lines=lines))
    assert (says_something_new(desk, 1, loaded), says_something_new(desk, 2, loaded)) == (False, True)


def test_a_brief_says_something_new_after_a_load_of_what_stands_in_a_plan_alone(book: Book, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data")
    plans = "id,account_id,title,starts_on,ends_on\nPL1,A1,Joint plan,2026-07-01,2027-06-30\n"
    (folder / "plans.csv").write_text(plans, encoding="utf-8")
    load(book, folder)
    loaded = datetime(2026, 11, 23, 6, tzinfo=UTC)
    desk = Desk(book, Calendar(), ZoneInfo("Asia/Dhaka"), lambda: loaded + timedelta(hours=2), "en", None)
    with book.writing() as session:
        for table in ("loads", "audit"):
            session.execute(sa.text(f"UPDATE {table} SET at = '2026-11-01 00:00:00+00:00'"))
        session.execute(sa.text("UPDATE interactions SET written_at = '2026-11-01 00:00:00+00:00'"))
        session.execute(sa.update(Commitment).values(status=CommitmentStatus.DONE))
    assert not says_something_new(desk, 1, loaded)
    points = folder / "plan_points.csv"
    said = "id,plan_id,kind,statement,stated_on\nPP1,PL1,threat,A shop of theirs shuts,2026-11-20\n"
    points.write_text(said, encoding="utf-8")
    load(book, folder)
    assert says_something_new(desk, 1, loaded)
