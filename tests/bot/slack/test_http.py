"""By HTTP: real signatures are taken, wrong and old ones refused; what is alive and ready says so."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from slack_sdk.signature import Clock, SignatureVerifier
from starlette.testclient import TestClient

from bot.app import Running, open_bot
from bot.settings import Settings
from bot.slack.checks import manifest_for
from bot.slack.http import EVENTS, HEALTH, READY, application
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.http_events import SIGNING_SECRET
from bot.workspace.manifest import read_manifest
from bot.workspace.people import read_roster
from tests.bot.slack.conftest import MORNING, PEOPLE, settings_for, ticking_from

BODY = json.dumps({"type": "event_callback", "team_id": "T0LOCAL", "event": {"type": "nothing"}})


class At(Clock):
    """A clock that shows one time, in seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def now(self) -> float:
        return self._seconds


@pytest.fixture(scope="module")
def hearing(home: Path) -> Iterator[tuple[LocalWorkspace, Running]]:
    """The bot at work, reached by HTTP alone."""
    found = manifest_for("http://127.0.0.1/slack/events")
    roster = read_roster(PEOPLE.read_text(encoding="utf-8"))
    with LocalWorkspace(read_manifest(json.dumps(found)), roster) as slack:
        given = settings_for(home, slack).model_dump(by_alias=True) | {"SLACK_SIGNING_SECRET": SIGNING_SECRET}
        with open_bot(Settings(_env_file=None, **given), ticking_from(MORNING)) as running:
            server = uvicorn.Server(
                uvicorn.Config(application(running.app, running.ready), host="127.0.0.1", port=0, log_config=None)
            )
            thread = threading.Thread(target=server.run, daemon=True)
            thread.start()
            while not server.started:
                thread.join(0.01)
            port = server.servers[0].sockets[0].getsockname()[1]
            slack.call(lambda: slack.slack.reach_by_http(f"http://127.0.0.1:{port}{EVENTS}"))
            yield slack, running
            server.should_exit = True
            thread.join()


def headers(secret: str, seconds: float | None = None, body: str = BODY) -> dict[str, str]:
    """The headers of a request that is signed with this secret at this time."""
    verifier = SignatureVerifier(secret) if seconds is None else SignatureVerifier(secret, At(seconds))
    stamp = str(int(verifier.clock.now()))
    signature = verifier.generate_signature(timestamp=stamp, body=body)
    return {
        "x-slack-signature": str(signature),
        "x-slack-request-timestamp": stamp,
        "content-type": "application/json",
    }


def test_a_question_is_answered_by_http_as_by_the_socket(hearing: tuple[LocalWorkspace, Running]) -> None:
    slack, _ = hearing
    tanvir = slack.person("tanvir")
    question = tanvir.says("When do we meet Padma Mart?")
    assert "Padma Mart" in tanvir.awaits_reply(question).text


def test_a_request_that_slack_did_not_sign_is_refused(hearing: tuple[LocalWorkspace, Running]) -> None:
    client = TestClient(application(hearing[1].app, hearing[1].ready))
    assert client.post(EVENTS, content=BODY, headers=headers("another secret")).status_code == 401
    assert client.post(EVENTS, content=BODY, headers={"content-type": "application/json"}).status_code == 401
    signed_for_other_words = headers(SIGNING_SECRET, body=BODY + " ")
    assert client.post(EVENTS, content=BODY, headers=signed_for_other_words).status_code == 401


def test_a_request_of_an_old_time_is_refused(hearing: tuple[LocalWorkspace, Running]) -> None:
    client = TestClient(application(hearing[1].app, hearing[1].ready))
    old = headers(SIGNING_SECRET, Clock().now() - 301)
    assert client.post(EVENTS, content=BODY, headers=old).status_code == 401


def test_a_body_larger_than_slack_sends_is_refused(hearing: tuple[LocalWorkspace, Running]) -> None:
    client = TestClient(application(hearing[1].app, hearing[1].ready))
    assert client.post(EVENTS, content="x" * 1_000_001).status_code == 413
    assert client.post(EVENTS, content=b"\xff\xfe").status_code == 400


def test_who_asks_for_health_and_readiness_is_told(hearing: tuple[LocalWorkspace, Running]) -> None:
    client = TestClient(application(hearing[1].app, hearing[1].ready))
    assert client.get(HEALTH).json() == {"alive": True}
    assert client.get(READY).json() == {"ready": True}
