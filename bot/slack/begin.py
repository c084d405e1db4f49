"""What was kept and not begun is begun: a process may end between keeping a request and starting the work on it.

Slack delivers a message again that was not acked, but not for ever; and what is pressed or commanded only once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from slack_bolt import App

from bot.features.requests import request_of, settle_request, unsettled
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.heard import Heard
from bot.slack.views.errors import said
from bot.slack.views.text import words
from knowledge.errors import Busy

EACH_MINUTE = "* * * * *"
# What people write and wait for. A note is kept however late it is read; a press of then means nothing now.
ASKED = ("ask", "brief", "picture", "help", "followup_offer", "note_offer")
# What is older is no longer answered as if it were asked now: its person is told so.
YOUNG = timedelta(hours=12)
# Nothing older is looked at: it failed and waits for a person's decision, or is a choice that was never made.
LOOKED_AT = timedelta(days=7)


def register(app: App, bot: Bot) -> None:
    bot.does("asked_too_long_ago", told_too_late)
    bot.jobs.schedule("begin", EACH_MINUTE, lambda job, inputs: begin_kept(bot), make_up=False)


def begin_kept(bot: Bot) -> None:
    """Starts the work on each request that was kept and not begun. Where it was started, that changes nothing."""
    now = bot.desk.now()
    for waiting in unsettled(bot.desk, now - LOOKED_AT):
        words = request_of(bot.desk, waiting.id) if not waiting.begun and bot.answers(waiting.kind) else None
        if words is None:
            continue
        heard = Heard(waiting.id, words["team"], words["user"], words["channel"], words["thread"], bool(words["im"]))
        try:
            if waiting.asked_at >= now - YOUNG or waiting.kind.startswith("note"):
                bot.jobs.start(waiting.kind, waiting.id, {}, order=heard.order)
            elif settle_request(bot.desk, waiting.id) and waiting.kind in ASKED:
                bot.take("asked_too_long_ago", replace(heard, job=f"{waiting.id}/late"))
        except Busy:  # the rest is begun when less waits
            return


def told_too_late(bot: Bot, asked: Asked) -> Reply:
    """The bot was away for so long that it says so, and does not answer as if it were then."""
    return Reply(said(words("slack.asked_too_long_ago", asked.style)), alone=True)
