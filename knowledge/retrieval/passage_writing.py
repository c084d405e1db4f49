"""What is said in a record becomes passages, in the transaction that writes the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.records.commitments import Commitment
from knowledge.records.contacts import Contact
from knowledge.records.deals import Deal
from knowledge.records.interactions import Interaction, InteractionContact, InteractionKind
from knowledge.records.meetings import Meeting
from knowledge.records.needs import Need
from knowledge.records.negotiation import NegotiationPoint, PointKind
from knowledge.records.offers import Offer
from knowledge.records.plan import Initiative, Objective, Plan, PlanPoint
from knowledge.records.promotions import Promotion
from knowledge.records.satisfaction import SatisfactionReading
from knowledge.records.shelf import ShelfAudit
from knowledge.records.team import TeamMember
from knowledge.retrieval.passages import PassageRow
from knowledge.text import terms

CHUNK = 500


@dataclass(frozen=True, slots=True, order=True)
class RecordKey:
    """A record by its kind ("interaction") and its id."""

    kind: str
    id: int


# The word an interaction's ref begins with, by its kind: "note-57", "call-8".
REF_WORDS: dict[InteractionKind, str] = {
    InteractionKind.NOTE: "note",
    InteractionKind.CALL: "call",
    InteractionKind.MAIL: "mail",
    InteractionKind.MEETING: "minutes",
    InteractionKind.VISIT: "visit",
    InteractionKind.DOCUMENT: "document",
}

_TURN = re.compile(r"^(?=[^\W\d_][\w .'-]{0,30}: )", re.MULTILINE)
_QUOTED_TAIL = re.compile(r"^(?:>.*|On .{5,80} wrote:|-{2,} ?Original Message.*|From: .*|--\s*)$", re.MULTILINE)


def interaction_ref(kind: InteractionKind, key: int) -> str:
    """The ref of an interaction: `note-57`."""
    return f"{REF_WORDS[kind]}-{key}"


def parts_of(kind: InteractionKind, body: str) -> list[str]:
    """The parts of an interaction that are cited apart: paragraphs; a call's turns; a mail without its quoted tail."""
    if kind is InteractionKind.MAIL and (tail := _QUOTED_TAIL.search(body)) and body[: tail.start()].strip():
        body = body[: tail.start()]
    if kind in (InteractionKind.CALL, InteractionKind.MEETING) and len(_TURN.findall(body)) > 1:
        parts = _TURN.split(body)
    else:
        parts = re.split(r"\n\s*\n", body)
    return [part.strip() for part in parts if part.strip()] or [body.strip()]


def write_passages(session: Session, keys: Collection[RecordKey]) -> None:
    """Writes the passages of these records anew; those of records that are gone, or empty, are removed."""
    wanted: dict[str, list[int]] = {}
    for key in sorted(set(keys)):
        wanted.setdefault(key.kind, []).append(key.id)
    for kind, ids in wanted.items():
        for start in range(0, len(ids), CHUNK):
            some = ids[start : start + CHUNK]
            rows = [row | _terms(row) for row in _READ[kind](session, some)]
            session.execute(
                sa.delete(PassageRow).where(PassageRow.record_kind == kind, PassageRow.record_id.in_(some)),
                execution_options={"synchronize_session": False},
            )
            if rows:
                session.execute(sa.insert(PassageRow.__table__), rows)  # type: ignore[arg-type]


def account_term(account_id: int | None) -> str:
    """The term that holds a passage to its account in the search by words."""
    return f"acct{account_id}" if account_id is not None else "unfiled"


def _terms(row: dict[str, Any]) -> dict[str, Any]:
    found = terms(f"{row.pop('title', '')} {row['words']}")
    return {"terms": " ".join([account_term(row["account_id"]), *found]), "term_count": len(found)}


def _interactions(session: Session, ids: list[int]) -> Iterable[dict[str, Any]]:
    query = (
        sa.select(Interaction, TeamMember.name)
        .join(TeamMember, TeamMember.id == Interaction.author_id, isouter=True)
        .where(Interaction.id.in_(ids))
        .order_by(Interaction.id)
    )
    present = _people_present(session, ids)
    for record, author in session.execute(query):
        ref = interaction_ref(record.kind, record.id)
        for position, words in enumerate(parts_of(record.kind, record.body)):
            yield {
                "account_id": record.account_id,
                "record_kind": "interaction",
                "record_id": record.id,
                "position": position,
                "ref": ref if position == 0 else f"{ref}.{position + 1}",
                "kind": record.kind.value,
                "happened_on": record.happened_on,
                "author": author or record.author_name,
                "author_id": record.author_id,
                "words": words,
                # A note says "he" of whom it was taken with: who took part is found by name all the same.
                "title": " ".join((record.subject if position == 0 else "", *present.get(record.id, ()))),
                "url": record.url,
                "conversation": record.conversation or ref,
            }


