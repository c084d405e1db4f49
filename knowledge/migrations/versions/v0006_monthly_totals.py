"""Monthly totals of each account, for figures of many accounts; an index for what one account buys in a year."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "monthly_totals",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("net", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_monthly_totals_account_id")),
        sa.PrimaryKeyConstraint("account_id", "month", "currency", name=op.f("pk_monthly_totals")),
    )
    op.create_index("ix_monthly_totals_month", "monthly_totals", ["month", "account_id", "currency", "net"])
    op.execute(
        "INSERT INTO monthly_totals (account_id, month, currency, net) "
        "SELECT account_id, month, currency, sum(net) FROM monthly_sales GROUP BY account_id, month, currency"
    )
    op.drop_index("ix_monthly_sales_month", "monthly_sales")
    op.create_index(
        "ix_monthly_sales_account_id_month", "monthly_sales", ["account_id", "month", "product_id", "currency", "net"]
    )
