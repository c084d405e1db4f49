"""Home: the tab of the app with a person's own accounts, and what they do there; the prompts beside the messages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App

from bot.compose.render import render
from bot.features.accounts import lately_ordered
from bot.features.commitment import Owed, finish, reopen, snooze
from bot.features.home import home
from bot.slack.asked import Asked, Reply
from bot.slack.before import fill_modal
from bot.slack.bot import Bot
from bot.slack.client import NotTaken
from bot.slack.heard import heard_action, heard_event
from bot.slack.views.home import Notice, home_view, one_sentence, page_of, prompts_of
from bot.slack.views.note import Press
from bot.slack.views.text import words
from knowledge.errors import BadInput, NotFound, Refused
from knowledge.evidence import Name, Value, Words

Body = dict[str, Any]
# Home speaks of what was put off again after so many days.
SNOOZED_DAYS = 7


def register(app: App, bot: Bot) -> None:
    """What opening the app, and each button of Home, starts."""
    bot.does("home", show_home, anyone=True)
    bot.does("prompts", suggest, anyone=True)
    bot.does("home_done", done)
    bot.does("home_snooze", put_off)
    bot.does("home_undo", undo)

    @app.event("app_home_opened")
    def opened(event: Body, body: Body) -> None:
        name = "home" if event.get("tab") == "home" else "prompts"
        bot.take(name, heard_event(event, body, f"slack:{body['event_id']}"))

    @app.action(re.compile(r"home_(refresh|page(:\w+)?)$"))
    def turned(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take("home", heard.having(page=heard.words["value"] or heard.words["metadata"]))
        ack()

    @app.action(re.compile(r"home_(done|snooze|undo)$"))
    def pressed(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take(heard.words["action"], heard)
        ack()

    _rows(app, bot)


def _rows(app: App, bot: Bot) -> None:
    """The buttons of rows that other features answer."""

    @app.action("home_brief")
    def wants_brief(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take("brief", heard.having(account_id=heard.words["value"]))
        ack()

    @app.action("home_file")
    def wants_filed(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        heard = heard.having(value=Press(heard.words["value"], quoted=True).value)
        fill_modal(bot, "note_file_form", heard, body["trigger_id"], "slack_note.title")
        ack()


def show_home(bot: Bot, asked: Asked) -> Reply:
    """A page of Home, or the one refusal for those who are not of the team."""
    publish(bot, asked, page_of(asked.word("page")))
    return Reply()


def publish(bot: Bot, asked: Asked, page: int, notice: Notice | None = None) -> None:
    """Shows a page of Home. notice: what the person has just done there."""
    reader = asked.person.reader
    if asked.person.outsider:
        view = one_sentence(words("slack.outsider", asked.style))
    else:
        view = home_view(home(asked.desk, reader, page), reader.standing, asked.style, notice)
    try:
        bot.surface.publish_home(asked.person.user, view)
    except NotTaken as error:  # the app has no Home here: nobody asked for it, nobody is told
        bot.log.warning("home_not_taken", job=asked.job, word=error.word)


def done(bot: Bot, asked: Asked) -> Reply:
    """A commitment is kept."""
    return _changed(bot, asked, "kept", lambda ref: finish(asked.desk, asked.person.reader, ref, origin=asked.job))


def put_off(bot: Bot, asked: Asked) -> Reply:
    """A commitment is not spoken of for some days."""
    return _changed(
        bot, asked, "put_off", lambda ref: snooze(asked.desk, asked.person.reader, ref, SNOOZED_DAYS, origin=asked.job)
    )


def undo(bot: Bot, asked: Asked) -> Reply:
    """A commitment that was marked as kept is open again."""
    return _changed(bot, asked, "opened", lambda ref: reopen(asked.desk, asked.person.reader, ref, origin=asked.job))


def _changed(bot: Bot, asked: Asked, what: str, change: Callable[[str], Owed]) -> Reply:
    """Home as it stands after a change to a commitment, with a line that says what was changed, or why it was not."""
    key = asked.word("value")
    try:
        found = change(f"commitment-{key}")
    except (NotFound, BadInput, Refused) as error:
        notice = Notice(render(error.message, asked.style))
    else:
        told: dict[str, Value] = {"statement": Words(found.statement), "account": found.account}
        if found.snoozed_until is not None and what == "put_off":
            told["day"] = found.snoozed_until
        elif what == "put_off":  # it was kept meanwhile
            what = "kept"
        notice = Notice(words(f"slack_home.{what}", asked.style, **told), key if what == "kept" else "")
    publish(bot, asked, page_of(asked.word("metadata")), notice)
    return Reply()


def suggest(bot: Bot, asked: Asked) -> Reply:
    """What the person could ask, with the names of their own accounts."""
    if not asked.person.outsider:
        prompts = prompts_of(known_accounts(asked, 3), asked.style)
        try:
            bot.surface.prompts(asked.place.channel, words("slack_home.prompts", asked.style), prompts)
        except NotTaken as error:  # they are an offer, not an answer
            bot.log.warning("prompts_not_taken", job=asked.job, word=error.word)
    return Reply()


def known_accounts(asked: Asked, most: int) -> list[Name]:
    """Accounts to give examples with: the person's own, else those that ordered last; none in an empty book."""
    reader = asked.person.reader
    own = [one.name for one in home(asked.desk, reader).glance.accounts.rows]
    return own[:most] or list(lately_ordered(asked.desk, reader, most))
