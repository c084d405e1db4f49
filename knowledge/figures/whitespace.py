"""Whitespace: what similar accounts buy and this one does not, with the peers' median spend as the size of the prize.

Peers are the other accounts of the same segment that the reader may read and that bought anything, in the account's
currency, in the last twelve whole months. Fewer than three of them tell nothing of each other's secrets and nothing of
the account: then all accounts are peers, and the figure says so. A peer is never named.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Period, Quantity, Term, Value
from knowledge.figures.compared import last_twelve_months
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import Days, Scope, products_ordered
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, account_card, readable
from knowledge.records.products import Product
from knowledge.records.sales import MonthlySale, MonthlyTotal

# Aggregates of fewer accounts than this would tell what one of them buys.
FEWEST_PEERS = 3
MOST_LISTED = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """A product (or, with no `product_id`, a whole category) bought by `buyers` peers, for `prize` in the median."""

    product_id: int | None
    name: str
    category: str
    buyers: int
    prize: Decimal

    @property
    def shown(self) -> Name:
        """What is not bought, as sentences name it."""
        return Name(self.name, "category" if self.product_id is None else "product")


@dataclass(frozen=True, slots=True)
class Peers:
    """The accounts compared with. `reach`: "segment", or why it is all of them: "no segment", "few in segment"."""

    ids: frozenset[int]
    reach: str


@dataclass(frozen=True, slots=True)
class Whitespace:
    """What peers buy and the account does not, the largest prize first, in one currency over `period`."""

    gaps: tuple[Gap, ...]
    peers: Peers
    period: Period
    currency: str


@dataclass(frozen=True, slots=True)
class _Goods:
    name: str
    category: str
    launched: date | None
    discontinued: date | None

    def sold_on(self, day: date) -> bool:
        return (self.launched is None or self.launched <= day) and (
            self.discontinued is None or self.discontinued > day
        )


def whitespace_of(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Whitespace | Message:
    """The whitespace of an account; a Message where it cannot be told. Errors: NotFound for who may not read it."""
    account = account_card(session, reader, account.id)
    period = last_twelve_months(request.as_of)
    assert period.start is not None
    days = Days(period.start, period.end)
    values: dict[str, Value] = {"account": account_name(account), "period": period}
    currency = account.currency or _own_currency(session, account, days)
    if not currency:
        return Message("growth.gap_no_currency", values)
    peers = _peers(session, reader, account, days, currency)
    if len(peers.ids) < FEWEST_PEERS:
        return Message("growth.gap_few_peers", values | {"peers": Quantity(Decimal(len(peers.ids)), "accounts")})
    bought = products_ordered(session, reader, Scope(account.id), Days(period.start, request.as_of))
    goods = _goods(session)
    wanted = {
        key for key, one in goods.items() if one.sold_on(request.as_of) and request.category in ("", one.category)
    }
    spends = _spends(session, peers, days, currency, wanted - bought)
    gaps = [*_categories(spends, goods, bought), *_products(spends, goods)]
    covered = {gap.category for gap in gaps if gap.product_id is None}
    gaps = [gap for gap in gaps if gap.product_id is None or gap.category not in covered]
    gaps.sort(key=lambda gap: (-gap.prize, gap.name))
    return Whitespace(tuple(gaps), peers, period, currency)


def whitespace(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """What peers buy and this account does not, with the size of the prize."""
    found = whitespace_of(session, reader, account, request)
    if isinstance(found, Message):
        return found
    listed: tuple[dict[str, Value], ...] = tuple(
        {
            "what": gap.shown,
            "prize": Money(gap.prize, found.currency),
            "buyers": Quantity(Decimal(gap.buyers), "accounts"),
        }
        for gap in found.gaps[:MOST_LISTED]
    )
    values: dict[str, Value] = {
        "account": account_name(account),
        "period": found.period,
        "peers": Quantity(Decimal(len(found.peers.ids)), "accounts"),
        "reach": Term("reach", found.peers.reach),
    }
    if listed:
        values["rows"] = Items("growth.whitespace_row", listed)
    return Figure(
        ref="whitespace",
        name="whitespace",
        sentence=Message("growth.whitespace" if listed else "growth.whitespace_none", values),
        definition=Message("growth.whitespace_definition"),
        as_of=request.as_of,
        period=found.period,
        records=(f"account-{account.id}",),
        records_total=1,
    )


def _own_currency(session: Session, account: AccountCard, days: Days) -> str:
    """The currency an account without one of its own buys in most."""
    query = (
        sa.select(MonthlyTotal.currency)
        .where(MonthlyTotal.account_id == account.id, MonthlyTotal.month.between(days.start, days.end))
        .group_by(MonthlyTotal.currency)
        .order_by(sa.func.sum(MonthlyTotal.net).desc(), MonthlyTotal.currency)
    )
    return session.scalars(query).first() or ""


def _peers(session: Session, reader: Reader, account: AccountCard, days: Days, currency: str) -> Peers:
    bought = (
        sa.select(MonthlyTotal.account_id)
        .where(MonthlyTotal.month.between(days.start, days.end), MonthlyTotal.currency == currency)
        .group_by(MonthlyTotal.account_id)
        .having(sa.func.sum(MonthlyTotal.net) > 0)
    )
    query = sa.select(Account.id, Account.segment).where(
        readable(reader), Account.id != account.id, Account.id.in_(bought)
    )
    segments = dict(session.execute(query).all())
    same = frozenset(key for key, segment in segments.items() if account.segment and segment == account.segment)
    if len(same) >= FEWEST_PEERS:
        return Peers(same, "segment")
    return Peers(frozenset(segments), "few in segment" if account.segment else "no segment")


def _goods(session: Session) -> dict[int, _Goods]:
    query = sa.select(Product.id, Product.name, Product.category, Product.launched_on, Product.discontinued_on)
    return {
        key: _Goods(name, category, launched, discontinued)
        for key, name, category, launched, discontinued in session.execute(query)
    }


def _spends(
    session: Session, peers: Peers, days: Days, currency: str, products: Collection[int]
) -> dict[int, dict[int, Decimal]]:
    """What each peer spent on each of these products, by product; returns larger than purchases are no spend."""
    spend = sa.type_coerce(sa.func.sum(MonthlySale.net), MonthlySale.net.type)
    query = (
        sa.select(MonthlySale.product_id, MonthlySale.account_id, spend)
        .where(MonthlySale.account_id.in_(sorted(peers.ids)), MonthlySale.month.between(days.start, days.end))
        .where(MonthlySale.currency == currency, MonthlySale.product_id.in_(sorted(products)))
        .group_by(MonthlySale.account_id, MonthlySale.product_id)
    )
    found: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for product, peer, amount in session.execute(query):
        if amount > 0:
            found[product][peer] = amount
    return found


def _products(spends: Mapping[int, Mapping[int, Decimal]], goods: Mapping[int, _Goods]) -> list[Gap]:
    return [
        Gap(key, goods[key].name, goods[key].category, len(by_peer), statistics.median(by_peer.values()))
        for key, by_peer in spends.items()
        if len(by_peer) >= FEWEST_PEERS
    ]


def _categories(
    spends: Mapping[int, Mapping[int, Decimal]], goods: Mapping[int, _Goods], bought: set[int]
) -> list[Gap]:
    """The categories of which the account buys nothing at all."""
    held = {goods[key].category for key in bought} | {""}
    sums: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for key, by_peer in spends.items():
        category = goods[key].category
        if category not in held:
            for peer, amount in by_peer.items():
                sums[category][peer] += amount
    return [
        Gap(None, category, category, len(by_peer), statistics.median(by_peer.values()))
        for category, by_peer in sums.items()
        if len(by_peer) >= FEWEST_PEERS
    ]


ENTRIES = (
    CatalogueEntry(
        "whitespace",
        whitespace,
        (
            "What could we sell them that they do not buy yet?",
            "What is the whitespace at X?",
            "Which products do similar accounts buy that they do not?",
            "What do their peers buy that they don't?",
            "Which categories are they missing?",
            "white space and size of the prize",
        ),
        (
            "একই রকম অ্যাকাউন্ট কেনে কিন্তু ওরা কেনে না এমন পণ্য কী?",
            "কোন পণ্য ওরা এখনো কেনে না কিন্তু অন্যরা কেনে?",
            "ওদের কাছে নতুন কোন পণ্য বেচার সুযোগ আছে?",
            "হোয়াইটস্পেস কোথায়?",
            "কোন ক্যাটাগরি ওরা নেয় না?",
        ),
    ),
)
