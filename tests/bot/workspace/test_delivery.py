"""Delivery: each event goes to one socket, comes again until it is acked, and faults come when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from threading import Thread

import pytest
from slack_sdk.errors import SlackApiError
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bot.workspace.delivery import Timing
from bot.workspace.gestures import LocalWorkspace
from tests.bot.workspace.bolt_app import manifest as bolt_manifest
from tests.bot.workspace.bolt_app import running, sync_app
from tests.bot.workspace.ears import client, ears, manifest, person, workspace


@pytest.fixture
def slack() -> Iterator[LocalWorkspace]:
    with workspace() as found:
        yield found


def test_an_event_that_is_not_acked_comes_three_times_more_with_the_same_id(slack: LocalWorkspace) -> None:
    with ears(slack) as app:
        person(slack).says("hello")
        envelopes = [app.hears(ack=False) for _ in range(4)]
        assert app.hears_nothing()
    assert {one["payload"]["event_id"] for one in envelopes} == {envelopes[0]["payload"]["event_id"]}
    assert [one["retry_attempt"] for one in envelopes] == [0, 1, 2, 3]
    assert [one["retry_reason"] for one in envelopes] == ["", "timeout", "timeout", "timeout"]


def test_an_event_that_is_acked_comes_once(slack: LocalWorkspace) -> None:
    with ears(slack) as app:
        person(slack).says("hello")
        event = app.hears()["payload"]["event"]
        assert (event["type"], event["channel_type"], event["text"]) == ("message", "im", "hello")
        assert app.hears_nothing()


def test_several_sockets_share_the_events(slack: LocalWorkspace) -> None:
    with ears(slack) as one, ears(slack) as other:
        assert (one.hello["num_connections"], other.hello["num_connections"]) == (1, 2)
        for number in range(4):
            person(slack).says(f"hello {number}")
        heard = [[app.hears()["payload"]["event"]["text"] for _ in range(2)] for app in (one, other)]
    assert sorted(heard[0] + heard[1]) == [f"hello {number}" for number in range(4)]


def test_an_eleventh_socket_is_refused_and_an_address_is_good_once(slack: LocalWorkspace) -> None:
    address = client(slack).apps_connections_open(app_token="xapp-local")["url"]
    with ExitStack() as opened:
        opened.enter_context(connect(address)).recv(5)
        with pytest.raises(InvalidStatus):
            connect(address)
        for _ in range(9):
            opened.enter_context(ears(slack))
        with ears(slack) as eleventh:
            assert eleventh.hello == {"type": "disconnect", "reason": "too_many_websockets"}


def test_a_command_that_nobody_acks_tells_the_person_so(slack: LocalWorkspace) -> None:
    farhana = person(slack)
    assert farhana.runs("/brief Meghna") == "dispatch_failed"
    assert farhana.awaits_notice() == '/brief failed with the error "dispatch_failed"'
    with ears(slack) as app:
        assert farhana.runs("/brief Meghna") == "operation_timeout"
        assert farhana.awaits_notice() == '/brief failed with the error "operation_timeout"'
        payload = app.hears(ack=False)["payload"]
    assert (payload["command"], payload["text"], payload["user_id"]) == ("/brief", "Meghna", farhana.id)


def test_what_comes_with_the_ack_of_a_command_is_shown_to_the_person_alone(slack: LocalWorkspace) -> None:
    farhana = person(slack)
    with ears(slack) as app:
        waiting = Thread(target=lambda: app.hears(answer={"text": "one moment"}))
        waiting.start()
        assert farhana.runs("/brief Meghna", "#general") == ""
        waiting.join()
        assert farhana.awaits_reply(containing="one moment").ephemeral
    assert person(slack, "shuvo").sees() == []


def test_a_command_that_is_not_there_and_one_in_a_thread_are_refused(slack: LocalWorkspace) -> None:
    farhana = person(slack)
    with pytest.raises(Exception, match="unknown_command"):
        farhana.runs("/breif Meghna")
    assert farhana.awaits_notice() == "/breif is not a valid command."


def test_only_what_is_subscribed_to_is_delivered() -> None:
    deaf = manifest(events=frozenset({"app_mention"}))
    with workspace(deaf) as slack, ears(slack) as app:
        person(slack).says("hello")
        person(slack).mentions("hello", "#general")
        assert app.hears()["payload"]["event"]["type"] == "app_mention"
        assert app.hears_nothing()


def test_a_mention_is_two_events_and_none_where_the_bot_is_not(slack: LocalWorkspace) -> None:
    with ears(slack) as app:
        person(slack).mentions("hello", "#quiet")
        person(slack).mentions("hello", "#general")
        kinds = [app.hears()["payload"]["event"]["type"] for _ in range(2)]
        assert sorted(kinds) == ["app_mention", "message"]
        assert app.hears_nothing()


def test_events_are_doubled_and_reordered_on_demand(slack: LocalWorkspace) -> None:
    with ears(slack) as app:
        slack.fault("duplicate_events")
        person(slack).says("twice")
        ids = [app.hears()["payload"]["event_id"] for _ in range(2)]
        assert ids[0] == ids[1]
        slack.fault("duplicate_events", False)
        slack.fault("reorder_events")
        person(slack).says("first")
        person(slack).says("second")
        assert [app.hears()["payload"]["event"]["text"] for _ in range(2)] == ["second", "first"]


def test_an_app_whose_socket_drops_or_is_refreshed_comes_back_and_misses_nothing() -> None:
    often = Timing(retries=(0.5,) * 40)
    with workspace(bolt_manifest(), often) as slack, running(slack, sync_app(slack)):
        farhana = person(slack)
        for fault in ("drop", "refresh"):
            slack.fault(fault)
            farhana.says("hello again")
            farhana.awaits_reply(containing="hello", within=20)


def test_what_is_no_json_on_a_socket_is_not_heard_and_breaks_nothing(slack: LocalWorkspace) -> None:
    with ears(slack) as app:
        for text in ("{", "[]", '"x"', '{"envelope_id": "unknown"}', '{"envelope_id": {}}'):
            app.says(text)
        person(slack).says("hello")
        assert app.hears()["payload"]["event"]["text"] == "hello"


def test_calls_fail_on_demand(slack: LocalWorkspace) -> None:
    web = client(slack)
    slack.fault("fail", "chat.postMessage:2:channel_not_found")
    farhana = person(slack)
    assert web.chat_postMessage(channel=farhana.id, text="one")["ok"]
    with pytest.raises(SlackApiError, match="channel_not_found"):
        web.chat_postMessage(channel=farhana.id, text="two")
    assert web.chat_postMessage(channel=farhana.id, text="three")["ok"]
    slack.fault("storm", 1)
    with pytest.raises(SlackApiError) as often:
        web.auth_test()
    assert (often.value.response.status_code, often.value.response.headers["Retry-After"]) == (429, "1")
    slack.fault("server_errors", 1)
    with pytest.raises(SlackApiError) as broken:
        web.auth_test()
    assert broken.value.response.status_code == 500
    assert web.auth_test()["ok"]
    with pytest.raises(Exception, match="no such fault"):
        slack.fault("earthquake")
