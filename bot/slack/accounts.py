"""/accounts: the portfolio to the one who asks, page by page, sorted and filtered by menus; and why an account scores.

What is shown is told by each button and choice whole, so that none of it is lost between two presses.
"""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App

from bot.compose.answer import Answer
from bot.features.accounts import accounts, reasons
from bot.features.posting import keep_posting
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.document import takes_command
from bot.slack.heard import heard_action, heard_command
from bot.slack.views.accounts import accounts_view, shown_of
from bot.slack.views.answer import answer_view

Body = dict[str, Any]


def register(app: App, bot: Bot) -> None:
    """The command, the buttons that turn its pages, its menus, and what each of its rows can be asked."""
    bot.does("accounts", show_accounts)
    bot.does("accounts_why", why)

    @app.command("/accounts")
    def command(ack: Ack, body: Body) -> None:
        heard = heard_command(body)
        if not takes_command(bot, heard, "accounts"):
            bot.take("accounts_why" if heard.words["text"].strip() else "accounts", heard)
        ack()

    @app.action(re.compile(r"accounts_(page|pick)(:\w+)?$"))
    def turned(ack: Ack, body: Body) -> None:
        bot.take("accounts", heard_action(body))
        ack()

    @app.action("accounts_why")
    def wants_reasons(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take("accounts_why", heard.having(account_id=heard.words["value"]))
        ack()

    @app.action("accounts_brief")
    def wants_brief(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take("brief", heard.having(account_id=heard.words["value"]))
        ack()


def show_accounts(bot: Bot, asked: Asked) -> Reply:
    """A page of the accounts the person may read, in the place of the page before."""
    wanted, page = shown_of(asked.word("value"))
    posted = accounts_view(accounts(asked.desk, asked.person.reader, None, wanted), page, asked.style)
    return Reply(posted, alone=True, replaces=asked.word("message_ts"))


def why(bot: Bot, asked: Asked) -> Reply:
    """What an account's score and health are made of, to the one who asks."""
    reader = asked.person.reader
    told, account_id = reasons(asked.desk, reader, asked.text, account_id=asked.account_id, language=asked.language)
    return Reply(
        answer_view(told, asked.job, asked.style),
        alone=True,
        account_id=account_id,
        done=lambda: _keep(bot, asked, told, account_id),
    )


def _keep(bot: Bot, asked: Asked, told: Answer, account_id: int) -> None:
    """Keeps what stands behind it, for "Sources"."""
    if told.sources:
        keep_posting(
            bot.desk,
            asked.job,
            "answer",
            account_id=account_id,
            asked_by=asked.person.reader.key,
            as_of=asked.desk.now().date(),
            words={},
            sources=told.sources,
            sentences=[sentence.text for sentence in told.sentences],
        )
