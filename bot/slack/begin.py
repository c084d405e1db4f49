"""What was kept and not begun is begun: a process may end between keeping a request and starting the work on it.

Slack delivers a message again that was not acked, but not for ever; and what is pressed or commanded only once.
"""

from __future__ import annotations

from datetime import timedelta

from slack_bolt import App

from bot.features.requests import request_of, unsettled
from bot.slack.bot import Bot
from bot.slack.heard import Heard
from knowledge.errors import Busy

EACH_MINUTE = "* * * * *"
# What is older waits for a person's decision: it failed, or is a choice that was never made.
YOUNG = timedelta(hours=6)


def register(app: App, bot: Bot) -> None:
    bot.jobs.schedule("begin", EACH_MINUTE, lambda job, inputs: begin_kept(bot))


def begin_kept(bot: Bot) -> None:
    """Starts the work on each request that is not settled. Where it was started before, that changes nothing."""
    since = bot.desk.now() - YOUNG
    for waiting in unsettled(bot.desk):
        words = request_of(bot.desk, waiting.id)
        if words is None or waiting.asked_at < since or not bot.answers(waiting.kind):
            continue
        heard = Heard(waiting.id, words["team"], words["user"], words["channel"], words["thread"])
        try:
            bot.jobs.start(waiting.kind, waiting.id, {}, order=heard.order)
        except Busy:  # the rest is begun when less waits
            return
