"""Whom an event of a calendar names: the account it is with, our people in it, and the account's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.loading.ics_event import CalendarEvent, NoEvent
from knowledge.name_words import Weight, name_words, words_of
from knowledge.names import in_both_scripts, names_mentioned
from knowledge.normal import word_set
from knowledge.records.accounts import Account, AccountAlias
from knowledge.records.contacts import Contact
from knowledge.records.team import TeamMember

# Whoever has a mailbox here says nothing of where they work.
_PUBLIC = word_set(
    """
    gmail googlemail yahoo ymail rocketmail hotmail outlook live msn icloud me mac aol proton protonmail gmx mail zoho
    yandex
    """
)
MOST_REMEMBERED = 20_000


@dataclass
class CalendarPeople:
    """The book's people and accounts, as calendars name them: by address, by the company's domain, by name."""

    members: dict[str, int]
    contacts: dict[str, list[tuple[int, int]]]
    domains: dict[str, set[int]]
    names: dict[str, set[int]]
    shown: dict[int, str]
    _words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_title: dict[str, frozenset[int]] = field(default_factory=dict)
    _both: Collection[str] = ()

    def __post_init__(self) -> None:
        for name in self.names:
            for part in name_words(name):
                if part.weight > Weight.GENERIC:
                    for sound in {part.latin, *part.sounds}:
                        self._words[sound].add(name)
        self._both = in_both_scripts(self.names)

    def account_of(self, event: CalendarEvent) -> int:
        """The account an event is with: its contacts', else its domain's, else the one its title names.

        Errors: NoEvent where that is none, or more than one.
        """
        contacts = {key for address in event.attendees for key, _ in self.contacts.get(address, ())}
        domains = {key for address in event.attendees for key in self._of_domain(address)}
        named = self._named(event.title)
        for found in (contacts, contacts & named, domains, domains & named, named):
            if len(found) == 1:
                return next(iter(found))
        title = event.title[:80]
        if several := contacts or domains or named:
            names = ", ".join(sorted(self.shown[key] for key in several)[:5])
            raise NoEvent("", "load.event_of_several", title=title, accounts=names)
        raise NoEvent("", "load.event_of_none", title=title)

    def members_in(self, event: CalendarEvent) -> list[int]:
        """Our people in it."""
        return sorted({self.members[address] for address in event.attendees if address in self.members})

    def contacts_in(self, event: CalendarEvent, account_id: int) -> list[int]:
        """The account's people in it."""
        there = (pair for address in event.attendees for pair in self.contacts.get(address, ()))
        return sorted({contact for key, contact in there if key == account_id})

    def unknown_in(self, event: CalendarEvent) -> list[str]:
        """The addresses of attendees who are neither."""
        return [one for one in event.attendees if one not in self.members and one not in self.contacts]

    def _of_domain(self, address: str) -> set[int]:
        return self.domains.get(address.rpartition("@")[2], set())

    def _named(self, title: str) -> frozenset[int]:
        """The accounts a title names, by whole words of their names."""
        if title not in self._by_title:
            if len(self._by_title) > MOST_REMEMBERED:
                self._by_title.clear()
            sounds = {sound for word in words_of(title) for sound in (word.latin, *word.sounds)}
            near = sorted({name for sound in sounds for name in self._words.get(sound, ())})
            found = names_mentioned(title, near, self._both) if near else []
            self._by_title[title] = frozenset(key for one in found for key in self.names[one.name])
        return self._by_title[title]


def calendar_people(session: Session) -> CalendarPeople:
    """Everybody and every account of the book, read once for a load."""
    members = {
        _plain(email): key for email, key in session.execute(sa.select(TeamMember.email, TeamMember.id)) if email
    }
    contacts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    domains: dict[str, set[int]] = defaultdict(set)
    rows = session.execute(sa.select(Contact.email, Contact.account_id, Contact.id).order_by(Contact.id))
    for email, account_id, key in rows:
        if "@" in email:
            contacts[_plain(email)].append((account_id, key))
            domains[_plain(email).rpartition("@")[2]].add(account_id)
    ours = {address.rpartition("@")[2] for address in members}
    theirs = {name: keys for name, keys in domains.items() if name not in ours and name.split(".")[0] not in _PUBLIC}
    shown: dict[int, str] = dict(session.execute(sa.select(Account.id, Account.name)).all())
    names = _names(shown.items())
    for alias, key in session.execute(sa.select(AccountAlias.name, AccountAlias.account_id)):
        names[alias].add(key)
    return CalendarPeople(members, dict(contacts), theirs, dict(names), shown)


def _names(shown: Iterable[tuple[int, str]]) -> dict[str, set[int]]:
    names: dict[str, set[int]] = defaultdict(set)
    for key, name in shown:
        names[name].add(key)
    return names


def _plain(email: str) -> str:
    return email.strip().lower()
