"""What is followed up: the last meeting held, or the last conversation where none was; and the meeting that comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard
from knowledge.figures.entry import FigureRequest
from knowledge.figures.meetings import MeetingCard, meetings_around
from knowledge.followup.told import Told, with_them
from knowledge.people import Reader
from knowledge.reading_notes.implied import NoteContext
from knowledge.records.interactions import InteractionKind

# Minutes are those of a meeting where they are dated on its day, or no further from it than this.
NEAR = timedelta(days=2)
# A meeting longer ago than this is not followed up where there was a conversation since.
LATELY = timedelta(days=180)
# How many notes are read for a conversation where no call, visit or mail is on record.
MOST_NOTES = 30
_SPOKEN = (InteractionKind.MEETING, InteractionKind.CALL, InteractionKind.VISIT, InteractionKind.MAIL)


@dataclass(frozen=True, slots=True)
class Occasion:
    """`kind`: "meeting", or that of the conversation ("call"); "" where nothing is on record. `card`: of the calendar.

    minutes: the passages of what was written of it, oldest first. spoken: the last conversation after it, if any.
    """

    kind: str
    day: date | None
    card: MeetingCard | None
    minutes: tuple[Told, ...]
    spoken: Told | None
    next: MeetingCard | None


def occasion_of(
    session: Session,
    reader: Reader,
    account: AccountCard,
    told: Sequence[Told],
    context: NoteContext,
    request: FigureRequest,
    now: datetime,
) -> Occasion:
    """What to follow up. told: the account's passages, oldest first. now: up to when meetings count as held."""
    last, coming = _meetings(session, reader, account.id, request, now)
    newest_first = [one for one in reversed(told) if not one.confidential]
    lately = [one for one in newest_first if _day(one) >= request.as_of - LATELY]
    held = last.at.date() if last is not None and last.at.date() >= request.as_of - LATELY else None
    newest = _first(lately, (InteractionKind.MEETING,), context)
    if held is not None and (newest is None or _day(newest) <= held + NEAR):
        minutes = _minutes_of(held, newest_first, context)
        return Occasion("meeting", held, last, minutes, _spoken_after(held, newest_first, context), coming)
    if newest is not None:
        later = _spoken_after(_day(newest), newest_first, context)
        return Occasion("meeting", _day(newest), None, _whole(newest, told), later, coming)
    spoken = _first(newest_first, _SPOKEN, context) or _first(
        newest_first[:MOST_NOTES], tuple(InteractionKind), context
    )
    if spoken is not None:
        return Occasion(spoken.kind.value, _day(spoken), None, _whole(spoken, told), None, coming)
    return Occasion("", None, None, (), None, coming)


def _meetings(
    session: Session, reader: Reader, account_id: int, request: FigureRequest, now: datetime
) -> tuple[MeetingCard | None, MeetingCard | None]:
    """The last meeting begun by now and the first one after it: one held this morning is followed up today."""
    tomorrow = replace(request, as_of=request.as_of + timedelta(days=1))
    last, coming = meetings_around(session, reader, account_id, tomorrow)
    before, today = meetings_around(session, reader, account_id, request)
    if last is not None and last.at <= now:
        return last, today if today is not None and today.at > now else coming
    return before, today


def _day(one: Told) -> date:
    return one.passage.when or date.min


def _first(told: Sequence[Told], kinds: tuple[InteractionKind, ...], context: NoteContext) -> Told | None:
    return next((one for one in told if one.kind in kinds and with_them(one, context)), None)


def _whole(one: Told, told: Sequence[Told]) -> tuple[Told, ...]:
    """Every passage of the interaction that a passage is part of."""
    return tuple(other for other in told if other.record_id == one.record_id)


def _minutes_of(held: date, newest_first: Sequence[Told], context: NoteContext) -> tuple[Told, ...]:
    """The minutes of the day itself; where there are none, the nearest within NEAR, of one day."""
    near = [
        one
        for one in reversed(newest_first)
        if one.kind is InteractionKind.MEETING and abs(_day(one) - held) <= NEAR and with_them(one, context)
    ]
    nearest = min({_day(one) for one in near}, key=lambda day: (abs(day - held), day < held), default=None)
    return tuple(one for one in near if _day(one) == nearest)


def _spoken_after(day: date, newest_first: Sequence[Told], context: NoteContext) -> Told | None:
    later = [one for one in newest_first if _day(one) > day]
    return _first(later, (InteractionKind.CALL, InteractionKind.VISIT), context)
