"""The Northwind trading company held against its own CSV files: `python -m tests.benchmarks.northwind FOLDER`.

Expected is counted here, in plain Python from the files; found is what the figures say of the same files once loaded.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.table import Table
from sqlalchemy.orm import Session

from knowledge.book import open_book
from knowledge.evidence import Figure, Items, Message, Money, Name, Quantity
from knowledge.figures.catalogue import CATALOGUE, WHOLE_BOOK
from knowledge.figures.entry import FigureRequest
from knowledge.loading.load import write_load
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import account_cards
from tests.benchmarks.tables import CONSOLE

CUSTOMERS = ("ERNSH", "QUICK", "SAVEA")
LAPSED_DAYS, QUARTERS, MOST_LAPSED = 90, 4, 6
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Line:
    customer: str
    product: str
    category: str
    on: date
    quantity: int
    net: Decimal


@dataclass(frozen=True)
class Files:
    """The files as they are, nothing of the product between."""

    folder: Path

    def rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as text:
            return list(csv.DictReader(text))

    @cached_property
    def orders(self) -> dict[str, dict[str, str]]:
        return {row["OrderID"]: row for row in self.rows("orders")}

    @cached_property
    def lines(self) -> list[Line]:
        categories = {row["CategoryID"]: row["CategoryName"] for row in self.rows("categories")}
        products = {row["ProductID"]: row for row in self.rows("products")}
        found = []
        for row in self.rows("order_details"):
            order, product = self.orders[row["OrderID"]], products[row["ProductID"]]
            quantity = int(row["Quantity"])
            net = Decimal(row["UnitPrice"]) * quantity * (1 - Decimal(row["Discount"]))
            day = date.fromisoformat(order["OrderDate"][:10])
            name = product["ProductName"]
            found.append(Line(order["CustomerID"], name, categories[product["CategoryID"]], day, quantity, net))
        return found

    @cached_property
    def last(self) -> date:
        return max(line.on for line in self.lines)

    def late(self) -> int:
        return sum(
            bool(row["ShippedDate"]) and row["ShippedDate"] > row["RequiredDate"] for row in self.orders.values()
        )

    def unshipped(self) -> int:
        return sum(not row["ShippedDate"] for row in self.orders.values())

    def by(self, part: str) -> dict[str, Decimal]:
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for line in self.lines:
            sums[getattr(line, part)] += line.net
        return sums

    def class_a(self) -> int:
        """Customers up to and with the one that crosses 80 % of revenue."""
        whole, running, number = sum(self.by("customer").values()), Decimal(0), 0
        for amount in sorted(self.by("customer").values(), reverse=True):
            if running >= whole * Decimal("0.8"):
                break
            running, number = running + amount, number + 1
        return number

    def lapsed(self, customer: str) -> list[str]:
        """Bought in two of the four spans of ninety days before the last, not in it; by what it came to there."""
        spans: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        for line in self.lines:
            if line.customer == customer:
                spans[line.product][(self.last - line.on).days // LAPSED_DAYS] += line.net
        worth = {}
        for product, sums in spans.items():
            held = [span for span in range(1, QUARTERS + 1) if sums.get(span, Decimal(0)) > 0]
            if len(held) >= 2 and 0 not in sums:
                worth[product] = sum(sums[span] for span in held)
        return sorted(worth, key=lambda product: -worth[product])

    def season(self, customer: str) -> list[str]:
        """Of the customer's largest category, the index of each month that was seen in two years."""
        mine = [line for line in self.lines if line.customer == customer]
        first = min(line.on for line in mine)
        month = first if first.day == 1 else _next(first)
        months = []
        while _next(month) - timedelta(days=1) <= self.last:
            months.append(month)
            month = _next(month)
        whole = [line for line in mine if line.on.replace(day=1) in months]
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for line in whole:
            sums[line.category] += line.net
        category = max(sums, key=lambda name: sums[name])
        seen: dict[int, list[Decimal]] = defaultdict(list)
        for month in months:
            in_month = (one for one in whole if one.category == category and one.on.replace(day=1) == month)
            seen[month.month].append(sum((one.net for one in in_month), Decimal(0)))
        averages = {number: sum(found, Decimal(0)) / len(found) for number, found in seen.items()}
        if len(averages) < 12:
            return []
        overall = sum(averages.values(), Decimal(0)) / 12
        told = [number for number in sorted(seen) if len(seen[number]) > 1]
        return [
            category,
            *(
                f"{date(2000, number, 1):%B} {(100 * averages[number] / overall).quantize(Decimal(1), ROUND_HALF_UP)}"
                for number in told
            ),
        ]


