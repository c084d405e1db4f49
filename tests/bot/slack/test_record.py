"""/account in Slack: the sheet, a contact and a need added by form, changed, fought over, ended, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.app import Running
from bot.features.record_sheet import record_card
from bot.slack.record_form import of_form
from bot.workspace.gestures import Acting, LocalWorkspace
from bot.workspace.seen import Message, View
from bot.workspace.state import TEAM_ID
from knowledge.evidence import Words
from knowledge.people import LOCAL_OWNER
from tests.bot.slack.conftest import until_answered

MEGHNA = "#meghna-stores"


def listed(person: Acting, kinds: str, line: str = "/account Meghna", channel: str | None = MEGHNA) -> Message:
    """The records of one kind, opened from the sheet."""
    assert person.runs(line, channel) == ""
    sheet = person.awaits_reply()
    person.clicks(sheet, kinds)
    return person.awaits_reply() if channel else person.awaits_change(sheet)


def form_of(person: Acting, where: Message | View, label: str) -> View:
    """The form that a button opens, filled."""
    assert person.clicks(where, label) == ""
    return person.awaits_view(containing="Meghna Stores,")


def ref_of(message: Message, kind: str) -> str:
    return next(word.strip("().।") for word in message.text.split() if word.strip("(").startswith(f"{kind}-"))


def held(view: View) -> dict[str, Any]:
    """What the fields of a form hold at first."""
    found = {}
    for block in view.blocks:
        element = block.get("element", {})
        first = element.get("initial_value") or element.get("initial_date")
        found[element.get("action_id", "")] = first or element.get("initial_option", {}).get("value", "")
    return found


def pressed(message: Message, action: str) -> str:
    """The value of a button."""
    every = [one for block in message.blocks for one in block.get("elements", ()) if "action_id" in one]
    return next(str(one["value"]) for one in every if one["action_id"] == action)


def test_the_sheet_is_for_the_asker_alone_and_opens_each_kind(slack: LocalWorkspace) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    tanvir.runs("/account Meghna", MEGHNA)
    sheet = tanvir.awaits_reply(containing="Meghna Stores: all that is kept")
    assert sheet.ephemeral
    for words in ("People", "Contacts: ", "Needs and concerns", "Retail", "Negotiation"):
        assert words in sheet.text
    assert shormi.sees() == []
    tanvir.clicks(sheet, "Contacts")
    contacts = tanvir.awaits_reply(containing="Contacts of Meghna Stores")
    assert "Buying role: " in contacts.text
    tanvir.clicks(contacts, "All of the account")
    tanvir.awaits_reply(containing="all that is kept")
    tanvir.runs("/account Meghna needs", MEGHNA)
    tanvir.awaits_reply(containing="Needs, concerns of Meghna Stores")


def test_without_a_name_the_account_is_that_of_the_room_or_asked_for(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/account")
    assert "Which account? Write its name: /account" in tanvir.awaits_reply().text
    tanvir.runs("/account Padma")
    asked = tanvir.awaits_reply(containing="Which account")
    tanvir.clicks(asked, "Padma Mart")
    tanvir.awaits_change(asked, containing="Padma Mart: all that is kept")


def test_a_contact_is_added_by_form_with_what_is_wrong_beside_its_field_and_undone(
    slack: LocalWorkspace, running: Running
) -> None:
    tanvir = slack.person("tanvir")
    form = form_of(tanvir, listed(tanvir, "Contacts"), "Add")
    filled = {"name": "Rina Das", "title": "Buyer", "role": "decision maker", "cadence_days": "often"}
    assert tanvir.fills(form, filled).submits() == {
        "cadence_days": 'Contact at least every (days): "often" is no number. Write 250000, 2,50,000 or 2.5 lakh.'
    }
    sent = tanvir.fills(form, filled | {"cadence_days": "৩০"})
    assert sent.submits() == {}
    saved = tanvir.awaits_reply(containing="Added to Meghna Stores: contact Rina Das")
    ref = ref_of(saved, "contact")
    assert record_card(running.bot.desk, LOCAL_OWNER, ref).title == Words("Rina Das")
    tanvir.clicks(saved, "Undo")
    tanvir.awaits_reply(containing=f"Taken back: contact {ref} is no longer there")


def test_a_form_that_is_sent_twice_is_kept_once(slack: LocalWorkspace, running: Running) -> None:
    shormi = slack.person("shormi")
    form = form_of(shormi, listed(shormi, "Stores"), "Add")
    filled = {"values": {"name": {"name": {"value": "Chashara corner"}}}}
    body = {"view": form.body | {"state": filled}, "user": {"id": shormi.id}, "team": {"id": TEAM_ID}}
    heard = of_form(body)
    for job in (heard.job, f"{heard.job}-an-hour-later"):
        running.bot.take("record_save", replace(heard, job=job))
        until_answered(running)
    assert listed(shormi, "Stores").text.count("Chashara corner") == 1


def test_a_need_is_added_in_bengali_and_changed_and_ended(slack: LocalWorkspace, running: Running) -> None:
    tanvir = slack.person("tanvir")
    tanvir.says("যোগ করো অভিযোগ মেঘনা: ট্রাক দেরি করে")
    saved = tanvir.awaits_reply(containing="যোগ হয়েছে")
    ref = ref_of(saved, "need")
    tanvir.clicks(saved, "বদলান")
    form = tanvir.awaits_view(containing="বলার তারিখ")
    assert held(form)["statement"] == "ট্রাক দেরি করে"
    assert held(form)["kind"] == "concern"
    assert tanvir.fills(form, {"statement": "ট্রাক দুই ঘণ্টা দেরি করে", "stated_on": "2026-11-20"}).submits() == {}
    assert "দুই ঘণ্টা" in tanvir.awaits_reply(containing=f"বদলেছে: অভিযোগ ট্রাক দুই ঘণ্টা দেরি করে ({ref})").text
    needs = listed(tanvir, "Needs, concerns", channel=None)
    tanvir.clicks(needs, "End: ট্রাক দুই ঘণ্টা দেরি করে")
    ending = tanvir.awaits_view(containing="মেটার তারিখ")
    assert held(ending) | {"": ""} == {"": "", "status": "resolved", "resolved_on": "2026-11-23"}
    assert tanvir.fills(ending, {}).submits() == {}
    ended = tanvir.awaits_reply(containing=ref)
    card = record_card(running.bot.desk, LOCAL_OWNER, ref)
    assert (card.ended, card.title) == (True, Words("ট্রাক দুই ঘণ্টা দেরি করে"))
    tanvir.clicks(ended, "ইতিহাস")
    history = tanvir.awaits_reply(containing="কে কবে বদলেছেন")
    assert history.text.count("Tanvir Ashik") == 3


def test_the_second_of_two_sees_the_firsts_change_beside_theirs_and_saves_again(
    slack: LocalWorkspace, running: Running
) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    tanvir.says("add concern Meghna: trucks come late")
    saved = tanvir.awaits_reply(containing="Added to Meghna Stores")
    ref = ref_of(saved, "need")
    tanvir.clicks(saved, "Change")
    his = tanvir.awaits_view(containing="trucks come late")
    hers = form_of(shormi, listed(shormi, "Needs, concerns"), "Change: trucks come late")
    assert shormi.fills(hers, {"statement": "trucks come an hour late"}).submits() == {}
    shormi.awaits_reply(containing="Changed for Meghna Stores")
    sent = tanvir.fills(his, {"statement": "trucks come two hours late", "status": "resolved"})
    assert sent.submits() == {}
    again = tanvir.awaits_view(containing="changed this since you opened it")
    assert 'Shormi Dutta made Statement "trucks come an hour late"' in again.text
    assert (held(again)["statement"], held(again)["status"]) == ("trucks come two hours late", "resolved")
    assert tanvir.fills(again, {}).submits() == {}
    tanvir.awaits_reply(containing="Changed for Meghna Stores")
    card = record_card(running.bot.desk, LOCAL_OWNER, ref)
    assert (card.title, card.ended) == (Words("trucks come two hours late"), True)


def test_who_does_not_look_after_the_account_reads_it_and_is_told_why_no_more(slack: LocalWorkspace) -> None:
    tanvir, lipi = slack.person("tanvir"), slack.person("lipi")
    tanvir.says("add contact Meghna: Selim Reza")
    ref = ref_of(tanvir.awaits_reply(containing="Selim Reza"), "contact")
    contacts = listed(lipi, "Contacts", channel="#general")
    assert "You may read this. Only the account's owner and team change it." in contacts.text
    assert not any(label in contacts.text for label in ("Change", "End"))
    lipi.says("add contact Meghna: Somebody Else")
    assert lipi.awaits_reply().text == "Only the account's owner and team change this. Ask one of them."
    assert ref.startswith("contact-")


def test_a_message_keeps_an_account_from_the_model_and_its_form_lets_it_read_again(slack: LocalWorkspace) -> None:
    tanvir, lipi = slack.person("tanvir"), slack.person("lipi")
    lipi.says("no model for Meghna Stores")
    assert lipi.awaits_reply().text == "Only the account's owner and team change this. Ask one of them."
    tanvir.says("no model for Meghna Stores")
    saved = tanvir.awaits_reply(containing="Language model: nothing → never reads it")
    tanvir.clicks(saved, "Change")
    form = tanvir.awaits_view(containing="Meghna Stores")
    assert held(form)["language_model"] == "never"
    assert tanvir.fills(form, {"language_model": "allowed"}).submits() == {}
    tanvir.awaits_reply(containing="Language model: never reads it → nothing")


def test_an_account_behind_a_wall_is_not_there_for_others(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/account Nokshi Departmental Store")
    assert "Nokshi Departmental Store: all" not in tanvir.awaits_reply().text


def test_strangers_are_refused(slack: LocalWorkspace) -> None:
    dola = slack.person("dola")
    dola.runs("/account Kushiyara", "#kushiyara-superstore")
    assert dola.awaits_reply().text == "I speak only to the team I work for."


@pytest.mark.parametrize("line", ["add target Meghna: 2 crore", "add plan Meghna: next year"])
def test_what_takes_more_than_a_line_is_offered_as_a_form(slack: LocalWorkspace, line: str) -> None:
    tanvir = slack.person("tanvir")
    tanvir.says(line)
    offer = tanvir.awaits_reply(containing="takes more than one line")
    kind, parent = pressed(offer, "record_add").split("|")
    assert kind in ("target", "plan")
    assert parent.startswith("account-")
    assert "First day" in form_of(tanvir, offer, "Add").text


def test_a_button_of_what_is_gone_says_so_in_its_form(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.says("add store Meghna: Short-lived")
    other = tanvir.awaits_reply(containing="Short-lived")
    tanvir.clicks(other, "Change")
    form = tanvir.awaits_view(containing="Short-lived")
    tanvir.clicks(other, "Undo")
    tanvir.awaits_change(other, containing="is no longer there")
    assert tanvir.fills(form, {"city": "Dhaka"}).submits() == {}
    assert "There is no store-" in tanvir.awaits_view(containing="There is no").text
