"""Asking in Slack: answered in the thread, with sources, by what the person may read; asked back where it is unclear."""

from __future__ import annotations

from bot.workspace.gestures import LocalWorkspace


def test_a_question_in_the_direct_messages_is_answered_in_its_thread_with_sources(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    question = tanvir.says("What did Padma Mart buy last quarter?")
    answer = tanvir.awaits_reply(question)
    assert "Padma Mart" in answer.text and "[1]" in answer.text
    tanvir.clicks(answer, "answer_sources")
