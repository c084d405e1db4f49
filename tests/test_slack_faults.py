"""One fault of each kind at the post of an answer and of a note's card; `tests/slack_faults.py` tries each call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.book import Book
from tests.slack_faults import ANSWERED, Seen, Stage, faults_of, judged, stage
from tests.slack_scenes import SCENES, Scene

POST = "chat.postMessage"
ASK, NOTE = (next(one for one in SCENES if one.name == name) for name in ("ask, direct", "note, mention"))


@pytest.fixture(scope="module")
def held(sample_on_sqlite: Book) -> Iterator[Stage]:
    """A local Slack and a bot over a copy of the sample's records."""
    with stage(Path(str(sample_on_sqlite.engine.url.database))) as found:
        yield found


@pytest.mark.parametrize("fault", faults_of(POST))
@pytest.mark.parametrize("scene", [ASK, NOTE], ids=["ask", "note"])
def test_a_post_that_fails_is_made_in_the_end_and_once(held: Stage, scene: Scene, fault: str) -> None:
    found, calls = held.plays(scene, POST, 1, fault)
    case = judged(scene, (POST, 1), fault, Seen(posts=1), found, 0.0)
    assert (case.outcome, case.twice) == (ANSWERED, False), case
    assert POST in calls
