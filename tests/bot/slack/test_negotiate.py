"""/negotiate in Slack: the walk-away to who looks after the account alone; what is shared leaves it out and says so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from bot.app import Running
from bot.workspace.gestures import LocalWorkspace
from knowledge.records.accounts import Account
from knowledge.records.negotiation import NegotiationPoint, PointKind
from tests.bot.slack.test_pictures import lines_of, sent

MEGHNA = "#meghna-stores"
MARK = "zylophane"


@pytest.fixture(scope="module", autouse=True)
def points(running: Running) -> None:
    """A want and a walk-away of Meghna Stores."""
    with running.bot.desk.book.writing() as session:
        meghna = session.scalar(sa.select(Account.id).where(Account.name == "Meghna Stores"))
        for kind, statement in (
            (PointKind.OUR_WANT, "The gondola end"),
            (PointKind.WALK_AWAY, f"Below {MARK} we stop"),
        ):
            session.add(
                NegotiationPoint(
                    account_id=meghna,
                    kind=kind,
                    statement=statement,
                    value=Decimal(600000),
                    currency="BDT",
                    stated_on=date(2026, 11, 1),
                )
            )


def test_in_a_channel_the_sheet_is_for_the_asker_alone_and_shared_without_the_walk_away(slack: LocalWorkspace) -> None:
    tanvir, shormi, rehana = (slack.person(name) for name in ("tanvir", "shormi", "rehana"))
    assert tanvir.runs("/negotiate Meghna", MEGHNA) == ""
    sheet = tanvir.awaits_reply(containing="negotiation sheet of 23 Nov 2026")
    assert sheet.ephemeral
    assert MARK in sheet.text
    assert "what you share leaves it out" in sheet.text
    tanvir.clicks(sheet, "Share here")
    shared = shormi.awaits_reply(containing="Shared by Tanvir Ashik")
    assert not shared.ephemeral
    assert "The gondola end: BDT 6,00,000 a year" in shared.text
    assert "Our walk-away is left out." in shared.text
    tanvir.clicks(sheet, "Share here")
    tanvir.awaits_reply(containing="in the channel already")
    slack.quiet()
    for person in (shormi, rehana):
        assert [one for one in person.sees() if MARK in one.text] == []
    shormi.clicks(shared, "Sources")
    assert MARK not in shormi.awaits_reply(containing="Sources: Meghna Stores").text


def test_the_document_of_a_sheet_leaves_out_what_the_sheet_leaves_out(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/negotiate Meghna", MEGHNA)
    sheet = tanvir.awaits_reply(containing="what you share leaves it out")
    assert any(MARK in line for line in lines_of(sent(slack, "tanvir", sheet, "As a document")[0]))
    tanvir.clicks(sheet, "Share here")
    shared = tanvir.awaits_reply(containing="Shared by Tanvir Ashik")
    assert not any(MARK in line for line in lines_of(sent(slack, "tanvir", shared, "As a document")[0]))


def test_a_colleague_reads_the_sheet_without_it(slack: LocalWorkspace) -> None:
    nusrat = slack.person("nusrat")
    nusrat.runs("/negotiate Meghna")
    sheet = nusrat.awaits_reply(containing="negotiation sheet")
    assert "The gondola end" in sheet.text
    assert MARK not in sheet.text
    assert "Left out: it is for those who look after the account" in sheet.text


@pytest.mark.parametrize(
    ("words", "held"),
    [("negotiation sheet Meghna", "What we want"), ("মেঘনা স্টোর্সের নেগোসিয়েশন শিট", "আমরা যা চাই")],
)
def test_a_message_asks_for_the_sheet_in_either_language(slack: LocalWorkspace, words: str, held: str) -> None:
    shormi = slack.person("shormi")
    shormi.says(words)
    sheet = shormi.awaits_reply(containing=held)
    assert MARK in sheet.text
    assert "Share here" not in sheet.text


def test_in_a_channel_a_mention_is_answered_to_the_asker_alone(slack: LocalWorkspace) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    tanvir.mentions("negotiation sheet Meghna", MEGHNA)
    assert tanvir.awaits_reply(containing=MARK).ephemeral
    slack.quiet()
    assert [one for one in shormi.sees() if MARK in one.text] == []


def test_without_an_account_or_for_a_stranger_the_sheet_is_refused(slack: LocalWorkspace) -> None:
    tanvir, dola = slack.person("tanvir"), slack.person("dola")
    tanvir.runs("/negotiate")
    assert "Which account" in tanvir.awaits_reply().text
    dola.runs("/negotiate Kushiyara", "#kushiyara-superstore")
    assert dola.awaits_reply().text == "I speak only to the team I work for."
