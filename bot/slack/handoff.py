"""/handoff: work is passed to a colleague, who accepts, declines or asks; each side is told what the other said."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from slack_bolt import Ack, App

from bot.features.account import account_meant
from bot.features.handoff import (
    Handed,
    Item,
    accept,
    ask_back,
    decline,
    hand_off,
    handoff_of,
    item_of,
    mine_to_hand_off,
    open_handoffs,
    tell,
    understood,
    withdraw,
)
from bot.features.rooms import may_all_read
from bot.features.team import Reader, team
from bot.slack.asked import Asked, Reply
from bot.slack.before import fill_modal
from bot.slack.bot import Bot
from bot.slack.client import NotTaken
from bot.slack.heard import Heard, heard_action, heard_command, heard_view
from bot.slack.views.errors import said
from bot.slack.views.handoff import (
    answered_view,
    asked_view,
    handoff_form,
    open_view,
    passed_view,
    settled_view,
    value_of,
    words_form,
    work_view,
)
from bot.slack.views.posted import parted
from bot.slack.views.text import words
from knowledge.errors import BadInput
from knowledge.evidence import Name, Term

Body = dict[str, Any]
ACTS: dict[str, Callable[..., Handed]] = {"decline": decline, "ask": ask_back, "tell": tell}
ANSWERS = ("accepted", "declined", "asked")
OPEN = re.compile(r"\s*(?:open|list|waiting|খোলা|অপেক্ষায়)?\s*", re.IGNORECASE)


def register(app: App, bot: Bot) -> None:
    """The command, its form, and the buttons of both sides."""
    bot.does("handoff", passed_in_words)
    bot.does("handoff_open", form, fills=True)
    bot.does("handoff_form", passed)
    bot.does("handoff_accept", accepted)
    bot.does("handoff_withdraw", withdrawn)
    bot.does("handoff_words_form", form_for_words, fills=True)
    bot.does("handoff_words", said_in_form)
    bot.does("handoff_told", told, anyone=True, unasked=True)

    @app.command("/handoff")
    def command(ack: Ack, body: Body) -> None:
        bot.take("handoff", heard_command(body))
        ack()

    @app.action("handoff_open")
    def wants_form(ack: Ack, body: Body) -> None:
        fill_modal(bot, "handoff_open", heard_action(body), body["trigger_id"], "handoff.title")
        ack()

    @app.action(re.compile(r"handoff_(accept|withdraw)$"))
    def pressed(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take(heard.words["action"], heard)
        ack()

    @app.action(re.compile(r"handoff_(decline|ask|tell)$"))
    def wants_words(ack: Ack, body: Body) -> None:
        fill_modal(bot, "handoff_words_form", heard_action(body), body["trigger_id"], "handoff.title")
        ack()

    @app.view(re.compile(r"handoff_(form|words)$"))
    def submitted(ack: Ack, body: Body) -> None:
        bot.take(str(body["view"]["callback_id"]), heard_view(body))
        ack()


# -- passing on ------------------------------------------------------------------------------------------------------


def passed_in_words(bot: Bot, asked: Asked) -> Reply:
    """/handoff: with a piece of work and a colleague it is passed on; alone it shows what is open, with the form."""
    found = understood(asked.text)
    if found is not None:
        ref, colleague, message = found
        return _passed(bot, asked, hand_off(asked.desk, asked.person.reader, ref, colleague, message, origin=asked.job))
    reader = asked.person.reader
    if OPEN.fullmatch(asked.text):
        return Reply(open_view(open_handoffs(asked.desk, reader), reader.member_id, asked.style), alone=True)
    account = account_meant(asked.desk, reader, asked.text, asked.account_id)
    held = mine_to_hand_off(asked.desk, reader, account.id)
    if not held:
        raise BadInput("handoff.nothing_of_account", account=account.shown)
    return Reply(work_view(account.shown, held, asked.style), alone=True)


def form(bot: Bot, asked: Asked) -> Reply:
    """The form; of one piece of work where a button names it, else with all that the person may pass on."""
    reader, ref = asked.person.reader, asked.word("value")
    held = (item_of(asked.desk, reader, ref),) if ref else mine_to_hand_off(asked.desk, reader)
    if not held:
        raise BadInput("handoff.nothing_mine")
    return Reply(view=handoff_form(held, _colleagues(asked, held), asked.style), view_id=asked.word("view_id"))


def _colleagues(asked: Asked, held: tuple[Item, ...]) -> list[Reader]:
    """Those who may be asked: where one piece of work is passed on, who may read its account."""
    everybody = [one for one in team(asked.desk) if one.member_id != asked.person.reader.member_id]
    if len(held) > 1:
        return everybody
    walled = set(may_all_read(asked.desk, everybody, held[0].account_id))
    return [one for one in everybody if one.name not in walled]


def passed(bot: Bot, asked: Asked) -> Reply:
    """The form was sent. Errors: as `hand_off`."""
    ref = asked.field("item") or asked.word("metadata")
    chosen = next((one for one in team(asked.desk) if str(one.member_id) == asked.field("taker")), None)
    if chosen is None:
        raise BadInput("slack_reminders.colleague_gone")
    handed = hand_off(asked.desk, asked.person.reader, ref, chosen.email, asked.field("message"), origin=asked.job)
    return _passed(bot, asked, handed)


def _passed(bot: Bot, asked: Asked, handed: Handed) -> Reply:
    reached = _tell(bot, asked, handed, handed.taker_email, "asked")
    return Reply(passed_view(handed, asked.style, reached=reached), alone=True, changes=True)


# -- the answers -----------------------------------------------------------------------------------------------------


def accepted(bot: Bot, asked: Asked) -> Reply:
    """The work is the person's now; who passed it on is told."""
    handed = accept(asked.desk, asked.person.reader, _key(asked.word("value")), origin=asked.job)
    _tell(bot, asked, handed, handed.giver_email, "answered")
    return Reply(settled_view(handed, asked.style), replaces=asked.word("message_ts"), changes=True)


