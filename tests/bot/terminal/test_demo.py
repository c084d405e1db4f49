"""`make demo` and `make workspace`: the bot in a local Slack with settings of its own; ended by Ctrl+C.

The book is empty here, so that nothing is loaded and indexed first; what the sample answers is tried elsewhere.
"""

from __future__ import annotations

import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from slack_sdk import WebClient

from knowledge.sample.placeholders import anchored

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?as=(\w+)")
# What a developer may have set for their own work, all of it of no use here.
OF_THE_DEVELOPER = {
    "DATABASE_URL": "postgresql://nobody@nowhere.invalid/book",
    "KEYBRIEF_TIMEZONE": "Mars/Olympus",
    "SLACK_BOT_TOKEN": "xoxb-of-another",
    "SLACK_APP_TOKEN": "xapp-of-another",
    "SLACK_API_URL": "http://127.0.0.1:9/api/",
    "SLACK_CLIENT_ID": "1",
    "SLACK_CLIENT_SECRET": "2",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the sample of this week seems to be loaded."""
    (tmp_path / ".demo").mkdir()
    week = anchored(datetime.now(ZoneInfo("Asia/Dhaka")).date())
    (tmp_path / ".demo" / "sample-of").write_text(week.isoformat(), encoding="utf-8")
    return tmp_path


def started(folder: Path, *words: str, **how: object) -> subprocess.Popen[str]:
    env = dict(os.environ) | OF_THE_DEVELOPER | {"KEYBRIEF_HOME": str(folder / "own")}
    command = [sys.executable, "-m", "bot", "demo", *words]
    return subprocess.Popen(command, cwd=folder, env=env, text=True, **how)  # type: ignore[call-overload, no-any-return]


@contextmanager
def running(folder: Path, *words: str) -> Iterator[tuple[list[str], re.Match[str]]]:
    """`make workspace` while it runs: what it said, and its address in it. It must end well by Ctrl+C."""
    with started(folder, "--workspace", *words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        said: list[str] = []
        for line in process.stdout or ():
            said.append(line)
            if "Ctrl+C" in line:
                break
        found = ADDRESS.search("".join(said))
        assert found, "".join(said)
        yield said, found
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0


def test_it_runs_with_settings_of_its_own_and_ends_by_ctrl_c(folder: Path) -> None:
    with running(folder, "--port", "0") as (_, found):
        web = WebClient("xoxb-local", base_url=f"http://127.0.0.1:{found[1]}/api/")
        assert web.users_info(user=found[2])["user"]["real_name"] == "Tanvir Ashik"
    assert (folder / ".demo" / "book.sqlite").is_file()
    assert not (folder / "own").exists()


def test_where_its_port_is_taken_it_takes_another_and_says_so(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with running(folder, "--port", str(port)) as (said, found):
            assert f"Port {port} is in use by another program" in said[0]
            assert int(found[1]) != port


def test_a_second_one_in_the_same_folder_is_told_of_the_first(folder: Path) -> None:
    words = ("--workspace", "--port", "0")
    with running(folder, *words[1:]), started(folder, *words, stderr=subprocess.PIPE) as second:
        assert "Another Keybrief already works in the folder .demo" in second.communicate(timeout=60)[1]
        assert second.returncode == 5


def test_at_a_terminal_the_page_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = folder / "opened"
    browser = folder / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}.part && mv {opened}.part {opened}\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    screen, terminal = pty.openpty()
    process = started(folder, "--port", "0", stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True)
    os.close(terminal)
    end = time.monotonic() + 60
    while not opened.exists() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    assert ADDRESS.match(opened.read_text(encoding="utf-8"))
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    os.close(screen)
