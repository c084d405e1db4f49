"""A person is forgotten: their card, their name, and what was written about them. What is the business's stays.

What a contact promised, asked for or ordered was promised, asked for and ordered by the customer: such records stay,
without the name. Of what people wrote freely (notes, calls, mails) each sentence that names a contact is taken out. A
colleague acted for the company: of them the name alone goes.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.forgetting.belonging import erase_rows, table_of
from knowledge.forgetting.erased import MASK, Erased, counted
from knowledge.forgetting.marks import keep_ids_apart
from knowledge.forgetting.people import Person, naming_of
from knowledge.forgetting.written import rewrite_everywhere
from knowledge.people import Reader
from knowledge.records.audit import AuditEntry, note_change
from knowledge.records.commitments import Commitment
from knowledge.records.contacts import Contact
from knowledge.records.feedback import Feedback
from knowledge.records.followup_saves import FollowUpAction, FollowUpSave
from knowledge.records.interactions import Interaction, InteractionContact
from knowledge.records.message_notes import MessageNote
from knowledge.records.model_use import ModelCeilingTold, ModelUse
from knowledge.records.needs import Need
from knowledge.records.plan import Initiative
from knowledge.records.postings import PostingRow
from knowledge.records.preferences import PreferenceRow
from knowledge.records.proposals import Proposal
from knowledge.records.requests import RequestRow
from knowledge.records.revisions import Revision
from knowledge.records.team import TeamMember
from knowledge.retrieval.passage_writing import REF_WORDS, RecordKey, write_passages
from knowledge.retrieval.passages import PassageRow

SOME = 500


def forget_person(
    session: Session, by: Reader, person: Person, *, keys: Collection[str] = (), at: datetime, origin: str
) -> Erased:
    """Erases a person. keys: what they are called by surfaces ("slack:T1/U1"), whose settings and requests go too."""
    naming = naming_of(session, person)
    linked = _records_with(session, person)
    own = _own_rows(session, person, keys)
    if person.kind == "member":
        _leave_the_function(session, person)
    table = table_of(Contact if person.kind == "contact" else TeamMember)
    erased = erase_rows(session, table, [person.id])
    _empty_ids(session, person)
    written = rewrite_everywhere(session, naming, by_sentence=person.kind == "contact")
    keys_to_write = linked | written.keys
    before = _passages(session, keys_to_write)
    write_passages(session, keys_to_write)
    note_change(session, by, f"forget {person.kind}", person.ref, at=at, origin=origin, account_id=person.account_id)
    session.flush()
    refs = _refs(session, written.interactions) if person.kind == "contact" else ()
    return Erased(
        ref=person.ref,
        name=person.name,
        erased=counted(erased, written.erased, {name: len(ids) for name, ids in own.items()}),
        changed=counted(written.changed),
        refs=refs,
        requests=tuple(dict.fromkeys([*own["requests"], *own["postings"], *written.gone.get("postings", ())])),
        passages=frozenset(before - _passages(session, keys_to_write)),
        needles=naming.needles,
    )


def _records_with(session: Session, person: Person) -> set[RecordKey]:
    """The records whose passages hold the name without its standing in their words."""
    if person.kind == "member":
        wrote = sa.select(Interaction.id).where(Interaction.author_id == person.id, Interaction.account_id.is_not(None))
        return {RecordKey("interaction", key) for key in session.scalars(wrote)}
    present = sa.select(InteractionContact.interaction_id).where(InteractionContact.contact_id == person.id)
    stated = sa.select(Need.id).where(Need.contact_id == person.id)
    took_part = {RecordKey("interaction", key) for key in session.scalars(present)}
    return took_part | {RecordKey("need", key) for key in session.scalars(stated)}


def _own_rows(session: Session, person: Person, keys: Collection[str]) -> dict[str, list[str]]:
    """Erases what is theirs alone: settings, what they asked and were answered, feedback, notes only they may read."""
    gone: dict[str, list[str]] = {"requests": [], "postings": [], "preferences": [], "feedback": [], "interactions": []}
    known = sorted({*keys, *_keys_of(person)})
    gone["preferences"] = list(session.scalars(sa.select(PreferenceRow.person).where(PreferenceRow.person.in_(known))))
    session.execute(sa.delete(PreferenceRow).where(PreferenceRow.person.in_(known)))
    gone["model_uses"] = [
        str(day) for day in session.scalars(sa.select(ModelUse.day).where(ModelUse.person.in_(known)))
    ]
    for used in (ModelUse, ModelCeilingTold):
        session.execute(sa.delete(used).where(used.person.in_(known)))
    gone["postings"] = list(session.scalars(sa.select(PostingRow.id).where(PostingRow.asked_by.in_(known))))
    session.execute(sa.delete(PostingRow).where(PostingRow.asked_by.in_(known)))
    for row in session.execute(sa.select(RequestRow.id, RequestRow.words).where(RequestRow.words != "")):
        said = json.loads(row.words)
        if f"slack:{said.get('team')}/{said.get('user')}" in known:
            gone["requests"].append(row.id)
    session.execute(sa.delete(RequestRow).where(RequestRow.id.in_(gone["requests"])))
    if person.kind == "member":
        theirs = sa.or_(
            Feedback.by_member_id == person.id, sa.func.lower(Feedback.by) == (person.email.lower() or None)
        )
        gone["feedback"] = [str(key) for key in session.scalars(sa.select(Feedback.id).where(theirs))]
        session.execute(sa.delete(Feedback).where(theirs))
        unfiled = sa.select(Interaction.id).where(Interaction.author_id == person.id, Interaction.account_id.is_(None))
        notes = list(session.scalars(unfiled))
        keep_ids_apart(session, notes)
        write = {RecordKey("interaction", key) for key in notes}
        erase_rows(session, table_of(Interaction), notes)
        write_passages(session, write)
        session.execute(
            sa.update(MessageNote).where(MessageNote.note_id.in_(notes)).values(told="", early="", early_by="")
        )
        gone["interactions"] = [str(key) for key in notes]
    return gone


def _keys_of(person: Person) -> tuple[str, ...]:
    """What records that are a colleague's alone are kept by."""
    if person.kind != "member":
        return ()
    return tuple({Reader("member", person.name, person.id).key, Reader("workspace", "", None, person.email or "-").key})


