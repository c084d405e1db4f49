"""Loading a folder: what it would do, and doing it, by the same code: a plan is a load that is not committed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.loading.csv_file import CsvFile, Row, rows_of
from knowledge.loading.kinds import KINDS
from knowledge.loading.mapping import Mapping, recognise
from knowledge.loading.plan import Duplicate, FilePlan, LoadPlan
from knowledge.loading.reading import reader_of
from knowledge.loading.write import Writer
from knowledge.name_words import name_words
from knowledge.people import Reader
from knowledge.records.accounts import Account
from knowledge.records.audit import note_change
from knowledge.records.loads import Load
from knowledge.records.orders import Order, OrderLine
from knowledge.records.sales import restate
from knowledge.retrieval.passage_writing import PASSAGE_KINDS, RecordKey, write_passages

CHUNK = 2_000
Progress = Callable[[int, int], None]


def no_progress(done: int, total: int) -> None:
    """For callers that show none."""


class _PlannedOnly(Exception):
    """Ends a transaction that must leave nothing behind."""

    def __init__(self, plan: LoadPlan) -> None:
        self.plan = plan


def plan_load(book: Book, by: Reader, folder: Path, mapping: Path | None, at: datetime, zone: ZoneInfo) -> LoadPlan:
    """What loading `folder` would do. Nothing is written. Errors: BadInput, StorageTrouble."""
    chosen, files = recognise(folder, mapping)
    try:
        with book.writing() as session:
            raise _PlannedOnly(_load(session, by, folder, chosen, files, at, zone, no_progress)[0])
    except _PlannedOnly as planned:
        return planned.plan


def write_load(
    book: Book,
    by: Reader,
    folder: Path,
    mapping: Path | None,
    at: datetime,
    zone: ZoneInfo,
    progress: Progress = no_progress,
) -> tuple[LoadPlan, int | None]:
    """Loads `folder` whole, in one transaction: what was done, and the id it can be taken back by.

    The id is None where there was nothing new. Errors: BadInput, StorageTrouble.
    """
    chosen, files = recognise(folder, mapping)
    try:
        with book.writing() as session:
            plan, load_id = _load(session, by, folder, chosen, files, at, zone, progress)
            if not plan.new and not plan.changed:
                raise _PlannedOnly(plan)
            return plan, load_id
    except _PlannedOnly as planned:
        return planned.plan, None


def _load(
    session: Session,
    by: Reader,
    folder: Path,
    mapping: Mapping,
    files: dict[str, CsvFile],
    at: datetime,
    zone: ZoneInfo,
    progress: Progress,
) -> tuple[LoadPlan, int]:
    plan = LoadPlan(folder, mapping.name)
    load = Load(at=at, by=by.name, folder=str(folder), mapping=mapping.name)
    session.add(load)
    session.flush()
    writer = Writer(session, mapping.source, load.id, at, plan)
    accounts = session.execute(sa.select(Account.id, Account.currency))
    writer.currencies = {row[0]: row[1] for row in accounts}
    total = sum(_lines(files[wanted.file].path) for wanted in mapping.files if wanted.file in files)
    done = 0
    for wanted in mapping.files:
        if wanted.file not in files:
            continue
        file = files[wanted.file]
        reader = reader_of(wanted, KINDS[wanted.kind], file, files, zone)
        part = FilePlan(wanted.file, wanted.kind, unused_columns=_unused(mapping, file))
        plan.files.append(part)
        seen: dict[str, int] = {}
        for rows in _chunks(rows_of(file)):
            writer.write(reader, part, rows, seen)
            done += len(rows)
            progress(min(done, total), total)
        writer.settle()
    _finish(session, writer, by, load)
    plan.duplicates = _duplicates(session, set(writer.touched["account"]))
    return plan, load.id


def _finish(session: Session, writer: Writer, by: Reader, load: Load) -> None:
    """What follows from the rows: the months of sales, the passages, the numbers of the load."""
    restate(session, _accounts_of(session, writer))
    keys = [RecordKey(kind, key) for kind in PASSAGE_KINDS for key in writer.touched.get(kind, ())]
    write_passages(session, keys)
    load.rows_new, load.rows_changed = writer.plan.new, writer.plan.changed
    note_change(session, by, "load", f"load-{load.id}", at=load.at, origin=f"load-{load.id}")
    if session.get_bind().dialect.name == "postgresql":
        for name in writer.next_ids:
            table = KINDS[name].table.name
            session.execute(sa.text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"))  # noqa: S608


def _accounts_of(session: Session, writer: Writer) -> set[int]:
    """The accounts whose orders this load touched."""
    found: set[int] = set()
    for name, column in (("order", Order.id), ("order_line", OrderLine.id)):
        touched = writer.touched.get(name, [])
        for start in range(0, len(touched), 500):
            some = touched[start : start + 500]
            query = sa.select(Order.account_id).distinct().where(column.in_(some))
            found.update(session.scalars(query.join(OrderLine, OrderLine.order_id == Order.id, isouter=True)))
    return found


def _duplicates(session: Session, touched: set[int]) -> tuple[Duplicate, ...]:
    """Accounts of the same name, company endings aside, where this load brought one of them."""
    alike: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for key, name, source_id in session.execute(
        sa.select(Account.id, Account.name, Account.source_id).order_by(Account.id)
    ):
        alike[" ".join(word.latin for word in name_words(name))].append((key, name, source_id or ""))
    return tuple(
        Duplicate(rows[0][1], tuple(source_id for _, _, source_id in rows))
        for rows in alike.values()
        if len(rows) > 1 and any(key in touched for key, _, _ in rows)
    )


def _unused(mapping: Mapping, file: CsvFile) -> tuple[str, ...]:
    used = {name for wanted in mapping.files if wanted.file == file.path.name for name in wanted.used}
    return tuple(name for name in file.header if name and name not in used)


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
