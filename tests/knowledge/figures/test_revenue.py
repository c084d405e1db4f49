"""Revenue: what the sample's files come to by plain addition, and what is counted and what is not."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.book import Book
from knowledge.evidence import Figure, Items, Message, Money, Percent, Period
from knowledge.figures.sums import Days, months_and_edges
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import account_cards
from knowledge.records.orders import OrderStatus
from knowledge.records.sales import SalesTarget
from tests.conftest import SAMPLE_DAY
from tests.knowledge.figures import small
from tests.knowledge.figures.computed import asked, figure, rows_of
from tests.knowledge.sample.recount import Files

DAYS = (SAMPLE_DAY, SAMPLE_DAY - timedelta(days=92), date(2025, 2, 28), date(2025, 3, 1))
SPANS = ((None, None), (date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 2, 14), date(2026, 3, 20)))


@pytest.fixture(scope="module")
def files(sample_folder: Path) -> Files:
    return Files(sample_folder, SAMPLE_DAY)


def amount_of(found: Figure | Message) -> Decimal:
    """The amount a figure tells; nothing where it tells that there were no orders."""
    if isinstance(found, Message):
        assert found.id == "gaps.no_orders"
        return Decimal(0)
    money = found.sentence.values["amount"]
    assert isinstance(money, Money)
    assert money.currency == "BDT"
    return money.amount


def accounts_of(book: Book) -> list[str]:
    with book.reading() as session:
        return [card.name for card in account_cards(session, LOCAL_OWNER)]


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize(("first", "last"), SPANS)
def test_revenue_is_what_the_files_add_up_to(
    sample_book: Book, files: Files, as_of: date, first: date | None, last: date | None
) -> None:
    expected: dict[str, Decimal] = defaultdict(Decimal)
    for account, _, _, net in files.bought(first or date(2000, 1, 1), min(last or as_of, as_of)):
        expected[account] += net
    for name in accounts_of(sample_book):
        found = figure(sample_book, name, "revenue", asked(as_of, first, last))
        assert amount_of(found) == expected[files.accounts[name]], name


@pytest.mark.parametrize("by", ["category", "month", "quarter", "product", "least product"])
def test_the_parts_of_revenue_are_what_the_files_add_up_to(sample_book: Book, files: Files, by: str) -> None:
    first, last = date(2026, 2, 14), date(2026, 9, 3)
    name = {"product": "top_products", "least product": "bottom_products"}.get(by, f"revenue_by_{by}")
    for account in ("Padma Mart", "Kushiyara Superstore"):
        parts: dict[str, Decimal] = defaultdict(Decimal)
        for who, product, day, net in files.bought(first, last):
            if who == files.accounts[account]:
                record = files.products[product]
                quarter = f"{day.year}-{(day.month - 1) // 3 * 3 + 1:02}"
                times = {"month": f"{day:%Y-%m}", "quarter": quarter}
                key = times.get(by) or record["category" if by == "category" else "name"]
                parts[key] += net
        found = figure(sample_book, account, name, asked(SAMPLE_DAY, first, last))
        assert isinstance(found, Figure)
        shown = {}
        for row in rows_of(found.sentence):
            what, money = row["what"], row["amount"]
            assert isinstance(money, Money)
            shown[f"{what.start:%Y-%m}" if isinstance(what, Period) else what.text] = money.amount  # type: ignore[attr-defined]
        ranked = sorted(parts.items(), key=lambda item: item[1] if by == "least product" else -item[1])[:6]
        if by in ("month", "quarter"):
            ranked = sorted(parts.items())
        assert list(shown.items()) == ranked


def test_the_months_of_a_year_and_its_categories_come_to_the_year(sample_book: Book, files: Files) -> None:
    for name in accounts_of(sample_book):
        whole = amount_of(figure(sample_book, name, "revenue", asked(SAMPLE_DAY, date(2025, 12, 1), SAMPLE_DAY)))
        months = figure(sample_book, name, "revenue_by_month", asked(SAMPLE_DAY, date(2025, 12, 1), SAMPLE_DAY))
        if isinstance(months, Figure):
            assert sum(row["amount"].amount for row in rows_of(months.sentence)) == whole  # type: ignore[attr-defined]
        parts = [
            amount_of(
                figure(sample_book, name, "revenue", asked(SAMPLE_DAY, date(2025, 12, 1), None, category=category))
            )
            for category in sorted({product["category"] for product in files.products.values()})
        ]
        assert sum(parts) == whole


def test_change_is_against_the_same_days_a_year_before(sample_book: Book, files: Files) -> None:
    first, last = date(2026, 7, 1), date(2026, 9, 30)
    for name in accounts_of(sample_book):
        account = files.accounts[name]
        now = sum((net for who, _, _, net in files.bought(first, last) if who == account), Decimal(0))
        past = files.bought(date(2025, 7, 1), date(2025, 9, 30))
        then = sum((net for who, _, _, net in past if who == account), Decimal(0))
        found = figure(sample_book, name, "revenue_change", asked(SAMPLE_DAY, first, last))
        if then <= 0:
            assert isinstance(found, Message)
            continue
        assert isinstance(found, Figure)
        change = (now - then) / then
        assert found.sentence.values["change"] == Percent(abs(change))
        direction = "flat" if abs(change) < Decimal("0.02") else "up" if change > 0 else "down"
        assert found.sentence.id == f"figures.revenue_{direction}"
        assert (
            found.tone
            == {"up": "good", "flat": "plain", "down": "bad" if change <= Decimal("-0.1") else "watch"}[direction]
        )


def test_target_is_reached_by_what_was_bought_in_its_term(sample_book: Book, files: Files) -> None:
    for row in files.rows("targets"):
        name = next(name for name, key in files.accounts.items() if key == row["account_id"])
        first, last = date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])
        if not first <= SAMPLE_DAY <= last:
            continue
        found = figure(sample_book, name, "revenue_target", asked(SAMPLE_DAY, category=row["category"]))
        assert isinstance(found, Figure)
        parts = [
            net
            for who, product, _, net in files.bought(first, SAMPLE_DAY)
            if who == row["account_id"] and row["category"] in {"", files.products[product]["category"]}
        ]
        bought = sum(parts, Decimal(0))
        assert found.sentence.values["amount"] == Money(bought, "BDT")
        assert found.sentence.values["reached"] == Percent(bought / Decimal(row["amount"]))


def test_returns_are_subtracted_and_cancelled_orders_left_out(book: Book) -> None:
    with book.writing() as session:
        who, what = small.account(session), small.product(session)
        small.order(session, who, what, date(2026, 5, 4), "1000.005")
        small.order(session, who, what, date(2026, 5, 9), "-250.25")
        small.order(session, who, what, date(2026, 5, 11), "77", status=OrderStatus.CANCELLED)
        small.order(session, who, what, date(2026, 5, 12), "10", status=OrderStatus.OPEN)
    for first in (date(2026, 5, 1), date(2026, 5, 2)):
        found = small.asked_of(book, "revenue", who, asked(date(2026, 6, 1), first, date(2026, 5, 31)))
        assert amount_of(found) == Decimal("759.755")
        assert isinstance(found, Figure)
        assert found.records_total == 3


def test_only_returns_are_told_as_a_negative_amount(book: Book) -> None:
    with book.writing() as session:
        who, what = small.account(session), small.product(session)
        small.order(session, who, what, date(2026, 5, 9), "-250.25")
    assert amount_of(small.asked_of(book, "revenue", who, asked(date(2026, 6, 1)))) == Decimal("-250.25")


def test_currencies_are_never_added(book: Book) -> None:
    with book.writing() as session:
        who, what = small.account(session), small.product(session)
        small.order(session, who, what, date(2026, 5, 4), "1000")
        small.order(session, who, what, date(2026, 5, 9), "300", currency="USD")
        small.order(session, who, what, date(2026, 5, 9), "500")
    request = asked(date(2026, 6, 1))
    found = small.asked_of(book, "revenue", who, request)
    assert isinstance(found, Figure)
    both = ({"amount": Money(Decimal(1500), "BDT")}, {"amount": Money(Decimal(300), "USD")})
    assert found.sentence.values["amount"] == Items("figures.money_row", both)
    last = small.asked_of(book, "last_order", who, request)
    assert isinstance(last, Figure)
    assert last.sentence.values["amount"] == Items(
        "figures.money_row", ({"amount": Money(Decimal(500), "BDT")}, {"amount": Money(Decimal(300), "USD")})
    )
    count = small.asked_of(book, "order_count", who, request)
    assert isinstance(count, Figure)
    assert count.sentence.values["average"] == Items(
        "figures.money_row", ({"amount": Money(Decimal(750), "BDT")}, {"amount": Money(Decimal(300), "USD")})
    )


def test_a_target_without_an_amount_or_out_of_its_term_is_none(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        for amount, first in (("0", date(2026, 5, 1)), ("100", date(2026, 8, 1))):
            session.add(
                SalesTarget(
                    account_id=who, starts_on=first, ends_on=date(2026, 12, 31), amount=Decimal(amount), currency="BDT"
                )
            )
    found = small.asked_of(book, "revenue_target", who, asked(date(2026, 6, 1)))
    assert isinstance(found, Message)
    assert found.id == "gaps.no_target"


@settings(max_examples=200, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800))
def test_whole_months_and_the_days_around_them_are_each_day_once(start: date, length: int) -> None:
    days = Days(start, start + timedelta(days=length))
    whole, edges = months_and_edges(days)
    parts = sorted([*edges, *([whole] if whole else [])], key=lambda part: part.start)
    held = [part.start + timedelta(days=n) for part in parts for n in range((part.end - part.start).days + 1)]
    assert held == [start + timedelta(days=n) for n in range(length + 1)]
    assert whole is None or (whole.start.day == 1 and (whole.end + timedelta(days=1)).day == 1)
