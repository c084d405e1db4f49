"""Loading a folder: what it would do, and doing it, by the same code: a plan is a load that is not committed."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.database import Base
from knowledge.errors import BadInput
from knowledge.loading.aftermath import accounts_of_orders, accounts_sold_to, records_with_words
from knowledge.loading.csv_file import CsvFile, Row, rows_of
from knowledge.loading.ics import write_calendars
from knowledge.loading.images import Changes
from knowledge.loading.kinds import KINDS
from knowledge.loading.mapping import Folder, recognise
from knowledge.loading.mapping_file import packaged_mappings, read_mapping
from knowledge.loading.plan import Duplicate, FilePlan, LoadPlan
from knowledge.loading.reading import RowReader, reader_of
from knowledge.loading.references import Met, References
from knowledge.loading.sending import Sending, sending
from knowledge.loading.write import Writer
from knowledge.name_words import name_words
from knowledge.people import Reader
from knowledge.records.accounts import Account
from knowledge.records.audit import note_change
from knowledge.records.loads import Load
from knowledge.records.orders import Order, OrderLine
from knowledge.records.sales import restate
from knowledge.retrieval.passage_writing import write_passages

CHUNK = 5_000
# A load of so many rows has PostgreSQL look at its tables anew, so that it plans by what they hold now.
MANY = 10_000
# After so many chunks all that is held is looked over for garbage.
LOOKED_OVER = 40
Progress = Callable[[int, int], None]


def no_progress(done: int, total: int) -> None:
    """For callers that show none."""


class _PlannedOnly(Exception):
    """Ends a transaction that must leave nothing behind."""

    def __init__(self, plan: LoadPlan) -> None:
        self.plan = plan


@dataclass(frozen=True)
class _Request:
    """Who loads what, when, and in which time zone its times are."""

    by: Reader
    folder: Folder
    at: datetime
    zone: ZoneInfo


def plan_load(
    book: Book,
    by: Reader,
    folder: Path,
    mapping: Path | None,
    at: datetime,
    zone: ZoneInfo,
    progress: Progress = no_progress,
) -> LoadPlan:
    """What loading `folder` would do. Nothing is written. Errors: BadInput, StorageTrouble."""
    request = _Request(by, _recognised(folder, mapping), at, zone)
    try:
        with book.writing(alone=True) as session:
            raise _PlannedOnly(_load(session, request, progress)[0])
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
    request = _Request(by, _recognised(folder, mapping), at, zone)
    try:
        with book.writing(alone=True) as session:
            plan, writer = _load(session, request, progress)
            if not plan.new and not plan.changed:
                raise _PlannedOnly(plan)
            _finish(session, writer, request)
            return plan, writer.load_id
    except _PlannedOnly as planned:
        return planned.plan, None


def _recognised(folder: Path, mapping: Path | None) -> Folder:
    return recognise(folder, packaged_mappings() if mapping is None else [read_mapping(mapping)])


def _load(session: Session, request: _Request, progress: Progress) -> tuple[LoadPlan, Writer]:
    """Writes the rows of every file."""
    with sending(session) as rows:
        return _write_files(session, rows, request, progress)


def _write_files(
    session: Session, rows_sent: Sending, request: _Request, progress: Progress
) -> tuple[LoadPlan, Writer]:
    folder = request.folder
    missing = tuple(name for name in folder.mapping.read if name not in folder.files and _looked_up(folder, name))
    plan = LoadPlan(folder.path, folder.mapping.name, unused_files=folder.unused, missing_files=missing)
    # Not by the database's own count, which goes on where a plan was not carried out.
    load_id = (session.scalar(sa.select(sa.func.max(Load.id))) or 0) + 1
    load = Load(id=load_id, at=request.at, by=request.by.name, folder=str(folder.path), mapping=folder.mapping.name)
    session.add(load)
    session.flush()
    writer = Writer(
        session,
        References(session, folder.mapping.source),
        load.id,
        request.at,
        plan,
        Changes(session, load.id),
        dict(session.execute(sa.select(Account.id, Account.currency)).all()),
        rows_sent,
    )
    wanted_files = [wanted for wanted in folder.mapping.files if wanted.file in folder.files]
    total = sum(map(_lines, [*(folder.files[wanted.file].path for wanted in wanted_files), *folder.calendars]))
    done = 0
    for wanted in wanted_files:
        file = folder.files[wanted.file]
        reader = reader_of(wanted, KINDS[wanted.kind], file, folder.files, request.zone)
        part = FilePlan(wanted.file, wanted.kind, unused_columns=_unused(folder, file, wanted.file))
        plan.files.append(part)
        with _few_collections():
            for rows in _write_file(writer, reader, part, file):
                done += rows
                progress(min(done, total), total)
    for lines in write_calendars(writer, folder.calendars, request.zone):
        done += lines
        progress(min(done, total), total)
    progress(total, total)
    plan.duplicates = _duplicates(session, set(writer.touched["account"]))
    return plan, writer


def _looked_up(folder: Folder, name: str) -> bool:
    """Whether a file only gives words to the rows of others that are there."""
    there = [file for file in folder.mapping.files if file.file in folder.files]
    return any(lookup.file == name for file in there for lookup in file.lookup.values())


def _write_file(writer: Writer, reader: RowReader, part: FilePlan, file: CsvFile) -> Iterator[int]:
    """Writes one file; yields how many rows were read each time."""
    met = Met()
    for place, rows in enumerate(_chunks(rows_of(file))):
        writer.write(reader, part, rows, met)
        # Rows that were on their way to a server when one looked are found only by looking at all.
        gc.collect(2 if place % LOOKED_OVER == LOOKED_OVER - 1 else 0)
        yield len(rows)
    writer.settle(reader, part)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Rows form no cycles; looking for some among thousands of them, again and again, took half the time of a load.

    What a part of a file leaves behind is looked at once, when its rows are gone.
    """
    usual = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if usual:
            gc.enable()


def _finish(session: Session, writer: Writer, request: _Request) -> None:
    """What follows from the rows: the months of sales, the passages, the numbers of the load."""
    load = session.get(Load, writer.load_id)
    if load is None:  # it was written above
        raise BadInput("errors.load_unknown", load=writer.load_id)
    _look_anew(session, writer, (Order.__tablename__, OrderLine.__tablename__))
    accounts = accounts_sold_to(session, load.id) | writer.changes.left_accounts
    restate(session, accounts | accounts_of_orders(session, writer.changes.left_orders))
    write_passages(session, records_with_words(session, writer.touched))
    load.rows_new, load.rows_changed = writer.plan.new, writer.plan.changed
    note_change(session, request.by, "load", f"load-{load.id}", at=load.at, origin=f"load-{load.id}")
    if session.get_bind().dialect.name == "postgresql":
        for name in writer.next_ids:
            table = KINDS[name].table.name
            session.execute(sa.text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"))  # noqa: S608
    _look_anew(session, writer, sorted(Base.metadata.tables))


def _look_anew(session: Session, writer: Writer, tables: Collection[str]) -> None:
    """Has PostgreSQL look at what tables hold now, after a load of many rows.

    Its own look at them comes a minute later, and until then a brief took ten seconds.
    """
    many = writer.plan.new + writer.plan.changed >= MANY
    if many and session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text(f"ANALYZE {', '.join(tables)}"))


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


def _unused(folder: Folder, file: CsvFile, name: str) -> tuple[str, ...]:
    used = {column for wanted in folder.mapping.files if wanted.file == name for column in wanted.used}
    return tuple(column for column in file.header if column and column not in used)


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except OSError:  # whoever reads it will say so
        return 0
