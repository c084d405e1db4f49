"""The words of a PDF as a reader of it finds them: by the fonts in force and what each says its signs stand for."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\n(.*)\nendstream", re.DOTALL)
_TOKEN = re.compile(
    rb"/F(?P<font>\d+) [\d.]+ Tf|(?P<save>\bq\b)|(?P<back>\bQ\b)|\((?P<text>(?:\\.|[^\\)])*)\) Tj", re.DOTALL
)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page without spaces, in the order they are drawn."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(pdf)}
    resources = next(body for body in objects.values() if b"/Font <<" in body)
    fonts = {
        int(found[1]): _meanings(objects, int(found[2]))
        for found in re.finditer(rb"/F(\d+) (\d+) 0 R", resources.partition(b"/Font <<")[2])
    }
    contents = [int(found[1]) for body in objects.values() if (found := re.search(rb"/Contents (\d+) 0 R", body))]
    return [_words(_stream(objects[number]), fonts) for number in contents]


def signs_of(pdf: bytes) -> int:
    """How many signs are drawn on all pages."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(pdf)}
    contents = [int(found[1]) for body in objects.values() if (found := re.search(rb"/Contents (\d+) 0 R", body))]
    return sum(
        len(_codes(found["text"])) for n in contents for found in _TOKEN.finditer(_stream(objects[n])) if found["text"]
    )


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if found is None:
        return b""
    return zlib.decompress(found[1]) if b"/FlateDecode" in body[: found.start()] else found[1]


def _meanings(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """What each sign of a font stands for; of several that make one letter or conjunct, the first stands for it."""
    found = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    assert found, objects[font]
    said = re.findall(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)>\n", _stream(objects[int(found[1])]))
    return {int(code, 16): bytes.fromhex(words.decode()).decode("utf-16-be") for code, words in said}


def _codes(text: bytes) -> list[int]:
    plain = _ESCAPED.sub(lambda mark: _PLAIN.get(mark[1], mark[1]), text)
    return [int.from_bytes(plain[place : place + 2]) for place in range(0, len(plain), 2)]


def _words(content: bytes, fonts: dict[int, dict[int, str]]) -> str:
    font, saved, told = 0, [], []
    for found in _TOKEN.finditer(content):
        if found["font"]:
            font = int(found["font"])
        elif found["save"]:
            saved.append(font)
        elif found["back"]:
            font = saved.pop()
        elif found["text"]:
            told += [fonts[font].get(code, "") for code in _codes(found["text"])]
    return "".join("".join(told).split())
