"""What is offered first, and what is offered by a button: each prompt leads on, in both languages."""

from __future__ import annotations

import pytest

from bot.slack.messages import meant
from bot.workspace.gestures import LocalWorkspace


@pytest.mark.parametrize(
    ("said", "what", "account"),
    [
        ("brief Padma Mart", "brief", "Padma Mart"),
        ("Brief me on Padma Mart", "brief", "Padma Mart"),
        ("ব্রিফ: পদ্মা মার্ট", "brief", "পদ্মা মার্ট"),
        ("brief", "brief", ""),
        ("prep me for the Padma Mart meeting tomorrow", "brief", "Padma Mart"),
        ("help me prepare for my call with Padma Mart", "brief", "Padma Mart"),
        ("Catch me up on Padma Mart", "brief", "Padma Mart"),
        ("Give me three talking points for Padma Mart", "brief", "Padma Mart"),
        ("agenda for the Padma Mart meeting", "brief", "Padma Mart"),
        ("What should I bring up with Padma Mart tomorrow?", "brief", "Padma Mart"),
        ("what should I know before the meeting?", "brief", ""),
        ("পদ্মা মার্টের ব্রিফ দাও", "brief", "পদ্মা মার্টের"),
        ("পদ্মা মার্টের সাথে মিটিংয়ে কী বলব?", "brief", "পদ্মা মার্টের"),
        ("padma mart er brief dao", "brief", "padma mart"),
        ("write a follow up for yesterday's meeting with Padma Mart", "followup_offer", "Padma Mart"),
        ("পদ্মা মার্টের ফলো-আপ লিখে দাও", "followup_offer", "পদ্মা মার্টের"),
        ("Draft the follow-up for Padma Mart", "followup_offer", "Padma Mart"),
        ("follow up with Padma Mart", "followup_offer", "Padma Mart"),
        ("ফলো-আপ: পদ্মা মার্ট", "followup_offer", "পদ্মা মার্ট"),
    ],
)
def test_words_that_ask_for_a_brief_or_a_follow_up_name_its_account(said: str, what: str, account: str) -> None:
    assert meant(said) == (what, {"text": account})


@pytest.mark.parametrize("said", ["note", "Note.", "log a note", "How do I log a note?", "নোট", "নোট কীভাবে রাখব?"])
def test_a_note_without_words_is_no_note(said: str) -> None:
    assert meant(said) == ("note_offer", {})


@pytest.mark.parametrize("said", ["note Padma Mart: they pay late", "নোট পদ্মা মার্ট: টাকা দেরিতে দেয়"])
def test_a_note_with_words_is_one(said: str) -> None:
    assert meant(said)[0] == "note"


@pytest.mark.parametrize(
    "said",
    [
        "what does the brief of Padma Mart rest on?",
        "what is the follow-up for Padma Mart?",
        "what does the note say?",
        "is the brief for Padma Mart ready?",
        "brief history of Padma Mart",
        "who asked for the agenda for Padma Mart",
        "did we follow up with Padma Mart?",
    ],
)
def test_a_question_of_them_is_a_question(said: str) -> None:
    assert meant(said)[0] == "ask"


@pytest.mark.parametrize("said", ["we gave Padma Mart a brief", "Lamia wants a brief", "the brief was good " * 20])
def test_words_about_a_brief_order_none(said: str) -> None:
    assert meant(said)[0] in ("ask", "note")


def test_a_brief_may_be_asked_by_the_person_one_meets(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    told = tanvir.awaits_reply(tanvir.says("What should I bring up with Arif Mahbub?"))
    assert "Padma Mart" in told.text


def test_how_to_note_is_told_with_an_account_of_ones_own_and_the_form_is_offered(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    offer = tanvir.awaits_reply(tanvir.says("How do I log a note?"))
    assert "note Padma Mart:" in offer.text
    tanvir.clicks(offer, "Or fill in a form")
    form = tanvir.awaits_view(containing="Leave it empty if the note names the account")
    assert "New note" in form.text


def test_a_follow_up_that_is_asked_for_in_words_is_drafted_at_a_press(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    offer = tanvir.awaits_reply(tanvir.says("Draft the follow-up for Padma Mart"))
    tanvir.clicks(offer, "Draft follow-up")
    assert "Padma Mart" in tanvir.awaits_view(containing="as of").text


def test_a_follow_up_of_no_account_is_asked_back(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    assert "Which account" in tanvir.awaits_reply(tanvir.says("followup")).text
    assert "Padma Wholesale" in str(tanvir.awaits_reply(tanvir.says("followup Padma")).blocks)


def test_the_prompts_are_in_the_persons_language_and_each_does_what_it_says(slack: LocalWorkspace) -> None:
    nusrat = slack.person("nusrat")
    nusrat.opens_dm()
    prompts = nusrat.awaits_prompts()
    wanted = ("[1]", "Short brief as of", "note Kushiyara", "The follow-up for")
    for prompt, expected in zip(prompts, wanted, strict=True):
        assert expected in nusrat.awaits_reply(nusrat.says(prompt)).text, prompt
