"""What is known of accounts beside their orders: ratings, promises, people, concerns, answers, targets, renewals.

Each by one query over all accounts, or over those that are named; each with the refs of the records it comes from.
No reader stands here: who shows a score holds to the wall.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.records.accounts import Account
from knowledge.records.commitments import Commitment, CommitmentStatus, Side
from knowledge.records.contacts import Contact, Role
from knowledge.records.interactions import Interaction, InteractionContact
from knowledge.records.needs import Need, NeedKind, NeedStatus
from knowledge.records.products import Product
from knowledge.records.ratings import AccountRating
from knowledge.records.sales import MonthlySale, SalesTarget
from knowledge.records.satisfaction import SatisfactionReading, Scale
from knowledge.records.trade import CategoryFact
from knowledge.retrieval.passage_writing import interaction_ref

YEAR = timedelta(days=365)
# Who decides, approves, sponsors or champions us is spoken to at least so often (FIELD.md).
KEY_ROLES = (Role.DECISION_MAKER, Role.APPROVER, Role.SPONSOR, Role.CHAMPION)
KEY_DAYS = 30
# What a customer buys in a category is known for no longer than this.
WALLET_DAYS = timedelta(days=730)

Among = Collection[int] | None


@dataclass(frozen=True, slots=True)
class Rating:
    """The last rating of an account on a factor, 1 to 10, with who gave what reason."""

    score: Decimal
    rated_on: date
    reason: str
    ref: str


@dataclass(frozen=True, slots=True)
class Promises:
    """Our commitments. due, kept: of those due in the last year and before the day, and of these kept by their day.

    late: the open ones past their day, by due day, with the days of the oldest."""

    due: int = 0
    kept: int = 0
    late: tuple[str, ...] = ()
    oldest: int = 0
    every: int = 0
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contacted:
    """When the account was last in touch. key, spoken: the people who decide, and of these who was spoken to lately."""

    last: date | None = None
    ref: str = ""
    key: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concerns:
    """Open concerns, the oldest first, with the day it was stated."""

    refs: tuple[str, ...] = ()
    oldest: date | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What their people answered in the last year, as a mean from 0 to 100."""

    mean: Decimal
    refs: tuple[str, ...]
    last: date


@dataclass(frozen=True, slots=True)
class Target:
    """The sales target of the day: what is reached of it, and what share of its term has passed."""

    ref: str
    reached: Decimal
    passed: Decimal


@dataclass(frozen=True, slots=True)
class Wallet:
    """Our revenue in the categories of which it is known what the customer buys, and that."""

    ours: Decimal
    theirs: Decimal
    currency: str
    refs: tuple[str, ...]


@dataclass(frozen=True)
class Signals:
    """What is known of each account, by its id."""

    ratings: dict[int, dict[str, Rating]] = field(default_factory=dict)
    promises: dict[int, Promises] = field(default_factory=dict)
    contacted: dict[int, Contacted] = field(default_factory=dict)
    concerns: dict[int, Concerns] = field(default_factory=dict)
    answers: dict[int, Answers] = field(default_factory=dict)
    renewals: dict[int, date] = field(default_factory=dict)
    wallets: dict[int, Wallet] = field(default_factory=dict)


def ratings(session: Session, as_of: date, among: Among) -> dict[int, dict[str, Rating]]:
    """The last rating of each account on each factor."""
    query = sa.select(AccountRating).where(AccountRating.rated_on <= as_of)
    query = _of(query, AccountRating.account_id, among).order_by(AccountRating.rated_on, AccountRating.id)
    found: dict[int, dict[str, Rating]] = defaultdict(dict)
    for one in session.scalars(query):
        found[one.account_id][one.factor] = Rating(one.score, one.rated_on, one.reason, f"rating-{one.id}")
    return dict(found)


