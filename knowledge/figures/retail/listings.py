"""Listings: what of our range a retailer carries, what it took out and why, and what it never listed."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Term, Tone, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.retail.telling import MOST_ROWS, Behind, counted, maybe, told
from knowledge.figures.wording import account_name, slug, subject
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.products import Product
from knowledge.records.shelf import Listing


@dataclass(frozen=True, slots=True)
class Range:
    """Listings by product, the newest of each: `held` on the day, or `gone`; products that never had one."""

    held: tuple[Listing, ...]
    gone: tuple[Listing, ...]
    never: tuple[str, ...]
    names: dict[int, str]


def range_of(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Range:
    """The range on the as-of day. Products of ours that are not made on that day are in none of it."""
    query = (
        sa.select(Listing)
        .join(Account, Account.id == Listing.account_id)
        .where(Listing.account_id == account.id, Listing.listed_on <= request.as_of, readable(reader))
        .order_by(Listing.listed_on, Listing.id)
    )
    newest = {one.product_id: one for one in session.scalars(query)}
    goods = sa.select(Product.id, Product.name).where(
        sa.or_(Product.launched_on.is_(None), Product.launched_on <= request.as_of),
        sa.or_(Product.discontinued_on.is_(None), Product.discontinued_on > request.as_of),
    )
    if request.category:
        goods = goods.where(Product.category == request.category)
    if request.product_id is not None:
        goods = goods.where(Product.id == request.product_id)
    names = dict(session.execute(goods.order_by(Product.category, Product.name, Product.id)).all())
    listed = [one for key, one in newest.items() if key in names]
    gone = [one for one in listed if one.delisted_on is not None and one.delisted_on <= request.as_of]
    gone.sort(key=lambda one: (one.delisted_on or request.as_of, one.id), reverse=True)
    held = [one for one in listed if one not in gone]
    return Range(tuple(held), tuple(gone), tuple(name for key, name in names.items() if key not in newest), names)


def listings(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """How much of our range is listed; what was delisted, the newest first, with the reason; what never was listed."""
    found = range_of(session, reader, account, request)
    values: dict[str, Value] = {"account": account_name(account)}
    if not found.held and not found.gone:
        return Message("retail.no_listings", values)
    rows = tuple(
        {
            "what": Name(found.names[one.product_id], "product"),
            "on": one.delisted_on or request.as_of,
            "reason": Words(one.reason.rstrip(".।")) if one.reason.strip() else Term("unknown", "reason"),
        }
        for one in found.gone[:MOST_ROWS]
    )
    never = tuple({"what": Name(name, "product")} for name in found.never[:MOST_ROWS])
    what = subject(session, request)
    values |= {
        "listed": len(found.held),
        "range": counted(len(found.held) + len(found.gone) + len(found.never), "products"),
        "delisted": maybe("retail.delisted", {"rows": Items("retail.delisted_row", rows)} if rows else None),
        "never": maybe(
            "retail.never_listed",
            {"number": counted(len(found.never), "products"), "rows": Items("retail.product_row", never)}
            if never
            else None,
        ),
    }
    refs = [f"listing-{one.id}" for one in (*found.gone, *found.held)]
    tone: Tone = "watch" if found.gone else "plain"
    return told(
        request,
        "listings",
        "retail.listings",
        values,
        Behind(tuple(refs[:20]), len(refs)),
        definition="retail.listings_definition",
        tone=tone,
        of=slug(what) if what else "",
    )


ENTRIES = (
    CatalogueEntry(
        "listings",
        listings,
        (
            "Which of our products are listed?",
            "What was delisted and why?",
            "Which products are not listed yet?",
            "What is in their range?",
            "listing status",
            "delistings",
        ),
        (
            "আমাদের কোন পণ্য লিস্টেড আছে?",
            "কোন পণ্য ডিলিস্ট হয়েছে, কেন?",
            "কোন পণ্য এখনো লিস্ট হয়নি?",
            "ওদের রেঞ্জে কী কী আছে?",
        ),
    ),
)
