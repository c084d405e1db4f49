"""PostgreSQL no longer looks up, for each row of the kept sums, whether its account and product are there.

Sums are worked out of rows of which that is known, in the same transaction; and the load that a row came with is never
deleted. For each row and column the look-up took longer than writing the row. SQLite, which would have to write the
tables anew and looks up at little cost, keeps its own.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

UNCHECKED = frozenset(
    {
        ("monthly_sales", "account_id"),
        ("monthly_sales", "product_id"),
        ("monthly_totals", "account_id"),
        ("monthly_products", "product_id"),
        ("monthly_orders", "account_id"),
        ("orders", "load_id"),
        ("order_lines", "load_id"),
    }
)


def upgrade() -> None:
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        return
    for table, column in sorted(UNCHECKED):
        for key in sa.inspect(bind).get_foreign_keys(table):
            if key["constrained_columns"] == [column] and key["name"]:
                op.drop_constraint(key["name"], table, type_="foreignkey")
