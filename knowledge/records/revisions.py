"""Revisions: each change a person made of a record, with what it was before and after, so that it can be undone."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base


class Revision(Base):
    """`number` counts the changes of one record from 1. `before`, `after`: JSON of the fields that changed; `before` is
    "" where the record was new. `origin`: the surface's key of the act, so that it is done once.
    """

    __tablename__ = "revisions"
    __table_args__ = (sa.UniqueConstraint("ref", "number"), sa.UniqueConstraint("origin", "ref"))

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str]
    number: Mapped[int]
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(index=True)
    by: Mapped[str]
    by_member_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
    before: Mapped[str] = mapped_column(default="")
    after: Mapped[str]
    undone: Mapped[bool] = mapped_column(default=False)
    origin: Mapped[str]
