"""/brief in Slack: privately first, in either form, shared only where all may read it, with what is new since."""

from __future__ import annotations

import pytest

from bot.app import Running
from bot.features.note import log
from bot.features.rooms import bind_room
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.seen import Message
from knowledge.people import LOCAL_OWNER

MEGHNA = "#meghna-stores"
KUSHIYARA = "#kushiyara-superstore"
SHARED = "#padma-mart-and-us"


def labels(message: Message) -> list[str]:
    found = [element for block in message.blocks for element in block.get("elements", ())]
    found += [block["accessory"] for block in message.blocks if "accessory" in block]
    return [element["text"]["text"] for element in found if element.get("type") == "button"]


def briefed(slack: LocalWorkspace, name: str, line: str = "/brief Meghna", channel: str | None = None) -> Message:
    person = slack.person(name)
    assert person.runs(line, channel) == ""
    return person.awaits_reply(containing="Highlights")


def test_in_a_channel_the_brief_is_for_the_asker_alone_after_a_word_at_once(slack: LocalWorkspace) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    tanvir.runs("/brief Meghna", MEGHNA)
    assert tanvir.awaits_reply(containing="Your brief follows").ephemeral
    brief = tanvir.awaits_reply(containing="Highlights")
    assert brief.ephemeral
    assert "Meghna Stores: brief of" in brief.text
    assert labels(brief) == [
        "Share here",
        "Full brief",
        "Draft follow-up",
        "Log note",
        "Sources",
        "As a document",
        "Refresh",
    ]
    slack.quiet()
    assert shormi.sees() == []


def test_in_the_direct_messages_the_brief_is_a_message_with_nothing_to_share(slack: LocalWorkspace) -> None:
    brief = briefed(slack, "tanvir")
    assert not brief.ephemeral
    assert "Share here" not in labels(brief)


