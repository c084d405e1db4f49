"""What a model writes is shown while it is written, only where everybody may read it, and stands there once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Running
from bot.features.requests import keep_request, settle_request
from bot.slack.ask import answer
from bot.slack.live import Live
from bot.workspace.gestures import WITHIN, Acting, LocalWorkspace
from bot.workspace.seen import Message, Shown
from bot.workspace.streams import end
from tests.bot.slack.conftest import bot_in, local_slack, until_answered, until_heard

# Slow enough for a person to be in time with Stop.
SCRIPT = """
[[reply]]
when = "please"
facts = 2
tokens_per_second = 80

[[reply]]
when = "please"
facts = 2
tokens_per_second = 80

[[reply]]
when = "tell me"
facts = 2
cut = true

[[reply]]
facts = 2
"""
ASKED = "how is Meghna doing against its target?"


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the model replies."""
    path = tmp_path_factory.mktemp("model") / "script.toml"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def at_work(home: Path, script: Path) -> Iterator[tuple[LocalWorkspace, Running]]:
    """A local Slack with a bot that has a model."""
    with local_slack() as workspace, bot_in(workspace, home, model=f"scripted:{script}") as running:
        yield workspace, running


@pytest.fixture
def tanvir(slack: LocalWorkspace) -> Acting:
    return slack.person("tanvir")


def answered(tanvir: Acting, running: Running) -> Message:
    """The one message of the answer, as it stands at the end."""
    until_heard(tanvir.slack)
    until_answered(running)
    (told,) = tanvir.sees()
    return told


def begun(tanvir: Acting, said: Message) -> Message:
    """The answer to what was said, as soon as its first sentence is there."""

    def streams(shown: Shown) -> Message | None:
        body = shown.values.get("message", {})
        found = shown.kind == "message" and body.get("streaming") and body.get("thread_ts") == said.ts
        return Message(said.channel, body) if found else None

    found = tanvir.slack.witness.first(streams, 0, WITHIN)
    assert found
    return found


def grew(slack: LocalWorkspace, message: Message) -> list[int]:
    """How many blocks the message had each time it was shown while it was streamed."""
    shown = [one.values["message"] for one in slack.witness.since(0) if one.kind == "message"]
    return [len(one["blocks"]) for one in shown if one["ts"] == message.ts and one.get("streaming")]


def test_sentences_appear_one_by_one_and_become_the_whole_answer(
    tanvir: Acting, slack: LocalWorkspace, running: Running
) -> None:
    tanvir.says(ASKED)
    told = answered(tanvir, running)
    assert grew(slack, told) == [1, 2]
    assert "streaming" not in told.body
    assert "Written by a model from 2 sources" in told.text
    tanvir.clicks(told, "answer_sources")
    assert "Sources" in tanvir.awaits_reply().text


def test_a_stream_that_slack_closes_goes_on_and_ends_as_one_message(
    tanvir: Acting, slack: LocalWorkspace, running: Running
) -> None:
    said = tanvir.says(f"please, {ASKED}")
    first = begun(tanvir, said)
    slack.call(lambda: end(slack.slack, slack.slack.workspace.channel(first.channel), first.ts))
    told = answered(tanvir, running)
    assert told.ts == first.ts
    assert "Written by a model from 2 sources" in told.text


def test_what_is_stopped_while_it_is_written_stays_as_it_is(tanvir: Acting, running: Running) -> None:
    said = tanvir.says(f"please, {ASKED}")
    first = begun(tanvir, said)
    tanvir.stops(said)
    told = answered(tanvir, running)
    assert told.ts == first.ts
    assert "Written by a model" not in told.text


def test_where_no_stream_is_opened_the_answer_comes_whole(
    tanvir: Acting, slack: LocalWorkspace, running: Running
) -> None:
    slack.fault("fail", "chat.startStream:1:rate_limited")
    tanvir.says(ASKED)
    told = answered(tanvir, running)
    assert grew(slack, told) == []
    assert "Written by a model from 2 sources" in told.text


def test_where_the_model_breaks_off_the_answer_without_it_takes_the_place_of_what_was_shown(
    tanvir: Acting, slack: LocalWorkspace, running: Running
) -> None:
    tanvir.says(f"tell me, {ASKED}")
    told = answered(tanvir, running)
    assert grew(slack, told)
    assert "was written without it" in told.text


def test_true_sentences_beside_the_point_are_never_shown_where_the_records_hold_no_answer(
    tanvir: Acting, slack: LocalWorkspace, running: Running
) -> None:
    tanvir.says("what did Meghna say about the cooler?")
    told = answered(tanvir, running)
    assert grew(slack, told) == []
    assert "did not answer the question. This was written without it" in told.text


def test_nothing_is_streamed_where_somebody_may_not_read_it(
    tanvir: Acting, slack: LocalWorkspace, running: Running
) -> None:
    tanvir.mentions("top accounts this year", "#meghna-stores")
    told = answered(tanvir, running)
    assert told.ephemeral
    assert grew(slack, told) == []


def test_an_answer_that_was_cut_off_while_it_was_streamed_goes_on_in_the_same_message(
    tanvir: Acting, slack: LocalWorkspace, running: Running
) -> None:
    said = tanvir.says(ASKED)
    told = answered(tanvir, running)
    words = {"name": "ask", "team": "T0LOCAL", "user": tanvir.id, "channel": said.channel, "im": "1", "thread": said.ts}
    words |= {"text": ASKED, "ts": said.ts}
    slack.call(lambda: slack.slack.workspace.channel(told.channel).messages[told.ts].pop("metadata"))

    job = f"slack:cut/{said.ts}"
    keep_request(running.bot.desk, job, "ask", words)
    asked = replace(running.bot.asked(job, words), again=True)
    assert Live(running.bot, asked).ts == told.ts
    assert answer(running.bot, asked).replaces == told.ts
    settle_request(running.bot.desk, job)
