"""Slack away, a room closed, the bot put out of it, the records locked or gone: answered, or told why."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from slack_bolt import BoltRequest, BoltResponse

from bot.app import Running
from bot.features.requests import request_of
from bot.slack.errors import tell
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.state import BOT_USER, Channel
from knowledge.errors import StorageTrouble
from tests.bot.slack.conftest import until_answered

QUESTION = "what did Meghna buy last quarter?"


def channel(slack: LocalWorkspace, name: str) -> Channel:
    return slack.slack.workspace.channel(name)


def test_where_the_channel_was_archived_meanwhile_the_answer_comes_by_direct_message(slack: LocalWorkspace) -> None:
    shormi, room = slack.person("shormi"), channel(slack, "#meghna-stores")
    slack.fault("delay_events", 0.3)
    question = shormi.mentions(QUESTION, "#meghna-stores")
    slack.call(lambda: setattr(room, "archived", True))
    try:
        answer = shormi.awaits_reply(containing="Meghna")
        assert answer.channel != question.channel
    finally:
        slack.call(lambda: setattr(room, "archived", False))
        slack.fault("delay_events", 0.0)


def test_where_the_bot_was_put_out_of_the_channel_the_answer_comes_by_direct_message(slack: LocalWorkspace) -> None:
    shormi, room = slack.person("shormi"), channel(slack, "#meghna-stores")
    slack.fault("fail", "chat.postMessage:1:not_in_channel")
    question = shormi.mentions(QUESTION, "#meghna-stores")
    slack.call(lambda: room.members.remove(BOT_USER))
    try:
        assert shormi.awaits_reply(containing="Meghna").channel != question.channel
    finally:
        slack.call(lambda: room.members.append(BOT_USER))


def test_while_slack_takes_nothing_the_question_is_kept_and_answered_once_it_does(
    slack: LocalWorkspace, running: Running
) -> None:
    tanvir = slack.person("tanvir")
    slack.fault("server_errors", 12)
    question = tanvir.says("What did Padma Mart buy last quarter?")
    tanvir.awaits_reply(question, within=30)
    until_answered(running)
    assert len([one for one in tanvir.sees() if one.thread_ts == question.ts]) == 1


def test_a_storm_of_refusals_for_speed_is_waited_out(slack: LocalWorkspace, running: Running) -> None:
    tanvir = slack.person("tanvir")
    slack.fault("storm", 3)
    question = tanvir.says("When do we meet Padma Mart?")
    tanvir.awaits_reply(question, within=30)
    until_answered(running)
    assert len([one for one in tanvir.sees() if one.thread_ts == question.ts]) == 1


def test_while_somebody_else_writes_to_the_records_the_question_waits(
    slack: LocalWorkspace, running: Running, home: Path
) -> None:
    tanvir = slack.person("tanvir")
    with closing(sqlite3.connect(home / "book.sqlite", check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        ended = threading.Timer(1.5, other.rollback)
        ended.start()
        question = tanvir.says("When do we meet Padma Mart?")
        tanvir.awaits_reply(question, within=30)
        ended.join()
    until_answered(running)
    assert len([one for one in tanvir.sees() if one.thread_ts == question.ts]) == 1


def given(retry: str) -> BoltRequest:
    headers: dict[str, str | Sequence[str]] = {"x-slack-retry-num": [retry]} if retry else {}
    return BoltRequest(body="{}", mode="socket_mode", headers=headers)


def test_while_the_records_are_out_of_reach_slack_is_not_acked_and_the_person_is_told_at_the_last_delivery(
    slack: LocalWorkspace, running: Running
) -> None:
    tanvir = slack.person("tanvir")
    question = tanvir.says("hello")
    tanvir.awaits_reply(question)
    event = {"type": "message", "channel": question.channel, "channel_type": "im", "user": tanvir.id, "text": "hello"}
    body = {"type": "event_callback", "team_id": "T0LOCAL", "event": {**event, "ts": "1700000000.000100"}}
    trouble = StorageTrouble("errors.database_unreachable")
    answers = [tell(running.bot, trouble, body, given(retry)).status for retry in ("", "1", "2", "3")]
    assert answers == [503, 503, 503, 200]
    slack.quiet()
    assert len([one for one in tanvir.sees() if "database" in one.text]) == 1
    assert request_of(running.bot.desk, "slack:T0LOCAL/D00020BOT/1700000000.000100") is None


def test_a_command_that_cannot_be_taken_is_answered_in_the_ack(running: Running) -> None:
    full = StorageTrouble("errors.home_full", folder="/data")
    answer: BoltResponse = tell(running.bot, full, {"command": "/brief"}, given(""))
    assert "/data" in json.loads(answer.body)["text"]


def test_a_form_that_cannot_be_taken_says_so_itself_and_stays(running: Running) -> None:
    answer = tell(running.bot, StorageTrouble("errors.database_unreachable"), {"type": "view_submission"}, given(""))
    told = json.loads(answer.body)
    assert told["response_action"] == "update"
    assert "database" in str(told["view"]["blocks"])


def test_what_nobody_foresaw_is_told_by_its_number_and_never_in_its_own_words(running: Running, home: Path) -> None:
    try:
        raise ValueError("the customer's secret price is 42")
    except ValueError as error:
        answer = tell(running.bot, error, {"command": "/brief"}, given(""))
    text = json.loads(answer.body)["text"]
    lines = [json.loads(line) for line in (home / "keybrief.log").read_text(encoding="utf-8").splitlines()]
    unforeseen = [line for line in lines if line["event"] == "unforeseen"][-1]
    assert unforeseen["reference"] in text
    assert "secret" not in text + json.dumps(unforeseen)
    assert unforeseen["error"] == "ValueError"
