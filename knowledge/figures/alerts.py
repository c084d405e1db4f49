"""Alerts on relationships: an account left alone for longer than wanted, or that hangs on one person; a quiet champion.

For many accounts at once, by few queries; `threads.py` tells the same of one account as figures.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Message, Name, Quantity, Value
from knowledge.figures.cadence import wanted_of
from knowledge.figures.relationships import QUIET_DAYS_KEY
from knowledge.figures.strength import first_day
from knowledge.records.accounts import Account
from knowledge.records.contacts import Contact, Role
from knowledge.records.interactions import Interaction, InteractionContact

AlertKind = Literal["cadence", "person", "thread", "champion"]


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert. `days` since the last contact, None where there never was one; `wanted`: at least one in so many.

    cadence: the account was left alone for longer than its tier wants; person: the same of one of its people who has
    days of their own; thread: `person` is the only one spoken to in ninety days; champion: theirs is quiet.
    """

    kind: AlertKind
    person: str = ""
    days: int | None = None
    wanted: int = 0

    @property
    def message(self) -> Message:
        """The alert in a line."""
        values: dict[str, Value] = {"person": Name(self.person, "person")}
        if self.wanted:
            values["wanted"] = Quantity(Decimal(self.wanted), "days")
        if self.days is None:
            return Message(f"stakeholders.alert_{self.kind}_never", values)
        return Message(f"stakeholders.alert_{self.kind}", values | {"days": Quantity(Decimal(self.days), "days")})

    @property
    def matter(self) -> tuple[str, str]:
        """What it is about: the same from one day to the next."""
        return self.kind, self.person


def alerts_of(session: Session, which: sa.ColumnElement[bool], as_of: date) -> dict[int, tuple[Alert, ...]]:
    """The alerts of each account that has any, those on the account itself first. which: a condition on `Account`."""
    found: dict[int, list[Alert]] = defaultdict(list)
    for key, tier, day in session.execute(_last_contacts(which, as_of)):
        wanted = wanted_of(tier).account
        if (days := (as_of - day).days) > wanted:
            found[key].append(Alert("cadence", days=days, wanted=wanted))
    people: dict[int, list[sa.Row[int, str, Role, int | None, date | None]]] = defaultdict(list)
    for row in session.execute(_people(which, as_of)):
        people[row.account_id].append(row)
    for key, rows in people.items():
        lately = [row for row in rows if row.last is not None and row.last >= first_day(as_of)]
        if len(lately) == 1:
            found[key].append(Alert("thread", lately[0].name, (as_of - lately[0].last).days))
        for row in rows:
            since = (as_of - row.last).days if row.last is not None else None
            if row.role is Role.CHAMPION and (since is None or since > QUIET_DAYS_KEY):
                found[key].append(Alert("champion", row.name, since))
            elif row.cadence_days and (since is None or since > row.cadence_days):
                found[key].append(Alert("person", row.name, since, row.cadence_days))
    return {key: tuple(alerts) for key, alerts in found.items()}


def _last_contacts(which: sa.ColumnElement[bool], as_of: date) -> sa.Select[int, str, date]:
    """The day of each account's last interaction, with its tier."""
    return (
        sa.select(Account.id, Account.tier, sa.func.max(Interaction.happened_on))
        .join(Interaction, Interaction.account_id == Account.id)
        .where(which, Interaction.happened_on <= as_of)
        .group_by(Account.id, Account.tier)
        .order_by(Account.id)
    )


def _people(which: sa.ColumnElement[bool], as_of: date) -> sa.Select[int, str, Role, int | None, date | None]:
    """The people who are still there, with the day each last took part in an interaction."""
    spoken = (
        sa.select(InteractionContact.contact_id, sa.func.max(Interaction.happened_on).label("last"))
        .join(Interaction, Interaction.id == InteractionContact.interaction_id)
        .join(Account, Account.id == Interaction.account_id)
        .where(Interaction.happened_on <= as_of, which)
        .group_by(InteractionContact.contact_id)
        .subquery()
    )
    return (
        sa.select(Contact.account_id, Contact.name, Contact.role, Contact.cadence_days, spoken.c.last)
        .join(Account, Account.id == Contact.account_id)
        .join(spoken, spoken.c.contact_id == Contact.id, isouter=True)
        .where(which, sa.or_(Contact.left_on.is_(None), Contact.left_on > as_of))
        .order_by(Contact.account_id, Contact.id)
    )
