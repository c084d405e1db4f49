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
from knowledge.figures.relationships import QUIET_DAYS_KEY
from knowledge.figures.strength import first_day
from knowledge.figures.wanted_cadence import cadence_of
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
    cadence = cadence_of(session)
    for key, tier, day in session.execute(_last_contacts(which, as_of)):
        wanted = cadence.of(tier).account
        if (days := (as_of - day).days) > wanted:
            found[key].append(Alert("cadence", days=days, wanted=wanted))
    for key, alert in threads_of(session, which, as_of).items():
        found[key].append(alert)
    for row in session.execute(_watched(which, as_of)):
        since = (as_of - row.last).days if row.last is not None else None
        if row.role is Role.CHAMPION and (since is None or since > QUIET_DAYS_KEY):
            found[row.account_id].append(Alert("champion", row.name, since))
        elif row.cadence_days and (since is None or since > row.cadence_days):
            found[row.account_id].append(Alert("person", row.name, since, row.cadence_days))
    return {key: tuple(alerts) for key, alerts in found.items()}


def threads_of(session: Session, which: sa.ColumnElement[bool], as_of: date) -> dict[int, Alert]:
    """The accounts of whose people just one was spoken to in the last ninety days. which: a condition on `Account`."""
    people: dict[int, list[tuple[str, date]]] = defaultdict(list)
    query = _spoken(which, as_of).where(Interaction.happened_on >= first_day(as_of), _still_there(as_of))
    for row in session.execute(query.order_by(Contact.account_id, Contact.id)):
        people[row.account_id].append((row.name, row.last))
    alone = {key: spoken[0] for key, spoken in people.items() if len(spoken) == 1}
    return {key: Alert("thread", name, (as_of - last).days) for key, (name, last) in alone.items()}


def _last_contacts(which: sa.ColumnElement[bool], as_of: date) -> sa.Select[int, str, date]:
    """The day of each account's last interaction, with its tier."""
    return (
        sa.select(Account.id, Account.tier, sa.func.max(Interaction.happened_on))
        .join(Interaction, Interaction.account_id == Account.id)
        .where(which, Interaction.happened_on <= as_of)
        .group_by(Account.id, Account.tier)
        .order_by(Account.id)
    )


def _spoken(which: sa.ColumnElement[bool], as_of: date) -> sa.Select[int, int, str, date]:
    """The people who took part in interactions of their account, with the day of the last one."""
    return (
        sa.select(Contact.account_id, Contact.id, Contact.name, sa.func.max(Interaction.happened_on).label("last"))
        .select_from(Account)
        .join(Interaction, Interaction.account_id == Account.id)
        .join(InteractionContact, InteractionContact.interaction_id == Interaction.id)
        .join(Contact, sa.and_(Contact.id == InteractionContact.contact_id, Contact.account_id == Account.id))
        .where(which, Interaction.happened_on <= as_of)
        .group_by(Contact.account_id, Contact.id, Contact.name)
    )


def _watched(which: sa.ColumnElement[bool], as_of: date) -> sa.Select[int, str, Role, int | None, date | None]:
    """Champions, and people with days of their own, with the day each was last spoken to."""
    watched = sa.or_(Contact.role == Role.CHAMPION, Contact.cadence_days.is_not(None))
    spoken = _spoken(which, as_of).where(watched).subquery()
    return (
        sa.select(Contact.account_id, Contact.name, Contact.role, Contact.cadence_days, spoken.c.last)
        .join(Account, Account.id == Contact.account_id)
        .join(spoken, spoken.c.id == Contact.id, isouter=True)
        .where(which, watched, _still_there(as_of))
        .order_by(Contact.account_id, Contact.id)
    )


def _still_there(as_of: date) -> sa.ColumnElement[bool]:
    return sa.or_(Contact.left_on.is_(None), Contact.left_on > as_of)
