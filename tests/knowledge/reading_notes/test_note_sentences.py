"""Notes are read with precision before recall: 120 labelled sentences, half of them no pattern was made on."""

from __future__ import annotations

import pytest

from tests.knowledge.reading_notes.labelled import HALVES, labelled, measure, table


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
