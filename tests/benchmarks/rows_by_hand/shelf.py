"""Row 7 by hand, second half: the range, the shelf, what it costs us, and what promotions brought."""

from __future__ import annotations

import statistics
from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from tests.benchmarks.rows_by_hand.accounts import ZERO
from tests.benchmarks.rows_by_hand.growth import product_name
from tests.benchmarks.rows_by_hand.retail import window
from tests.benchmarks.rows_by_hand.written import Asked, Count, Day, Part, Share, Taka, named, number
from tests.knowledge.sample.recount import Files, Row


def _listings(files: Files, asked: Asked) -> list[Part]:
    """How many are in the range, and what went out of it, when and why."""
    rows = files.of("listings", asked["account"])
    gone = [row for row in rows if row["delisted_on"]]
    assert gone
    found: list[Part] = [number(len(rows) - len(gone))]
    for row in gone:
        out = date.fromisoformat(row["delisted_on"])
        found += [product_name(files, row["product_id"]), Day(out), named(row["reason"])]
    return found


def _newest_audits(files: Files, name: str) -> list[Row]:
    first, last = window(files, 91)
    rows = sorted(files.of("shelf_audits", name), key=lambda row: row["audited_on"])
    rows = [row for row in rows if first <= row["audited_on"] <= last]
    return list({(row["store_id"], row["category"]): row for row in rows}.values())


def _share_of_shelf(files: Files, asked: Asked) -> list[Part]:
    """Our facings of the category's, our share of its sales, and the one over the other."""
    rows = [row for row in _newest_audits(files, asked["account"]) if row["category"] == asked["category"]]
    own, whole = (sum(int(row[column]) for row in rows) for column in ("own_facings", "category_facings"))
    facts = [row for row in files.of("category_facts", asked["account"]) if row["category"] == asked["category"]]
    sales = Decimal(max(facts, key=lambda row: row["ends_on"])["sales_share"]) / 100
    share = Decimal(own) / whole
    index = (share / sales * 100).quantize(Decimal(1), ROUND_HALF_UP)
    assert index < 100
    return [Share(share), number(own), number(whole), Share(sales), number(index)]


def _planogram_compliance(files: Files, asked: Asked) -> list[Part]:
    rows = _newest_audits(files, asked["account"])
    drawn, placed = (sum(int(row[column]) for row in rows) for column in ("items_drawn", "items_as_drawn"))
    return [Share(Decimal(placed) / drawn), number(placed), number(drawn)]


def _within(row: Row, first: date, last: date) -> Decimal:
    """The share of a term's days that fall on these."""
    starts, ends = date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])
    shared = (min(ends, last) - max(starts, first)).days + 1
    return Decimal(max(0, shared)) / ((ends - starts).days + 1)


def _trade_rate(files: Files, asked: Asked) -> list[Part]:
    """A year's spend, each by the days it is for, promotions with it, over sales at the price before discounts."""
    name = asked["account"]
    first, last = files.as_of - timedelta(days=364), files.as_of
    promotions = [row for row in files.of("promotions", name) if row["status"] != "cancelled" and row["spend"]]
    spent = sum((Decimal(row["amount"]) * _within(row, first, last) for row in files.of("trade_spends", name)), ZERO)
    spent += sum((Decimal(row["spend"]) * _within(row, first, last) for row in promotions), ZERO)
    gross = ZERO
    for line in files.lines:
        order = files.orders[line["order_id"]]
        here = order["account_id"] == files.accounts[name] and order["status"] != "cancelled"
        if here and first.isoformat() <= order["ordered_on"] <= last.isoformat():
            gross += Decimal(line["quantity"]) * Decimal(line["unit_price"])
    return [Share(spent / gross), Taka(spent), Taka(gross)]


