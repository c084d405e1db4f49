"""A CSV file as people have it: any usual encoding and separator, read as a stream, refused with a reason."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import BadInput

SAMPLE_BYTES = 65_536
SEPARATORS = ",;\t|"
csv.field_size_limit(1_000_000)


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file that was looked at: how it is written and which columns it has."""

    path: Path
    encoding: str
    separator: str
    header: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on (the header is line 1) and its cells by column.

    `cells_found` differs from the header's length where the row is broken.
    """

    line: int
    cells: dict[str, str]
    cells_found: int


def look_at(path: Path) -> CsvFile:
    """Finds out how a file is written.

    Errors: BadInput where it is missing, empty, binary, in no known encoding or has a column twice.
    """
    try:
        with path.open("rb") as file:
            start = file.read(SAMPLE_BYTES)
    except FileNotFoundError as error:
        raise BadInput("load.file_missing", file=path.name) from error
    except OSError as error:
        raise BadInput("load.file_unreadable", file=path.name) from error
    if not start.strip():
        raise BadInput("load.file_empty", file=path.name)
    encoding = _encoding(path, start)
    first = start.decode(encoding, errors="ignore").lstrip("\ufeff").splitlines()[0]
    separator = max(SEPARATORS, key=lambda mark: (first.count(mark), -SEPARATORS.index(mark)))
    with _opened(path, encoding) as text:
        header = tuple(cell.strip() for cell in next(csv.reader(text, delimiter=separator)))
    for name in header:
        if name and header.count(name) > 1:
            raise BadInput("load.column_twice", file=path.name, column=name)
    return CsvFile(path, encoding, separator, header)


def rows_of(file: CsvFile) -> Iterator[Row]:
    """The rows of a file, one at a time; blank lines are passed over.

    Errors: BadInput where a quotation is never closed or a character cannot be read, with the line.
    """
    line = 1
    try:
        with _opened(file.path, file.encoding) as text:
            reader = csv.reader(text, delimiter=file.separator, strict=True)
            next(reader)
            line = reader.line_num
            for cells in reader:
                begins, line = line + 1, reader.line_num
                if any(cell.strip() for cell in cells):
                    yield Row(begins, dict(zip(file.header, cells, strict=False)), len(cells))
    except csv.Error as error:
        raise BadInput("load.file_broken", file=file.path.name, line=line + 1) from error
    except UnicodeDecodeError as error:
        raise BadInput("load.file_encoding", file=file.path.name, line=line + 1) from error


def _opened(path: Path, encoding: str) -> io.TextIOWrapper:
    return path.open("r", encoding=encoding, newline="")


def _encoding(path: Path, start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in start:
        raise BadInput("load.file_binary", file=path.name)
    if _decodes(path, "utf-8-sig"):
        return "utf-8-sig"
    if sum(byte < 9 or 13 < byte < 32 for byte in start) > len(start) // 100:
        raise BadInput("load.file_binary", file=path.name)
    return "cp1252"


def _decodes(path: Path, encoding: str) -> bool:
    try:
        with _opened(path, encoding) as text:
            while text.read(1_000_000):
                pass
    except UnicodeDecodeError:
        return False
    return True
