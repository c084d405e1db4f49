"""Whatever comes, a clear sentence or nothing to nobody: busy, hostile, broken, of another time, of another sender."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from slack_bolt import BoltRequest

from bot.app import Running
from bot.features.requests import request_of, unsettled
from bot.workspace.gestures import LocalWorkspace
from tests.bot.slack.conftest import until_answered

QUESTION = "What did Padma Mart buy last quarter?"


def event(text: str, ts: str, *, user: str = "U0002", **more: object) -> Mapping[str, object]:
    """A message in a direct message, as Slack delivers it."""
    inner = {"type": "message", "channel": "D00020BOT", "channel_type": "im", "user": user, "text": text, "ts": ts}
    return {"type": "event_callback", "team_id": "T0LOCAL", "event_id": f"Ev{ts}", "event": {**inner, **more}}


def deliver(running: Running, body: Mapping[str, object]) -> int:
    """Gives the app a delivery as its socket does; the status it answers with."""
    request = BoltRequest(body=json.dumps(body), mode="socket_mode")
    return int(running.app.dispatch(request).status or 0)


def test_the_same_delivery_ten_times_is_answered_once(slack: LocalWorkspace, running: Running) -> None:
    tanvir = slack.person("tanvir")
    question = tanvir.says(QUESTION)
    body = event(QUESTION, question.ts)
    assert {deliver(running, body) for _ in range(10)} == {200}
    until_answered(running)
    assert len([one for one in tanvir.sees() if one.thread_ts == question.ts]) == 1


def test_what_came_days_late_is_not_answered_again(slack: LocalWorkspace, running: Running) -> None:
    tanvir = slack.person("tanvir")
    question = tanvir.says(QUESTION)
    tanvir.awaits_reply(question)
    until_answered(running)
    tanvir.opens_dm()
    assert deliver(running, event(QUESTION, question.ts)) == 200
    until_answered(running)
    assert [one for one in tanvir.sees() if one.thread_ts == question.ts] == []


def test_a_message_without_words_or_author_is_left_alone(running: Running) -> None:
    kept = []
    for more in ({"user": ""}, {"bot_id": "B1"}, {"user": running.bot.user}, {"subtype": "channel_topic"}):
        assert deliver(running, event(QUESTION, "1.000001", **more)) == 200
        # Only these deliveries: the opened tab of a test before may be told of meanwhile.
        kept += [one.id for one in unsettled(running.bot.desk) if "1.000001" in one.id]
    assert kept == []


def test_in_a_channel_that_another_company_made_our_people_are_ours_and_theirs_are_theirs(
    slack: LocalWorkspace, running: Running
) -> None:
    """Slack then names the other company's team in the event, and ours as the one the bot is installed in."""
    tanvir, arif = slack.person("tanvir"), slack.person("arif")
    room = slack.slack.workspace.channel("#padma-mart-and-us").id
    installed = {"team_id": "T0OTHER", "authorizations": [{"team_id": "T0LOCAL", "is_bot": True}]}
    for ts, person in (("1700000001.000100", tanvir), ("1700000002.000100", arif)):
        asked = event(f"<@{running.bot.user}> {QUESTION}", ts, user=person.id, channel=room, channel_type="channel")
        assert deliver(running, {**asked, **installed}) == 200
    assert tanvir.awaits_reply(containing="Padma Mart").ephemeral
    assert arif.awaits_reply().text == "I speak only to the team I work for."


def test_a_mention_of_nothing_is_told_what_can_be_asked(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.mentions("", "#meghna-stores")
    assert tanvir.awaits_reply(containing="/brief").by_app


def test_a_press_on_a_button_that_nobody_knows_is_told_so(slack: LocalWorkspace, running: Running) -> None:
    tanvir = slack.person("tanvir")
    question = tanvir.says("hello")
    answer = tanvir.awaits_reply(question)
    body = {
        "type": "block_actions",
        "team": {"id": "T0LOCAL"},
        "user": {"id": "U0002", "team_id": "T0LOCAL"},
        "trigger_id": "1.2.press",
        "channel": {"id": answer.channel},
        "message": {"ts": answer.ts, "thread_ts": question.ts},
        "container": {"type": "message", "message_ts": answer.ts},
        "actions": [{"action_id": "of_another_age", "block_id": "b", "type": "button", "value": "x"}],
    }
    assert deliver(running, body) == 200
    assert tanvir.awaits_reply(question, containing="older message").by_app


def test_a_burst_of_presses_on_one_button_is_answered_each_time_and_harms_nothing(
    slack: LocalWorkspace, running: Running
) -> None:
    tanvir = slack.person("tanvir")
    answer = tanvir.awaits_reply(tanvir.says(QUESTION))
    for _ in range(5):
        assert tanvir.clicks(answer, "answer_sources") == ""
    until_answered(running)
    assert {one.text for one in tanvir.sees()} == {tanvir.sees()[0].text}


def test_a_button_on_an_old_answer_is_checked_again_for_whoever_presses_it(slack: LocalWorkspace) -> None:
    tanvir, arif = slack.person("tanvir"), slack.person("dola")
    question = tanvir.mentions("what did Meghna buy last quarter?", "#meghna-stores")
    answer = tanvir.awaits_reply(question)
    slack.person("tanvir").invites("#meghna-stores", arif.id)
    arif.clicks(answer, "answer_sources")
    assert arif.awaits_reply().text == "I speak only to the team I work for."


def test_where_too_much_waits_the_person_is_told_and_nothing_is_kept(slack: LocalWorkspace, running: Running) -> None:
    jobs = running.bot.jobs
    full = dict(jobs._queue_of.items())  # type: ignore[attr-defined]
    tanvir = slack.person("tanvir")
    try:
        for name, queue in full.items():
            jobs._queue_of[name] = type(queue)(queue.name, queue.at_once, 0)  # type: ignore[attr-defined]
        question = tanvir.says(QUESTION)
        assert "so much has been asked of me" in tanvir.awaits_reply().text.lower()
        assert request_of(running.bot.desk, f"slack:T0LOCAL/{question.channel}/{question.ts}") is None
    finally:
        jobs._queue_of.update(full)  # type: ignore[attr-defined]


def test_no_word_of_a_person_and_no_token_is_in_the_log(slack: LocalWorkspace, running: Running, home: Path) -> None:
    nusrat = slack.person("nusrat")
    nusrat.awaits_reply(nusrat.says("What did Kushiyara say about zebrafish accordions?"))
    until_answered(running)
    log = (home / "keybrief.log").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in log.splitlines()]
    assert any(line["event"] == "answered" and line["feature"] == "ask" for line in lines)
    assert "zebrafish" not in log
    assert "Kushiyara" not in log
    assert "xoxb-" not in log
    assert "xapp-" not in log
