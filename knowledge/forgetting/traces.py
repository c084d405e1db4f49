"""The proof: what was erased is looked for in every text column and in every byte of every file."""

from __future__ import annotations

import json
import mmap
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.book import Book
from knowledge.database import Base
from knowledge.forgetting.erased import Needle
from knowledge.forgetting.written import text_columns
from knowledge.loading.kinds import KIND_OF_TABLE
from knowledge.normal import AFTER_WORD, BEFORE_WORD, folded, normal_form
from knowledge.records.interactions import Interaction
from knowledge.retrieval.passage_writing import REF_WORDS

WINDOW = 4 * 2**20
KEY = 8
# So many rows are looked through at once; so many of a column are named.
ROWS, MOST_NAMED = 2_000, 10


@dataclass(frozen=True, slots=True)
class Trace:
    """Erased words that are still somewhere: in a file of the home folder, or in a column ("interactions.body").

    refs: the records that hold them, where it is a column of records. number: places of a file, rows of a column.
    """

    words: str
    place: str
    number: int
    shared: bool
    refs: tuple[str, ...] = ()


def spellings(words: str) -> set[bytes]:
    """Words as bytes in which a file may hold them: as written, in normal form, and as JSON escapes them."""
    # A short name in small letters stands inside everyday words: "arif" in tariff.
    forms = {words} if _is_short(words) else {words, normal_form(words)}
    escaped = {json.dumps(form, ensure_ascii=ascii_only)[1:-1] for form in forms for ascii_only in (True, False)}
    return {form.encode() for form in forms | escaped if form}


def _is_short(words: str) -> bool:
    return len(words.encode()) < KEY and words.isascii()


