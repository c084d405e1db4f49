"""Loads: each time data was brought in, and what each of them changed, so that one can be taken back whole."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base


class Load(Base):
    __tablename__ = "loads"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    folder: Mapped[str]
    mapping: Mapped[str]
    rows_new: Mapped[int] = mapped_column(default=0)
    rows_changed: Mapped[int] = mapped_column(default=0)
    undone_at: Mapped[datetime | None]


class LoadChange(Base):
    """A row as it stood before a load changed it; a row that the load made is known by its `load_id`."""

    __tablename__ = "load_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    load_id: Mapped[int] = mapped_column(sa.ForeignKey("loads.id"), index=True)
    table_name: Mapped[str]
    record_id: Mapped[int]
    before: Mapped[str]
    after: Mapped[str]