def _people_present(session: Session, ids: list[int]) -> dict[int, list[str]]:
    """The names of the contacts who took part, by interaction."""
    query = (
        sa.select(InteractionContact.interaction_id, Contact.name)
        .join(Contact, Contact.id == InteractionContact.contact_id)
        .where(InteractionContact.interaction_id.in_(ids))
        .order_by(InteractionContact.interaction_id, Contact.id)
    )
    found: dict[int, list[str]] = {}
    for key, name in session.execute(query):
        found.setdefault(key, []).append(name)
    return found


def _row(kind: str, record: Any, account_id: int, when: Any, words: str) -> dict[str, Any]:
    return {
        "account_id": account_id,
        "record_kind": kind,
        "record_id": record.id,
        "position": 0,
        "ref": f"{kind}-{record.id}",
        "kind": kind,
        "happened_on": when,
        "author": "",
        "author_id": None,
        "words": words,
        "url": "",
        "conversation": f"{kind}-{record.id}",
    }


def _sentence(*parts: str) -> str:
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())


def _plain(model: Any, kind: str, when: Callable[[Any], Any], words: Callable[[Any], str]) -> Any:
    def read(session: Session, ids: list[int]) -> Iterable[dict[str, Any]]:
        for record in session.scalars(sa.select(model).where(model.id.in_(ids)).order_by(model.id)):
            if said := words(record):
                yield _row(kind, record, record.account_id, when(record), said)

    return read


def _objectives(session: Session, ids: list[int]) -> Iterable[dict[str, Any]]:
    query = sa.select(Objective, Plan).join(Plan, Plan.id == Objective.plan_id)
    for record, plan in session.execute(query.where(Objective.id.in_(ids)).order_by(Objective.id)):
        yield _row("objective", record, plan.account_id, plan.starts_on, record.statement)


def _initiatives(session: Session, ids: list[int]) -> Iterable[dict[str, Any]]:
    query = (
        sa.select(Initiative, Plan)
        .join(Objective, Objective.id == Initiative.objective_id)
        .join(Plan, Plan.id == Objective.plan_id)
    )
    for record, plan in session.execute(query.where(Initiative.id.in_(ids)).order_by(Initiative.id)):
        yield _row("initiative", record, plan.account_id, record.starts_on or plan.starts_on, record.statement)


def _plan_points(session: Session, ids: list[int]) -> Iterable[dict[str, Any]]:
    query = sa.select(PlanPoint, Plan.account_id).join(Plan, Plan.id == PlanPoint.plan_id)
    for record, account_id in session.execute(query.where(PlanPoint.id.in_(ids)).order_by(PlanPoint.id)):
        yield _row("plan_point", record, account_id, record.stated_on, _sentence(record.name, record.statement))


def _negotiation_points(session: Session, ids: list[int]) -> Iterable[dict[str, Any]]:
    """A walk-away is never found by its words: what is found may be shown where others read."""
    query = sa.select(NegotiationPoint).where(NegotiationPoint.kind != PointKind.WALK_AWAY)
    for record in session.scalars(query.where(NegotiationPoint.id.in_(ids)).order_by(NegotiationPoint.id)):
        yield _row("negotiation_point", record, record.account_id, record.stated_on, record.statement)


def _needs(session: Session, ids: list[int]) -> Iterable[dict[str, Any]]:
    """A need's author is the contact who stated it."""
    query = sa.select(Need, Contact.name).join(Contact, Contact.id == Need.contact_id, isouter=True)
    for record, contact in session.execute(query.where(Need.id.in_(ids)).order_by(Need.id)):
        row = _row("need", record, record.account_id, record.stated_on, record.statement)
        yield row | {"author": contact or ""}


_READ: dict[str, Callable[[Session, list[int]], Iterable[dict[str, Any]]]] = {
    "interaction": _interactions,
    "need": _needs,
    "commitment": _plain(Commitment, "commitment", lambda r: r.made_on, lambda r: r.statement),
    "plan": _plain(Plan, "plan", lambda r: r.starts_on, lambda r: _sentence(r.title, r.summary)),
    "objective": _objectives,
    "initiative": _initiatives,
    "meeting": _plain(Meeting, "meeting", lambda r: r.starts_at.date(), lambda r: _sentence(r.title, r.goal)),
    "deal": _plain(
        Deal, "deal", lambda r: r.opened_on or r.expected_on, lambda r: _sentence(r.name, r.stage, r.next_step)
    ),
    "promotion": _plain(
        Promotion, "promotion", lambda r: r.starts_on, lambda r: _sentence(r.name, r.mechanic, r.result)
    ),
    "offer": _plain(Offer, "offer", lambda r: r.offered_on, lambda r: _sentence(r.name, r.service, r.terms, r.outcome)),
    "plan_point": _plan_points,
    "reading": _plain(SatisfactionReading, "reading", lambda r: r.taken_on, lambda r: r.comment),
    "shelf_audit": _plain(ShelfAudit, "shelf_audit", lambda r: r.audited_on, lambda r: r.finding),
    "negotiation_point": _negotiation_points,
}

PASSAGE_KINDS: tuple[str, ...] = tuple(_READ)
