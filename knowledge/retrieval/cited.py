"""Passages by their refs, as they stand: what was cited once and is shown again."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Passage
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.retrieval.passages import PassageRow


def passages_cited(
    session: Session, reader: Reader, refs: Collection[str], account_id: int | None = None
) -> dict[str, Passage]:
    """The passages of these refs that are still there and the reader may read, by ref; those of an account alone."""
    query = (
        sa.select(PassageRow)
        .join(Account, Account.id == PassageRow.account_id)
        .where(PassageRow.ref.in_(sorted(refs)), readable(reader))
    )
    if account_id is not None:
        query = query.where(PassageRow.account_id == account_id)
    return {
        row.ref: Passage(row.ref, row.kind, row.happened_on, row.author, row.words, row.url, 0.0, row.conversation)
        for row in session.scalars(query)
    }
