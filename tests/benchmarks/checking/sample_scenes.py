"""The scenes of the sample book: every figure that a family of templates speaks of, on one day."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from knowledge.book import Book, open_book
from knowledge.evidence import Figure
from knowledge.loading.load import write_load
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from knowledge.sample.book import write_sample
from tests.benchmarks.checking.families import scene_of
from tests.benchmarks.checking.people import TODAY
from tests.benchmarks.checking.pool import with_each_other
from tests.benchmarks.checking.scene import Scene
from tests.knowledge.figures.computed import asked, card, told

QUARTER = (date(2026, 7, 1), date(2026, 9, 30))


@contextmanager
def sample_book() -> Iterator[Book]:
    """The sample book in a folder that goes with it."""
    with tempfile.TemporaryDirectory() as folder:
        write_sample(Path(folder) / "sample", TODAY)
        book = open_book(f"sqlite:///{folder}/book.sqlite", upgrade)
        now = datetime(2026, 11, 23, 5, tzinfo=UTC)
        write_load(book, LOCAL_OWNER, Path(folder) / "sample", None, now, ZoneInfo("Asia/Dhaka"))
        yield book
        book.engine.dispose()


def sample_scenes(book: Book) -> list[Scene]:
    """The scenes of all accounts of the book."""
    by_account: dict[str, list[Scene]] = {}
    for request in (asked(TODAY), asked(TODAY, *QUARTER)):
        for (account, _), found in told(book, request).items():
            if account and isinstance(found, Figure):
                scene = scene_of(found, card(book, account))
                if scene is not None:
                    by_account.setdefault(account, []).append(scene)
    return [scene for scenes in by_account.values() for scene in with_each_other(scenes)]
