"""What a model reads in a note is proposed as far as the note's words bear it out; nothing is a fact unconfirmed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.compose.note import NoteCard
from bot.compose.scripted_model import Reply
from bot.desk import Desk
from bot.features import note as notes
from bot.features.note_reading import read_again
from knowledge.book import open_book
from knowledge.migrations.upgrade import upgrade
from tests.bot.features.notebook import TANVIR, fill
from tests.bot.features.test_writing import scripted

WORDS = (
    "Met Arif Mahbub at Padma Mart. I will send the price list by Thursday. "
    "The big worry over there is trucks stuck at the gate. If they pay, we will deliver twice a week."
)
PROMISE, WORRY, HANGS = [one + "." for one in WORDS.removesuffix(".").split(". ")][1:]


def item(kind: str, quote: str, **values: Any) -> dict[str, Any]:
    return {"kind": kind, "quote": quote, **values}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    book = open_book(f"sqlite:///{tmp_path / 'book.sqlite'}", upgrade)
    yield fill(book)
    book.engine.dispose()


@pytest.fixture
def read(desk: Desk) -> Callable[..., NoteCard]:
    """The card of WORDS with a model that gives back these items, or this reply."""

    def make(*items: dict[str, Any], reply: Reply | None = None) -> NoteCard:
        said = reply or Reply(text=json.dumps({"items": items}))
        at = replace(desk, writer=scripted(lambda messages: said))
        return read_again(at, TANVIR, notes.log(at, TANVIR, WORDS))

    return make


def told(card: NoteCard) -> list[tuple[str, str]]:
    """Kind and words of what is proposed, in the order of the card."""
    return [(one.kind, one.words) for one in sorted(card.proposals, key=lambda one: one.place)]


def test_what_the_patterns_miss_is_proposed_after_what_they_find(read: Callable[..., NoteCard]) -> None:
    before, found = told(read()), told(read(item("concern", WORRY, statement="trucks stuck at the gate")))
    assert ("need", WORRY) not in before
    assert found == [*before, ("need", WORRY)]


def test_what_both_find_stands_first(read: Callable[..., NoteCard]) -> None:
    before, found = told(read()), told(read(item("our_promise", PROMISE, person="I", day="2026-11-26")))
    assert before[0] != found[0]
    assert found[0] == ("commitment", PROMISE)
    assert sorted(found) == sorted(before)


@pytest.mark.parametrize(
    "made_up",
    [
        item("concern", "They are unhappy with our prices."),
        item("our_promise", HANGS, person="I"),
        item("their_promise", PROMISE, person="I"),
        item("met", WORDS.split(". ")[0] + ".", person="Karim Uddin"),
        item("next_meeting", WORRY, day="2026-11-30"),
    ],
    ids=["no such sentence", "it hangs on a condition", "the other side", "nobody of that name", "no such day"],
)
def test_what_the_note_does_not_say_is_not_proposed(read: Callable[..., NoteCard], made_up: dict[str, Any]) -> None:
    assert told(read(made_up)) == told(read())


def test_a_day_and_words_of_its_own_are_left_open(read: Callable[..., NoteCard]) -> None:
    card = read(item("concern", WORRY, statement="They will leave us for Nondini", person="Arif"))
    (worry,) = [one for one in card.proposals if one.words == WORRY]
    assert "Nondini" not in worry.statement


@pytest.mark.parametrize("reply", [Reply(status=500), Reply(text="I cannot read this."), Reply(text="{}")])
def test_a_model_that_gives_nothing_leaves_the_card_as_it_was(read: Callable[..., NoteCard], reply: Reply) -> None:
    assert told(read(reply=reply)) == told(read())


def test_what_a_model_reads_is_no_fact_before_it_is_confirmed(read: Callable[..., NoteCard]) -> None:
    card = read(item("concern", WORRY))
    assert {one.status for one in card.proposals} == {"proposed"}
    assert all(one.record == "" for one in card.proposals)
