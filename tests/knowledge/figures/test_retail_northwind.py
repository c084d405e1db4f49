"""A trading company in Northwind's own layout: what the figures say is what plain Python counts in the files."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.benchmarks.northwind import compared

CUSTOMERS = {"ERNSH": "Fjord Handel", "QUICK": "Kvikk Stopp", "SAVEA": "Lavpris Marked"}
CATEGORIES = {"1": "Drinks", "2": "Cheese", "3": "Grain"}
FIRST, DAYS, ORDERS, PRODUCTS = date(1996, 7, 4), 671, 240, 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty-two months of orders, some late and some never shipped."""
    place, random = tmp_path_factory.mktemp("northwind"), Random(7)
    orders, details = [], []
    for key in range(1, ORDERS + 1):
        day = FIRST + timedelta(days=random.randrange(DAYS) if key < ORDERS else DAYS)
        required = day + timedelta(days=28)
        shipped = day + timedelta(days=random.choice([5, 9, 28, 29, 33]))
        gone = f"{shipped} 00:00:00.000" if shipped <= FIRST + timedelta(days=DAYS) and random.random() > 0.08 else ""
        customer = random.choice(list(CUSTOMERS))
        orders.append([key, customer, 1, f"{day} 00:00:00.000", f"{required} 00:00:00.000", gone])
        for product in random.sample(range(1, PRODUCTS + 1), 3):
            price, discount = f"{random.randrange(200, 9000) / 100}", random.choice(["0.0", "0.05", "0.15"])
            details.append([key, product, price, random.randrange(1, 40), discount])
    tables: dict[str, list[list[Any]]] = {
        "customers": [
            ["CustomerID", "CompanyName", "ContactName"],
            *([key, name, ""] for key, name in CUSTOMERS.items()),
        ],
        "employees": [["EmployeeID", "LastName", "FirstName", "ReportsTo"], [1, "Dahl", "Nina", ""]],
        "categories": [["CategoryID", "CategoryName"], *([key, name] for key, name in CATEGORIES.items())],
        "products": [
            ["ProductID", "ProductName", "CategoryID", "QuantityPerUnit", "UnitPrice"],
            *([key, f"Product {key}", key % 3 + 1, "1 box", "10"] for key in range(1, PRODUCTS + 1)),
        ],
        "orders": [["OrderID", "CustomerID", "EmployeeID", "OrderDate", "RequiredDate", "ShippedDate"], *orders],
        "order_details": [["OrderID", "ProductID", "UnitPrice", "Quantity", "Discount"], *details],
    }
    for name, rows in tables.items():
        with (place / f"{name}.csv").open("w", encoding="utf-8", newline="") as text:
            csv.writer(text).writerows(rows)
    return place


def test_shipping_categories_classes_lapsed_products_and_seasons_are_those_of_the_files(folder: Path) -> None:
    found = list(compared(folder, list(CUSTOMERS)))
    assert [one for one in found if not one.same] == []
    assert len(found) == 4 + len(CATEGORIES) + 2 * len(CUSTOMERS)
    by_name = {one.what: one.expected for one in found}
    assert int(by_name["orders shipped after their required day"]) > 10
    assert int(by_name["orders never shipped"]) > 10
    assert all(one.expected for one in found if "season" in one.what)
