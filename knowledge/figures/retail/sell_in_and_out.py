"""Sell-in beside sell-out: what a retailer took of us and what shoppers took of it, in units of the same products."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Period, Tone, Value
from knowledge.figures.breakdown import product_names
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.reports import reports_of, sell_out_behind
from knowledge.figures.retail.telling import MOST_ROWS, days_asked, days_in, maybe, told, units
from knowledge.figures.sums import Days, Scope, sums_by
from knowledge.figures.wording import account_name, slug, subject
from knowledge.people import Reader

# Stock that grows by more than this share of what shoppers bought is worth a look.
BUILDING = Decimal("0.25")


def sell_in_and_out(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Units ordered and units sold over the very days that sell-out is reported for, and the difference."""
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    scope, days = Scope(account.id, request.category, request.product_id), days_in(period, request)
    reports = reports_of(session, reader, scope, days)
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    if not reports:
        return Message("retail.no_sell_out", values)
    sold: dict[int, Decimal] = defaultdict(Decimal)
    for report in reports:
        sold[report.product_id] += report.sold.units
    same = Days(min(one.start for one in reports), max(one.end for one in reports))
    bought: dict[int, Decimal] = defaultdict(Decimal)
    for key, number in sums_by(session, reader, scope, same, ("product",), of="quantity").items():
        if key[1] in sold:
            bought[int(str(key[1]))] += number
    shown = Period(same.start, same.end, "span")
    whole_in, whole_out = sum(bought.values(), Decimal(0)), sum(sold.values(), Decimal(0))
    names = product_names(session)
    ranked = sorted(sold, key=lambda key: (-abs(bought[key] - sold[key]), key))[:MOST_ROWS]
    rows: tuple[dict[str, Value], ...] = tuple(
        {
            "what": Name(names[key], "product"),
            "bought": units(bought[key]),
            "sold": units(sold[key]),
            "difference": _difference(bought[key] - sold[key]),
        }
        for key in ranked
    )
    what = subject(session, request)
    values |= {
        "period": shown,
        "bought": units(whole_in),
        "sold": units(whole_out),
        "difference": _difference(whole_in - whole_out),
        "rows": Items("retail.in_and_out_row", rows),
    }
    tone: Tone = "watch" if whole_out > 0 and (whole_in - whole_out) / whole_out > BUILDING else "plain"
    return told(
        request,
        "sell_in_and_out",
        "retail.in_and_out",
        values,
        sell_out_behind(session, reader, scope, days),
        definition="retail.in_and_out_definition",
        period=shown,
        tone=tone,
        of=slug(what) if what else "",
    )


def _difference(number: Decimal) -> Items:
    """Which way stock went, and by how much."""
    if not number:
        return maybe("retail.stock_same", {})
    return maybe("retail.stock_up" if number > 0 else "retail.stock_down", {"number": units(abs(number))})


ENTRIES = (
    CatalogueEntry(
        "sell_in_and_out",
        sell_in_and_out,
        (
            "How does sell-in compare with sell-out?",
            "sell-in versus sell-out",
            "Are they building stock?",
            "Do they buy more than they sell?",
            "sell in and sell out in units",
            "difference between sell in and sell out",
        ),
        (
            "সেল-ইন আর সেল-আউটের পার্থক্য কত?",
            "যা কেনে তার চেয়ে কম বিক্রি করছে কি?",
            "সেল-ইন বনাম সেল-আউট",
            "ওদের স্টক কি জমছে?",
        ),
    ),
)
