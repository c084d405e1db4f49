"""`keybrief slack`: the manifest to paste; what is missing or wrong at the start is named with what to do."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.slack.checks import manifest
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.manifest import read_manifest
from tests.bot.command import Keybrief, one_sentence

TOKENS = (("SLACK_BOT_TOKEN", "xoxb-local"), ("SLACK_APP_TOKEN", "xapp-local"))


def keybrief(tmp_path: Path, *more: tuple[str, str]) -> Keybrief:
    return Keybrief(tmp_path / "home", (("KEYBRIEF_EMBEDDINGS", "none"), *more))


def test_the_manifest_is_printed_as_slack_takes_it(tmp_path: Path) -> None:
    said = keybrief(tmp_path)("slack", "--manifest")
    assert said.code == 0
    assert read_manifest(said.out).socket_mode
    by_http = keybrief(tmp_path)("slack", "--manifest", "--url", "https://keybrief.example/slack/events")
    assert read_manifest(by_http.out).events_url == "https://keybrief.example/slack/events"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((), "SLACK_APP_TOKEN is not set"),
        ((TOKENS[1],), "SLACK_BOT_TOKEN is not set"),
        ((("SLACK_APP_TOKEN", "xoxb-1"),), "SLACK_APP_TOKEN is another kind of token"),
        ((TOKENS[1], ("SLACK_BOT_TOKEN", "xoxp-1")), "SLACK_BOT_TOKEN is another kind of token"),
    ],
)
def test_a_token_that_is_missing_or_of_another_kind_is_named(
    tmp_path: Path, given: tuple[tuple[str, str], ...], words: str
) -> None:
    blank = (("SLACK_BOT_TOKEN", ""), ("SLACK_APP_TOKEN", ""))
    said = keybrief(tmp_path, *blank, *given)("slack")
    assert said.code == 4
    assert words in one_sentence(said)


def test_a_token_that_slack_does_not_take_and_a_scope_it_did_not_grant_are_named(tmp_path: Path) -> None:
    with LocalWorkspace(read_manifest(json.dumps(manifest()))) as slack:
        address = ("SLACK_API_URL", slack.api)
        said = keybrief(tmp_path, TOKENS[1], ("SLACK_BOT_TOKEN", "xoxb-of-another"), address)("slack")
        assert said.code == 4
        assert "does not take SLACK_BOT_TOKEN (invalid_auth)" in one_sentence(said)
        said = keybrief(tmp_path, TOKENS[0], ("SLACK_APP_TOKEN", "xapp-of-another"), address)("slack")
        assert said.code == 4
        assert "does not take SLACK_APP_TOKEN (invalid_auth)" in one_sentence(said)


def test_slack_out_of_reach_is_told(tmp_path: Path) -> None:
    said = keybrief(tmp_path, *TOKENS, ("SLACK_API_URL", "http://127.0.0.1:9/api/"))("slack")
    assert said.code == 5
    assert "SLACK_API_URL" in one_sentence(said)


def test_by_http_a_secret_is_needed_and_an_address(tmp_path: Path) -> None:
    said = keybrief(tmp_path, *TOKENS, ("SLACK_SIGNING_SECRET", ""))("slack", "--http", "127.0.0.1:8080")
    assert said.code == 4
    assert "SLACK_SIGNING_SECRET" in one_sentence(said)
    for words in ("localhost", "127.0.0.1:no", ":99999"):
        assert keybrief(tmp_path, *TOKENS)("slack", "--http", words).code == 4


def test_it_runs_answers_and_ends_by_ctrl_c(tmp_path: Path) -> None:
    with LocalWorkspace(read_manifest(json.dumps(manifest()))) as slack:
        env = {**os.environ, **dict(TOKENS), "SLACK_API_URL": slack.api, "KEYBRIEF_EMBEDDINGS": "none"}
        env |= {"KEYBRIEF_HOME": str(tmp_path), "DATABASE_URL": "", "CHROMA_URL": ""}
        command = [sys.executable, "-m", "bot", "slack"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env) as running:
            slack.awaits_app(within=60)
            person = slack.person(next(iter(slack.slack.workspace.people)))
            assert "no data yet" in person.awaits_reply(person.says("What did Padma Mart buy?"), within=30).text
            running.send_signal(signal.SIGINT)
            assert running.wait(30) == 0
            assert running.stderr is not None
            assert running.stderr.read() == ""
