"""A calendar's events become meetings of the accounts they name; what does not is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.compose.render import Style, render
from knowledge.book import Book
from knowledge.errors import BadInput
from knowledge.loading.undo import undo_load
from knowledge.people import LOCAL_OWNER
from tests.knowledge.loading.calendars import ARIF, RAHIMA, calendar, event, reasons, times, with_people, written
from tests.knowledge.loading.folders import NOON, counts, everything, load, planned, rows, write_folder

MEETINGS = "SELECT source_id, account_id, title FROM meetings ORDER BY id"


def test_an_event_belongs_to_its_contacts_account_or_the_domains_or_the_one_its_title_names(
    book: Book, tmp_path: Path
) -> None:
    with_people(book, tmp_path)
    path = written(
        tmp_path,
        event("by-contact", ARIF, RAHIMA, title="Quarterly review"),
        event("by-domain", ARIF, "ATTENDEE:mailto:new.buyer@padma.example", title="Introduction"),
        event("by-name", ARIF, title="Padma: shelf plan"),
        event("by-bengali-name", title="মেঘনা স্টোর্স এর সাথে মিটিং"),
        event("private-mailbox", "ATTENDEE:mailto:somebody@gmail.com", title="Coffee"),
        event("dentist", title="Dentist"),
        event("both", RAHIMA, "ATTENDEE:mailto:kamal@padma.example", title="Fair"),
        event("both-but-named", RAHIMA, "ATTENDEE:mailto:kamal@padma.example", title="Fair with Padma Mart"),
    )
    plan, _ = load(book, path)
    assert rows(book, MEETINGS) == [
        ("by-contact", 1, "Quarterly review"),
        ("by-domain", 2, "Introduction"),
        ("by-name", 2, "Padma: shelf plan"),
        ("by-bengali-name", 1, "মেঘনা স্টোর্স এর সাথে মিটিং"),
        ("both-but-named", 2, "Fair with Padma Mart"),
    ]
    assert [reason for _, _, reason in reasons(plan)] == [
        "load.event_of_none",
        "load.event_of_none",
        "load.event_of_several",
    ]
    told = [render(one.reason, Style()) for one in plan.refusals]
    assert told[1].startswith('"Dentist" is of no account')
    assert "Meghna Stores, Padma Mart" in told[2]


def test_attendees_are_members_and_contacts_without_rooms_and_those_who_declined(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    path = written(
        tmp_path,
        event(
            "one",
            "ORGANIZER:mailto:NASRIN@delta.example",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:arif@delta.example",
            "ATTENDEE;CUTYPE=ROOM:mailto:room@delta.example",
            RAHIMA,
            "ATTENDEE:mailto:stranger@else.example",
        ),
    )
    plan, _ = load(book, path)
    assert rows(book, "SELECT meeting_id, member_id FROM meeting_members") == [(1, 2)]
    assert rows(book, "SELECT meeting_id, contact_id FROM meeting_contacts") == [(1, 1)]
    assert [render(one.reason, Style()) for one in plan.left_out] == [
        "stranger@else.example is neither in the team nor a contact"
    ]


def test_the_same_calendar_twice_changes_nothing_and_a_changed_one_updates(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    rule = "RRULE:FREQ=WEEKLY;BYDAY=TU"
    path = written(tmp_path, event("one", ARIF, RAHIMA, rule, "LOCATION:Head office"), event("two", RAHIMA))
    load(book, path)
    before = everything(book)
    plan, load_id = load(book, path)
    assert (load_id, counts(plan)["meeting"]) == (None, (0, 0, 2, 0))
    assert everything(book) == before
    written(tmp_path, event("one", ARIF, RAHIMA, rule, "LOCATION:Depot", "SEQUENCE:1"), event("two", RAHIMA))
    plan, load_id = load(book, path)
    assert counts(plan)["meeting"] == (0, 1, 1, 0)
    assert rows(book, "SELECT place FROM meetings ORDER BY id") == [("Depot",), ("",)]
    assert load_id is not None
    undo_load(book, LOCAL_OWNER, load_id, NOON)
    assert everything(book) == before


def test_a_plan_writes_nothing_and_a_load_is_taken_back_whole(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    before = everything(book)
    path = written(tmp_path, event("one", ARIF, RAHIMA, "RRULE:FREQ=DAILY"), event("two", title="Dentist"))
    plan = planned(book, path)
    assert everything(book) == before
    assert counts(plan)["meeting"] == (1, 0, 0, 1)
    _, load_id = load(book, path)
    assert load_id is not None
    undo_load(book, LOCAL_OWNER, load_id, NOON)
    assert everything(book) == before


def test_a_folder_is_loaded_with_its_calendars_after_its_tables(book: Book, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data")
    written(folder, event("one", ARIF, title="Meghna review"), name="Arif.ICS")
    plan, _ = load(book, folder)
    assert [(part.file, part.kind, part.new) for part in plan.files][-1] == ("Arif.ICS", "meeting", 1)
    assert times(book, "2026-12-01", "2026-12-02") == ["12-01 11:00 Meghna review"]


def test_of_one_meeting_in_two_calendars_the_later_version_counts(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    folder = tmp_path / "both"
    written(folder, event("one", RAHIMA, "SEQUENCE:3", "LOCATION:New"), name="a.ics")
    written(folder, event("one", RAHIMA, "SEQUENCE:1", "LOCATION:Old"), name="b.ics")
    load(book, folder)
    assert rows(book, "SELECT place FROM meetings") == [("New",)]
    assert load(book, folder)[1] is None


def test_what_cannot_be_read_of_an_event_is_told_with_its_line_and_the_rest_is_taken(
    book: Book, tmp_path: Path
) -> None:
    with_people(book, tmp_path)
    path = written(
        tmp_path,
        event("good", RAHIMA),
        event("no-start", RAHIMA, starts="DTSTART:2026xx01"),
        event("mars", RAHIMA, starts="DTSTART;TZID=Mars/Base:20261201T110000"),
        event("backwards", RAHIMA, "DTEND:20261201T040000Z"),
        event("rule", RAHIMA, "RRULE:FREQ=NEVER"),
        event("hourly", RAHIMA, "RRULE:FREQ=HOURLY"),
        event("secret", RAHIMA, "CLASS:PRIVATE"),
        event("", RAHIMA),
        event("no-time", RAHIMA, starts="X-NONE:1"),
        event("far", RAHIMA, starts="DTSTART;TZID=Asia/Dhaka:00010101T000000"),
    )
    plan, _ = load(book, path)
    assert rows(book, "SELECT source_id FROM meetings") == [("good",)]
    assert sorted(reasons(plan)) == [
        (10, "DTSTART", "load.event_field_unreadable"),
        (16, "DTSTART", "load.zone_unknown"),
        (22, "DTEND", "load.event_ends_before"),
        (29, "RRULE", "load.event_field_unreadable"),
        (36, "RRULE", "load.repeats_too_often"),
        (43, "CLASS", "load.event_private"),
        (50, "UID", "load.id_missing"),
        (56, "DTSTART", "load.cell_empty"),
        (62, "DTSTART", "load.not_a_date"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("This is a letter.\n", 1),
        (calendar(event("one")).replace("END:VEVENT", "END:VTODO"), 8),
        (calendar(event("one")).removesuffix("END:VCALENDAR\r\n"), 8),
        (calendar(event("one"))[:90], 6),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\n", 3),
        (calendar() + "more\n", 5),
    ],
)
def test_a_broken_calendar_is_refused_whole_with_the_line(book: Book, tmp_path: Path, text: str, line: int) -> None:
    with_people(book, tmp_path)
    before = everything(book)
    path = tmp_path / "broken.ics"
    path.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(BadInput) as refused:
        load(book, path)
    assert (refused.value.message.id, refused.value.message.values["line"]) == ("load.calendar_broken", line)
    assert f"line {line}" in render(refused.value.message, Style())
    assert everything(book) == before


def test_an_empty_calendar_a_missing_one_and_bytes_are_told_apart(book: Book, tmp_path: Path) -> None:
    (tmp_path / "empty.ics").write_bytes(b"\r\n")
    (tmp_path / "bytes.ics").write_bytes(b"\xff\xfe\x00\x81" * 40)
    for name, reason in (
        ("empty.ics", "load.file_empty"),
        ("bytes.ics", "load.file_encoding"),
        ("none.ics", "load.file_unreadable"),
    ):
        with pytest.raises(BadInput) as refused:
            load(book, tmp_path / name)
        assert refused.value.message.id == reason
    nothing = written(tmp_path)
    assert load(book, nothing)[1] is None


def test_a_long_line_may_be_parted_in_the_middle_of_a_letter(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    title = "মেঘনা স্টোর্স এর সাথে ত্রৈমাসিক পর্যালোচনা"
    encoded = calendar(event("one", title=title)).encode()
    at = encoded.index("ত্রৈমাসিক".encode()) + 1
    path = tmp_path / "folded.ics"
    path.write_bytes(b"\xef\xbb\xbf" + encoded[:at] + b"\r\n " + encoded[at:])
    load(book, path)
    assert rows(book, MEETINGS) == [("one", 1, title)]


def test_alarms_pictures_and_tasks_are_passed_over(book: Book, tmp_path: Path) -> None:
    with_people(book, tmp_path)
    alarm = "\r\n".join(["BEGIN:VALARM", "TRIGGER:-PT15M", "DESCRIPTION:Alarm", "END:VALARM"])
    task = "BEGIN:VTODO\r\nUID:task\r\nSUMMARY:Call Meghna\r\nEND:VTODO\r\n"
    path = written(
        tmp_path,
        task,
        event("one", RAHIMA, "X-ODD;;=:?", "ATTACH:data:abc", alarm, "DESCRIPTION:Agree the bay\\nhttps://x"),
    )
    plan, _ = load(book, path)
    assert reasons(plan) == []
    assert rows(book, "SELECT source_id, goal FROM meetings") == [("one", "Agree the bay")]
