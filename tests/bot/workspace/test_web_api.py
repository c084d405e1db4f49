"""The Web API refuses what Slack refuses, in Slack's words, and does the rest as Slack does."""

from __future__ import annotations

import ast
import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

import bot.workspace
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.methods import ELSEWHERE, EVERY_ERROR, METHODS
from bot.workspace.web_api import HANDLERS
from tests.bot.workspace.ears import client, manifest, person, workspace


@pytest.fixture
def slack() -> Iterator[LocalWorkspace]:
    with workspace() as found:
        yield found


@pytest.fixture
def web(slack: LocalWorkspace) -> WebClient:
    return client(slack)


def refusal(call: Any, **given: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        call(**given)
    return str(refused.value.response["error"])


def channel(slack: LocalWorkspace, name: str) -> str:
    return slack.slack.workspace.channel(f"#{name}").id


def posted(slack: LocalWorkspace, method: str, body: bytes, **headers: str) -> tuple[int, dict[str, Any]]:
    """What a call sent by hand is answered."""
    connection = http.client.HTTPConnection(slack.address.removeprefix("http://"))
    headers = {"Authorization": "Bearer xoxb-local"} | {key.replace("_", "-"): value for key, value in headers.items()}
    connection.request("POST", f"/api/{method}", body, headers)
    answer = connection.getresponse()
    found = json.loads(answer.read())
    connection.close()
    return answer.status, found


def test_every_method_of_the_table_is_there_and_no_other() -> None:
    assert set(HANDLERS) == set(METHODS)
    assert ELSEWHERE.isdisjoint(METHODS)


@pytest.mark.parametrize("name", METHODS)
def test_a_call_without_what_it_requires_is_refused_in_slacks_words(slack: LocalWorkspace, name: str) -> None:
    method = METHODS[name]
    given = {argument.name: "x" for argument in method.arguments if argument.required}
    for argument in (one for one in method.arguments if one.required):
        token = "xapp-local" if method.token == "app" else "xoxb-local"
        rest = {key: value for key, value in given.items() if key != argument.name}
        status, answer = posted(
            slack, name, json.dumps(rest).encode(), Content_Type="application/json", Authorization=f"Bearer {token}"
        )
        assert (status, answer["ok"]) == (200, False)
        assert answer["error"] in (*method.errors, *EVERY_ERROR)
        if answer["error"] == "invalid_arguments":
            assert any("[ERROR]" in message for message in answer["response_metadata"]["messages"])


def test_each_word_of_refusal_in_the_code_is_one_that_slack_documents() -> None:
    known = {word for method in METHODS.values() for word in method.errors} | set(EVERY_ERROR)
    # Not of a method: of a response_url, an upload's address, and what the page alone is told.
    known |= {"invalid_url", "expired_url", "used_url", "file_upload_size_mismatch", "request_too_large"}
    only_the_page = {"unknown_act", "unknown_command", "not_supported_in_threads"}
    found = {
        (path.name, node.args[0].value)
        for path in Path(bot.workspace.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused" and node.args
        if isinstance(node.args[0], ast.Constant)
    }
    assert len(found) > 40
    assert [(name, word) for name, word in sorted(found) if word not in known | only_the_page] == []


def test_a_wrong_token_or_none_or_the_other_kind_is_refused(slack: LocalWorkspace) -> None:
    assert refusal(client(slack, "xoxb-other").auth_test) == "invalid_auth"
    assert refusal(client(slack, "xapp-local").auth_test) == "not_allowed_token_type"
    assert refusal(client(slack).apps_connections_open, app_token="xoxb-local") == "not_allowed_token_type"
    assert posted(slack, "auth.test", b"", Authorization="")[1]["error"] == "not_authed"


def test_a_scope_that_is_not_granted_is_named() -> None:
    with workspace(manifest(scopes=frozenset({"chat:write"}))) as slack, pytest.raises(SlackApiError) as refused:
        client(slack).users_list()
    answer = refused.value.response
    assert (answer["error"], answer["needed"], answer["provided"]) == ("missing_scope", "users:read", "chat:write")


def test_an_unknown_method_and_one_that_is_not_here_are_told_apart(slack: LocalWorkspace, web: WebClient) -> None:
    assert refusal(web.api_call, api_method="chat.sing") == "unknown_method"
    assert refusal(web.pins_add, channel="C1", timestamp="1.0") == "unknown_method"
    assert slack.slack.missing == {"pins.add": 1}


@pytest.mark.parametrize(
    ("body", "kind", "error"),
    [
        (b"{", "application/json", "invalid_json"),
        (b"[1]", "application/json", "json_not_object"),
        (b'"x"', "application/json", "json_not_object"),
        (b"[" * 100_000, "application/json", "invalid_json"),
        (b"\xff\xfe", "application/json", "invalid_charset"),
        (b"<x/>", "application/xml", "invalid_post_type"),
        (b"&".join([b"a=1"] * 1_000), "application/x-www-form-urlencoded", "invalid_form_data"),
        (b'{"channel": {"a": 1}, "text": ["x"]}', "application/json", "invalid_arguments"),
        (b'{"channel": "C9999", "text": "x"}', "application/json", "channel_not_found"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(slack: LocalWorkspace, body: bytes, kind: str, error: str) -> None:
    assert posted(slack, "chat.postMessage", body, Content_Type=kind)[1]["error"] == error


def test_ten_megabytes_are_refused_before_they_are_read(slack: LocalWorkspace) -> None:
    body = b'{"channel": "' + b"x" * 10_000_000 + b'"}'
    status, answer = posted(slack, "chat.postMessage", body, Content_Type="application/json")
    assert (status, answer["error"]) == (413, "request_too_large")
    assert client(slack).auth_test()["ok"]


def test_the_app_posts_where_it_is_a_member_and_nowhere_else(slack: LocalWorkspace, web: WebClient) -> None:
    assert web.chat_postMessage(channel=channel(slack, "general"), text="hello")["ok"]
    without = manifest(scopes=frozenset(manifest().scopes - {"chat:write.public"}))
    with workspace(without) as strict:
        other = client(strict)
        assert refusal(other.chat_postMessage, channel=channel(strict, "quiet"), text="x") == "not_in_channel"
        assert refusal(other.chat_postMessage, channel=channel(strict, "secret"), text="x") == "channel_not_found"
        assert other.conversations_join(channel=channel(strict, "quiet"))["ok"]
        assert other.chat_postMessage(channel=channel(strict, "quiet"), text="x")["ok"]
    assert refusal(web.chat_postMessage, channel=person(slack, "gone").id, text="x") == "channel_not_found"
    empty = json.dumps({"channel": channel(slack, "general")}).encode()
    assert posted(slack, "chat.postMessage", empty, Content_Type="application/json")[1]["error"] == "no_text"


def test_a_message_is_changed_deleted_and_threaded_by_the_app_that_wrote_it(
    slack: LocalWorkspace, web: WebClient
) -> None:
    general = channel(slack, "general")
    root = web.chat_postMessage(channel=general, text="root", metadata={"event_type": "k", "event_payload": {"id": 1}})
    reply = web.chat_postMessage(channel=general, text="reply", thread_ts=root["ts"])
    theirs = person(slack).says("theirs", "#general")
    thread = web.conversations_replies(channel=general, ts=root["ts"], include_all_metadata=True)["messages"]
    assert [one["text"] for one in thread] == ["root", "reply"]
    assert (thread[0]["reply_count"], thread[0]["metadata"]["event_payload"]) == (1, {"id": 1})
    assert [one["text"] for one in web.conversations_history(channel=general)["messages"]] == ["theirs", "root"]
    assert web.chat_update(channel=general, ts=reply["ts"], text="better")["text"] == "better"
    assert refusal(web.chat_update, channel=general, ts=reply["ts"], text="x" * 4_001) == "msg_too_long"
    assert refusal(web.chat_update, channel=general, ts=theirs.ts, text="mine now") == "cant_update_message"
    assert refusal(web.chat_delete, channel=general, ts=theirs.ts) == "cant_delete_message"
    assert refusal(web.chat_delete, channel=general, ts="1.000001") == "message_not_found"
    web.chat_delete(channel=general, ts=root["ts"])
    left = web.conversations_replies(channel=general, ts=root["ts"])["messages"]
    assert [one.get("subtype", one["text"]) for one in left] == ["tombstone", "better"]
    assert root["ts"].replace(".", "") in web.chat_getPermalink(channel=general, message_ts=root["ts"])["permalink"]


def test_lists_are_handed_out_by_cursors(slack: LocalWorkspace, web: WebClient) -> None:
    names, cursor = [], ""
    while True:
        page = web.conversations_list(types="public_channel,private_channel,im", limit=2, cursor=cursor)
        names += [one.get("name") for one in page["channels"]]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert [name for name in names if name] == ["general", "quiet", "padma"]
    assert refusal(web.conversations_list, cursor="nonsense") == "invalid_cursor"
    for number in range(5):
        web.chat_postMessage(channel=channel(slack, "general"), text=str(number))
    first = web.conversations_history(channel=channel(slack, "general"), limit=3)
    rest = web.conversations_history(
        channel=channel(slack, "general"), limit=3, cursor=first["response_metadata"]["next_cursor"]
    )
    assert [one["text"] for one in [*first["messages"], *rest["messages"]]] == ["4", "3", "2", "1", "0"]


def test_people_are_told_by_kind(slack: LocalWorkspace, web: WebClient) -> None:
    found = {one["name"]: one for one in web.users_list()["members"]}
    assert found["guest"]["is_restricted"]
    assert found["stranger"]["is_stranger"]
    assert found["stranger"]["team_id"] != found["farhana"]["team_id"]
    assert found["gone"]["deleted"]
    assert web.users_lookupByEmail(email="FARHANA@ours.example")["user"]["id"] == found["farhana"]["id"]
    assert refusal(web.users_lookupByEmail, email="gita@ours.example") == "users_not_found"
    assert refusal(web.users_info, user="U9999") == "user_not_found"
    assert web.conversations_info(channel=channel(slack, "padma"))["channel"]["is_ext_shared"]
    without = manifest(scopes=frozenset({"users:read"}))
    with workspace(without) as shy:
        assert "email" not in client(shy).users_list()["members"][0]["profile"]


def test_what_one_person_alone_sees_needs_them_in_the_channel(slack: LocalWorkspace, web: WebClient) -> None:
    farhana, shuvo = person(slack), person(slack, "shuvo")
    farhana.looks_at("#general")
    web.chat_postEphemeral(channel=channel(slack, "general"), user=farhana.id, text="for you")
    assert farhana.awaits_reply(containing="for you").ephemeral
    assert shuvo.sees() == []
    refused = refusal(web.chat_postEphemeral, channel=channel(slack, "padma"), user=shuvo.id, text="x")
    assert refused == "user_not_in_channel"


def test_a_file_is_uploaded_shared_and_told_of(slack: LocalWorkspace, web: WebClient) -> None:
    general = channel(slack, "general")
    done = web.files_upload_v2(channel=general, filename="plan.csv", content="a,b\n1,2\n", initial_comment="the plan")
    file = web.files_info(file=done["files"][0]["id"])["file"]
    assert (file["name"], file["size"], file["mimetype"]) == ("plan.csv", 8, "text/csv")
    message = web.conversations_history(channel=general)["messages"][0]
    assert (message["text"], message["files"][0]["id"]) == ("the plan", file["id"])
    connection = http.client.HTTPConnection(slack.address.removeprefix("http://"))
    connection.request("GET", file["url_private"].removeprefix(slack.address))
    assert connection.getresponse().read() == b"a,b\n1,2\n"
    connection.close()


def test_too_many_calls_get_429_with_a_time_to_wait(slack: LocalWorkspace, web: WebClient) -> None:
    slack.fault("rate_limits", True)
    general = channel(slack, "general")
    with pytest.raises(SlackApiError) as often:
        for _ in range(10):
            web.chat_postMessage(channel=general, text="x")
    assert often.value.response["error"] == "ratelimited"
    assert int(often.value.response.headers["Retry-After"]) >= 1
    assert web.chat_postMessage(channel=person(slack).id, text="another channel")["ok"]
    with pytest.raises(SlackApiError):
        for _ in range(21):
            web.users_list()


def test_reactions_come_and_go_once(slack: LocalWorkspace, web: WebClient) -> None:
    general = channel(slack, "general")
    ts = person(slack).says("well done", "#general").ts
    web.reactions_add(channel=general, timestamp=ts, name="tada")
    assert refusal(web.reactions_add, channel=general, timestamp=ts, name="tada") == "already_reacted"
    assert web.reactions_get(channel=general, timestamp=ts)["message"]["reactions"][0]["count"] == 1
    web.reactions_remove(channel=general, timestamp=ts, name="tada")
    assert refusal(web.reactions_remove, channel=general, timestamp=ts, name="tada") == "no_reaction"


def test_a_page_elsewhere_and_another_host_are_turned_away(slack: LocalWorkspace) -> None:
    own = slack.address.removeprefix("http://")
    for headers, status in (
        ({}, 200),
        ({"Origin": slack.address}, 200),
        ({"Origin": "http://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "elsewhere.example"}, 403),
    ):
        connection = http.client.HTTPConnection(own)
        connection.request("POST", "/api/auth.test", b"", {"Authorization": "Bearer xoxb-local", **headers})
        assert connection.getresponse().status == status
        connection.close()


def test_a_block_without_an_id_gets_one_so_that_its_buttons_are_told_apart(
    slack: LocalWorkspace, web: WebClient
) -> None:
    press = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    row = {"type": "actions", "elements": [press]}
    where = next(iter(slack.slack.workspace.channels))
    posted = web.chat_postMessage(channel=where, text="two rows", blocks=[row, row])
    assert len({block["block_id"] for block in posted["message"]["blocks"]}) == 2
    changed = web.chat_update(channel=where, ts=posted["ts"], text="one row", blocks=[row])
    assert changed["message"]["blocks"][0]["block_id"]
