"""A generated trade as CSV files in our own layout: accounts, products, orders and their lines, to be loaded."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path

import numpy as np

from knowledge.sample.book import LINES as LINE_COLUMNS
from knowledge.sample.book import ORDERS as ORDER_COLUMNS
from tests.benchmarks.trade import LINES, PRODUCTS, TODAY, account_name

DAYS_A_MONTH = 30.4375
# Of the products an account buys so many; which, differs from account to account, so that each lacks some.
RANGE = 120
# Steps that share no divisor with the range, so that an order holds no product twice.
STEPS = (1, 7, 11, 13, 17)
CATEGORIES, SEGMENTS = 8, 5
CHUNK = 100_000


def write_trade_files(folder: Path, accounts: int, lines: int, months: int) -> None:
    """Writes `lines` order lines of so many accounts over so many months up to the benchmarks' day."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(accounts + lines + months)
    _write(folder / "team.csv", ("id", "name", "email"), [("T-1", "Rumana Akter", "rumana@keybrief.example")])
    products = ((f"P-{key}", f"Product {key}", f"Category {key % CATEGORIES}", "BDT") for key in range(1, PRODUCTS + 1))
    _write(folder / "products.csv", ("id", "name", "category", "currency"), products)
    named = (
        (f"A-{key}", account_name(key), f"Segment {key % SEGMENTS}", "BDT", "rumana@keybrief.example")
        for key in range(1, accounts + 1)
    )
    _write(folder / "accounts.csv", ("id", "name", "segment", "currency", "owner_email"), named)
    days = int(months * DAYS_A_MONTH)
    with (
        (folder / "orders.csv").open("w", encoding="utf-8", newline="") as orders,
        (folder / "order_lines.csv").open("w", encoding="utf-8", newline="") as order_lines,
    ):
        heads, bodies = csv.writer(orders), csv.writer(order_lines)
        heads.writerow(ORDER_COLUMNS)
        bodies.writerow(LINE_COLUMNS)
        for first in range(1, lines // LINES + 1, CHUNK):
            count = min(CHUNK, lines // LINES + 1 - first)
            made = _orders(rng, first, count, accounts, days)
            heads.writerows(made[0])
            bodies.writerows(made[1])


def _orders(
    rng: np.random.Generator, first: int, count: int, accounts: int, days: int
) -> tuple[list[Sequence[object]], list[Sequence[object]]]:
    """Orders from the number `first` on, and their lines. Accounts differ in size, years in growth."""
    ago = rng.integers(0, days, count)
    starts = rng.integers(0, RANGE, count)
    steps = rng.integers(0, len(STEPS), count)
    pieces = rng.integers(1, 60, (count, LINES))
    late = rng.integers(1, 9, count)
    orders: list[Sequence[object]] = []
    lines: list[Sequence[object]] = []
    for place in range(count):
        key = first + place
        account = 1 + key % accounts
        ordered = TODAY - timedelta(days=int(ago[place]))
        shipped = ordered + timedelta(days=int(late[place]))
        state = ("", "open") if shipped > TODAY else (shipped.isoformat(), "shipped")
        required = (ordered + timedelta(days=5)).isoformat()
        orders.append((key, f"A-{account}", ordered.isoformat(), required, *state, "BDT", "rumana@keybrief.example"))
        for line in range(LINES):
            held = (int(starts[place]) + STEPS[int(steps[place])] * line) % RANGE
            product = 1 + (held + account * 7) % PRODUCTS
            quantity = int(pieces[place, line]) * (1 + account % 17)
            lines.append(
                (
                    (key - 1) * LINES + line + 1,
                    key,
                    f"P-{product}",
                    quantity,
                    10 + product,
                    0,
                    quantity if state[0] else "",
                )
            )
    return orders, lines


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
