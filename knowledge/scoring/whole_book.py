"""The scores and the health of every account of a book, worked out once for a state of its records and a day.

What the accounts bought is kept apart, since a note changes everything else and nothing of that.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Period
from knowledge.figures.sums import Days, days_of
from knowledge.records.accounts import Account
from knowledge.records.audit import AuditEntry
from knowledge.records.commitments import Commitment
from knowledge.records.contacts import Contact
from knowledge.records.interactions import Interaction
from knowledge.records.loads import Load
from knowledge.records.needs import Need
from knowledge.records.orders import Order, OrderLine
from knowledge.records.products import Product
from knowledge.records.ratings import AccountRating
from knowledge.records.sales import SalesTarget
from knowledge.records.satisfaction import SatisfactionReading
from knowledge.records.trade import CategoryFact
from knowledge.remembered import Remembered
from knowledge.scoring import signals
from knowledge.scoring.bought import Sold, revenue_in, sold
from knowledge.scoring.factors import Known
from knowledge.scoring.health import Felt, Health, health_of
from knowledge.scoring.ranks import Ranks, ranks
from knowledge.scoring.score import AccountScore, account_score
from knowledge.scoring.signals import Signals, Target
from knowledge.scoring.weights import Scoring, scoring_in

# Every change that a person or a load makes is in the trail; what is written past it shows in the newest ids.
_SALES = (Load.id, Order.id, OrderLine.id, Product.id, Account.id)
_REST = (
    AuditEntry.id,
    Commitment.id,
    Contact.id,
    Interaction.id,
    Need.id,
    AccountRating.id,
    SalesTarget.id,
    SatisfactionReading.id,
    CategoryFact.id,
)
# What of the trail changes what was bought.
_OF_SALES = ("load", "undo load", "forget account")


def scoring_of(session: Session) -> Scoring:
    """The weights in force for the book that the session reads."""
    home = session.info.get("home")
    return scoring_in(home if isinstance(home, Path) else None)


def scores(session: Session, as_of: date) -> Mapping[int, AccountScore]:
    """The score of every account of the book, by its id, whoever may read it."""
    scoring = scoring_of(session)

    def work() -> Mapping[int, AccountScore]:
        every = sold_by(session, as_of)
        known = Known(as_of, scoring, every, ranks(every.accounts.values()), _all_signals(session, as_of))
        return {key: account_score(known, key) for key in session.scalars(sa.select(Account.id).order_by(Account.id))}

    return remembered(session).result(("scores", as_of, scoring, version(session)), work)


def ranks_of(session: Session, as_of: date) -> Ranks:
    """The quintiles and classes of every account of the book."""
    return ranks(sold_by(session, as_of).accounts.values())


def health(session: Session, as_of: date) -> Mapping[int, Health]:
    """The health of every account of the book, by its id, whoever may read it."""
    scoring = scoring_of(session)

    def work() -> Mapping[int, Health]:
        felt = Felt(as_of, scoring, sold_by(session, as_of), _all_signals(session, as_of), _targets(session, as_of))
        return {key: health_of(felt, key) for key in session.scalars(sa.select(Account.id).order_by(Account.id))}

    return remembered(session).result(("health", as_of, scoring, version(session)), work)


def health_among(session: Session, as_of: date, among: Collection[int]) -> Mapping[int, Health]:
    """The health of some accounts, by few queries over them alone."""
    if not among:
        return {}
    bought = sold(session, as_of, among, margins=False)
    felt = Felt(as_of, scoring_of(session), bought, _signals(session, as_of, among), _targets(session, as_of, among))
    return {key: health_of(felt, key) for key in among}


def sold_by(session: Session, as_of: date) -> Sold:
    """What every account bought up to the day."""
    key = ("sold", as_of, version_of_sales(session))
    return remembered(session).result(key, lambda: sold(session, as_of))


def _all_signals(session: Session, as_of: date) -> Signals:
    key = ("signals", as_of, version(session))
    return remembered(session).result(key, lambda: _signals(session, as_of, None))


def _signals(session: Session, as_of: date, among: Collection[int] | None) -> Signals:
    return Signals(
        ratings=signals.ratings(session, as_of, among),
        promises=signals.promises(session, as_of, among),
        contacted=signals.contacted(session, as_of, among),
        concerns=signals.concerns(session, as_of, among),
        answers=signals.answers(session, as_of, among),
        renewals=signals.renewals(session, among),
        wallets=signals.wallets(session, as_of, among),
    )


def _targets(session: Session, as_of: date, among: Collection[int] | None = None) -> dict[int, Target]:
    """The targets of the day with what is reached of each: the sums of each term are added up once."""
    held = signals.targets_of(session, as_of, among)
    sums: dict[Days, Mapping[tuple[int, str], Decimal]] = {}
    found: dict[int, Target] = {}
    for target in held:
        days = days_of(Period(target.starts_on, target.ends_on, "span"), as_of)
        if days not in sums:
            sums[days] = revenue_in(session, days, among)
        reached = sums[days].get((target.account_id, target.currency), Decimal(0)) / target.amount
        passed = Decimal((days.end - days.start).days + 1) / ((target.ends_on - target.starts_on).days + 1)
        found[target.account_id] = Target(f"target-{target.id}", reached, passed)
    return found


def version_of_sales(session: Session) -> Hashable:
    """What differs wherever what was bought may differ."""
    newest = [sa.select(sa.func.max(column)).scalar_subquery() for column in _SALES]
    changed = sa.select(sa.func.max(AuditEntry.id)).where(AuditEntry.action.in_(_OF_SALES)).scalar_subquery()
    return tuple(session.execute(sa.select(*newest, changed)).one())


def version(session: Session) -> Hashable:
    """What tells this state of the records from every other."""
    newest = [sa.select(sa.func.max(column)).scalar_subquery() for column in _REST]
    return (version_of_sales(session), *session.execute(sa.select(*newest)).one())


def remembered(session: Session) -> Remembered:
    """Where the book keeps what it worked out; a session without one works everything out anew."""
    held = session.info.get("remembered")
    return held if isinstance(held, Remembered) else Remembered(most=1)
