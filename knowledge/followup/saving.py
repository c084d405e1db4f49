"""Actions of a follow-up become commitments on record, once for a submission; undo takes back what that did.

In the caller's transaction, with passages and trail; the index follows after the commit.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.database import insert_or_nothing
from knowledge.errors import NotFound, Refused
from knowledge.normal import normal_form
from knowledge.people import Reader
from knowledge.records.accounts import Account, may_read, own
from knowledge.records.audit import refs_changed
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.contacts import Contact
from knowledge.records.followup_saves import KEPT, FollowUpAction, FollowUpSave
from knowledge.records.interactions import Interaction
from knowledge.records.owed import may_change, note_commitment
from knowledge.records.team import Function, TeamMember
from knowledge.retrieval.passage_writing import REF_WORDS, RecordKey, write_passages
from knowledge.retrieval.passages import PassageRow

UNDO = "undo follow-up"
_KINDS = {word: kind for kind, word in REF_WORDS.items()}


@dataclass(frozen=True, slots=True)
class Action:
    """An action as it is to stand on record. The owner is a member, or a name as written.

    commitment: the ref of the one it is, or "".
    """

    statement: str
    function: Function | None
    owner: str
    owner_id: int | None
    due_on: date | None
    refs: tuple[str, ...] = ()
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """The commitments that were written, and the passages that are gone from the index with their former words."""

    refs: tuple[str, ...]
    gone: tuple[int, ...] = ()


def save_actions(
    session: Session, by: Reader, account_id: int, actions: Sequence[Action], *, at: datetime, origin: str
) -> Saved:
    """Writes each action as a commitment of ours, or changes the one it is; the refs in the order of the actions.

    origin: the submission's own key; the same again changes nothing and gives the same refs.
    Errors: Refused where one on record is changed that is not the reader's to change.
    """
    values = {"origin": origin, "account_id": account_id, "saved_by": by.key, "saved_at": at, "undone_at": None}
    if not insert_or_nothing(session, FollowUpSave, values):
        return Saved(_saved_refs(session, account_id, origin))
    gone: list[int] = []
    session.execute(sa.delete(FollowUpSave).where(FollowUpSave.saved_at < at - KEPT))
    for place, action in enumerate(actions):
        record = _on_record(session, account_id, action)
        if record is None:
            record, before = _made(session, account_id, action, at.date()), ""
        else:
            changes = _changes(session, record, action)
            if changes and not may_change(session, by, record):
                raise Refused("commitment.not_yours")
            before = json.dumps(changes, ensure_ascii=False)
            _set(record, {name: became for name, (_, became) in changes.items()})
            session.flush()
        session.add(FollowUpAction(origin=origin, position=place, commitment_id=record.id, before=before))
        if before != "{}":
            note_commitment(session, by, "save follow-up", record, at=at, origin=origin)
            gone += _reworded(session, record.id)
    session.flush()
    return Saved(_saved_refs(session, account_id, origin), tuple(gone))


def _saved_refs(session: Session, account_id: int, origin: str) -> tuple[str, ...]:
    """The commitments that a save wrote or changed and that still stand; none where it was taken back."""
    query = (
        sa.select(FollowUpAction.commitment_id)
        .join(FollowUpSave, FollowUpSave.origin == FollowUpAction.origin)
        .where(FollowUpSave.origin == origin, FollowUpSave.account_id == account_id, FollowUpSave.undone_at.is_(None))
        .order_by(FollowUpAction.position)
    )
    return tuple(dict.fromkeys(f"commitment-{key}" for key in session.scalars(query)))


def refs_of_save(session: Session, account_id: int, origin: str) -> tuple[str, ...] | None:
    """The commitments of a save that stand; none where it was taken back, None where there was no such save."""
    there = sa.select(FollowUpSave.origin).where(FollowUpSave.origin == origin, FollowUpSave.account_id == account_id)
    return _saved_refs(session, account_id, origin) if session.scalar(there) is not None else None


def undo_save(session: Session, by: Reader, origin: str, *, at: datetime, undo_origin: str = "") -> Saved:
    """Takes back what one save did: what it made goes, what it changed is as it was but for what was changed since.

    The refs of it all; none where it was taken back before. undo_origin: the undo's own key, where it has
    one; the same again changes nothing and gives the same refs.
    Errors: NotFound where there is no such save; Refused where the reader neither made it nor has the account.
    """
    save = session.scalar(sa.select(FollowUpSave).where(FollowUpSave.origin == origin).with_for_update())
    if save is None or not may_read(session, by, save.account_id):
        raise NotFound("followup.save_unknown")
    its_own = sa.select(Account.id).where(Account.id == save.account_id, own(by))
    if save.saved_by != by.key and session.scalar(its_own) is None:
        raise Refused("followup.not_yours")
    if save.undone_at is not None:
        again = refs_changed(session, UNDO, undo_origin) if undo_origin else ()
        return Saved(tuple(reversed(again)))
    save.undone_at = at
    query = sa.select(FollowUpAction).where(FollowUpAction.origin == origin).order_by(FollowUpAction.position.desc())
    found: list[str] = []
    gone: list[int] = []
    for action in session.scalars(query).all():
        record = session.get(Commitment, action.commitment_id)
        if record is None or action.before == "{}":
            continue
        found.append(f"commitment-{record.id}")
        note_commitment(session, by, UNDO, record, at=at, origin=undo_origin or origin)
        key = record.id
        _take_back(session, record, action.before)
        gone += _reworded(session, key)
    return Saved(tuple(dict.fromkeys(reversed(found))), tuple(gone))


def _reworded(session: Session, key: int) -> list[int]:
    """Writes the passage of a commitment anew; the ids of those it had before."""
    held = sa.select(PassageRow.id).where(PassageRow.record_kind == "commitment", PassageRow.record_id == key)
    before = list(session.scalars(held))
    write_passages(session, [RecordKey("commitment", key)])
    return before


def _take_back(session: Session, record: Commitment, before: str) -> None:
    if not before:
        session.execute(sa.delete(Commitment).where(Commitment.id == record.id))
        session.expunge(record)
        return
    changes = json.loads(before)
    now = _fields(record)
    _set(record, {name: was for name, (was, became) in changes.items() if now[name] == became})
    session.flush()


def _on_record(session: Session, account_id: int, action: Action) -> Commitment | None:
    """The commitment an action is, by its ref, else the open one of ours that says the same."""
    ours = sa.select(Commitment).where(Commitment.account_id == account_id, Commitment.side == Side.OURS)
    number = action.commitment.rpartition("-")[2]
    if number.isdecimal() and len(number) < 16:
        record = session.scalar(ours.where(Commitment.id == int(number)).with_for_update())
        if record is not None:
            return record
    opened = ours.where(Commitment.status == CommitmentStatus.OPEN).order_by(Commitment.id).with_for_update()
    return next((one for one in session.scalars(opened) if _plain(one.statement) == _plain(action.statement)), None)


def _made(session: Session, account_id: int, action: Action, today: date) -> Commitment:
    record = Commitment(
        account_id=account_id,
        side=Side.OURS,
        statement=action.statement,
        owner_member_id=action.owner_id,
        owner_name="" if action.owner_id is not None else action.owner,
        function=action.function,
        made_on=today,
        due_on=action.due_on,
        status=CommitmentStatus.OPEN,
        interaction_id=_said_in(session, account_id, action.refs),
    )
    session.add(record)
    session.flush()
    return record


def _said_in(session: Session, account_id: int, refs: Collection[str]) -> int | None:
    """The interaction of the account that an action rests on, so that it is marked when that is deleted."""
    for ref in refs:
        word, _, number = ref.split(".")[0].rpartition("-")
        if word in _KINDS and number.isdecimal() and len(number) < 16:
            there = sa.select(Interaction.id).where(Interaction.id == int(number), Interaction.account_id == account_id)
            if (found := session.scalar(there)) is not None:
                return found
    return None


def _changes(session: Session, record: Commitment, action: Action) -> dict[str, tuple[Any, Any]]:
    """The fields that an action gives another value: what each was, and what it became. A kept promise has none."""
    if record.status is not CommitmentStatus.OPEN:
        return {}
    member = session.get(TeamMember, record.owner_member_id) if record.owner_member_id is not None else None
    contact = session.get(Contact, record.owner_contact_id) if record.owner_contact_id is not None else None
    owner = member.name if member else contact.name if contact else record.owner_name
    function = record.function or (member.function if member else None)
    wanted = _fields(record)
    if _plain(record.statement) != _plain(action.statement):
        wanted["statement"] = action.statement
    if normal_form(owner) != normal_form(action.owner):
        named = "" if action.owner_id is not None else action.owner
        wanted |= {"owner_member_id": action.owner_id, "owner_contact_id": None, "owner_name": named}
    if function is not action.function:
        wanted["function"] = action.function.value if action.function else None
    wanted["due_on"] = action.due_on.isoformat() if action.due_on else None
    was = _fields(record)
    return {name: (was[name], wanted[name]) for name in was if was[name] != wanted[name]}


def _fields(record: Commitment) -> dict[str, Any]:
    """What a save may change, as JSON holds it."""
    return {
        "statement": record.statement,
        "owner_member_id": record.owner_member_id,
        "owner_contact_id": record.owner_contact_id,
        "owner_name": record.owner_name,
        "function": record.function.value if record.function else None,
        "due_on": record.due_on.isoformat() if record.due_on else None,
    }


def _set(record: Commitment, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        if name == "due_on":
            record.due_on = date.fromisoformat(value) if value else None
        elif name == "function":
            record.function = Function(value) if value else None
        else:
            setattr(record, name, value)


def _plain(statement: str) -> str:
    return normal_form(statement).rstrip(".। ")
