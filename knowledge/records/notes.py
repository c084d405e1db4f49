"""Notes as they stand: found by their ref, read by who may, changed by who may."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import NotFound, Refused
from knowledge.people import Reader
from knowledge.records.accounts import Account, AccountMember, readable
from knowledge.records.interactions import Interaction, InteractionKind
from knowledge.records.team import TeamMember

_REF = re.compile(r"(?:note-)?(\d{1,15})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands. `account_id` is None while it is unfiled."""

    id: int
    account_id: int | None
    account: str
    happened_on: date
    author_id: int | None
    author: str
    body: str
    revision: int
    author_email: str = ""

    @property
    def ref(self) -> str:
        return f"note-{self.id}"


def note_of(session: Session, reader: Reader, ref: str) -> Note:
    """The note of a ref ("note-57"). Errors: NotFound where there is none, or the reader may not read it."""
    match = _REF.fullmatch(ref.strip())
    if match is not None:
        row = session.execute(_notes(reader).where(Interaction.id == int(match[1]))).first()
        if row is not None:
            return _note(row)
    raise NotFound("errors.note_unknown", ref=ref.strip()[:40])


def last_note_by(session: Session, reader: Reader) -> Note | None:
    """The newest note that this reader wrote."""
    query = _notes(reader).where(written_by(reader)).order_by(Interaction.id.desc()).limit(1)
    row = session.execute(query).first()
    return _note(row) if row is not None else None


def note_before(session: Session, reader: Reader, note: Note) -> Note | None:
    """The newest note that this reader wrote before that one."""
    query = _notes(reader).where(written_by(reader), Interaction.id < note.id).order_by(Interaction.id.desc())
    row = session.execute(query.limit(1)).first()
    return _note(row) if row is not None else None


def unfiled_notes(session: Session, reader: Reader, first: int, most: int) -> tuple[list[Note], int]:
    """The reader's own notes that belong to no account yet, newest first, from the one at `first`; and how many."""
    mine = (Interaction.account_id.is_(None), Interaction.kind == InteractionKind.NOTE, written_by(reader))
    total = session.scalar(sa.select(sa.func.count()).select_from(Interaction).where(*mine)) or 0
    query = _every_note().where(*mine).order_by(Interaction.id.desc()).offset(first).limit(most)
    return [_note(row) for row in session.execute(query)], total


def note_whoever_asks(session: Session, note_id: int) -> Note | None:
    """A note as it stands, for what is done because of itself and shown to nobody."""
    row = session.execute(_every_note().where(Interaction.id == note_id)).first()
    return _note(row) if row is not None else None


def lock_note(session: Session, ref: str) -> None:
    """Others who change this note wait until this session ends; the second sees what the first did."""
    if (match := _REF.fullmatch(ref.strip())) is not None:
        session.execute(sa.select(Interaction.id).where(Interaction.id == int(match[1])).with_for_update())


def demand_change(session: Session, reader: Reader, note: Note) -> None:
    """Errors: Refused where the reader is neither its author nor of the account's team nor the local owner."""
    if reader.standing == "owner" or is_author(reader, note):
        return
    if reader.member_id is not None and note.account_id is not None:
        belongs = sa.exists().where(AccountMember.account_id == Account.id, AccountMember.member_id == reader.member_id)
        team = sa.select(Account.id).where(
            Account.id == note.account_id, sa.or_(Account.owner_id == reader.member_id, belongs)
        )
        if session.scalar(team) is not None:
            return
    raise Refused("errors.not_yours")


def is_author(reader: Reader, note: Note) -> bool:
    """Whether the reader wrote the note."""
    if reader.member_id is not None:
        return note.author_id == reader.member_id
    return note.author_id is None and (note.author, note.author_email) == (reader.name, reader.email)


def changeable_note(session: Session, reader: Reader, ref: str) -> Note:
    """The note of a ref, which this reader may change. Errors: NotFound, Refused."""
    note = note_of(session, reader, ref)
    demand_change(session, reader, note)
    return note


def written_by(reader: Reader) -> sa.ColumnElement[bool]:
    """The condition on `Interaction` under which the reader is its author."""
    if reader.member_id is not None:
        return Interaction.author_id == reader.member_id
    named = sa.and_(Interaction.author_name == reader.name, Interaction.author_email == reader.email)
    return sa.and_(Interaction.author_id.is_(None), named)


def _notes(reader: Reader) -> sa.Select[Interaction, str | None, str | None]:
    """Notes the reader may read: those of readable accounts, and their own unfiled ones."""
    unfiled = sa.and_(Interaction.account_id.is_(None), written_by(reader))
    filed = sa.and_(Account.id.is_not(None), readable(reader))
    return _every_note().where(sa.or_(unfiled, filed))


def _every_note() -> sa.Select[Interaction, str | None, str | None]:
    return (
        sa.select(Interaction, Account.name, TeamMember.name)
        .join(Account, Account.id == Interaction.account_id, isouter=True)
        .join(TeamMember, TeamMember.id == Interaction.author_id, isouter=True)
        .where(Interaction.kind == InteractionKind.NOTE)
    )


def _note(row: sa.Row[Interaction, str | None, str | None]) -> Note:
    record, account, author = row
    return Note(
        id=record.id,
        account_id=record.account_id,
        account=account or "",
        happened_on=record.happened_on,
        author_id=record.author_id,
        author=author or record.author_name,
        body=record.body,
        revision=record.revision,
        author_email=record.author_email,
    )
