"""Notes are read with precision before recall: 180 labelled sentences, half of them no pattern was made on."""

from __future__ import annotations

import pytest

from tests.knowledge.reading_notes.labelled import HALVES, labelled, measure, measured, of_clauses, table


def test_there_are_120_sentences_half_of_them_held_out_and_two_fifths_imply_nothing() -> None:
    data = labelled()
    assert [len(data[half]) for half in HALVES] == [60, 60]
    for half in HALVES:
        assert sum(not sentence["implies"] for sentence in data[half]) == 24
    texts = [sentence["text"] for half in HALVES for sentence in data[half]]
    assert len(set(texts)) == 120


@pytest.mark.parametrize("half", HALVES)
def test_nine_of_ten_readings_are_right_and_six_of_ten_are_found(half: str) -> None:
    tally, wrong = measure(half)
    print(table())
    assert tally.precision >= 0.9, wrong
    assert tally.recall >= 0.6, wrong


def test_of_60_sentences_on_clauses_and_on_them_a_third_is_of_each_kind() -> None:
    for half in HALVES:
        kinds = [sentence["kind"] for sentence in of_clauses(half)]
        assert {kind: kinds.count(kind) for kind in kinds} == {"clauses": 10, "they": 10, "nothing": 10}
        assert not any(sentence["implies"] for sentence in of_clauses(half) if sentence["kind"] == "nothing")
    texts = [sentence["text"] for half in HALVES for sentence in of_clauses(half)]
    assert len(set(texts)) == 60


@pytest.mark.parametrize("half", HALVES)
def test_each_clause_is_read_by_itself_and_they_may_promise_in_bengali_too(half: str) -> None:
    tally, wrong = measured(of_clauses(half))
    assert tally.precision >= 0.95, wrong
    assert tally.recall >= 0.9, wrong
