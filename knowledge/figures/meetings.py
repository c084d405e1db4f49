"""Meetings: the next one, the last one, and who is in the room."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Period, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.recurring import recurs, times_of
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable, shown_names
from knowledge.records.contacts import Contact
from knowledge.records.meetings import Meeting, MeetingContact, MeetingStatus

# How far a recurring meeting is looked for, either way.
REACH = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """One meeting, or one occurrence of a recurring one; `at` in the time zone asked for."""

    id: int
    title: str
    kind: str
    goal: str
    place: str
    at: datetime
    people: tuple[str, ...]

    @property
    def ref(self) -> str:
        return f"meeting-{self.id}"


def meetings_around(
    session: Session, reader: Reader, account_id: int, request: FigureRequest
) -> tuple[MeetingCard | None, MeetingCard | None]:
    """The last meeting before the as-of day and the first one on it or later; cancelled ones left out.

    A meeting left "scheduled" in the past counts as held.
    """
    zone = ZoneInfo(request.timezone)
    midnight = datetime.combine(request.as_of, time(), zone)
    query = (
        sa.select(Meeting)
        .join(Account, Account.id == Meeting.account_id)
        .where(Meeting.account_id == account_id, Meeting.status != MeetingStatus.CANCELLED, readable(reader))
    )
    meetings = session.scalars(query).all()
    past = [(at, one.id, one) for one in meetings if (at := _last_time(one, midnight, zone)) is not None]
    coming = [(at, one.id, one) for one in meetings if (at := _next_time(one, midnight, zone)) is not None]
    last, following = max(past, default=None), min(coming, default=None)
    return (
        _card(session, last[0], last[2]) if last else None,
        _card(session, following[0], following[2]) if following else None,
    )


def meetings_to_come(
    session: Session, reader: Reader, account_id: int, request: FigureRequest, days: Collection[date] = ()
) -> list[MeetingCard]:
    """Each meeting's next time on the as-of day or later; of a recurring one those on `days` too."""
    zone = ZoneInfo(request.timezone)
    today = datetime.combine(request.as_of, time(), zone)
    query = (
        sa.select(Meeting)
        .join(Account, Account.id == Meeting.account_id)
        .where(Meeting.account_id == account_id, Meeting.status != MeetingStatus.CANCELLED, readable(reader))
    )
    found: dict[tuple[datetime, int], Meeting] = {}
    for meeting in session.scalars(query):
        for midnight in (today, *(datetime.combine(day, time(), zone) for day in sorted(days))):
            if (at := _next_time(meeting, midnight, zone)) is not None:
                found[at, meeting.id] = meeting
    return [_card(session, at, found[at, key]) for at, key in sorted(found)]


def days_to_come(request: FigureRequest, days: int) -> Period:
    """From the as-of day to the end of the period asked for, where that is to come; else so many days with it."""
    asked = request.period
    last = asked.end if asked is not None and asked.end >= request.as_of else request.as_of + timedelta(days=days - 1)
    return Period(request.as_of, last, "span")


def meetings_of_all(
    session: Session, reader: Reader, request: FigureRequest, last: date
) -> list[tuple[Name, MeetingCard]]:
    """The meetings of every readable account from the as-of day to `last`, each with its account's name, by time."""
    times = next_times(session, request, last, readable(reader))
    names = shown_names(session, {meeting.account_id for _, meeting in times})
    return [(names[meeting.account_id], _card(session, at, meeting)) for at, meeting in times]


def next_times(
    session: Session, request: FigureRequest, last: date, which: sa.ColumnElement[bool]
) -> list[tuple[datetime, Meeting]]:
    """Each meeting's next time from the as-of day to `last`, by time; `which` is a condition on account and meeting."""
    zone = ZoneInfo(request.timezone)
    midnight = datetime.combine(request.as_of, time(), zone)
    end = datetime.combine(last + timedelta(days=1), time(), zone)
    query = (
        sa.select(Meeting)
        .join(Account, Account.id == Meeting.account_id)
        .where(Meeting.status != MeetingStatus.CANCELLED, Meeting.starts_at < end, which)
        .where(sa.or_(Meeting.recurrence != "", Meeting.also_at != "", Meeting.starts_at >= midnight))
    )
    coming = [
        (at, meeting)
        for meeting in session.scalars(query)
        if (at := _next_time(meeting, midnight, zone)) is not None and at < end
    ]
    return sorted(coming, key=lambda item: (item[0], item[1].id))


def _next_time(meeting: Meeting, midnight: datetime, zone: ZoneInfo) -> datetime | None:
    """When a meeting takes place next, on the day that begins at midnight or later."""
    return next(times_of(meeting, zone, midnight, _reach(meeting, midnight)), None)


def _last_time(meeting: Meeting, midnight: datetime, zone: ZoneInfo) -> datetime | None:
    """When a meeting took place last, before the day that begins at midnight."""
    since = midnight - REACH if recurs(meeting) else meeting.starts_at
    return max(times_of(meeting, zone, since, midnight), default=None)


def _reach(meeting: Meeting, midnight: datetime) -> datetime:
    """Until when a meeting's next time is looked for; one that takes place once is found however far ahead."""
    return midnight + REACH if recurs(meeting) else max(midnight, meeting.starts_at) + REACH


def _card(session: Session, at: datetime, meeting: Meeting) -> MeetingCard:
    people = session.scalars(
        sa.select(Contact.name)
        .join(MeetingContact, MeetingContact.contact_id == Contact.id)
        .where(MeetingContact.meeting_id == meeting.id)
        .order_by(Contact.id)
    )
    return MeetingCard(meeting.id, meeting.title, meeting.kind.value, meeting.goal, meeting.place, at, tuple(people))


def next_meeting(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The next meeting on the as-of day or later."""
    return _told(account, request, meetings_around(session, reader, account.id, request)[1], "next_meeting")


def last_meeting(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The last meeting before the as-of day."""
    return _told(account, request, meetings_around(session, reader, account.id, request)[0], "last_meeting")


def _told(account: AccountCard, request: FigureRequest, card: MeetingCard | None, name: str) -> Figure | Message:
    values: dict[str, Value] = {"account": account_name(account)}
    if card is None:
        return Message(f"gaps.no_{name}", values)
    values |= {"title": Words(card.title), "at": card.at, "place": Words(card.place), "goal": Words(card.goal)}
    sentence = f"relations.{name}"
    if card.people:
        people = tuple({"name": Name(person, "person")} for person in card.people)
        values["people"] = Items("relations.person_row", people)
        sentence = f"relations.{name}_with"
    return Figure(
        ref=name.replace("_", "-"),
        name=name,
        sentence=Message(sentence, values),
        definition=Message("relations.meeting_definition"),
        as_of=request.as_of,
        records=(card.ref,),
        records_total=1,
    )


ENTRIES = (
    CatalogueEntry(
        "next_meeting",
        next_meeting,
        (
            "When do we meet them next?",
            "When is the next meeting?",
            "What is our next appointment with X?",
            "Who comes to the next meeting?",
            "upcoming meeting",
        ),
        ("পরের মিটিং কবে?", "আবার কবে দেখা হবে?", "সামনের মিটিং কখন?", "পরবর্তী বৈঠক কবে?"),
    ),
    CatalogueEntry(
        "last_meeting",
        last_meeting,
        ("When did we last meet them?", "When was the last meeting?", "previous meeting", "When did we last see them?"),
        ("শেষ মিটিং কবে হয়েছে?", "সর্বশেষ কবে দেখা হয়েছে?", "আগের মিটিং কবে ছিল?"),
    ),
)
