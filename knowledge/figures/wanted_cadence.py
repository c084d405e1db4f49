"""How often accounts of a tier should hear from us: by cadence.toml in the home folder, or what comes with Keybrief.

A file that cannot be used changes nothing: what comes with Keybrief is in force, and `trouble` says what is wrong.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from knowledge.errors import BadInput
from knowledge.evidence import Items, Message, Name, Term, Value
from knowledge.figures.relationships import KEY_ROLES, ContactCard
from knowledge.own_file import in_force, nearest, tables_of
from knowledge.text import normal_form

FILE = "cadence.toml"
OTHERWISE = "otherwise"
FEWEST_DAYS, MOST_DAYS = 1, 365
FIELDS = ("account", "deciding", "others")
# Tiers that have a name in Bengali too.
KNOWN = ("key", "major", "standard", OTHERWISE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """At least one contact in so many days: with anybody at the account, with who decides there, with the others."""

    account: int
    deciding: int
    others: int

    def of(self, card: ContactCard) -> int:
        """The days wanted of one of its people."""
        if card.cadence_days:
            return card.cadence_days
        return self.deciding if card.role in KEY_ROLES else self.others


@dataclass(frozen=True, slots=True)
class Cadence:
    """What is wanted, by tier. file: the file it is read from, "" for what comes with Keybrief. trouble: why a file of
    one's own is not in force.
    """

    tiers: Mapping[str, Wanted]
    file: str = ""
    trouble: Message | None = field(default=None)

    def of(self, tier: str) -> Wanted:
        """The cadence wanted of accounts of a tier."""
        return self.tiers.get(normal_form(tier), self.tiers[OTHERWISE])

    @property
    def origin(self) -> Term:
        """Whose days these are, in words."""
        return Term("cadence_from", "own" if self.file else "instead" if self.trouble else "default")

    @property
    def rows(self) -> tuple[dict[str, Value], ...]:
        """Each tier with its days, the rest last."""
        ranked = sorted(self.tiers.items(), key=lambda item: item[0] == OTHERWISE)
        return tuple(
            {
                "tier": Term("tier", tier) if tier in KNOWN else Name(tier),
                "account": days.account,
                "deciding": days.deciding,
                "others": days.others,
            }
            for tier, days in ranked
        )

    @property
    def told(self) -> Items:
        """Each tier with its days, in a line."""
        return Items("stakeholders.tier_row", self.rows)


@lru_cache(maxsize=1)
def default() -> Cadence:
    """What comes with Keybrief."""
    words = resources.files("knowledge.figures").joinpath(FILE).read_text(encoding="utf-8")
    return Cadence({tier: _wanted(days, tier) for tier, days in tomllib.loads(words).items()})


def cadence_of(session: Session) -> Cadence:
    """What is in force for the book that the session reads."""
    home = session.info.get("home")
    return cadence_in(home if isinstance(home, Path) else None)


def cadence_in(home: Path | None) -> Cadence:
    """What is in force for a home folder, read anew where its file has changed."""
    return in_force(home, FILE, default(), _own, _instead)


def _own(path: Path) -> Cadence:
    return replace(read_cadence(path), file=str(path))


def _instead(trouble: Message) -> Cadence:
    return replace(default(), trouble=trouble)


def read_cadence(path: Path) -> Cadence:
    """A file of one's own; a tier that it leaves out stays.

    Errors: BadInput that names the first place that is wrong, and what to do.
    """
    tiers = dict(default().tiers)
    given: set[str] = set()
    for name, days in tables_of(path).items():
        tier = normal_form(name)
        if not isinstance(days, dict):
            raise BadInput("errors.cadence_no_table", place=f"[{name}]")
        if not tier or tier in given:
            raise BadInput("errors.cadence_twice", place=f"[{name}]")
        given.add(tier)
        tiers[tier] = _wanted(days, name)
    return Cadence(tiers)


def _wanted(days: Mapping[str, Any], tier: str) -> Wanted:
    for name in days:
        if name not in FIELDS:
            raise BadInput("errors.cadence_unknown", place=f"[{tier}] {name}", known=nearest(name, FIELDS))
    for name in FIELDS:
        if name not in days:
            raise BadInput("errors.cadence_missing", place=f"[{tier}]", name=name)
    return Wanted(**{name: _days(days[name], f"[{tier}] {name}") for name in FIELDS})


def _days(value: object, place: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not FEWEST_DAYS <= value <= MOST_DAYS:
        raise BadInput("errors.cadence_no_days", place=place, low=FEWEST_DAYS, high=MOST_DAYS)
    return value
