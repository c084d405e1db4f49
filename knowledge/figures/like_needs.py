"""What was offered to other accounts with a like need, and how it went: counts over three or more accounts, no names.

Two needs are alike where they are of one kind and share two meanings at least, and half of those of the shorter one
(`knowledge/glossary`; numbers left out). Of the needs of other accounts the newest that have an offer are looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.asking import content_of
from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Quantity, Term, Value, Words
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.needs import open_needs
from knowledge.figures.offers import FAILED, TAKEN, TO_ANSWER, status_on
from knowledge.figures.wording import account_name
from knowledge.glossary import concept
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.needs import Need, NeedKind
from knowledge.records.offers import Offer, OfferNeed, OfferProduct, OfferStatus
from knowledge.records.products import Product
from knowledge.text import numbers_in

FEWEST_ACCOUNTS = 3
FEWEST_SHARED = 2
ALIKE = 0.5
MOST_NEEDS = 1_000
MOST_LISTED = 4
MOST_PRODUCTS = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """An offer to another account for one of its needs, as it stood on the day."""

    offer_id: int
    account_id: int
    statement: str
    kind: NeedKind
    status: OfferStatus
    value: Money | None


@dataclass(frozen=True, slots=True)
class Told:
    """What came of like offers, over so many accounts: each counts once, by its best outcome."""

    accounts: int
    taken: int
    declined: int
    open: int
    average: Money | None
    products: tuple[tuple[str, int], ...]


@lru_cache(maxsize=4 * MOST_NEEDS)
def meanings(statement: str) -> frozenset[str]:
    """What a statement speaks of, numbers left out."""
    return frozenset(concept(term) for term in content_of(statement) if not numbers_in(term))


def alike(one: str, other: str) -> bool:
    """Whether two statements speak of like matters."""
    first, second = meanings(one), meanings(other)
    shared = len(first & second)
    return shared >= FEWEST_SHARED and shared >= ALIKE * min(len(first), len(second))


def like_needs(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """For each open need: to how many other accounts with a like one something was offered, and how it went."""
    values: dict[str, Value] = {"account": account_name(account)}
    found = open_needs(session, reader, account.id, request.as_of, set(TO_ANSWER))
    if not found:
        return Message("offers.no_needs", values)
    tried = _tried(session, reader, account.id, request.as_of)
    rows: list[dict[str, Value]] = []
    told: list[Need] = []
    for need in found:
        like = [one for one in tried if one.kind is need.kind and alike(one.statement, need.statement)]
        if (came := _came_of(session, like, account.currency)) is not None:
            told.append(need)
            rows.append(_row(need, came))
    values["least"] = FEWEST_ACCOUNTS
    if not rows:
        return Message("offers.like_needs_too_few", values)
    values["rows"] = Items("offers.like_row", tuple(rows[:MOST_LISTED]))
    return Figure(
        ref="like-needs",
        name="like_needs",
        sentence=Message("offers.like_needs", values),
        definition=Message("offers.like_needs_definition"),
        as_of=request.as_of,
        records=tuple(f"need-{need.id}" for need in told[:20]),
        records_total=len(told),
    )


def _tried(session: Session, reader: Reader, account_id: int, as_of: date) -> list[Tried]:
    """The offers to other accounts for their newest needs that have one."""
    query = (
        sa.select(
            Offer.id,
            Offer.account_id,
            Need.statement,
            Need.kind,
            Offer.status,
            Offer.decided_on,
            Offer.value,
            Offer.currency,
        )
        .join(OfferNeed, OfferNeed.offer_id == Offer.id)
        .join(Need, Need.id == OfferNeed.need_id)
        .join(Account, Account.id == Offer.account_id)
        .where(Offer.account_id != account_id, Need.account_id == Offer.account_id, readable(reader))
        .where(Offer.offered_on <= as_of, Need.stated_on <= as_of, Need.kind.in_(list(TO_ANSWER)))
        .order_by(Need.stated_on.desc(), Need.id.desc(), Offer.id)
        .limit(MOST_NEEDS)
    )
    return [
        Tried(
            row.id,
            row.account_id,
            row.statement,
            row.kind,
            status_on(row.status, row.decided_on, as_of),
            Money(row.value, row.currency) if row.value is not None else None,
        )
        for row in session.execute(query)
    ]


def _came_of(session: Session, like: Sequence[Tried], currency: str) -> Told | None:
    """What came of these offers; None where they went to too few accounts to be told."""
    outcomes: dict[int, set[OfferStatus]] = defaultdict(set)
    for one in like:
        outcomes[one.account_id].add(one.status)
    if len(outcomes) < FEWEST_ACCOUNTS:
        return None
    taken = sum(not TAKEN.isdisjoint(statuses) for statuses in outcomes.values())
    declined = sum(statuses <= FAILED for statuses in outcomes.values())
    return Told(
        accounts=len(outcomes),
        taken=taken,
        declined=declined,
        open=len(outcomes) - taken - declined,
        average=_average(like, currency),
        products=tuple(_products(session, like)),
    )


def _average(like: Iterable[Tried], currency: str) -> Money | None:
    """The mean over accounts of what each was offered on average; None where fewer than three have a value."""
    values: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for one in like:
        if one.value is not None and one.value.currency == currency:
            values[one.account_id][one.offer_id] = one.value.amount
    if len(values) < FEWEST_ACCOUNTS:
        return None
    means = [sum(offers.values(), Decimal(0)) / len(offers) for offers in values.values()]
    return Money(sum(means, Decimal(0)) / len(means), currency)


def _products(session: Session, like: Iterable[Tried]) -> Iterator[tuple[str, int]]:
    """The products that were in the offers to three accounts or more, with how many accounts, most first."""
    accounts = {one.offer_id: one.account_id for one in like}
    query = (
        sa.select(OfferProduct.offer_id, Product.name)
        .join(Product, Product.id == OfferProduct.product_id)
        .where(OfferProduct.offer_id.in_(list(accounts)))
    )
    to = {(name, accounts[offer]) for offer, name in session.execute(query)}
    counts = Counter(name for name, _ in to)
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_PRODUCTS]:
        if count >= FEWEST_ACCOUNTS:
            yield name, count


def _row(need: Need, came: Told) -> dict[str, Value]:
    products: tuple[dict[str, Value], ...] = tuple(
        {"what": Name(name, "product"), "accounts": Quantity(Decimal(count), "accounts")}
        for name, count in came.products
    )
    average: Value = ""
    if came.average is not None:
        average = Items("offers.like_average", ({"average": came.average},))
    return {
        "statement": Words(need.statement.rstrip(".।")),
        "accounts": Quantity(Decimal(came.accounts), "accounts"),
        "taken": Decimal(came.taken),
        "declined": Decimal(came.declined),
        "open": Decimal(came.open),
        "average": average,
        "products": Items("offers.like_product", products) if products else Term("unknown", "shared"),
    }


ENTRIES = (
    CatalogueEntry(
        "like_needs",
        like_needs,
        (
            "What did we offer other accounts with a like need?",
            "What worked for others with the same need?",
            "How did our offers go with accounts that have a similar need?",
            "like needs elsewhere and what we offered",
        ),
        (
            "একই রকম চাহিদায় অন্যদের কী প্রস্তাব দিয়েছি?",
            "অন্য অ্যাকাউন্টে এমন চাহিদায় কী কাজ করেছে?",
            "এমন চাহিদায় অন্য কাস্টমারদের কী দেওয়া হয়েছে?",
        ),
    ),
)
