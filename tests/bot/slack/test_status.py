"""What the bot says it is doing goes when it is done, wherever its answer stands."""

from __future__ import annotations

from bot.app import Running
from bot.workspace.gestures import LocalWorkspace
from tests.bot.slack.conftest import until_answered


def statuses(slack: LocalWorkspace) -> list[str]:
    """What the bot says in any thread that it is doing."""
    found: list[str] = slack.call(lambda: [one["status"] for one in slack.slack.workspace.statuses.values()])
    return [status for status in found if status]


def test_no_status_is_left_where_the_answer_is_for_the_asker_alone(slack: LocalWorkspace, running: Running) -> None:
    tanvir = slack.person("tanvir")
    tanvir.mentions("top accounts this year", "#meghna-stores")
    assert tanvir.awaits_reply().ephemeral
    until_answered(running)
    assert statuses(slack) == []


def test_no_status_is_left_where_the_answer_could_not_be_posted_in_its_thread(
    slack: LocalWorkspace, running: Running
) -> None:
    tanvir = slack.person("tanvir")
    slack.fault("fail", "chat.postMessage:1:restricted_action")
    tanvir.mentions("what did Meghna buy last quarter?", "#meghna-stores")
    tanvir.awaits_reply(containing="Meghna")
    until_answered(running)
    assert statuses(slack) == []
