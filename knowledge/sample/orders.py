"""Orders of the sample book: made from each account's profile, the same on every machine.

Only `Random.random` is drawn from, in an order that does not depend on the day, and factors are plain sums and
products, so the same profiles give the same orders. Which days and products an account orders moves with the
anchor by whole weeks; how much it orders follows the real festivals of the moved period.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from knowledge.sample.seasons import Seasons

Row = Mapping[str, str]
CENT = Decimal("0.01")
FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Line:
    product_id: str
    quantity: int
    unit_price: Decimal
    discount: Decimal
    shipped: int | None


@dataclass(frozen=True, slots=True)
class MadeOrder:
    """One order; days are distances from day 0. `shipped` is None while it waits."""

    account_id: str
    ordered: int
    required: int
    shipped: int | None
    status: str
    taken_by: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Trade:
    """What all profiles share: the products, the seasons, the promotions' effect, and how prices have risen."""

    day: date
    products: Sequence[Row]
    seasons: Seasons
    promotions: Sequence[Mapping[str, Any]]
    starts: int
    prices: Sequence[Mapping[str, Any]]


def make_orders(profiles: Sequence[Mapping[str, Any]], trade: Trade) -> list[MadeOrder]:
    """All accounts' orders by day, then account."""
    made = [order for profile in profiles for order in _of_account(profile, trade)]
    return sorted(made, key=lambda order: (order.ordered, order.account_id))


def _of_account(profile: Mapping[str, Any], trade: Trade) -> list[MadeOrder]:
    random = Random(zlib.crc32(profile["account"].encode()))  # noqa: S311 - repeatable on purpose
    stocked = _stocked(profile, trade, random)
    every = float(profile["every"])
    starts = int(profile.get("starts", trade.starts))
    at = starts + random.random() * every
    made: list[MadeOrder] = []
    while at <= 0:
        day = int(at // 1)
        if (trade.day + timedelta(days=day)).weekday() == FRIDAY:
            day += 2 if day <= -2 else -1
        order = _order(profile, trade, stocked, day, len(made), random)
        if not any(first <= day <= last for first, last in profile.get("pauses", [])):
            made.append(order)
        at += max(1.0, every * (0.7 + 0.6 * random.random()))
    return made + [_returned(profile, trade, given) for given in profile.get("returns", [])]


def _stocked(profile: Mapping[str, Any], trade: Trade, random: Random) -> list[tuple[Row, float]]:
    """The products the account carries, each with how much of it sells there."""
    stocked = []
    for product in trade.products:
        chance, liking = random.random(), 0.6 + 0.8 * random.random()
        weight = float(profile["categories"].get(product["category"], 0))
        breadth = float(profile["breadth"])
        named = product["id"] in profile.get("always", []) or product["id"] in profile.get("added", {})
        if weight and product["id"] not in profile.get("never", []) and (named or chance < breadth):
            stocked.append((product, weight * liking))
    return stocked


def _order(
    profile: Mapping[str, Any],
    trade: Trade,
    stocked: Sequence[tuple[Row, float]],
    day: int,
    number: int,
    random: Random,
) -> MadeOrder:
    luck = [(random.random(), random.random(), random.random()) for _ in stocked]
    late, cancelled = random.random(), random.random()
    required = day + int(profile["lead"])
    shipped = _shipped(profile, day, required, late)
    lines = []
    for place, (product, weight) in enumerate(stocked):
        chance, swing, short = luck[place]
        turn = (number + place) % int(profile["cycle"]) == 0
        if (turn or chance < 0.1) and _carried(profile, product["id"], day):
            size = float(profile["size"]) * weight * level(profile["trend"], day) * (0.8 + 0.4 * swing)
            lines.append(_line(profile, trade, product, day, size, short if shipped is not None else None))
    status = "open" if shipped is None else "shipped"
    if cancelled < float(profile.get("cancelled", 0.015)) and shipped is not None:
        status = "cancelled"
        lines = [Line(x.product_id, x.quantity, x.unit_price, x.discount, None) for x in lines]
        shipped = None
    return MadeOrder(profile["account"], day, required, shipped, status, profile["taken_by"], tuple(lines))


def _line(profile: Mapping[str, Any], trade: Trade, product: Row, day: int, size: float, short: float | None) -> Line:
    on = trade.day + timedelta(days=day)
    size *= 1 + (trade.seasons.factor(product["category"], on) - 1) * float(profile.get("festive", 1))
    discount = Decimal(str(profile.get("discount", 0)))
    for promotion in trade.promotions:
        runs = promotion["starts"] <= on <= promotion["ends"] and product["id"] in promotion["products"]
        if runs and promotion["account"] == profile["account"]:
            size *= float(promotion["lift"])
            discount += Decimal(str(promotion["discount"]))
    quantity = max(1, int(size + 0.5))
    price = listed_price(trade, product, day)
    shipped = None
    if short is not None:
        cut = quantity // 5 if short < float(_phase(profile, "short", day).get("share", 0)) else 0
        shipped = quantity - cut
    return Line(product["id"], quantity, price, discount, shipped)


def listed_price(trade: Trade, product: Row, day: int) -> Decimal:
    """The list price of a case on a day: today's, with the rises since taken back."""
    price = Decimal(product["list_price"])
    for rise in trade.prices:
        if day < rise["before"]:
            price = (price / Decimal(str(rise["divided_by"]))).quantize(CENT, ROUND_HALF_UP)
    return price


def _returned(profile: Mapping[str, Any], trade: Trade, given: Mapping[str, Any]) -> MadeOrder:
    prices = {product["id"]: Decimal(product["list_price"]) for product in trade.products}
    back = -int(given["cases"])
    line = Line(given["product"], back, prices[given["product"]], Decimal(0), back)
    on = int(given["on"])
    return MadeOrder(profile["account"], on, on, on, "shipped", profile["taken_by"], (line,))


def _carried(profile: Mapping[str, Any], product_id: str, day: int) -> bool:
    dropped = profile.get("dropped", {}).get(product_id)
    added = profile.get("added", {}).get(product_id)
    return (dropped is None or day < dropped) and (added is None or day >= added)


def level(points: Sequence[Sequence[float]], day: int) -> float:
    """Where a line through points of day and height stands on a day; after the last point it stays there."""
    for (first, low), (second, high) in itertools.pairwise(points):
        if first <= day <= second:
            return float(low + (high - low) * (day - first) / (second - first))
    return float(points[-1][1])


def _shipped(profile: Mapping[str, Any], day: int, required: int, late: float) -> int | None:
    phase = _phase(profile, "late", day)
    on = required - 1
    if late < float(phase.get("share", 0)):
        on = required + 1 + int(late * 1000) % int(phase["days"])
    waits = day >= int(profile.get("unshipped_since", 1))
    return None if waits or on > 0 else on


def _phase(profile: Mapping[str, Any], kind: str, day: int) -> Mapping[str, Any]:
    phases = [phase for phase in profile.get(kind, []) if phase["since"] <= day]
    return phases[-1] if phases else {}
