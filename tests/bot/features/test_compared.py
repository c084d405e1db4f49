"""A question that compares two periods is answered from both: computed without a model, worded by one that is set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa
from langchain_core.messages import BaseMessage

from bot.compose.answer import Answer
from bot.compose.comparing import two_periods
from bot.compose.scripted_model import Reply
from bot.desk import Desk
from bot.features.ask import ask
from knowledge.book import Book, open_book
from knowledge.evidence import AccountCard, Evidence
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from knowledge.periods import Calendar
from tests.benchmarks.questions import ASKED_ON, desk_over
from tests.bot.features.test_writing import scripted
from tests.bot.slack.conftest import copy_of

QUARTERS = "How did Padma Mart do in Q3 2026 compared with Q2 2026?"
SO_FAR = "How much did Padma Mart buy this year against last year?"
LATE = "Were more orders of Kushiyara late in Q3 2026 than in Q2 2026?"


@pytest.fixture(scope="module")
def desk(sample_on_sqlite: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over a copy of the sample book, since what a model uses is counted in it."""
    folder = copy_of(sample_on_sqlite, tmp_path_factory.mktemp("book"))
    book = open_book(f"sqlite:///{folder / 'book.sqlite'}", upgrade)
    yield desk_over(book)
    book.engine.dispose()


def asked(desk: Desk, question: str, *replies: Reply, seen: list[str] | None = None) -> Answer:
    """The answer with a model that replies this in turn, or with none; seen: takes what the model was given first."""
    given = iter(replies)

    def reply(messages: list[BaseMessage]) -> Reply:
        if seen is not None and not seen:
            seen.extend(str(message.content) for message in messages)
        return next(given, Reply(text="-"))

    at = replace(desk, writer=scripted(reply)) if replies else desk
    return ask(at, LOCAL_OWNER, question, as_of=ASKED_ON)[0]


def refs(answer: Answer) -> list[str]:
    return [ref for sentence in answer.sentences for ref in sentence.refs]


def bought(desk: Desk, first: date, last: date) -> Decimal:
    """What the lines of Padma Mart's orders come to from one day to another, in the unit they are stored in."""
    query = sa.text(
        """
        SELECT SUM(l.net) FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN accounts a ON a.id = o.account_id
        WHERE a.name = 'Padma Mart' AND o.ordered_on BETWEEN :first AND :last AND o.status <> 'cancelled'
        """
    )
    with desk.book.reading() as session:
        return Decimal(session.scalar(query, {"first": first.isoformat(), "last": last.isoformat()}))


@pytest.mark.parametrize(
    ("question", "later", "earlier"),
    [
        (QUARTERS, "2026-07-01", "2026-04-01"),
        ("Q2 2026 against Q3 2026: which was better?", "2026-07-01", "2026-04-01"),
        ("How was last quarter against the quarter before?", "2026-07-01", "2026-04-01"),
        ("গত প্রান্তিকের বিক্রি আগের প্রান্তিকের তুলনায় কেমন?", "2026-07-01", "2026-04-01"),
        ("did they buy more in october than in september", "2026-10-01", "2026-09-01"),
        ("এ বছর গত বছরের চেয়ে বেশি কিনেছে?", "2026-01-01", "2025-01-01"),
    ],
)
def test_the_two_periods_are_read_off_the_question(question: str, later: str, earlier: str) -> None:
    found = two_periods(Evidence(question, AccountCard(1, "Padma Mart"), (), ASKED_ON), Calendar())
    assert found is not None
    assert (str(found.later.start), str(found.earlier.start)) == (later, earlier)


@pytest.mark.parametrize(
    "question",
    ["How much in Q3 2026?", "What did they order in May and what in June?", "Why is tea better than spice?"],
)
def test_a_question_about_one_period_or_none_compares_none(question: str) -> None:
    assert two_periods(Evidence(question, AccountCard(1, "Padma Mart"), (), ASKED_ON), Calendar()) is None


def test_without_a_model_the_difference_is_computed(desk: Desk) -> None:
    now = bought(desk, date(2026, 7, 1), date(2026, 9, 30))
    past = bought(desk, date(2026, 4, 1), date(2026, 6, 30))
    apart = abs(now - past) / past * 100
    (told,) = asked(desk, QUARTERS).sentences
    assert told.refs == ("revenue-change-2026Q3-vs-2026Q2",)
    assert f"({apart:.1f}% apart)" in told.text
    assert asked(desk, QUARTERS).written is None


def test_a_year_that_is_not_over_is_held_against_as_many_days_of_the_last(desk: Desk) -> None:
    now, past = (bought(desk, date(year, 1, 1), date(year, 11, 23)) for year in (2026, 2025))
    told = asked(desk, SO_FAR).sentences[0]
    assert told.refs == ("revenue-change-20260101-20261123",)
    assert f"{(now - past) / past * 100:.1f}% more than" in told.text


def test_another_figure_is_told_of_both_periods(desk: Desk) -> None:
    assert refs(asked(desk, LATE))[:2] == ["late-orders-2026Q3", "late-orders-2026Q2"]


WORDED = """
Q3 2026 was about the same as Q2 2026: BDT 59,52,511.87 against BDT 60,32,321.81. [revenue-change-2026Q3-vs-2026Q2]
There were 11 orders in Q3 2026. [order-count-2026Q3]
There were 13 orders in Q2 2026. [order-count-2026Q2]
"""


def test_a_model_is_given_both_sides_and_words_them(desk: Desk) -> None:
    seen: list[str] = []
    answer = asked(desk, QUARTERS, Reply(text=WORDED), seen=seen)
    assert "compare the two periods" in seen[0]
    for name in ("revenue", "order-count", "revenue-by-category", "top-products"):
        assert f"[{name}-2026Q3]" in seen[1]
        assert f"[{name}-2026Q2]" in seen[1]
    assert [one.kind for one in answer.sentences] == ["written"] * 3
    assert answer.left_out == 0


@pytest.mark.parametrize(
    "reckoned",
    [
        "That is BDT 79,809.94 less. [revenue-2026Q3] [revenue-2026Q2]",
        "Together they come to BDT 1,19,84,833.68. [revenue-2026Q3] [revenue-2026Q2]",
        "Orders fell by 15.4%. [order-count-2026Q3] [order-count-2026Q2]",
    ],
)
def test_what_no_fact_holds_it_may_not_reckon(desk: Desk, reckoned: str) -> None:
    answer = asked(desk, QUARTERS, Reply(text=WORDED + reckoned))
    assert answer.left_out == 1
    assert len(answer.sentences) == 3


@pytest.mark.parametrize("reply", [Reply(status=500), Reply(text="[nothing]"), Reply(text="Q3 was 12% better.")])
def test_where_it_fails_the_comparison_is_the_one_without_it(desk: Desk, reply: Reply) -> None:
    answer = asked(desk, QUARTERS, reply)
    assert answer.written is not None
    assert answer.written.id == "writer.without"
    assert replace(answer, written=None) == asked(desk, QUARTERS)