def promises(session: Session, as_of: date, among: Among) -> dict[int, Promises]:
    """Our commitments made up to the day, as they stood on it; those dropped left out."""
    query = (
        sa.select(
            Commitment.id,
            Commitment.account_id,
            Commitment.due_on,
            sa.case((Commitment.status == CommitmentStatus.DONE, Commitment.done_on)).label("done"),
        )
        .where(Commitment.side == Side.OURS, Commitment.made_on <= as_of)
        .where(Commitment.status != CommitmentStatus.DROPPED)
        .where(sa.or_(Commitment.status != CommitmentStatus.DONE, Commitment.done_on.is_not(None)))
        .order_by(Commitment.due_on, Commitment.id)
    )
    held: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(_of(query, Commitment.account_id, among)):
        held[row.account_id].append(row)
    return {key: _promises(rows, as_of) for key, rows in held.items()}


def _promises(rows: list[Any], as_of: date) -> Promises:
    done = {row.id: row.done if row.done and row.done <= as_of else None for row in rows}
    due = [row for row in rows if row.due_on and as_of - YEAR <= row.due_on < as_of]
    kept = [row for row in due if (day := done[row.id]) is not None and day <= row.due_on]
    late = [row for row in rows if row.due_on and row.due_on < as_of and done[row.id] is None]
    return Promises(
        due=len(due),
        kept=len(kept),
        late=tuple(f"commitment-{row.id}" for row in late),
        oldest=(as_of - late[0].due_on).days if late else 0,
        every=len(rows),
        refs=tuple(f"commitment-{row.id}" for row in due),
    )


def contacted(session: Session, as_of: date, among: Among) -> dict[int, Contacted]:
    """The last contact of each account, and which of the people who decide were spoken to in the last thirty days."""
    last = (
        sa.select(Interaction.account_id, sa.func.max(Interaction.happened_on).label("day"))
        .where(Interaction.account_id.is_not(None), Interaction.happened_on <= as_of)
        .group_by(Interaction.account_id)
    )
    newest = _of(last, Interaction.account_id, among).subquery()
    one = sa.and_(Interaction.account_id == newest.c.account_id, Interaction.happened_on == newest.c.day)
    query = sa.select(newest.c.account_id, newest.c.day, sa.func.max(Interaction.id).label("key"))
    query = query.join(Interaction, one).group_by(newest.c.account_id, newest.c.day)
    kinds = session.execute(
        sa.select(Interaction.account_id, Interaction.happened_on, Interaction.id, Interaction.kind).where(
            Interaction.id.in_(sa.select(query.subquery().c.key))
        )
    )
    days = {row.account_id: (row.happened_on, interaction_ref(row.kind, row.id)) for row in kinds}
    spoken = (
        sa.select(InteractionContact.contact_id, sa.func.max(Interaction.happened_on).label("day"))
        .join(Interaction, Interaction.id == InteractionContact.interaction_id)
        .where(Interaction.happened_on.between(as_of - timedelta(days=KEY_DAYS), as_of))
        .group_by(InteractionContact.contact_id)
        .subquery()
    )
    people = (
        sa.select(Contact.id, Contact.account_id, spoken.c.day)
        .join(spoken, spoken.c.contact_id == Contact.id, isouter=True)
        .where(Contact.role.in_(KEY_ROLES), sa.or_(Contact.left_on.is_(None), Contact.left_on > as_of))
        .order_by(Contact.id)
    )
    key: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(_of(people, Contact.account_id, among)):
        key[row.account_id].append(row)
    return {
        account: Contacted(
            *days.get(account, (None, "")),
            key=tuple(f"contact-{row.id}" for row in key.get(account, ())),
            spoken=tuple(f"contact-{row.id}" for row in key.get(account, ()) if row.day is not None),
        )
        for account in {*days, *key}
    }


def concerns(session: Session, as_of: date, among: Among) -> dict[int, Concerns]:
    """The concerns stated up to the day and not resolved on it."""
    query = (
        sa.select(Need.id, Need.account_id, Need.stated_on)
        .where(Need.kind == NeedKind.CONCERN, Need.stated_on <= as_of, Need.status != NeedStatus.DROPPED)
        .where(sa.or_(Need.status == NeedStatus.OPEN, Need.resolved_on > as_of))
        .order_by(Need.stated_on, Need.id)
    )
    held: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(_of(query, Need.account_id, among)):
        held[row.account_id].append(row)
    return {key: Concerns(tuple(f"need-{row.id}" for row in rows), rows[0].stated_on) for key, rows in held.items()}


