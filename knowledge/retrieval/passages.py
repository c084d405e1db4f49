"""Passages: the smallest things that can be cited, written in the transaction of the record they come from."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base


class PassageRow(Base):
    """`terms` are the tokens that search by words uses, the account's own term ("acct57") first.

    `indexed_by` names the embedder whose vector for this passage is in the index; None while there is none.
    `account_id` is None for an unfiled note, which its author (`author_id`) alone may find. An id is never used
    again: what is kept by id is then known to be of these words.
    """

    __tablename__ = "passages"
    __table_args__ = (
        sa.Index("ix_passages_record", "record_kind", "record_id"),
        sa.Index("ix_passages_account_id_conversation", "account_id", "conversation", "position"),
        sa.Index("ix_passages_indexed_by", "indexed_by"),
        sa.Index("ix_passages_account_id_indexed_by", "account_id", "indexed_by", "term_count"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("accounts.id"))
    record_kind: Mapped[str]
    record_id: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    ref: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    happened_on: Mapped[date | None]
    author: Mapped[str] = mapped_column(default="")
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
    words: Mapped[str]
    url: Mapped[str] = mapped_column(default="")
    conversation: Mapped[str] = mapped_column(default="")
    terms: Mapped[str]
    term_count: Mapped[int] = mapped_column(default=0)
    indexed_by: Mapped[str | None]
