"""All that people can do in Slack: each feature registers its listeners and the work they start."""

from __future__ import annotations

from slack_bolt import App

from bot.slack import (
    accounts,
    ask,
    begin,
    brief,
    document,
    errors,
    feedback,
    followup,
    handoff,
    home,
    messages,
    negotiate,
    note,
    offers,
    picture,
    plan,
    record,
    reminders,
    settings,
    stop,
)
from bot.slack import help as helping
from bot.slack.bot import Bot

FEATURES = (
    messages,
    ask,
    note,
    brief,
    followup,
    plan,
    handoff,
    home,
    accounts,
    negotiate,
    picture,
    document,
    helping,
    settings,
    feedback,
    offers,
    record,
    reminders,
    begin,
    stop,
    errors,
)


def register_all(app: App, bot: Bot) -> None:
    """The errors come last: they also take the buttons that nobody else does."""
    for feature in FEATURES:
        feature.register(app, bot)
