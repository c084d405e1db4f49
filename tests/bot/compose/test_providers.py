"""What each provider's client is given for the settings, and what its errors mean: known without its package."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from bot.compose.model_messages import how_it_ended
from bot.compose.providers import Access
from bot.compose.trouble import trouble_of

HOSTED = ("openai", "anthropic", "google", "mistral")


@pytest.mark.parametrize("provider", HOSTED)
def test_a_hosted_model_gets_its_key_and_whole_seconds(provider: str) -> None:
    given = Access(f"{provider}:m", key="key-1", seconds=2.5).arguments()
    assert (given["api_key"], given["timeout"]) == ("key-1", 3)
    assert "base_url" not in given


@pytest.mark.parametrize(("provider", "once"), [("openai", 0), ("anthropic", 0), ("mistral", 0), ("google", 1)])
def test_no_client_tries_a_call_twice(provider: str, once: int) -> None:
    assert Access(f"{provider}:m").arguments()["max_retries"] == once


@pytest.mark.parametrize("provider", HOSTED)
def test_without_a_key_of_ours_the_client_looks_for_its_own_but_not_for_another_server(provider: str) -> None:
    assert "api_key" not in Access(f"{provider}:m").arguments()
    assert Access(f"{provider}:m", "http://models.example/v1").arguments()["api_key"] == "none"


def test_ollama_is_given_a_key_as_http_has_it_and_told_how_much_it_has_to_read() -> None:
    given = Access("ollama:qwen3:8b", "http://models.example:11434", "key-1", 60, 9_000).arguments()
    assert given["client_kwargs"] == {"timeout": 60, "headers": {"Authorization": "Bearer key-1"}}
    assert given["num_ctx"] == 9_000 + given["num_predict"]
    assert not {"api_key", "timeout", "max_retries"} & given.keys()
    assert Access("ollama:qwen3:8b").arguments()["client_kwargs"] == {"timeout": 60}


@pytest.mark.parametrize(
    ("provider", "written", "called"),
    [
        ("openai", "/v1", "/v1"),
        ("openai", "/v1/chat/completions", "/v1"),
        ("mistral", "/v1/", "/v1"),
        ("anthropic", "/v1", ""),
        ("anthropic", "/proxy/v1/messages", "/proxy"),
        ("google", "/v1beta", ""),
        ("google", "", ""),
        ("ollama", "/api/chat", ""),
        ("ollama", "/v1", ""),
    ],
)
def test_an_address_copied_from_a_manual_is_given_as_the_client_wants_it(
    provider: str, written: str, called: str
) -> None:
    given = Access(f"{provider}:m", f"http://models.example{written}").arguments()
    assert given["base_url"] == f"http://models.example{called}"


def told(status: int, body: str = "", **headers: str) -> Exception:
    """An error as the clients raise it: with the reply that it came in."""
    request = httpx.Request("POST", "http://models.example")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    reply = httpx.Response(status, text=body, headers=named, request=request)
    return httpx.HTTPStatusError(f"Error response {status}: {body}", request=request, response=reply)


class Streamed(Exception):
    """An error that came where a reply had begun: it carries no status, or that all is well."""

    status_code = 200


GOOGLE_KEY = "{'error': {'code': 400, 'message': 'API key not valid.', 'details': [{'reason': 'API_KEY_INVALID'}]}}"


@pytest.mark.parametrize(
    ("error", "begun", "kind"),
    [
        (told(401), False, "key"),
        (told(400, GOOGLE_KEY), False, "key"),
        (told(400, "contents.parts must not be empty"), False, "failed"),
        (told(529), False, "broken"),
        (told(400, "prompt is too long: 250000 tokens"), False, "too_long"),
        (Streamed("{'type': 'error', 'error': {'type': 'overloaded_error'}}"), True, "broken"),
        (Streamed("{'type': 'error', 'error': {'type': 'rate_limit_error'}}"), True, "busy"),
        (Streamed("an error was encountered while running the model: unexpected EOF"), False, "broken"),
        (httpx.RemoteProtocolError("peer closed connection"), True, "cut"),
        (httpx.ReadTimeout("timed out"), False, "late_first"),
    ],
)
def test_an_error_means_the_same_whichever_client_tells_it(error: Exception, begun: bool, kind: str) -> None:
    assert trouble_of(error, "m", "1", begun=begun).kind == kind


def test_how_long_to_wait_is_read_where_each_provider_says_it() -> None:
    in_body = "{'details': [{'@type': 'google.rpc.RetryInfo', 'retryDelay': '41s'}]}"
    at = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    waits: list[Any] = [
        trouble_of(error, "m", "1", begun=False).wait
        for error in (told(429, Retry_After="40"), told(429, in_body), told(429, Retry_After=at), told(429), told(500))
    ]
    assert waits[:2] == [40, 41]
    assert 3600 < waits[2] <= 7200
    assert waits[3:] == [None, None]
    assert trouble_of(told(429, Retry_After="soon"), "m", "1", begun=False).wait is None


@pytest.mark.parametrize(
    ("metadata", "ended"),
    [
        ({"finish_reason": "STOP"}, "stop"),
        ({"stop_reason": "end_turn"}, "end_turn"),
        ({"done_reason": "stop"}, "stop"),
        ({"finish_reason": "error"}, ""),
        ({"prompt_feedback": {"block_reason": "SAFETY"}}, "content_filter"),
        ({}, ""),
    ],
)
def test_why_a_model_stopped_is_read_whatever_its_provider_calls_it(metadata: dict[str, Any], ended: str) -> None:
    assert how_it_ended(metadata) == ended
