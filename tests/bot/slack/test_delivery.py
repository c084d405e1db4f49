"""A reply reaches its person whatever Slack refuses of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import Running
from bot.slack.asked import Asked, Reply
from bot.slack.delivery import deliver
from bot.slack.views.posted import Posted
from bot.workspace.gestures import Acting, LocalWorkspace
from bot.workspace.state import TEAM_ID
from tests.bot.slack.conftest import bot_in, local_slack


@pytest.fixture(scope="module")
def place(home: Path) -> Iterator[tuple[LocalWorkspace, Running]]:
    with local_slack() as slack, bot_in(slack, home) as running:
        yield slack, running


def asked_by(person: Acting, running: Running, job: str) -> Asked:
    """Something that a person asked where others read."""
    said = person.says("good morning", "#meghna-stores")
    where = {
        "name": "help",
        "team": TEAM_ID,
        "user": person.id,
        "channel": said.channel,
        "thread": said.ts,
        "ts": said.ts,
    }
    return running.bot.asked(job, where)


def test_what_slack_does_not_take_as_blocks_reaches_who_asked_alone_as_plain_text(
    place: tuple[LocalWorkspace, Running],
) -> None:
    slack, running = place
    tanvir = slack.person("tanvir")
    asked = asked_by(tanvir, running, "slack:plain")
    reply = Reply(Posted("Padma Mart owes nothing.", ({"type": "no_such_block"},)), alone=True)
    deliver(running.bot.surface, running.bot.people, asked, reply, running.bot.log, look=False)
    assert tanvir.awaits_reply(containing="Padma Mart owes nothing.").ephemeral


@pytest.mark.parametrize("word", ["is_archived", "invalid_blocks"])
def test_each_part_of_a_long_reply_is_shown_once_though_one_is_refused(
    place: tuple[LocalWorkspace, Running], word: str
) -> None:
    slack, running = place
    tanvir = slack.person("tanvir")
    asked = asked_by(tanvir, running, f"slack:{word}")
    further = (Posted("The second part.", ({"type": "divider"},)), Posted("The third part."))
    slack.fault("fail", f"chat.postMessage:2:{word}")
    reply = Reply(Posted("The first part.", more=further))
    deliver(running.bot.surface, running.bot.people, asked, reply, running.bot.log, look=False)
    told = [one.text or one.body["text"] for one in tanvir.sees()]
    assert sorted(told) == ["The first part.", "The second part.", "The third part."]
