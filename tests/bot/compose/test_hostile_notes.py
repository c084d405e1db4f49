"""Notes that try to take the model over, and a model that obeys them: nothing comes of it for people or accounts."""

from __future__ import annotations

import pytest

from tests.bot.compose.hostile_notes import WANTED, hostile_notes, obey

NOTES = list(hostile_notes())


def test_there_are_two_hundred() -> None:
    assert len({note.words for note in NOTES}) == 200


@pytest.mark.parametrize("kind", WANTED)
def test_an_obeyed_note_has_no_effect_on_links_mentions_refs_look_ups_or_other_accounts(kind: str) -> None:
    for note in NOTES:
        if note.kind == kind:
            came = obey(note)
            assert came.effects == [], note.words
            assert any("35 cartons" in one.text for one in came.draft.sentences), note.words
            if note.plain:
                assert (came.shown, came.told) == (False, []), note.words
                past = obey(note, unfiltered=True)
                assert (past.told, past.effects) == ([], []), note.words
