"""Shelf audits: the newest of each store and category in a period."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Name, Period, Term, Value
from knowledge.figures.entry import FigureRequest
from knowledge.figures.retail.telling import Behind, days_in
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.shelf import ShelfAudit
from knowledge.records.stores import Store


@dataclass(frozen=True, slots=True)
class Audited:
    """One audit, and the store it was made in; "" where the whole chain was looked at."""

    audit: ShelfAudit
    store: str

    @property
    def where(self) -> Value:
        return Name(self.store) if self.store else Term("where", "chain")


def newest_audits(
    session: Session, reader: Reader, account: AccountCard, period: Period, request: FigureRequest
) -> list[Audited]:
    """Of each store and category the last audit of the period, the newest first."""
    days = days_in(period, request)
    query = (
        sa.select(ShelfAudit, Store.name)
        .join(Account, Account.id == ShelfAudit.account_id)
        .join(Store, Store.id == ShelfAudit.store_id, isouter=True)
        .where(ShelfAudit.account_id == account.id, readable(reader))
        .where(ShelfAudit.audited_on.between(days.start, days.end))
        .order_by(ShelfAudit.audited_on, ShelfAudit.id)
    )
    if request.stores:
        query = query.where(ShelfAudit.store_id.in_(request.stores))
    if request.category:
        query = query.where(ShelfAudit.category == request.category)
    newest = {(audit.store_id, audit.category): Audited(audit, store or "") for audit, store in session.execute(query)}
    return sorted(newest.values(), key=lambda one: (one.audit.audited_on, one.audit.id), reverse=True)


def audits_behind(found: list[Audited]) -> Behind:
    """The audits as the records behind a figure."""
    return Behind(tuple(f"shelf_audit-{one.audit.id}" for one in found[:20]), len(found))
