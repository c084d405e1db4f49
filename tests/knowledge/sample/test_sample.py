"""The sample book: it holds what it says it holds, is the same every time, and moves with today."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from knowledge.book import Book
from knowledge.festivals import festivals
from knowledge.loading.load import write_load
from knowledge.people import LOCAL_OWNER
from knowledge.sample.book import sample_questions, write_sample
from knowledge.sample.placeholders import Filling, anchored
from knowledge.text import language_of
from tests.knowledge.sample.recount import COUNTS, Files, recount

TODAY = date(2026, 11, 23)
QUESTIONS = sample_questions()
# Where each column that names another record finds it.
NAMED_IN = {
    "account_id": "accounts",
    "parent_id": "accounts",
    "manager_id": "team",
    "reports_to_id": "contacts",
    "contact_id": "contacts",
    "contact_ids": "contacts",
    "owner_contact_id": "contacts",
    "order_id": "orders",
    "product_id": "products",
    "product_ids": "products",
    "interaction_id": "interactions",
    "plan_id": "plans",
    "objective_id": "objectives",
    "need_ids": "needs",
    "store_id": "stores",
}
PAST = {
    "orders": ("ordered_on", "shipped_on"),
    "interactions": ("happened_on",),
    "needs": ("stated_on", "resolved_on"),
    "commitments": ("made_on", "done_on"),
    "initiatives": ("done_on",),
    "measures": ("baseline_on", "now_on"),
    "deals": ("opened_on", "closed_on"),
    "contacts": ("left_on",),
    "accounts": ("customer_since",),
    "products": ("launched_on",),
    "offers": ("offered_on", "decided_on"),
    "plan_points": ("stated_on", "ended_on"),
    "readings": ("taken_on",),
    "ratings": ("rated_on",),
    "stores": ("closed_on",),
    "sell_outs": ("ends_on",),
    "stock_counts": ("counted_on",),
    "listings": ("listed_on", "delisted_on", "shelf_price_on"),
    "shelf_audits": ("audited_on",),
    "negotiation_points": ("stated_on", "ended_on"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], Files]:
    """The sample as it is on a day; each day is written once."""
    books: dict[date, Files] = {}

    def on(today: date) -> Files:
        if today not in books:
            path = tmp_path_factory.mktemp("sample")
            write_sample(path, today)
            books[today] = Files(path, today)
        return books[today]

    return on


@pytest.fixture
def files(made: Callable[[date], Files]) -> Files:
    return made(TODAY)


@pytest.fixture
def folder(files: Files) -> Path:
    return files.folder


def cells(folder: Path) -> Iterator[tuple[str, str, str]]:
    """File, column and value of every cell."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, value in row.items():
                    yield path.stem, column, value


def test_it_holds_fourteen_accounts_with_their_people_and_products(files: Files) -> None:
    accounts = files.rows("accounts")
    segments = [row["segment"] for row in accounts]
    assert len(accounts) == 14
    assert sum(segments.count(segment) >= 4 for segment in set(segments)) >= 2
    assert sum(row["visibility"] == "team" for row in accounts) == 2
    assert sum(bool(row["parent_id"]) for row in accounts) == 1
    assert len(files.rows("contacts")) == 45
    assert len(files.products) == 60
    assert len({row["category"] for row in files.products.values()}) == 8
    assert len({row["function"] for row in files.rows("team")}) >= 6


def test_orders_reach_back_twenty_six_months(files: Files) -> None:
    months = {row["ordered_on"][:7] for row in files.orders.values()}
    assert len(months) == 26
    assert max(row["ordered_on"] for row in files.orders.values()) <= TODAY.isoformat()


def test_two_hundred_notes_a_fifth_of_them_bengali(files: Files) -> None:
    bodies = [row["body"] for row in files.rows("interactions")]
    assert len(bodies) == 200
    assert len(set(bodies)) == 200
    assert 0.18 <= sum(language_of(body) == "bn" for body in bodies) / 200 <= 0.25
    assert sum(bool(re.search(r"ignore your instr|disregard all prev|নির্দেশ ভুলে", body)) for body in bodies) >= 3


def test_sixty_questions_of_the_kinds_that_are_promised() -> None:
    assert len(QUESTIONS) == len({question["id"] for question in QUESTIONS}) == 60
    assert sum("abstain" in question["expects"] for question in QUESTIONS) == 12
    assert sum(question["language"] == "bn" for question in QUESTIONS) == 20
    assert all(language_of(question["question"]) == question["language"] for question in QUESTIONS)
    assert sum("follows" in question for question in QUESTIONS) == 8
    for before, question in pairwise(QUESTIONS):
        assert question.get("follows", before["id"]) == before["id"]
        assert len(question["expects"]) == 1


def test_every_record_named_exists(files: Files) -> None:
    ids = {name: {row["id"] for row in files.rows(name)} for name in {*NAMED_IN.values(), "needs", "commitments"}}
    emails = {row["email"] for row in files.rows("team")}
    for name in [path.stem for path in sorted(files.folder.glob("*.csv"))]:
        rows = files.rows(name)
        assert len({row["id"] for row in rows}) == len(rows)
        for row in rows:
            for column, value in row.items():
                named = set(filter(None, value.split(";")))
                if column in NAMED_IN:
                    assert named <= ids[NAMED_IN[column]], (name, row["id"], column)
                elif column.endswith(("_email", "_emails")):
                    assert named <= emails, (name, row["id"], column)
    accounts = set(files.accounts)
    for question in QUESTIONS:
        assert question.get("account", "Padma Mart") in accounts
        refs = set(question["expects"].get("refs", ()))
        assert refs <= ids["interactions"] | ids["needs"] | ids["commitments"]


