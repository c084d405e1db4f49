"""A proposal that a person confirms becomes a record; undo takes that record back. In the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.notes.proposing import Content
from knowledge.people import Reader
from knowledge.records.audit import note_change
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.contacts import Contact
from knowledge.records.interactions import InteractionContact
from knowledge.records.meetings import Meeting, MeetingContact, MeetingMember
from knowledge.records.needs import Need, NeedKind, NeedStatus
from knowledge.records.notes import Note
from knowledge.records.proposals import ProposalCard, ProposalKind, ProposalStatus, settle_proposal
from knowledge.records.team import Function, TeamMember
from knowledge.retrieval.passage_writing import RecordKey, write_passages

# What a confirmed proposal is called as a record; a contact met is a link, and has no record of its own.
_MODELS: dict[str, type[Commitment | Need | Meeting]] = {"commitment": Commitment, "need": Need, "meeting": Meeting}
MET = "contact"


def confirm(
    session: Session, by: Reader, note: Note, cards: Collection[ProposalCard], *, at: datetime, origin: str
) -> int:
    """Makes the records of these proposals, of a filed note; those settled before are left alone. How many it made."""
    assert note.account_id is not None
    keys: list[RecordKey] = []
    count = 0
    for card in cards:
        if card.status is not ProposalStatus.PROPOSED:
            continue
        kind, record_id = _made(session, note, note.account_id, card)
        settle_proposal(session, card.id, ProposalStatus.CONFIRMED, kind, record_id)
        count += 1
        if kind in _MODELS and record_id is not None:
            keys.append(RecordKey(kind, record_id))
            ref = f"{kind}-{record_id}"
            note_change(session, by, "confirm", ref, at=at, origin=origin, account_id=note.account_id)
        else:
            keys.append(RecordKey("interaction", note.id))
    write_passages(session, keys)
    return count


def _made(session: Session, note: Note, account_id: int, card: ProposalCard) -> tuple[str, int | None]:
    match card.kind:
        case ProposalKind.COMMITMENT:
            return "commitment", _commitment(session, note, account_id, card.content)
        case ProposalKind.NEED:
            return "need", _need(session, note, account_id, card.content)
        case ProposalKind.NEXT_MEETING:
            return "meeting", _meeting(session, note, account_id, card.content)
        case ProposalKind.CONTACT_MET:
            return MET, _met(session, note, card.content)


def _commitment(session: Session, note: Note, account_id: int, content: Content) -> int:
    member = _known(session, TeamMember, content["owner_member_id"])
    contact = _known(session, Contact, content["owner_contact_id"])
    record = Commitment(
        account_id=account_id,
        side=Side(content["side"]),
        statement=content["statement"],
        owner_member_id=member,
        owner_contact_id=contact,
        owner_name="" if member or contact else content["owner"],
        function=Function(content["function"]) if content["function"] else None,
        made_on=note.happened_on,
        due_on=date.fromisoformat(content["due_on"]) if content["due_on"] else None,
        status=CommitmentStatus.OPEN,
        interaction_id=note.id,
    )
    session.add(record)
    session.flush()
    return record.id


def _need(session: Session, note: Note, account_id: int, content: Content) -> int:
    record = Need(
        account_id=account_id,
        kind=NeedKind(content["need"]),
        statement=content["statement"],
        contact_id=_known(session, Contact, content["contact_id"]),
        stated_on=note.happened_on,
        status=NeedStatus.OPEN,
        interaction_id=note.id,
    )
    session.add(record)
    session.flush()
    return record.id


def _meeting(session: Session, note: Note, account_id: int, content: Content) -> int:
    starts_at = datetime.fromisoformat(content["starts_at"])
    record = Meeting(account_id=account_id, title=content["title"], starts_at=starts_at)
    session.add(record)
    session.flush()
    contacts = [key for key in content["contact_ids"] if _known(session, Contact, key) is not None]
    session.add_all(MeetingContact(meeting_id=record.id, contact_id=key) for key in contacts)
    if note.author_id is not None:
        session.add(MeetingMember(meeting_id=record.id, member_id=note.author_id))
    session.flush()
    return record.id


def _met(session: Session, note: Note, content: Content) -> int | None:
    """The contact linked to the note; None where it was linked before, so that undo leaves that link alone."""
    key = _known(session, Contact, content["contact_id"])
    if key is None or session.get(InteractionContact, (note.id, key)) is not None:
        return None
    session.add(InteractionContact(interaction_id=note.id, contact_id=key))
    session.flush()
    return key


def _known(session: Session, model: type[TeamMember | Contact], key: int | None) -> int | None:
    """The id where the record is still there: a load may have been taken back since the note was read."""
    return key if key is not None and session.get(model, key) is not None else None


def take_back(
    session: Session, by: Reader, note: Note, cards: Collection[ProposalCard], *, at: datetime, origin: str
) -> None:
    """Takes back the records these proposals became, and drops the proposals."""
    keys: list[RecordKey] = []
    for card in cards:
        kind, _, number = card.record.rpartition("-")
        if kind == MET:
            link = sa.delete(InteractionContact).where(InteractionContact.interaction_id == note.id)
            session.execute(link.where(InteractionContact.contact_id == int(number)))
            keys.append(RecordKey("interaction", note.id))
        elif kind in _MODELS:
            key = RecordKey(kind, int(number))
            session.execute(sa.delete(_MODELS[kind]).where(_MODELS[kind].id == key.id))
            keys.append(key)
            note_change(session, by, "undo", card.record, at=at, origin=origin, account_id=note.account_id)
        settle_proposal(session, card.id, ProposalStatus.DROPPED)
    write_passages(session, keys)
