"""/followup in Slack: a form to change, actions saved once and taken back, the message copied and never sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.app import Running
from bot.features.account import account_meant
from bot.features.commitment import commitment_of
from bot.features.followup_save import FollowUpItem, save_followup
from bot.slack.views.followup_actions import MOST_ROWS
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.seen import Message, View
from knowledge.people import LOCAL_OWNER

MEGHNA = "#meghna-stores"


def field(view: View, name: str) -> Any:
    """What a field holds at first, by its action_id."""
    held = [block["element"] for block in view.blocks if block.get("element", {}).get("action_id") == name]
    return held[0].get("initial_value", "")


def drafted(slack: LocalWorkspace, name: str, line: str = "/followup Meghna", channel: str | None = None) -> View:
    person = slack.person(name)
    assert person.runs(line, channel) == ""
    return person.awaits_view(containing="For the customer")


def labels(message: Message) -> Iterator[str]:
    for block in message.blocks:
        for element in block.get("elements", ()):
            if element.get("type") == "button":
                yield element["text"]["text"]


def ref_of(message: Message) -> str:
    return next(word for word in message.text.split() if word.startswith("commitment-"))


def test_the_form_opens_at_once_and_is_filled_from_the_records(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    assert tanvir.runs("/followup Meghna", MEGHNA) == ""
    tanvir.awaits_view(containing="Drafting the follow-up")
    form = tanvir.awaits_view(containing="For the customer")
    assert field(form, "message_0").startswith("Dear ")
    assert field(form, "statement_0")
    assert "Overdue" in form.text


def test_an_action_that_is_ticked_is_saved_as_it_was_changed_and_can_be_undone(
    slack: LocalWorkspace, running: Running
) -> None:
    tanvir = slack.person("tanvir")
    form = drafted(slack, "tanvir", channel=MEGHNA)
    before = field(form, "statement_0")
    filled = tanvir.fills(form, {"save_0": ["0"], "statement_0": "Bring the samples to Habib", "due_0": "5 Dec 2026"})
    assert filled.submits() == {}
    told = tanvir.awaits_reply(containing="Saved for Meghna Stores: 1 commitment")
    ref = ref_of(told)
    assert "Bring the samples to Habib" in told.text
    assert "5 Dec 2026" in told.text
    record = commitment_of(running.bot.desk, LOCAL_OWNER, ref)
    assert (record.statement, str(record.due_on)) == ("Bring the samples to Habib", "2026-12-05")
    tanvir.clicks(told, "Undo")
    assert ref in tanvir.awaits_change(told, containing="Taken back").text
    assert commitment_of(running.bot.desk, LOCAL_OWNER, ref).statement == before


def test_the_message_comes_by_itself_to_copy_as_it_was_changed(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    form = drafted(slack, "tanvir")
    tanvir.fills(form, {"message_0": "Dear Habib,\nthe pack comes on <!channel> Sunday."}).submits()
    copy = tanvir.awaits_reply(containing="Dear Habib")
    assert "the pack comes on <!channel> Sunday." in copy.text
    assert "nothing is saved" in "".join(one.text for one in tanvir.sees())


def test_a_day_that_cannot_be_read_is_told_beside_its_field_and_nothing_is_saved(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    form = drafted(slack, "tanvir")
    wrong = tanvir.fills(form, {"save_0": ["0"], "due_0": "when the moon is blue"}).submits()
    assert list(wrong) == ["due_0"]
    assert "Action 1" in wrong["due_0"]
    empty = tanvir.fills(form, {"save_0": ["0"], "statement_0": ""}).submits()
    assert list(empty) == ["statement_0"]
    slack.quiet()
    assert tanvir.sees() == []


def test_a_form_sent_twice_saves_once(slack: LocalWorkspace) -> None:
    shormi = slack.person("shormi")
    form = drafted(slack, "shormi")
    filled = shormi.fills(form, {"save_1": ["1"]})
    filled.submits()
    told = shormi.awaits_reply(containing="Saved for")
    filled.submits()
    slack.quiet()
    assert {one.ts for one in shormi.sees() if "Saved for" in one.text} <= {told.ts}


def test_a_promise_that_is_not_theirs_to_change_stays_and_what_they_wrote_is_not_lost(slack: LocalWorkspace) -> None:
    nusrat = slack.person("nusrat")
    form = drafted(slack, "nusrat")
    nusrat.fills(form, {"save_0": ["0"], "due_0": "5 Dec 2026", "message_0": "Dear Habib, thank you."}).submits()
    assert "by its owner or the account's team" in nusrat.awaits_reply(containing="may be changed").text
    nusrat.awaits_reply(containing="Dear Habib, thank you.")


def test_an_action_ticked_as_it_is_keeps_its_day_though_that_is_past(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    form = drafted(slack, "tanvir")
    day = field(form, "due_0")
    assert tanvir.fills(form, {"save_0": ["0"]}).submits() == {}
    assert day in tanvir.awaits_reply(containing="Saved for").text


def test_sources_of_a_followup_show_their_words(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.fills(drafted(slack, "tanvir"), {}).submits()
    told = tanvir.awaits_reply(containing="nothing is saved")
    assert "Undo" not in list(labels(told))
    tanvir.clicks(told, "Sources")
    assert "Tahmina apa asked" in tanvir.awaits_reply(containing="Sources: Meghna Stores").text


def test_the_button_of_a_brief_opens_the_form_of_its_account(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/brief Meghna", MEGHNA)
    tanvir.clicks(tanvir.awaits_reply(containing="Highlights"), "Draft follow-up")
    assert "Meghna Stores" in tanvir.awaits_view(containing="For the customer").text


def test_an_account_that_could_be_two_is_chosen_in_the_form(slack: LocalWorkspace) -> None:
    rehana = slack.person("rehana")
    rehana.runs("/followup Padma")
    choice = rehana.awaits_view(containing="Which account")
    rehana.clicks(choice, "Padma Mart")
    assert "Padma Mart" in rehana.awaits_view(containing="For the customer").text


@pytest.mark.parametrize("line", ["/followup", "/followup Nobody Knows Ltd", "/followup " + "x" * 3_990])
def test_where_no_account_is_meant_the_form_says_what_is_missing(slack: LocalWorkspace, line: str) -> None:
    tanvir = slack.person("tanvir")
    assert tanvir.runs(line) == ""
    assert tanvir.awaits_view(containing="account").blocks


def test_an_outsider_gets_one_refusal_and_no_draft(slack: LocalWorkspace) -> None:
    dola = slack.person("dola")
    dola.runs("/followup Kushiyara", "#kushiyara-superstore")
    assert "Kushiyara" not in dola.awaits_view(containing="I speak only to the team").text
    slack.quiet()
    assert dola.sees() == []


def test_a_draft_in_bengali_is_saved_and_told_in_bengali(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/followup মেঘনা")
    form = tanvir.awaits_view(containing="গ্রাহকের জন্য")
    tanvir.fills(form, {"save_0": ["0"], "due_0": "৫ ডিসেম্বর ২০২৬"}).submits()
    assert "৫ ডিসেম্বর ২০২৬" in tanvir.awaits_reply(containing="সেভ হয়েছে").text


def test_more_actions_than_a_form_holds_go_on_from_the_reply(slack: LocalWorkspace, running: Running) -> None:
    rehana = slack.person("rehana")
    many = [FollowUpItem(f"Call store number {place} about the shelf", "sales") for place in range(MOST_ROWS + 2)]
    account = account_meant(running.bot.desk, LOCAL_OWNER, "Haor Traders").id
    save_followup(running.bot.desk, LOCAL_OWNER, account, many, origin="test")
    form = drafted(slack, "rehana", "/followup Haor Traders")
    assert "once these are saved" in form.text
    rehana.fills(form, {}).submits()
    told = rehana.awaits_reply(containing="nothing is saved")
    rehana.clicks(told, "Next actions")
    assert field(rehana.awaits_view(containing="For the customer"), f"statement_{MOST_ROWS}").startswith("Call store")
