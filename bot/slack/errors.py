"""The one error listener: what a person reads where their request could not even be taken.

Slack delivers an event again that was not acked; nothing else. So an event is left unacked where the records cannot be
reached, and its person is told at the last delivery; everything else is answered at once, in the ack itself.
"""

from __future__ import annotations

import re
import traceback
import uuid
from contextlib import suppress
from typing import Any

from slack_bolt import Ack, App, BoltRequest, BoltResponse

from bot.features.requests import settle_request
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.client import NotTaken, SlackAway
from bot.slack.heard import heard_action, heard_message
from bot.slack.views.errors import failed, notice_view, said, told
from bot.slack.views.posted import Posted
from bot.slack.views.text import words
from knowledge.errors import KeybriefError, StorageTrouble

Body = dict[str, Any]
# Slack delivers an event three times more; the last of them some five minutes later.
LAST_DELIVERY = "3"


def register(app: App, bot: Bot) -> None:
    """After all others: also listens to buttons that no feature has any more."""
    bot.does("unknown_button", unknown_button)

    @app.action(re.compile(r".*"))
    def pressed(ack: Ack, body: Body) -> None:
        bot.take("unknown_button", heard_action(body))
        ack()

    @app.error
    def not_taken(error: Exception, body: Body, request: BoltRequest) -> BoltResponse:
        return tell(bot, error, body, request)


def unknown_button(bot: Bot, asked: Asked) -> Reply:
    """A button of a message that an older release posted."""
    return Reply(said(words("slack.unknown_button", asked.style)), alone=True)


def tell(bot: Bot, error: Exception, body: Body, request: BoltRequest) -> BoltResponse:
    """The sentence of an error in the answer to what brought it about, or by a message where that takes none."""
    style = bot.desk.style(None)
    if isinstance(error, KeybriefError):
        posted = told(error, style)
        bot.log.warning("not_taken", error=type(error).__name__, message=error.message.id)
    else:
        reference = uuid.uuid4().hex[:8]
        posted = failed(reference, style)
        bot.log.error("unforeseen", reference=reference, error=type(error).__name__, where=_where(error))
    match body.get("type"):
        case "event_callback":
            again = isinstance(error, StorageTrouble) or not isinstance(error, KeybriefError)
            last = (request.headers.get("x-slack-retry-num") or [""])[0] == LAST_DELIVERY
            if again and not last:
                return BoltResponse(status=503)
            _tell_writer(bot, body, posted)
        case "view_submission":
            view = notice_view(posted, style)
            return BoltResponse(status=200, body={"response_action": "update", "view": view})
        case "block_actions" | "message_action" | "shortcut":
            if address := body.get("response_url"):
                with suppress(NotTaken, SlackAway):
                    bot.surface.respond(address, posted)
        case _:
            return BoltResponse(status=200, body={"response_type": "ephemeral", "text": posted.text})
    return BoltResponse(status=200)


def _tell_writer(bot: Bot, body: Body, posted: Posted) -> None:
    """Tells who wrote a message; other events are nobody's question."""
    event = body["event"]
    if event.get("type") not in ("message", "app_mention") or not event.get("user") or event.get("bot_id"):
        return
    heard = heard_message(event, body)
    if not heard.im and bot.user not in heard.words["text"]:
        return
    with suppress(NotTaken, SlackAway):
        bot.surface.alone(heard.channel, heard.user, heard.thread if not heard.im else "", posted)
    with suppress(StorageTrouble):
        settle_request(bot.desk, heard.job)


def _where(error: BaseException) -> list[str]:
    """The functions an error came through last; its own words may be a person's and are logged nowhere."""
    names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
    return names[-3:]
