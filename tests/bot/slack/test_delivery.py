"""A reply reaches its person whatever Slack refuses of it."""

from __future__ import annotations

from pathlib import Path

from bot.slack.asked import Reply
from bot.slack.delivery import deliver
from bot.slack.views.posted import Posted
from bot.workspace.state import TEAM_ID
from tests.bot.slack.conftest import bot_in, local_slack


def test_what_slack_does_not_take_as_blocks_reaches_who_asked_alone_as_plain_text(home: Path) -> None:
    with local_slack() as slack, bot_in(slack, home) as running:
        bot, tanvir = running.bot, slack.person("tanvir")
        said = tanvir.says("good morning", "#meghna-stores")
        where = {"name": "help", "team": TEAM_ID, "user": tanvir.id, "channel": said.channel, "thread": said.ts}
        reply = Reply(Posted("Padma Mart owes nothing.", ({"type": "no_such_block"},)), alone=True)
        deliver(bot.surface, bot.people, bot.asked("slack:test", where), reply, bot.log, look=False)
        assert tanvir.awaits_reply(containing="Padma Mart owes nothing.").text
