"""Forms that Slack does not open, or does not take: the person is told, and is never left looking at "one moment"."""

from __future__ import annotations

import pytest

from bot.workspace.gestures import LocalWorkspace

ROOM = "#meghna-stores"


@pytest.mark.parametrize("word", ["expired_trigger_id", "internal_error"])
def test_where_a_form_cannot_be_opened_the_person_is_asked_to_try_again(slack: LocalWorkspace, word: str) -> None:
    tanvir = slack.person("tanvir")
    slack.fault("fail", f"views.open:1:{word}")
    assert tanvir.runs("/note", ROOM) == ""
    told = tanvir.awaits_reply()
    assert told.ephemeral
    assert told.text == "The form could not be opened in time. Please try again."


def test_a_form_that_slack_does_not_take_says_so_in_its_place(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    slack.fault("fail", "views.update:1:invalid_blocks")
    assert tanvir.runs("/note", ROOM) == ""
    assert "Slack does not take this (invalid_blocks)." in tanvir.awaits_view(containing="does not take").text


def test_nothing_is_said_of_a_form_that_the_person_has_closed(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    slack.fault("fail", "views.update:1:not_found")
    assert tanvir.runs("/note", ROOM) == ""
    slack.quiet()
    assert tanvir.sees() == []


@pytest.mark.parametrize("line", ["/note", "/keybrief settings", "/followup Kushiyara"])
def test_a_form_that_is_not_for_who_opens_it_says_so_itself(slack: LocalWorkspace, line: str) -> None:
    dola = slack.person("dola")
    assert dola.runs(line, "#kushiyara-superstore") == ""
    dola.awaits_view(containing="I speak only to the team I work for.")
    slack.quiet()
    assert dola.sees() == []


def test_a_message_that_cannot_be_kept_is_told_in_the_form_that_waits(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    said = slack.person("shormi").says("word " * 3_999, "#general")
    tanvir.uses_shortcut("save_as_note", said)
    waits = tanvir.awaits_view(containing="One moment.")
    assert waits.title == "Note"
    tanvir.awaits_view(containing="Split it in two.")
