"""Sell-out: what shoppers bought of our goods at a retailer; in all, and by store, product or category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Percent, Period, Term, Tone, Value
from knowledge.figures.breakdown import product_names
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.reports import (
    Report,
    Sold,
    all_sold,
    days_covered,
    held,
    reports_of,
    sell_out_behind,
    weekly,
)
from knowledge.figures.retail.telling import MOST_ROWS, days_asked, days_in, maybe, told, units, worth
from knowledge.figures.sums import Scope
from knowledge.figures.wording import account_name, place_name, slug, subject
from knowledge.people import Reader
from knowledge.periods import period_before
from knowledge.records.products import Product
from knowledge.records.sell_out import SellOut
from knowledge.records.stores import Store

# A change smaller than this is no news; a fall larger than the second is bad news.
FLAT, BAD_FALL = Decimal("0.02"), Decimal("-0.10")


def sell_out(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Units and value sold to shoppers in the period, and units a week against those of the period before."""
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    scope = Scope(account.id, request.category, request.product_id, request.stores)
    days = days_in(period, request)
    reports = reports_of(session, reader, scope, days)
    place = place_name(session, account, request)
    values: dict[str, Value] = {"account": place, "period": period}
    if not reports:
        return Message("retail.no_sell_out", values)
    sold, rate = all_sold(reports), weekly(reports)
    what = subject(session, request)
    values |= {"units": units(sold.units), "worth": worth(sold.values, untold=sold.untold), "week": units(rate)}
    values["of"] = maybe("retail.of_goods", {"what": what} if what else None)
    before = request.against or (period_before(period) if period.start else None)
    change, part = _compared(session, reader, scope, reports, before, request)
    values["compared"] = part
    tone: Tone = "plain" if change is None or abs(change) < FLAT else "good" if change > 0 else "watch"
    return told(
        request,
        "sell_out",
        "retail.sell_out",
        values,
        sell_out_behind(session, reader, scope, days),
        definition="retail.sell_out_definition",
        period=period,
        tone="bad" if change is not None and change <= BAD_FALL else tone,
        of="-".join(slug(one) for one in (place if request.stores else None, what) if one),
    )


def _compared(
    session: Session,
    reader: Reader,
    scope: Scope,
    now: list[Report],
    before: Period | None,
    request: FigureRequest,
) -> tuple[Decimal | None, Items]:
    """The change of units a week, and how it is told; nothing where less than half as many days were reported."""
    then = reports_of(session, reader, scope, days_in(before, request)) if before is not None else []
    nothing = maybe("retail.compared_flat", None)
    if not then or before is None or 2 * days_covered(then) < days_covered(now):
        return None, nothing
    past, current = weekly(then), weekly(now)
    if past <= 0:
        return None, nothing
    change = (current - past) / past
    told_by: Mapping[str, Value] = {"change": Percent(abs(change)), "past": units(past), "before": before}
    if abs(change) < FLAT:
        return change, maybe("retail.compared_flat", told_by)
    return change, maybe("retail.compared_up" if change > 0 else "retail.compared_down", told_by)


