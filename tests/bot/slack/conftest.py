"""The bot over the sample book in a local Slack: real parts, in one process."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from threading import Event
from time import monotonic
from zoneinfo import ZoneInfo

import pytest

from bot.app import Running, open_bot
from bot.features.requests import keep_request, unsettled
from bot.settings import Settings
from bot.slack.begin import YOUNG
from bot.slack.bot import CHOICE
from bot.slack.checks import manifest
from bot.slack.heard import heard_message
from bot.slack.socket_mode import Socket
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.manifest import read_manifest
from bot.workspace.people import read_roster
from bot.workspace.seen import Message
from bot.workspace.state import TEAM_ID
from knowledge.book import Book
from tests.conftest import SAMPLE_DAY

DHAKA = ZoneInfo("Asia/Dhaka")
PEOPLE = Path("knowledge/sample/slack_people.toml")


def ticking_from(start: datetime) -> Callable[[], datetime]:
    """A clock that shows `start` now and goes on from there."""
    behind = datetime.now(UTC) - start
    return lambda: datetime.now(UTC) - behind


# The morning message is sent then; in the afternoon nobody is written to unasked.
MORNING = datetime.combine(SAMPLE_DAY, time(9), DHAKA)
AFTERNOON = datetime.combine(SAMPLE_DAY, time(14), DHAKA)


def settings_for(home: Path, slack: LocalWorkspace, minutes: int = 0, model: str = "") -> Settings:
    """Settings of a bot in a folder of its own that talks to this local Slack. minutes: of a brief before a meeting.

    model: that it writes with.
    """
    given = {
        "KEYBRIEF_HOME": str(home),
        "KEYBRIEF_EMBEDDINGS": "none",
        "KEYBRIEF_BRIEF_MINUTES": str(minutes),
        "KEYBRIEF_MODEL": model,
        "SLACK_BOT_TOKEN": "xoxb-local",
        "SLACK_APP_TOKEN": "xapp-local",
        "SLACK_API_URL": slack.api,
    }
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]


def local_slack() -> LocalWorkspace:
    """The local Slack of the sample's people, with the bot's own manifest."""
    roster = read_roster(PEOPLE.read_text(encoding="utf-8"))
    return LocalWorkspace(read_manifest(json.dumps(manifest())), roster)


@contextmanager
def bot_in(
    slack: LocalWorkspace, home: Path, start: datetime = AFTERNOON, *, minutes: int = 0, model: str = ""
) -> Iterator[Running]:
    """The bot at work in a local Slack by a socket of its own, over the book of a folder."""
    settings = settings_for(home, slack, minutes, model)
    with open_bot(settings, ticking_from(start)) as running:
        socket = Socket(running.app, "xapp-local", slack.api)
        try:
            slack.awaits_app()
            yield running
        finally:
            socket.close()


def until_answered(running: Running, within: float = 20.0) -> None:
    """Until everything that was asked, by people or by the bot itself, is answered."""
    ends = monotonic() + within
    while waiting := [one for one in unsettled(running.bot.desk) if one.kind != CHOICE]:
        assert monotonic() < ends, waiting
        Event().wait(0.02)


def until_heard(slack: LocalWorkspace, within: float = 10.0) -> None:
    """Until the bot has acked all that people did: then it is kept, and `until_answered` waits for it."""
    ends = monotonic() + within
    while slack.call(lambda: slack.slack.delivery.busy):
        assert monotonic() < ends, slack.wire()
        Event().wait(0.02)


def waiting(running: Running, message: Message, name: str, text: str) -> str:
    """A request of this kind with these words for a message, kept and never begun by itself; its job."""
    desk = running.bot.desk
    heard = heard_message({**message.body, "channel": message.channel}, {"team_id": TEAM_ID})
    too_old_to_begin = replace(desk, clock=lambda: desk.now() - YOUNG - timedelta(hours=1))
    assert keep_request(too_old_to_begin, heard.job, name, {**heard.kept(), "name": name, "text": text})
    return heard.job


def copy_of(book: Book, folder: Path) -> Path:
    """A folder that holds a copy of a book on SQLite."""
    of_book, of_copy = str(book.engine.url.database), folder / "book.sqlite"
    with closing(sqlite3.connect(of_book)) as held, closing(sqlite3.connect(of_copy)) as copy:
        held.backup(copy)
    return folder


@pytest.fixture(scope="module")
def home(sample_on_sqlite: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the sample book."""
    return copy_of(sample_on_sqlite, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def at_work(home: Path) -> Iterator[tuple[LocalWorkspace, Running]]:
    """A local Slack with the bot in it; one for the tests of a file."""
    with local_slack() as workspace, bot_in(workspace, home) as running:
        yield workspace, running


@pytest.fixture(scope="module")
def slack(at_work: tuple[LocalWorkspace, Running]) -> LocalWorkspace:
    """The local Slack."""
    return at_work[0]


@pytest.fixture(scope="module")
def running(at_work: tuple[LocalWorkspace, Running]) -> Running:
    """The bot in it."""
    return at_work[1]
