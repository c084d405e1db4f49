"""Trade terms in money: what we spend on a customer, and what the customer spends and sells in a category."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice


class SpendKind(enum.StrEnum):
    REBATE = "rebate"
    LISTING_FEE = "listing fee"
    DISPLAY = "display"
    PROMOTION = "promotion"
    LOGISTICS = "logistics"
    MARKETING = "marketing"
    OTHER = "other"


class TradeSpend(Sourced, Base):
    """What we paid, or owe, a customer for a period beside the invoice; a promotion's spend stands with it."""

    __tablename__ = "trade_spends"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    kind: Mapped[SpendKind] = mapped_column(choice(SpendKind), default=SpendKind.OTHER)
    statement: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    amount: Mapped[Decimal]
    currency: Mapped[str] = mapped_column(default="")


class CategoryFact(Sourced, Base):
    """What is known of a customer's whole category in a period, whoever supplied it, and who says so.

    `purchases`: what the customer bought of all suppliers (share of wallet is ours of it). `sales_share`: our share of
    what it sold to shoppers, in percent (the fair-share index holds it against the shelf).
    """

    __tablename__ = "category_facts"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    category: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    purchases: Mapped[Decimal | None]
    currency: Mapped[str] = mapped_column(default="")
    sales_share: Mapped[Decimal | None]
    said_by: Mapped[str] = mapped_column(default="")
