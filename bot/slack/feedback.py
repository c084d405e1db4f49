"""Feedback: what a person thought of an answer; what was wrong with it, where they say so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App

from bot.features.feedback import give
from bot.slack.asked import Asked, Reply
from bot.slack.before import style_before
from bot.slack.bot import Bot
from bot.slack.heard import heard_action, heard_view
from bot.slack.views.feedback import reason_view, thanks
from bot.slack.views.posted import joined, parted

Body = dict[str, Any]
BAD = "bad"


def register(app: App, bot: Bot) -> None:
    """The two buttons of an answer, and the modal that the second opens."""
    bot.does("feedback", take_verdict)
    bot.does("feedback_reason", take_reason)

    @app.action("answer_feedback")
    def pressed(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        verdict, job = parted(heard.words["value"])
        bot.take("feedback", heard)
        if verdict == BAD:
            about = joined(job, heard.channel, heard.thread)
            bot.surface.open_view(body["trigger_id"], reason_view(about, style_before(bot, heard)))
        ack()

    @app.view("feedback_reason")
    def submitted(ack: Ack, body: Body) -> None:
        heard = heard_view(body)
        _, channel, thread = parted(heard.words["metadata"])
        there = replace(heard, channel=channel, thread=thread, im=channel.startswith("D"))
        bot.take("feedback_reason", there)
        ack()


def take_verdict(bot: Bot, asked: Asked) -> Reply:
    """Keeps the verdict. For a good one the person is thanked; with a bad one they are asked why."""
    verdict, job = parted(asked.word("value"))
    give(asked.desk, asked.person.reader, job, verdict)
    return Reply() if verdict == BAD else Reply(thanks(asked.style, reason=False), alone=True)


def take_reason(bot: Bot, asked: Asked) -> Reply:
    """Keeps what was wrong, and thanks for it."""
    job, *_ = parted(asked.word("metadata"))
    reason = asked.field("reason")
    give(asked.desk, asked.person.reader, job, BAD, reason)
    return Reply(thanks(asked.style, reason=bool(reason.strip())), alone=True)
