"""Share of wallet: our revenue over what the customer spends in the category (FIELD.md), as somebody told it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Percent, Period, Term, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.telling import MOST_ROWS, Behind, maybe, told
from knowledge.figures.sums import Days, Scope, totals
from knowledge.figures.wording import account_name, slug
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.trade import CategoryFact


@dataclass(frozen=True, slots=True)
class Wallet:
    """What a customer bought of everybody in a category ("" is all of them) and what of it was ours, in a period."""

    fact_id: int
    category: str
    start: date
    end: date
    ours: Decimal
    purchases: Decimal
    currency: str
    said_by: str

    @property
    def share(self) -> Decimal:
        return self.ours / self.purchases


def wallets(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> list[Wallet]:
    """Of each category, or the one asked for, what was told last; the largest purchases first.

    What is in another currency than our sales tells no share.
    """
    query = (
        sa.select(CategoryFact)
        .join(Account, Account.id == CategoryFact.account_id)
        .where(CategoryFact.account_id == account.id, CategoryFact.purchases > 0, readable(reader))
        .where(CategoryFact.ends_on <= request.as_of)
        .order_by(CategoryFact.ends_on, CategoryFact.id)
    )
    if request.category:
        query = query.where(CategoryFact.category == request.category)
    found = []
    for fact in {one.category: one for one in session.scalars(query)}.values():
        sums = totals(session, reader, Scope(account.id, fact.category), Days(fact.starts_on, fact.ends_on))
        currency = fact.currency or account.currency
        if (sums and currency not in sums) or fact.purchases is None:
            continue
        ours = sums.get(currency, Decimal(0))
        found.append(
            Wallet(fact.id, fact.category, fact.starts_on, fact.ends_on, ours, fact.purchases, currency, fact.said_by)
        )
    return sorted(found, key=lambda one: (one.category != "", -one.purchases, one.category))


def share_of_wallet(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """By category; one whose purchases are less than what they bought of us cannot be right, and is told so."""
    found = wallets(session, reader, account, request)
    values: dict[str, Value] = {"account": account_name(account)}
    if not found:
        return Message("retail.no_wallet", values)
    values["rows"] = Items("retail.wallet_row", tuple(_row(one) for one in found[:MOST_ROWS]))
    refs = tuple(f"category_fact-{one.fact_id}" for one in found)
    return told(
        request,
        "share_of_wallet",
        "retail.share_of_wallet",
        values,
        Behind(refs[:20], len(refs)),
        definition="retail.share_of_wallet_definition",
        of=slug(Name(request.category)) if request.category else "",
    )


def _row(one: Wallet) -> dict[str, Value]:
    values: dict[str, Value] = {
        "ours": Money(one.ours, one.currency),
        "purchases": Money(one.purchases, one.currency),
    }
    right = one.share <= 1
    said = one.said_by.strip().rstrip(".।")
    return {
        "what": Name(one.category, "category") if one.category else Term("where", "all_categories"),
        "share": maybe("retail.wallet_share", values | {"share": Percent(one.share)})
        if right
        else maybe("retail.wallet_wrong", values),
        "period": Period(one.start, one.end, "span"),
        "said": maybe("retail.wallet_said", {"said": Words(said)} if said else None),
    }


ENTRIES = (
    CatalogueEntry(
        "share_of_wallet",
        share_of_wallet,
        (
            "What is our share of wallet?",
            "Which part of their total purchases is ours?",
            "our share of their category",
            "share of their purchases",
        ),
        ("ওদের মোট কেনার কত অংশ আমাদের?", "শেয়ার অব ওয়ালেট কত?", "ক্যাটাগরিতে আমাদের অংশ কত?"),
    ),
)
