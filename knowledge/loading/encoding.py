"""The encoding of a text file: what the bytes say, not what is hoped for."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from pathlib import Path

from knowledge.errors import BadInput

BLOCK_BYTES = 1_000_000


def opened(path: Path, encoding: str) -> io.TextIOWrapper:
    """The file as text, its line ends as they are."""
    return path.open("r", encoding=encoding, newline="")


def encoding_of(path: Path, start: bytes) -> str:
    """UTF-8 (with or without a mark), UTF-16 with a mark, or cp1252. `start` is the beginning of the file.

    Errors: BadInput for a binary file, and, with the line, where a character is neither.
    """
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        _demand_readable(path, "utf-16")
        return "utf-16"
    if b"\0" in start or _control_characters(start) > len(start) // 100:
        raise BadInput("load.file_binary", file=path.name)
    if _decodes(path, "utf-8"):
        return "utf-8-sig"
    # A Western European text has single bytes that are no UTF-8; a text of many whole UTF-8 characters is UTF-8 with
    # a fault in it, and reading it as anything else would turn every word of Bengali into something else.
    line, mostly = _broken_utf8(path)
    if mostly or start.startswith(codecs.BOM_UTF8):
        raise BadInput("load.file_encoding", file=path.name, line=line)
    _demand_readable(path, "cp1252")
    return "cp1252"


def _control_characters(start: bytes) -> int:
    return sum(byte < 9 or 13 < byte < 32 for byte in start)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            yield block


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for block in _with_end(_blocks(path)):
            decoder.decode(block or b"", final=block is None)
    except UnicodeDecodeError:
        return False
    return True


def _broken_utf8(path: Path) -> tuple[int, bool]:
    """The line of the first byte that is no UTF-8, and whether whole characters beyond ASCII outnumber such bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    line, first, whole, broken = 1, 0, 0, 0
    for block in _with_end(_blocks(path)):
        text = decoder.decode(block or b"", final=block is None)
        if not text.isascii():
            strays = [at for at, letter in enumerate(text) if "\udc80" <= letter <= "\udcff"]
            whole += sum(letter > "\x7f" for letter in text) - len(strays)
            broken += len(strays)
            if strays and not first:
                first = line + text.count("\n", 0, strays[0])
        line += text.count("\n")
    return first, whole > broken


def _with_end(blocks: Iterator[bytes]) -> Iterator[bytes | None]:
    yield from blocks
    yield None


def _demand_readable(path: Path, encoding: str) -> None:
    """Errors: BadInput with the line of the first character that the encoding does not know."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    for block in _with_end(_blocks(path)):
        try:
            line += decoder.decode(block or b"", final=block is None).count("\n")
        except UnicodeDecodeError as error:
            line += error.object[: error.start].decode(encoding, "ignore").count("\n")
            raise BadInput("load.file_encoding", file=path.name, line=line) from error