def test_the_full_brief_takes_the_place_of_the_short_one_and_back(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    brief = briefed(slack, "tanvir")
    tanvir.clicks(brief, "Full brief")
    full = tanvir.awaits_change(brief, containing="Full brief as of")
    assert len(full.text) > len(brief.text)
    assert "Short brief" in labels(full)
    tanvir.clicks(full, "Short brief")
    assert "Full brief" in labels(tanvir.awaits_change(full, containing="Short brief as of"))


def test_a_brief_is_held_to_what_it_is_for_in_either_form(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    brief = briefed(slack, "tanvir", "/brief Meghna for the space cut")
    assert "For: the space cut" in brief.text
    tanvir.clicks(brief, "Full brief")
    assert "For: the space cut" in tanvir.awaits_change(brief, containing="Full brief as of").text


def test_sources_show_the_words_behind_the_numbers_to_who_presses(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    brief = briefed(slack, "tanvir")
    tanvir.clicks(brief, "Sources")
    sources = tanvir.awaits_reply(containing="Sources: Meghna Stores")
    assert "[1] Figure" in sources.text
    assert "Tanvir Ashik" in sources.text


def test_shared_it_stands_in_the_channel_once_and_names_who_shares_it(slack: LocalWorkspace) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    brief = briefed(slack, "tanvir", channel=MEGHNA)
    tanvir.clicks(brief, "Share here")
    tanvir.clicks(brief, "Share here")
    shared = shormi.awaits_reply(containing="Shared by Tanvir Ashik")
    assert not shared.ephemeral
    assert labels(shared) == ["Draft follow-up", "Log note", "Sources", "As a document"]
    slack.quiet()
    assert len([one for one in shormi.sees() if "Shared by" in one.text]) == 1
    shormi.clicks(shared, "Sources")
    assert shormi.awaits_reply(containing="Sources: Meghna Stores").ephemeral


def test_where_a_guest_reads_nothing_is_shared_and_the_guest_is_named(slack: LocalWorkspace) -> None:
    nusrat, dola = slack.person("nusrat"), slack.person("dola")
    brief = briefed(slack, "nusrat", "/brief Kushiyara", KUSHIYARA)
    nusrat.clicks(brief, "Share here")
    refusal = nusrat.awaits_reply(containing="Not shared")
    assert refusal.ephemeral
    assert "Dola Akand" in refusal.text
    slack.quiet()
    assert dola.sees() == []


def test_in_a_channel_shared_with_another_company_nothing_is_shared(slack: LocalWorkspace) -> None:
    tanvir, arif = slack.person("tanvir"), slack.person("arif")
    brief = briefed(slack, "tanvir", "/brief Padma Mart", SHARED)
    tanvir.clicks(brief, "Share here")
    assert "another company" in tanvir.awaits_reply(containing="Not shared").text
    slack.quiet()
    assert arif.sees() == []


def test_a_refreshed_brief_says_that_nothing_is_new(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    brief = briefed(slack, "tanvir")
    tanvir.clicks(brief, "Refresh")
    assert "Nothing new since" in tanvir.awaits_change(brief, containing="since").text


def test_a_refreshed_brief_marks_what_is_new(slack: LocalWorkspace, running: Running) -> None:
    rehana = slack.person("rehana")
    brief = briefed(slack, "rehana", "/brief Meghna")
    log(running.bot.desk, LOCAL_OWNER, "Habib shaheb stopped all orders until the pack is there.", account="Meghna")
    rehana.clicks(brief, "Refresh")
    changed = rehana.awaits_change(brief, containing="new since")
    assert "\nNew\n" in changed.text


def test_without_an_account_the_next_meetings_are_buttons(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/brief", "#general")
    choice = tanvir.awaits_reply(containing="Your next meetings")
    assert labels(choice)
    assert choice.ephemeral
    tanvir.clicks(choice, "brief_meeting")
    assert tanvir.awaits_reply(containing="Highlights").ephemeral


def test_in_a_channel_of_an_account_that_account_is_meant(slack: LocalWorkspace, running: Running) -> None:
    channel = slack.slack.workspace.channel(KUSHIYARA).id
    bind_room(running.bot.desk, LOCAL_OWNER, f"slack:T0LOCAL/{channel}", "Kushiyara")
    assert "Kushiyara" in briefed(slack, "nusrat", "/brief", KUSHIYARA).text


def test_an_account_that_could_be_two_is_asked_back_with_buttons(slack: LocalWorkspace) -> None:
    rehana = slack.person("rehana")
    rehana.runs("/brief Padma for the display", MEGHNA)
    choice = rehana.awaits_reply(containing="Which account")
    assert len(labels(choice)) >= 2
    rehana.clicks(choice, labels(choice)[0])
    brief = rehana.awaits_reply(containing="Highlights")
    assert labels(choice)[0] in brief.text
    assert "For: the display" in brief.text


def test_an_account_typed_nearly_right_is_offered_as_a_button(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/brief Wholesale House", MEGHNA)
    assert "Dokhina Wholesale House" in labels(tanvir.awaits_reply(containing="Which account"))


@pytest.mark.parametrize(
    "line", ["/brief Nobody Knows Ltd", "/brief " + "x" * 3_990, "/brief Meghna for " + "x " * 1_980]
)
def test_a_brief_that_cannot_be_made_is_answered_with_a_sentence(slack: LocalWorkspace, line: str) -> None:
    tanvir = slack.person("tanvir")
    assert tanvir.runs(line, MEGHNA) == ""
    tanvir.awaits_reply(containing="Your brief follows")
    answer = tanvir.awaits_reply()
    assert answer.ephemeral
    assert answer.text.strip()


@pytest.mark.parametrize(("name", "channel"), [("dola", KUSHIYARA), ("arif", SHARED)])
def test_guests_and_other_companies_get_one_refusal(slack: LocalWorkspace, name: str, channel: str) -> None:
    person = slack.person(name)
    person.runs("/brief Padma Mart", channel)
    assert person.awaits_reply(containing="I speak only to the team").ephemeral


def test_log_note_opens_the_form_with_the_account_filled_in(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    brief = briefed(slack, "tanvir")
    tanvir.clicks(brief, "Log note")
    form = tanvir.awaits_view(containing="New note")
    assert "Meghna Stores" in [block.get("element", {}).get("initial_value") for block in form.blocks]


def test_a_brief_asked_for_in_bengali_is_bengali(slack: LocalWorkspace) -> None:
    nusrat = slack.person("nusrat")
    nusrat.runs("/brief মেঘনা", "#general")
    brief = nusrat.awaits_reply(containing="মূল কথা")
    assert "সূত্র" in labels(brief)


@pytest.mark.parametrize(
    ("line", "focus"),
    [("/brief Meghna space cut", "For: space cut"), ("/brief মেঘনা দামের আলাপের জন্য", "যে জন্য: দামের আলাপের")],
)
def test_what_a_brief_is_for_may_follow_the_account_as_people_write_it(
    slack: LocalWorkspace, line: str, focus: str
) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs(line)
    assert "Meghna" in tanvir.awaits_reply(containing=focus).text


def test_a_brief_may_be_asked_for_in_a_message(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    brief = tanvir.awaits_reply(tanvir.says("brief Meghna"), containing="Highlights")
    assert "Meghna Stores" in brief.text


def test_who_joins_later_and_may_not_read_the_account_gets_nothing_by_its_buttons(slack: LocalWorkspace) -> None:
    nusrat, lipi = slack.person("nusrat"), slack.person("lipi")
    brief = briefed(slack, "nusrat", "/brief Nokshi", "#nokshi")
    nusrat.clicks(brief, "Share here")
    shared = nusrat.awaits_reply(containing="Shared by")
    nusrat.invites("#nokshi", lipi.id)
    lipi.clicks(shared, "Sources")
    assert "not yours to read" in lipi.awaits_reply(containing="sources").text
    lipi.clicks(shared, "Draft follow-up")
    assert "Nokshi" not in lipi.awaits_view(containing="No account").text


def test_a_button_of_a_brief_that_is_no_longer_kept_says_so(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    brief = briefed(slack, "tanvir")
    tanvir.clicks(brief, "Refresh", {"value": "slack:long-ago|2"})
    assert "too old" in tanvir.awaits_reply(containing="too old").text
