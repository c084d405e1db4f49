"""A document before it is written: a title, parts with lines, perhaps a table, and numbered notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.compose.catalogues import catalogue
from bot.compose.render import Style, render, render_day, render_value
from bot.compose.sentence import Sentence, Source
from knowledge.evidence import Message, Term

Ending = Literal["docx", "pdf"]
# What no file of either kind may hold, and what steers a screen.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """level: 0 stands by itself, 1 belongs to the line above it. notes: the numbers of what it rests on."""

    text: str
    level: int = 0
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentPart:
    heading: str
    lines: tuple[DocumentLine, ...]


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """Rows of words below their columns. right: the columns that stand on the right, by number."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Document:
    """head: lines below the title: the day, whose it is. small: small print after the parts. author: "" for nobody."""

    title: str
    head: tuple[str, ...]
    parts: tuple[DocumentPart, ...]
    style: Style
    day: date
    author: str = ""
    table: DocumentTable | None = None
    small: tuple[str, ...] = ()
    notes_heading: str = ""
    notes: tuple[str, ...] = ()


Write = Callable[[Document, Ending], bytes]


def numbers_of(sources: Sequence[Source]) -> dict[str, int]:
    """The number of each source by its ref, counted from 1."""
    return {source.ref: number for number, source in enumerate(sources, start=1)}


def line_of(sentence: Sentence, numbers: dict[str, int], level: int = 0) -> DocumentLine:
    """A sentence with the numbers of its notes."""
    return DocumentLine(sentence.text, level, tuple(numbers[ref] for ref in sentence.refs if ref in numbers))


def note_of(source: Source, style: Style) -> str:
    """A source as a note: what it is, its day and author, its ref, and its words or what a figure counts."""
    kind = source.kind if f"terms.source.{source.kind}" in catalogue(style.language) else "record"
    day = render_day(source.when, style) if source.when is not None else ""
    head = " · ".join(part for part in (render_value(Term("source", kind), style), day, source.author.strip()) if part)
    words = " ".join(source.words.split())
    told = f"{head} ({source.ref}). {words}".strip()
    if source.kind == "figure" and source.records_total:
        told = f"{told} {render(Message('document.records', {'count': source.records_total}), style)}"
    return told


def clean(text: str) -> str:
    """Words that a file can hold, on one line."""
    return " ".join(_UNWRITABLE.sub(" ", text).split())


def marks(numbers: Sequence[int], style: Style) -> str:
    """The numbers of notes as they stand beside a line: "1, 3"."""
    return ", ".join(render_value(number, style) for number in numbers)
