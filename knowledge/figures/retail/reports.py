"""Sell-out reports, read once: units of a product that shoppers bought, by span of days, nothing counted twice.

A report counts in the period its last day falls in, so that periods add up to the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.figures.retail.telling import Behind, behind
from knowledge.figures.sums import Days, Scope
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.products import Product
from knowledge.records.sell_out import SellOut


@dataclass
class Sold:
    """Units, and what shoppers paid for them by currency. `untold`: whether a report does not say what they paid."""

    units: Decimal = Decimal(0)
    values: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    untold: bool = False

    def add(self, units: Decimal, currency: str, value: Decimal | None) -> None:
        self.units += units
        if value is None:
            self.untold = True
        else:
            self.values[currency] += value


@dataclass(frozen=True, slots=True)
class Report:
    """One product between two days, both included. `chain`: of the whole chain, not of single stores."""

    product_id: int
    start: date
    end: date
    chain: bool
    sold: Sold

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def ordinals(self) -> range:
        return range(self.start.toordinal(), self.end.toordinal() + 1)


def reports_of(
    session: Session, reader: Reader, scope: Scope, days: Days, products: Collection[int] = ()
) -> list[Report]:
    """The reports that end in these days, of the products asked for (or all), each unit once."""
    chain = SellOut.store_id.is_(None)
    keys = (SellOut.product_id, SellOut.starts_on, SellOut.ends_on, chain, SellOut.currency, SellOut.value.is_(None))
    sums = (
        sa.type_coerce(sa.func.sum(SellOut.units), SellOut.units.type),
        sa.type_coerce(sa.func.sum(SellOut.value), SellOut.value.type),
    )
    query = held(reader, scope, days, sa.select(*keys, *sums), products).group_by(*keys)
    found: dict[tuple[int, date, date, bool], Sold] = defaultdict(Sold)
    for product, start, end, whole, currency, _, sold, value in session.execute(query):
        found[product, start, end, bool(whole)].add(sold, currency, value)
    return counted_once(Report(*key, sold) for key, sold in found.items())


def held(reader: Reader, scope: Scope, days: Days, query: Any, products: Collection[int] = ()) -> Any:
    """A query of sell-out held to an account, what is asked for of its goods, and the days that reports end in."""
    query = query.join(Account, Account.id == SellOut.account_id).where(
        SellOut.account_id == scope.account_id,
        SellOut.ends_on.between(days.start, days.end),
        SellOut.starts_on <= SellOut.ends_on,
        readable(reader),
    )
    if scope.stores:
        query = query.where(SellOut.store_id.in_(scope.stores))
    if scope.product_id is not None:
        query = query.where(SellOut.product_id == scope.product_id)
    if products:
        query = query.where(SellOut.product_id.in_(sorted(products)))
    if scope.category:
        query = query.join(Product, Product.id == SellOut.product_id).where(Product.category == scope.category)
    return query


def counted_once(found: Iterable[Report]) -> list[Report]:
    """The reports without those that tell of days another one tells of.

    Of a product, what the whole chain reports goes before what its stores do, and a shorter report before a longer.
    """
    ranked = sorted(found, key=lambda one: (not one.chain, one.days, one.start, one.product_id))
    taken: dict[int, set[int]] = defaultdict(set)
    kept = []
    for report in ranked:
        days = taken[report.product_id]
        if days.isdisjoint(report.ordinals()):
            kept.append(report)
            if report.chain:
                days.update(report.ordinals())
    return sorted(kept, key=lambda one: (one.start, one.end, one.product_id, one.chain))


def days_covered(reports: Iterable[Report]) -> int:
    """On how many days they tell of anything."""
    return len({day for report in reports for day in report.ordinals()})


def weekly(reports: Collection[Report]) -> Decimal:
    """Units a week over the days reported. There must be a report."""
    return sum((one.sold.units for one in reports), Decimal(0)) * 7 / days_covered(reports)


def all_sold(reports: Iterable[Report]) -> Sold:
    """Them together."""
    whole = Sold()
    for report in reports:
        whole.units += report.sold.units
        whole.untold = whole.untold or report.sold.untold
        for currency, value in report.sold.values.items():
            whole.values[currency] += value
    return whole


def sell_out_behind(session: Session, reader: Reader, scope: Scope, days: Days) -> Behind:
    """The records of sell-out in these days."""
    return behind(session, "sell_out", held(reader, scope, days, sa.select(SellOut.id, SellOut.ends_on)))
