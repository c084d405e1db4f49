"""An app in a process of its own, for a crowd that is elsewhere: `python -m tests.benchmarks.slack_app KIND ORDER`.

KIND is "bot", or what it is held against: "empty", a Bolt app whose work is an empty durable job, or "posting", one
whose job posts a line. ORDER is JSON: {"settings": {...}, "behind": seconds that the bot's clock is behind}. It says
"ready" once it is connected, and ends when nobody listens to it any more.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.app import AT_ONCE, SWITCH_SECONDS, open_bot
from bot.jobs import Jobs, Queue
from bot.settings import Settings
from bot.slack.socket_mode import Socket


@contextmanager
def bot(settings: Settings, behind: timedelta) -> Iterator[App]:
    """The bot itself."""
    with open_bot(settings, lambda: datetime.now(UTC) - behind) as running:
        yield running.app


@contextmanager
def bare(settings: Settings, *, posts: bool) -> Iterator[App]:
    """Slack's library and durable jobs, with nothing of the bot between them."""
    client = WebClient("xoxb-local", settings.slack_api_url)
    app = App(client=client, process_before_response=True)
    jobs = Jobs(settings.database_url, settings.home, queues=(Queue("people", at_once=AT_ONCE),))

    def work(job: str, inputs: Mapping[str, str]) -> None:
        if posts:
            client.chat_postMessage(channel=inputs["channel"], thread_ts=inputs["ts"], text="Meghna Stores")

    @app.event("message")
    def heard(event: dict[str, Any]) -> None:
        if not event.get("bot_id"):
            jobs.start("work", event["ts"], {"channel": event["channel"], "ts": event["ts"]})

    jobs.register("work", work)
    jobs.launch()
    try:
        yield app
    finally:
        jobs.close(5)


def main() -> None:
    """Works until its input ends."""
    kind, order = sys.argv[1], json.loads(sys.argv[2])
    settings = Settings(_env_file=None, **order["settings"])
    sys.setswitchinterval(SWITCH_SECONDS)
    opened = (
        bot(settings, timedelta(seconds=order["behind"])) if kind == "bot" else bare(settings, posts=kind != "empty")
    )
    with opened as app:
        socket = Socket(app, "xapp-local", settings.slack_api_url)
        print("ready", flush=True)
        sys.stdin.read()
        logging.disable()  # what is still on its way when the socket closes is not acked, which Slack's library tells
        socket.close()


if __name__ == "__main__":
    main()