def _weeks(files: Files, name: str, goods: set[str]) -> dict[date, Decimal]:
    """Units that shoppers bought of some goods, by the Sunday the week begins on."""
    found: dict[date, Decimal] = defaultdict(Decimal)
    for row in files.of("sell_outs", name):
        if row["product_id"] in goods:
            found[date.fromisoformat(row["starts_on"])] += Decimal(row["units"])
    return found


def _promotions_result(files: Files, asked: Asked) -> list[Part]:
    """Of the promotion named: units sold, baseline, lift, the dip after it, and what came back of the spend."""
    name = asked["account"]
    (row,) = [row for row in files.of("promotions", name) if row["name"] == asked["promotion"]]
    starts, ends = date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])
    goods = set(row["product_ids"].split(";"))
    weeks = _weeks(files, name, goods)
    inside = [one for one in weeks if _days_of_week(one, starts, ends) > 3]
    usual = [weeks[one] for one in sorted(weeks) if one < min(inside) and one >= starts - timedelta(days=182)][-8:]
    base = Decimal(statistics.median(usual))
    during = sum((weeks[one] for one in inside), ZERO)
    baseline = base * len(inside)
    span = min(28, max(14, (ends - starts).days + 1))
    after = [one for one in weeks if max(inside) < one and one + timedelta(days=6) <= ends + timedelta(days=span)]
    dip = sum((weeks[one] for one in after), ZERO) - base * len(after)
    earned = _earned_on_one(files, name, goods, ends)
    spend = Decimal(row["spend"])
    roi = ((during - baseline + dip) * earned - spend) / spend
    assert during > baseline
    assert dip < 0
    return [
        named(row["name"]),
        number(during),
        number(baseline),
        Share((during - baseline) / baseline),
        number(-dip),
        Share(roi),
    ]


def _days_of_week(sunday: date, first: date, last: date) -> int:
    return (min(sunday + timedelta(days=6), last) - max(sunday, first)).days + 1


def _earned_on_one(files: Files, name: str, goods: set[str], ends: date) -> Decimal:
    """Net price less cost of an average unit ordered in the thirteen weeks up to the promotion's end."""
    earned = units = ZERO
    for line in files.lines:
        order = files.orders[line["order_id"]]
        here = order["account_id"] == files.accounts[name] and order["status"] != "cancelled"
        on = date.fromisoformat(order["ordered_on"])
        if here and line["product_id"] in goods and ends - timedelta(days=90) <= on <= ends:
            quantity = Decimal(line["quantity"])
            net = Decimal(line["unit_price"]) * (1 - Decimal(line["discount"]))
            earned += quantity * (net - Decimal(files.products[line["product_id"]]["cost"]))
            units += quantity
    return earned / units


def _price_chain(files: Files, asked: Asked) -> list[Part]:
    """Cost, list price, what the account paid in thirteen weeks and the shelf price of a case; both margins."""
    (key,) = [key for key, row in files.products.items() if row["name"] == asked["product"]]
    first, last = window(files, 91)
    paid = units = ZERO
    for line in files.lines:
        order = files.orders[line["order_id"]]
        here = order["account_id"] == files.accounts[asked["account"]] and order["status"] != "cancelled"
        if here and line["product_id"] == key and first <= order["ordered_on"] <= last:
            units += Decimal(line["quantity"])
            paid += Decimal(line["quantity"]) * Decimal(line["unit_price"]) * (1 - Decimal(line["discount"]))
    (listing,) = [row for row in files.of("listings", asked["account"]) if row["product_id"] == key]
    net, shelf, cost = paid / units, Decimal(listing["shelf_price"]), Decimal(files.products[key]["cost"])
    ours, theirs = (net - cost) / net, (shelf - net) / shelf
    return [Taka(cost), Taka(net), Taka(shelf), Share(ours), Share(theirs)]


COUNTS: dict[str, Count] = {
    "listings": _listings,
    "share_of_shelf": _share_of_shelf,
    "planogram_compliance": _planogram_compliance,
    "trade_rate": _trade_rate,
    "promotions_result": _promotions_result,
    "price_chain": _price_chain,
}
