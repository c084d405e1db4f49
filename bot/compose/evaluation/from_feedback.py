"""Answers that people have judged as a file of cases: the good ones as they are, the bad ones to be completed. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

_HEAD = """\
# Answers that people have judged, with what they cited. `keybrief eval THIS_FILE` asks them again, each as on its day.
# Of a good answer the same sources are expected; add says = [...] where its figures matter.
# What a right answer would have been, nobody has said of a bad one: write it, and take the # away.
"""


@dataclass(frozen=True, slots=True)
class JudgedAnswer:
    """An answer that somebody judged. refs: what it cited, the records behind a figure left out."""

    question: str
    account: str
    as_of: date
    good: bool
    reason: str
    refs: tuple[str, ...]


def cases_of(answers: Sequence[JudgedAnswer]) -> str:
    """The file (TOML)."""
    blocks = ("\n".join(_block(number, one)) for number, one in enumerate(answers, start=1))
    return "\n".join([_HEAD, *(f"{block}\n" for block in blocks)])


def _block(number: int, one: JudgedAnswer) -> Iterator[str]:
    fields = [
        "[[question]]",
        f'id = "F-{number}"',
        f"question = {_quoted(one.question)}",
        f"account = {_quoted(one.account)}",
        f"as_of = {one.as_of.isoformat()}",
        f"refs = [{_refs(one.refs)}]",
    ]
    if one.reason:
        yield f"# {' '.join(one.reason.split())}"
    yield from fields if one.good else (f"# {field}" for field in fields)


def _refs(refs: Iterable[str]) -> str:
    return ", ".join(_quoted(re.escape(ref).replace(r"\-", "-")) for ref in dict.fromkeys(refs))


def _quoted(words: str) -> str:
    """A TOML string: what JSON writes is one, but for the one mark that TOML wants escaped."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
