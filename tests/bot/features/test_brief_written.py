"""A brief with a model: its judgement leads, each sentence checked; facts and figures stay as they were computed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from langchain_core.messages import BaseMessage

from bot.compose.brief import MOST_WORDS, Brief
from bot.compose.render import Style, render
from bot.compose.scripted_model import Reply
from bot.desk import Desk
from bot.features.brief import brief
from knowledge.book import Book, open_book
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from tests.benchmarks.questions import ASKED_ON, desk_over
from tests.bot.features.test_writing import scripted
from tests.bot.slack.conftest import copy_of

JUDGED = """
Highlight: Our credit note of BDT 48,400 is 42 days late. [commitment-12]
Highlight: The credit note of BDT 84,400 is 42 days late. [commitment-12]
Agenda: The credit note comes first. [commitment-12]
Question: What would bring the dropped items back sooner? [commitment-17]
Ask: The dropped items back after four weeks without a late truck. [commitment-17]
The credit note for 22 spoiled cases is 42 days late. [commitment-12]
"""


@pytest.fixture(scope="module")
def desk(sample_on_sqlite: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over a copy of the sample book, since what a model uses is counted in it."""
    folder = copy_of(sample_on_sqlite, tmp_path_factory.mktemp("book"))
    book = open_book(f"sqlite:///{folder / 'book.sqlite'}", upgrade)
    yield desk_over(book)
    book.engine.dispose()


@pytest.fixture(scope="module")
def told(desk: Desk) -> Callable[..., Brief]:
    """The brief of Kushiyara Superstore with a model that replies this, or with none."""

    def make(*replies: Reply, full: bool = False) -> Brief:
        writer = scripted(lambda messages: replies[min(len(messages) // 3, len(replies) - 1)]) if replies else None
        return brief(replace(desk, writer=writer), LOCAL_OWNER, "Kushiyara", full=full, as_of=ASKED_ON)

    return make


def part(found: Brief, name: str) -> list[str]:
    return [one.text for held in found.parts if held.name == name for one in held.sentences]


def below(found: Brief) -> str:
    return render(found.written, Style("en")) if found.written is not None else ""


@pytest.mark.parametrize("full", [False, True])
def test_its_judgement_leads_and_what_was_computed_stays(told: Callable[..., Brief], full: bool) -> None:
    plain, found = told(full=full), told(Reply(text=JUDGED), full=full)
    assert part(found, "highlights")[0] == "Our credit note of BDT 48,400 is 42 days late."
    assert part(found, "agenda")[-1] == "The dropped items back after four weeks without a late truck."
    for name in ("meeting", "since", "commitments", "numbers", "people"):
        assert part(found, name) == part(plain, name)
    assert found.words <= MOST_WORDS[found.form]
    assert {ref for one in found.parts for line in one.sentences for ref in line.refs} == {
        source.ref for source in found.sources
    }


def test_no_lead_is_lost_that_the_model_does_not_tell(told: Callable[..., Brief]) -> None:
    plain, found = part(told(), "highlights"), part(told(Reply(text=JUDGED)), "highlights")
    about_the_note = [line for line in plain if "credit note" in line]
    assert set(plain) - set(about_the_note) <= set(found)
    assert not set(about_the_note) & set(found)


def test_a_false_sentence_is_left_out_and_counted(told: Callable[..., Brief]) -> None:
    found = told(Reply(text=JUDGED))
    assert "84,400" not in " ".join(part(found, "highlights"))
    assert below(found) == "Written by a model from 2 sources, 1 sentence left out."


def test_a_sentence_of_no_part_is_not_shown(told: Callable[..., Brief]) -> None:
    assert "for 22 spoiled cases is 42" not in str(told(Reply(text=JUDGED), full=True).parts)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(status=500), "The model's provider"),
        (Reply(text="Highlight: They owe BDT 99,999. [commitment-12]"), "bear out nothing"),
        (Reply(text="A fine account. [commitment-12]"), "bear out nothing"),
    ],
)
def test_without_anything_usable_the_brief_is_as_before_and_says_why(
    told: Callable[..., Brief], reply: Reply, why: str
) -> None:
    plain, found = told(), told(reply)
    assert found.parts == plain.parts
    assert why in below(found)
    assert "was written without it" in below(found)


def test_what_was_said_in_confidence_is_not_shown_to_the_model(desk: Desk) -> None:
    given: list[str] = []

    def reply(messages: list[BaseMessage]) -> Reply:
        given.extend(str(one.content) for one in messages)
        return Reply(text=JUDGED)

    told = brief(replace(desk, writer=scripted(reply)), LOCAL_OWNER, "Kushiyara", full=True, as_of=ASKED_ON)
    assert "call-62" in {ref for part in told.parts for line in part.sentences for ref in line.refs}
    assert "call-62" in {source.ref for source in told.sources}
    assert "[note-" in str(given)
    assert "call-62" not in str(given)
