"""The eight rows: offers, stores, sell-out, stock, shelves, trade terms, negotiation, readings, ratings, plan points,
health, hand-offs, and the revisions of what people keep by hand.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "account_ratings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("factor", sa.Text(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rated_by_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_ratings_account_id")),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_account_ratings_load_id")),
        sa.ForeignKeyConstraint(["rated_by_id"], ["team_members.id"], name=op.f("fk_account_ratings_rated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_ratings")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_account_ratings_source_source_id")),
    )
    op.create_index(op.f("ix_account_ratings_account_id"), "account_ratings", ["account_id"], unique=False)
    op.create_index(op.f("ix_account_ratings_load_id"), "account_ratings", ["load_id"], unique=False)
    op.create_table(
        "category_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("purchases", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("sales_share", sa.BigInteger(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_category_facts_account_id")),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_category_facts_load_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category_facts")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_category_facts_source_source_id")),
    )
    op.create_index(op.f("ix_category_facts_account_id"), "category_facts", ["account_id"], unique=False)
    op.create_index(op.f("ix_category_facts_load_id"), "category_facts", ["load_id"], unique=False)
    op.create_table(
        "health_readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("colour", sa.String(length=32), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_health_readings_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_readings")),
        sa.UniqueConstraint("account_id", "taken_on", name=op.f("uq_health_readings_account_id_taken_on")),
    )
    op.create_index(op.f("ix_health_readings_account_id"), "health_readings", ["account_id"], unique=False)
    op.create_table(
        "listings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("listed_on", sa.Date(), nullable=False),
        sa.Column("delisted_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("shelf_price", sa.BigInteger(), nullable=True),
        sa.Column("shelf_price_on", sa.Date(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_listings_account_id")),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_listings_load_id")),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name=op.f("fk_listings_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listings")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_listings_source_source_id")),
    )
    op.create_index(op.f("ix_listings_account_id"), "listings", ["account_id"], unique=False)
    op.create_index(op.f("ix_listings_load_id"), "listings", ["load_id"], unique=False)
    op.create_index(op.f("ix_listings_product_id"), "listings", ["product_id"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("by_member_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_revisions_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_member_id"], ["team_members.id"], name=op.f("fk_revisions_by_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
        sa.UniqueConstraint("origin", "ref", name=op.f("uq_revisions_origin_ref")),
        sa.UniqueConstraint("ref", "number", name=op.f("uq_revisions_ref_number")),
    )
    op.create_index(op.f("ix_revisions_account_id"), "revisions", ["account_id"], unique=False)
    op.create_index(op.f("ix_revisions_at"), "revisions", ["at"], unique=False)
    op.create_table(
        "stores",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_stores_account_id")),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_stores_load_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stores")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_stores_source_source_id")),
    )
    op.create_index(op.f("ix_stores_account_id"), "stores", ["account_id"], unique=False)
    op.create_index(op.f("ix_stores_load_id"), "stores", ["load_id"], unique=False)
    op.create_table(
        "trade_spends",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_trade_spends_account_id")),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_trade_spends_load_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trade_spends")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_trade_spends_source_source_id")),
    )
    op.create_index(op.f("ix_trade_spends_account_id"), "trade_spends", ["account_id"], unique=False)
    op.create_index(op.f("ix_trade_spends_load_id"), "trade_spends", ["load_id"], unique=False)
    op.create_table(
        "negotiation_points",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("stated_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("interaction_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_negotiation_points_account_id")),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interactions.id"],
            name=op.f("fk_negotiation_points_interaction_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_negotiation_points_load_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_negotiation_points")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_negotiation_points_source_source_id")),
    )
    op.create_index(op.f("ix_negotiation_points_account_id"), "negotiation_points", ["account_id"], unique=False)
    op.create_index(op.f("ix_negotiation_points_load_id"), "negotiation_points", ["load_id"], unique=False)
    op.create_table(
        "offers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("interaction_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_offers_account_id")),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interactions.id"], name=op.f("fk_offers_interaction_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_offers_load_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["team_members.id"], name=op.f("fk_offers_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_offers_source_source_id")),
    )
    op.create_index(op.f("ix_offers_account_id"), "offers", ["account_id"], unique=False)
    op.create_index(op.f("ix_offers_load_id"), "offers", ["load_id"], unique=False)
    op.create_table(
        "plan_points",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("stated_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("interaction_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["interaction_id"], ["interactions.id"], name=op.f("fk_plan_points_interaction_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_plan_points_load_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_points_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_points")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_plan_points_source_source_id")),
    )
    op.create_index(op.f("ix_plan_points_load_id"), "plan_points", ["load_id"], unique=False)
    op.create_index(op.f("ix_plan_points_plan_id"), "plan_points", ["plan_id"], unique=False)
    op.create_table(
        "satisfaction_readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("scale", sa.String(length=32), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("said_in", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_satisfaction_readings_account_id")),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name=op.f("fk_satisfaction_readings_contact_id")),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_satisfaction_readings_load_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_satisfaction_readings")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_satisfaction_readings_source_source_id")),
    )
    op.create_index(op.f("ix_satisfaction_readings_account_id"), "satisfaction_readings", ["account_id"], unique=False)
    op.create_index(op.f("ix_satisfaction_readings_load_id"), "satisfaction_readings", ["load_id"], unique=False)
    op.create_table(
        "sell_outs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_sell_outs_account_id")),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_sell_outs_load_id")),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name=op.f("fk_sell_outs_product_id")),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name=op.f("fk_sell_outs_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sell_outs")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_sell_outs_source_source_id")),
    )
    op.create_index("ix_sell_outs_account", "sell_outs", ["account_id", "product_id", "starts_on"], unique=False)
    op.create_index(op.f("ix_sell_outs_load_id"), "sell_outs", ["load_id"], unique=False)
    op.create_index(op.f("ix_sell_outs_product_id"), "sell_outs", ["product_id"], unique=False)
    op.create_index(op.f("ix_sell_outs_store_id"), "sell_outs", ["store_id"], unique=False)
    op.create_table(
        "shelf_audits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("audited_on", sa.Date(), nullable=False),
        sa.Column("own_facings", sa.Integer(), nullable=True),
        sa.Column("category_facings", sa.Integer(), nullable=True),
        sa.Column("items_drawn", sa.Integer(), nullable=True),
        sa.Column("items_as_drawn", sa.Integer(), nullable=True),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("audited_by_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_shelf_audits_account_id")),
        sa.ForeignKeyConstraint(["audited_by_id"], ["team_members.id"], name=op.f("fk_shelf_audits_audited_by_id")),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_shelf_audits_load_id")),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name=op.f("fk_shelf_audits_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shelf_audits")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_shelf_audits_source_source_id")),
    )
    op.create_index(op.f("ix_shelf_audits_account_id"), "shelf_audits", ["account_id"], unique=False)
    op.create_index(op.f("ix_shelf_audits_load_id"), "shelf_audits", ["load_id"], unique=False)
    op.create_index(op.f("ix_shelf_audits_store_id"), "shelf_audits", ["store_id"], unique=False)
    op.create_table(
        "stock_counts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("load_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_stock_counts_account_id")),
        sa.ForeignKeyConstraint(["load_id"], ["loads.id"], name=op.f("fk_stock_counts_load_id")),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name=op.f("fk_stock_counts_product_id")),
        sa.ForeignKeyConstraint(["store_id"], ["stores.id"], name=op.f("fk_stock_counts_store_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_counts")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_stock_counts_source_source_id")),
    )
    op.create_index("ix_stock_counts_account", "stock_counts", ["account_id", "product_id", "counted_on"], unique=False)
    op.create_index(op.f("ix_stock_counts_load_id"), "stock_counts", ["load_id"], unique=False)
    op.create_index(op.f("ix_stock_counts_product_id"), "stock_counts", ["product_id"], unique=False)
    op.create_index(op.f("ix_stock_counts_store_id"), "stock_counts", ["store_id"], unique=False)
    op.create_table(
        "escalations",
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_escalations_commitment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["manager_id"], ["team_members.id"], name=op.f("fk_escalations_manager_id")),
        sa.PrimaryKeyConstraint("commitment_id", "due_on", name=op.f("pk_escalations")),
    )
    op.create_table(
        "offer_needs",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["needs.id"], name=op.f("fk_offer_needs_need_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["offer_id"], ["offers.id"], name=op.f("fk_offer_needs_offer_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("offer_id", "need_id", name=op.f("pk_offer_needs")),
    )
    op.create_table(
        "offer_products",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["offer_id"], ["offers.id"], name=op.f("fk_offer_products_offer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_offer_products_product_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("offer_id", "product_id", name=op.f("pk_offer_products")),
    )
    op.create_table(
        "handoffs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=True),
        sa.Column("initiative_id", sa.Integer(), nullable=True),
        sa.Column("from_member_id", sa.Integer(), nullable=True),
        sa.Column("to_member_id", sa.Integer(), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_handoffs_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_handoffs_commitment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["from_member_id"], ["team_members.id"], name=op.f("fk_handoffs_from_member_id")),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiatives.id"], name=op.f("fk_handoffs_initiative_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["to_member_id"], ["team_members.id"], name=op.f("fk_handoffs_to_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handoffs")),
        sa.UniqueConstraint("origin", name=op.f("uq_handoffs_origin")),
    )
    op.create_index(op.f("ix_handoffs_account_id"), "handoffs", ["account_id"], unique=False)
    op.create_index(op.f("ix_handoffs_commitment_id"), "handoffs", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_handoffs_initiative_id"), "handoffs", ["initiative_id"], unique=False)
    op.create_index(op.f("ix_handoffs_to_member_id"), "handoffs", ["to_member_id"], unique=False)
    op.add_column("contacts", sa.Column("cadence_days", sa.Integer(), nullable=True))