def sell_out_by_store(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """The stores that sold most, with their share of what stores report; the online shop is one of them."""
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    scope = Scope(account.id, request.category, request.product_id, request.stores)
    days = days_in(period, request)
    keys = (Store.name, SellOut.currency, SellOut.value.is_(None))
    sums = (
        sa.type_coerce(sa.func.sum(SellOut.units), SellOut.units.type),
        sa.type_coerce(sa.func.sum(SellOut.value), SellOut.value.type),
    )
    query = held(reader, scope, days, sa.select(*keys, *sums).join(Store, Store.id == SellOut.store_id))
    sold: dict[str, Sold] = defaultdict(Sold)
    for name, currency, _, number, value in session.execute(query.group_by(*keys)):
        sold[name].add(number, currency, value)
    if not sold:
        return Message("retail.no_sell_out_by_store", {"account": account_name(account), "period": period})
    named = {name: (Name(name), one) for name, one in sold.items()}
    return _listed(session, reader, account, request, scope, period, "store", named)


def sell_out_by_product(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """The products that shoppers bought most of."""
    return _by_goods(session, reader, account, request, "product")


def sell_out_by_category(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """The categories that shoppers bought most of."""
    return _by_goods(session, reader, account, request, "category")


def _by_goods(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest, by: str
) -> Figure | Message:
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    scope = Scope(account.id, request.category, request.product_id, request.stores)
    reports = reports_of(session, reader, scope, days_in(period, request))
    if not reports:
        return Message("retail.no_sell_out", {"account": place_name(session, account, request), "period": period})
    names = product_names(session)
    if by == "category":
        names = dict(session.execute(sa.select(Product.id, Product.category)).all())
    sold: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        sold[names.get(report.product_id, "")].append(report)
    named = {name: (_named(name, by), all_sold(some)) for name, some in sold.items()}
    return _listed(session, reader, account, request, scope, period, by, named)


def _named(name: str, by: str) -> Name:
    return Name(name or "-", "category") if by == "category" else Name(name or "-", "product")


def _listed(
    session: Session,
    reader: Reader,
    account: AccountCard,
    request: FigureRequest,
    scope: Scope,
    period: Period,
    by: str,
    named: Mapping[str, tuple[Name, Sold]],
) -> Figure:
    whole = sum((one.units for _, one in named.values()), Decimal(0))
    ranked = sorted(named.items(), key=lambda item: (-item[1][1].units, item[0]))[:MOST_ROWS]
    rows: tuple[dict[str, Value], ...] = tuple(
        {
            "what": name,
            "units": units(one.units),
            "worth": worth(one.values, untold=one.untold),
            "share": maybe("retail.share_part", {"share": Percent(one.units / whole)} if whole > 0 else None),
        }
        for _, (name, one) in ranked
    )
    place = place_name(session, account, request)
    values: dict[str, Value] = {
        "account": place,
        "period": period,
        "by": Term("retail_by", by),
        "units": units(whole),
        "rows": Items("retail.sell_out_row", rows),
    }
    name = f"sell_out_by_{by}"
    return told(
        request,
        name,
        "retail.sell_out_by",
        values,
        sell_out_behind(session, reader, scope, days_in(period, request)),
        definition="retail.sell_out_by_definition",
        period=period,
        of=slug(place) if request.stores else "",
    )


ENTRIES = (
    CatalogueEntry(
        "sell_out",
        sell_out,
        (
            "What is the sell-out?",
            "How much did shoppers buy?",
            "How many units went over the counter?",
            "Is sell-out up or down?",
            "sellout units and value",
            "retail offtake",
            "sell out vs the period before",
        ),
        ("সেল-আউট কত?", "ক্রেতারা কত ইউনিট কিনেছে?", "দোকান থেকে কত মাল বিক্রি হয়েছে?", "অফটেক কত?", "sell out kemon"),
    ),
    CatalogueEntry(
        "sell_out_by_store",
        sell_out_by_store,
        (
            "Which stores sell most?",
            "What is the sell-out by store?",
            "sell out per outlet",
            "Which outlet has the best sell-out?",
            "store wise sell-out",
        ),
        ("কোন দোকানে সেল-আউট সবচেয়ে বেশি?", "দোকান অনুযায়ী সেল-আউট", "আউটলেট ভিত্তিক সেল-আউট কত?", "স্টোরওয়াইজ সেল-আউট"),
    ),
    CatalogueEntry(
        "sell_out_by_product",
        sell_out_by_product,
        (
            "What is the sell-out by product?",
            "Which products do shoppers buy most?",
            "sell out per sku",
            "which item sells out best to shoppers",
        ),
        ("পণ্য অনুযায়ী সেল-আউট", "ক্রেতারা কোন পণ্য সবচেয়ে বেশি কেনে?", "কোন এসকেইউর সেল-আউট বেশি?"),
    ),
    CatalogueEntry(
        "sell_out_by_category",
        sell_out_by_category,
        ("What is the sell-out by category?", "Which category do shoppers buy most?", "category wise sell-out"),
        ("ক্যাটাগরি অনুযায়ী সেল-আউট", "ক্রেতারা কোন ক্যাটাগরি বেশি কেনে?"),
    ),
)
