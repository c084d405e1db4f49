"""What was kept is answered, also where the bot ended before the work on it was started."""

from __future__ import annotations

from pathlib import Path

from bot.app import open_desk
from bot.features.requests import keep_request
from bot.slack.heard import heard_message
from bot.workspace.state import TEAM_ID
from tests.bot.slack.conftest import MORNING, bot_in, local_slack, settings_for, ticking_from


def test_a_question_that_was_kept_and_not_begun_is_answered_by_the_next_bot(home: Path) -> None:
    with local_slack() as slack:
        tanvir = slack.person("tanvir")
        question = tanvir.says("What did Padma Mart buy last quarter?")
        heard = heard_message({**question.body, "channel": question.channel}, {"team_id": TEAM_ID})
        with open_desk(settings_for(home, slack), ticking_from(MORNING)) as desk:
            assert keep_request(desk, heard.job, "ask", {"name": "ask", **heard.kept()})
        with bot_in(slack, home):
            assert "Padma Mart" in tanvir.awaits_reply(question).text


def test_the_first_question_is_answered_though_slack_is_unwell_when_it_comes(home: Path) -> None:
    with local_slack() as slack, bot_in(slack, home):
        tanvir = slack.person("tanvir")
        slack.fault("fail", "auth.test:1:internal_error")
        assert "Padma Mart" in tanvir.awaits_reply(tanvir.says("What did Padma Mart buy last quarter?")).text
