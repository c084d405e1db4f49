"""What a person stopped is not answered, and Slack is told that nothing is at work."""

from __future__ import annotations

from bot.app import Running
from bot.workspace.gestures import LocalWorkspace
from tests.bot.slack.conftest import until_answered, until_heard, waiting


def test_a_question_that_was_stopped_is_not_answered_and_its_session_rests(
    slack: LocalWorkspace, running: Running
) -> None:
    tanvir = slack.person("tanvir")
    message = tanvir.says("Good morning", "#meghna-stores")
    job = waiting(running, message, "ask", "What did Meghna buy last quarter?")
    running.bot.surface.status(message.channel, message.ts, "Looking")
    tanvir.awaits_status("processing", of="session")
    tanvir.stops(message)
    tanvir.awaits_status("active", of="session")
    until_heard(slack)
    running.bot.jobs.start("ask", job, {}, order="")
    until_answered(running)
    assert tanvir.sees() == []
