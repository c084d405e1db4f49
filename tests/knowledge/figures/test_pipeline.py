"""The pipeline: what is open with all accounts at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.compose.render import Style, render_figure
from knowledge.book import Book
from knowledge.evidence import Figure, Items, Message
from knowledge.figures.catalogue import CATALOGUE, WHOLE_BOOK
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import account_cards
from knowledge.records.deals import Deal, DealOutcome
from tests.conftest import SAMPLE_DAY
from tests.knowledge.figures import small
from tests.knowledge.figures.computed import asked

TODAY = date(2026, 6, 1)


def pipeline(book: Book, day: date) -> Figure:
    with book.reading() as session:
        found = WHOLE_BOOK["portfolio_deals"].compute(session, LOCAL_OWNER, asked(day))
    assert isinstance(found, Figure)
    return found


def test_the_pipeline_holds_just_the_deals_that_the_accounts_hold(sample_book: Book) -> None:
    whole = pipeline(sample_book, SAMPLE_DAY)
    with sample_book.reading() as session:
        each = [
            CATALOGUE["deals_open"].compute(session, LOCAL_OWNER, card, asked(SAMPLE_DAY))
            for card in account_cards(session, LOCAL_OWNER)
        ]
    refs = [ref for one in each if isinstance(one, Figure) for ref in one.records]
    assert sorted(whole.records) == sorted(refs)
    days = [row["expected"] for row in _rows(whole)]
    assert days == sorted(days, key=str)


def test_the_value_of_the_pipeline_is_told_by_currency_and_a_deal_without_one_is_no_nought(book: Book) -> None:
    with book.writing() as session:
        here, there = small.account(session, "Here"), small.account(session, "There")
        for who, name, amount, currency, expected in (
            (here, "Racks", "1000", "BDT", date(2026, 5, 1)),
            (here, "Box", "500.50", "BDT", date(2026, 7, 1)),
            (there, "Export", "70", "USD", None),
            (there, "An idea", None, "", date(2026, 8, 1)),
        ):
            value = Decimal(amount) if amount else None
            session.add(Deal(account_id=who, name=name, amount=value, currency=currency, expected_on=expected))
    told = render_figure(pipeline(book, TODAY), Style("en"))
    assert told.startswith("4 deals open in all (1 deal past the expected day), worth BDT 1,500.50; USD 70:")
    assert "There: An idea, stage not known, value not known, expected 1 Aug 2026" in told


def test_a_book_whose_deals_have_ended_has_no_pipeline_and_says_so(book: Book) -> None:
    with book.writing() as session:
        who = small.account(session)
        session.add(Deal(account_id=who, name="Won", closed_on=date(2026, 4, 1), outcome=DealOutcome.WON))
    assert render_figure(pipeline(book, TODAY), Style("en")) == "No open deals are recorded with any account."


def test_deals_without_a_value_are_listed_and_no_sum_is_told(book: Book) -> None:
    with book.writing() as session:
        session.add(Deal(account_id=small.account(session), name="An idea"))
    told = render_figure(pipeline(book, TODAY), Style("en"))
    assert told.startswith("1 deal open in all (0 deals past the expected day): ")


def _rows(figure: Figure) -> tuple[dict[str, object], ...]:
    rows = figure.sentence.values["rows"]
    assert isinstance(rows, Items)
    assert isinstance(figure.sentence, Message)
    return tuple(dict(row) for row in rows.rows)
