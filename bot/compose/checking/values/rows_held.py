"""The rows of a figure's lists, each with the name by which the rules of rows know it: "rows.2", "up.0"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from knowledge.evidence import Figure, Items, Value

Row = Mapping[str, Value]


def rows_in(figure: Figure) -> Iterator[tuple[str, Row]]:
    """The rows of all lists of a figure, in the lists' order."""
    for name in figure.sentence.values:
        yield from rows_of(figure, name)


def rows_of(figure: Figure, name: str) -> Iterator[tuple[str, Row]]:
    """The rows of one list of a figure; none where it has no such list."""
    value = figure.sentence.values.get(name)
    if isinstance(value, Items):
        yield from ((f"{name}.{place}", row) for place, row in enumerate(value.rows))
