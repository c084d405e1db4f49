"""A draft becomes records, each with its revision, all under one origin; and all of them can be taken back at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import BadInput, NotFound
from knowledge.keeping.records import add_record, demand_right, undo_record
from knowledge.people import Reader
from knowledge.planning.draft import PlanDraft
from knowledge.records.plan import Plan
from knowledge.records.revisions import Revision

# Between an origin and the place of a record in the draft.
PLACE = "#"


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """The plan that came of it; count: its records, itself included. gone: passages whose vectors are to be dropped.

    changed: False where it was done before.
    """

    ref: str
    account_id: int
    title: str
    count: int
    changed: bool
    gone: tuple[int, ...] = ()


def save_draft(session: Session, by: Reader, draft: PlanDraft, title: str, *, at: datetime, origin: str) -> SavedPlan:
    """Stores a draft in the caller's transaction. The same origin again stores nothing.

    Errors: NotFound where the account is not there or not to be read; Refused where it is not the reader's to keep.
    """
    values = {
        "account_id": draft.account.id,
        "title": title,
        "starts_on": draft.term.start,
        "ends_on": draft.term.end,
    }
    plan = add_record(session, by, "plan", values, at=at, origin=f"{origin}{PLACE}0")
    keys: dict[int, int] = {}
    for place, one in enumerate(draft.proposals):
        if not plan.changed:
            break
        if one.kind in ("objective", "plan_point"):
            parent = {"plan_id": _key(plan.ref)}
        else:
            parent = {"objective_id": keys[one.under]}
        kept = add_record(session, by, one.kind, parent | dict(one.values), at=at, origin=f"{origin}{PLACE}{place + 1}")
        if one.kind == "objective":
            keys[place] = _key(kept.ref)
    stored = session.get(Plan, _key(plan.ref))
    if stored is None:
        raise NotFound("keeping.unknown", ref=plan.ref)
    return SavedPlan(plan.ref, draft.account.id, stored.title, len(_made_with(session, plan.ref)), plan.changed)


def undo_draft(session: Session, by: Reader, ref: str, *, at: datetime, origin: str) -> SavedPlan:
    """Takes back a plan that was saved from a draft, with all that was saved with it.

    Errors: NotFound; Refused; BadInput where it was made otherwise, or holds records that were added since.
    """
    made = session.scalar(sa.select(Revision).where(Revision.ref == ref, Revision.number == 1))
    if made is None or not ref.startswith("plan-"):
        raise NotFound("keeping.unknown", ref=ref[:40])
    demand_right(session, by, made.account_id)
    together = _made_with(session, ref)
    if not together:
        raise BadInput("plan.not_drafted", ref=ref)
    stored = session.get(Plan, _key(ref))
    if made.undone or stored is None:
        return SavedPlan(ref, made.account_id, "", len(together), changed=False)
    title = stored.title
    gone: list[int] = []
    for one in together:
        try:
            gone += undo_record(session, by, one, 1, at=at, origin=origin).gone
        except BadInput as error:
            raise BadInput("plan.draft_in_use", ref=ref) from error
    return SavedPlan(ref, made.account_id, title, len(together), changed=True, gone=tuple(gone))


def _made_with(session: Session, ref: str) -> list[str]:
    """The refs of all that was saved with a plan, what is under another before it, the plan itself last."""
    made = session.scalar(sa.select(Revision).where(Revision.ref == ref, Revision.number == 1))
    if made is None or PLACE not in made.origin:
        return []
    whole = made.origin.rpartition(PLACE)[0]
    query = sa.select(Revision.ref).where(
        Revision.origin.startswith(f"{whole}{PLACE}", autoescape=True),
        Revision.account_id == made.account_id,
        Revision.before == "",
    )
    return list(session.scalars(query.order_by(Revision.id.desc())))


def _key(ref: str) -> int:
    return int(ref.rpartition("-")[2])
