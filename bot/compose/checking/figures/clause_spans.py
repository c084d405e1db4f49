"""Where the clauses of a text that names rows begin and end; "A and B" are one subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.compose.checking.figures.row_names import RowName
from bot.compose.checking.patterns import pattern

_CLAUSE = pattern(
    r"[;:()।]|(?<!\d),|,(?!\d)|(?<!\d)\.|\.(?!\d)| (?:and|while|but|whereas|though|although"
    r"|followed by|আর|এবং|কিন্তু|তবে|ও) "
)


def clause_spans(text: str, named: Sequence[RowName]) -> Iterator[tuple[int, int]]:
    """The spans of the clauses of a text in normal form, the names of rows blotted out."""
    start = 0
    for found in _CLAUSE.finditer(text):
        joins = any(one.end == found.start() for one in named) and any(one.start == found.end() for one in named)
        if not joins:
            yield start, found.start()
            start = found.end()
    yield start, len(text)
