"""What a note implies becomes proposals; what the book holds already is not proposed again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.normal import normal_form
from knowledge.notes.context import note_context
from knowledge.periods import Calendar
from knowledge.reading_notes.implied import (
    Commitment,
    ContactMet,
    Implied,
    Meaning,
    Need,
    NextMeeting,
    Person,
)
from knowledge.reading_notes.read import read_note
from knowledge.reading_notes.suggested import Suggested, implied_by, together
from knowledge.records import commitments, meetings, needs
from knowledge.records.notes import Note
from knowledge.records.proposals import (
    ProposalKind,
    ProposalStatus,
    add_proposal,
    proposals_of,
    remove_proposals,
    set_words,
)

Content = dict[str, Any]


def propose(
    session: Session,
    note: Note,
    today: date,
    calendar: Calendar,
    zone: ZoneInfo,
    suggested: Sequence[Suggested] = (),
) -> None:
    """Reads a filed note and writes what it implies as proposals anew; what is confirmed stays as it is.

    today: the day its words are read from ("by Friday"). suggested: what a model reads in it, as far as its words bear
    that out. An unfiled note is not read: it has no people yet.
    """
    if note.account_id is None:
        return
    before = proposals_of(session, note.id)
    confirmed = [card for card in before if card.status is ProposalStatus.CONFIRMED]
    remove_proposals(session, [card.id for card in before if card.status is not ProposalStatus.CONFIRMED])
    kept = {(card.kind, normal_form(card.words)) for card in confirmed}
    place = max((card.place for card in confirmed), default=0)
    context = note_context(session, note, today, calendar)
    further = (implied_by(one, note.body, context) for one in suggested)
    for implied in together(read_note(note.body, context), (one for one in further if one is not None)):
        kind, content = content_of(implied.meaning, zone)
        same = next((card for card in confirmed if card.kind is kind and card.content == content), None)
        if same is not None:
            set_words(session, same.id, implied.words)  # said in other words now
        elif (kind, normal_form(implied.words)) not in kept and not _is_known(session, note, implied, zone):
            place += 1
            add_proposal(session, note.id, place, kind, implied.words, content)
    session.flush()


def content_of(meaning: Meaning, zone: ZoneInfo) -> tuple[ProposalKind, Content]:
    """The kind of a proposal, and the fields of the record it would become."""
    match meaning:
        case Commitment():
            fields: Content = {"side": meaning.side, "statement": meaning.statement} | owner_fields(meaning.owner)
            return ProposalKind.COMMITMENT, fields | {"due_on": meaning.due_on.isoformat() if meaning.due_on else None}
        case Need():
            fields = {"need": meaning.kind, "statement": meaning.statement}
            return ProposalKind.NEED, fields | _contact_fields(meaning.contact)
        case ContactMet():
            return ProposalKind.CONTACT_MET, _contact_fields(meaning.contact)
        case NextMeeting():
            # A meeting whose hour is not said starts at midnight, as a whole day does in a calendar.
            at = datetime.combine(meaning.day, meaning.hour or time(), zone)
            return ProposalKind.NEXT_MEETING, {
                "title": meaning.title,
                "starts_at": at.isoformat(),
                "contact_ids": [person.id for person in meaning.contacts],
                "contacts": [person.name for person in meaning.contacts],
            }


def owner_fields(owner: Person | None) -> Content:
    """The fields that say who owns a commitment."""
    return {
        "owner_member_id": owner.id if owner is not None and owner.ours else None,
        "owner_contact_id": owner.id if owner is not None and not owner.ours else None,
        "owner": owner.name if owner is not None else "",
        "function": owner.function if owner is not None else "",
    }


def _contact_fields(contact: Person | None) -> Content:
    return {"contact_id": contact.id if contact else None, "contact": contact.name if contact else ""}


def _is_known(session: Session, note: Note, implied: Implied, zone: ZoneInfo) -> bool:
    """Whether the account has this very commitment or need open, or a meeting on that day."""
    meaning = implied.meaning
    if isinstance(meaning, Commitment):
        made = commitments.Commitment
        same = sa.select(made.statement).where(
            made.account_id == note.account_id,
            made.status == commitments.CommitmentStatus.OPEN,
            made.side == commitments.Side(meaning.side),
            made.due_on.is_not_distinct_from(meaning.due_on),
        )
        return normal_form(meaning.statement) in map(normal_form, session.scalars(same))
    if isinstance(meaning, Need):
        stated = needs.Need
        same = sa.select(stated.statement).where(
            stated.account_id == note.account_id,
            stated.status == needs.NeedStatus.OPEN,
            stated.kind == needs.NeedKind(meaning.kind),
        )
        return normal_form(meaning.statement) in map(normal_form, session.scalars(same))
    if isinstance(meaning, NextMeeting):
        held = meetings.Meeting
        begins = datetime.combine(meaning.day, time(), zone)
        that_day = sa.select(held.id).where(
            held.account_id == note.account_id,
            held.status != meetings.MeetingStatus.CANCELLED,
            held.starts_at >= begins,
            held.starts_at < begins + timedelta(days=1),
        )
        return session.scalar(that_day.limit(1)) is not None
    return False
