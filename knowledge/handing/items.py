"""What can be handed on: an open commitment of ours, or an initiative of the plan that has not ended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import NotFound
from knowledge.evidence import Name
from knowledge.people import Reader
from knowledge.records.accounts import Account, own, readable, shown_names
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.plan import Initiative, Objective, Plan, PlanStatus
from knowledge.records.team import Function, TeamMember

ENDED = (PlanStatus.DONE, PlanStatus.DROPPED)
_REF = re.compile(r"(commitment|initiative)-(\d{1,15})", re.IGNORECASE)


Rows = sa.Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of work. `owner` is "" where nobody of ours is named, `function` where none is; open: not yet ended."""

    ref: str
    account_id: int
    account: Name
    statement: str
    owner: str
    owner_id: int | None
    function: str
    due_on: date | None
    open: bool


def item_of(session: Session, reader: Reader, ref: str) -> Item:
    """The work that a ref names. Errors: NotFound where there is none, or it is not to be read."""
    found = next(iter(items_named(session, reader, [ref]).values()), None)
    if found is None:
        raise NotFound("handoff.item_unknown", ref=ref.strip()[:40])
    return found


def items_named(session: Session, reader: Reader, refs: Iterable[str]) -> dict[str, Item]:
    """The work that refs name, by its ref; what there is none of, or is not to be read, is left out."""
    keys: dict[str, set[int]] = {"commitment": set(), "initiative": set()}
    for ref in refs:
        if match := _REF.fullmatch(ref.strip()):
            keys[match[1].lower()].add(int(match[2]))
    found: list[Item] = []
    if keys["commitment"]:
        found += _items(session, _commitments(reader).where(Commitment.id.in_(keys["commitment"])))
    if keys["initiative"]:
        found += _items(session, _initiatives(reader).where(Initiative.id.in_(keys["initiative"])))
    return {item.ref: item for item in found}


def items_of(session: Session, reader: Reader, account_id: int | None, most: int) -> list[Item]:
    """The open work that a reader may hand on, of one account or of all, by due day, so many."""
    mine_c = sa.or_(own(reader), _is(Commitment.owner_member_id, reader))
    mine_i = sa.or_(own(reader), _is(Initiative.owner_member_id, reader))
    promised = _commitments(reader).where(Commitment.status == CommitmentStatus.OPEN, mine_c)
    planned = _initiatives(reader).where(Initiative.status.not_in(ENDED), mine_i)
    if account_id is not None:
        promised, planned = promised.where(Account.id == account_id), planned.where(Account.id == account_id)
    promised = promised.order_by(Commitment.due_on.is_(None), Commitment.due_on, Commitment.id).limit(most)
    planned = planned.order_by(Initiative.due_on.is_(None), Initiative.due_on, Initiative.id).limit(most)
    found = [*_items(session, promised), *_items(session, planned)]
    found.sort(key=lambda one: one.due_on or date.max)
    return found[:most]


def may_hand_on(session: Session, reader: Reader, item: Item) -> bool:
    """Whether the reader owns the work, or looks after its account."""
    if reader.member_id is not None and item.owner_id == reader.member_id:
        return True
    return session.scalar(sa.select(Account.id).where(Account.id == item.account_id, own(reader))) is not None


def _is(column: Any, reader: Reader) -> sa.ColumnElement[bool]:
    return column == reader.member_id if reader.member_id is not None else sa.false()


def _commitments(reader: Reader) -> Rows:
    return (
        sa.select(
            sa.literal("commitment").label("kind"),
            Commitment.id,
            Account.id.label("account_id"),
            Commitment.statement,
            TeamMember.name,
            Commitment.owner_member_id,
            Commitment.owner_name,
            Commitment.function,
            TeamMember.function.label("members_function"),
            Commitment.due_on,
            (Commitment.status == CommitmentStatus.OPEN).label("open"),
        )
        .join(Account, Account.id == Commitment.account_id)
        .join(TeamMember, TeamMember.id == Commitment.owner_member_id, isouter=True)
        .where(Commitment.side == Side.OURS, readable(reader))
    )


def _initiatives(reader: Reader) -> Rows:
    return (
        sa.select(
            sa.literal("initiative").label("kind"),
            Initiative.id,
            Account.id.label("account_id"),
            Initiative.statement,
            TeamMember.name,
            Initiative.owner_member_id,
            sa.literal("").label("owner_name"),
            Initiative.function,
            TeamMember.function.label("members_function"),
            Initiative.due_on,
            Initiative.status.not_in(ENDED).label("open"),
        )
        .join(Objective, Objective.id == Initiative.objective_id)
        .join(Plan, Plan.id == Objective.plan_id)
        .join(Account, Account.id == Plan.account_id)
        .join(TeamMember, TeamMember.id == Initiative.owner_member_id, isouter=True)
        .where(readable(reader))
    )


def _items(session: Session, query: Rows) -> list[Item]:
    rows = session.execute(query).all()
    names = shown_names(session, {row.account_id for row in rows})
    return [
        Item(
            ref=f"{row.kind}-{row.id}",
            account_id=row.account_id,
            account=names[row.account_id],
            statement=row.statement,
            owner=row.name or row.owner_name,
            owner_id=row.owner_member_id,
            function=_word(row.function or row.members_function),
            due_on=row.due_on,
            open=bool(row.open),
        )
        for row in rows
    ]


def _word(function: Function | None) -> str:
    return function.value if function is not None else ""
