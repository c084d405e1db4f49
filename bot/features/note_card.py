"""A note and its proposals as the card that surfaces show, and a proposal changed by the person who reads it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from bot.compose.note import NoteCard, Proposal
from bot.desk import Desk
from knowledge.due_dates import due_date
from knowledge.errors import BadInput
from knowledge.hours import hours_in
from knowledge.names import name_score
from knowledge.normal import normal_form
from knowledge.notes.context import note_context
from knowledge.notes.proposing import owner_fields
from knowledge.people import Reader
from knowledge.reading_notes.implied import NoteContext
from knowledge.reading_notes.marked import callings
from knowledge.records.account_names import all_names
from knowledge.records.attachments import attached_to
from knowledge.records.notes import Note, changeable_note, lock_note
from knowledge.records.proposals import ProposalCard, ProposalStatus, chosen_proposals, proposals_of, set_content
from knowledge.records.team import FITS

NONE = "-"


def card_as_it_stands(session: Any, reader: Reader, note: Note) -> NoteCard:
    """The card of a note."""
    proposals = proposals_of(session, note.id)
    return NoteCard(
        ref=note.ref,
        account=note.account,
        day=note.happened_on,
        author=note.author,
        words=note.body,
        revision=note.revision,
        proposals=tuple(_proposal(one) for one in proposals),
        vanished=tuple(
            one.place
            for one in proposals
            if one.status is ProposalStatus.CONFIRMED and normal_form(one.words) not in normal_form(note.body)
        ),
        account_id=note.account_id,
        files=attached_to(session, note.id),
        names=all_names(session, reader),
    )


def _proposal(one: ProposalCard) -> Proposal:
    held = one.content
    return Proposal(
        place=one.place,
        kind=one.kind.value,
        status=one.status.value,
        words=one.words,
        statement=held.get("statement") or held.get("title", ""),
        side=held.get("side", ""),
        owner=held.get("owner", ""),
        function=held.get("function", ""),
        due_on=date.fromisoformat(held["due_on"]) if held.get("due_on") else None,
        need=held.get("need", ""),
        contact=held.get("contact", ""),
        at=datetime.fromisoformat(held["starts_at"]) if held.get("starts_at") else None,
        people=tuple(held.get("contacts", ())),
        record=one.record,
    )


def amend(
    desk: Desk, reader: Reader, ref: str, place: int, *, statement: str = "", owner: str = "", due: str = ""
) -> NoteCard:
    """Changes what is proposed at a place of the card; "" keeps a field as it is, "-" empties it.

    owner: a name; one of the team or of the account's contacts, or anybody's, kept as written.
    due: a day as people write it ("by Friday", 31/3/2026), for a meeting with its hour.
    Errors: NotFound, Refused; BadInput for a place that holds nothing open, or words that are no day.
    """
    with desk.book.writing() as session:
        lock_note(session, ref)
        note = changeable_note(session, reader, ref)
        (found,) = chosen_proposals(session, note.id, ProposalStatus.PROPOSED, (place,))
        context = note_context(session, note, desk.now().date(), desk.calendar)
        content: dict[str, Any] = dict(found.content)
        if statement:
            content["title" if "title" in content else "statement"] = statement
        if owner:
            content |= _owner(owner, context)
        if due:
            content |= _when(due, content, context, desk)
        set_content(session, found.id, content)
        return card_as_it_stands(session, reader, note)


def _owner(words: str, context: NoteContext) -> dict[str, Any]:
    if words == NONE:
        return owner_fields(None)
    people = [*context.team, *context.contacts]
    scored = [(max(name_score(words, name) for name in callings(person)), person) for person in people]
    best = max(scored, key=lambda item: item[0], default=None)
    if best is not None and best[0] >= FITS:
        return owner_fields(best[1]) | {"side": "ours" if best[1].ours else "theirs"}
    return owner_fields(None) | {"owner": words}


def _when(words: str, content: dict[str, Any], context: NoteContext, desk: Desk) -> dict[str, Any]:
    meeting = content.get("starts_at")
    if words == NONE and not meeting:
        return {"due_on": None}
    day = due_date(f"by {words}", context.today, context.calendar) or due_date(words, context.today, context.calendar)
    hours = hours_in(words)
    if not meeting:
        if day is None:
            raise BadInput("note.unread", words=words[:40])
        return {"due_on": day.day.isoformat()}
    before = datetime.fromisoformat(meeting)
    if day is None and not hours:
        raise BadInput("note.unread", words=words[:40])
    hour = hours[0].at if hours else (before.time() if day is None else time())
    return {"starts_at": datetime.combine(day.day if day else before.date(), hour, desk.zone).isoformat()}
