"""Contacts: the customer's people, with role, influence, support and coverage."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from knowledge.database import Base, Sourced, choice
from knowledge.names import in_both_scripts, names_mentioned
from knowledge.records.team import TeamMember


class Role(enum.StrEnum):
    """Buying role (Altify), with the sponsor and the champion that Kapta asks for."""

    USER = "user"
    EVALUATOR = "evaluator"
    DECISION_MAKER = "decision maker"
    APPROVER = "approver"
    SPONSOR = "sponsor"
    CHAMPION = "champion"
    UNKNOWN = "unknown"


class Influence(enum.StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"


class Support(enum.StrEnum):
    MENTOR = "mentor"
    SUPPORTER = "supporter"
    NEUTRAL = "neutral"
    NON_SUPPORTER = "non-supporter"
    ENEMY = "enemy"
    UNKNOWN = "unknown"


class Coverage(enum.StrEnum):
    NO_CONTACT = "no contact"
    BRIEF = "brief"
    MULTIPLE = "multiple"
    IN_DEPTH = "in depth"
    UNKNOWN = "unknown"


class Contact(Sourced, Base):
    """`cadence_days`: at least so often somebody of ours should be in touch; None: as the account's tier says."""

    __tablename__ = "contacts"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    name: Mapped[str]
    aliases: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    role: Mapped[Role] = mapped_column(choice(Role), default=Role.UNKNOWN)
    influence: Mapped[Influence] = mapped_column(choice(Influence), default=Influence.UNKNOWN)
    support: Mapped[Support] = mapped_column(choice(Support), default=Support.UNKNOWN)
    coverage: Mapped[Coverage] = mapped_column(choice(Coverage), default=Coverage.UNKNOWN)
    reports_to_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contacts.id"))
    cares_about: Mapped[str] = mapped_column(default="")
    cadence_days: Mapped[int | None]
    left_on: Mapped[date | None]


@dataclass(frozen=True, slots=True)
class People:
    """Whom a question about an account may speak of: full names by what they are called, and by their title."""

    called: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[str, ...]]

    @property
    def in_both_scripts(self) -> frozenset[str]:
        """What those are called who have names in both scripts."""
        places = {name: place for place, name in enumerate(sorted(self.names))}
        return in_both_scripts({spoken: [places[name] for name in names] for spoken, names in self.called.items()})

    @property
    def names(self) -> frozenset[str]:
        """The full names."""
        return frozenset(name for names in self.called.values() for name in names)


NOBODY = People({}, {})


def spoken_names(name: str, aliases: str) -> tuple[str, ...]:
    """What somebody is called: the full name, every alias, and the first word of each."""
    every = [name, *filter(None, map(str.strip, aliases.split(";")))]
    return tuple(dict.fromkeys([*every, *(one.split()[0] for one in every if one.split())]))


def people_of(session: Session, account_id: int) -> People:
    """The account's contacts and our team, by full name, first name and aliases; contacts by their title too."""
    contacts = session.execute(
        sa.select(Contact.name, Contact.aliases, Contact.title)
        .where(Contact.account_id == account_id)
        .order_by(Contact.id)
    ).all()
    team = session.execute(sa.select(TeamMember.name, TeamMember.aliases).order_by(TeamMember.id)).all()
    called: dict[str, tuple[str, ...]] = {}
    titles: dict[str, tuple[str, ...]] = {}
    for name, aliases in [(row.name, row.aliases) for row in contacts] + [(row.name, row.aliases) for row in team]:
        for spoken in spoken_names(name, aliases):
            called[spoken] = (*called.get(spoken, ()), name)
    for row in contacts:
        if len(row.title.split()) > 1:
            titles[row.title] = (*titles.get(row.title, ()), row.name)
    return People(called, titles)


def speaks_of_its_people(session: Session, account_id: int, words: str) -> bool:
    """Whether words name one of the account's contacts or one of our team."""
    people = people_of(session, account_id)
    return bool(names_mentioned(words, list(people.called), people.in_both_scripts))
