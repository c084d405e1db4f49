"""Row 7 by hand, first half: sell-out, channels, stock, deliveries and seasons."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from tests.benchmarks.rows_by_hand.accounts import ZERO
from tests.benchmarks.rows_by_hand.growth import product_name
from tests.benchmarks.rows_by_hand.written import Asked, Count, Part, Share, named, number
from tests.knowledge.sample.recount import Files, Row

MONTHS = [
    ("January", "জানুয়ারি"),
    ("February", "ফেব্রুয়ারি"),
    ("March", "মার্চ"),
    ("April", "এপ্রিল"),
    ("May", "মে"),
    ("June", "জুন"),
    ("July", "জুলাই"),
    ("August", "আগস্ট"),
    ("September", "সেপ্টেম্বর"),
    ("October", "অক্টোবর"),
    ("November", "নভেম্বর"),
    ("December", "ডিসেম্বর"),
]


def window(files: Files, days: int) -> tuple[str, str]:
    """The last days up to the day, it included."""
    return (files.as_of - timedelta(days=days - 1)).isoformat(), files.as_of.isoformat()


def sold(files: Files, name: str, first: str, last: str) -> list[Row]:
    """The weeks of sell-out that end within."""
    return [row for row in files.of("sell_outs", name) if first <= row["ends_on"] <= last]


def _sum(rows: list[Row], column: str) -> Decimal:
    return sum((Decimal(row[column]) for row in rows), ZERO)


def weeks_in(rows: list[Row]) -> int:
    return len({row["starts_on"] for row in rows})


def _sell_out(files: Files, asked: Asked) -> list[Part]:
    first, last = window(files, 91)
    rows = sold(files, asked["account"], first, last)
    return [number(_sum(rows, "units")), number(_sum(rows, "units") / weeks_in(rows))]


def _channel_mix(files: Files, asked: Asked) -> list[Part]:
    """The share of each channel in value, and how web and shops moved against the same weeks a year before."""
    name = asked["account"]
    channels = {row["id"]: row["channel"] for row in files.of("stores", name)}
    first, last = (date.fromisoformat(day) for day in window(files, 91))
    now = sold(files, name, first.isoformat(), last.isoformat())
    year_ago = (first.replace(year=first.year - 1).isoformat(), last.replace(year=last.year - 1).isoformat())
    then = sold(files, name, *year_ago)
    assert weeks_in(now) == weeks_in(then)
    by: dict[str, Decimal] = defaultdict(Decimal)
    moved: dict[tuple[bool, bool], Decimal] = defaultdict(Decimal)
    for row in now:
        by[channels[row["store_id"]]] += Decimal(row["value"])
    for rows, is_now in ((now, True), (then, False)):
        for row in rows:
            moved[is_now, channels[row["store_id"]] == "e-commerce"] += Decimal(row["value"])
    whole = sum(by.values(), ZERO)
    grown = [abs(moved[True, web] / moved[False, web] - 1) for web in (True, False)]
    assert moved[True, True] > moved[False, True]
    assert moved[True, False] < moved[False, False]
    return [*(Share(amount / whole) for amount in by.values()), *map(Share, grown)]


def _counts(files: Files, name: str, days: int) -> list[Row]:
    first, last = window(files, days)
    return [row for row in files.of("stock_counts", name) if first <= row["counted_on"] <= last]


def _out_of_stocks(files: Files, asked: Asked) -> list[Part]:
    """How many counts of four weeks found nothing; and where the newest count found nothing."""
    rows = _counts(files, asked["account"], 28)
    stores = {row["id"]: row["name"] for row in files.of("stores", asked["account"])}
    newest = {(row["store_id"], row["product_id"]): row for row in sorted(rows, key=lambda row: row["counted_on"])}
    empty = [row for row in rows if not Decimal(row["units"])]
    still = [row for row in newest.values() if not Decimal(row["units"])]
    assert still
    found: list[Part] = [number(len(empty)), number(len(rows)), Share(Decimal(len(empty)) / len(rows))]
    for row in still:
        found += [product_name(files, row["product_id"]), named(stores[row["store_id"]])]
    return found


def _weeks_of_supply(files: Files, asked: Asked) -> list[Part]:
    """What lay there last over what was sold in an average of the last eight weeks; the longest product by itself."""
    name = asked["account"]
    rows = sorted(_counts(files, name, 28), key=lambda row: row["counted_on"])
    newest = {(row["store_id"], row["product_id"]): Decimal(row["units"]) for row in rows}
    first, last = window(files, 56)
    weeks = [row for row in sold(files, name, first, last) if (row["store_id"], row["product_id"]) in newest]
    lies: dict[str, Decimal] = defaultdict(Decimal)
    for (_, key), units in newest.items():
        lies[key] += units
    rate = {key: _sum([row for row in weeks if row["product_id"] == key], "units") / weeks_in(weeks) for key in lies}
    longest = max(lies, key=lambda key: lies[key] / rate[key])
    tenth = Decimal("0.1")
    whole = sum(lies.values(), ZERO) / sum(rate.values(), ZERO)
    return [
        number(whole.quantize(tenth, ROUND_HALF_UP)),
        product_name(files, longest),
        number((lies[longest] / rate[longest]).quantize(tenth, ROUND_HALF_UP)),
    ]


def _due(files: Files, name: str) -> list[tuple[Row, list[Row]]]:
    """The orders that were to be delivered in the last thirteen weeks, with their lines; no returns, none of today."""
    first, last = window(files, 91)
    lines: dict[str, list[Row]] = defaultdict(list)
    for line in files.lines:
        if Decimal(line["quantity"]) > 0:
            lines[line["order_id"]].append(line)
    orders = [row for row in files.of("orders", name) if row["status"] != "cancelled" and lines[row["id"]]]
    orders = [row for row in orders if first <= row["required_on"] <= last]
    orders = [row for row in orders if row["shipped_on"] or row["required_on"] < last]
    return [(row, lines[row["id"]]) for row in orders]


def _in_full(row: Row, lines: list[Row]) -> bool:
    return bool(row["shipped_on"]) and all(Decimal(x["shipped_quantity"]) >= Decimal(x["quantity"]) for x in lines)


def _otif(files: Files, asked: Asked) -> list[Part]:
    due = _due(files, asked["account"])
    timely = [bool(row["shipped_on"]) and row["shipped_on"] <= row["required_on"] for row, _ in due]
    full = [_in_full(row, lines) for row, lines in due]
    both = sum(one and other for one, other in zip(timely, full, strict=True))
    shares = [Share(Decimal(count) / len(due)) for count in (both, sum(timely), sum(full))]
    return [*shares, number(len(due))]


def _fill_rate(files: Files, asked: Asked) -> list[Part]:
    ordered = shipped = ZERO
    for row, lines in _due(files, asked["account"]):
        ordered += _sum(lines, "quantity")
        shipped += _sum(lines, "shipped_quantity") if row["shipped_on"] else ZERO
    return [Share(shipped / ordered), number(shipped), number(ordered)]


def _sell_through(files: Files, asked: Asked) -> list[Part]:
    """Units sold over units received in thirteen weeks, of the products that both are known of."""
    name = asked["account"]
    first, last = window(files, 91)
    out: dict[str, Decimal] = defaultdict(Decimal)
    for row in sold(files, name, first, last):
        out[row["product_id"]] += Decimal(row["units"])
    got: dict[str, Decimal] = defaultdict(Decimal)
    for line in files.lines:
        order = files.orders[line["order_id"]]
        here = order["account_id"] == files.accounts[name] and order["status"] != "cancelled"
        if here and first <= order["shipped_on"] <= last:
            got[line["product_id"]] += Decimal(line["shipped_quantity"] or line["quantity"])
    both = [key for key in out if got[key] > 0]
    went, came = sum((out[key] for key in both), ZERO), sum((got[key] for key in both), ZERO)
    return [Share(went / came), number(went), number(came)]


def _seasonality(files: Files, asked: Asked) -> list[Part]:
    """The strongest and the weakest month of a category among those seen in two years, as an index."""
    key, category = files.accounts[asked["account"]], asked["category"]
    mine = [row for row in files.bought(date(2000, 1, 1), files.as_of) if row[0] == key]
    first = min(day for _, _, day, _ in mine)
    begun = first if first.day == 1 else _next(first)
    months = []
    while _next(begun) <= files.as_of + timedelta(days=1):
        months.append(begun)
        begun = _next(begun)
    sums = dict.fromkeys(months, ZERO)
    for _, one, day, net in mine:
        if files.products[one]["category"] == category and day.replace(day=1) in sums:
            sums[day.replace(day=1)] += net
    seen: dict[int, list[Decimal]] = defaultdict(list)
    for month, amount in sums.items():
        seen[month.month].append(amount)
    averages = {month: sum(amounts, ZERO) / len(amounts) for month, amounts in seen.items()}
    overall = sum(averages.values(), ZERO) / 12
    twice = {month: averages[month] / overall * 100 for month, amounts in seen.items() if len(amounts) > 1}
    found: list[Part] = []
    for pick in (max, min):
        month_of_year = pick(twice, key=lambda one: twice[one])
        found += [named(*MONTHS[month_of_year - 1]), number(twice[month_of_year].quantize(Decimal(1), ROUND_HALF_UP))]
    return found


def _next(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


COUNTS: dict[str, Count] = {
    "sell_out": _sell_out,
    "channel_mix": _channel_mix,
    "out_of_stocks": _out_of_stocks,
    "weeks_of_supply": _weeks_of_supply,
    "otif": _otif,
    "fill_rate": _fill_rate,
    "sell_through": _sell_through,
    "seasonality": _seasonality,
}
