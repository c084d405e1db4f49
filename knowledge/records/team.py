"""Our own people: team members with function, e-mail and manager."""

from __future__ import annotations

import enum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice


class Function(enum.StrEnum):
    SALES = "sales"
    MARKETING = "marketing"
    TRADE_MARKETING = "trade marketing"
    CUSTOMER_SERVICE = "customer service"
    OPERATIONS = "operations"
    SUPPLY_CHAIN = "supply chain"
    FINANCE = "finance"
    PRODUCT = "product"
    MANAGEMENT = "management"
    OTHER = "other"


class TeamMember(Sourced, Base):
    __tablename__ = "team_members"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    aliases: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="", index=True)
    function: Mapped[Function] = mapped_column(choice(Function), default=Function.SALES)
    manager_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
