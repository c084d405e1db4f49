"""Weeks of supply: units on hand over the units sold in an average week (FIELD.md)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Period, Quantity, Tone, Value
from knowledge.figures.breakdown import product_names
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.reports import Report, days_covered, held, reports_of
from knowledge.figures.retail.telling import Behind, counted, maybe, told, units
from knowledge.figures.sums import Days, Scope
from knowledge.figures.wording import place_name, slug, subject
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.products import Product
from knowledge.records.sell_out import SellOut, StockCount

# Sales are averaged over eight weeks; a count older than four says nothing of what lies there now.
WINDOW_DAYS, FRESH_DAYS = 56, 28
SHORT_WEEKS, LONG_WEEKS = Decimal(1), Decimal(8)
MOST_SHORT, MOST_LONG = 4, 2
TENTH = Decimal("0.1")


@dataclass
class OnHand:
    """The newest counts of a product. `stores`: those counted one by one; none where the chain was counted whole."""

    units: Decimal = Decimal(0)
    stores: set[int] = field(default_factory=set)
    newest: date = date.min
    refs: list[tuple[date, int]] = field(default_factory=list)


def weeks_of_supply(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """In all, and of the products with the fewest and the most weeks."""
    end = request.as_of if request.period is None else min(request.period.end, request.as_of)
    scope = Scope(account.id, request.category, request.product_id, request.stores)
    window = Days(end - timedelta(days=WINDOW_DAYS - 1), end)
    period = Period(window.start, end, "span")
    place = place_name(session, account, request)
    values: dict[str, Value] = {"account": place, "period": period}
    stock = on_hand(session, reader, scope, end)
    if not stock:
        return Message("retail.no_stock", values)
    sold = _weekly_of(session, reader, scope, window, stock)
    weeks = {key: stock[key].units / rate for key, rate in sold.items() if rate > 0}
    if not weeks:
        return Message("retail.no_sales_for_stock", values)
    whole = sum((stock[key].units for key in weeks), Decimal(0))
    rate = sum((sold[key] for key in weeks), Decimal(0))
    ranked = sorted(weeks, key=lambda key: (weeks[key], key))
    short = ranked[:MOST_SHORT]
    long = [key for key in ranked[: -MOST_LONG - 1 : -1] if key not in short]
    names = product_names(session)
    rows: tuple[dict[str, Value], ...] = tuple(
        {"what": Name(names[key], "product"), "weeks": _weeks(weeks[key]), "units": units(stock[key].units)}
        for key in [*short, *long]
    )
    what = subject(session, request)
    unsold = len(stock) - len(weeks)
    values |= {
        "weeks": _weeks(whole / rate),
        "units": units(whole),
        "rate": units(rate),
        "counted": max(stock[key].newest for key in weeks),
        "rows": Items("retail.supply_row", rows),
        "unsold": maybe("retail.supply_unsold", {"number": counted(unsold, "products")} if unsold else None),
    }
    refs = sorted((ref for key in weeks for ref in stock[key].refs), reverse=True)
    few = any(weeks[key] < SHORT_WEEKS for key in weeks)
    tone: Tone = "bad" if few else "watch" if max(weeks.values()) >= LONG_WEEKS else "plain"
    return told(
        request,
        "weeks_of_supply",
        "retail.weeks_of_supply",
        values,
        Behind(tuple(f"stock_count-{key}" for _, key in refs[:20]), len(refs)),
        definition="retail.weeks_of_supply_definition",
        period=period,
        tone=tone,
        of="-".join(slug(one) for one in (place if request.stores else None, what) if one),
    )


def _weeks(number: Decimal) -> Quantity:
    """Weeks to a tenth: no count is good for more."""
    return Quantity(number.quantize(TENTH, ROUND_HALF_UP), "weeks")


def on_hand(session: Session, reader: Reader, scope: Scope, end: date) -> dict[int, OnHand]:
    """What the newest counts of the last four weeks found, by product.

    A count of the whole chain is taken where no store was counted later.
    """
    query = (
        sa.select(StockCount.product_id, StockCount.store_id, StockCount.counted_on, StockCount.units, StockCount.id)
        .join(Account, Account.id == StockCount.account_id)
        .where(StockCount.account_id == scope.account_id, readable(reader))
        .where(StockCount.counted_on.between(end - timedelta(days=FRESH_DAYS - 1), end))
        .order_by(StockCount.counted_on, StockCount.id)
    )
    if scope.stores:
        query = query.where(StockCount.store_id.in_(scope.stores))
    if scope.product_id is not None:
        query = query.where(StockCount.product_id == scope.product_id)
    if scope.category:
        query = query.join(Product, Product.id == StockCount.product_id).where(Product.category == scope.category)
    newest = {(row.product_id, row.store_id): row for row in session.execute(query)}
    found: dict[int, OnHand] = defaultdict(OnHand)
    chains = {product: row.counted_on for (product, store), row in newest.items() if store is None}
    later = {
        product
        for (product, store), row in newest.items()
        if store is not None and product in chains and row.counted_on > chains[product]
    }
    for (product, store), row in newest.items():
        whole = product in chains and product not in later
        if (store is None) is not whole:
            continue
        held_now = found[product]
        held_now.units += row.units
        held_now.newest = max(held_now.newest, row.counted_on)
        held_now.refs.append((row.counted_on, row.id))
        if store is not None:
            held_now.stores.add(store)
    return dict(found)


def _weekly_of(
    session: Session, reader: Reader, scope: Scope, window: Days, stock: dict[int, OnHand]
) -> dict[int, Decimal]:
    """Units sold in an average week where the stock was counted: in the whole chain, or in just those stores."""
    rates: dict[int, Decimal] = {}
    by_product: dict[int, list[Report]] = defaultdict(list)
    for report in reports_of(session, reader, scope, window):
        by_product[report.product_id].append(report)
    in_stores = [key for key, one in stock.items() if one.stores]
    for key, reports in by_product.items():
        if key in stock and not stock[key].stores:
            rates[key] = sum((one.sold.units for one in reports), Decimal(0)) * 7 / days_covered(reports)
    if in_stores:
        rates |= _weekly_in_stores(session, reader, scope, window, {key: stock[key].stores for key in in_stores})
    return rates


def _weekly_in_stores(
    session: Session, reader: Reader, scope: Scope, window: Days, stores: dict[int, set[int]]
) -> dict[int, Decimal]:
    keys = (SellOut.product_id, SellOut.store_id, SellOut.starts_on, SellOut.ends_on)
    number = sa.type_coerce(sa.func.sum(SellOut.units), SellOut.units.type)
    query = held(reader, scope, window, sa.select(*keys, number), sorted(stores)).where(SellOut.store_id.is_not(None))
    sold: dict[int, Decimal] = defaultdict(Decimal)
    days: dict[int, set[int]] = defaultdict(set)
    for product, store, start, end, units_sold in session.execute(query.group_by(*keys)):
        if store in stores[product]:
            sold[product] += units_sold
            days[product].update(range(start.toordinal(), end.toordinal() + 1))
    return {product: number * 7 / len(days[product]) for product, number in sold.items()}


ENTRIES = (
    CatalogueEntry(
        "weeks_of_supply",
        weeks_of_supply,
        (
            "How many weeks of supply do they have?",
            "What are the weeks of cover?",
            "How long will their stock last?",
            "stock cover in weeks",
            "How much stock do they hold?",
            "days of stock left",
        ),
        (
            "কত সপ্তাহের স্টক আছে?",
            "ওদের মজুদ কত সপ্তাহ চলবে?",
            "স্টক কভার কত?",
            "কোন পণ্যের স্টক ফুরিয়ে আসছে?",
        ),
    ),
)
