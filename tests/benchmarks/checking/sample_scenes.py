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
from knowledge.figures.catalogue import CATALOGUE
from knowledge.loading.load import write_load
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from knowledge.records.accounts import account_cards
from knowledge.sample.book import write_sample
from tests.benchmarks.checking.families import scene_of
from tests.benchmarks.checking.people import TODAY
from tests.benchmarks.checking.pool import with_each_other
from tests.benchmarks.checking.scene import Scene
from tests.knowledge.figures.computed import asked

# The figures that a family of templates speaks of.
FIGURES = (
    "revenue", "revenue_change", "revenue_target", "order_count", "last_order", "order_cadence", "late_orders",
    "portfolio_share", "top_products", "lapsed_products", "changes_since_meeting", "commitments_ours",
    "commitments_theirs", "commitments_overdue", "next_meeting", "last_meeting", "contact_last", "contacts",
    "deals_open", "fill_rate", "otif", "sell_through", "forecast", "retention", "satisfaction",
)  # fmt: skip
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


def sample_scenes(book: Book, accounts: int | None = None) -> list[Scene]:
    """The scenes of all accounts of the book, or of the first few."""
    found: list[Scene] = []
    with book.reading() as session:
        for card in account_cards(session, LOCAL_OWNER)[:accounts]:
            told = [
                CATALOGUE[name].compute(session, LOCAL_OWNER, card, request)
                for request in (asked(TODAY), asked(TODAY, *QUARTER))
                for name in FIGURES
            ]
            scenes = [scene_of(figure, card) for figure in told if isinstance(figure, Figure)]
            found += with_each_other([scene for scene in scenes if scene is not None])
    return found
