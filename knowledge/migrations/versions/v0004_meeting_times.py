"""Meetings out of calendars: the zone a series keeps to, and the times at which it is otherwise."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for name in ("zone", "left_out", "also_at"):
        op.add_column("meetings", sa.Column(name, sa.Text(), nullable=False, server_default=""))