def answers(session: Session, as_of: date, among: Among) -> dict[int, Answers]:
    """The answers of the last year: NPS 0-10 as 0-100, CSAT 1-5 as 0-100, and their mean."""
    query = sa.select(SatisfactionReading).where(SatisfactionReading.taken_on.between(as_of - YEAR, as_of))
    query = _of(query, SatisfactionReading.account_id, among)
    query = query.order_by(SatisfactionReading.taken_on.desc(), SatisfactionReading.id.desc())
    held: dict[int, list[SatisfactionReading]] = defaultdict(list)
    for one in session.scalars(query):
        held[one.account_id].append(one)
    found = {}
    for key, rows in held.items():
        points = [one.score * 10 if one.scale is Scale.NPS else (one.score - 1) * 25 for one in rows]
        mean = (sum(points, Decimal(0)) / len(points)).quantize(Decimal("0.1"))
        found[key] = Answers(mean, tuple(f"reading-{one.id}" for one in rows), rows[0].taken_on)
    return found


def renewals(session: Session, among: Among) -> dict[int, date]:
    """The day on which each account's agreement is to be renewed, where one is set."""
    query = sa.select(Account.id, Account.renewal_on).where(Account.renewal_on.is_not(None))
    return {key: day for key, day in session.execute(_of(query, Account.id, among)) if day is not None}


def targets_of(session: Session, as_of: date, among: Among) -> list[SalesTarget]:
    """The target of each account whose term holds the day, of all its goods; the one that began last."""
    query = (
        sa.select(SalesTarget)
        .where(SalesTarget.category == "", SalesTarget.amount > 0)
        .where(SalesTarget.starts_on <= as_of, SalesTarget.ends_on >= as_of)
        .order_by(SalesTarget.starts_on, SalesTarget.id.desc())
    )
    found = {one.account_id: one for one in session.scalars(_of(query, SalesTarget.account_id, among))}
    return list(found.values())


def wallets(session: Session, as_of: date, among: Among) -> dict[int, Wallet]:
    """Our revenue and all the customer bought in a category, in the last whole months for which that is known.

    Of several categories all are summed, and what is known of all goods together stands alone; of several currencies
    none is told.
    """
    latest = sa.func.row_number().over(
        partition_by=(CategoryFact.account_id, CategoryFact.category),
        order_by=(CategoryFact.ends_on.desc(), CategoryFact.id.desc()),
    )
    known = sa.select(CategoryFact, latest.label("place")).where(
        CategoryFact.purchases > 0, CategoryFact.ends_on.between(as_of - WALLET_DAYS, as_of)
    )
    fact = _of(known, CategoryFact.account_id, among).subquery()
    ours = (
        sa.select(fact.c.id, sa.type_coerce(sa.func.sum(MonthlySale.net), MonthlySale.net.type).label("net"))
        .join(MonthlySale, MonthlySale.account_id == fact.c.account_id)
        .join(Product, Product.id == MonthlySale.product_id)
        .where(sa.or_(fact.c.category == "", fact.c.category == Product.category))
        .where(MonthlySale.month.between(fact.c.starts_on, fact.c.ends_on), MonthlySale.currency == fact.c.currency)
        .where(fact.c.place == 1)
        .group_by(fact.c.id)
        .subquery()
    )
    query = (
        sa.select(fact, ours.c.net)
        .join(ours, ours.c.id == fact.c.id, isouter=True)
        .where(fact.c.place == 1)
        .order_by(fact.c.id)
    )
    held: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query):
        if _whole_months(row.starts_on, row.ends_on):
            held[row.account_id].append(row)
    told = {key: [row for row in rows if not row.category] or rows for key, rows in held.items()}
    return {
        key: Wallet(
            sum((row.net or Decimal(0) for row in rows), Decimal(0)),
            sum((row.purchases for row in rows), Decimal(0)),
            rows[0].currency,
            tuple(f"category_fact-{row.id}" for row in rows),
        )
        for key, rows in told.items()
        if len({row.currency for row in rows}) == 1
    }


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and (end + timedelta(days=1)).day == 1


def _of(query: sa.Select[*tuple[Any, ...]], account: Any, among: Among) -> sa.Select[*tuple[Any, ...]]:
    return query if among is None else query.where(account.in_(sorted(among)))
