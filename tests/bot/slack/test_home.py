"""Home in Slack: the person's own accounts, what is done there, one refusal for strangers, and what they could ask."""

from __future__ import annotations

import pytest

from bot.app import Running
from bot.workspace.gestures import Acting, LocalWorkspace, View
from tests.bot.slack.conftest import until_answered


def opened(person: Acting, containing: str = "") -> View:
    person.opens_home()
    return person.awaits_home(containing=containing)


def first_of(home: View, action: str) -> str:
    """The accessible name of the first button that does this."""
    for block in home.blocks:
        for element in [block.get("accessory", {}), *block.get("elements", ())]:
            if element.get("action_id") == action:
                return str(element["accessibility_label"])
    raise AssertionError(f"no {action} on this Home")


def test_home_shows_a_persons_own_accounts_and_what_waits_there(slack: LocalWorkspace) -> None:
    home = opened(slack.person("tanvir"), "Your accounts")
    assert "Meghna Stores" in home.text
    assert "Next meetings" in home.text
    assert "Nokshi" not in home.text


def test_a_commitment_is_done_and_opened_again_on_home(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    home = opened(tanvir, "Overdue")
    name = first_of(home, "home_done")
    tanvir.clicks(home, name)
    done = tanvir.awaits_home(containing="Marked as done: ")
    assert name not in str(done.blocks)
    tanvir.clicks(done, "home_undo")
    again = tanvir.awaits_home(containing="Open again: ")
    assert first_of(again, "home_done") == name


def test_a_commitment_that_is_put_off_stays_due(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    home = opened(tanvir, "Overdue")
    tanvir.clicks(home, first_of(home, "home_snooze"))
    assert "I speak of it again on 30 Nov 2026" in tanvir.awaits_home(containing="It stays due.").text


def test_home_is_shown_anew_on_a_press(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.clicks(opened(tanvir, "Your accounts"), "home_refresh")
    assert "Meghna Stores" in tanvir.awaits_home(containing="Your accounts").text


def test_a_brief_is_one_press_away_and_comes_by_message(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    home = opened(tanvir, "Next meetings")
    name = first_of(home, "home_brief")
    tanvir.clicks(home, name)
    assert name.removeprefix("Brief: ") in tanvir.awaits_reply().text


def test_a_note_without_an_account_is_filed_from_home(slack: LocalWorkspace, running: Running) -> None:
    tanvir = slack.person("tanvir")
    tanvir.awaits_reply(tanvir.says("note buy milk for the office"))
    until_answered(running)  # Home is shown anew after the note: what was there before cannot be pressed any more
    home = opened(tanvir, "buy milk for the office")
    tanvir.clicks(home, first_of(home, "home_file"))
    form = tanvir.awaits_view(containing="buy milk for the office")
    assert tanvir.fills(form, {"account": "Meghna Stores"}).submits() == {}
    assert "Meghna Stores" in tanvir.awaits_reply().text
    until_answered(running)
    assert "buy milk for the office" not in opened(tanvir, "Your accounts").text


@pytest.mark.parametrize("stranger", ["dola", "arif"])
def test_strangers_see_one_refusal(slack: LocalWorkspace, stranger: str) -> None:
    assert opened(slack.person(stranger)).text.strip() == "I speak only to the team I work for."


def test_what_could_be_asked_names_the_persons_own_accounts(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.opens_dm()
    prompts = tanvir.awaits_prompts()
    assert len(prompts) == 4
    assert prompts[0].startswith("What is new at ")
    assert prompts[1].startswith("Brief me on ")
    assert prompts[2] == "How do I log a note?"
    assert prompts[3].startswith("Draft the follow-up for ")
