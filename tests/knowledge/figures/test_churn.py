"""Signs of churn: each from its own records, and none where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.compose.render import Style, render_figure
from knowledge.book import Book
from knowledge.evidence import Figure, Items
from knowledge.figures.churn import rhythm_of
from knowledge.figures.entry import FigureRequest
from knowledge.records.accounts import Account
from knowledge.records.commitments import Commitment, Side
from knowledge.records.needs import Need, NeedKind
from tests.knowledge.figures import small
from tests.knowledge.figures.growth_book import AS_OF, REQUEST, book_of, of_all, rows


def days_back(*back: int) -> list[date]:
    return [AS_OF - timedelta(days=one) for one in sorted(back, reverse=True)]


@pytest.fixture(scope="module")
def book(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with book_of(sqlite_template, tmp_path_factory.mktemp("churn")) as held:
        with held.writing() as session:
            goods = [small.product(session, f"Tea {number}") for number in range(8)]
            steady, leaving = small.account(session, "Steady"), small.account(session, "Leaving")
            small.account(session, "Never bought")
            once = small.account(session, "Once")
            small.order(session, once, goods[0], date(2025, 1, 5), "10")
            for back in range(5, 800, 7):
                small.order(session, steady, goods[back // 7 % 2], AS_OF - timedelta(days=back), "100")
            # Eight products a quarter until ninety days ago, one since; nothing for sixty days where ten are usual.
            for back in (*range(100, 800, 10), 60):
                product = goods[back // 10 % 8 if back > 90 else 0]
                small.order(session, leaving, product, AS_OF - timedelta(days=back), "100")
            session.add_all(
                [
                    Need(
                        account_id=leaving,
                        kind=NeedKind.CONCERN,
                        statement="Late trucks",
                        stated_on=AS_OF - timedelta(20),
                    ),
                    Need(
                        account_id=leaving, kind=NeedKind.CONCERN, statement="Torn bags", stated_on=AS_OF - timedelta(2)
                    ),
                    Need(account_id=leaving, kind=NeedKind.CONCERN, statement="Later", stated_on=AS_OF + timedelta(1)),
                    Commitment(
                        account_id=leaving,
                        side=Side.OURS,
                        statement="Send labels",
                        made_on=AS_OF - timedelta(40),
                        due_on=AS_OF - timedelta(9),
                    ),
                    Commitment(
                        account_id=leaving,
                        side=Side.THEIRS,
                        statement="Send forecast",
                        made_on=AS_OF - timedelta(40),
                        due_on=AS_OF - timedelta(9),
                    ),
                ]
            )
            record = session.get(Account, leaving)
            assert record is not None
            record.renewal_on = AS_OF + timedelta(days=90)
        yield held


@pytest.mark.parametrize(
    ("back", "tone"),
    [
        ((14, 24, 34, 44, 54), "plain"),  # every ten days, fourteen since
        ((15, 25, 35, 45, 55), "watch"),  # one and a half times the median
        ((20, 30, 40, 50, 60), "bad"),  # twice
        ((12, 22, 32, 44, 74), "plain"),  # gaps 10, 10, 12, 30: median 11, MAD 1; 12 is not beyond 13
        ((14, 24, 34, 46, 76), "watch"),  # 14 is, though it is less than one and a half times 11
    ],
)
def test_a_gap_is_judged_by_the_median_and_by_how_far_gaps_lie_from_it(back: tuple[int, ...], tone: str) -> None:
    found = rhythm_of(days_back(*back), AS_OF)
    assert found is not None
    assert found.tone == tone


def test_three_orders_tell_no_rhythm() -> None:
    assert rhythm_of(days_back(10, 20, 30), AS_OF) is None


def test_every_sign_is_told_with_its_record(book: Book) -> None:
    found = small.asked_of(book, "churn_signals", 2, REQUEST)
    assert isinstance(found, Figure)
    signs = {}
    for row in rows(found):
        what = row["what"]
        assert isinstance(what, Items)
        signs[what.message] = (row["record"].text, dict(what.rows[0]))  # type: ignore[attr-defined]
    assert set(signs) == {
        f"growth.sign_{name}" for name in ("slow", "narrower", "falling", "complaints", "promises", "renewal")
    }
    assert signs["growth.sign_complaints"][0] == "need-1"
    assert signs["growth.sign_promises"][0] == "commitment-1"
    assert signs["growth.sign_renewal"][0] == "account-2"
    assert signs["growth.sign_slow"][1]["since"].number == 60  # type: ignore[union-attr]
    assert signs["growth.sign_slow"][1]["gap"].number == 10  # type: ignore[union-attr]
    assert signs["growth.sign_narrower"][1]["usual"].number == 8  # type: ignore[union-attr]
    assert signs["growth.sign_falling"][0].startswith("order-")
    assert found.tone == "bad"
    assert "oldest for 20 days" in render_figure(found, Style("en"))


def test_an_account_that_orders_as_ever_shows_none(book: Book) -> None:
    found = small.asked_of(book, "churn_signals", 1, REQUEST)
    assert isinstance(found, Figure)
    assert (found.sentence.id, found.tone, found.records) == ("growth.churn_signals_none", "good", ())


@pytest.mark.parametrize("account", [3, 4])
def test_one_order_or_none_is_no_sign(book: Book, account: int) -> None:
    found = small.asked_of(book, "churn_signals", account, REQUEST)
    assert isinstance(found, Figure)
    assert found.sentence.values["number"].number == Decimal(0)  # type: ignore[union-attr]


def test_of_all_accounts_those_with_the_most_signs_come_first(book: Book) -> None:
    found = of_all(book, "portfolio_churn")
    (row,) = rows(found)
    signs = row["signs"]
    assert isinstance(signs, Items)
    assert row["account"].text == "Leaving"  # type: ignore[attr-defined]
    assert [one["sign"].word for one in signs.rows] == ["slow", "falling", "complaints", "promises", "renewal"]  # type: ignore[union-attr]


def test_records_dated_later_do_not_exist_yet(book: Book) -> None:
    found = small.asked_of(book, "churn_signals", 2, FigureRequest(AS_OF - timedelta(days=99)))
    assert isinstance(found, Figure)
    assert found.sentence.id == "growth.churn_signals_none"
