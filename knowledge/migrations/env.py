"""Runs migrations on the connection that `knowledge.database.migrate` hands over."""

from __future__ import annotations

from alembic import context

import knowledge.records
import knowledge.retrieval.passages  # noqa: F401  (makes its table known)
from knowledge.database import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    compare_type=False,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