def traces_in_files(home: Path, needles: Sequence[Needle]) -> list[Trace]:
    """Where the needles are in the files under a folder."""
    by_bytes = {form: needle for needle in needles for form in spellings(needle.words)}
    found: list[Trace] = []
    for path in sorted(home.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        counts: Counter[Needle] = Counter()
        for form, number in _counts(path, list(by_bytes)).items():
            counts[by_bytes[form]] += number
        place = str(path.relative_to(home))
        found += [Trace(one.words, place, number, one.shared) for one, number in sorted(counts.items())]
    return found


def _counts(path: Path, forms: Sequence[bytes]) -> Counter[bytes]:
    """How often each of the forms stands in a file."""
    try:
        with path.open("rb") as file:
            if not path.stat().st_size:
                return Counter()
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _counts_in(data, forms)
    except OSError:  # a file that another process has just removed holds nothing
        return Counter()


def _counts_in(data: mmap.mmap | bytes, forms: Sequence[bytes]) -> Counter[bytes]:
    """How often each of the forms stands in the data, however many forms there are: one pass over it."""
    counts = _long_ones(data, [form for form in forms if len(form) >= KEY])
    for form in forms:
        # "Arif" is not in Arifur; what follows in a file is seldom a small letter otherwise.
        if len(form) < KEY and (number := len(re.findall(re.escape(form) + rb"(?![a-z])", data))):
            counts[form] = number
    return counts


def _long_ones(data: mmap.mmap | bytes, forms: Sequence[bytes]) -> Counter[bytes]:
    """Each place whose next eight bytes begin one of the forms is compared; the rest is passed over in one go."""
    by_key: dict[int, list[bytes]] = {}
    for form in forms:
        by_key.setdefault(int.from_bytes(form[:KEY], "little"), []).append(form)
    keys = np.sort(np.array(list(by_key), dtype="<u8"))
    counts: Counter[bytes] = Counter()
    for start in range(0, len(data) if len(keys) else 0, WINDOW):
        part = data[start : start + WINDOW + KEY - 1]
        for shift in range(KEY):
            number = (len(part) - shift) // KEY
            if number <= 0:
                continue
            view = np.frombuffer(part, dtype="<u8", count=number, offset=shift)
            places = np.minimum(np.searchsorted(keys, view), len(keys) - 1)
            for hit in np.flatnonzero(keys[places] == view):
                at = start + shift + int(hit) * KEY
                if at >= start + WINDOW:
                    continue
                for form in by_key[int(view[hit])]:
                    counts[form] += data[at : at + len(form)] == form
    return +counts


def traces_in_columns(book: Book, needles: Sequence[Needle]) -> list[Trace]:
    """Where the needles are in the text columns of the database, other schemas of a PostgreSQL's included."""
    by_form: dict[bytes, Needle] = {}
    for needle in needles:
        forms = {form.decode() for form in spellings(needle.words)} | {normal_form(needle.words)}
        by_form |= {form.lower().encode(): needle for form in forms}
    found: list[Trace] = []
    with book.reading() as session:
        for table in [*Base.metadata.sorted_tables, *_other_tables(session)]:
            columns = [one for one in text_columns(table) if one.name != "terms"]
            columns += [one for one in table.primary_key if isinstance(one.type, sa.String)]
            if columns and by_form:
                found += _in_table(session, table, columns, by_form)
    return found


def _in_table(
    session: Session, table: sa.Table, columns: Sequence[sa.Column[Any]], by_form: Mapping[bytes, Needle]
) -> list[Trace]:
    hits: dict[tuple[Needle, str], list[Any]] = {}
    query = sa.select(*dict.fromkeys([*table.primary_key, *columns])).execution_options(yield_per=ROWS)
    for rows in session.execute(query).partitions():
        said = "\0".join(str(getattr(row, column.name) or "") for row in rows for column in columns)
        for needle in {by_form[form] for form in _counts_in(said.lower().encode(), list(by_form))}:
            sought = _sought(needle)
            for row in rows:
                for column in columns:
                    if sought.search(_folded(getattr(row, column.name))):
                        hits.setdefault((needle, column.name), []).append(row)
    return [
        Trace(needle.words, f"{table.name}.{name}", len(rows), needle.shared, _refs(session, table, rows[:MOST_NAMED]))
        for (needle, name), rows in sorted(hits.items(), key=lambda hit: hit[0])
    ]


def _sought(needle: Needle) -> re.Pattern[str]:
    """A name is looked for as a word of its own: "Rana" is not in Ranabir. Bengali endings may follow."""
    words = re.escape(normal_form(needle.words))
    if needle.kind == "words":
        return re.compile(words)
    return re.compile(BEFORE_WORD + words + (AFTER_WORD if needle.words.isascii() else ""))


def _folded(value: Any) -> str:
    words = str(value or "")
    if "\\u" in words:
        words = f"{words} {words.encode('ascii', 'backslashreplace').decode('unicode_escape', 'replace')}"
    return folded(" ".join(words.split())).text


def _refs(session: Session, table: sa.Table, rows: Sequence[Any]) -> tuple[str, ...]:
    return tuple(filter(None, (_ref(session, table, row) for row in rows)))


def _ref(session: Session, table: sa.Table, row: Any) -> str:
    kind = KIND_OF_TABLE.get(table.name, "")
    if kind == "interaction":
        held = session.scalar(sa.select(Interaction.kind).where(Interaction.id == row.id))
        return f"{REF_WORDS[held]}-{row.id}" if held is not None else ""
    return f"{kind}-{row.id}" if kind else ""


def keeps_jobs(book: Book, home: Path) -> bool:
    """Whether jobs were ever kept beside the records: in a file of the home folder, or in a schema of PostgreSQL."""
    if book.engine.dialect.name == "sqlite":
        return (home / "jobs").with_suffix(".sqlite").exists()
    with book.reading() as session:
        return "dbos" in sa.inspect(session.connection()).get_schema_names()


def _other_tables(session: Session) -> list[sa.Table]:
    """The tables of other schemas: the jobs'."""
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        return []
    inspector = sa.inspect(connection)
    found: list[sa.Table] = []
    for schema in inspector.get_schema_names():
        if schema in ("public", "information_schema") or schema.startswith("pg_"):
            continue
        for name in inspector.get_table_names(schema=schema):
            found.append(sa.Table(name, sa.MetaData(), schema=schema, autoload_with=connection))
    return found
