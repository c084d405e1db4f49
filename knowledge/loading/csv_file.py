"""A CSV file as people have it: any usual encoding and separator, read as a stream, refused with a reason."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from knowledge.errors import BadInput
from knowledge.loading.encoding import encoding_of, opened

SAMPLE_BYTES = 65_536
SEPARATORS = ",;\t|"
# A line longer than this is no row of a table: it is refused before it fills the memory.
LONGEST_LINE = 1_000_000
_QUOTED = re.compile(r'"(?:[^"]|"")*"?')
_SEPARATOR_LINE = re.compile(r'^"?sep=(.)"?$', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file that was looked at: how it is written and which columns it has.

    `before` is the number of lines that end with the header.
    """

    path: Path
    encoding: str
    separator: str
    header: tuple[str, ...]
    before: int = 1


class Row(NamedTuple):
    """One row: the line it begins on and its cells, in the order of the header.

    `cells_found` differs from the header's length where the row is broken; empty cells too many do not count.
    """

    line: int
    cells: list[str]
    cells_found: int


def look_at(path: Path) -> CsvFile:
    """Finds out how a file is written.

    Errors: BadInput where it is missing, empty, binary, in no known encoding, breaks off in its header or has a
    column twice.
    """
    try:
        with path.open("rb") as file:
            start = file.read(SAMPLE_BYTES)
        if not start.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
            raise BadInput("load.file_empty", file=path.name)
        encoding = encoding_of(path, start)
        with opened(path, encoding) as text:
            return _headed(path, encoding, _lines(path, text))
    except FileNotFoundError as error:
        raise BadInput("load.file_missing", file=path.name) from error
    except OSError as error:
        raise BadInput("load.file_unreadable", file=path.name) from error


def _headed(path: Path, encoding: str, lines: Iterator[str]) -> CsvFile:
    csv.field_size_limit(LONGEST_LINE)
    passed, separator, first = 0, "", ""
    for first in lines:
        passed += 1
        if told := _SEPARATOR_LINE.match(first.strip()):
            separator, first = told[1], ""  # Excel's own line that names the separator
        if first.strip():
            break
    if not first.strip():
        raise BadInput("load.file_empty", file=path.name)
    bare = _QUOTED.sub("", first)
    separator = separator or max(SEPARATORS, key=lambda mark: (bare.count(mark), -SEPARATORS.index(mark)))
    reader = csv.reader(_again(first, lines), delimiter=separator, strict=True)
    try:
        header = tuple(" ".join(cell.split()) for cell in next(reader))
    except csv.Error as error:
        raise BadInput("load.file_broken", file=path.name, line=passed) from error
    known: set[str] = set()
    for name in header:
        if name and name.casefold() in known:
            raise BadInput("load.column_twice", file=path.name, column=name)
        known.add(name.casefold())
    return CsvFile(path, encoding, separator, header, passed - 1 + reader.line_num)


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def rows_of(file: CsvFile) -> Iterator[Row]:
    """The rows of a file, one at a time; blank lines are passed over.

    Errors: BadInput where a quotation is never closed or a character cannot be read, with the line.
    """
    line = file.before
    csv.field_size_limit(LONGEST_LINE)
    try:
        with opened(file.path, file.encoding) as text:
            lines = _lines(file.path, text)
            for _ in range(file.before):
                next(lines)
            reader = csv.reader(lines, delimiter=file.separator, strict=True)
            wanted = len(file.header)
            for cells in reader:
                begins, line = line + 1, file.before + reader.line_num
                if "".join(cells).strip():
                    found = len(cells) if len(cells) <= wanted else _width(cells, wanted)
                    yield Row(begins, cells[:wanted], found)
    except csv.Error as error:
        raise BadInput("load.file_broken", file=file.path.name, line=line + 1) from error
    except UnicodeDecodeError as error:
        raise BadInput("load.file_encoding", file=file.path.name, line=line + 1) from error
    except OSError as error:
        raise BadInput("load.file_unreadable", file=file.path.name) from error


def _width(cells: list[str], wanted: int) -> int:
    """How many cells a row has; empty ones behind the last column are left out."""
    found = len(cells)
    while found > wanted and not cells[found - 1].strip():
        found -= 1
    return found


def _lines(path: Path, text: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a file, one by one. Errors: BadInput for one that would fill the memory."""
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) >= LONGEST_LINE:
            raise BadInput("load.line_too_long", file=path.name, line=number)
        yield line
