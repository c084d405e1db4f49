"""The sample's 60 questions are answered as well as promised, and alike on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk import Desk
from tests.benchmarks.judging import Outcome, tally
from tests.benchmarks.questions import questions_in, run_questions, sample_desk

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home = tmp_path_factory.mktemp("questions")
    with sample_desk(f"sqlite:///{home / 'book.sqlite'}", home) as opened:
        yield opened


@pytest.fixture(scope="module")
def outcomes_on_sqlite(desk: Desk) -> list[Outcome]:
    return run_questions(desk)


def test_nine_of_ten_that_the_book_can_answer_are_answered_rightly(outcomes_on_sqlite: list[Outcome]) -> None:
    assert tally(outcomes_on_sqlite).answerable_right >= 0.9


def test_nine_of_ten_that_it_cannot_answer_are_abstained_from(outcomes_on_sqlite: list[Outcome]) -> None:
    assert tally(outcomes_on_sqlite).unanswerable_right >= 0.9


def test_no_answer_is_wrong_with_a_figure(outcomes_on_sqlite: list[Outcome]) -> None:
    wrong = [one.id for one in outcomes_on_sqlite if one.verdict == "wrong" and one.states_figure]
    assert wrong == []


def test_no_sentence_of_any_answer_is_left_out_by_the_checker(outcomes_on_sqlite: list[Outcome]) -> None:
    assert [one.id for one in outcomes_on_sqlite if one.answer and one.answer.left_out] == []


def test_postgresql_answers_word_for_word_as_sqlite_does(
    outcomes_on_sqlite: list[Outcome], postgresql_url: str, tmp_path: Path
) -> None:
    with sample_desk(postgresql_url, tmp_path) as desk:
        outcomes = run_questions(desk)
    assert [one.answer for one in outcomes] == [one.answer for one in outcomes_on_sqlite]


@pytest.mark.parametrize(("file", "right"), [("more_questions.toml", 0.8), ("dev_questions.toml", 0.82)])
def test_questions_as_people_type_them_on_a_phone_are_answered_as_well_as_was_reached(
    desk: Desk, file: str, right: float
) -> None:
    outcomes = run_questions(desk, questions_in(BENCHMARKS / file))
    assert tally(outcomes).answerable_right >= right
    assert tally(outcomes).unanswerable_right >= 0.85
    assert tally(outcomes).wrong_with_figure <= 2
    assert [one.id for one in outcomes if one.answer and one.answer.left_out] == []
