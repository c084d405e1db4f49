"""By what the rows of a figure's list can be put in order: how much, how long late, how long ago, how well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from bot.compose.checking.figures.row_names import top_row
from bot.compose.checking.kept import kept
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.valued import Valued, parts_of
from knowledge.evidence import Figure

# size: amounts, numbers and shares. mark: shares and scores alone. speed: what is sold of what came, in fewer weeks.
# late: days late, open or silent, or since a day. behind: days late alone. recent: days of the calendar.
Family = Literal["size", "mark", "speed", "late", "behind", "recent"]
# What is told of a row only to set its own value beside it.
_BESIDE = frozenset({"weight", "whole", "wanted", "received", "low_index", "high_index"})
_PAST = frozenset({"last", "stated", "offered", "day", "on", "since", "made"})
# The details of a row that tell how long it lasts itself.
_OF_ROW = ("", "quiet")
_DUE = frozenset({"due", "required"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A value that several rows of a list have: more of it is more of its family. by_row: in the list's order.

    part: the name the value bears in the row's message.
    """

    family: Family
    by_row: Mapping[str, Decimal]
    part: str = ""

    def place(self, row: str, sign: int) -> int | None:
        """How many rows stand before a row, the most first (sign 1) or the least; None where it has no such value."""
        own = self.by_row.get(row)
        return None if own is None else sum((other - own) * sign > 0 for other in self.by_row.values())


@kept(256)
def measures_of(figure: Figure) -> tuple[Measure, ...]:
    """The measures of a figure's lists; none of those in which all rows are alike."""
    found: dict[tuple[str, str, Family], dict[str, Decimal]] = {}
    twice: set[tuple[str, str, Family]] = set()
    values = parts_of(figure).values
    is_due = any(value.part in _DUE for value in values)
    for value in values:
        if not value.row or value.part in _BESIDE:
            continue
        row = top_row(value.row)
        for family, much in _families(value):
            if family == "behind" and not is_due:
                continue
            if family in ("late", "behind", "recent") and value.row.removeprefix(row).partition(".")[0] not in _OF_ROW:
                continue  # how long something lasts that is told of the row
            key = (row.partition(".")[0], f"{value.part} {value.row.removeprefix(row)}", family)
            if row in found.setdefault(key, {}):
                twice.add(key)
            found[key][row] = much
    kept_ones = [(key[2], rows, key[1].partition(" ")[0]) for key, rows in found.items() if key not in twice]
    return tuple(Measure(family, rows, part) for family, rows, part in kept_ones if len(set(rows.values())) > 1)


def _families(value: Valued) -> Iterator[tuple[Family, Decimal]]:
    what = value.what
    if isinstance(what, Number):
        if what.unit == "day":
            yield "late", what.value
            yield "behind", what.value
            yield "recent", -what.value
        elif what.unit == "week":
            yield "size", what.value
            yield "speed", -what.value
            if value.part == "weeks":  # how long what is there lasts
                yield "late", what.value
        else:
            yield "size", what.value
            if what.kind == "percent" or not what.unit:
                yield "mark", what.value
            if what.kind == "percent":
                yield "speed", what.value
    elif what.day and what.month and what.year and value.part in _PAST | _DUE:
        order = Decimal(date(what.year, what.month, what.day).toordinal())
        yield "recent", order
        yield "late", -order
