"""/plan in Slack: privately first, shared only where all may read it, changed, drafted, saved and taken back."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.app import Running
from bot.features.plan import PlanAsked, plan
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.seen import Message
from knowledge.people import LOCAL_OWNER
from knowledge.records.plan import Plan

MEGHNA = "#meghna-stores"
KUSHIYARA = "#kushiyara-superstore"
FILES = ["As a picture", "As a document"]
MENU = ["Edit", "What changed", "Draft next year", "Sources", *FILES, "Document for the customer"]
MENU_BN = [
    "বদলান",
    "কী বদলেছে",
    "পরের বছরের খসড়া",
    "সূত্র",
    "ছবি হিসেবে",
    "ডকুমেন্ট হিসেবে",
    "গ্রাহকের জন্য ডকুমেন্ট",
]


def labels(message: Message) -> list[str]:
    found = [element for block in message.blocks for element in block.get("elements", ())]
    found += [block["accessory"] for block in message.blocks if "accessory" in block]
    return [element["text"]["text"] for element in found if element.get("type") == "button"]


def values(message: Message) -> list[str]:
    return [block["accessory"]["value"] for block in message.blocks if "accessory" in block]


def shown(slack: LocalWorkspace, name: str, line: str = "/plan Meghna", channel: str | None = None) -> Message:
    person = slack.person(name)
    assert person.runs(line, channel) == ""
    return person.awaits_reply(containing="as of 23 Nov 2026")


def test_in_a_channel_the_plan_is_for_the_asker_alone(slack: LocalWorkspace) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    found = shown(slack, "tanvir", channel=MEGHNA)
    assert found.ephemeral
    assert "Hold revenue in the shops at 19.5 million: late" in found.text
    assert labels(found) == ["Share here", *MENU]
    slack.quiet()
    assert shormi.sees() == []
    assert tanvir.sees() != []


@pytest.mark.parametrize("words", ["plan Meghna", "প্ল্যান মেঘনা", "plan for Meghna Stores"])
def test_a_message_may_ask_for_it(slack: LocalWorkspace, words: str) -> None:
    tanvir = slack.person("tanvir")
    tanvir.says(words)
    reply = tanvir.awaits_reply()
    assert labels(reply) == (MENU if "plan" in words else MENU_BN)


@pytest.mark.parametrize("words", ["What is the plan with Meghna?", "মেঘনার প্ল্যান কী?", "plan progress of Meghna?"])
def test_a_question_about_the_plan_is_answered_as_a_question(slack: LocalWorkspace, words: str) -> None:
    tanvir = slack.person("tanvir")
    tanvir.says(words)
    assert "answer_sources" in str(tanvir.awaits_reply().blocks)


def test_sources_show_what_stands_behind_the_lines(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.clicks(shown(slack, "tanvir"), "Sources")
    assert "plan-2" in tanvir.awaits_reply(containing="Sources: Meghna Stores").text


def test_shared_it_stands_in_the_channel_once_and_names_who_shares_it(slack: LocalWorkspace) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    found = shown(slack, "tanvir", channel=MEGHNA)
    tanvir.clicks(found, "Share here")
    tanvir.clicks(found, "Share here")
    shared = shormi.awaits_reply(containing="Shared by Tanvir Ashik")
    assert labels(shared) == ["Sources", *FILES]
    slack.quiet()
    assert len([one for one in shormi.sees() if "Shared by" in one.text]) == 1


def test_where_a_guest_reads_nothing_is_shared_and_the_guest_is_named(slack: LocalWorkspace) -> None:
    nusrat, dola = slack.person("nusrat"), slack.person("dola")
    nusrat.clicks(shown(slack, "nusrat", "/plan Kushiyara", KUSHIYARA), "Share here")
    assert "Dola Akand" in nusrat.awaits_reply(containing="Not shared").text
    slack.quiet()
    assert dola.sees() == []


def test_edit_lists_the_records_each_with_its_button(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.clicks(shown(slack, "tanvir"), "Edit")
    found = tanvir.awaits_reply(containing="What do you want to change?")
    assert {"plan-2", "objective|plan-2", "objective-4", "initiative|objective-4"} <= set(values(found))


def test_what_changed_may_be_asked_by_button_and_since_a_day(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.clicks(shown(slack, "tanvir"), "What changed")
    assert "Show the plan" in labels(tanvir.awaits_reply(containing="changes in the plan since"))
    tanvir.runs("/plan Meghna since June")
    assert "brought in" in tanvir.awaits_reply(containing="since 1 Jun 2026").text


def plans(running: Running) -> int:
    with running.bot.desk.book.reading() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(Plan)) or 0


def test_next_years_plan_is_drafted_saved_once_and_taken_back(slack: LocalWorkspace, running: Running) -> None:
    tanvir, before = slack.person("tanvir"), plans(running)
    tanvir.clicks(shown(slack, "tanvir"), "Draft next year")
    draft = tanvir.awaits_reply(containing="nothing is stored yet")
    assert plans(running) == before
    tanvir.clicks(draft, "Save this plan")
    tanvir.clicks(draft, "Save this plan")
    saved = tanvir.awaits_reply(containing="Saved as plan-")
    slack.quiet()
    assert plans(running) == before + 1
    tanvir.clicks(saved, "Take it back")
    tanvir.awaits_reply(containing="is taken back")
    assert plans(running) == before


def test_who_does_not_look_after_the_account_reads_the_draft_and_saves_nothing(
    slack: LocalWorkspace, running: Running
) -> None:
    sajib, before = slack.person("sajib"), plans(running)
    sajib.clicks(shown(slack, "sajib"), "Draft next year")
    sajib.clicks(sajib.awaits_reply(containing="nothing is stored yet"), "Save this plan")
    assert "owner and team" in sajib.awaits_reply(containing="Only").text
    assert plans(running) == before


def test_an_account_without_a_plan_is_offered_a_draft(slack: LocalWorkspace) -> None:
    sajib = slack.person("sajib")
    sajib.runs("/plan Haor")
    found = sajib.awaits_reply(containing="No plan for Haor Traders")
    assert labels(found) == ["Draft a plan", "Write a plan"]
    sajib.clicks(found, "Draft a plan")
    assert "template distributor" in sajib.awaits_reply(containing="draft of the plan").text


def test_an_account_that_could_be_two_is_asked_back_with_buttons(slack: LocalWorkspace) -> None:
    rehana = slack.person("rehana")
    rehana.runs("/plan Padma", MEGHNA)
    choice = rehana.awaits_reply(containing="Which account")
    rehana.clicks(choice, "Padma Mart")
    assert "Padma Mart" in rehana.awaits_reply(containing="joint business plan as of").text


def test_the_terminal_and_slack_show_the_same_lines(slack: LocalWorkspace, running: Running) -> None:
    found = shown(slack, "tanvir")
    sheet = plan(running.bot.desk, LOCAL_OWNER, PlanAsked(account="Meghna Stores"))
    assert all(sentence.text in found.text for sentence in sheet.sentences)
