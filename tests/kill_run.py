"""Kills `load`, `note` and `reindex` at random moments and counts what was lost: `python -m tests.kill_run`.

Every note that was acknowledged must be there once, a load must be there whole or not at all, the monthly
sales must equal the order lines, and the index must be in step with the records after the next command.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

ACCOUNTS = 5
ORDERS_PER_LOAD = 300
LATER, SOONER = 1.1, 0.83


@dataclass
class Tally:
    """What happened, by command: how often it was killed, how often it had finished, what was wrong after."""

    killed: Counter[str] = field(default_factory=Counter)
    finished: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)


class Book:
    """A book in a folder of its own, worked by the real command line and looked into by plain SQL."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.data = folder / "data"
        self.data.mkdir()
        self.environment = os.environ | {"KEYBRIEF_HOME": str(self.home)}
        self.orders = 0
        self._write("accounts.csv", ["id", "name"], [[f"A{n}", f"Killrun Stores {n}"] for n in range(ACCOUNTS)])
        self._write("products.csv", ["id", "name", "category"], [["P1", "Soap", "Home"], ["P2", "Tea", "Food"]])
        self.grow()

    def grow(self) -> None:
        """Adds orders to the files, so that the next load has something new."""
        self.orders += ORDERS_PER_LOAD
        first = date(2026, 1, 1)
        orders = [[f"O{n}", f"A{n % ACCOUNTS}", first + timedelta(days=n % 300)] for n in range(self.orders)]
        lines = [[f"L{n}", f"O{n}", f"P{n % 2 + 1}", n % 7 + 1, "12.50"] for n in range(self.orders)]
        self._write("orders.csv", ["id", "account_id", "ordered_on"], orders)
        self._write("order_lines.csv", ["id", "order_id", "product_id", "quantity", "unit_price"], lines)

    def _write(self, name: str, header: list[str], rows: list[list[object]]) -> None:
        with (self.data / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header, *rows])

    def start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: str) -> tuple[float, str]:
        """Runs a command to its end; its seconds and its output. Errors: RuntimeError where it fails."""
        began = time.monotonic()
        process = self.start(*words)
        out, err = process.communicate()
        if process.returncode != 0:
            raise RuntimeError(f"keybrief {' '.join(words)} ended with {process.returncode}: {err}")
        return time.monotonic() - began, out

    def one(self, query: str, *values: object) -> object:
        with sqlite3.connect(self.home / "book.sqlite") as connection:
            return connection.execute(query, values).fetchone()[0]


def command(book: Book, kind: str, number: int) -> list[str]:
    if kind == "load":
        book.grow()
        return ["load", str(book.data), "--yes"]
    if kind == "note":
        account = f"Killrun Stores {number % ACCOUNTS}"
        return [
            "note",
            f"note {account}: kill run remark {number:04d}, we will send samples by Friday",
            "--yes",
            "--json",
        ]
    return ["reindex"]


def kill_one(book: Book, kind: str, number: int, seconds: float, dice: random.Random, tally: Tally) -> bool:
    """Starts one command, kills it after a random part of the time it usually takes, and looks at what it left.

    Whether it was killed before it had finished.
    """
    orders_before = book.one("SELECT count(*) FROM orders")
    process = book.start(*command(book, kind, number))
    killed = False
    try:
        out, _ = process.communicate(timeout=dice.uniform(0.2, 1.1) * seconds)
        tally.finished[kind] += 1
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate()
        tally.killed[kind] += 1
        killed = True
    where = f"{kind} {number}"
    if kind == "note":
        stored = book.one("SELECT count(*) FROM interactions WHERE body LIKE ?", f"%remark {number:04d},%")
        acknowledged = '"ref"' in (out or "")
        tally.acknowledged += acknowledged
        if stored != 1 and (acknowledged or stored != 0):
            tally.wrong.append(f"{where}: stored {stored} times, acknowledged: {acknowledged}")
    if kind == "load":
        orders = book.one("SELECT count(*) FROM orders")
        if orders not in (orders_before, book.orders):
            tally.wrong.append(f"{where}: {orders} orders, neither {orders_before} nor {book.orders}")
    months = book.one("SELECT coalesce(sum(net), 0) FROM monthly_sales")
    lines = book.one("SELECT coalesce(sum(net), 0) FROM order_lines")
    if months != lines:
        tally.wrong.append(f"{where}: monthly sales {months}, order lines {lines}")
    return killed


def in_step(book: Book, where: str, tally: Tally) -> None:
    """Runs the next command, then asks the doctor whether index and records are in step."""
    book.run("ask", "What was the last remark?", "--account", "Killrun Stores 1")
    checks = {check["name"]: check for check in json.loads(book.run("doctor", "--json")[1])}
    if checks["index"]["state"] != "ok":
        tally.wrong.append(f"{where}: index {checks['index']}")


def run(kills: int, seed: int, check_every: int) -> Tally:
    """Kills that many commands, and looks after so many of them whether everything is in step."""
    dice = random.Random(seed)
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="keybrief-kill-") as folder:
        book = Book(Path(folder))
        seconds = {"load": book.run("load", str(book.data), "--yes")[0]}
        seconds["note"] = book.run("note", "note Killrun Stores 1: a first remark", "--yes")[0]
        seconds["reindex"] = book.run("reindex")[0]
        number = looked = 0
        while sum(tally.killed.values()) < kills:
            number += 1
            kind = dice.choice(("load", "note", "note", "reindex"))
            # The machine may grow slower or faster: one in three is left time to finish, so that the kills fall into
            # the whole of a command, its end included.
            killed = kill_one(book, kind, number, seconds[kind], dice, tally)
            seconds[kind] *= LATER if killed else SOONER
            if number % check_every == 0:
                in_step(book, f"after {number}", tally)
                looked = number
        if looked != number:
            in_step(book, "at the end", tally)
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--check-every", type=int, default=10)
    options = parser.parse_args()
    tally = run(options.kills, options.seed, options.check_every)
    print(f"seed {options.seed}, {sum(tally.killed.values())} kills")
    print(f"{'command':8} {'killed':>7} {'had finished':>13}")
    for kind in ("load", "note", "reindex"):
        print(f"{kind:8} {tally.killed[kind]:7} {tally.finished[kind]:13}")
    print(f"notes acknowledged {tally.acknowledged}, wrong {len(tally.wrong)}")
    for line in tally.wrong:
        print(f"  {line}")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
