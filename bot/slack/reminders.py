"""What the bot tells unasked: a brief before a meeting, and one message in the morning. Each once, and off by a button.

Every few minutes a tick looks at what is due and starts the work on it; the id of that work is the meeting's time, or
the day, and the person, so that it is told once, however many ticks and workers see it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from slack_bolt import Ack, App

from bot.compose.render import render_value
from bot.features.brief import brief
from bot.features.commitment import Owed, finish, snooze
from bot.features.posting import last_posting
from bot.features.preferences import preferences_of, set_preferences
from bot.features.reminders import (
    Digest,
    MeetingAhead,
    digest,
    digest_is_due,
    health_was_told,
    is_quiet,
    look_at_health,
    meetings_ahead,
    risen_was_told,
    says_something_new,
)
from bot.features.team import team
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.brief import keep_brief
from bot.slack.heard import Heard, heard_action
from bot.slack.home import SNOOZED_DAYS
from bot.slack.people import person_key
from bot.slack.views.brief import brief_view
from bot.slack.views.errors import said, with_line
from bot.slack.views.posted import joined, parted
from bot.slack.views.reminders import changed_line, digest_view
from bot.slack.views.text import words
from knowledge.people import Reader

Body = dict[str, Any]
EACH_FEW_MINUTES = "*/5 * * * *"
# A bot that was down in the morning sends no morning message in the afternoon.
LATEST = 4


def register(app: App, bot: Bot) -> None:
    """The tick, what it starts, and the buttons of what it tells."""
    # Whom their team knows and Slack has as a guest is no reader here, and did not ask: they are told nothing.
    bot.does("brief_ahead", brief_ahead, anyone=True, unasked=True)
    bot.does("morning", morning, anyone=True, unasked=True)
    bot.does("commitment_done", done)
    bot.does("commitment_snooze", put_off)
    bot.does("reminders_off", turn_off)
    bot.jobs.schedule("remind", EACH_FEW_MINUTES, lambda job, inputs: tick(bot, inputs), make_up=False)

    @app.action(re.compile(r"(commitment_(done|snooze)|reminders_off)$"))
    def pressed(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take(heard.words["action"], heard)
        ack()


# -- what is due -----------------------------------------------------------------------------------------------------


def tick(bot: Bot, inputs: Mapping[str, str]) -> None:
    """Starts what is due by now. A tick that is made up for is no other than the one of now."""
    for ahead in meetings_ahead(bot.desk, timedelta(minutes=bot.waking.brief_minutes)):
        for member in ahead.members:
            _start(bot, "brief_ahead", f"ahead/{ahead.key}", member.reader, words_of(ahead))
    for reader in team(bot.desk):
        _start(bot, "morning", "morning", reader, {})


def words_of(ahead: MeetingAhead) -> dict[str, str]:
    """What the brief before a meeting needs to know of it."""
    return {
        "meeting": ahead.key,
        "account_id": str(ahead.account_id),
        "starts_at": ahead.starts_at.isoformat(),
        "title": ahead.title,
        "whole_day": "1" if ahead.whole_day else "",
    }


def _start(bot: Bot, name: str, what: str, reader: Reader, told_of: dict[str, str]) -> None:
    """Starts work for one of our people, where Slack knows them, they want to be written to, and it is no bad time."""
    user = bot.people.user_of(reader.email) if reader.email else ""
    if not user:
        return
    held = preferences_of(bot.desk, person_key(bot.team, user))
    zone = ZoneInfo(held.timezone) if held.timezone else bot.desk.zone
    now, waking = bot.desk.clock().astimezone(zone), bot.waking
    if not held.by_itself:
        return
    if name == "morning":
        hour = held.digest_hour if held.digest_hour is not None else waking.digest_hour
        due = hour >= 0 and digest_is_due(now, hour, waking.weekend) and now.hour < hour + LATEST
        told_of = {"day": now.date().isoformat()}
        what = f"{what}/{told_of['day']}"
    else:
        due = not is_quiet(now, waking.weekend, *waking.quiet)
    if due:
        bot.take(name, Heard(f"slack:{what}/{reader.member_id}", bot.team, user, words=told_of))


# -- what is told ----------------------------------------------------------------------------------------------------


def brief_ahead(bot: Bot, asked: Asked) -> Reply:
    """The short brief of a meeting that is about to begin; nothing where it would say nothing new."""
    if asked.person.outsider or not _still_ahead(bot, asked):
        return Reply()
    reader, account_id = asked.person.reader, int(asked.word("account_id"))
    before = last_posting(bot.desk, account_id, "brief", reader.key)
    if not says_something_new(bot.desk, account_id, before.posted_at if before is not None else None):
        return Reply()
    found = brief(asked.desk, reader, words=asked.word("title"), account_id=account_id, language=asked.language)
    at = datetime.fromisoformat(asked.word("starts_at")).astimezone(asked.desk.zone)
    hour = render_value(at, asked.style).rpartition(", ")[2]
    line = words("slack_reminders.whole_day", asked.style) if asked.word("whole_day") else ""
    line = line or words("slack_reminders.ahead", asked.style, hour=hour)
    posted = with_line(brief_view(found, asked.style, key=joined(asked.job, account_id)), line)

    def keep() -> None:
        keep_brief(bot.desk, reader, asked.job, found, account_id, asked.word("title"))

    return Reply(posted, account_id=account_id, done=keep)


def _still_ahead(bot: Bot, asked: Asked) -> bool:
    """Whether the meeting is still to begin, at its time and with this person: the work on it may have been held up."""
    ahead = meetings_ahead(bot.desk, timedelta(minutes=bot.waking.brief_minutes))
    there = (one.members for one in ahead if one.key == asked.word("meeting"))
    return any(member.id == asked.person.reader.member_id for members in there for member in members)


def morning(bot: Bot, asked: Asked) -> Reply:
    """A person's morning; nothing where there is nothing to say, or where it is another day by now."""
    reader = asked.person.reader
    look_at_health(bot.desk, reader, asked.desk.zone)
    found = _digest(bot, asked)
    late = found.as_of.isoformat() != asked.word("day")
    if late or found.empty:
        return Reply()

    def told() -> None:
        health_was_told(bot.desk, reader)
        risen_was_told(bot.desk, reader, found.risen)

    return Reply(digest_view(found, asked.style), done=told)


