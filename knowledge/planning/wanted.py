"""What the customer wants and nobody has offered, and what worries it, as objectives of theirs in a new plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Figure, Name, Quantity, Term, Value
from knowledge.figures.needs import open_needs
from knowledge.planning.drafting import Drafting, Proposed, still_there
from knowledge.planning.told import UNKNOWN, plan_fact, statement
from knowledge.records.commitments import Side
from knowledge.records.contacts import Contact
from knowledge.records.needs import Need, NeedKind
from knowledge.records.offers import Offer, OfferNeed, OfferStatus
from knowledge.records.plan import PlanStatus

MOST_NEEDS = 5
_ANSWERS = (OfferStatus.PREPARED, OfferStatus.OFFERED, OfferStatus.ACCEPTED, OfferStatus.DELIVERED)


def propose_wanted(drafting: Drafting) -> None:
    """What the customer wants and nobody has offered, the newest first; then what it is worried about, oldest first."""
    session, as_of = drafting.session, drafting.request.as_of
    found = open_needs(session, drafting.reader, drafting.account.id, as_of, set(NeedKind))
    answered = _answered(session, [need.id for need in found], as_of)
    wants = [need for need in found if need.kind is not NeedKind.CONCERN and need.id not in answered][:MOST_NEEDS]
    worries = [need for need in reversed(found) if need.kind is NeedKind.CONCERN][:MOST_NEEDS]
    names = dict(
        session.execute(
            sa.select(Contact.id, Contact.name).where(Contact.id.in_([one.contact_id for one in found]))
        ).all()
    )
    for need in (*wants, *worries):
        if drafting.spoken_of(need.statement):
            continue
        values = {
            "side": Side.THEIRS,
            "statement": need.statement,
            "owner_contact_id": still_there(session, need.contact_id, as_of),
            "due_on": drafting.term.end,
            "status": PlanStatus.NOT_STARTED,
        }
        why = "concern" if need.kind is NeedKind.CONCERN else "need_by" if need.contact_id in names else "need"
        drafting.add(Proposed("objective", values, why, _need_fact(need, names, as_of)))


def _answered(session: Session, need_ids: Sequence[int], as_of: date) -> set[int]:
    """The needs that an offer answers which was not declined."""
    query = (
        sa.select(OfferNeed.need_id)
        .join(Offer, Offer.id == OfferNeed.offer_id)
        .where(OfferNeed.need_id.in_(need_ids), Offer.offered_on <= as_of, Offer.status.in_(_ANSWERS))
    )
    return set(session.scalars(query))


def _need_fact(need: Need, names: Mapping[int, str], as_of: date) -> Figure:
    by = names.get(need.contact_id or 0, "")
    values: dict[str, Value] = {
        "statement": statement(need.statement),
        "kind": Term("need_kind", need.kind.value),
        "stated": need.stated_on,
        "age": Quantity(Decimal((as_of - need.stated_on).days), "days"),
        "by": Name(by, "person") if by else UNKNOWN,
    }
    return plan_fact(f"need-{need.id}", "need", values, as_of)
