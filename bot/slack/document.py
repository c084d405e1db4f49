"""Documents: a button uploads what it stands on as DOCX and as PDF, to the one who presses and nobody else.

The value of the button: "brief|key|account", as the other buttons of a brief; "plan|ref|account", with "customer" after
it for the variant that is handed over; "negotiate||account", with "shared" after it for the variant without our
walk-away; "accounts|how the list is shown".
"""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App

from bot.compose.plan import SIDES
from bot.compose.plan_lines import PlanSheet
from bot.features.accounts import accounts
from bot.features.brief import brief
from bot.features.document import ENDINGS, Told, document
from bot.features.negotiate import negotiate
from bot.features.plan import PlanAsked, plan
from bot.features.posting import posting_of
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.heard import heard_action
from bot.slack.uploads import Upload
from bot.slack.views.accounts import shown_of
from bot.slack.views.errors import said
from bot.slack.views.posted import parted
from bot.slack.views.text import words
from knowledge.errors import NotFound

Body = dict[str, Any]


def register(app: App, bot: Bot) -> None:
    """The button, whatever it stands on."""
    bot.does("document_send", send_document)

    @app.action(re.compile(r"document_send(:\w+)?$"))
    def pressed(ack: Ack, body: Body) -> None:
        bot.take("document_send", heard_action(body))
        ack()


def send_document(bot: Bot, asked: Asked) -> Reply:
    """Both files of what the button stands on, made anew as this person may read it."""
    told = _told(bot, asked)
    made = [document(asked.desk, asked.person.reader, told, ending, asked.style) for ending in ENDINGS]
    files = tuple(Upload(one.name, one.content, one.title) for one in made)
    return Reply(said(words("slack_files.sent", asked.style, title=made[0].title)), files=files, alone=True)


def _told(bot: Bot, asked: Asked) -> Told:
    """Errors: NotFound for what is too old to be made again."""
    reader, language = asked.person.reader, asked.language
    kind, _, rest = asked.word("value").partition("|")
    if kind == "accounts":
        return accounts(asked.desk, reader, None, shown_of(rest)[0])
    key, account, *variant = parted(rest)
    account_id = int(account)
    if kind == "negotiate":
        return negotiate(asked.desk, reader, account_id=account_id, language=language, shared=variant == ["shared"])
    if kind == "plan":
        wanted = PlanAsked(account_id=account_id, ref=key if key.startswith("plan-") else "", language=language)
        return _plan(asked, wanted, for_customer=variant == ["customer"])
    before = posting_of(bot.desk, reader, key)
    if kind != "brief" or before is None or before.account_id != account_id:
        raise NotFound("slack_files.too_old")
    full, focus = before.words.get("full") == "1", before.words.get("focus", "")
    return brief(asked.desk, reader, words=focus, account_id=account_id, full=full, language=language)


def _plan(asked: Asked, wanted: PlanAsked, *, for_customer: bool) -> PlanSheet:
    """Errors: NotFound where there is nothing that a customer could be handed."""
    sheet = plan(asked.desk, asked.person.reader, wanted, for_customer=for_customer)
    if for_customer and not any(part.name in SIDES for part in sheet.parts):
        raise NotFound("slack_files.no_goals")
    return sheet
