"""Asking in Slack: answered once, in the thread, with sources, by what may be read; asked back where it is unclear."""

from __future__ import annotations

import json

import pytest
from slack_bolt import BoltRequest

from bot.app import Running
from bot.features.rooms import bind_room
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.seen import Message
from bot.workspace.state import TEAM_ID
from knowledge.people import LOCAL_OWNER
from tests.bot.slack.conftest import until_answered, until_heard

QUESTION = "What did Padma Mart buy last quarter?"


def answered(slack: LocalWorkspace, name: str, question: Message, *, containing: str = "") -> Message:
    return slack.person(name).awaits_reply(question, containing=containing)


def labels(shown: Message) -> list[str]:
    """What can be pressed on a message."""
    found = (element for block in shown.blocks for element in block.get("elements", ()))
    return [element["text"]["text"] for element in found if "action_id" in element]


def test_a_question_in_the_direct_messages_is_answered_in_its_thread_with_sources(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    question = tanvir.says(QUESTION)
    answer = tanvir.awaits_reply(question)
    assert "Padma Mart" in answer.text
    assert "[1]" in answer.text
    tanvir.clicks(answer, "answer_sources")
    sources = tanvir.awaits_reply()
    assert "order-" in sources.text


def test_a_follow_on_in_the_thread_needs_no_account(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    question = tanvir.says(QUESTION)
    tanvir.awaits_reply(question)
    follow_on = tanvir.says("and last year?", thread=question)
    assert "2025" in tanvir.awaits_reply(follow_on).text


def test_a_mention_is_answered_once_though_slack_tells_of_it_twice(slack: LocalWorkspace, running: Running) -> None:
    shormi = slack.person("shormi")
    question = shormi.mentions("when do we meet Meghna?", "#meghna-stores")
    shormi.awaits_reply(question)
    until_heard(slack)
    until_answered(running)
    assert len([one for one in shormi.sees() if one.thread_ts == question.ts]) == 1


def test_a_follow_on_in_a_channel_thread_needs_no_new_mention(slack: LocalWorkspace) -> None:
    shormi = slack.person("shormi")
    question = shormi.mentions("what did Meghna buy last quarter?", "#meghna-stores")
    shormi.awaits_reply(question)
    follow_on = shormi.says("and last year?", thread=question)
    assert "2025" in shormi.awaits_reply(follow_on).text


def test_talk_among_people_in_a_thread_of_the_bot_is_left_alone(slack: LocalWorkspace, running: Running) -> None:
    shormi, tanvir = slack.person("shormi"), slack.person("tanvir")
    question = shormi.mentions("what did Meghna buy last quarter?", "#meghna-stores")
    shormi.awaits_reply(question)
    tanvir.says("Thanks, I will call them tomorrow.", thread=question)
    shormi.says(f"<@{tanvir.id}> do you have the numbers of the depot?", thread=question)
    tanvir.says("Do you know?", "#meghna-stores")
    until_heard(slack)
    until_answered(running)
    assert tanvir.sees() == []


def test_a_question_that_fits_two_accounts_is_asked_back_and_kept(slack: LocalWorkspace, running: Running) -> None:
    rehana = slack.person("rehana")
    question = rehana.says("What did Padma buy this year?")
    choice = rehana.awaits_reply(question)
    first, second, *_ = labels(choice)
    rehana.clicks(choice, first)
    answer = rehana.awaits_change(choice)
    assert first in answer.text
    assert second not in answer.text
    assert "account_chosen" not in str(answer.blocks)
    until_heard(slack)
    until_answered(running)
    assert len([one for one in rehana.sees() if one.thread_ts == question.ts]) == 1


@pytest.mark.parametrize("name", ["dola", "arif"])
def test_guests_and_people_of_other_companies_get_one_refusal_that_names_nothing(
    slack: LocalWorkspace, name: str, running: Running
) -> None:
    channel = {"dola": "#kushiyara-superstore", "arif": "#padma-mart-and-us"}[name]
    person = slack.person(name)
    question = person.mentions(QUESTION, channel)
    person.awaits_reply()
    until_heard(slack)
    until_answered(running)
    seen = person.sees()
    assert [one.text for one in seen] == ["I speak only to the team I work for."]
    assert seen[0].ephemeral
    assert question.ts


def test_in_a_channel_shared_with_another_company_the_answer_is_for_the_asker_alone(
    slack: LocalWorkspace, running: Running
) -> None:
    tanvir, arif = slack.person("tanvir"), slack.person("arif")
    question = tanvir.mentions(QUESTION, "#padma-mart-and-us")
    answer = tanvir.awaits_reply(containing="Padma Mart")
    assert answer.ephemeral
    assert "people of another company" in answer.text
    until_heard(slack)
    until_answered(running)
    assert arif.sees() == []
    assert question.ts


def test_where_a_guest_reads_the_answer_is_for_the_asker_alone(slack: LocalWorkspace) -> None:
    nusrat = slack.person("nusrat")
    nusrat.mentions("what did Kushiyara buy last quarter?", "#kushiyara-superstore")
    answer = nusrat.awaits_reply(containing="Kushiyara")
    assert answer.ephemeral
    assert "Dola Akand" in answer.text


def test_a_figure_over_all_accounts_is_for_the_asker_alone(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.mentions("which accounts bought most this year?", "#meghna-stores")
    assert tanvir.awaits_reply().ephemeral


def test_a_question_in_bengali_is_answered_in_bengali(slack: LocalWorkspace) -> None:
    nusrat = slack.person("nusrat")
    question = nusrat.says("কুশিয়ারা কোন কোন পণ্য আর নিচ্ছে না?")
    assert "কুশিয়ারা" in nusrat.awaits_reply(question).text


def test_a_greeting_gets_a_greeting_and_no_sources(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    answer = tanvir.awaits_reply(tanvir.says("hello"))
    assert "source" not in answer.text
    assert "Hello" in answer.text


def test_a_question_of_no_account_says_what_is_missing(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    answer = tanvir.awaits_reply(tanvir.says("what did they buy last month?"))
    assert "--account" not in answer.text
    assert "account" in answer.text


def test_a_question_longer_than_any_question_is_answered_with_a_reason(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    answer = tanvir.awaits_reply(tanvir.says("what did Padma Mart buy? " * 400))
    assert "4,000" in answer.text


def test_a_deleted_question_is_not_answered_again_and_an_edit_asks_nothing_anew(
    slack: LocalWorkspace, running: Running
) -> None:
    tanvir = slack.person("tanvir")
    question = tanvir.says(QUESTION)
    tanvir.awaits_reply(question)
    tanvir.edits(question, "What did Padma Mart buy in 2025?")
    until_heard(slack)
    until_answered(running)
    assert tanvir.sees() == []


def test_what_another_bot_says_is_not_answered(slack: LocalWorkspace, running: Running) -> None:
    tanvir = slack.person("tanvir")
    question = tanvir.says(QUESTION)
    answer = tanvir.awaits_reply(question)
    until_heard(slack)
    until_answered(running)
    assert answer.by_app
    assert len([one for one in tanvir.sees() if one.thread_ts == question.ts]) == 1


def test_the_account_of_a_room_is_what_a_question_there_is_about(slack: LocalWorkspace, running: Running) -> None:
    bind_room(running.bot.desk, LOCAL_OWNER, room_of(slack, "#kushiyara-superstore"), "Kushiyara")
    lipi = slack.person("lipi")
    lipi.mentions("what did they buy last quarter?", "#kushiyara-superstore")
    assert "Kushiyara" in lipi.awaits_reply().text
    answer = lipi.awaits_reply(lipi.says("what did they buy last quarter?"))
    assert "Which account" in answer.text
    lipi.looks_at("#kushiyara-superstore")
    until_heard(slack)
    until_answered(running)
    assert "Kushiyara" in lipi.awaits_reply(lipi.says("what did they buy last quarter?")).text


def test_where_a_person_looks_at_no_channel_any_more_none_is_taken_for_granted(
    slack: LocalWorkspace, running: Running
) -> None:
    bind_room(running.bot.desk, LOCAL_OWNER, room_of(slack, "#kushiyara-superstore"), "Kushiyara")
    imrul = slack.person("imrul")
    imrul.looks_at("#kushiyara-superstore")
    until_heard(slack)
    until_answered(running)
    assert "Kushiyara" in imrul.awaits_reply(imrul.says("what did they buy last quarter?")).text
    nothing = {"type": "app_context_changed", "user": imrul.id, "context": {"entities": []}}
    body = {"type": "event_callback", "team_id": TEAM_ID, "event_id": "EvNothing", "event": nothing}
    assert running.app.dispatch(BoltRequest(body=json.dumps(body), mode="socket_mode")).status == 200
    until_answered(running)
    assert "Which account" in imrul.awaits_reply(imrul.says("what did they buy last quarter?")).text


def test_a_guest_who_looks_around_is_told_nothing(slack: LocalWorkspace, running: Running) -> None:
    dola = slack.person("dola")
    dola.looks_at("#kushiyara-superstore")
    until_heard(slack)
    until_answered(running)
    assert dola.sees() == []


@pytest.mark.parametrize("name", ["dola", "arif"])
def test_an_outsider_who_asks_a_colleague_in_a_thread_of_the_bot_is_told_nothing(
    slack: LocalWorkspace, running: Running, name: str
) -> None:
    asker, channel = {"dola": ("nusrat", "#kushiyara-superstore"), "arif": ("shormi", "#padma-mart-and-us")}[name]
    question = slack.person(asker).mentions(QUESTION, channel)
    slack.person(asker).awaits_reply()
    person = slack.person(name)
    person.says("What about last year?", thread=question)
    until_heard(slack)
    until_answered(running)
    assert person.sees() == []


def test_in_a_thread_about_an_account_of_others_a_colleague_asks_about_another(slack: LocalWorkspace) -> None:
    nusrat, tanvir = slack.person("nusrat"), slack.person("tanvir")
    question = nusrat.mentions("what did Nokshi buy last quarter?", "#general")
    assert "Nokshi" in nusrat.awaits_reply().text
    of_another = tanvir.mentions(QUESTION, "#general", thread=question)
    assert "Padma Mart" in tanvir.awaits_reply(of_another).text


def test_in_a_thread_about_an_account_of_others_it_is_not_taken_for_granted(slack: LocalWorkspace) -> None:
    nusrat, tanvir = slack.person("nusrat"), slack.person("tanvir")
    question = nusrat.mentions("what did Nokshi buy last quarter?", "#general")
    nusrat.awaits_reply()
    tanvir.mentions("what did they buy last quarter?", "#general", thread=question)
    assert "Which account" in tanvir.awaits_reply().text


def test_the_buttons_of_a_question_that_was_deleted_answer_nothing(slack: LocalWorkspace, running: Running) -> None:
    rehana = slack.person("rehana")
    question = rehana.mentions("What did Padma buy this year?", "#meghna-stores")
    choice = rehana.awaits_reply()
    rehana.deletes(question)
    until_heard(slack)
    until_answered(running)
    (_, label, *_) = labels(choice)
    rehana.clicks(choice, label)
    assert "answered already" in rehana.awaits_reply().text


def room_of(slack: LocalWorkspace, channel: str) -> str:
    return f"slack:T0LOCAL/{slack.slack.workspace.channel(channel).id}"
