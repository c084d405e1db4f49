"""The price chain: what a product costs us, its list price, what this customer pays, what a shopper pays, both margins.

Our margin = (net - cost) / net; the retailer's = (shelf - net) / shelf.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Percent, Period, Term, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.telling import MOST_ROWS, Behind, days_asked, days_in, told
from knowledge.figures.sums import Scope, sums_by
from knowledge.figures.wording import account_name, slug, subject
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.products import Product
from knowledge.records.shelf import Listing


@dataclass(frozen=True, slots=True)
class Chain:
    """The prices of one unit as we sell it (a case of 24 is one); each None where it is not known."""

    product: str
    cost: Decimal | None
    list_price: Decimal | None
    net: Decimal
    shelf: Decimal | None
    currency: str
    listing_id: int | None

    @property
    def our_margin(self) -> Decimal | None:
        return None if self.cost is None else (self.net - self.cost) / self.net

    @property
    def their_margin(self) -> Decimal | None:
        return None if not self.shelf else (self.shelf - self.net) / self.shelf


def price_chain(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Of the products that brought most in the period (thirteen weeks where none is named), or of the one asked for."""
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    chains = _chains(session, reader, account, request, period)
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    if not chains:
        return Message("gaps.no_orders", values)
    what = subject(session, request)
    values["rows"] = Items("retail.price_row", tuple(_row(one) for one in chains[:MOST_ROWS]))
    refs = tuple(f"listing-{one.listing_id}" for one in chains[:MOST_ROWS] if one.listing_id is not None)
    return told(
        request,
        "price_chain",
        "retail.price_chain",
        values,
        Behind(refs, len(refs)),
        definition="retail.price_chain_definition",
        period=period,
        of=slug(what) if what else "",
    )


def _chains(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest, period: Period
) -> list[Chain]:
    scope, days = Scope(account.id, request.category, request.product_id), days_in(period, request)
    net = sums_by(session, reader, scope, days, ("product",))
    bought = sums_by(session, reader, scope, days, ("product",), of="quantity")
    products = {key[1] for key in net}
    query = sa.select(Product.id, Product.name, Product.unit, Product.cost, Product.list_price, Product.currency)
    records = {row.id: row for row in session.execute(query.where(Product.id.in_(products)))}
    shelf = _shelf_prices(session, reader, account, request.as_of)
    found = []
    for key, amount in sorted(net.items(), key=lambda item: (-item[1], str(item[0]))):
        if amount <= 0 or bought.get(key, Decimal(0)) <= 0:
            continue
        currency, record = str(key[0]), records[int(str(key[1]))]
        own = (record.currency or currency) == currency
        price, listing, in_currency = shelf.get(record.id, (None, None, ""))
        seen = price if price is not None and (in_currency or currency) == currency else None
        found.append(
            Chain(
                product=record.name,
                cost=record.cost if own and record.cost is not None else None,
                list_price=record.list_price if own and record.list_price is not None else None,
                net=amount / bought[key],
                shelf=seen,
                currency=currency,
                listing_id=listing if seen is not None else None,
            )
        )
    return found


def _shelf_prices(
    session: Session, reader: Reader, account: AccountCard, as_of: date
) -> dict[int, tuple[Decimal | None, int | None, str]]:
    """The price last seen at the shelf by product, with its listing and its currency."""
    query = (
        sa.select(Listing.product_id, Listing.shelf_price, Listing.id, Listing.currency)
        .join(Account, Account.id == Listing.account_id)
        .where(Listing.account_id == account.id, Listing.shelf_price.is_not(None), readable(reader))
        .where(sa.func.coalesce(Listing.shelf_price_on, Listing.listed_on) <= as_of)
        .order_by(sa.func.coalesce(Listing.shelf_price_on, Listing.listed_on), Listing.id)
    )
    return {product: (price, key, currency) for product, price, key, currency in session.execute(query)}


def _row(one: Chain) -> dict[str, Value]:
    def money(amount: Decimal | None) -> Value:
        return Term("unknown", "value") if amount is None else Money(amount, one.currency)

    def margin(share: Decimal | None) -> Value:
        return Term("unknown", "value") if share is None else Percent(share)

    return {
        "what": Name(one.product, "product"),
        "cost": money(one.cost),
        "listed": money(one.list_price),
        "net": money(one.net),
        "shelf": money(one.shelf),
        "ours": margin(one.our_margin),
        "theirs": margin(one.their_margin),
    }


ENTRIES = (
    CatalogueEntry(
        "price_chain",
        price_chain,
        (
            "What is the price chain?",
            "What margin do we make and what margin do they make?",
            "What is their margin on our products?",
            "shelf price, net price and cost",
            "retailer margin",
            "price and margin chain",
        ),
        (
            "আমাদের মার্জিন কত আর ওদের মার্জিন কত?",
            "দামের ধাপগুলো কী?",
            "শেলফের দাম আর আমাদের দাম কত?",
            "রিটেইলারের মার্জিন কত?",
        ),
    ),
)
