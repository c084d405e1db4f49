"""An agent of today, written as Slack's samples are: asked, seen at work, judged, and stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise

import pytest

from bot.workspace.gestures import Acting, LocalWorkspace, Message
from bot.workspace.manifest import read_manifest
from tests.bot.workspace.agent_app import ANSWER, MANIFEST, PROMPT, agent
from tests.bot.workspace.bolt_app import running


@pytest.fixture
def slack(request: pytest.FixtureRequest) -> Iterator[LocalWorkspace]:
    """The agent takes `request.param` seconds between the parts of its answer."""
    pace: float = getattr(request, "param", 0.0)
    with LocalWorkspace(read_manifest(json.dumps(MANIFEST))) as found, running(found, agent(found.api, pace)):
        yield found


@pytest.fixture
def farhana(slack: LocalWorkspace) -> Acting:
    return slack.person("farhana")


def states(slack: LocalWorkspace, message: Message) -> list[str]:
    """The texts that a message was seen with, in turn."""
    seen = [
        Message(one.values["channel"], one.values["message"]) for one in slack.witness.since(0) if one.kind == "message"
    ]
    return [one.text for one in seen if (one.channel, one.ts) == (message.channel, message.ts)]


def test_a_person_asks_and_sees_the_answer_grow_and_says_that_it_helped(slack: LocalWorkspace, farhana: Acting) -> None:
    farhana.opens_dm()
    assert farhana.awaits_prompts() == [PROMPT["title"]]

    question = farhana.says(PROMPT["message"])
    farhana.awaits_status("is reading the menu...")
    farhana.awaits_status("processing", of="session")
    answer = farhana.awaits_reply(question, containing="pitha")
    farhana.awaits_status("active", of="session")

    grown = states(slack, answer)
    assert len(set(grown)) > len(ANSWER)
    assert all(now.startswith(before) for before, now in pairwise(grown))
    assert [one["type"] for one in answer.blocks] == ["plan", "markdown", "context_actions"]
    assert answer.blocks[0]["tasks"][0]["status"] == "complete"
    assert answer.blocks[1]["text"] == "".join(ANSWER)

    assert farhana.clicks(answer, "Good answer") == ""
    thanks = farhana.awaits_reply(question, containing="Glad it helped!")
    assert thanks.ephemeral


def test_a_mention_in_a_channel_is_answered_in_its_thread(slack: LocalWorkspace, farhana: Acting) -> None:
    farhana.invites("#general")
    question = farhana.mentions("what is for lunch?", "#general")
    answer = farhana.awaits_reply(question, containing="pitha")
    assert farhana.clicks(answer, "Bad answer") == ""
    assert farhana.awaits_reply(question, containing="Sorry!").ephemeral


@pytest.mark.parametrize("slack", [1.0], indirect=True)
def test_an_answer_that_is_stopped_ends_where_it_is(slack: LocalWorkspace, farhana: Acting) -> None:
    question = farhana.says(PROMPT["message"])
    farhana.awaits_status("is reading the menu...")
    farhana.awaits_status("")  # which goes as the answer begins
    farhana.stops(question)
    stopped = farhana.awaits_reply(question, containing="Reading the menu")
    farhana.awaits_status("active", of="session")
    slack.quiet()
    assert "Good answer" not in states(slack, stopped)[-1]
