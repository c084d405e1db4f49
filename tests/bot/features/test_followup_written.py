"""A follow-up with a model: it opens the message and sums up for us; nothing internal can get into the message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from langchain_core.messages import BaseMessage

from bot.compose.followup import FollowUp
from bot.compose.render import Style, render
from bot.compose.scripted_model import Reply
from bot.desk import Desk
from bot.features.followup import follow_up
from knowledge.people import LOCAL_OWNER
from tests.benchmarks.questions import ASKED_ON
from tests.bot.features.test_brief_written import desk as desk
from tests.bot.features.test_writing import scripted

OPENING = """
Opening: Thank you for your time at our meeting of 30 Sep 2026. [message-2]
Opening: The credit note of BDT 48,400 for 22 spoiled cases is late, with a new date to be agreed. [message-3]
Opening: Rehana Quddus approved the trip guarantee for the truck. [note-67]
Opening: We will pay BDT 99,000. [message-3]
"""
SUMMARY = """
Summary: The credit note of BDT 48,400 is 42 days overdue. [commitment-12]
Summary: The dedicated truck to Sylhet is 12 days overdue. [commitment-13]
"""


class Model:
    """A model that opens and sums up; it keeps what it was given."""

    def __init__(self, opening: str = OPENING, summary: str = SUMMARY, status: int = 0) -> None:
        self.given: list[str] = []
        self._opening, self._summary, self._status = opening, summary, status

    def __call__(self, messages: list[BaseMessage]) -> Reply:
        self.given.append("\n".join(str(one.content) for one in messages))
        if "were refused" in self.given[-1] or len(self.given) > 4:
            return Reply(text="[nothing]")
        return Reply(text=self._opening if "open the message" in self.given[-1] else self._summary, status=self._status)


@pytest.fixture(scope="module")
def told(desk: Desk) -> Callable[..., FollowUp]:
    """The follow-up of Kushiyara Superstore with this model, or with none."""

    def make(model: Model | None = None) -> FollowUp:
        at = replace(desk, writer=scripted(model) if model is not None else None)
        return follow_up(at, LOCAL_OWNER, "Kushiyara", as_of=ASKED_ON)

    return make


def text(found: FollowUp) -> str:
    assert found.letter is not None
    return found.letter.text


def test_the_message_opens_in_the_models_words_and_its_lists_stay(told: Callable[..., FollowUp]) -> None:
    plain, found = told(), told(Model())
    assert "new date to be agreed.\nHere is where we stand.\n\nOn our side:" in text(found)
    assert text(found).partition("On our side:")[2] == text(plain).partition("On our side:")[2]
    assert found.letter is not None
    assert "commitment-12" in {ref for line in found.letter.sentences for ref in line.refs}


def test_what_the_message_does_not_hold_is_neither_shown_to_the_model_nor_written(
    told: Callable[..., FollowUp],
) -> None:
    model = Model()
    found = told(model)
    assert "trip guarantee" not in model.given[0]
    assert "trip guarantee" not in text(found)
    assert "99,000" not in text(found)


def test_our_summary_is_the_models_as_far_as_it_is_so(told: Callable[..., FollowUp]) -> None:
    assert [one.text for one in told(Model()).summary] == ["The credit note of BDT 48,400 is 42 days overdue."]


def test_it_says_who_wrote_it_and_how_much_was_left_out(told: Callable[..., FollowUp]) -> None:
    found = told(Model())
    assert found.written is not None
    assert "3 sentences left out" in render(found.written, Style("en"))


@pytest.mark.parametrize("model", [Model(status=500), Model("Opening: Hello. [message-99]", "[nothing]")])
def test_without_anything_usable_the_follow_up_is_as_before_and_says_why(
    told: Callable[..., FollowUp], model: Model
) -> None:
    plain, found = told(), told(model)
    assert text(found) == text(plain)
    assert found.summary == plain.summary
    assert found.written is not None
    assert "was written without it" in render(found.written, Style("en"))
