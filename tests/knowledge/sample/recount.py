"""The sample's figures counted again from its CSV files by plain Python, with nothing of ours but the files."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

Row = dict[str, str]
Asked = Mapping[str, Any]


class Files:
    """A sample folder, read whole; `as_of` is the day the questions are asked on."""

    def __init__(self, folder: Path, as_of: date) -> None:
        self.as_of = as_of
        self.folder = folder
        self._read: dict[str, list[Row]] = {}
        self._bought: list[tuple[str, str, date, Decimal]] = []
        self.accounts = {row["name"]: row["id"] for row in self.rows("accounts")}
        self.products = {row["id"]: row for row in self.rows("products")}
        self.orders = {row["id"]: row for row in self.rows("orders")}
        self.lines = self.rows("order_lines")

    def rows(self, name: str) -> list[Row]:
        """The rows of one file, read once; nobody changes them."""
        if name not in self._read:
            with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                self._read[name] = list(csv.DictReader(file))
        return self._read[name]

    def of(self, name: str, account: str) -> list[Row]:
        return [row for row in self.rows(name) if row["account_id"] == self.accounts[account]]

    def bought(self, first: date, last: date) -> list[tuple[str, str, date, Decimal]]:
        """Account, product, day and amount of every line that was not cancelled."""
        if not self._bought:
            for line in self.lines:
                order = self.orders[line["order_id"]]
                net = Decimal(line["quantity"]) * Decimal(line["unit_price"]) * (1 - Decimal(line["discount"]))
                if order["status"] != "cancelled":
                    on = date.fromisoformat(order["ordered_on"])
                    self._bought.append((order["account_id"], line["product_id"], on, net))
        return [one for one in self._bought if first <= one[2] <= last]


def recount(files: Files, asked: Asked) -> dict[str, Any]:
    """The values of the figure that a question expects, keyed as in questions.toml."""
    return COUNTS[asked["name"]](files, asked)


def _days(files: Files, asked: Asked) -> tuple[date, date]:
    return asked.get("from", date(2000, 1, 1)), min(asked.get("to", files.as_of), files.as_of)


def _amount(files: Files, asked: Asked, first: date, last: date) -> Decimal:
    account = files.accounts[asked["account"]]
    category = asked.get("category")
    return sum(
        (
            net
            for who, product, _, net in files.bought(first, last)
            if who == account and category in {None, files.products[product]["category"]}
        ),
        Decimal(0),
    )


def _shown(amount: Decimal) -> str:
    return str(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _share(share: Decimal) -> str:
    return str(share.quantize(Decimal("0.001"), ROUND_HALF_UP))


def _revenue(files: Files, asked: Asked) -> dict[str, Any]:
    return {"amount": _shown(_amount(files, asked, *_days(files, asked)))}


def _revenue_change(files: Files, asked: Asked) -> dict[str, Any]:
    first, last = _days(files, asked)
    now = _amount(files, asked, first, last)
    before = _amount(files, asked, first.replace(year=first.year - 1), last.replace(year=last.year - 1))
    return {"amount": _shown(now), "amount_before": _shown(before), "change": _share(abs(now - before) / before)}


def _revenue_target(files: Files, asked: Asked) -> dict[str, Any]:
    (target,) = (
        row
        for row in files.of("targets", asked["account"])
        if row["category"] == "" and row["starts_on"] <= files.as_of.isoformat() <= row["ends_on"]
    )
    amount = _amount(files, asked, date.fromisoformat(target["starts_on"]), files.as_of)
    goal = Decimal(target["amount"])
    return {"amount": _shown(amount), "target": _shown(goal), "reached": _share(amount / goal)}


def _totals(files: Files, asked: Asked) -> list[tuple[str, Decimal]]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for account, _, _, net in files.bought(*_days(files, asked)):
        sums[account] += net
    return sorted(sums.items(), key=lambda item: -item[1])


def _portfolio_share(files: Files, asked: Asked) -> dict[str, Any]:
    totals = _totals(files, asked)
    whole = sum((amount for _, amount in totals), Decimal(0))
    rank, amount = next(
        (rank, amount) for rank, (who, amount) in enumerate(totals, 1) if who == files.accounts[asked["account"]]
    )
    return {"share": _share(amount / whole), "rank": rank}


def _portfolio(files: Files, asked: Asked) -> dict[str, Any]:
    names = {key: name for name, key in files.accounts.items()}
    return {"names": [names[account] for account, _ in _totals(files, asked)[:3]]}


def _lapsed_products(files: Files, asked: Asked) -> dict[str, Any]:
    """Bought in at least two of the four spans of ninety days before the last ninety, not in those."""
    spans: dict[str, set[int]] = defaultdict(set)
    for account, product, day, _ in files.bought(files.as_of - timedelta(days=449), files.as_of):
        if account == files.accounts[asked["account"]]:
            spans[product].add((files.as_of - day).days // 90)
    lapsed = [product for product, found in spans.items() if 0 not in found and len(found) >= 2]
    return {"names": sorted(files.products[product]["name"] for product in lapsed)}


def _late_orders(files: Files, asked: Asked) -> dict[str, Any]:
    first, last = (day.isoformat() for day in _days(files, asked))
    orders = [row for row in files.of("orders", asked["account"]) if row["status"] != "cancelled"]
    orders = [row for row in orders if first <= row["ordered_on"] <= last]
    late = [row for row in orders if row["shipped_on"] and row["shipped_on"] > row["required_on"]]
    return {"late": len(late), "unshipped": sum(not row["shipped_on"] for row in orders)}


def _order_days(files: Files, asked: Asked) -> list[date]:
    kept = {row["ordered_on"] for row in files.of("orders", asked["account"]) if row["status"] != "cancelled"}
    return sorted(date.fromisoformat(day) for day in kept)


def _last_order(files: Files, asked: Asked) -> dict[str, Any]:
    last = _order_days(files, asked)[-1]
    return {"on": last, "days": (files.as_of - last).days}


def _commitments(files: Files, asked: Asked) -> dict[str, Any]:
    side = asked["name"].removeprefix("commitments_")
    rows = [row for row in files.of("commitments", asked["account"]) if row["status"] == "open"]
    overdue = [row for row in rows if row["due_on"] and row["due_on"] < files.as_of.isoformat()]
    if side == "overdue":
        ours = [row for row in overdue if row["side"] == "ours"]
        return {"ours": len(ours), "theirs": len(overdue) - len(ours)}
    return {"number": sum(row["side"] == side for row in rows), "late": sum(row["side"] == side for row in overdue)}


def _next_meeting(files: Files, asked: Asked) -> dict[str, Any]:
    coming = []
    for row in files.of("meetings", asked["account"]):
        at = datetime.fromisoformat(row["starts_at"])
        if row["recurrence"]:
            assert row["recurrence"] == "FREQ=WEEKLY;INTERVAL=4"
            while at.date() < files.as_of:
                at += timedelta(weeks=4)
        if row["status"] == "scheduled" and at.date() >= files.as_of:
            coming.append(at.date())
    return {"on": min(coming)}


def _contacts(files: Files, asked: Asked) -> dict[str, Any]:
    rows = files.of("contacts", asked["account"])
    return {"names": [row["name"] for row in rows if row["role"] == asked["role"] and not row["left_on"]]}


def _deals_open(files: Files, asked: Asked) -> dict[str, Any]:
    return {"names": [row["name"] for row in files.of("deals", asked["account"]) if row["outcome"] == "open"]}


def _promotions(files: Files, asked: Asked) -> dict[str, Any]:
    return {"names": [row["name"] for row in files.of("promotions", asked["account"])]}


def _plan_objectives(files: Files, asked: Asked) -> dict[str, Any]:
    plans = {row["id"] for row in files.of("plans", asked["account"])}
    return {"names": [row["statement"] for row in files.rows("objectives") if row["plan_id"] in plans]}


COUNTS = {
    "revenue": _revenue,
    "revenue_change": _revenue_change,
    "revenue_target": _revenue_target,
    "portfolio_share": _portfolio_share,
    "portfolio": _portfolio,
    "lapsed_products": _lapsed_products,
    "late_orders": _late_orders,
    "last_order": _last_order,
    "commitments_ours": _commitments,
    "commitments_theirs": _commitments,
    "commitments_overdue": _commitments,
    "next_meeting": _next_meeting,
    "contacts": _contacts,
    "deals_open": _deals_open,
    "promotions": _promotions,
    "plan_objectives": _plan_objectives,
}
