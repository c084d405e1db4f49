"""Retention: GRR and NRR counted by hand, of one account by product and of the book by account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.book import Book
from knowledge.evidence import Message, Money, Percent, Period, Quantity
from knowledge.figures.entry import FigureRequest
from knowledge.figures.retention import retention_of
from tests.knowledge.figures import small
from tests.knowledge.figures.growth_book import AS_OF, REQUEST, book_of, bought, of_all, rows, two_purses

AMOUNTS = st.integers(-1_000, 1_000).map(Decimal)


@pytest.fixture(scope="module")
def book(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with book_of(sqlite_template, tmp_path_factory.mktemp("retention")) as held:
        with held.writing() as session:
            tea, soap, oil, rice = (small.product(session, name, "Food") for name in ("Tea", "Soap", "Oil", "Rice"))
            names = ("Early", "Rupsha", "Bhairab", "Kapotaksha", "Turag", "Ichamati", "Silent")
            key = {name: small.account(session, name) for name in names}
            small.order(session, key["Early"], tea, date(2024, 6, 1), "500")
            bought(
                session,
                key["Rupsha"],
                {tea: ("1000", "1500"), soap: ("500", "200"), oil: ("300", ""), rice: ("", "400")},
            )
            bought(session, key["Bhairab"], {tea: ("1000", "")})
            bought(session, key["Kapotaksha"], {tea: ("", "700")})
            bought(session, key["Turag"], {tea: ("900", "600")})
            bought(session, key["Ichamati"], {tea: ("-50", "-20")})
        yield held


def asked(book: Book, account: int, request: FigureRequest = REQUEST) -> object:
    return small.asked_of(book, "retention", account, request)


def test_an_account_keeps_what_it_bought_before_product_by_product(book: Book) -> None:
    # Start 1,000 + 500 + 300 = 1,800: oil lost 300, soap shrank by 300, tea grew by 500; rice is new and left out.
    (row,) = rows(asked(book, 2))  # type: ignore[arg-type]
    assert row == {
        "gross": Percent(Decimal(1200) / 1800),
        "net": Percent(Decimal(1700) / 1800),
        "start": Money(Decimal(1800), "BDT"),
        "churned": Money(Decimal(300), "BDT"),
        "gone": Quantity(Decimal(1), "products"),
        "contracted": Money(Decimal(300), "BDT"),
        "expanded": Money(Decimal(500), "BDT"),
    }


def test_the_book_keeps_its_accounts_and_new_ones_do_not_count(book: Book) -> None:
    # Rupsha 1,800 to 2,100, Bhairab 1,000 gone, Turag 900 to 600; Kapotaksha is new, Ichamati only returned.
    found = of_all(book, "portfolio_retention")
    (row,) = rows(found)
    assert row["gross"] == Percent(Decimal(2400) / 3700)
    assert row["net"] == Percent(Decimal(2700) / 3700)
    assert row["start"] == Money(Decimal(3700), "BDT")
    assert row["gone"] == Quantity(Decimal(1), "accounts")
    assert found.records == ("account-3", "account-5")  # type: ignore[union-attr]
    assert found.tone == "bad"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("account", "gap"), [(4, "growth.gap_no_base"), (6, "growth.gap_no_base"), (7, "gaps.no_orders")]
)
def test_without_a_base_retention_cannot_be_told(book: Book, account: int, gap: str) -> None:
    found = asked(book, account)
    assert isinstance(found, Message)
    assert found.id == gap


def test_a_period_that_reaches_before_the_first_order_is_no_base(book: Book) -> None:
    request = FigureRequest(AS_OF, Period(date(2025, 1, 1), date(2025, 6, 30), "half"))
    for found in (asked(book, 2, request), of_all(book, "portfolio_retention", request)):
        assert isinstance(found, Message)
        assert found.values["first"] == date(2024, 6, 1)


def test_currencies_stand_apart_in_rows_of_their_own(sqlite_template: Path, tmp_path: Path) -> None:
    with book_of(sqlite_template, tmp_path) as book:
        who = two_purses(book)
        taka, dollars = rows(asked(book, who))  # type: ignore[arg-type]
        assert len(rows(of_all(book, "portfolio_retention"))) == 2
    assert (taka["start"], taka["net"]) == (Money(Decimal(100), "BDT"), Percent(Decimal("1.5")))
    assert (dollars["start"], dollars["gross"]) == (Money(Decimal(10), "USD"), Percent(Decimal("0.4")))


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=12))
def test_what_stayed_is_never_more_than_all_and_with_expansion_is_nrr(pairs: list[tuple[Decimal, Decimal]]) -> None:
    found = retention_of(pairs)
    if found is None:
        assert all(before <= 0 for before, _ in pairs)
        return
    assert 0 <= found.gross <= 1
    assert found.net == pytest.approx(found.gross + found.expansion)
    kept = sum(max(now, Decimal(0)) for before, now in pairs if before > 0)
    assert found.net == pytest.approx(kept / found.start)
