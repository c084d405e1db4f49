"""Health: its parts by hand, its colours at their limits, its trend as of that day, the same for one and for all."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from knowledge.book import Book
from knowledge.evidence import Figure, Items, Message, Percent, Quantity
from knowledge.figures.entry import FigureRequest
from knowledge.figures.health import account_health, portfolio_health
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import account_card, account_cards
from knowledge.records.health import Colour
from knowledge.scoring.health import colour_of
from knowledge.scoring.whole_book import health, health_among
from tests.conftest import SAMPLE_DAY
from tests.knowledge.scoring.seven import AS_OF, BIG, NEVER, OLD

REQUEST = FigureRequest(AS_OF)


def test_every_part_is_what_a_hand_calculation_gives(seven_accounts: Book) -> None:
    with seven_accounts.reading() as session:
        found = health_among(session, AS_OF, (BIG, OLD, NEVER))
    big = {part.name: part.points for part in found[BIG].parts if part.points is not None}
    # One promise, ten days late: 100 - 20 - 10. The last contact is fourteen days ago, the last order five.
    assert big == {"revenue": 100, "orders": 100, "promises": 70, "concerns": 100, "contact": 100}
    # (25 + 15 + 0.15 x 70 + 10 + 10) / 0.75
    assert (found[BIG].score, found[BIG].colour, found[BIG].coverage) == (94, Colour.GREEN, Decimal("0.75"))
    assert [part.name for part in found[BIG].weakest] == ["promises"]
    # It bought nothing in the twelve months, and that is all that is known of it.
    assert (found[OLD].score, found[OLD].colour, found[OLD].coverage) == (0, Colour.RED, Decimal("0.25"))
    assert (found[NEVER].score, found[NEVER].colour) == (None, None)


@pytest.mark.parametrize(
    ("score", "colour"),
    [(0, "red"), (50, "red"), (51, "yellow"), (75, "yellow"), (76, "green"), (100, "green")],
)
def test_colours_change_at_their_limits(score: int, colour: str) -> None:
    assert colour_of(score).value == colour


def test_health_that_rests_on_too_little_is_not_told(seven_accounts: Book) -> None:
    with seven_accounts.reading() as session:
        told = account_health(session, LOCAL_OWNER, account_card(session, LOCAL_OWNER, NEVER), REQUEST)
    assert isinstance(told, Message)
    assert told.values["coverage"] == Percent(Decimal("0.00"))


def test_the_whole_book_by_colour_names_what_costs_each_account_most(seven_accounts: Book) -> None:
    with seven_accounts.reading() as session:
        told = portfolio_health(session, LOCAL_OWNER, REQUEST)
    assert isinstance(told, Figure)
    values = told.sentence.values
    # Big has 94, Mid 80 with nothing known but its revenue, Old 0; of the other four too little is known.
    assert (values["red"], values["yellow"], values["green"]) == (1, 0, 2)
    assert values["unknown"] == Quantity(Decimal(4), "accounts")
    rows = values["rows"]
    assert isinstance(rows, Items)
    assert rows.rows[0]["account"].text == "Old"  # type: ignore[union-attr]
    assert told.tone == "bad"


def test_health_is_the_same_whether_one_account_is_asked_about_or_all(sample_book: Book) -> None:
    with sample_book.reading() as session:
        every = health(session, SAMPLE_DAY)
        assert len(every) == 14
        for key, one in every.items():
            assert health_among(session, SAMPLE_DAY, (key,))[key] == one
        assert health_among(session, SAMPLE_DAY, tuple(every)) == every


def test_the_trend_is_the_health_as_it_was_told_a_month_before(sample_on_sqlite: Book) -> None:
    day = SAMPLE_DAY - timedelta(days=30)
    with sample_on_sqlite.reading() as session:
        for card in account_cards(session, LOCAL_OWNER):
            now = account_health(session, LOCAL_OWNER, card, FigureRequest(SAMPLE_DAY))
            then = account_health(session, LOCAL_OWNER, card, FigureRequest(day))
            if isinstance(now, Figure) and isinstance(then, Figure):
                trend = now.sentence.values["trend"]
                assert isinstance(trend, Items)
                assert trend.rows == ({"before": then.sentence.values["score"], "day": day},)
