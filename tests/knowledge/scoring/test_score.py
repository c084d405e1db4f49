"""Scores: held against a hand calculation, a recount in SQL, and what must hold of any accounts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from knowledge.book import Book
from knowledge.evidence import Figure, Items, Message, Name, Percent, Quantity
from knowledge.figures.entry import FigureRequest
from knowledge.figures.scoring import account_matrix, account_score, key_account_candidates, portfolio_rfm
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import account_card
from knowledge.records.ratings import AccountRating
from knowledge.scoring.bought import sold
from knowledge.scoring.parts import Part, mean
from knowledge.scoring.ranks import quintiles
from knowledge.scoring.whole_book import scores
from tests.conftest import SAMPLE_DAY
from tests.knowledge.figures.computed import rows_of
from tests.knowledge.scoring import seven
from tests.knowledge.scoring.seven import AS_OF, BIG, MID, NEVER, OLD, RETURNER, SMALL, TINY

REQUEST = FigureRequest(AS_OF)
PLAIN = Message("scoring.unknown_rating")


def points(book: Book, account: int) -> dict[str, Decimal]:
    with book.reading() as session:
        parts = scores(session, AS_OF)[account].parts
    return {part.name: part.points for part in parts if part.points is not None}


def test_every_factor_is_what_a_hand_calculation_gives(seven_accounts: Book) -> None:
    # growth 40 % is above the scale's 30 %; margin (100 - 60) / 100; one promise due, none kept.
    assert points(seven_accounts, BIG) == {
        "strategic_fit": 8, "growth": 10, "margin": 10,
        "share": 10, "recency": 10, "frequency": 10, "monetary": 10, "promises": 1,
    }  # fmt: skip
    # growth 0 %: 1 + 9 x 0.2 / 0.5; margin (50 - 60) / 50 is below 0; quintiles 3, 4 and 4 of five accounts.
    assert points(seven_accounts, MID) == {
        "growth": Decimal("4.6"), "margin": 1, "share": 10, "recency": 6, "frequency": 8, "monetary": 8,
    }  # fmt: skip
    assert points(seven_accounts, OLD) == {
        "growth_potential": 2, "growth": 1, "share": 6, "recency": 2, "frequency": 2, "monetary": 2,
    }  # fmt: skip
    assert points(seven_accounts, SMALL) == {"share": 2, "recency": 4, "frequency": 4, "monetary": 6}
    assert points(seven_accounts, TINY) == {"share": 2, "recency": 8, "frequency": 4, "monetary": 4}


def test_the_whole_is_the_mean_of_what_is_known_and_says_how_much_that_is(seven_accounts: Book) -> None:
    with seven_accounts.reading() as session:
        found = scores(session, AS_OF)
    big, mid = found[BIG], found[MID]
    # (0.25 x 8 + 0.25 x 10 + 0.20 x 10) / 0.70 = 9.29; (0.6 x 10 + 0.1 x 1) / 0.7 = 8.71
    assert (big.attractiveness, big.strength, big.total) == (Decimal("9.3"), Decimal("8.7"), Decimal("9.0"))
    assert (big.coverage, big.cell) == (Decimal("0.70"), "invest")
    # (0.25 x 4.6 + 0.20 x 1) / 0.45 = 3.00; (2 + 0.6 + 0.8 + 1.6) / 0.6 = 8.33
    assert (mid.attractiveness, mid.strength, mid.total) == (Decimal("3.0"), Decimal("8.3"), Decimal("5.7"))
    assert (mid.coverage, mid.cell) == (Decimal("0.53"), "maintain")


@pytest.mark.parametrize("account", [NEVER, RETURNER])
def test_an_account_without_orders_or_with_returns_only_is_not_scored_as_zero(
    seven_accounts: Book, account: int
) -> None:
    with seven_accounts.reading() as session:
        score = scores(session, AS_OF)[account]
        told = account_score(session, LOCAL_OWNER, account_card(session, LOCAL_OWNER, account), REQUEST)
    assert (score.total, score.coverage, score.cell) == (None, Decimal("0.00"), "")
    assert isinstance(told, Message)
    why = "scoring.unknown_orders" if account == NEVER else "scoring.unknown_returns"
    assert {part.reason.id for part in score.parts if part.name in ("share", "recency", "growth")} == {why}


def test_a_score_opens_into_its_reasons_and_the_records_behind_it(seven_accounts: Book) -> None:
    with seven_accounts.reading() as session:
        told = account_score(session, LOCAL_OWNER, account_card(session, LOCAL_OWNER, BIG), REQUEST)
    assert isinstance(told, Figure)
    values = told.sentence.values
    assert (values["score"], values["coverage"]) == (Decimal("9.0"), Percent(Decimal("0.70")))
    assert told.records[:2] == ("rating-1", "commitment-1")
    assert set(told.records[2:]) == {"order-3", "order-4", "order-5"}
    unknown = values["unknown"]
    assert isinstance(unknown, Items)
    assert len(unknown.rows) == 3  # growth potential (rated later), share of wallet, key people


def test_who_should_become_or_stop_being_a_key_account_is_named_with_why(seven_accounts: Book) -> None:
    with seven_accounts.reading() as session:
        told = key_account_candidates(session, LOCAL_OWNER, REQUEST)
    assert isinstance(told, Figure)
    become, stop = told.sentence.values["become"], told.sentence.values["stop"]
    assert isinstance(become, Items)
    assert isinstance(stop, Items)
    assert [row["account"] for row in become.rows] == [Name("Big", "account")]
    assert [row["account"] for row in stop.rows] == [Name("Old", "account")]
    assert told.sentence.values["unjudged"] == Quantity(Decimal(4), "accounts")
    assert told.records == ("account-1", "account-4")


def test_the_matrix_and_the_quintiles_hold_every_account_once(seven_accounts: Book) -> None:
    with seven_accounts.reading() as session:
        matrix = account_matrix(session, LOCAL_OWNER, REQUEST)
        rfm = portfolio_rfm(session, LOCAL_OWNER, REQUEST)
    assert isinstance(matrix, Figure)
    assert isinstance(rfm, Figure)
    placed = [row["account"] for cell in rows_of(matrix.sentence) for row in cell["accounts"].rows]  # type: ignore[attr-defined]
    assert sorted(one.text for one in placed) == ["Big", "Mid", "Old"]
    first = rows_of(rfm.sentence)[0]
    assert (first["account"], first["recency"], first["frequency"], first["monetary"]) == (
        Name("Big", "account"),
        5,
        5,
        5,
    )


def test_a_change_of_the_records_shows_at_once_and_nothing_is_worked_out_twice(seven_accounts: Book) -> None:
    with seven_accounts.reading() as session:
        before = scores(session, AS_OF)
    with seven_accounts.reading() as session:
        assert scores(session, AS_OF) is before
    with seven_accounts.writing() as session:
        seven.rate(session, SMALL, "strategic_fit", 9, AS_OF)
    with seven_accounts.reading() as session:
        assert scores(session, AS_OF)[SMALL].attractiveness == 9
    with seven_accounts.writing() as session:
        session.execute(sa.delete(AccountRating).where(AccountRating.account_id == SMALL))
    with seven_accounts.reading() as session:
        assert scores(session, AS_OF)[SMALL].attractiveness is None
    assert len(seven_accounts.remembered) <= 12


@pytest.mark.parametrize("as_of", [SAMPLE_DAY, date(2026, 8, 31), date(2026, 3, 1)])
def test_what_was_bought_is_what_a_recount_of_the_order_lines_gives(sample_book: Book, as_of: date) -> None:
    start = as_of.replace(day=1)
    now = (start.replace(year=start.year - 1), start - timedelta(days=1))
    before = (start.replace(year=start.year - 2), now[0] - timedelta(days=1))
    with sample_book.reading() as session:
        rows = session.execute(
            sa.text(
                "SELECT o.account_id, o.id, o.ordered_on, sum(l.net) AS net FROM orders o"
                " JOIN order_lines l ON l.order_id = o.id WHERE o.status <> 'cancelled' AND o.ordered_on <= :day"
                " GROUP BY o.account_id, o.id, o.ordered_on"
            ).columns(ordered_on=sa.Date()),
            {"day": as_of.isoformat() if session.get_bind().dialect.name == "sqlite" else as_of},
        ).all()
        found = sold(session, as_of).accounts
    counted: dict[int, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in rows:
        held, net = counted[row.account_id], Decimal(int(row.net)) / 10**6
        held["total"] += net
        held["now"] += net if now[0] <= row.ordered_on <= now[1] else 0
        held["before"] += net if before[0] <= row.ordered_on <= before[1] else 0
        held["lately"] += net if now[0] <= row.ordered_on else 0
        held["orders"] += 1 if now[0] <= row.ordered_on else 0
    assert {key: (one.total, one.now, one.before, one.lately, Decimal(one.orders)) for key, one in found.items()} == {
        key: (held["total"], held["now"], held["before"], held["lately"], held["orders"])
        for key, held in counted.items()
    }
    assert {key: one.last for key, one in found.items()} == {
        key: max(row.ordered_on for row in rows if row.account_id == key) for key in counted
    }


@given(st.dictionaries(st.integers(1, 99), st.integers(0, 50), min_size=5))
def test_quintiles_follow_the_values_and_equal_values_rank_alike(values: dict[int, int]) -> None:
    found = quintiles(values)
    assert found.keys() == values.keys()
    assert set(found.values()) <= {1, 2, 3, 4, 5}
    assert min(found.values()) == 1
    ranked = sorted(values, key=lambda key: values[key])
    assert [found[key] for key in ranked] == sorted(found[key] for key in ranked)
    assert len({(values[key], found[key]) for key in values}) == len(set(values.values()))


shares = st.decimals(Decimal("0.01"), 1, places=2)
known_parts = st.builds(Part, st.just("share"), shares, st.decimals(1, 10, places=1), st.just(PLAIN))
unknown_parts = st.builds(Part, st.just("share"), shares, st.none(), st.just(PLAIN))


@given(st.lists(known_parts, min_size=1, max_size=8), st.lists(unknown_parts, max_size=8))
def test_a_mean_lies_among_what_is_known_and_what_is_not_known_moves_only_its_cover(
    held: list[Part], unknown: list[Part]
) -> None:
    value, cover = mean(held)
    again, less = mean([*held, *unknown])
    assert value == again is not None
    assert cover == 1 >= less > 0
    told = [part.points for part in held if part.points is not None]
    assert value is not None
    assert min(told) - Decimal("1e-20") <= value <= max(told) + Decimal("1e-20")
