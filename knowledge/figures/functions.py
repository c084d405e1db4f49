"""What each function owes: open commitments of ours and initiatives of the plan, by who is to do them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Quantity, Term, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest, WholeBookEntry
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.plan import Initiative, Objective, Plan, PlanStatus
from knowledge.records.team import Function, TeamMember

MOST_LISTED = 6


Rows = sa.Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Owing:
    """One piece of open work on the as-of day. `function` and `owner` are "" where nobody is named."""

    ref: str
    statement: str
    function: str
    owner: str
    due_on: date | None


def functions_owe(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """What each function owes for an account: how much, how much of it late, and the earliest due."""
    found = open_work(session, reader, request.as_of, account.id)
    return _figure("functions_owe", found, request, {"account": account_name(account)})


def functions_owe_all(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """What each function owes over all accounts the reader may read."""
    return _figure("functions_owe_all", open_work(session, reader, request.as_of), request, {})


def open_work(session: Session, reader: Reader, as_of: date, account_id: int | None = None) -> list[Owing]:
    """Commitments and initiatives that were open on the day, by due day, those with none at the end."""
    promised = _commitments(reader, as_of)
    planned = _initiatives(reader, as_of)
    if account_id is not None:
        promised, planned = promised.where(Account.id == account_id), planned.where(Account.id == account_id)
    found = [*_owing("commitment", session.execute(promised)), *_owing("initiative", session.execute(planned))]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.ref))


def _figure(name: str, found: list[Owing], request: FigureRequest, values: dict[str, Value]) -> Figure:
    by_function: dict[str, list[Owing]] = defaultdict(list)
    for one in found:
        by_function[one.function].append(one)
    late = [one for one in found if _is_late(one, request.as_of)]
    # Who is behind leads.
    order = sorted(
        by_function,
        key=lambda function: (
            -sum(_is_late(one, request.as_of) for one in by_function[function]),
            -len(by_function[function]),
            function,
        ),
    )
    if found:
        values |= {"number": _things(len(found)), "late": Decimal(len(late))}
        rows = tuple(_row(function, by_function[function], request.as_of) for function in order[:MOST_LISTED])
        values["rows"] = Items("handoff.function_row", rows)
    tone: Tone = "watch" if late else "plain"
    return Figure(
        ref=name.replace("_", "-"),
        name=name,
        sentence=Message(f"handoff.{name}" if found else f"handoff.{name}_none", values),
        definition=Message("handoff.functions_owe_definition"),
        as_of=request.as_of,
        records=tuple(one.ref for one in [*late, *(one for one in found if one not in late)][:20]),
        records_total=len(found),
        tone=tone,
    )


def _row(function: str, held: list[Owing], as_of: date) -> dict[str, Value]:
    first = held[0]
    return {
        "function": Term("function", function) if function else Term("unknown", "function"),
        "number": _things(len(held)),
        "late": Decimal(sum(_is_late(one, as_of) for one in held)),
        "statement": Words(first.statement.rstrip(".।")),
        "owner": Name(first.owner, "person") if first.owner else Term("unknown", "owner"),
        "due": first.due_on or Term("unknown", "due"),
    }


def _things(number: int) -> Quantity:
    return Quantity(Decimal(number), "tasks")


def _is_late(one: Owing, as_of: date) -> bool:
    return one.due_on is not None and one.due_on < as_of


def _commitments(reader: Reader, as_of: date) -> Rows:
    open_then = sa.or_(
        Commitment.status == CommitmentStatus.OPEN,
        sa.and_(Commitment.status == CommitmentStatus.DONE, Commitment.done_on > as_of),
    )
    return (
        sa.select(
            Commitment.id,
            Commitment.statement,
            Commitment.function,
            TeamMember.function.label("members"),
            sa.func.coalesce(TeamMember.name, Commitment.owner_name).label("owner"),
            Commitment.due_on,
        )
        .join(Account, Account.id == Commitment.account_id)
        .join(TeamMember, TeamMember.id == Commitment.owner_member_id, isouter=True)
        .where(Commitment.side == Side.OURS, Commitment.made_on <= as_of, open_then, readable(reader))
    )


def _initiatives(reader: Reader, as_of: date) -> Rows:
    ended = (PlanStatus.DONE, PlanStatus.DROPPED)
    open_then = sa.or_(Initiative.status.not_in(ended), Initiative.done_on > as_of)
    return (
        sa.select(
            Initiative.id,
            Initiative.statement,
            Initiative.function,
            TeamMember.function.label("members"),
            TeamMember.name.label("owner"),
            Initiative.due_on,
        )
        .join(Objective, Objective.id == Initiative.objective_id)
        .join(Plan, Plan.id == Objective.plan_id)
        .join(Account, Account.id == Plan.account_id)
        .join(TeamMember, TeamMember.id == Initiative.owner_member_id, isouter=True)
        .where(Plan.starts_on <= as_of, Plan.ends_on >= as_of, open_then, readable(reader))
    )


def _owing(kind: str, rows: Any) -> list[Owing]:
    return [
        Owing(f"{kind}-{row.id}", row.statement, _word(row.function or row.members), row.owner or "", row.due_on)
        for row in rows
    ]


def _word(function: Function | None) -> str:
    return function.value if function is not None else ""


ENTRIES = (
    CatalogueEntry(
        "functions_owe",
        functions_owe,
        (
            "What does each function owe?",
            "What do other functions owe for them?",
            "What does marketing still have to do for X?",
            "What does supply chain owe them?",
            "Which departments are behind for them?",
            "who inside owes what by function",
        ),
        (
            "কোন বিভাগের কী বাকি?",
            "মার্কেটিংয়ের কী কাজ বাকি আছে ওদের জন্য?",
            "সাপ্লাই চেইন কী করতে বাকি রেখেছে?",
            "অন্য বিভাগগুলোর কাছে কী পাওনা?",
            "কোন বিভাগ পিছিয়ে আছে?",
        ),
    ),
)

WHOLE_BOOK = (
    WholeBookEntry(
        "functions_owe_all",
        functions_owe_all,
        (
            "Which functions are behind over all accounts?",
            "What do our functions owe over all accounts?",
            "Which department owes the most tasks in total?",
        ),
        ("সব অ্যাকাউন্টে কোন বিভাগের কত কাজ বাকি?", "সব মিলিয়ে কোন বিভাগ সবচেয়ে পিছিয়ে?"),
    ),
)
