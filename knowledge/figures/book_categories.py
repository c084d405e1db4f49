"""Revenue of the whole book by product category: the categories add up to the whole."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import Figure, Items, Message, Money, Name, Percent, Period, Value
from knowledge.figures.entry import FigureRequest, WholeBookEntry
from knowledge.figures.sums import Scope, days_of, orders_in, refs_word, sums_by
from knowledge.figures.wording import amounts
from knowledge.people import Reader
from knowledge.scoring.whole_book import remembered, version

MOST_LISTED = 12


def portfolio_categories(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """What all accounts together bought of each category in the period, largest first, with its share."""
    period = request.period or Period(None, request.as_of, "all")
    days = days_of(request.period, request.as_of)
    # Every account's every product is added up: once, until a record changes.
    asked = ("categories", version(session), days, reader.standing, reader.member_id)
    sums = remembered(session).result(asked, lambda: sums_by(session, reader, Scope(), days, ("category",)))
    if not sums:
        return Message("gaps.no_orders_at_all", {"period": period})
    whole: dict[str, Decimal] = {}
    for key, amount in sums.items():
        whole[str(key[0])] = whole.get(str(key[0]), Decimal(0)) + amount
    whole = dict(sorted(whole.items(), key=lambda item: (-item[1], item[0])))
    ranked = sorted(sums.items(), key=lambda item: (-item[1], str(item[0])))
    rows = tuple(_row(str(key[0]), str(key[1]), amount, whole) for key, amount in ranked[:MOST_LISTED])
    values: dict[str, Value] = {
        "amount": amounts(whole),
        "period": period,
        "rows": Items("retail.book_category_row", rows),
        "more": Items("retail.book_categories_more", _more(ranked[MOST_LISTED:])),
    }
    records, count = orders_in(session, reader, Scope(), days)
    return Figure(
        ref=f"portfolio-categories-{refs_word(request.period)}",
        name="portfolio_categories",
        sentence=Message("retail.book_categories", values),
        definition=Message("figures.portfolio_revenue_definition"),
        as_of=request.as_of,
        period=period,
        records=records,
        records_total=count,
    )


def _row(currency: str, category: str, amount: Decimal, whole: dict[str, Decimal]) -> dict[str, Value]:
    share = amount / whole[currency] if whole[currency] > 0 else Decimal(0)
    return {
        "what": Name(category or "-", "category"),
        "amount": Money(amount, currency),
        "share": Percent(share),
    }


def _more(rest: list[tuple[tuple[object, ...], Decimal]]) -> tuple[dict[str, Value], ...]:
    """What the categories that are not listed come to, so that nothing of the whole is missing."""
    if not rest:
        return ()
    sums: dict[str, Decimal] = {}
    for key, amount in rest:
        sums[str(key[0])] = sums.get(str(key[0]), Decimal(0)) + amount
    return ({"number": Decimal(len(rest)), "amount": amounts(sums)},)


WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio_categories",
        portfolio_categories,
        (
            "What is our total revenue by category?",
            "Which category sells most over all accounts?",
            "sales of all customers by category",
            "category split of the whole book",
        ),
        (
            "সব অ্যাকাউন্ট মিলিয়ে কোন ক্যাটাগরিতে কত বিক্রি?",
            "আমাদের মোট বিক্রি ক্যাটাগরি অনুযায়ী",
            "সব মিলিয়ে কোন ক্যাটাগরি সবচেয়ে বড়?",
        ),
    ),
)
