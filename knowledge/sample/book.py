"""Writes the sample book as a folder of CSV files in our own layout, alive on the day it is made for."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from knowledge.sample.orders import MadeOrder, Trade, make_orders
from knowledge.sample.placeholders import Filling, anchored
from knowledge.sample.seasons import Seasons
from knowledge.sample.sell_out import Counted, Counters, Sold, make_sell_out

ORDERS = ("id", "account_id", "ordered_on", "required_on", "shipped_on", "status", "currency", "taken_by_email")
LINES = ("id", "order_id", "product_id", "quantity", "unit_price", "discount", "shipped_quantity")
SELL_OUTS = ("id", "account_id", "store_id", "product_id", "starts_on", "ends_on", "units", "value", "currency")
STOCK_COUNTS = ("id", "account_id", "store_id", "product_id", "counted_on", "units")


def write_sample(folder: Path, today: date) -> None:
    """Writes the whole book into `folder`, which is made where it is missing.

    Every date moves with `today` by whole weeks; files of the same day are the same to the byte.
    """
    folder.mkdir(parents=True, exist_ok=True)
    filling = Filling(anchored(today))
    written: dict[str, list[dict[str, str]]] = {}
    for source in sorted(_data().iterdir(), key=lambda entry: entry.name):
        if source.name.endswith(".csv"):
            rows = _rows(source, filling)
            written[source.name] = rows
            _write(folder / source.name, list(rows[0]), (list(row.values()) for row in rows))
    profiles = _table("profiles.toml")
    trade = _trade(filling.day, profiles, written)
    orders = make_orders(profiles["account"], trade)
    _write(folder / "orders.csv", ORDERS, _order_rows(orders, filling.day))
    _write(folder / "order_lines.csv", LINES, _line_rows(orders))
    counters = _table("sell_out.toml")
    by_account = {profile["account"]: profile for profile in profiles["account"]}
    sold, counted = make_sell_out(counters["outlet"], Counters(trade, by_account, orders, counters["dip"]))
    _write(folder / "sell_outs.csv", SELL_OUTS, _sold_rows(sold, filling.day))
    _write(folder / "stock_counts.csv", STOCK_COUNTS, _counted_rows(counted, filling.day))


def sample_questions() -> list[dict[str, Any]]:
    """The sample's questions, as `questions.toml` describes them; asked as of 2026-11-23."""
    text = resources.files("knowledge.sample").joinpath("questions.toml").read_text(encoding="utf-8")
    questions: list[dict[str, Any]] = tomllib.loads(text)["question"]
    return questions


def _data() -> Traversable:
    return resources.files("knowledge.sample").joinpath("data")


def _rows(source: Traversable, filling: Filling) -> list[dict[str, str]]:
    read = csv.DictReader(io.StringIO(source.read_text(encoding="utf-8"), newline=""), strict=True)
    return [{column: filling.fill(value) for column, value in row.items()} for row in read]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(_data().joinpath(name).read_text(encoding="utf-8"))


def _trade(day: date, profiles: Mapping[str, Any], written: Mapping[str, Sequence[Mapping[str, str]]]) -> Trade:
    effects = profiles.get("promotion", {})
    promotions = [
        {
            "account": row["account_id"],
            "starts": date.fromisoformat(row["starts_on"]),
            "ends": date.fromisoformat(row["ends_on"]),
            "products": row["product_ids"].split(";"),
            **effects[row["id"]],
        }
        for row in written.get("promotions.csv", ())
        if row["id"] in effects
    ]
    seasons = Seasons(profiles["season"], profiles["months"])
    return Trade(day, written["products.csv"], seasons, promotions, profiles["starts"], profiles["price"])


def _order_rows(orders: Sequence[MadeOrder], day: date) -> Iterable[Sequence[str]]:
    for number, order in enumerate(orders, start=1):
        shipped = "" if order.shipped is None else _iso(day, order.shipped)
        yield (
            f"O-{number:05}",
            order.account_id,
            _iso(day, order.ordered),
            _iso(day, order.required),
            shipped,
            order.status,
            "BDT",
            order.taken_by,
        )


def _line_rows(orders: Sequence[MadeOrder]) -> Iterable[Sequence[str]]:
    for number, order in enumerate(orders, start=1):
        for place, line in enumerate(order.lines, start=1):
            shipped = "" if line.shipped is None else str(line.shipped)
            yield (
                f"L-{number:05}-{place:02}",
                f"O-{number:05}",
                line.product_id,
                str(line.quantity),
                f"{line.unit_price:.2f}",
                str(line.discount),
                shipped,
            )


def _sold_rows(sold: Iterable[Sold], day: date) -> Iterable[Sequence[str]]:
    for number, week in enumerate(sold, start=1):
        yield (
            f"SO-{number:05}",
            week.account_id,
            week.store_id,
            week.product_id,
            _iso(day, week.starts),
            _iso(day, week.starts + 6),
            _plain(week.units),
            f"{week.value:.2f}",
            "BDT",
        )


def _counted_rows(counted: Iterable[Counted], day: date) -> Iterable[Sequence[str]]:
    for number, count in enumerate(counted, start=1):
        units = _plain(count.units)
        yield (f"SC-{number:04}", count.account_id, count.store_id, count.product_id, _iso(day, count.on), units)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _iso(day: date, distance: int) -> str:
    return (day + timedelta(days=distance)).isoformat()


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
