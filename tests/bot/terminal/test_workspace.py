"""`keybrief workspace`: a local Slack in one command; what it cannot use is named, with its place."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from slack_sdk import WebClient

from tests.bot.command import Keybrief, one_sentence

SAMPLE = Path(__file__).parents[3] / "knowledge" / "sample" / "slack_people.toml"


@pytest.fixture
def keybrief(tmp_path: Path) -> Keybrief:
    return Keybrief(tmp_path / "home")


def test_it_runs_says_how_to_reach_it_keeps_what_is_said_and_ends_by_ctrl_c(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "workspace", "--port", "0", "--people", str(SAMPLE)]
    command += ["--keep", str(tmp_path / "slack.sqlite")]
    names = []
    for _ in range(2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as running:
            assert running.stdout is not None
            address = running.stdout.readline().split()[-1]
            web = WebClient("xoxb-local", base_url=f"{address}api/")
            assert web.auth_test()["ok"]
            channel = web.conversations_list()["channels"][0]["id"]
            names.append([one["text"] for one in web.conversations_history(channel=channel)["messages"]])
            web.chat_postMessage(channel=channel, text="kept")
            running.send_signal(signal.SIGINT)
            assert running.wait(20) == 0
    assert names == [[], ["kept"]]


def test_a_port_in_use_is_named(keybrief: Keybrief) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = keybrief("workspace", "--port", port)
    assert said.code == 5
    assert one_sentence(said) == f"Port {port} is in use by another program: choose another one with --port."


def test_a_manifest_that_is_wrong_is_told_with_each_place(keybrief: Keybrief, tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    wrong = {
        "display_information": {"name": "Keybrief"},
        "features": {"bot_user": {"display_name": "keybrief"}, "shortcuts": [{"name": "x" * 31}]},
        "settings": {"event_subscriptions": {"bot_events": ["message.channel"]}},
    }
    path.write_text(json.dumps(wrong), encoding="utf-8")
    said = keybrief("workspace", "--manifest", path)
    assert said.code == 4
    assert "features.shortcuts[0].name: 31 characters, at most 24" in said.err
    assert "settings.event_subscriptions.bot_events[0]" in said.err
    assert "Traceback" not in said.err


def test_files_that_are_not_there_or_no_text_are_named(keybrief: Keybrief, tmp_path: Path) -> None:
    assert "people.toml cannot be read" in keybrief("workspace", "--people", tmp_path / "people.toml").err
    (tmp_path / "people.toml").write_bytes(b"\xff\xfe\x00")
    assert keybrief("workspace", "--people", tmp_path / "people.toml").code == 4
    (tmp_path / "other").write_bytes(b"x" * 5000)
    said = keybrief("workspace", "--keep", tmp_path / "other")
    assert said.code == 5
    assert "cannot be used to keep the workspace in" in said.err
