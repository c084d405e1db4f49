"""The id that a record has in the files it was loaded from, by the ref it is cited under."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.records.accounts import Account
from knowledge.records.commitments import Commitment
from knowledge.records.contacts import Contact
from knowledge.records.deals import Deal
from knowledge.records.interactions import Interaction
from knowledge.records.meetings import Meeting
from knowledge.records.needs import Need
from knowledge.records.negotiation import NegotiationPoint
from knowledge.records.offers import Offer
from knowledge.records.orders import Order
from knowledge.records.plan import Initiative, Measure, Objective, Plan, PlanPoint
from knowledge.records.promotions import Promotion
from knowledge.records.satisfaction import SatisfactionReading
from knowledge.records.shelf import Listing, ShelfAudit
from knowledge.retrieval.passage_writing import REF_WORDS

_REF = re.compile(r"(?P<kind>[a-z_]+)-(?P<id>\d{1,18})(?:\.\d+)?")
_RECORDS: Mapping[str, Any] = {
    **dict.fromkeys(REF_WORDS.values(), Interaction),
    "account": Account,
    "commitment": Commitment,
    "contact": Contact,
    "deal": Deal,
    "initiative": Initiative,
    "listing": Listing,
    "measure": Measure,
    "meeting": Meeting,
    "need": Need,
    "negotiation_point": NegotiationPoint,
    "objective": Objective,
    "offer": Offer,
    "order": Order,
    "plan": Plan,
    "plan_point": PlanPoint,
    "promotion": Promotion,
    "reading": SatisfactionReading,
    "shelf_audit": ShelfAudit,
}


def names_of_ref(session: Session, ref: str) -> frozenset[str]:
    """What a ref goes by: itself, that of the record it is a part of (note-57.2 is of note-57), and the record's own id
    where it was loaded.
    """
    match = _REF.fullmatch(ref)
    if match is None or match["kind"] not in _RECORDS:
        return frozenset({ref})
    record = _RECORDS[match["kind"]]
    loaded = session.scalar(sa.select(record.source_id).where(record.id == int(match["id"])))
    return frozenset({ref, f"{match['kind']}-{match['id']}", *((loaded,) if loaded else ())})
