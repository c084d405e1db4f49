"""The table of Web API methods, and what a call brings along."""

from __future__ import annotations

import inspect
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk import WebClient

from bot.workspace.manifest import SCOPES
from bot.workspace.methods import ELSEWHERE, EVERY_ERROR, METHODS, UNREADABLE, Method, read_arguments
from bot.workspace.refusals import Refused

KINDS = {"string", "channel", "user", "ts", "integer", "boolean", "list", "array", "objects", "object"}
BOTH = "cannot_provide_both_markdown_text_and_chunks"
EACH = pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)


def refusal(name: str, /, **given: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        read_arguments(METHODS[name], given)
    return refused.value


def outcome(method: Method, given: dict[str, Any]) -> dict[str, Any] | Refused:
    try:
        return read_arguments(method, given)
    except Refused as refused:
        return refused


# -- the table ------------------------------------------------------------------------------------------------------


@EACH
def test_each_method_is_told_whole(method: Method) -> None:
    assert method.source == f"https://docs.slack.dev/reference/methods/{method.name}"
    assert method.token in ("bot", "app")
    assert method.per_minute in (20, 50, 60, 100, 300, 600)
    for scopes in method.scopes:
        assert set(scopes.split("|")) <= SCOPES | {"connections:write"}
    assert method.errors
    assert len(set(method.errors)) == len(method.errors)
    assert all(re.fullmatch(r"[a-z_]+", error) for error in method.errors + EVERY_ERROR)


@EACH
def test_each_argument_has_a_kind_that_is_read(method: Method) -> None:
    names = [argument.name for argument in method.arguments]
    assert len(set(names)) == len(names)
    assert all(argument.kind in KINDS or "|" in argument.kind for argument in method.arguments)
    if method.needs:
        assert {name for group in method.needs.groups for name in group} <= set(names)
        assert method.needs.error in method.errors + EVERY_ERROR
    if method.never:
        assert {method.never.argument, *method.never.others} <= set(names)
        assert method.never.error in method.errors


def test_each_word_for_what_cannot_be_read_is_a_word_of_some_method() -> None:
    assert set(UNREADABLE.values()) <= {error for method in METHODS.values() for error in method.errors}


def test_what_slack_sdk_calls_is_here_or_named_as_missing() -> None:
    source = inspect.getsource(WebClient)
    called = set(re.findall(r'api_call\(\s*(?:#.*\s*)?"([^"]+)"', source))
    assert len(called) > 300
    assert called == set(METHODS) | ELSEWHERE
    assert not set(METHODS) & ELSEWHERE


@EACH
def test_what_slack_sdk_sends_is_an_argument_of_the_table(method: Method) -> None:
    signature = inspect.signature(getattr(WebClient, method.name.replace(".", "_")))
    sent = {name for name, one in signature.parameters.items() if one.kind is one.KEYWORD_ONLY}
    assert sent - {"app_token"} <= {argument.name for argument in method.arguments}


# -- what a call brings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "form", "read"),
    [
        ("conversations.list", {"limit": "20", "types": "im, mpim"}, {"limit": 20, "types": ["im", "mpim"]}),
        ("conversations.list", {"limit": 20, "types": ["im"]}, {"limit": 20, "types": ["im"]}),
        ("conversations.list", {"types": '["im", "mpim"]'}, {"types": ["im", "mpim"]}),
        ("conversations.list", {"exclude_archived": "true"}, {"exclude_archived": True}),
        ("conversations.list", {"exclude_archived": "0"}, {"exclude_archived": False}),
        ("conversations.list", {"exclude_archived": False}, {"exclude_archived": False}),
        ("conversations.list", {"limit": "", "cursor": ""}, {"cursor": ""}),
        ("views.publish", {"user_id": "U1", "view": '{"type": "home"}'}, {"user_id": "U1", "view": {"type": "home"}}),
        ("chat.postMessage", {"channel": "C1", "text": 12.5}, {"channel": "C1", "text": "12.5"}),
        ("chat.postMessage", {"channel": "C1", "text": "{}"}, {"channel": "C1", "text": "{}"}),
        ("chat.postMessage", {"channel": "C1", "blocks": "[{}]"}, {"channel": "C1", "blocks": [{}]}),
        ("chat.postMessage", {"channel": "C1", "text": "a", "blocks": None}, {"channel": "C1", "text": "a"}),
        ("chat.postMessage", {"channel": "C1", "text": "a", "nonsense": [1]}, {"channel": "C1", "text": "a"}),
        ("chat.delete", {"channel": "C1", "ts": 1.5}, {"channel": "C1", "ts": "1.5"}),
    ],
)  # fmt: skip
def test_a_form_and_json_are_read_alike(name: str, form: dict[str, Any], read: dict[str, Any]) -> None:
    assert read_arguments(METHODS[name], form) == read


@EACH
def test_a_call_without_what_it_requires_is_refused_with_each_missing_name(method: Method) -> None:
    required = [argument.name for argument in method.arguments if argument.required]
    if not required:
        return
    refused = refusal(method.name)
    assert refused.error == "invalid_arguments"
    assert list(refused.messages) == [f"[ERROR] missing required field: {name}" for name in required]