def _next(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing counted twice."""

    what: str
    expected: str
    found: str

    @property
    def same(self) -> bool:
        return self.expected == self.found


def compared(folder: Path, customers: Sequence[str] = CUSTOMERS) -> Iterator[Found]:
    """Everything that is compared, in the order it is shown: the whole book, then these customers by their ids."""
    files = Files(folder)
    with tempfile.TemporaryDirectory() as home:
        book = open_book(f"sqlite:///{home}/book.sqlite", upgrade)
        write_load(book, LOCAL_OWNER, folder, None, datetime.now(UTC), ZoneInfo("UTC"))
        with book.reading() as session:
            yield from _whole_book(session, files)
            for customer in customers:
                yield from _customer(session, files, customer)
        book.engine.dispose()


def _whole_book(session: Session, files: Files) -> Iterator[Found]:
    request = FigureRequest(as_of=files.last)

    def told(name: str) -> Mapping[str, object]:
        found = WHOLE_BOOK[name].compute(session, LOCAL_OWNER, request)
        return found.sentence.values if isinstance(found, Figure) else {}

    late = told("portfolio_late")
    yield Found("orders shipped after their required day", str(files.late()), _number(late["late"]))
    yield Found("orders never shipped", str(files.unshipped()), _number(late["unshipped"]))
    yield Found("customers of class A", str(files.class_a()), _number(told("portfolio")["class_a"]))
    categories = told("portfolio_categories")
    yield Found("revenue", _amount(sum(files.by("category").values())), _number(categories["amount"]))
    rows = {row["what"].text: row["amount"] for row in _rows(categories)}  # type: ignore[attr-defined]
    for name, amount in sorted(files.by("category").items()):
        yield Found(f"  of {name}", _amount(amount), _number(rows.get(name)))


def _customer(session: Session, files: Files, customer: str) -> Iterator[Found]:
    name = next(row["CompanyName"] for row in files.rows("customers") if row["CustomerID"] == customer)
    card = next(one for one in account_cards(session, LOCAL_OWNER) if one.name == name)
    lapsed = CATALOGUE["lapsed_products"].compute(session, LOCAL_OWNER, card, FigureRequest(as_of=files.last))
    expected = files.lapsed(customer)[:MOST_LAPSED]
    yield Found(f"{name}: lapsed", "; ".join(expected), "; ".join(row["what"].text for row in _rows(_values(lapsed))))  # type: ignore[attr-defined]
    season = files.season(customer)
    if not season:
        return
    asked = FigureRequest(as_of=files.last, category=season[0])
    found = _values(CATALOGUE["seasonality"].compute(session, LOCAL_OWNER, card, asked))
    told = [f"{row['month'].text} {row['index']}" for row in _rows(found)]  # type: ignore[attr-defined]
    yield Found(f"{name}: season of {season[0]}", "; ".join(season[1:]), "; ".join(told))


def _values(found: Figure | Message) -> Mapping[str, object]:
    return found.sentence.values if isinstance(found, Figure) else {}


def _rows(values: Mapping[str, object]) -> list[Mapping[str, object]]:
    held = values.get("rows")
    return [dict(row) for row in held.rows] if isinstance(held, Items) else []


def _number(value: object) -> str:
    match value:
        case Quantity():
            return str(value.number)
        case Money():
            return _amount(value.amount)
        case Name():
            return value.text
        case _:
            return str(value)


def _amount(amount: Decimal | int) -> str:
    return f"{Decimal(amount).quantize(CENT, ROUND_HALF_UP):,}"


def main() -> None:
    """Prints what was expected beside what was found; ends with 1 where they differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the CSV files of Northwind")
    found = list(compared(parser.parse_args().folder))
    table = Table(title="Northwind")
    for column in ("", "expected", "found", ""):
        table.add_column(column)
    for one in found:
        table.add_row(one.what, one.expected, one.found, "" if one.same else "DIFFERS")
    CONSOLE.print(table)
    sys.exit(0 if all(one.same for one in found) else 1)


if __name__ == "__main__":
    main()
