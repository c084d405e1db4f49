"""The portfolio: shares that make one whole, ranks, and classes that part the accounts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.book import Book
from knowledge.evidence import Figure, Message, Name, Percent, Quantity
from knowledge.figures.portfolio import abc_of, portfolio, portfolio_rows, portfolio_share
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import account_card
from tests.conftest import SAMPLE_DAY
from tests.knowledge.figures import small
from tests.knowledge.figures.computed import asked, card
from tests.knowledge.sample.recount import Files


@pytest.mark.parametrize("as_of", [SAMPLE_DAY, SAMPLE_DAY - timedelta(days=92), date(2025, 1, 1)])
@pytest.mark.parametrize("first", [None, date(2024, 12, 3)])
def test_shares_ranks_and_classes_are_those_of_the_files(
    sample_book: Book, sample_folder: Path, as_of: date, first: date | None
) -> None:
    files = Files(sample_folder, as_of)
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for account, _, _, net in files.bought(first or date(2000, 1, 1), as_of):
        sums[account] += net
    names = {key: name for name, key in files.accounts.items()}
    whole = sum(sums.values(), Decimal(0))
    expected: list[tuple[str, Decimal, str]] = []
    running = Decimal(0)
    for account, amount in sorted(sums.items(), key=lambda item: -item[1]):
        before = running / whole
        running += amount
        expected.append(
            (names[account], amount, "A" if before < Decimal("0.8") else "B" if before < Decimal("0.95") else "C")
        )
    with sample_book.reading() as session:
        rows = portfolio_rows(session, LOCAL_OWNER, asked(as_of, first))
    assert [(row.name, row.revenue, row.abc) for row in rows if row.abc] == expected
    assert [row.rank for row in rows] == list(range(1, 15))
    shares = sum((row.share for row in rows), Decimal(0))
    assert Decimal("0.99999") < shares < Decimal("1.00001")
    assert {row.name for row in rows} == set(files.accounts)
    last = {account["id"]: "" for account in files.rows("accounts")}
    for order in files.orders.values():
        if order["status"] != "cancelled" and order["ordered_on"] <= as_of.isoformat():
            last[order["account_id"]] = max(last[order["account_id"]], order["ordered_on"])
    for row in rows:
        assert (row.last_order.isoformat() if row.last_order else "") == last[files.accounts[row.name]]


def test_class_a_holds_the_account_that_crosses_eighty_percent(book: Book) -> None:
    with book.writing() as session:
        what = small.product(session)
        for name, net in (("First", "79"), ("Second", "10"), ("Third", "7"), ("Fourth", "4"), ("Idle", "")):
            who = small.account(session, name)
            if net:
                small.order(session, who, what, date(2026, 5, 4), net)
    with book.reading() as session:
        rows = portfolio_rows(session, LOCAL_OWNER, asked(date(2026, 6, 1)))
        told = portfolio(session, LOCAL_OWNER, asked(date(2026, 6, 1)))
    assert [(row.name, row.abc) for row in rows] == [
        ("First", "A"),
        ("Second", "A"),
        ("Third", "B"),
        ("Fourth", "C"),
        ("Idle", ""),
    ]
    assert isinstance(told, Figure)
    assert told.sentence.values["class_a"] == Quantity(Decimal(2), "accounts")
    assert told.sentence.values["accounts"] == Quantity(Decimal(4), "accounts")


def test_accounts_of_two_currencies_are_ranked_each_in_its_own(book: Book) -> None:
    with book.writing() as session:
        what = small.product(session)
        for name, net, currency in (("Taka big", "900", "BDT"), ("Taka small", "100", "BDT"), ("Dollar", "50", "USD")):
            small.order(session, small.account(session, name), what, date(2026, 5, 4), net, currency=currency)
    with book.reading() as session:
        rows = portfolio_rows(session, LOCAL_OWNER, asked(date(2026, 6, 1)))
        assert [(row.name, row.share, row.abc) for row in rows] == [
            ("Taka big", Decimal("0.9"), "A"),
            ("Taka small", Decimal("0.1"), "B"),
            ("Dollar", Decimal(1), "A"),
        ]
        found = portfolio_share(session, LOCAL_OWNER, account_card(session, LOCAL_OWNER, 3), asked(date(2026, 6, 1)))
    assert isinstance(found, Figure)
    assert found.sentence.values["rank"] == 1
    assert found.sentence.values["of"] == Quantity(Decimal(1), "accounts")


def test_an_account_with_returns_only_has_no_class_and_takes_no_share(book: Book) -> None:
    with book.writing() as session:
        what = small.product(session)
        buyer, returner = small.account(session, "Buyer"), small.account(session, "Returner")
        small.order(session, buyer, what, date(2026, 5, 4), "100")
        small.order(session, returner, what, date(2026, 5, 4), "-20")
    with book.reading() as session:
        rows = portfolio_rows(session, LOCAL_OWNER, asked(date(2026, 6, 1)))
        gap = portfolio_share(
            session, LOCAL_OWNER, account_card(session, LOCAL_OWNER, returner), asked(date(2026, 6, 1))
        )
    assert [(row.name, row.share, row.abc) for row in rows] == [
        ("Buyer", Decimal(1), "A"),
        ("Returner", Decimal("-0.2"), ""),
    ]
    assert isinstance(gap, Message)


def test_the_share_of_one_account_is_its_row_of_the_portfolio(sample_book: Book) -> None:
    with sample_book.reading() as session:
        rows = portfolio_rows(session, LOCAL_OWNER, asked(SAMPLE_DAY))
        for row in rows:
            found = portfolio_share(session, LOCAL_OWNER, card(sample_book, row.name), asked(SAMPLE_DAY))
            assert isinstance(found, Figure)
            values = found.sentence.values
            assert (values["share"], values["rank"], values["abc"]) == (Percent(row.share), row.rank, Name(row.abc))


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=30))
def test_classes_part_any_list_of_amounts_in_order(amounts: list[int]) -> None:
    ranked = sorted(amounts, reverse=True)
    whole = sum(ranked)
    classes = [abc_of(Decimal(sum(ranked[:place])) / whole) for place in range(len(ranked))]
    assert classes == sorted(classes)
    assert classes[0] == "A"
    made = sum(amount for amount, one in zip(ranked, classes, strict=True) if one == "A")
    assert made >= whole * Decimal("0.8")
    assert classes.count("A") == 1 or made - ranked[classes.count("A") - 1] < whole * Decimal("0.8")
