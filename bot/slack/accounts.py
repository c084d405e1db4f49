"""/accounts: the portfolio, to the one who asks, page by page."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App

from bot.features.accounts import accounts
from bot.slack.asked import Asked, Reply
from bot.slack.bot import Bot
from bot.slack.heard import heard_action, heard_command
from bot.slack.views.accounts import accounts_view
from bot.slack.views.home import page_of

Body = dict[str, Any]


def register(app: App, bot: Bot) -> None:
    """The command, and the buttons that turn its pages."""
    bot.does("accounts", show_accounts)

    @app.command("/accounts")
    def command(ack: Ack, body: Body) -> None:
        bot.take("accounts", heard_command(body))
        ack()

    @app.action(re.compile(r"accounts_page(:\w+)?$"))
    def turned(ack: Ack, body: Body) -> None:
        bot.take("accounts", heard_action(body))
        ack()

    @app.action("accounts_brief")
    def wants_brief(ack: Ack, body: Body) -> None:
        heard = heard_action(body)
        bot.take("brief", heard.having(account_id=heard.words["value"]))
        ack()


def show_accounts(bot: Bot, asked: Asked) -> Reply:
    """A page of the accounts the person may read, in the place of the page before."""
    found = accounts(asked.desk, asked.person.reader, None)
    posted = accounts_view(found, page_of(asked.word("value")), asked.style)
    return Reply(posted, alone=True, replaces=asked.word("message_ts"))
