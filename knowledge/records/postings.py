"""Postings: what was posted for a request, so that its sources can be shown again and a later one compared with it.

The words of passages are not kept: they are read again by their refs, so that an erased note is gone here too.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base

KEPT = timedelta(days=30)


class PostingRow(Base):
    """`id` is that of the work that posted it; `asked_by` the person's own key; `place` "channel/ts", or "".

    `words` (JSON) are what is needed to make it again, `sources` (JSON) what it cites, `marks` (JSON) a short hash of
    each sentence.
    """

    __tablename__ = "postings"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    asked_by: Mapped[str] = mapped_column(index=True)
    as_of: Mapped[date]
    posted_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(default="")
    words: Mapped[str]
    sources: Mapped[str]
    marks: Mapped[str]
