"""Out of stock: the share of counts that found nothing, and what is empty now, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Period, Term, Tone, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.telling import Behind, counted, days_asked, days_in, maybe, share_of, told
from knowledge.figures.sums import Days, Scope
from knowledge.figures.wording import place_name, slug, subject
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.products import Product
from knowledge.records.sell_out import StockCount
from knowledge.records.shelf import Listing
from knowledge.records.stores import Store

WINDOW_DAYS = 28
WATCH_SHARE, BAD_SHARE = Decimal("0.05"), Decimal("0.10")
MOST_EMPTY = 8


@dataclass(frozen=True, slots=True)
class Count:
    """One product counted in one store, or in the whole chain (`store` is None)."""

    id: int
    product: str
    store: str | None
    place: tuple[int, int | None]
    on: date
    empty: bool


def out_of_stocks(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Of the counts of the period (four weeks where none is named): how many found nothing; what was empty last."""
    period = days_asked(request, WINDOW_DAYS)
    if isinstance(period, Message):
        return period
    counts = _counts(session, reader, _scope(account, request), period, request)
    place = place_name(session, account, request)
    values: dict[str, Value] = {"account": place, "period": period}
    if not counts:
        return Message("retail.no_counts", values)
    empty = [one for one in counts if one.empty]
    newest = {one.place: one for one in counts}
    still = [one for one in newest.values() if one.empty]
    share = share_of(Decimal(len(empty)), Decimal(len(counts)))
    still.sort(key=lambda one: (one.on, one.id), reverse=True)
    rows = tuple(
        {
            "what": Name(one.product, "product"),
            "where": Name(one.store) if one.store else Term("where", "chain"),
            "on": one.on,
        }
        for one in still[:MOST_EMPTY]
    )
    what = subject(session, request)
    values |= {
        "empty": counted(len(empty), "counts"),
        "counts": counted(len(counts), "counts"),
        "share": share,
        "now": maybe(
            "retail.empty_now", {"number": counted(len(still), "places"), "rows": Items("retail.empty_row", rows)}
        )
        if still
        else maybe("retail.empty_none", {}),
    }
    tone: Tone = "bad" if share.share > BAD_SHARE else "watch" if share.share > WATCH_SHARE or still else "plain"
    return told(
        request,
        "out_of_stocks",
        "retail.out_of_stocks",
        values,
        Behind(tuple(f"stock_count-{one.id}" for one in [*still, *_others(empty, still)][:20]), len(empty)),
        definition="retail.out_of_stocks_definition",
        period=period,
        tone=tone,
        of="-".join(slug(one) for one in (place if request.stores else None, what) if one),
    )


def _scope(account: AccountCard, request: FigureRequest) -> Scope:
    return Scope(account.id, request.category, request.product_id, request.stores)


def _others(empty: list[Count], still: list[Count]) -> list[Count]:
    told_first = {one.id for one in still}
    return [one for one in reversed(empty) if one.id not in told_first]


def _counts(session: Session, reader: Reader, scope: Scope, period: Period, request: FigureRequest) -> list[Count]:
    """The counts of goods that were in the range on the day, oldest first; what was delisted is not missed."""
    days: Days = days_in(period, request)
    gone = (
        sa.exists()
        .where(Listing.account_id == StockCount.account_id, Listing.product_id == StockCount.product_id)
        .where(Listing.delisted_on <= StockCount.counted_on)
    )
    back = (
        sa.exists()
        .where(Listing.account_id == StockCount.account_id, Listing.product_id == StockCount.product_id)
        .where(Listing.listed_on <= StockCount.counted_on)
        .where(sa.or_(Listing.delisted_on.is_(None), Listing.delisted_on > StockCount.counted_on))
    )
    query = (
        sa.select(
            StockCount.id,
            Product.name,
            Store.name,
            StockCount.product_id,
            StockCount.store_id,
            StockCount.counted_on,
            StockCount.units,
        )
        .join(Account, Account.id == StockCount.account_id)
        .join(Product, Product.id == StockCount.product_id)
        .join(Store, Store.id == StockCount.store_id, isouter=True)
        .where(StockCount.account_id == scope.account_id, readable(reader))
        .where(StockCount.counted_on.between(days.start, days.end), sa.or_(~gone, back))
        .where(sa.or_(Product.discontinued_on.is_(None), Product.discontinued_on > StockCount.counted_on))
        .order_by(StockCount.counted_on, StockCount.id)
    )
    if scope.stores:
        query = query.where(StockCount.store_id.in_(scope.stores))
    if scope.product_id is not None:
        query = query.where(StockCount.product_id == scope.product_id)
    if scope.category:
        query = query.where(Product.category == scope.category)
    return [
        Count(key, product, store, (product_id, store_id), on, number <= 0)
        for key, product, store, product_id, store_id, on, number in session.execute(query)
    ]


ENTRIES = (
    CatalogueEntry(
        "out_of_stocks",
        out_of_stocks,
        (
            "What is out of stock?",
            "Where are we out of stock?",
            "Which shelves are empty?",
            "out-of-stock rate",
            "stockouts by store",
            "Which stores have run out?",
        ),
        (
            "কোন পণ্য আউট অব স্টক?",
            "কোন দোকানে মাল নেই?",
            "স্টক আউট কোথায়?",
            "কোথায় স্টক ফুরিয়ে গেছে?",
            "আউট অব স্টকের হার কত?",
        ),
    ),
)
