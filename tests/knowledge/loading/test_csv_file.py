"""A CSV file is read as people have it, whatever wrote it, or refused with its reason and its line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.errors import BadInput
from knowledge.loading.csv_file import CsvFile, Row, look_at, rows_of


def written(folder: Path, content: bytes) -> Path:
    path = folder / "accounts.csv"
    path.write_bytes(content)
    return path


def cells(path: Path) -> list[dict[str, str]]:
    file = look_at(path)
    return [dict(zip(file.header, row.cells, strict=True)) for row in rows_of(file)]


def refused(path: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        for _ in rows_of(look_at(path)):
            pass
    return caught.value


WANTED = [{"id": "A1", "name": "মেঘনা স্টোর্স"}]
TEXT = "id,name\nA1,মেঘনা স্টোর্স\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode("utf-16"),
        TEXT.replace(",", "|").encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        f"sep=;\r\n{TEXT.replace(',', ';')}".encode(),
        f"\n\n{TEXT}\n\n".encode(),
        TEXT.replace("A1,", 'A1,"').replace("স্\n", 'স্"\n').replace("র্স\n", 'র্স"\n').encode(),
        b"id , name\n" + TEXT.partition("\n")[2].encode(),
        TEXT.replace("\n", ",,\n", 2).encode(),
    ],
    ids=[
        "utf8",
        "bom",
        "utf16",
        "semicolon",
        "tab",
        "pipe",
        "crlf",
        "cr",
        "sep",
        "blank",
        "quoted",
        "spaces",
        "empty-columns",
    ],
)
def test_the_same_rows_come_out_of_each_way_of_writing_them(tmp_path: Path, content: bytes) -> None:
    found = [{name: cell for name, cell in row.items() if name} for row in cells(written(tmp_path, content))]
    assert found == WANTED


def test_a_western_european_file_of_an_old_program_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "id;name\nF1;Folk och fä HB\nK1;Königlich Essen\n".encode("cp1252"))
    assert [row["name"] for row in cells(path)] == ["Folk och fä HB", "Königlich Essen"]


def test_a_separator_inside_a_quoted_column_name_is_none(tmp_path: Path) -> None:
    assert look_at(written(tmp_path, b'"id";"name, full, with title";"a, b"\n1;2;3\n')).separator == ";"


def test_a_quoted_cell_may_hold_lines_and_the_next_row_knows_its_own(tmp_path: Path) -> None:
    path = written(tmp_path, b'id,body\n1,"one\ntwo\n\nfour"\n\n2,five\n')
    assert [(row.line, row.cells[1]) for row in rows_of(look_at(path))] == [(2, "one\ntwo\n\nfour"), (7, "five")]


def test_a_row_cut_short_is_told_by_its_number_of_cells(tmp_path: Path) -> None:
    found = list(rows_of(look_at(written(tmp_path, b"id,name,city\nA1,Meghna,Dhaka\nA2,Pad"))))
    assert [row.cells_found for row in found] == [3, 2]


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        (b"", "load.file_empty", None),
        (b" \n\n\t\n", "load.file_empty", None),
        (b"\xef\xbb\xbf", "load.file_empty", None),
        (b"sep=;\n", "load.file_empty", None),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 8, "load.file_binary", None),
        (bytes(range(1, 32)) * 40, "load.file_binary", None),
        (b'id,name\nA1,Meghna\nA2,"Padma\nA3,Jamuna\n', "load.file_broken", 3),
        (b'id,"name\nA1,Meghna\n', "load.file_broken", 1),
        (b'id,name\nA1,"Meghna" Stores\n', "load.file_broken", 2),
        (TEXT.encode() * 3 + b"A2,\xe0\xa6\n", "load.file_encoding", 7),
        (TEXT.encode()[:-2], "load.file_encoding", 2),
        (b"\xef\xbb\xbfid,name\nA1,K\xf6nig\n", "load.file_encoding", 2),
        (b"id,name\nA1,K\xf6nig\nA2,\x81\x8d\n", "load.file_encoding", 3),
        ("id,name\nA1,Meghna\n".encode("utf-16")[:-1], "load.file_encoding", 2),
        (b"id,name,Name\n1,2,3\n", "load.column_twice", None),
        (b"id,name\nA1," + b"x" * 1_100_000 + b"\n", "load.line_too_long", 2),
        (b"x" * 1_100_000, "load.line_too_long", 1),
        (b'id,name\nA1,"' + b"word\n" * 300_000, "load.file_broken", 2),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(
    tmp_path: Path, content: bytes, message: str, line: int | None
) -> None:
    error = refused(written(tmp_path, content))
    assert error.message.id == message
    assert error.message.values["file"] == "accounts.csv"
    assert error.message.values.get("line") == line


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "accounts.csv").message.id == "load.file_missing"


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    path.symlink_to(path)
    assert refused(path).message.id == "load.file_unreadable"


def test_a_file_one_may_not_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, b"id,name\n")
    path.chmod(0)
    # The superuser may read everything; in a process of its own it gives that up.
    code = (
        "import os, sys; from pathlib import Path\n"
        "from knowledge.errors import BadInput; from knowledge.loading.csv_file import look_at\n"
        "path = Path(sys.argv[1]); os.chdir(path.parent)\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "try: look_at(Path(path.name))\n"
        "except BadInput as error: print(error.message.id)"
    )
    found = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert found.stdout.strip() == "load.file_unreadable", found.stderr


def test_a_large_file_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "order_lines.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("id,order_id,product_id,quantity,unit_price\n")
        block = "".join(f"L{n},O{n},P1,12,45.50\n" for n in range(10_000))
        for _ in range(60):
            file.write(block)
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from knowledge.loading.csv_file import look_at, rows_of\n"
        "file = look_at(Path(sys.argv[1])); before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "count = sum(1 for _ in rows_of(file))\n"
        "print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    found = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    count, kilobytes = (int(part) for part in found.stdout.split())
    assert count == 600_000
    assert kilobytes < 8_000


def test_a_file_and_a_row_tell_what_they_are(tmp_path: Path) -> None:
    path = written(tmp_path, b"id,name\nA1,Meghna\n")
    assert look_at(path) == CsvFile(path, "utf-8-sig", ",", ("id", "name"), 1)
    assert list(rows_of(look_at(path))) == [Row(2, ["A1", "Meghna"], 2)]
