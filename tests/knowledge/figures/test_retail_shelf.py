"""The shelf and what it costs: listings, planogram, share of shelf, trade rate, prices, wallet, by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose.render import Style, render_figure
from knowledge.book import Book
from knowledge.evidence import Figure, Message, Money, Name, Percent, Term, Words
from knowledge.figures.entry import FigureRequest
from knowledge.figures.retail.share_of_shelf import ShelfShare
from knowledge.records.promotions import PromotionStatus
from knowledge.records.trade import CategoryFact, SpendKind, TradeSpend
from tests.knowledge.figures import small
from tests.knowledge.figures.computed import asked
from tests.knowledge.figures.retail_records import (
    audit,
    listing,
    number,
    order,
    product,
    promotion,
    rows,
    shop_book,
    store,
    told,
)

TODAY = date(2026, 6, 30)
REQUEST = FigureRequest(TODAY)
YEAR = asked(TODAY, date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def book(sqlite_template: Path, tmp_path: Path) -> Iterator[Book]:
    with shop_book(sqlite_template, tmp_path) as opened:
        yield opened


def test_listings_tell_what_is_in_the_range_what_went_and_why_and_what_never_was(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        tea, soap, oil = product(session, "Tea"), product(session, "Soap"), product(session, "Oil")
        back, old = product(session, "Back again"), product(session, "No longer made", gone=date(2026, 1, 1))
        product(session, "Never there")
        listing(session, who, tea, date(2025, 1, 1))
        listing(session, who, soap, date(2025, 1, 1), delisted_on=date(2026, 5, 1), reason="Too slow.")
        listing(session, who, oil, date(2025, 1, 1), delisted_on=date(2026, 7, 15))
        listing(session, who, back, date(2024, 1, 1), delisted_on=date(2025, 1, 1))
        listing(session, who, back, date(2026, 1, 1))
        listing(session, who, old, date(2024, 1, 1))
    values = told(small.asked_of(book, "listings", who, REQUEST))
    assert (number(values["listed"]), number(values["range"])) == (3, 5)
    assert rows(rows(values, "delisted")[0]) == [
        {"what": Name("Soap", "product"), "on": date(2026, 5, 1), "reason": Words("Too slow")}
    ]
    assert [row["what"] for row in rows(rows(values, "never")[0])] == [Name("Never there", "product")]


def test_planogram_compliance_takes_the_newest_audit_of_each_place(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        uttara = store(session, who, "Uttara")
        audit(session, who, "Tea", date(2026, 5, 1), store_id=uttara, items_drawn=10, items_as_drawn=1)
        audit(
            session,
            who,
            "Tea",
            date(2026, 6, 1),
            store_id=uttara,
            items_drawn=10,
            items_as_drawn=7,
            finding="Ours hidden.",
        )
        audit(session, who, "Soap", date(2026, 6, 1), items_drawn=30, items_as_drawn=29)
        audit(session, who, "Oil", date(2026, 6, 1), items_drawn=5, items_as_drawn=9)
    values = told(small.asked_of(book, "planogram_compliance", who, REQUEST))
    assert (number(values["placed"]), number(values["drawn"])) == (36, 40)
    assert values["share"] == Percent(Decimal("0.9"))
    first, second = rows(values)
    assert (first["where"], second["where"]) == (Name("Uttara"), Term("where", "chain"))
    assert rows(first, "finding") == [{"finding": Words("Ours hidden")}]


def test_share_of_shelf_and_the_fair_share_index(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        uttara, gulshan = store(session, who, "Uttara"), store(session, who, "Gulshan")
        audit(session, who, "Tea", date(2026, 6, 1), store_id=uttara, own_facings=6, category_facings=20)
        audit(session, who, "Tea", date(2026, 6, 1), store_id=gulshan, own_facings=9, category_facings=30)
        audit(session, who, "Soap", date(2026, 6, 1), own_facings=5, category_facings=10)
        audit(session, who, "Oil", date(2026, 6, 1), own_facings=12, category_facings=10)
        for share, first, last in (
            (50, date(2025, 1, 1), date(2025, 12, 31)),
            (40, date(2026, 1, 1), date(2026, 5, 31)),
        ):
            session.add(
                CategoryFact(account_id=who, category="Tea", starts_on=first, ends_on=last, sales_share=Decimal(share))
            )
    found = small.asked_of(book, "share_of_shelf", who, REQUEST)
    tea, soap = rows(told(found))
    assert (tea["share"], soap["share"]) == (Percent(Decimal("0.3")), Percent(Decimal("0.5")))
    assert rows(tea, "fair") == [{"sales": Percent(Decimal("0.4")), "index": Decimal(75)}]
    assert isinstance(found, Figure)
    assert found.tone == "bad"
    assert "our share of the sales is not on record" in render_figure(found, Style())


def test_an_audit_that_counts_more_of_ours_than_there_is_tells_nothing(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        audit(session, who, "Oil", date(2026, 6, 1), own_facings=12, category_facings=10, items_drawn=0)
    for name, expected in (("share_of_shelf", "retail.no_facings"), ("planogram_compliance", "retail.no_planogram")):
        found = small.asked_of(book, name, who, REQUEST)
        assert isinstance(found, Message)
        assert found.id == expected


@given(st.integers(0, 500), st.integers(1, 500), st.integers(1, 100))
def test_a_shelf_that_is_as_large_as_our_share_of_sales_is_fair(own: int, more: int, sales: int) -> None:
    one = ShelfShare("Tea", own, own + more, Decimal(sales) / 100, 1)
    assert 0 <= one.share < 1
    assert one.index is not None
    assert (one.index >= 100) == (one.share * 100 >= sales - Decimal("0.005") * sales)
    assert ShelfShare("Tea", own, own + more, None, None).index is None


def test_trade_rate_spreads_spend_over_the_days_it_is_for(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        # Of 365 days of the rebate 181 are over on 30 June; gross is before the discount.
        session.add(
            TradeSpend(
                account_id=who,
                kind=SpendKind.REBATE,
                starts_on=date(2026, 1, 1),
                ends_on=date(2026, 12, 31),
                amount=Decimal(36500),
                currency="BDT",
            )
        )
        promotion(
            session, who, "Card week", date(2026, 3, 1), date(2026, 3, 7), [tea], spend=Decimal(1900), currency="BDT"
        )
        days = date(2026, 3, 1), date(2026, 3, 7)
        off = PromotionStatus.CANCELLED
        promotion(session, who, "Called off", *days, [tea], spend=Decimal(9), status=off)
        order(session, who, [(tea, 1000, "210")], date(2026, 2, 1), discount="0.1")
        order(session, who, [(tea, -50, "200")], date(2026, 2, 8))
    values = told(small.asked_of(book, "trade_rate", who, YEAR))
    assert (values["spent"], values["gross"]) == (Money(Decimal(20000), "BDT"), Money(Decimal(200000), "BDT"))
    assert values["rate"] == Percent(Decimal("0.1"))
    kinds = {row["kind"]: number(row["amount"]) for row in rows(values)}
    assert kinds == {Term("spend", "rebate"): 18100, Term("spend", "promotion"): 1900}
    assert sum(number(row["share"]) for row in rows(values)) == 1


def test_spend_in_another_currency_or_on_no_sales_tells_no_rate(book: Book) -> None:
    with book.writing() as session:
        who, tea = small.account(session), product(session, "Tea")
        session.add(
            TradeSpend(
                account_id=who,
                kind=SpendKind.REBATE,
                starts_on=date(2026, 1, 1),
                ends_on=date(2026, 1, 31),
                amount=Decimal(5),
                currency="USD",
            )
        )
    for expected in ("retail.no_gross_sales", "retail.currencies_mixed"):
        found = small.asked_of(book, "trade_rate", who, YEAR)
        assert isinstance(found, Message)
        assert found.id == expected
        with book.writing() as session:
            order(session, who, [(tea, 10, "10")], date(2026, 2, 1))


def test_the_price_chain_tells_both_margins_and_what_is_not_known(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        tea, soap = product(session, "Tea", cost="60", price="110"), product(session, "Soap")
        order(session, who, [(tea, 10, "100")], date(2026, 6, 1))
        order(session, who, [(tea, 10, "100"), (soap, 1, "7")], date(2026, 6, 2), discount="0.4")
        listing(session, who, tea, date(2025, 1, 1), shelf_price=Decimal(90), shelf_price_on=date(2026, 1, 1))
        listing(session, who, tea, date(2025, 1, 2), shelf_price=Decimal(100), shelf_price_on=date(2026, 6, 1))
        listing(session, who, tea, date(2025, 1, 3), shelf_price=Decimal(999), shelf_price_on=date(2026, 7, 1))
    first, second = rows(told(small.asked_of(book, "price_chain", who, REQUEST)))
    money = {name: number(first[name]) for name in ("cost", "listed", "net", "shelf")}
    assert money == {"cost": 60, "listed": 110, "net": 80, "shelf": 100}
    assert (first["ours"], first["theirs"]) == (Percent(Decimal("0.25")), Percent(Decimal("0.2")))
    unknown = Term("unknown", "value")
    assert [second[name] for name in ("cost", "listed", "shelf", "ours", "theirs")] == [unknown] * 5


def test_share_of_wallet_is_ours_of_what_they_bought_and_never_more_than_all_of_it(book: Book) -> None:
    first, last = date(2026, 1, 1), date(2026, 3, 31)
    with book.writing() as session:
        who, tea, soap = small.account(session), product(session, "Tea", "Tea"), product(session, "Soap", "Care")
        order(session, who, [(tea, 10, "30"), (soap, 10, "50")], date(2026, 2, 1))
        order(session, who, [(tea, 10, "1000")], date(2026, 4, 1))
        for category, purchases, currency in (("Tea", 1200, "BDT"), ("Care", 100, "BDT"), ("Oil", 9, "USD")):
            session.add(
                CategoryFact(
                    account_id=who,
                    category=category,
                    starts_on=first,
                    ends_on=last,
                    purchases=Decimal(purchases),
                    currency=currency,
                    said_by="Arif",
                )
            )
    found = rows(told(small.asked_of(book, "share_of_wallet", who, REQUEST)))
    by_name = {row["what"].text: row["share"] for row in found}  # type: ignore[union-attr]
    assert by_name["Tea"].rows[0]["share"] == Percent(Decimal("0.25"))  # type: ignore[union-attr]
    assert by_name["Care"].message == "retail.wallet_wrong"  # type: ignore[union-attr]