def test_an_empty_channel_is_given_and_is_for_the_method_to_find() -> None:
    assert read_arguments(METHODS["conversations.info"], {"channel": ""}) == {"channel": ""}
    assert read_arguments(METHODS["conversations.replies"], {"channel": "C1", "ts": ""})["ts"] == ""


@pytest.mark.parametrize(
    ("name", "given", "error"),
    [
        ("chat.postMessage", {"channel": "C1"}, "no_text"),
        ("chat.postMessage", {"channel": "C1", "text": "", "blocks": "[]"}, "no_text"),
        ("chat.postMessage", {"channel": "C1", "text": "a", "markdown_text": "b"}, "markdown_text_conflict"),
        ("chat.postMessage", {"channel": "C1", "text": "a", "blocks": "[{"}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": "C1", "text": "a", "blocks": "{}"}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": "C1", "text": "a", "metadata": "x"}, "invalid_metadata_format"),
        ("chat.postMessage", {"channel": "C1", "text": "a", "attachments": "x"}, "invalid_arguments"),
        ("chat.postEphemeral", {"channel": "C1", "user": "U1", "attachments": "[1]"}, "invalid_attachments"),
        ("chat.scheduleMessage", {"channel": "C1", "text": "a", "post_at": "tomorrow"}, "invalid_time"),
        ("chat.appendStream", {"channel": "C1", "ts": "1.2"}, "no_text"),
        ("chat.appendStream", {"channel": "C1", "ts": "1.2", "chunks": ["a"]}, "invalid_chunks"),
        ("chat.startStream", {"channel": "C1", "markdown_text": "a", "chunks": [{}]}, BOTH),
        ("chat.stopStream", {"channel": "C1", "ts": "1.2", "session_status": "busy"}, "invalid_arguments"),
        ("agents.sessions.setStatus", {"channel_id": "C1", "status": "is thinking"}, "invalid_arguments"),
        ("assistant.threads.setStatus", {"channel_id": "C1", "status": "", "thread_ts": "now"}, "invalid_thread_ts"),
        ("conversations.open", {}, "users_list_not_supplied"),
        ("conversations.list", {"limit": "many"}, "invalid_limit"),
        ("conversations.history", {"channel": "C1", "limit": "many"}, "invalid_arguments"),
        ("conversations.history", {"channel": "C1", "oldest": "yesterday"}, "invalid_ts_oldest"),
        ("reactions.get", {"channel": "C1"}, "no_item_specified"),
        ("reactions.remove", {"name": "eyes", "timestamp": "1.2"}, "no_item_specified"),
        ("reactions.add", {"name": "eyes", "channel": "C1", "timestamp": "x"}, "bad_timestamp"),
        ("files.getUploadURLExternal", {"filename": "a.txt", "length": "0"}, "missing_argument"),
        ("views.open", {"view": "{}"}, "invalid_arguments"),
    ],
)  # fmt: skip
def test_a_call_that_slack_has_a_word_for_is_refused_with_it(name: str, given: dict[str, Any], error: str) -> None:
    assert refusal(name, **given).error == error


def test_a_refusal_names_the_argument() -> None:
    refused = refusal("views.publish", user_id="U1", view="[]")
    assert refused.messages == ("[ERROR] must be an object [json-pointer:/view]",)


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


HOSTILE = [
    -1, 0, 1.5, 10**5000, float("nan"), float("inf"), True, "", "\ud800", "\x00", "২০", "1e9", "9" * 50, b"bytes",
    [], [[]], [1], ["\ud800"], {}, {"a": {"b": []}}, {"a": float("nan")}, {"a": 10**5000},
    "[" * 100_000, '{"a":' * 100_000, "[NaN]", "[Infinity]", '["\\ud800"]', "[" + "9" * 5000 + "]", nested(100_000),
]  # fmt: skip


@EACH
def test_whatever_a_call_brings_is_read_or_refused_in_a_short_message(method: Method) -> None:
    sound: dict[str, Any] = {"channel": "C1", "channel_id": "C1", "user": "U1", "ts": "1.2", "view": "{}", "text": "a"}
    for argument in method.arguments:
        for value in HOSTILE:
            told = outcome(method, sound | {argument.name: value})
            if isinstance(told, Refused):
                assert told.error in method.errors + EVERY_ERROR
                assert all(len(message) < 200 for message in told.messages)
            else:
                json.dumps(told, allow_nan=False, ensure_ascii=False).encode()


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_junk_raises_anything_but_a_refusal(data: st.DataObject) -> None:
    method = data.draw(st.sampled_from(list(METHODS.values())))
    values = {argument.name: data.draw(JUNK) for argument in method.arguments}
    told = outcome(method, values)
    assert isinstance(told, dict) or told.error in method.errors + EVERY_ERROR


def test_ten_megabytes_are_read_or_refused() -> None:
    huge = "a" * 10_000_000
    assert read_arguments(METHODS["chat.postMessage"], {"channel": "C1", "text": huge})["text"] == huge
    assert refusal("chat.postMessage", channel="C1", blocks=huge).error == "invalid_blocks_format"
    assert refusal("conversations.list", limit=huge).messages == ("[ERROR] must be an integer [json-pointer:/limit]",)
    assert refusal("agents.sessions.setStatus", status=huge).error == "invalid_arguments"