def withdrawn(bot: Bot, asked: Asked) -> Reply:
    """The person keeps the work after all; the colleague is told."""
    handed = withdraw(asked.desk, asked.person.reader, _key(asked.word("value")), origin=asked.job)
    _tell(bot, asked, handed, handed.taker_email, "withdrawn")
    line = said(words("handoff.you_withdrew", asked.style, taker=Name(handed.taker, "person")))
    return Reply(line, replaces=asked.word("message_ts"), alone=bool(asked.word("alone")), changes=True)


def form_for_words(bot: Bot, asked: Asked) -> Reply:
    """Asks what the person wants to say with their answer."""
    act = asked.word("action").removeprefix("handoff_")
    handed = handoff_of(asked.desk, asked.person.reader, _key(asked.word("value")))
    if not handed.open:
        raise BadInput("handoff.settled", status=Term("handoff_status", handed.status))
    metadata = f"{act}|{value_of(handed, asked.place.channel, asked.word('message_ts'))}"
    return Reply(view=words_form(act, handed, asked.style, metadata), view_id=asked.word("view_id"))


def said_in_form(bot: Bot, asked: Asked) -> Reply:
    """Declined, asked, or answered a question; the other side is told, and the message they pressed on says so."""
    act, key, channel, ts = parted(asked.word("metadata"))
    handed = ACTS[act](asked.desk, asked.person.reader, _key(key), asked.field("words"), origin=asked.job)
    other, what = (handed.taker_email, "asked") if act == "tell" else (handed.giver_email, "answered")
    _tell(bot, asked, handed, other, what)
    shown = passed_view(handed, asked.style) if act == "tell" else settled_view(handed, asked.style)
    if channel and ts:
        with suppress(NotTaken):  # it was deleted meanwhile, or only they saw it
            bot.surface.update(channel, ts, shown)
            return Reply(changes=True)
    return Reply(shown, alone=True, changes=True)


def told(bot: Bot, asked: Asked) -> Reply:
    """Somebody learns what the other side did. Whoever is no reader any more is told nothing."""
    if asked.person.outsider:
        return Reply()
    handed = handoff_of(asked.desk, asked.person.reader, _key(asked.word("handoff")))
    if asked.word("what") == "answered":
        # Answered and asked anew meanwhile, there is nothing left to tell.
        return Reply(answered_view(handed, asked.style), changes=True) if handed.status in ANSWERS else Reply()
    return Reply(asked_view(handed, asked.style) if handed.open else settled_view(handed, asked.style), changes=True)


def _tell(bot: Bot, asked: Asked, handed: Handed, email: str, what: str) -> bool:
    """Tells the other side; whether they are in Slack."""
    user = bot.people.user_of(email) if email else ""
    if user:
        told_of = {"handoff": str(handed.id), "what": what}
        bot.take("handoff_told", Heard(f"{asked.job}/told", asked.place.team, user, words=told_of))
    return bool(user)


def _key(value: str) -> int:
    """Errors: BadInput for what no button of ours holds."""
    if not value.isdecimal() or len(value) > 15:
        raise BadInput("handoff.unknown", id=value[:20])
    return int(value)
