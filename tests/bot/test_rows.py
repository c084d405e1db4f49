"""The forty questions of the eight rows are answered as they are counted by hand."""

from __future__ import annotations

from pathlib import Path

from knowledge.book import Book
from knowledge.text import language_of
from tests.benchmarks.questions import ASKED_ON, desk_over
from tests.benchmarks.rows import ROWS, questions, run_rows
from tests.knowledge.sample.recount import Files


def test_forty_questions_four_of_each_row_at_least_half_of_them_bengali() -> None:
    asked = questions()
    assert len(asked) == len({one["id"] for one in asked}) == 40
    assert all(sum(one["row"] == row for one in asked) >= 4 for row in ROWS)
    assert sum(one["language"] == "bn" for one in asked) == 20
    assert all(language_of(one["question"]) == one["language"] for one in asked)


def test_each_is_answered_as_it_is_counted_by_hand(sample_on_sqlite: Book, sample_folder: Path) -> None:
    outcomes = list(run_rows(desk_over(sample_on_sqlite), Files(sample_folder, ASKED_ON)))
    assert [(one.id, one.fault) for one in outcomes if one.verdict != "right"] == []
