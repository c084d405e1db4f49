"""What the bot tells unasked: a brief before a meeting, one message in the morning; each once, off by a button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import Running
from bot.features.reminders import meetings_ahead
from bot.slack.heard import Heard
from bot.slack.reminders import tick, words_of
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.seen import Message
from bot.workspace.state import TEAM_ID
from knowledge.book import Book
from knowledge.records.accounts import Account
from knowledge.records.health import Colour, HealthReading
from knowledge.records.meetings import Meeting, MeetingStatus
from tests.bot.slack.conftest import DHAKA, MORNING, bot_in, copy_of, local_slack, until_answered
from tests.conftest import SAMPLE_DAY

# Twenty minutes before the meeting with Kushiyara, on the day after the sample's.
BEFORE_KUSHIYARA = datetime.combine(SAMPLE_DAY + timedelta(days=1), time(10, 10), DHAKA)
AFTER_KUSHIYARA = BEFORE_KUSHIYARA + timedelta(minutes=25)
NIGHT = datetime.combine(SAMPLE_DAY, time(22), DHAKA)
FRIDAY = datetime.combine(SAMPLE_DAY + timedelta(days=4), time(9), DHAKA)


def told(slack: LocalWorkspace, running: Running, name: str) -> list[Message]:
    """What a person is written after one tick."""
    person = slack.person(name)
    tick(running.bot, {})
    until_answered(running)
    return person.sees()


def was_green(running: Running, name: str) -> None:
    """The owner of an account knew it as green, ten days before."""
    with running.bot.desk.book.writing() as session:
        account_id = session.scalar(sa.select(Account.id).where(Account.name == name))
        day = SAMPLE_DAY - timedelta(days=10)
        told_at = datetime.combine(day, time(9), DHAKA)
        reading = {"account_id": account_id, "taken_on": day, "score": 90, "colour": Colour.GREEN, "told_at": told_at}
        session.add(HealthReading(**reading, parts='{"revenue": 100}'))


@pytest.fixture
def at_work(
    request: pytest.FixtureRequest, sample_on_sqlite: Book, tmp_path: Path
) -> Iterator[tuple[LocalWorkspace, Running]]:
    """The bot at the time that a test names, in a folder of its own."""
    home = copy_of(sample_on_sqlite, tmp_path)
    with local_slack() as workspace, bot_in(workspace, home, request.param, minutes=30) as running:
        yield workspace, running


@pytest.fixture
def slack(at_work: tuple[LocalWorkspace, Running]) -> LocalWorkspace:
    return at_work[0]


@pytest.fixture
def running(at_work: tuple[LocalWorkspace, Running]) -> Running:
    return at_work[1]


@pytest.mark.parametrize("at_work", [BEFORE_KUSHIYARA], indirect=True)
def test_those_in_a_meeting_get_its_brief_before_it_once(slack: LocalWorkspace, running: Running) -> None:
    briefs = [one for one in told(slack, running, "imrul") if "You meet them at 10:30" in one.text]
    assert len(briefs) == 1
    assert "Kushiyara" in briefs[0].text
    assert [one for one in told(slack, running, "imrul") if "You meet them" in one.text] == []
    assert not [one for one in told(slack, running, "tanvir") if "Kushiyara" in one.text]


@pytest.mark.parametrize(
    ("at_work", "cancelled"), [(AFTER_KUSHIYARA, False), (BEFORE_KUSHIYARA, True)], indirect=["at_work"]
)
def test_no_brief_comes_that_was_held_up_until_its_meeting_began_or_was_cancelled(
    slack: LocalWorkspace, running: Running, cancelled: bool
) -> None:
    imrul, desk = slack.person("imrul"), running.bot.desk
    then = replace(desk, clock=lambda: BEFORE_KUSHIYARA)
    (ahead,) = [one for one in meetings_ahead(then, timedelta(minutes=30)) if "Kushiyara" in one.account.text]
    if cancelled:
        with desk.book.writing() as session:
            session.execute(sa.update(Meeting).where(Meeting.id == ahead.id).values(status=MeetingStatus.CANCELLED))
    running.bot.take("brief_ahead", Heard("slack:held-up", TEAM_ID, imrul.id, words=words_of(ahead)))
    until_answered(running)
    assert imrul.sees() == []


@pytest.mark.parametrize("at_work", [MORNING], indirect=True)
def test_the_message_of_a_morning_does_not_come_on_the_next(slack: LocalWorkspace, running: Running) -> None:
    tanvir, today = slack.person("tanvir"), SAMPLE_DAY.isoformat()
    for day, messages in (((SAMPLE_DAY - timedelta(days=1)).isoformat(), 0), (today, 1)):
        running.bot.take("morning", Heard(f"slack:held-up/{day}", TEAM_ID, tanvir.id, words={"day": day}))
        until_answered(running)
        assert len(tanvir.sees()) == messages


@pytest.mark.parametrize("at_work", [MORNING, BEFORE_KUSHIYARA], indirect=True)
def test_a_colleague_whom_slack_has_as_a_guest_is_told_nothing_unasked(slack: LocalWorkspace, running: Running) -> None:
    imrul = slack.person("imrul")
    slack.call(lambda: setattr(slack.slack.workspace.people[imrul.id], "kind", "guest"))
    assert told(slack, running, "imrul") == []


@pytest.mark.parametrize("at_work", [MORNING], indirect=True)
def test_the_morning_is_one_message_with_what_can_be_done(slack: LocalWorkspace, running: Running) -> None:
    was_green(running, "Meghna Stores")
    (morning,) = told(slack, running, "tanvir")
    assert morning.text.startswith("Your day, 23 Nov 2026")
    assert "Health has changed colour" in morning.text
    assert "green 90 to yellow 59" in morning.text
    assert "overdue by" in morning.text
    assert told(slack, running, "tanvir") == []
    tanvir = slack.person("tanvir")
    tanvir.clicks(morning, "Done")
    changed = tanvir.awaits_change(morning, containing="Padma Mart")
    assert changed.text.count("overdue by") < morning.text.count("overdue by")


@pytest.mark.parametrize("at_work", [MORNING], indirect=True)
def test_work_is_passed_on_from_the_morning_to_who_may_read_its_account(
    slack: LocalWorkspace, running: Running
) -> None:
    (morning,) = told(slack, running, "nusrat")
    nusrat = slack.person("nusrat")
    nusrat.clicks(morning, "Pass on")
    form = nusrat.awaits_view(containing="Who takes it over?")
    assert nusrat.fills(form, {"Who takes it over?": "Zahid Monsur"}).submits() == {}
    assert slack.person("zahid").awaits_reply(containing="Nusrat Mahin passes work on to you").by_app


@pytest.mark.parametrize("at_work", [MORNING], indirect=True)
def test_who_turned_it_off_is_not_written_to(slack: LocalWorkspace, running: Running) -> None:
    (morning,) = told(slack, running, "sajib")
    sajib = slack.person("sajib")
    sajib.clicks(morning, "reminders_off")
    assert sajib.awaits_reply(containing="/keybrief settings").by_app
    running.bot.jobs.forget([f"slack:morning/{SAMPLE_DAY.isoformat()}/4"])  # type: ignore[attr-defined]
    assert told(slack, running, "sajib") == []


@pytest.mark.parametrize("at_work", [NIGHT, FRIDAY], indirect=True)
def test_nobody_is_written_to_at_night_or_on_a_day_without_work(slack: LocalWorkspace, running: Running) -> None:
    people = [slack.person(one) for one in ("tanvir", "nusrat", "sajib", "mithila")]
    tick(running.bot, {})
    until_answered(running)
    assert [one.sees() for one in people] == [[], [], [], []]
