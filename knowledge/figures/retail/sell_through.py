"""Sell-through: units sold to shoppers over units received, the first of three definitions that compete (FIELD.md)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Percent, Value
from knowledge.figures.breakdown import product_names
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.reports import reports_of, sell_out_behind
from knowledge.figures.retail.telling import MOST_ROWS, days_asked, days_in, told, units
from knowledge.figures.sums import Days, Scope
from knowledge.figures.wording import account_name, slug, subject
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.orders import Order, OrderLine, OrderStatus


def sell_through(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Of the products that were both shipped and reported in the period, the slowest first."""
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    scope, days = Scope(account.id, request.category, request.product_id), days_in(period, request)
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    sold: dict[int, Decimal] = defaultdict(Decimal)
    for report in reports_of(session, reader, scope, days):
        sold[report.product_id] += report.sold.units
    if not sold:
        return Message("retail.no_sell_out", values)
    received = {key: number for key, number in units_received(session, reader, scope, days).items() if number > 0}
    both = [key for key in sold if key in received]
    if not both:
        return Message("retail.nothing_received", values)
    whole_sold = sum((sold[key] for key in both), Decimal(0))
    whole_received = sum((received[key] for key in both), Decimal(0))
    names = product_names(session)
    ranked = sorted(both, key=lambda key: (sold[key] / received[key], key))[:MOST_ROWS]
    rows: tuple[dict[str, Value], ...] = tuple(
        {
            "what": Name(names[key], "product"),
            "share": Percent(sold[key] / received[key]),
            "sold": sold[key],
            "received": units(received[key]),
        }
        for key in ranked
    )
    what = subject(session, request)
    values |= {
        "share": Percent(whole_sold / whole_received),
        "sold": units(whole_sold),
        "received": units(whole_received),
        "rows": Items("retail.sell_through_row", rows),
    }
    return told(
        request,
        "sell_through",
        "retail.sell_through",
        values,
        sell_out_behind(session, reader, scope, days),
        definition="retail.sell_through_definition",
        period=period,
        of=slug(what) if what else "",
    )


def units_received(session: Session, reader: Reader, scope: Scope, days: Days) -> dict[int, Decimal]:
    """Units shipped to an account in these days by product, as far as is recorded; else as ordered."""
    number = sa.type_coerce(
        sa.func.sum(sa.func.coalesce(OrderLine.shipped_quantity, OrderLine.quantity)), OrderLine.quantity.type
    )
    query = (
        sa.select(OrderLine.product_id, number)
        .join(Order, Order.id == OrderLine.order_id)
        .join(Account, Account.id == Order.account_id)
        .where(Order.account_id == scope.account_id, Order.status != OrderStatus.CANCELLED, readable(reader))
        .where(Order.shipped_on.between(days.start, days.end))
        .group_by(OrderLine.product_id)
    )
    return dict(session.execute(query).all())


ENTRIES = (
    CatalogueEntry(
        "sell_through",
        sell_through,
        (
            "What is the sell-through?",
            "sell-through rate",
            "How much of what they received have they sold?",
            "sell thru percentage",
            "Which products sell through slowly?",
        ),
        ("সেল-থ্রু কত?", "যা পেয়েছে তার কত শতাংশ বিক্রি হয়েছে?", "সেল থ্রু রেট কত?"),
    ),
)
