"""What to offer an account next: cross-sell and upsell, each with its evidence and the fact that speaks against it.

Cross-sell: the largest whitespace. Upsell: a product the account bought at least a fifth more of in the last twelve
whole months than in the twelve before; its size is that growth once more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Quantity, Term, Value, Words
from knowledge.figures.breakdown import product_names
from knowledge.figures.churn import Sign, signs_of
from knowledge.figures.compared import both_sums, compared, currencies_of, pairs_in, recorded_from
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import Scope
from knowledge.figures.whitespace import whitespace_of
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, account_card, readable
from knowledge.records.offers import Offer, OfferProduct, OfferStatus
from knowledge.records.orders import Order, OrderLine, OrderStatus
from knowledge.records.sell_out import StockCount

MOST_OF_A_KIND = 2
GROWING = Decimal("1.2")
# A refusal counts for so long; what was short or out of stock, for as long as it is news.
REFUSED_DAYS, SHORT_DAYS, STOCK_DAYS = 365, 90, 60
# Less than this share of what was ordered was shipped.
SHORT = Decimal("0.9")
# Of the signs of churn, those that speak against offering more.
AGAINST = ("growth.sign_complaints", "growth.sign_promises", "growth.sign_falling", "growth.sign_slow")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal. `kind`: "cross-sell" or "upsell"; `evidence` tells why, `against` what speaks against it."""

    kind: str
    what: Name
    size: Money
    evidence: Items
    against: Sign | None

    def row(self) -> dict[str, Value]:
        return {
            "kind": Term("proposal", self.kind),
            "what": self.what,
            "size": self.size,
            "evidence": self.evidence,
            "against": Items("growth.sign_row", (self.against.row(),)) if self.against else Term("unknown", "against"),
        }


