"""Accounts, people and products of the sample book by name, in both scripts, as its files give them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib import resources
from random import Random

import knowledge.sample
from knowledge.evidence import AccountCard, Name
from knowledge.normal import BENGALI

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Person:
    """Somebody of the customer (of an account) or of ours (account "")."""

    name: Name
    account: str
    short: str
    short_local: str


@dataclass(frozen=True)
class People:
    """Everybody and everything with a name. `every_name` is what the checker is given."""

    accounts: tuple[Name, ...]
    persons: tuple[Person, ...]
    products: tuple[Name, ...]
    today: date = TODAY

    @cached_property
    def every_name(self) -> frozenset[str]:
        named = (*self.accounts, *self.products, *(person.name for person in self.persons))
        return frozenset(one.text for one in named)

    def of(self, account: str) -> tuple[Person, ...]:
        """The people of an account; ours for ""."""
        return tuple(one for one in self.persons if one.account == account)

    def card(self, name: Name) -> AccountCard:
        return AccountCard(1 + self.accounts.index(name), name.text, currency="BDT", local=name.local)

    def others(self, name: Name) -> list[Name]:
        """Names of the same kind that share no word with this one, nor does one say the other."""
        held = {"account": self.accounts, "product": self.products, "person": [one.name for one in self.persons]}
        words = set(name.text.casefold().split())
        if name.kind == "product":  # products of one brand share words and are other products
            return [one for one in self.products if one.text != name.text]
        return [one for one in held.get(name.kind, ()) if not words & set(one.text.casefold().split())]

    def person(self, name: Name) -> Person | None:
        return next((one for one in self.persons if one.name.text == name.text), None)


@lru_cache(maxsize=1)
def sample_people() -> People:
    """The people of the sample book."""
    rows = list(_rows("accounts"))
    accounts = {row["id"]: Name(row["name"], "account", _local(row["aliases"])) for row in rows}
    persons = [_person(row, accounts[row["account_id"]].text) for row in _rows("contacts")]
    persons += [_person(row, "") for row in _rows("team")]
    products = [Name(row["name"], "product", _local(row["aliases"])) for row in _rows("products")]
    return People(tuple(accounts.values()), tuple(persons), tuple(products))


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (resources.files(knowledge.sample) / "data" / f"{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _local(aliases: str) -> str:
    return next((one for one in aliases.split(";") if BENGALI.search(one)), "")


def _person(row: dict[str, str], account: str) -> Person:
    local = _local(row["aliases"])
    name = Name(row["name"], "person", local)
    return Person(name, account, row["name"].split()[0], _first(local))


def _first(local: str) -> str:
    """The first name without the title before it (ডা. নাজনীন মোর্শেদ)."""
    return next((word for word in local.split() if not word.endswith(".")), "")


def some_account(people: People, random: Random) -> Name:
    """One of the accounts that have people."""
    return random.choice([one for one in people.accounts if len(people.of(one.text)) > 1])