def _digest(bot: Bot, asked: Asked) -> Digest:
    """By the person's own clock; a meeting whose zone is not recorded is by the book's."""
    return digest(bot.desk, asked.person.reader, asked.desk.zone, escalate_days=bot.waking.escalate_days)


# -- what is done about it -------------------------------------------------------------------------------------------


def done(bot: Bot, asked: Asked) -> Reply:
    """A commitment is kept."""
    ref, day = _pressed(asked)
    return _changed(bot, asked, "kept", day, finish(asked.desk, asked.person.reader, ref, origin=asked.job))


def put_off(bot: Bot, asked: Asked) -> Reply:
    """A commitment is not spoken of for some days."""
    ref, day = _pressed(asked)
    found = snooze(asked.desk, asked.person.reader, ref, SNOOZED_DAYS, origin=asked.job)
    return _changed(bot, asked, "put_off", day, found)


def _pressed(asked: Asked) -> tuple[str, date]:
    key, day = parted(asked.word("value"))
    return f"commitment-{key}", date.fromisoformat(day)


def _changed(bot: Bot, asked: Asked, what: str, day: date, owed: Owed) -> Reply:
    """The morning message as it stands after a change; a line of its own, where that morning is past."""
    line = changed_line(what, owed, asked.style)
    today = _digest(bot, asked)
    if today.as_of != day:
        return Reply(said(line), alone=True, changes=True)
    return Reply(digest_view(today, asked.style, line), replaces=asked.word("message_ts"), changes=True)


def turn_off(bot: Bot, asked: Asked) -> Reply:
    """From now on the person is written to only where they ask."""
    set_preferences(bot.desk, asked.person.key, by_itself=False)
    return Reply(said(words("slack_reminders.turned_off", asked.style)), alone=True)