def test_contacts_and_notes_belong_to_the_account_that_names_them(files: Files) -> None:
    home = {row["id"]: row["account_id"] for row in files.rows("contacts")}
    source = {row["id"]: row["account_id"] for row in files.rows("interactions")}
    for name in ("interactions", "needs", "commitments", "meetings"):
        for row in files.rows(name):
            named = ";".join(row.get(column, "") for column in ("contact_id", "contact_ids", "owner_contact_id"))
            assert {home[contact] for contact in named.split(";") if contact} <= {row["account_id"]}, row["id"]
            assert source.get(row.get("interaction_id", ""), row["account_id"]) == row["account_id"], row["id"]


def test_the_same_day_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    write_sample(tmp_path, TODAY)
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(path.name for path in tmp_path.iterdir())
    assert all((folder / name).read_bytes() == (tmp_path / name).read_bytes() for name in names)


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2026, 11, 29), date(2027, 3, 1), date(2028, 8, 17)])
def test_another_day_moves_every_date_by_whole_weeks(today: date, made: Callable[[date], Files]) -> None:
    there = made(today)
    moved = anchored(today) - TODAY
    assert moved.days % 7 == 0
    assert timedelta(0) <= today - anchored(today) < timedelta(days=7)
    for (name, column, before), (_, _, after) in zip(cells(made(TODAY).folder), cells(there.folder), strict=True):
        assert "{" not in after
        assert "}" not in after
        if re.fullmatch(r"\d{4}-\d\d-\d\d", before) and (name, column) not in BY_MONTH:
            assert date.fromisoformat(after) - date.fromisoformat(before) == moved, (name, column)
        if column in PAST.get(name, ()) and after:
            assert date.fromisoformat(after) <= today, (name, column)
    for meeting in there.rows("meetings"):
        if meeting["status"] == "held":
            assert meeting["starts_at"] < today.isoformat()


# Terms that begin and end with a month, so they move by months.
BY_MONTH = {
    ("targets", "starts_on"),
    ("targets", "ends_on"),
    ("plans", "starts_on"),
    ("plans", "ends_on"),
    ("accounts", "renewal_on"),
    ("objectives", "due_on"),
    ("measures", "target_on"),
    ("deals", "expected_on"),
    ("trade_spends", "starts_on"),
    ("trade_spends", "ends_on"),
    ("category_facts", "starts_on"),
    ("category_facts", "ends_on"),
}


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2027, 3, 1), date(2028, 8, 17)])
@pytest.mark.parametrize(
    ("category", "festival", "lead"),
    [("Semai & Desserts", "eid_ul_fitr", 30), ("Tea & Drinks", "eid_ul_fitr", 30), ("Spices", "eid_ul_adha", 24)],
)
def test_shops_stock_up_before_the_real_festival(
    category: str, festival: str, lead: int, today: date, made: Callable[[date], Files]
) -> None:
    files = made(today)
    sold: dict[date, Decimal] = defaultdict(Decimal)
    for _, product, day, net in files.bought(today - timedelta(days=760), today):
        if files.products[product]["category"] == category:
            sold[day] += net
    usual = sum(sold.values(), Decimal(0)) / 760
    seasons = [one.starts_on for one in festivals() if one.key == festival]
    seasons = [first for first in seasons if today - timedelta(days=700) < first <= today]
    assert seasons
    for first in seasons:
        before = [sold[first - timedelta(days=back)] for back in range(1, lead + 1)]
        assert sum(before, Decimal(0)) / lead > usual * Decimal("1.15"), first


def test_festivals_in_texts_are_those_of_the_moved_year() -> None:
    told = Filling(anchored(TODAY)).fill("{past-1:en} {past-1:bn} {coming-1:en} {coming-1:bn} {d-12:en} {d-12:bn}")
    assert told == "Durga Puja দুর্গাপূজা Eid-ul-Fitr ঈদুল ফিতর 11 Nov ১১ নভেম্বর"
    assert Filling(date(2031, 1, 6)).fill("{coming-1:en}") == "the festival"
    with pytest.raises(ValueError, match="not a placeholder"):
        Filling(TODAY).fill("{soon}")


@pytest.mark.parametrize("question", [q for q in QUESTIONS if "figure" in q["expects"]], ids=lambda q: str(q["id"]))
def test_expected_figures_agree_with_a_plain_recount(question: dict[str, object], files: Files) -> None:
    expects = question["expects"]
    assert isinstance(expects, dict)
    asked = expects["figure"]
    assert asked["name"] in COUNTS
    assert asked["values"] == recount(files, asked)


def test_it_loads_whole_and_without_a_doubt(book: Book, folder: Path) -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    plan, load_id = write_load(book, LOCAL_OWNER, folder, None, at, ZoneInfo("Asia/Dhaka"))
    assert load_id is not None
    assert plan.duplicates == ()
    assert {one.file for one in plan.files} == {path.name for path in folder.iterdir()}
    assert [one for one in plan.files if one.refused or one.unused_columns] == []


def test_it_is_plainly_invented(files: Files) -> None:
    text = " ".join(value for _, _, value in cells(files.folder))
    addresses = re.findall(r"@[\w-]+(?:\.[\w-]+)*", text)
    assert addresses
    assert all(address.endswith(".example") for address in addresses)
    assert not re.search(r"\b(?:\+?880|01)\d{8,}", text)
