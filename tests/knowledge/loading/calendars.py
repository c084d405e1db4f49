"""Small calendars, written by the tests that load them, and when the meetings they became take place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from knowledge.book import Book
from knowledge.figures.recurring import times_of
from knowledge.loading.plan import LoadPlan
from knowledge.records.meetings import Meeting, MeetingStatus
from tests.knowledge.loading.folders import DHAKA, SMALL, load, write_folder

PEOPLE = SMALL | {
    "contacts.csv": "id,account_id,name,role,email\nC1,A1,Rahima Khatun,decision maker,rahima@meghna.example\n"
    "C2,A2,Kamal Uddin,user,kamal@padma.example\nC3,A1,Salma Akter,user,salma@gmail.com\n",
}
ARIF = "ATTENDEE;CN=Arif:mailto:arif@delta.example"
RAHIMA = 'ATTENDEE;CN="Khatun, Rahima":MAILTO:Rahima@Meghna.example'


def event(uid: str, *lines: str, starts: str = "DTSTART:20261201T050000Z", title: str = "Review") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", starts, f"SUMMARY:{title}", *lines, "END:VEVENT", ""])


def calendar(*parts: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test", ""]) + "".join(parts) + "END:VCALENDAR\r\n"


def written(folder: Path, *parts: str, name: str = "team.ics") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(calendar(*parts), encoding="utf-8", newline="")
    return path


def with_people(book: Book, folder: Path) -> None:
    """Loads the accounts, contacts and team that the calendars speak of."""
    load(book, write_folder(folder / "people", PEOPLE))


def times(book: Book, first: str, last: str, zone: ZoneInfo = DHAKA) -> list[str]:
    """What takes place between two days of `zone`: day, hour and title, in order."""
    start, end = (datetime.fromisoformat(day).replace(tzinfo=zone).astimezone(UTC) for day in (first, last))
    with book.reading() as session:
        meetings = session.scalars(sa.select(Meeting).where(Meeting.status != MeetingStatus.CANCELLED)).all()
        found = sorted((at, one.title) for one in meetings for at in times_of(one, zone, start, end))
    return [f"{at:%m-%d %H:%M} {title}" for at, title in found]


def reasons(plan: LoadPlan) -> list[tuple[int, str, str]]:
    """Line, property and reason of each event that was not taken."""
    return [(one.line, one.column, one.reason.id) for one in plan.refusals]
