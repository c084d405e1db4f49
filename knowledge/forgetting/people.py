"""Whom a name means, exactly: what is erased is not guessed at. And who may have it erased."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import Ambiguous, NotFound, Refused
from knowledge.evidence import AccountCard
from knowledge.forgetting.naming import Naming
from knowledge.names import name_score
from knowledge.normal import normal_form
from knowledge.people import Reader
from knowledge.reading_notes.honorifics import HONORIFICS
from knowledge.records.account_names import NEAR, find_account
from knowledge.records.accounts import Account, AccountAlias, own, readable
from knowledge.records.contacts import Contact, spoken_names
from knowledge.records.team import TeamMember

MOST_OFFERED = 3
# Shorter ones are figures of speech rather than numbers to call.
SHORTEST_PHONE = 6
_REF = re.compile(r"(contact|member)-(\d{1,15})", re.IGNORECASE)
# Before a name in Bangladesh, and no name by themselves.
_TITLES = HONORIFICS | frozenset(map(normal_form, ("md", "md.", "mohd", "mst", "মো", "মোঃ", "মো.", "মোছা", "মোসা")))


@dataclass(frozen=True, slots=True)
class Person:
    """A contact of an account, or a member of the team."""

    kind: Literal["contact", "member"]
    id: int
    name: str
    aliases: str
    email: str
    phone: str = ""
    account_id: int | None = None
    account: str = ""

    @property
    def ref(self) -> str:
        return f"{self.kind}-{self.id}"

    @property
    def shown(self) -> str:
        return f"{self.name} ({self.account + ', ' if self.account else ''}{self.ref})"

    @property
    def called(self) -> tuple[str, ...]:
        """What they are called: the full name, the aliases, the first name, without mere titles."""
        return tuple(name for name in spoken_names(self.name, self.aliases) if normal_form(name) not in _TITLES)


def person_meant(session: Session, reader: Reader, words: str, account: str = "") -> Person:
    """The one person of this full name, alias, e-mail or ref ("contact-12", "member-3"), whom this reader may erase.

    account: the account whose contact is meant, as typed.
    Errors: NotFound with the nearest names; Ambiguous; Refused.
    """
    if reader.standing == "outsider":
        raise Refused("forget.not_yours")
    within = find_account(session, reader, account).id if account else None
    people = [one for one in _people(session, reader) if within in (None, one.account_id)]
    typed = normal_form(words)
    if match := _REF.fullmatch(typed):
        found = [one for one in people if one.ref == f"{match[1]}-{int(match[2])}"]
    else:
        found = [one for one in people if typed and typed in (normal_form(one.name), normal_form(one.email))]
        found = found or [one for one in people if typed and typed in _aliases(one)]
    if not found:
        ranked = sorted(((name_score(words, one.name), one.shown) for one in people), reverse=True)
        near = [name for score, name in ranked[:MOST_OFFERED] if score >= NEAR]
        message = "forget.person_unknown_near" if near else "forget.person_unknown"
        raise NotFound(message, words=words[:80], nearest=", ".join(near))
    if len(found) > 1:
        raise Ambiguous("forget.person_ambiguous", tuple(one.shown for one in found), words=words[:80])
    _demand_right(session, reader, found[0])
    return found[0]


def account_meant(session: Session, reader: Reader, words: str) -> AccountCard:
    """The account of exactly this name, which this reader may erase. Errors: NotFound, Ambiguous, Refused."""
    if reader.standing == "outsider":
        raise Refused("forget.not_yours")
    card = find_account(session, reader, words)
    aliases = session.scalars(sa.select(AccountAlias.name).where(AccountAlias.account_id == card.id))
    if normal_form(words) not in map(normal_form, (card.name, *aliases)):
        raise NotFound("errors.account_unknown_near", words=words[:80], nearest=card.name)
    if not _is_own(session, reader, card.id):
        raise Refused("forget.not_yours")
    return card


def _aliases(person: Person) -> set[str]:
    return {normal_form(one) for one in person.aliases.split(";")} - {""}


def _people(session: Session, reader: Reader) -> list[Person]:
    contacts = sa.select(Contact, Account.name).join(Account, Account.id == Contact.account_id)
    found = [
        Person("contact", one.id, one.name, one.aliases, one.email, one.phone, one.account_id, account)
        for one, account in session.execute(contacts.where(readable(reader)).order_by(Contact.id))
    ]
    team = session.scalars(sa.select(TeamMember).order_by(TeamMember.id))
    return found + [Person("member", one.id, one.name, one.aliases, one.email) for one in team]


def _demand_right(session: Session, reader: Reader, person: Person) -> None:
    """A contact is its account's team's to erase; a colleague only the local owner's."""
    if reader.standing == "owner":
        return
    if person.account_id is None or not _is_own(session, reader, person.account_id):
        raise Refused("forget.not_yours")


def _is_own(session: Session, reader: Reader, account_id: int) -> bool:
    return session.scalar(sa.select(Account.id).where(Account.id == account_id, own(reader))) is not None


def naming_of(session: Session, person: Person) -> Naming:
    """How a person is named, and where those names mean somebody else."""
    full, short = [person.name], list[str]()
    for name in person.called:
        words = normal_form(name).split()
        if name == person.name:
            continue
        telling = len(words) > 1 and not set(words) & _TITLES
        (full if telling else short).append(name)
    if len(normal_form(person.name).split()) == 1:
        full, short = full[1:], [person.name, *short]
    full += [one for one in (person.email, person.phone) if len(one.strip()) >= SHORTEST_PHONE]
    wanted = {normal_form(name) for name in (*full, *short)}
    not_in: dict[str, set[int | None]] = {}
    for account_id, name in _others(session, person):
        if name in wanted:
            not_in.setdefault(name, set()).add(account_id)
            if account_id is None:  # a colleague, who may be named in any account
                not_in[name] |= {None} | ({person.account_id} if person.account_id is not None else set())
    held = {name: frozenset(accounts) for name, accounts in not_in.items()}
    return Naming(tuple(full), tuple(short), person.account_id, person.kind == "member", held)


def _others(session: Session, person: Person) -> list[tuple[int | None, str]]:
    """What everybody else is called, in normal form, each with their account; None for the team."""
    contacts = session.execute(sa.select(Contact.id, Contact.account_id, Contact.name, Contact.aliases))
    team = session.execute(sa.select(TeamMember.id, TeamMember.name, TeamMember.aliases))
    found: list[tuple[int | None, str]] = []
    for key, account_id, name, aliases in contacts:
        if (person.kind, person.id) != ("contact", key):
            found += [(account_id, normal_form(one)) for one in spoken_names(name, aliases)]
    for key, name, aliases in team:
        if (person.kind, person.id) != ("member", key):
            found += [(None, normal_form(one)) for one in spoken_names(name, aliases)]
    return found
