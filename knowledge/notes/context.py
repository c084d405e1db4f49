"""What a note is read with: the people and the names of its account, and who wrote it."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.periods import Calendar
from knowledge.reading_notes.implied import NoteContext, Person
from knowledge.records.accounts import Account, AccountAlias
from knowledge.records.contacts import Contact
from knowledge.records.notes import Note
from knowledge.records.team import TeamMember


def note_context(session: Session, note: Note, today: date, calendar: Calendar) -> NoteContext:
    """The context of a filed note. today: the day its words are read from ("by Friday").

    A contact who left the customer before that day is no longer one of its people.
    """
    names = session.scalars(sa.select(Account.name).where(Account.id == note.account_id)).all()
    aliases = sa.select(AccountAlias.name).where(AccountAlias.account_id == note.account_id).order_by(AccountAlias.id)
    team = team_people(session)
    return NoteContext(
        account_names=(*names, *session.scalars(aliases)),
        contacts=_contacts(session, note.account_id, today),
        team=team,
        author=next((person for person in team if person.id == note.author_id), None),
        today=today,
        calendar=calendar,
    )


def team_people(session: Session) -> tuple[Person, ...]:
    """Our team, with each name they go by."""
    return tuple(
        Person(record.id, record.name, _names(record.name, record.aliases), True, record.function.value)
        for record in session.scalars(sa.select(TeamMember).order_by(TeamMember.id))
    )


def _contacts(session: Session, account_id: int | None, today: date) -> tuple[Person, ...]:
    query = (
        sa.select(Contact)
        .where(Contact.account_id == account_id, sa.or_(Contact.left_on.is_(None), Contact.left_on >= today))
        .order_by(Contact.id)
    )
    return tuple(
        Person(record.id, record.name, _names(record.name, record.aliases), False) for record in session.scalars(query)
    )


def _names(name: str, aliases: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in (name, *aliases.split(";")) if part.strip()))
