"""Lapsed products: bought in at least two of the last four quarters, not in the current one (FIELD.md).

A quarter is the ninety days that end on the as-of day, so that the current one is never half over.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Period, Quantity, Value
from knowledge.figures.breakdown import product_names
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import Days, Scope, orders_in, products_ordered, sums_by
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.products import Product

QUARTER_DAYS = 90
QUARTERS_BEFORE = 4
FEWEST_QUARTERS = 2
MOST_LISTED = 6


def lapsed_products(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Products the account has stopped buying, by what they came to in the four quarters before."""
    scope = Scope(account.id, request.category)
    end = request.as_of
    current = Days(end - timedelta(days=QUARTER_DAYS - 1), end)
    bought_now = products_ordered(session, reader, scope, current)
    quarters: dict[object, set[int]] = defaultdict(set)
    worth: dict[tuple[object, str], Decimal] = defaultdict(Decimal)
    for back in range(1, QUARTERS_BEFORE + 1):
        shift = timedelta(days=QUARTER_DAYS * back)
        for key, amount in sums_by(
            session, reader, scope, Days(current.start - shift, current.end - shift), ("product",)
        ).items():
            if amount > 0:
                quarters[key[1]].add(back)
                worth[key[1], str(key[0])] += amount
    period = Period(current.start, end, "span")
    before = Period(
        current.start - timedelta(days=QUARTER_DAYS * QUARTERS_BEFORE), current.start - timedelta(days=1), "span"
    )
    values: dict[str, Value] = {"account": account_name(account), "period": period, "before": before}
    if not quarters and not bought_now:
        return Message("gaps.no_orders", values)
    gone = set(session.scalars(sa.select(Product.id).where(Product.discontinued_on <= end)))
    lapsed = [
        (product, currency, amount)
        for (product, currency), amount in worth.items()
        if len(quarters[product]) >= FEWEST_QUARTERS and product not in bought_now and product not in gone
    ]
    lapsed.sort(key=lambda item: (-item[2], str(item[0])))
    names = product_names(session)
    rows: tuple[dict[str, Value], ...] = tuple(
        {"what": Name(names[int(str(product))], "product"), "amount": Money(amount, currency)}
        for product, currency, amount in lapsed[:MOST_LISTED]
    )
    values["number"] = Quantity(Decimal(len(lapsed)), "products")
    if rows:
        values["rows"] = Items("figures.amount_row", rows)
    records, count = orders_in(session, reader, scope, Days(before.start or end, end))
    return Figure(
        ref=f"lapsed-products-{end:%Y%m%d}",
        name="lapsed_products",
        sentence=Message("figures.lapsed_products" if rows else "figures.lapsed_products_none", values),
        definition=Message("figures.lapsed_products_definition"),
        as_of=end,
        period=period,
        records=records,
        records_total=count,
        tone="watch" if rows else "plain",
    )


ENTRIES = (
    CatalogueEntry(
        "lapsed_products",
        lapsed_products,
        (
            "Which products did they stop buying?",
            "What have they stopped ordering?",
            "Which products have lapsed?",
            "What do they no longer buy?",
            "products not reordered",
        ),
        (
            "কোন পণ্য নেওয়া বন্ধ করেছে?",
            "আগে নিত এখন নেয় না কোন প্রোডাক্ট?",
            "কোন আইটেম আর অর্ডার করছে না?",
            "কোন পণ্য আর নিচ্ছে না?",
            "কোন প্রোডাক্ট এখন আর কেনে না?",
            "কী কী কেনা বন্ধ করেছে?",
        ),
    ),
)