def _leave_the_function(session: Session, person: Person) -> None:
    """What a colleague owes is owed by their function from now on; what they wrote and did was done by somebody."""
    function = session.scalar(sa.select(TeamMember.function).where(TeamMember.id == person.id))
    for model in (Commitment, Initiative):
        owed = sa.update(model).where(model.owner_member_id == person.id, model.function.is_(None))
        session.execute(owed.values(function=function))
    wrote = sa.update(Interaction).where(Interaction.author_id == person.id)
    session.execute(wrote.values(author_name=MASK, author_email=""))
    session.execute(sa.update(AuditEntry).where(AuditEntry.by_member_id == person.id).values(by=MASK))
    session.execute(sa.update(Revision).where(Revision.by_member_id == person.id).values(by=MASK))
    saved = sa.update(FollowUpSave).where(FollowUpSave.saved_by.in_([person.name, *_keys_of(person)]))
    session.execute(saved.values(saved_by=MASK))


def _empty_ids(session: Session, person: Person) -> None:
    """Takes the person's id out of what is proposed, or could be taken back: on SQLite it may be given again."""
    names = ("owner_contact_id", "contact_id", "contact_ids") if person.kind == "contact" else ("owner_member_id",)
    for column in (Proposal.content, FollowUpAction.before):
        holds = sa.or_(*(column.contains(f'"{name}"') for name in names))
        for row in session.scalars(sa.select(column.class_).where(holds)).all():
            held: dict[str, Any] = json.loads(getattr(row, column.key))
            for name in names:
                if isinstance(one := held.get(name), list):
                    held[name] = [key for key in one if key != person.id]
                elif one == person.id:
                    held[name] = None
            setattr(row, column.key, json.dumps(held, ensure_ascii=False))
    if person.kind == "contact":
        met = sa.update(Proposal).where(Proposal.record_kind == "contact", Proposal.record_id == person.id)
        session.execute(met.values(record_id=None))
    session.flush()


def _passages(session: Session, keys: Collection[RecordKey]) -> set[int]:
    found: set[int] = set()
    wanted = sorted(keys)
    for start in range(0, len(wanted), SOME):
        some = [(key.kind, key.id) for key in wanted[start : start + SOME]]
        held = sa.tuple_(PassageRow.record_kind, PassageRow.record_id).in_(some)
        found.update(session.scalars(sa.select(PassageRow.id).where(held)))
    return found


def _refs(session: Session, interactions: Collection[int]) -> tuple[str, ...]:
    """The refs of notes and calls, the newest first."""
    rows = sa.select(Interaction.kind, Interaction.id).where(Interaction.id.in_(sorted(interactions)))
    return tuple(f"{REF_WORDS[row.kind]}-{row.id}" for row in session.execute(rows.order_by(Interaction.id.desc())))
