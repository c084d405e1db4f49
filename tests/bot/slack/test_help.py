"""/keybrief in Slack: help, also for what is not known, what is known of a person, and what a channel is about."""

from __future__ import annotations

import pytest

from bot.workspace.gestures import LocalWorkspace


@pytest.mark.parametrize("line", ["/keybrief", "/keybrief help", "/keybrief HELP me please"])
def test_help_says_how_to_ask_and_what_is_stored(slack: LocalWorkspace, line: str) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs(line, "#meghna-stores")
    told = tanvir.awaits_reply(containing="What Keybrief does").text
    assert "/followup ACCOUNT" in told
    assert "A note is read by those who may read its account" in told
    assert "I do not know" not in told


def test_an_unknown_word_is_told_with_what_is_known(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/keybrief setings " + "x" * 3_900)
    assert 'I do not know "setings".' in tanvir.awaits_reply(containing="What Keybrief does").text


def test_a_message_may_ask_for_help(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    asked = tanvir.says("what can you do?")
    assert "What Keybrief does" in tanvir.awaits_reply(asked).text
    tanvir.mentions("", "#meghna-stores")
    assert tanvir.awaits_reply(containing="What Keybrief does").ephemeral


def test_a_person_is_told_what_is_known_of_them(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/keybrief me", "#general")
    told = tanvir.awaits_reply(containing="What I know of you").text
    assert "You are Tanvir Ashik (sales); I know you by tanvir@shaplabari.example." in told
    assert "Time zone: Asia/Dhaka" in told


def test_a_channel_is_bound_to_an_account_all_there_are_told_and_questions_mean_it(slack: LocalWorkspace) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    tanvir.runs("/keybrief bind Meghna Stores", "#meghna-stores")
    assert "This channel is now about Meghna Stores" in tanvir.awaits_reply(containing="now about").text
    asked = shormi.mentions("what did they buy last quarter?", "#meghna-stores")
    assert "Meghna Stores" in shormi.awaits_reply(asked).text
    tanvir.runs("/keybrief unbind", "#meghna-stores")
    tanvir.awaits_reply(containing="bound to no account any more")
    tanvir.runs("/keybrief unbind", "#meghna-stores")
    tanvir.awaits_reply(containing="is bound to no account.")


def test_binding_needs_a_channel_a_name_and_the_accounts_own_team(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    for line, channel, told in (
        ("/keybrief bind Meghna Stores", None, "Run this in the channel that it is about."),
        ("/keybrief bind", "#meghna-stores", "Name the account: /keybrief bind ..."),
        ("/keybrief bind Nokshi Departmental Store", "#meghna-stores", "No account fits"),
        ("/keybrief bind Padma Mart", "#padma-mart-and-us", "A channel shared with another company cannot be bound"),
    ):
        tanvir.runs(line, channel)
        assert told in tanvir.awaits_reply().text
