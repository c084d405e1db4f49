"""What the sheets of an account have in common in Slack: each says in its own words why it is not shown to others."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.app import Running
from bot.workspace.gestures import LocalWorkspace
from knowledge.records.postings import PostingRow

MEGHNA = "#meghna-stores"


@pytest.mark.parametrize(
    ("line", "shown", "told"),
    [
        ("/brief Meghna", "Highlights", "This brief is too old"),
        ("/plan Meghna", "plan as of", "This plan is too old"),
        ("/negotiate Meghna", "negotiation sheet", "This sheet is too old"),
    ],
)
def test_of_what_is_no_longer_kept_nothing_is_shown_to_others(
    slack: LocalWorkspace, running: Running, line: str, shown: str, told: str
) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    tanvir.runs(line, MEGHNA)
    sheet = tanvir.awaits_reply(containing=shown)
    with running.bot.desk.book.writing() as session:
        session.execute(sa.delete(PostingRow))
    tanvir.clicks(sheet, "Share here")
    answer = tanvir.awaits_reply(containing=told)
    assert answer.ephemeral
    assert f"Ask for it anew with {line.split()[0]}" in answer.text
    tanvir.clicks(sheet, "Sources")
    assert tanvir.awaits_reply(containing="no longer kept").ephemeral
    slack.quiet()
    assert shormi.sees() == []
