"""Bots that can be killed: `python -m tests.slack_bot_child`, told what to do line by line.

Each line {"settings": {...}, "behind": seconds} begins a bot in a process of its own, forked from this one, which has
imported all a bot needs: it is at work half a second later, as one whose successor stands ready. It then says
{"pid": ..., "executor": ...}. behind: how far the bots' clock is behind the machine's.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import bot.jobs
import bot.slack.everything  # noqa: F401  heavy, and needed by each bot
from bot.app import open_bot
from bot.settings import Settings
from bot.slack.socket_mode import Socket


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the killed are buried unseen
    for line in sys.stdin:
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            work(json.loads(line))
            os._exit(0)


def work(order: dict[str, Any]) -> None:
    """A bot at work until it is ended, or nobody is left who could end it."""
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: ended.set())
    parent = os.getppid()
    settings = Settings(_env_file=None, **order["settings"])
    behind = timedelta(seconds=order["behind"])
    with open_bot(settings, lambda: datetime.now(UTC) - behind) as running:
        socket = Socket(running.app, settings.slack_app_token.get_secret_value(), settings.slack_api_url)
        try:
            print(json.dumps({"pid": os.getpid(), "executor": executor_of(running.bot.jobs)}), flush=True)
            while os.getppid() == parent and not ended.wait(0.5):
                pass
        finally:
            socket.close()


def executor_of(jobs: Any) -> str:
    """The id by which the rows of the jobs that run here are marked."""
    return str(jobs._worker.executor)


if __name__ == "__main__":
    main()
