"""Stop: what a person no longer waits for is not answered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from slack_bolt import App

from bot.features.requests import request_of, settle_request, unsettled
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.heard import heard_event

Body = dict[str, Any]


def register(app: App, bot: Bot) -> None:
    bot.does("stopped", at_rest, anyone=True, unasked=True)

    @app.event("agent_session_stopped")
    def stopped(event: Body, body: Body) -> None:
        stop(bot, event["channel"], event["thread_ts"])
        heard = heard_event(event, body, f"slack:{body['event_id']}")
        # Not in the thread's own order: it would wait for what it stops.
        bot.take("stopped", replace(heard, thread="").having(thread_ts=str(event["thread_ts"])))


def stop(bot: Bot, channel: str, thread: str) -> None:
    """Cancels what is asked in a thread and not yet answered."""
    for waiting in unsettled(bot.desk):
        words = request_of(bot.desk, waiting.id)
        if words and (words.get("channel"), words.get("thread"), words.get("name")) == (channel, thread, "ask"):
            bot.jobs.cancel(waiting.id)
            settle_request(bot.desk, waiting.id)


def at_rest(bot: Bot, asked: Asked) -> Reply:
    """Slack is told that nothing is at work any more."""
    bot.surface.at_rest(asked.place.channel, asked.word("thread_ts"))
    return Reply()
