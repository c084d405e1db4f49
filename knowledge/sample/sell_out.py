"""Sell-out and stock of the sample book: what shoppers bought, week by week, made from what the account ordered of us.

As in `orders.py` only `Random.random` is drawn from, and which weeks and counts there are does not depend on the day.
Units are those of the product: cases, and parts of a case that are whole pieces.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from knowledge.sample.orders import MadeOrder, Row, Trade, level, listed_price

# The last whole week before the anchor, which is a Monday: Sunday to Saturday.
LAST_WEEK_BEGINS = -8
WEEKS = 104
WEEK = 7
RATE_WEEKS = 4

Outlet = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sold:
    """One product over one counter in the week that begins on day `starts`. `value`: what shoppers paid."""

    account_id: str
    store_id: str
    product_id: str
    starts: int
    units: Decimal
    value: Decimal


@dataclass(frozen=True, slots=True)
class Counted:
    """What lay there of a product on a day."""

    account_id: str
    store_id: str
    product_id: str
    on: int
    units: Decimal


@dataclass(frozen=True, slots=True)
class Counters:
    """What all outlets share: the trade, the accounts' profiles, what each account ordered, and the dip."""

    trade: Trade
    profiles: Mapping[str, Mapping[str, Any]]
    orders: Sequence[MadeOrder]
    dip: Mapping[str, Any]


def make_sell_out(outlets: Sequence[Outlet], counters: Counters) -> tuple[list[Sold], list[Counted]]:
    """All weeks and all counts, by outlet, product and day."""
    ordered = _ordered(counters.orders)
    products = {product["id"]: product for product in counters.trade.products}
    seasons = _seasons(counters.trade)
    sold: list[Sold] = []
    counted: list[Counted] = []
    for outlet in outlets:
        for product_id in outlet["products"]:
            cases = ordered[outlet["account"], product_id]
            weeks = list(_weeks(outlet, products[product_id], cases, seasons, counters))
            sold += weeks
            counted += _counts(outlet, products[product_id], weeks)
    return sold, counted


def _ordered(orders: Iterable[MadeOrder]) -> dict[tuple[str, str], int]:
    """Cases of each product that each account ordered in the weeks that are told; returns do not lessen them."""
    cases: dict[tuple[str, str], int] = {}
    for order in orders:
        if order.status != "cancelled" and order.ordered >= _first():
            for line in order.lines:
                place = (order.account_id, line.product_id)
                cases[place] = cases.get(place, 0) + max(0, line.quantity)
    return cases


