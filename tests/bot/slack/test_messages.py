"""An edit that comes before the answer: what is answered is what the words are then."""

from __future__ import annotations

import pytest

from bot.app import Running
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.seen import Message
from tests.bot.slack.conftest import until_heard, waiting


def edited_before_it_is_begun(slack: LocalWorkspace, running: Running, kept: tuple[str, str], words: str) -> Message:
    """The reply to a request, of this kind with these words, whose message was edited while it waited."""
    tanvir, (name, text) = slack.person("tanvir"), kept
    message = tanvir.says("Good morning", "#meghna-stores")
    job = waiting(running, message, name, text)
    tanvir.edits(message, words)
    until_heard(slack)
    running.bot.jobs.start(name, job, {}, order="")
    return tanvir.awaits_reply()


@pytest.mark.parametrize("words", ["brief Padma Mart", "ব্রিফ Padma Mart", "<@U0BOT> brief Padma Mart"])
def test_an_edited_brief_is_of_the_account_that_is_named_now(
    slack: LocalWorkspace, running: Running, words: str
) -> None:
    reply = edited_before_it_is_begun(slack, running, ("brief", "Meghna Stores"), words)
    assert reply.ephemeral
    assert "Padma Mart" in reply.text
    assert "Meghna" not in reply.text


def test_a_brief_that_became_a_question_is_answered(slack: LocalWorkspace, running: Running) -> None:
    question = "What did Padma Mart buy last quarter?"
    reply = edited_before_it_is_begun(slack, running, ("brief", "Meghna Stores"), question)
    assert "answer_sources" in str(reply.blocks)


def test_a_question_that_became_a_note_is_kept(slack: LocalWorkspace, running: Running) -> None:
    note = "note Meghna Stores: I will send the key list by Thursday."
    reply = edited_before_it_is_begun(slack, running, ("ask", "What did Padma Mart buy?"), note)
    assert "Kept as written" in reply.text
