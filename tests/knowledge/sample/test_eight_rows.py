"""The sample book holds enough of each of the eight rows that every part shows something true and something wrong."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.sample.book import write_sample
from tests.knowledge.sample.recount import Files

TODAY = date(2026, 11, 23)
ZERO = Decimal(0)


@pytest.fixture(scope="module")
def files(sample_folder: Path) -> Files:
    return Files(sample_folder, TODAY)


@pytest.fixture(scope="module", params=[TODAY, date(2028, 8, 17)], ids=str)
def files_of_any_day(request: pytest.FixtureRequest, files: Files, tmp_path_factory: pytest.TempPathFactory) -> Files:
    if request.param == TODAY:
        return files
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder, request.param)
    return Files(folder, request.param)


def units(files: Files, account: str, store: str = "", since: str = "", until: str = "9") -> Decimal:
    """Units that shoppers bought in weeks that begin within."""
    return sum(
        (
            Decimal(row["units"])
            for row in files.of("sell_outs", account)
            if since <= row["starts_on"] < until and store in ("", row["store_id"])
        ),
        ZERO,
    )


def test_shoppers_buy_no_more_than_the_shops_took_of_us(files_of_any_day: Files) -> None:
    files = files_of_any_day
    first = min(row["starts_on"] for row in files.rows("sell_outs"))
    ordered: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for line in files.lines:
        order = files.orders[line["order_id"]]
        if order["status"] != "cancelled" and order["ordered_on"] >= first:
            ordered[order["account_id"], line["product_id"]] += Decimal(line["quantity"])
    out: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in files.rows("sell_outs"):
        assert Decimal(row["units"]) >= 0
        out[row["account_id"], row["product_id"]] += Decimal(row["units"])
    assert len(out) >= 20
    for place, sold in out.items():
        assert sold <= ordered[place] * Decimal("1.05"), place
        assert sold >= ordered[place] * Decimal("0.5"), place


def test_sell_out_of_two_years_is_told_week_by_week(files: Files) -> None:
    rows = files.rows("sell_outs")
    assert 5_000 <= len(rows) <= 15_000
    assert {date.fromisoformat(row["starts_on"]).weekday() for row in rows} == {6}
    assert all(
        date.fromisoformat(row["ends_on"]) - date.fromisoformat(row["starts_on"]) == timedelta(days=6) for row in rows
    )
    assert len({row["starts_on"] for row in rows}) == 104
    assert len({(row["store_id"], row["account_id"], row["product_id"], row["starts_on"]) for row in rows}) == len(rows)


def test_the_web_grows_while_two_shops_of_meghna_shrink(files: Files) -> None:
    year = (TODAY - timedelta(days=365)).isoformat()
    change = {
        store: units(files, "Meghna Stores", store, since=year) / units(files, "Meghna Stores", store, until=year)
        for store in ("ST-06", "ST-07", "ST-08", "ST-09")
    }
    assert change["ST-09"] > Decimal("1.4")
    assert change["ST-07"] < Decimal("0.8")
    assert change["ST-08"] < Decimal("0.8")
    assert change["ST-06"] > change["ST-07"]


def test_a_promotion_lifts_and_then_dips(files: Files) -> None:
    weeks: dict[str, Decimal] = defaultdict(Decimal)
    for row in files.of("sell_outs", "Meghna Stores"):
        if row["product_id"] in ("P-27", "P-28"):
            weeks[row["starts_on"]] += Decimal(row["units"])
    during = weeks[(TODAY - timedelta(days=155)).isoformat()]
    before = sum((weeks[(TODAY - timedelta(days=155 + 7 * back)).isoformat()] for back in range(1, 9)), ZERO) / 8
    after = sum((weeks[(TODAY - timedelta(days=days)).isoformat()] for days in (141, 134)), ZERO) / 2
    assert during > before * Decimal("1.3")
    assert after < before * Decimal("0.8")


def test_some_shelves_are_empty_and_some_overflow(files: Files) -> None:
    last = max(row["counted_on"] for row in files.rows("stock_counts"))
    newest = [row for row in files.rows("stock_counts") if row["counted_on"] == last]
    assert any(Decimal(row["units"]) == 0 for row in newest)
    assert sum(Decimal(row["units"]) > 0 for row in newest) > len(newest) * 0.8


def test_each_kind_of_record_holds_what_is_well_and_what_is_not(files: Files) -> None:
    def kinds(name: str, column: str) -> set[str]:
        return {row[column] for row in files.rows(name)}

    assert kinds("offers", "status") == {"prepared", "offered", "accepted", "declined", "delivered", "withdrawn"}
    assert all(row["outcome"] for row in files.rows("offers") if row["status"] in ("declined", "withdrawn"))
    assert kinds("plan_points", "kind") == {
        "strength",
        "weakness",
        "opportunity",
        "threat",
        "competitor",
        "trend",
        "priority",
    }
    assert len(kinds("negotiation_points", "kind")) == 7
    assert kinds("readings", "scale") == {"nps", "csat"}
    assert {"supermarket", "e-commerce", "pharmacy"} <= kinds("stores", "channel")
    assert any(row["delisted_on"] and row["reason"] for row in files.rows("listings"))
    assert any(int(row["items_as_drawn"]) * 2 < int(row["items_drawn"]) for row in files.rows("shelf_audits"))
    assert 0 < len(kinds("ratings", "account_id")) < 14
    assert 0 < len(kinds("category_facts", "account_id")) < 14
    assert any(row["cadence_days"] for row in files.rows("contacts"))
    needs = {row["id"] for row in files.rows("needs") if row["status"] == "open" and row["kind"] == "need"}
    answered = {key for row in files.rows("offers") for key in row["need_ids"].split(";")}
    assert needs & answered
    assert needs - answered


def test_what_is_said_of_an_account_belongs_to_it(files: Files) -> None:
    def homes(name: str) -> dict[str, str]:
        return {row["id"]: row["account_id"] for row in files.rows(name)}

    notes, people, needs = homes("interactions"), homes("contacts"), homes("needs")
    stores, plans = homes("stores"), homes("plans")
    for name in (
        "offers",
        "readings",
        "shelf_audits",
        "negotiation_points",
        "plan_points",
        "sell_outs",
        "stock_counts",
    ):
        for row in files.rows(name):
            account = row.get("account_id") or plans[row["plan_id"]]
            assert notes.get(row.get("interaction_id", ""), account) == account, row["id"]
            assert people.get(row.get("contact_id", ""), account) == account, row["id"]
            assert stores.get(row.get("store_id", ""), account) == account, row["id"]
            assert {needs[key] for key in row.get("need_ids", "").split(";") if key} <= {account}, row["id"]
