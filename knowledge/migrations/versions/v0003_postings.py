"""What is shown again later: postings, when work on a request began, saved follow-ups, reminders that are put off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("requests", sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("commitments", sa.Column("snoozed_until", sa.Date(), nullable=True))
    op.add_column("message_notes", sa.Column("early", sa.Text(), nullable=False, server_default=""))
    op.add_column("message_notes", sa.Column("early_by", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "postings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_postings_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postings")),
    )
    op.create_index(op.f("ix_postings_account_id"), "postings", ["account_id"], unique=False)
    op.create_index(op.f("ix_postings_asked_by"), "postings", ["asked_by"], unique=False)
    op.create_index(op.f("ix_postings_posted_at"), "postings", ["posted_at"], unique=False)
    op.create_table(
        "followup_saves",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_followup_saves_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("origin", name=op.f("pk_followup_saves")),
    )
    op.create_index(op.f("ix_followup_saves_account_id"), "followup_saves", ["account_id"], unique=False)
    op.create_index(op.f("ix_followup_saves_saved_at"), "followup_saves", ["saved_at"], unique=False)
    op.create_table(
        "followup_actions",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["origin"], ["followup_saves.origin"], name=op.f("fk_followup_actions_origin"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_followup_actions_commitment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("origin", "position", name=op.f("pk_followup_actions")),
    )
    op.create_index(op.f("ix_followup_actions_commitment_id"), "followup_actions", ["commitment_id"], unique=False)
