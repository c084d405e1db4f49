"""The full brief: how long it takes to gather and compose among many accounts and orders."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.features.accounts import accounts
from bot.features.brief import brief
from knowledge.people import LOCAL_OWNER
from knowledge.periods import Calendar
from tests.benchmarks.corpus import close, open_corpus
from tests.benchmarks.tables import Measured, median, p95, show, timed
from tests.benchmarks.trade import TODAY, account_names, write_trade

ACCOUNTS = 1_000


def run(*, full: bool) -> None:
    """Prints the times of full briefs with 500,000 order lines (100,000 in the short form)."""
    lines = 500_000 if full else 100_000
    small = _measure(30, 15_000)
    large = _measure(ACCOUNTS, lines)
    told = f"{ACCOUNTS:,} accounts, {lines:,} order lines"
    beside = "30 accounts, 15,000 order lines"
    show(
        "Briefs",
        [
            Measured(f"full brief, p95: {told}", large[0], "ms", beside, small[0], most=700),
            Measured(f"full brief, median: {told}", large[1], "ms", beside, small[1]),
            Measured(f"the portfolio: {told}", large[2], "ms", beside, small[2]),
        ],
    )


def _measure(count: int, lines: int) -> tuple[float, float, float]:
    """The p95 and the median of full briefs and the median of the portfolio, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        book = open_corpus(Path(folder))
        write_trade(book, count, lines)
        desk = Desk(
            book=book,
            calendar=Calendar(),
            zone=ZoneInfo("Asia/Dhaka"),
            clock=lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 6, 0, tzinfo=UTC),
            language="en",
            lakh=None,
        )
        names = account_names()
        brief(desk, LOCAL_OWNER, names[0], full=True)
        taken = [timed(partial(brief, desk, LOCAL_OWNER, name, full=True)) for _ in range(2) for name in names[1:]]
        portfolio = [timed(partial(accounts, desk, LOCAL_OWNER, None)) for _ in range(5)]
        close(book)
    return p95(taken), median(taken), median(portfolio)
