"""Writes the sample book as a folder of CSV files in our own layout, alive on the day it is made for."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from knowledge.sample.orders import MadeOrder, Trade, make_orders
from knowledge.sample.placeholders import Filling, anchored
from knowledge.sample.seasons import Seasons

ORDERS = ("id", "account_id", "ordered_on", "required_on", "shipped_on", "status", "currency", "taken_by_email")
LINES = ("id", "order_id", "product_id", "quantity", "unit_price", "discount", "shipped_quantity")


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
    orders = _orders(filling.day, written)
    _write(folder / "orders.csv", ORDERS, _order_rows(orders, filling.day))
    _write(folder / "order_lines.csv", LINES, _line_rows(orders))


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


def _orders(day: date, written: Mapping[str, Sequence[Mapping[str, str]]]) -> list[MadeOrder]:
    profiles = tomllib.loads(_data().joinpath("profiles.toml").read_text(encoding="utf-8"))
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
    trade = Trade(day, written["products.csv"], seasons, promotions, profiles["starts"], profiles["price"])
    return make_orders(profiles["account"], trade)


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


def _iso(day: date, distance: int) -> str:
    return (day + timedelta(days=distance)).isoformat()


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
