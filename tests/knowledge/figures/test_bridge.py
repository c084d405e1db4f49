"""The revenue bridge and price, volume, mix: counted by hand, and summing to the change whatever was bought."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.book import Book
from knowledge.evidence import Figure, Message, Money, Name, Period, Term
from knowledge.figures.bridge import bridge_of
from knowledge.figures.entry import FigureRequest
from knowledge.figures.price_volume import Sold, effects_of
from tests.knowledge.figures import small
from tests.knowledge.figures.growth_book import AS_OF, BEFORE, NOW, REQUEST, book_of, bought, of_all, rows, two_purses

AMOUNTS = st.integers(-1_000_000_000, 1_000_000_000).map(lambda number: Decimal(number).scaleb(-6))


@pytest.fixture(scope="module")
def book(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with book_of(sqlite_template, tmp_path_factory.mktemp("bridge")) as held:
        with held.writing() as session:
            tea, soap, oil, rice = (small.product(session, name, "Food") for name in ("Tea", "Soap", "Oil", "Rice"))
            names = ("Early", "Rupsha", "Bhairab", "Kapotaksha", "Turag", "Ichamati", "Silent", "Priced")
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
            for product, day, net, quantity in (
                (tea, BEFORE, "1000", "10"),
                (tea, NOW, "1320", "12"),
                (soap, BEFORE, "600", "30"),
                (soap, NOW, "660", "30"),
                (oil, BEFORE, "200", "2"),
                (rice, NOW, "90", "3"),
            ):
                small.order(session, key["Priced"], product, day, net, quantity=quantity)
        yield held


def money(amount: int, currency: str = "BDT") -> Money:
    return Money(Decimal(amount), currency)


def test_an_account_goes_from_one_year_to_the_next_by_product(book: Book) -> None:
    found = small.asked_of(book, "revenue_bridge", 2, REQUEST)
    (row,) = rows(found)
    assert row == {
        "start": money(1800),
        "new": money(400),
        "grown": money(500),
        "shrunk": money(300),
        "lost": money(300),
        "end": money(2100),
    }
    steps = [(step["what"], step["kind"], step["amount"]) for step in rows(found, "steps")]
    assert steps[:2] == [
        (Name("Tea", "product"), Term("step", "grown"), money(500)),
        (Name("Rice", "product"), Term("step", "new"), money(400)),
    ]


def test_the_book_goes_by_account_and_names_who_came_grew_shrank_and_left(book: Book) -> None:
    found = of_all(book, "portfolio_bridge", FigureRequest(AS_OF))
    # Priced: 1,800 to 2,070. Ichamati returned 30 less than before: neither new nor lost.
    (row,) = rows(found)
    assert row == {
        "start": money(3650 + 1800),
        "new": money(700),
        "grown": money(300 + 30 + 270),
        "shrunk": money(300),
        "lost": money(1000),
        "end": money(3380 + 2070),
    }
    assert [(step["what"].text, step["kind"].word) for step in rows(found, "steps")][:2] == [  # type: ignore[attr-defined]
        ("Bhairab", "lost"),
        ("Kapotaksha", "new"),
    ]
    assert isinstance(found, Figure)
    assert found.records[0] == "account-3"


def test_price_volume_and_mix_are_told_apart(book: Book) -> None:
    # Tea 10 pieces at 100, then 12 at 110; soap 30 at 20, then 30 at 22. Price: 120 + 60. At old prices: 1,200 + 600,
    # so 200 more. Pieces 40, then 42: 1,600 x 2 / 40 = 80 by volume, 120 by mix. Oil 200 lost, rice 90 new.
    found = small.asked_of(book, "price_volume_mix", 8, REQUEST)
    told = {row["effect"].word: (row["way"].word, row["amount"]) for row in rows(found)}  # type: ignore[attr-defined]
    assert told == {
        "price": ("added", money(180)),
        "volume": ("added", money(80)),
        "mix": ("added", money(120)),
        "new": ("added", money(90)),
        "lost": ("taken", money(200)),
    }
    assert isinstance(found, Figure)
    assert (found.sentence.values["start"], found.sentence.values["end"]) == (money(1800), money(2070))


@pytest.mark.parametrize("name", ["revenue_bridge", "price_volume_mix"])
def test_without_orders_or_before_the_first_one_nothing_is_told(book: Book, name: str) -> None:
    none = small.asked_of(book, name, 7, REQUEST)
    early = small.asked_of(book, name, 2, FigureRequest(AS_OF, Period(date(2025, 1, 1), date(2025, 6, 30), "half")))
    to_come = small.asked_of(book, name, 2, FigureRequest(AS_OF, Period(date(2027, 1, 1), date(2027, 6, 30), "half")))
    gaps = [found.id for found in (none, early, to_come) if isinstance(found, Message)]
    assert gaps == ["gaps.no_orders", "growth.gap_base_not_whole", "gaps.period_not_begun"]


def test_two_currencies_are_two_bridges_and_no_price_effect(sqlite_template: Path, tmp_path: Path) -> None:
    with book_of(sqlite_template, tmp_path) as book:
        who = two_purses(book)
        taka, dollars = rows(small.asked_of(book, "revenue_bridge", who, REQUEST))
        gap = small.asked_of(book, "price_volume_mix", who, REQUEST)
    assert (taka["end"], dollars["end"]) == (money(150), money(4, "USD"))
    assert isinstance(gap, Message)
    assert gap.id == "growth.gap_currencies"


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=12))
def test_a_bridge_sums_to_the_change_to_the_last_paisa(pairs: list[tuple[Decimal, Decimal]]) -> None:
    found = bridge_of(dict(enumerate(pairs)))
    new, grown, shrunk, lost = (found.sum_of(kind) for kind in ("new", "grown", "shrunk", "lost"))
    assert min(new, grown, shrunk, lost) >= 0
    assert found.start + new + grown - shrunk - lost == found.end
    assert found.end - found.start == sum((now - before for before, now in pairs), Decimal(0))


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS), max_size=8))
def test_effects_sum_to_the_change_returns_and_giveaways_too(
    sold: list[tuple[Decimal, Decimal, Decimal, Decimal]],
) -> None:
    effects = effects_of(Sold(*one) for one in sold)
    assert sum(effects.values()) == sum((now - before for before, _, now, _ in sold), Decimal(0))
