"""Share of shelf: own facings over the category's; fair-share index: that over our share of sales, x 100 (FIELD.md)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Percent, Period, Tone, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.audits import Audited, audits_behind, newest_audits
from knowledge.figures.retail.telling import Behind, counted, days_asked, index_of, maybe, told
from knowledge.figures.wording import place_name, slug
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.trade import CategoryFact

FAIR, UNFAIR = Decimal(100), Decimal(80)


@dataclass(frozen=True, slots=True)
class ShelfShare:
    """Of one category: our facings, all facings, and our share of its sales (0 to 1) where somebody told it."""

    category: str
    own: int
    whole: int
    sales: Decimal | None
    fact_id: int | None

    @property
    def share(self) -> Decimal:
        return Decimal(self.own) / self.whole

    @property
    def index(self) -> Decimal | None:
        return index_of(self.share / self.sales) if self.sales else None


def shelf_shares(
    session: Session, reader: Reader, account: AccountCard, period: Period, request: FigureRequest
) -> tuple[list[ShelfShare], list[Audited]]:
    """By category, the least fair first, then by name; and the audits they rest on.

    An audit with no facings of the category, or fewer than our own, tells nothing.
    """
    found = [one for one in newest_audits(session, reader, account, period, request) if _tells(one)]
    facts = _sales_shares(session, reader, account, request)
    shares = []
    for category in sorted({one.audit.category for one in found}):
        some = [one.audit for one in found if one.audit.category == category]
        own, whole = sum(one.own_facings or 0 for one in some), sum(one.category_facings or 0 for one in some)
        fact = facts.get(category)
        sales = fact.sales_share / 100 if fact is not None and fact.sales_share else None
        shares.append(ShelfShare(category, own, whole, sales, fact.id if fact is not None and sales else None))
    shares.sort(key=lambda one: (one.index is None, one.index or Decimal(0), one.category))
    return shares, found


def _tells(one: Audited) -> bool:
    own, whole = one.audit.own_facings, one.audit.category_facings
    return own is not None and whole is not None and 0 <= own <= whole and whole > 0


def _sales_shares(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, CategoryFact]:
    """What was last told of our share of each category's sales."""
    query = (
        sa.select(CategoryFact)
        .join(Account, Account.id == CategoryFact.account_id)
        .where(CategoryFact.account_id == account.id, CategoryFact.sales_share.is_not(None), readable(reader))
        .where(CategoryFact.ends_on <= request.as_of)
        .order_by(CategoryFact.ends_on, CategoryFact.id)
    )
    return {one.category: one for one in session.scalars(query)}


def share_of_shelf(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """By category, over the newest audit of each store; beside our share of sales where it is known."""
    period = days_asked(request)
    if isinstance(period, Message):
        return period
    shares, audits = shelf_shares(session, reader, account, period, request)
    place = place_name(session, account, request)
    values: dict[str, Value] = {"account": place, "period": period}
    if not shares:
        return Message("retail.no_facings", values)
    values["rows"] = Items("retail.shelf_row", tuple(_row(one) for one in shares))
    indices = [one.index for one in shares if one.index is not None]
    tone: Tone = (
        "bad" if any(one < UNFAIR for one in indices) else "watch" if any(one < FAIR for one in indices) else "plain"
    )
    facts = tuple(f"category_fact-{one.fact_id}" for one in shares if one.fact_id is not None)
    stood = audits_behind(audits)
    return told(
        request,
        "share_of_shelf",
        "retail.share_of_shelf",
        values,
        Behind((*stood.refs, *facts)[:20], stood.total + len(facts)),
        definition="retail.share_of_shelf_definition",
        period=period,
        tone=tone,
        of="-".join(slug(Name(one)) for one in (place.text if request.stores else "", request.category) if one),
    )


def _row(one: ShelfShare) -> dict[str, Value]:
    fair: dict[str, Value] | None = None
    if one.sales is not None and one.index is not None:
        fair = {"sales": Percent(one.sales), "index": one.index}
    return {
        "category": Name(one.category, "category"),
        "share": Percent(one.share),
        "own": one.own,
        "whole": counted(one.whole, "facings"),
        "fair": maybe("retail.fair_share" if fair else "retail.fair_share_unknown", fair or {}),
    }


ENTRIES = (
    CatalogueEntry(
        "share_of_shelf",
        share_of_shelf,
        (
            "What is our share of shelf?",
            "How many facings do we have?",
            "Do we have our fair share of the shelf?",
            "fair share index",
            "shelf share by category",
        ),
        (
            "শেলফে আমাদের শেয়ার কত?",
            "তাকে আমাদের কয়টা ফেসিং?",
            "শেলফে ন্যায্য অংশ পাচ্ছি?",
            "ফেয়ার শেয়ার ইনডেক্স কত?",
        ),
    ),
)
