"""What all accounts together bought by month, from the sums kept of the whole book; and who may be told so.

A reader from whom some accounts are walled off is told the sums of the book without what those accounts bought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.monthly_orders import MonthlyOrders
from knowledge.records.sales import MonthlyProduct, MonthlySale

# Taking accounts away pays where they are this much fewer than the others.
FEWER = 3
Sums = sa.Select[*tuple[Any, ...]]


def accounts_walled(session: Session, reader: Reader) -> list[int] | None:
    """The accounts that a reader may not read; None where they are too many to be taken away from the whole."""
    if reader.standing == "owner":
        return []
    seen = set(session.scalars(sa.select(Account.id).where(readable(reader))))
    walled = [key for key in session.scalars(sa.select(Account.id)) if key not in seen]
    return walled if FEWER * len(walled) <= len(seen) else None


def sums_without(
    session: Session, walled: list[int], query: Callable[[Any], Sums]
) -> Iterator[tuple[tuple[Any, ...], Decimal]]:
    """The sums of the whole book without some accounts; a key that only they have is left out.

    query: for MonthlyProduct or MonthlySale, the sums whose last column is the amount and the others the key.
    """
    less: dict[tuple[Any, ...], tuple[Decimal, int]] = {}
    if walled:
        theirs = query(MonthlySale).where(MonthlySale.account_id.in_(walled)).add_columns(sa.func.count())
        less = {tuple(row[:-2]): (row[-2], row[-1]) for row in session.execute(theirs)}
    for row in session.execute(query(MonthlyProduct).add_columns(sa.func.sum(MonthlyProduct.accounts))):
        amount, accounts = less.get(tuple(row[:-2]), (Decimal(0), 0))
        if row[-1] > accounts:
            yield tuple(row[:-2]), row[-2] - amount


def orders_within(session: Session, reader: Reader, first: date, last: date) -> int:
    """How many orders of whole months there are of all accounts the reader may read, cancelled ones left out."""
    query = sa.select(sa.func.sum(MonthlyOrders.orders)).where(MonthlyOrders.month.between(first, last))
    if reader.standing != "owner":
        query = query.where(MonthlyOrders.account_id.in_(sa.select(Account.id).where(readable(reader))))
    return int(session.scalar(query) or 0)