def proposals_of(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> list[Proposal]:
    """The proposals for an account, cross-sell first. Errors: NotFound for who may not read it."""
    account = account_card(session, reader, account.id)
    signs = [sign for sign in signs_of(session, reader, account, request) if sign.message in AGAINST]
    general = next(iter(sorted(signs, key=lambda sign: AGAINST.index(sign.message))), None)
    return [
        *_cross_sell(session, reader, account, request, general),
        *_upsell(session, reader, account, request, general),
    ]


def growth_proposals(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """What could be sold to an account beside what it buys, and more of what it buys."""
    found = proposals_of(session, reader, account, request)
    values: dict[str, Value] = {"account": account_name(account)}
    if not found:
        return Message("growth.gap_no_proposals", values)
    values["rows"] = Items("growth.proposal_row", tuple(one.row() for one in found))
    against = (one.against.records[:3] for one in found if one.against is not None)
    records = tuple(dict.fromkeys((f"account-{account.id}", *(ref for refs in against for ref in refs))))
    return Figure(
        ref="growth-proposals",
        name="growth_proposals",
        sentence=Message("growth.growth_proposals", values),
        definition=Message("growth.growth_proposals_definition"),
        as_of=request.as_of,
        records=records,
        records_total=len(records),
    )


def _cross_sell(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest, general: Sign | None
) -> Iterator[Proposal]:
    found = whitespace_of(session, reader, account, request)
    if isinstance(found, Message):
        return
    for gap in found.gaps[:MOST_OF_A_KIND]:
        values: dict[str, Value] = {
            "buyers": Quantity(Decimal(gap.buyers), "accounts"),
            "peers": Quantity(Decimal(len(found.peers.ids)), "accounts"),
        }
        refused = _refused(session, reader, account, request, gap.product_id) if gap.product_id is not None else None
        evidence = Items("growth.evidence_peers", (values,))
        yield Proposal("cross-sell", gap.shown, Money(gap.prize, found.currency), evidence, refused or general)


def _upsell(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest, general: Sign | None
) -> Iterator[Proposal]:
    periods = compared(FigureRequest(request.as_of))
    if isinstance(periods, Message) or recorded_from(session, periods.before) is not None:
        return
    then, now = both_sums(session, reader, Scope(account.id, request.category), periods, ("product",))
    for currency in currencies_of(then, now)[:1]:
        pairs = pairs_in(currency, then, now).items()
        growing = [
            (after - before, int(str(key)), before, after)
            for key, (before, after) in pairs
            if before > 0 and after >= GROWING * before
        ]
        growing.sort(key=lambda item: (-item[0], item[1]))
        names = product_names(session) if growing else {}
        for more, product, before, after in growing[:MOST_OF_A_KIND]:
            values: dict[str, Value] = {
                "amount_before": Money(before, currency),
                "amount": Money(after, currency),
                "period": periods.period,
            }
            yield Proposal(
                "upsell",
                Name(names[product], "product"),
                Money(more, currency),
                Items("growth.evidence_growing", (values,)),
                _refused(session, reader, account, request, product)
                or _out_of_stock(session, reader, account, request, product)
                or _short(session, reader, account, request, product)
                or general,
            )


def _refused(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest, product: int
) -> Sign | None:
    """The newest offer of this product that the account declined."""
    since = request.as_of - timedelta(days=REFUSED_DAYS)
    query = (
        sa.select(Offer.id, Offer.decided_on, Offer.offered_on, Offer.name)
        .join(OfferProduct, OfferProduct.offer_id == Offer.id)
        .join(Account, Account.id == Offer.account_id)
        .where(Offer.account_id == account.id, readable(reader), OfferProduct.product_id == product)
        .where(Offer.status == OfferStatus.DECLINED, Offer.offered_on.between(since, request.as_of))
        .where(sa.or_(Offer.decided_on.is_(None), Offer.decided_on <= request.as_of))
        .order_by(Offer.offered_on.desc(), Offer.id.desc())
    )
    row = session.execute(query).first()
    if row is None:
        return None
    values: dict[str, Value] = {"offer": Words(row.name), "on": row.decided_on or row.offered_on}
    return Sign("growth.against_refused", values, (f"offer-{row.id}",), "watch")


def _out_of_stock(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest, product: int
) -> Sign | None:
    """Where the newest count of the account's stock found none of it in one place or more."""
    since = request.as_of - timedelta(days=STOCK_DAYS)
    query = (
        sa.select(StockCount.id, StockCount.counted_on, StockCount.units)
        .join(Account, Account.id == StockCount.account_id)
        .where(StockCount.account_id == account.id, readable(reader), StockCount.product_id == product)
        .where(StockCount.counted_on.between(since, request.as_of))
        .order_by(StockCount.counted_on.desc(), StockCount.units, StockCount.id)
    )
    row = session.execute(query).first()
    if row is None or row.units > 0:
        return None
    return Sign("growth.against_out_of_stock", {"on": row.counted_on}, (f"stock_count-{row.id}",), "watch")


def _short(session: Session, reader: Reader, account: AccountCard, request: FigureRequest, product: int) -> Sign | None:
    """Whether much less of it was shipped than ordered, of the orders shipped lately."""
    since = request.as_of - timedelta(days=SHORT_DAYS)
    query = (
        sa.select(Order.id, OrderLine.quantity, OrderLine.shipped_quantity)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .join(Account, Account.id == Order.account_id)
        .where(Order.account_id == account.id, readable(reader), OrderLine.product_id == product)
        .where(Order.ordered_on.between(since, request.as_of), Order.status != OrderStatus.CANCELLED)
        .where(Order.shipped_on <= request.as_of, OrderLine.shipped_quantity.is_not(None))
        .order_by(Order.ordered_on.desc(), Order.id.desc())
    )
    # Returns go here: asked to leave them out, PostgreSQL takes its index for dear and reads all lines of the book.
    rows = [row for row in session.execute(query) if row.quantity > 0]
    ordered = sum((row.quantity for row in rows), Decimal(0))
    shipped = sum((row.shipped_quantity or Decimal(0) for row in rows), Decimal(0))
    if not ordered or shipped >= SHORT * ordered:
        return None
    values: dict[str, Value] = {"shipped": Quantity(shipped, "units"), "ordered": Quantity(ordered, "units")}
    short = tuple(f"order-{row.id}" for row in rows if (row.shipped_quantity or 0) < row.quantity)
    return Sign("growth.against_short", values, short, "watch")


ENTRIES = (
    CatalogueEntry(
        "growth_proposals",
        growth_proposals,
        (
            "What could we upsell or cross-sell to X?",
            "What should we offer them next?",
            "Which upsell opportunities are there?",
            "What cross-sell ideas do we have?",
            "How could we sell them more?",
            "upsell and cross-sell proposals",
        ),
        (
            "আপসেল বা ক্রস-সেল কী করা যায়?",
            "এরপর ওদের কী অফার করা উচিত?",
            "ওদের কাছে আর কী বেচা যায়?",
            "কীভাবে আরও বেচা যায়?",
            "ক্রস সেলের সুযোগ কী কী?",
        ),
    ),
)