def _seasons(trade: Trade) -> dict[tuple[str, int], float]:
    """The season of each category in each week, on its middle day."""
    categories = sorted({product["category"] for product in trade.products})
    return {
        (category, start): trade.seasons.factor(category, trade.day + timedelta(days=start + WEEK // 2))
        for category in categories
        for start in range(_first(), LAST_WEEK_BEGINS + 1, WEEK)
    }


def _first() -> int:
    return LAST_WEEK_BEGINS - WEEK * (WEEKS - 1)


def _weeks(
    outlet: Outlet, product: Row, ordered: int, seasons: Mapping[tuple[str, int], float], counters: Counters
) -> Iterator[Sold]:
    profile, trade = counters.profiles[outlet["account"]], counters.trade
    since = profile.get("added", {}).get(product["id"], _first())
    starts = [start for start in range(_first(), LAST_WEEK_BEGINS + 1, WEEK) if start >= since]
    shapes = [_shape(profile, seasons[product["category"], start], start) for start in starts]
    each = ordered * float(outlet["share"]) / sum(shapes)
    random = _random(outlet, product)
    for start, shape in zip(starts, shapes, strict=True):
        luck = 0.75 + 0.5 * random.random()
        lift, saving = _promoted(outlet["account"], product, start, counters)
        cases = each * shape * level(outlet.get("trend", [[0, 1.0]]), start) * luck * lift
        units = _whole_pieces(cases * (1 - _missing(outlet, product, start)), product)
        price = _shelf_price(outlet, trade, product, start) * (1 - saving)
        yield Sold(
            outlet["account"], outlet["store"], product["id"], start, units, (units * price).quantize(Decimal("0.01"))
        )


def _random(outlet: Outlet, product: Row) -> Random:
    words = f"{outlet['account']}/{outlet['store']}/{product['id']}"
    return Random(zlib.crc32(words.encode()))  # noqa: S311 - repeatable on purpose


def _shape(profile: Mapping[str, Any], season: float, start: int) -> float:
    """How much of a usual week is bought in this one: the account's trend and the season."""
    return level(profile["trend"], start) * (1 + (season - 1) * float(profile.get("festive", 1)))


def _promoted(account: str, product: Row, start: int, counters: Counters) -> tuple[float, Decimal]:
    """By how much a week is lifted by promotions, or lowered by the dip after them, and what shoppers save."""
    factor, saving = 1.0, Decimal(0)
    for promotion in counters.trade.promotions:
        if promotion["account"] != account or product["id"] not in promotion["products"]:
            continue
        first = (promotion["starts"] - counters.trade.day).days
        last = (promotion["ends"] - counters.trade.day).days
        share = _days_within(start, first, last)
        factor *= 1 + (float(promotion["lift"]) - 1) * share / WEEK
        saving += Decimal(str(promotion["discount"])) * share / WEEK
        if last < start <= last + WEEK * int(counters.dip["weeks"]):
            factor *= float(counters.dip["factor"])
    return factor, saving


def _missing(outlet: Outlet, product: Row, start: int) -> float:
    """The share of the week in which the product was not on the shelf."""
    spans = [gap for gap in outlet.get("out", []) if gap["product"] == product["id"]]
    return sum(_days_within(start, gap["since"], gap["until"]) for gap in spans) / WEEK


def _days_within(start: int, first: int, last: int) -> int:
    return max(0, min(start + WEEK - 1, last) - max(start, first) + 1)


def _pieces(product: Row) -> int:
    """The pieces in a case: the unit is written "case of 24"."""
    return int(product["unit"].split()[-1])


def _whole_pieces(cases: float, product: Row) -> Decimal:
    """Rounded to pieces, so many at a time that their share of a case has an end as a decimal."""
    pieces = step = _pieces(product)
    while step % 2 == 0:
        step //= 2
    while step % 5 == 0:
        step //= 5
    return Decimal(int(cases * pieces / step + 0.5) * step) / Decimal(pieces)


def _shelf_price(outlet: Outlet, trade: Trade, product: Row, day: int) -> Decimal:
    """What shoppers pay for a case: whole taka for each piece."""
    markup = outlet.get("markup_of", {}).get(product["id"], outlet["markup"])
    piece = listed_price(trade, product, day) * (1 + Decimal(str(markup))) / _pieces(product)
    return piece.quantize(Decimal(1)) * _pieces(product)


def _counts(outlet: Outlet, product: Row, weeks: Sequence[Sold]) -> Iterator[Counted]:
    if "counts" not in outlet:
        return
    random = _random(outlet, product)
    cover = float(outlet.get("cover_of", {}).get(product["id"], outlet["cover"]))
    for on in range(outlet["counts"]["first"], 1, outlet["counts"]["every"]):
        luck = 0.8 + 0.4 * random.random()
        before = [week.units for week in weeks if week.starts + WEEK <= on][-RATE_WEEKS:]
        spans = [gap for gap in outlet.get("out", []) if gap["product"] == product["id"]]
        out = any(gap["since"] <= on <= gap["until"] for gap in spans)
        usual = float(sum(before, Decimal(0))) / max(1, len(before)) * cover * luck
        units = Decimal(0) if out else max(_whole_pieces(usual, product), Decimal(1))
        yield Counted(outlet["account"], outlet["store"], product["id"], on, units)
