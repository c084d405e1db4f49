"""What the records hold of one person of ours: their function, how many accounts and notes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.people import Reader
from knowledge.records.accounts import Account, own, readable
from knowledge.records.interactions import Interaction, InteractionKind
from knowledge.records.notes import written_by
from knowledge.records.team import TeamMember


@dataclass(frozen=True, slots=True)
class PersonCard:
    """function: "" for who is on no team list. own, readable: accounts; notes: those they wrote, unfiled: of these."""

    function: str
    own: int
    readable: int
    notes: int
    unfiled: int


def person_card(session: Session, reader: Reader) -> PersonCard:
    """What is known of a reader, by counts. Outsiders are not known."""
    if reader.standing == "outsider":
        return PersonCard("", 0, 0, 0, 0)
    function = session.scalar(sa.select(TeamMember.function).where(TeamMember.id == reader.member_id))
    written = sa.select(sa.func.count(), sa.func.count(Interaction.account_id))
    notes, filed = session.execute(
        written.where(Interaction.kind == InteractionKind.NOTE, written_by(reader)).select_from(Interaction)
    ).one()

    def accounts(condition: sa.ColumnElement[bool]) -> int:
        return session.scalar(sa.select(sa.func.count()).select_from(Account).where(condition)) or 0

    return PersonCard(
        function.value if function else "", accounts(own(reader)), accounts(readable(reader)), notes, notes - filed
    )


def names_by_key(session: Session, keys: Collection[str]) -> dict[str, str]:
    """What people are called by the keys of their Readers: a team member's name, another's e-mail or name.

    The book's owner has no name; a key whose member is gone is not there either.
    """
    members = {key: key.removeprefix("member-") for key in keys if key.startswith("member-")}
    ids = [int(number) for number in members.values() if number.isdecimal()]
    rows = session.execute(sa.select(TeamMember.id, TeamMember.name).where(TeamMember.id.in_(ids)))
    named = {f"member-{key}": name for key, name in rows}
    others = [key for key in keys if key.startswith(("mail:", "name:"))]
    return named | {key: key.partition(":")[2] for key in others}
