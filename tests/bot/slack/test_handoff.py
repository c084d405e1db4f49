"""/handoff in Slack: a colleague is asked, answers by a button or in words; each side is told what the other said."""

from __future__ import annotations

import sqlalchemy as sa

from bot.app import Running
from bot.features.commitment import commitment_of
from bot.features.handoff import open_handoffs
from bot.workspace.gestures import LocalWorkspace
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import Account, Visibility

FORECAST = "One-page forecast of ghee lachchha by store"


def test_work_is_passed_on_in_words_and_accepted_by_a_button(slack: LocalWorkspace, running: Running) -> None:
    tanvir, shormi, desk = slack.person("tanvir"), slack.person("shormi"), running.bot.desk
    tanvir.runs("/handoff commitment-2 to Shormi Dutta: by store, please")
    assert "is asked to take it over" in tanvir.awaits_reply(containing="Shormi Dutta").text
    asked = shormi.awaits_reply(containing="Tanvir Ashik passes work on to you")
    assert FORECAST in asked.text
    assert "by store, please" in asked.text
    assert commitment_of(desk, LOCAL_OWNER, "commitment-2").owner == "Tanvir Ashik"
    shormi.clicks(asked, "Accept")
    assert "It is yours now" in shormi.awaits_change(asked, containing="yours now").text
    assert "Shormi Dutta takes it over" in tanvir.awaits_reply(containing="takes it over").text
    held = commitment_of(desk, LOCAL_OWNER, "commitment-2")
    assert (held.owner, held.function) == ("Shormi Dutta", "trade marketing")


def test_a_colleague_asks_first_is_answered_and_declines_in_bengali(slack: LocalWorkspace, running: Running) -> None:
    tanvir, imrul = slack.person("tanvir"), slack.person("imrul")
    tanvir.runs("/handoff commitment-35 to imrul@shaplabari.example")
    asked = imrul.awaits_reply(containing="Tanvir Ashik passes work on to you")
    imrul.clicks(asked, "Ask")
    form = imrul.awaits_view(containing="What do you want to know first?")
    assert imrul.fills(form, {"What do you want to know first?": "কোন গুদাম থেকে?"}).submits() == {}
    question = tanvir.awaits_reply(containing="Imrul Bashar asks first")
    assert "কোন গুদাম থেকে?" in question.text
    tanvir.clicks(question, "Answer")
    form = tanvir.awaits_view(containing="Your answer")
    assert tanvir.fills(form, {"Your answer": "Tongi"}).submits() == {}
    again = imrul.awaits_reply(containing="Tongi")
    imrul.clicks(again, "Decline")
    form = imrul.awaits_view(containing="Why not?")
    assert imrul.fills(form, {"Why not? Your colleague reads this.": "No truck"}).submits() == {}
    assert "No truck" in tanvir.awaits_reply(containing="does not take it over").text
    assert open_handoffs(running.bot.desk, LOCAL_OWNER) == ()


def test_the_form_passes_on_what_is_chosen(slack: LocalWorkspace) -> None:
    nusrat, lipi = slack.person("nusrat"), slack.person("lipi")
    nusrat.runs("/handoff")
    opened = nusrat.awaits_reply(containing="Nothing waits for an answer")
    nusrat.clicks(opened, "Pass on")
    form = nusrat.awaits_view(containing="Who takes it over?")
    what = next(one["element"]["options"][0]["text"]["text"] for one in form.blocks if one.get("block_id") == "item")
    given = {"What do you pass on?": what, "Who takes it over?": "Lipi Banu", "What should they know?": "সময় কম"}
    assert nusrat.fills(form, given).submits() == {}
    asked = lipi.awaits_reply(containing="Nusrat Mahin passes work on to you")
    assert "সময় কম" in asked.text
    passed = nusrat.awaits_reply(containing="Lipi Banu is asked")
    nusrat.clicks(passed, "Withdraw")
    assert "keeps it after all" in lipi.awaits_reply(containing="keeps it after all").text


def test_whoever_was_asked_and_may_no_longer_read_the_account_is_told_why_the_button_does_nothing(
    slack: LocalWorkspace, running: Running
) -> None:
    tanvir, lipi, desk = slack.person("tanvir"), slack.person("lipi"), running.bot.desk
    tanvir.runs("/handoff commitment-35 to Lipi Banu")
    asked = lipi.awaits_reply(containing="Tanvir Ashik passes work on to you")
    account = sa.update(Account).where(Account.id == commitment_of(desk, LOCAL_OWNER, "commitment-35").account_id)
    with desk.book.writing() as session:
        session.execute(account.values(visibility=Visibility.TEAM))
    lipi.clicks(asked, "Accept")
    assert "take you into its team" in lipi.awaits_reply(containing="You may no longer read the account").text
    lipi.clicks(asked, "Ask")
    lipi.awaits_view(containing="You may no longer read the account")
    with desk.book.writing() as session:
        session.execute(account.values(visibility=Visibility.WORKSPACE))
    lipi.clicks(asked, "Accept")
    lipi.awaits_change(asked, containing="yours now")


def test_a_guest_and_a_wrong_line_get_one_sentence(slack: LocalWorkspace) -> None:
    tanvir, dola = slack.person("tanvir"), slack.person("dola")
    tanvir.runs("/handoff commitment-2")
    assert "To whom?" in tanvir.awaits_reply(containing="To whom").text
    tanvir.runs("/handoff commitment-9999 to Shormi Dutta")
    assert "no work called commitment-9999" in tanvir.awaits_reply(containing="commitment-9999").text
    dola.runs("/handoff commitment-2 to Shormi Dutta")
    assert dola.awaits_reply().text
