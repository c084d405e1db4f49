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

from knowledge.database import MICRO
from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Period, Quantity, Term, Value
from knowledge.figures.compared import last_twelve_months
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import Days, Scope, products_ordered
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, account_card, readable
from knowledge.records.products import Product
from knowledge.records.sales import MonthlySale, MonthlyTotal
from knowledge.scoring.whole_book import remembered, version_of_sales

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


@dataclass(frozen=True, slots=True)
class _Spends:
    """The products and the categories that three or more accounts of a pool buy."""

    products: tuple[Gap, ...]
    categories: tuple[Gap, ...]

    @property
    def whole(self) -> frozenset[str]:
        return frozenset(gap.category for gap in self.categories)


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
    pool, reach = _pool(_buyers(session, reader, days, currency), account)
    peers = Peers(pool - {account.id}, reach)
    if len(peers.ids) < FEWEST_PEERS:
        return Message("growth.gap_few_peers", values | {"peers": Quantity(Decimal(len(peers.ids)), "accounts")})
    bought = products_ordered(session, reader, Scope(account.id), Days(period.start, request.as_of))
    goods = _goods(session)
    held = {goods[key].category for key in bought} | {""}
    # What the account does not buy, the others of the pool alone do: the table is the same for each account of it.
    key = ("spends", version_of_sales(session), days, request.as_of, currency, frozenset(goods.items()))
    tables: dict[frozenset[int], _Spends] = remembered(session).result(key, dict)
    if pool not in tables:
        tables[pool] = _spends(session, pool, days, currency, goods, request.as_of)
    spends = tables[pool]
    gaps = [gap for gap in spends.products if gap.product_id not in bought and gap.category in held]
    gaps += [gap for gap in spends.categories if gap.category not in held]
    gaps += [gap for gap in spends.products if gap.category not in held and gap.category not in spends.whole]
    gaps = [gap for gap in gaps if request.category in ("", gap.category)]
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


def _buyers(session: Session, reader: Reader, days: Days, currency: str) -> dict[int, str]:
    """The segment of each account the reader may read that bought anything in this currency."""
    bought = (
        sa.select(MonthlyTotal.account_id)
        .where(MonthlyTotal.month.between(days.start, days.end), MonthlyTotal.currency == currency)
        .group_by(MonthlyTotal.account_id)
        .having(sa.func.sum(MonthlyTotal.net) > 0)
    )
    query = sa.select(Account.id, Account.segment).where(readable(reader), Account.id.in_(bought))
    return dict(session.execute(query).all())


def _pool(segments: Mapping[int, str], account: AccountCard) -> tuple[frozenset[int], str]:
    """The accounts of the segment, this one among them where it buys; all where there are too few others of it."""
    same = frozenset(key for key, segment in segments.items() if account.segment and segment == account.segment)
    if len(same - {account.id}) >= FEWEST_PEERS:
        return same, "segment"
    return frozenset(segments), "few in segment" if account.segment else "no segment"


def _goods(session: Session) -> dict[int, _Goods]:
    query = sa.select(Product.id, Product.name, Product.category, Product.launched_on, Product.discontinued_on)
    return {
        key: _Goods(name, category, launched, discontinued)
        for key, name, category, launched, discontinued in session.execute(query)
    }


def _spends(
    session: Session, pool: Collection[int], days: Days, currency: str, goods: Mapping[int, _Goods], as_of: date
) -> _Spends:
    """What the accounts of a pool spend on each product sold on the day, and on each category."""
    # Whole millionths, as they are stored: thousands of rows come of this, and few of them are told.
    spend = sa.cast(sa.func.sum(MonthlySale.net), sa.BigInteger)
    query = (
        sa.select(MonthlySale.product_id, MonthlySale.account_id, spend)
        .where(MonthlySale.account_id.in_(sorted(pool)), MonthlySale.month.between(days.start, days.end))
        .where(MonthlySale.currency == currency)
        .group_by(MonthlySale.account_id, MonthlySale.product_id)
    )
    by_product: dict[int, list[int]] = defaultdict(list)
    by_category: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    sold = {key: one.category for key, one in goods.items() if one.sold_on(as_of)}
    for product, buyer, amount in session.execute(query):
        if amount > 0 and product in sold:  # returns larger than purchases are no spend
            by_product[product].append(amount)
            by_category[sold[product]][buyer] += amount
    products = [
        Gap(key, goods[key].name, goods[key].category, len(spent), _median(spent))
        for key, spent in by_product.items()
        if len(spent) >= FEWEST_PEERS
    ]
    categories = [
        Gap(None, category, category, len(spent), _median(spent.values()))
        for category, spent in by_category.items()
        if len(spent) >= FEWEST_PEERS
    ]
    return _Spends(tuple(products), tuple(categories))


def _median(millionths: Collection[int]) -> Decimal:
    # Exactly, and faster than that of as many decimals.
    return Decimal(statistics.median_low(millionths) + statistics.median_high(millionths)) / 2 * MICRO


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
