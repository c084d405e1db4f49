"""Upsell and cross-sell: each proposal with its evidence and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.compose.check import check
from bot.compose.render import Style, render_figure
from bot.compose.sentence import Sentence
from knowledge.book import Book
from knowledge.evidence import Evidence, Figure, Items, Message, Money, Name, Term
from knowledge.figures.entry import FigureRequest
from knowledge.records.needs import Need, NeedKind
from knowledge.records.offers import Offer, OfferProduct, OfferStatus
from knowledge.records.sell_out import StockCount
from tests.knowledge.figures import small
from tests.knowledge.figures.growth_book import AS_OF, NOW, REQUEST, book_of, bought, rows


@pytest.fixture(scope="module")
def book(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with book_of(sqlite_template, tmp_path_factory.mktemp("upsell")) as held:
        with held.writing() as session:
            tea, oil, soap, rice = (small.product(session, name, "Food") for name in ("Tea", "Oil", "Soap", "Rice"))
            rupsha, plain = (small.account(session, name, segment="shops") for name in ("Rupsha", "Plain"))
            small.order(session, plain, tea, date(2024, 6, 1), "5")
            for who in (rupsha, plain):
                bought(session, who, {tea: ("1000", "1500"), soap: ("300", "360"), rice: ("100", "119")})
            for number, net in enumerate(("100", "200", "900")):
                small.order(session, small.account(session, f"Peer {number}", segment="shops"), oil, NOW, net)
            small.account(session, "Newcomer", segment="shops")
            declined = Offer(
                account_id=rupsha,
                name="Oil at the till",
                offered_on=AS_OF - timedelta(40),
                decided_on=AS_OF - timedelta(30),
                status=OfferStatus.DECLINED,
            )
            session.add(declined)
            session.flush()
            session.add(OfferProduct(offer_id=declined.id, product_id=oil))
            session.add_all(
                StockCount(account_id=rupsha, product_id=tea, counted_on=AS_OF - timedelta(back), units=Decimal(units))
                for back, units in ((20, 5), (3, 0))
            )
            session.add(
                Need(account_id=rupsha, kind=NeedKind.CONCERN, statement="Late trucks", stated_on=AS_OF - timedelta(20))
            )
        yield held


def against(row: dict[str, object]) -> tuple[str, str]:
    """What speaks against a proposal: how it is told, and the record."""
    outer = row["against"]
    assert isinstance(outer, Items)
    (sign,) = outer.rows
    what, record = sign["what"], sign["record"]
    assert isinstance(what, Items)
    assert isinstance(record, Name)
    return what.message, record.text


def test_whitespace_is_cross_sell_and_what_grows_is_upsell(book: Book) -> None:
    found = small.asked_of(book, "growth_proposals", 1, REQUEST)
    # Rice grew by 19 %, a little less than a fifth: no proposal.
    assert [(row["kind"], row["what"], row["size"]) for row in rows(found)] == [
        (Term("proposal", "cross-sell"), Name("Oil", "product"), Money(Decimal(200), "BDT")),
        (Term("proposal", "upsell"), Name("Tea", "product"), Money(Decimal(500), "BDT")),
        (Term("proposal", "upsell"), Name("Soap", "product"), Money(Decimal(60), "BDT")),
    ]


def test_each_says_what_speaks_against_it_its_own_fact_before_the_accounts(book: Book) -> None:
    found = small.asked_of(book, "growth_proposals", 1, REQUEST)
    assert [against(row) for row in rows(found)] == [
        ("growth.against_refused", "offer-1"),
        ("growth.against_out_of_stock", "stock_count-2"),
        ("growth.sign_complaints", "need-1"),
    ]
    assert isinstance(found, Figure)
    assert set(found.records) == {"account-1", "offer-1", "stock_count-2", "need-1"}


def test_what_is_said_holds_before_the_checker(book: Book) -> None:
    found = small.asked_of(book, "growth_proposals", 1, REQUEST)
    assert isinstance(found, Figure)
    for language in ("en", "bn"):
        said = Sentence(render_figure(found, Style(language)), (found.ref,), "figure")
        assert check(said, Evidence("", None, (found,), AS_OF)).ok, said.text


def test_short_deliveries_and_slow_orders_speak_against_more(book: Book) -> None:
    with book.writing() as session:
        small.order(
            session, 2, 1, AS_OF - timedelta(30), "900", quantity="9", shipped=AS_OF - timedelta(28), delivered="6"
        )
        # What came back was not ordered: it makes no delivery whole.
        back = AS_OF - timedelta(20)
        small.order(session, 2, 1, back, "-1", quantity="-5", shipped=back, delivered="0")
    upsell = {row["what"].text: row for row in rows(small.asked_of(book, "growth_proposals", 2, REQUEST))}  # type: ignore[attr-defined]
    message, record = against(upsell["Tea"])
    assert message == "growth.against_short"
    assert record.startswith("order-")
    assert upsell["Soap"]["against"] == Term("unknown", "against")


def test_before_anything_was_offered_or_grew_there_is_nothing_to_propose(book: Book) -> None:
    found = small.asked_of(book, "growth_proposals", 1, FigureRequest(date(2025, 1, 10)))
    assert isinstance(found, Message)
    assert found.id == "growth.gap_no_proposals"


def test_a_newcomer_is_offered_what_others_buy(book: Book) -> None:
    found = small.asked_of(book, "growth_proposals", 6, REQUEST)
    assert [(row["kind"], row["what"]) for row in rows(found)] == [
        (Term("proposal", "cross-sell"), Name("Food", "category"))
    ]
