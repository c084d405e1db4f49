"""Revenue taken apart: by month, by quarter, by category, by product."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Period, PeriodKind, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import Key, Scope, days_of, orders_in, refs_word, sums_by
from knowledge.figures.wording import account_name, slug, subject
from knowledge.people import Reader
from knowledge.records.products import Product
from knowledge.spans import Calendar, unit_around

MOST_MONTHS = 13
MOST_QUARTERS = 9  # two years, and the one that runs
MOST_ROWS = 6


def revenue_by_month(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """Revenue month by month, oldest first: the last thirteen months of the period."""
    return _listed(session, reader, account, request, "month")


def revenue_by_quarter(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """Revenue by quarter of the calendar, oldest first: the last nine of the period."""
    return _listed(session, reader, account, request, "quarter")


def revenue_by_category(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """Revenue by product category, largest first."""
    return _listed(session, reader, account, request, "category")


def top_products(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The products with the most revenue, largest first."""
    return _listed(session, reader, account, request, "product")


def bottom_products(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Of the products that were bought at all, those with the least revenue, smallest first."""
    return _listed(session, reader, account, request, "product", least=True)


def _listed(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest, by: str, *, least: bool = False
) -> Figure | Message:
    period = request.period or Period(None, request.as_of, "all")
    days = days_of(request.period, request.as_of)
    scope = Scope(account.id, request.category, request.product_id)
    sums = sums_by(session, reader, scope, days, ("month" if by == "quarter" else by,))
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    if not sums:
        return Message("gaps.no_orders", values)
    names = product_names(session) if by == "product" else {}
    if by == "quarter":
        sums = _by_quarter(sums)
    if by in ("month", "quarter"):
        most = MOST_MONTHS if by == "month" else MOST_QUARTERS
        chosen = sorted(sums.items(), key=lambda item: (str(item[0][1]), str(item[0][0])))[-most:]
        first = chosen[0][0][1]
        if request.period is None and isinstance(first, date):
            period = Period(first, request.as_of, "span")
            values["period"] = period
    else:
        chosen = sorted(sums.items(), key=lambda item: (item[1] if least else -item[1], str(item[0])))[:MOST_ROWS]
    unit: PeriodKind = "quarter" if by == "quarter" else "month"
    rows = tuple({"what": _label(key[1], names, unit), "amount": Money(amount, str(key[0]))} for key, amount in chosen)
    values["rows"] = Items("figures.amount_row", rows)
    records, count = orders_in(session, reader, scope, days)
    name = ("bottom_products" if least else "top_products") if by == "product" else f"revenue_by_{by}"
    ref, sentence = f"{name.replace('_', '-')}-{refs_word(request.period)}", f"figures.{name}"
    what = subject(session, request)
    if what is not None:
        values["what"] = what
        ref, sentence = f"{ref}-{slug(what)}", f"breakdown.{name}_of"
    return Figure(
        ref=ref,
        name=name,
        sentence=Message(sentence, values),
        definition=Message("figures.revenue_definition"),
        as_of=request.as_of,
        period=period,
        records=records,
        records_total=count,
    )


def _by_quarter(months: Mapping[Key, Decimal]) -> dict[Key, Decimal]:
    """Sums by currency and first day of a month, added up by the first day of its quarter."""
    sums: dict[Key, Decimal] = defaultdict(Decimal)
    for (currency, month), amount in months.items():
        assert isinstance(month, date)
        sums[currency, unit_around("quarter", month, Calendar()).start] += amount
    return sums


def product_names(session: Session) -> dict[int, str]:
    """The name of every product."""
    return dict(session.execute(sa.select(Product.id, Product.name)).all())


def _label(key: object, names: Mapping[int, str], unit: PeriodKind) -> Value:
    if isinstance(key, date):
        return unit_around(unit, key, Calendar())
    if isinstance(key, int):
        return Name(names.get(key, ""), "product")
    return Name(str(key) or "-", "category")


ENTRIES = (
    CatalogueEntry(
        "revenue_by_month",
        revenue_by_month,
        ("What are sales by month?", "Show revenue month by month", "monthly sales", "Which month was the best?"),
        ("মাসে মাসে বিক্রি কত?", "মাসভিত্তিক সেলস দেখাও", "কোন মাসে সবচেয়ে বেশি বিক্রি?"),
    ),
    CatalogueEntry(
        "revenue_by_quarter",
        revenue_by_quarter,
        (
            "What are sales by quarter?",
            "Show revenue quarter by quarter",
            "quarterly sales",
            "Which quarter was the best?",
        ),
        ("কোয়ার্টার অনুযায়ী বিক্রি কত?", "কোয়ার্টারভিত্তিক সেলস দেখাও", "কোন কোয়ার্টারে সবচেয়ে বেশি বিক্রি?"),
    ),
    CatalogueEntry(
        "revenue_by_category",
        revenue_by_category,
        (
            "Which categories do they buy?",
            "What is revenue by category?",
            "How are sales split between categories?",
            "biggest category",
        ),
        ("কোন ক্যাটাগরিতে কত বিক্রি?", "ক্যাটাগরি অনুযায়ী বিক্রি", "সবচেয়ে বড় ক্যাটাগরি কোনটা?"),
    ),
    CatalogueEntry(
        "top_products",
        top_products,
        (
            "What are their top products?",
            "Which products do they buy most?",
            "What sells best at X?",
            "best selling items",
            "top five products",
        ),
        ("কোন পণ্য সবচেয়ে বেশি নেয়?", "সবচেয়ে বেশি বিক্রি হওয়া পণ্য কোনগুলো?", "টপ প্রোডাক্ট কী কী?", "কোন প্রোডাক্ট বেশি চলে?"),
    ),
    CatalogueEntry(
        "bottom_products",
        bottom_products,
        ("Which products sell worst?", "Which products do they buy least?", "worst selling items", "slowest products"),
        ("কোন পণ্য সবচেয়ে কম নেয়?", "সবচেয়ে কম বিক্রি হওয়া পণ্য কোনগুলো?", "কোন প্রোডাক্ট কম চলে?"),
    ),
)
