"""The strategic account plan: objectives, the initiatives that serve them, the measures that tell."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base, Sourced, choice
from knowledge.records.commitments import Side
from knowledge.records.team import Function


class PlanStatus(enum.StrEnum):
    NOT_STARTED = "not started"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    LATE = "late"
    DONE = "done"
    DROPPED = "dropped"


class Plan(Sourced, Base):
    __tablename__ = "plans"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("accounts.id"), index=True)
    title: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    summary: Mapped[str] = mapped_column(default="")


class Objective(Sourced, Base):
    """`side` says whose goal it is; it has an owner with us and one with the customer."""

    __tablename__ = "objectives"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("plans.id"), index=True)
    side: Mapped[Side] = mapped_column(choice(Side), default=Side.OURS)
    statement: Mapped[str]
    owner_member_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
    owner_contact_id: Mapped[int | None] = mapped_column(sa.ForeignKey("contacts.id"))
    due_on: Mapped[date | None]
    status: Mapped[PlanStatus] = mapped_column(choice(PlanStatus), default=PlanStatus.NOT_STARTED)


class Initiative(Sourced, Base):
    __tablename__ = "initiatives"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    objective_id: Mapped[int] = mapped_column(sa.ForeignKey("objectives.id"), index=True)
    statement: Mapped[str]
    owner_member_id: Mapped[int | None] = mapped_column(sa.ForeignKey("team_members.id"))
    function: Mapped[Function | None] = mapped_column(choice(Function))
    starts_on: Mapped[date | None]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    status: Mapped[PlanStatus] = mapped_column(choice(PlanStatus), default=PlanStatus.NOT_STARTED)


class Measure(Sourced, Base):
    """How an objective is told: baseline, target and now.

    `figure` names a figure of the catalogue that computes `now` from records; else `now` is entered, with
    its date and where it comes from. `unit` is a currency code, "%", or any word.
    """

    __tablename__ = "measures"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    objective_id: Mapped[int] = mapped_column(sa.ForeignKey("objectives.id"), index=True)
    name: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    figure: Mapped[str] = mapped_column(default="")
    category: Mapped[str] = mapped_column(default="")
    baseline: Mapped[Decimal | None]
    baseline_on: Mapped[date | None]
    target: Mapped[Decimal | None]
    target_on: Mapped[date | None]
    now: Mapped[Decimal | None]
    now_on: Mapped[date | None]
    now_from: Mapped[str] = mapped_column(default="")


class PlanPointKind(enum.StrEnum):
    """The words of a plan that are no objective: its SWOT, who competes, what moves the trade."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"
    COMPETITOR = "competitor"
    TREND = "trend"
    PRIORITY = "priority"


class PlanPoint(Sourced, Base):
    """One of them. `name`: the competitor's, else "". It counts until `ended_on`."""

    __tablename__ = "plan_points"
    __table_args__ = (sa.UniqueConstraint("source", "source_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("plans.id"), index=True)
    kind: Mapped[PlanPointKind] = mapped_column(choice(PlanPointKind))
    name: Mapped[str] = mapped_column(default="")
    statement: Mapped[str]
    stated_on: Mapped[date]
    ended_on: Mapped[date | None]
    interaction_id: Mapped[int | None] = mapped_column(sa.ForeignKey("interactions.id", ondelete="SET NULL"))
