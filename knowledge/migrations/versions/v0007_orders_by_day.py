"""Indexes that tell who ordered when without a look at the orders themselves."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

INDEXES = {
    "ix_orders_ordered_on": ["ordered_on", "id", "status", "account_id"],
    "ix_orders_account_id_ordered_on": ["account_id", "ordered_on", "status"],
}


def upgrade() -> None:
    for name, columns in INDEXES.items():
        op.drop_index(name, "orders")
        op.create_index(name, "orders", columns)
