"""Sums of the whole book by product and month, and each account's orders by month: for figures of all accounts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ORDERS = """
INSERT INTO monthly_orders (account_id, month, orders, shipped, late, unshipped)
SELECT account_id, MONTH, count(*),
    sum(CASE WHEN shipped_on IS NOT NULL AND required_on IS NOT NULL THEN 1 ELSE 0 END),
    sum(CASE WHEN shipped_on > required_on THEN 1 ELSE 0 END),
    sum(CASE WHEN shipped_on IS NULL THEN 1 ELSE 0 END)
FROM orders WHERE status <> 'cancelled' GROUP BY account_id, MONTH
"""


def upgrade() -> None:
    op.create_table(
        "monthly_products",
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("net", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name=op.f("fk_monthly_products_product_id")),
        sa.PrimaryKeyConstraint("product_id", "month", "currency", name=op.f("pk_monthly_products")),
    )
    op.execute(
        "INSERT INTO monthly_products (product_id, month, currency, net, quantity, accounts) "
        "SELECT product_id, month, currency, sum(net), sum(quantity), count(*) "
        "FROM monthly_sales GROUP BY product_id, month, currency"
    )
    op.create_table(
        "monthly_orders",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("orders", sa.Integer(), nullable=False),
        sa.Column("shipped", sa.Integer(), nullable=False),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("unshipped", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_monthly_orders_account_id")),
        sa.PrimaryKeyConstraint("account_id", "month", name=op.f("pk_monthly_orders")),
    )
    of_postgresql = op.get_bind().dialect.name == "postgresql"
    month = "date_trunc('month', ordered_on)::date" if of_postgresql else "date(ordered_on, 'start of month')"
    op.execute(ORDERS.replace("MONTH", month))
    op.create_index(
        "ix_orders_shipped_on", "orders", ["shipped_on", "ordered_on", "status", "account_id", "required_on"]
    )
