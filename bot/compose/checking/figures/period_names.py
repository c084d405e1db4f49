"""Where a text names the rows of a list of months or quarters: "October 2026", "in May", "Q3", ২০২৬-এর তৃতীয় কোয়ার্টার."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.rows_held import rows_in
from bot.compose.days_said import days_said
from knowledge.evidence import Figure, Items, Period

_QUARTER = re.compile(r"(?<!\w)q(?P<nth>[1-4])(?:(?: of)? (?P<year>(?:19|20)\d\d)(?!\d))?(?![\d\w])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "May" is a verb more often, but not beside these.
_MAY = pattern(
    r"(?<![\w\d])(?<=\bfrom )may\b|(?<=\bin )may\b|(?<=\bto )may\b|(?<=\bthan )may\b"
    r"|(?<=\bsince )may\b|(?<=\bof )may\b|(?<=\bby )may\b|(?<=\bafter )may\b|(?<=\bbefore )may\b|(?<=\bwith )may\b"
    r"|\bmay(?= (?:to|through|until|till|and (?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)))|\bmay(?='s )"
)
_KINDS = {"month": 12, "quarter": 4}


@kept(256)
def period_rows(figure: Figure) -> Mapping[tuple[int, int], str]:
    """The rows of a figure that are months or quarters, by their year and place in it, in the list's order."""
    found: dict[tuple[int, int], str] = {}
    for key, row in rows_in(figure):
        what = row.get("what")
        if isinstance(what, Period) and what.kind in _KINDS and what.start is not None:
            found[what.start.year, (what.start.month - 1) * _KINDS[what.kind] // 12 + 1] = key
    return found


def periods_named(text: str, figure: Figure) -> list[tuple[int, int, str]]:
    """Where a text in normal form names the months or quarters of a list, each with its row; "" for one of two."""
    rows = period_rows(figure)
    if not rows:
        return []
    said = sorted(_quarters(text) if max(nth for _, nth in rows) <= 4 and _by_quarter(figure) else _months(text))
    years = {one[3] for one in said if one[3]} or {int(one) for one in _YEAR.findall(text)}
    return [(start, end, _row(nth, year, years, rows)) for start, end, nth, year in said]


def _by_quarter(figure: Figure) -> bool:
    return any(
        isinstance(row.get("what"), Period) and getattr(row["what"], "kind", "") == "quarter"
        for value in figure.sentence.values.values()
        if isinstance(value, Items)
        for row in value.rows
    )


def _quarters(text: str) -> Iterator[tuple[int, int, int, int]]:
    for found in _QUARTER.finditer(text):
        yield found.start(), found.end(), int(found["nth"]), int(found["year"] or 0)


def _months(text: str) -> Iterator[tuple[int, int, int, int]]:
    spots = []
    for one in days_said(text):
        if one.what.month and not one.what.day:
            spots.append(one.start)
            yield one.start, one.end, one.what.month, one.what.year
    for found in _MAY.finditer(text):
        if found.start() not in spots:
            yield found.start(), found.end(), 5, 0


def _row(nth: int, year: int, years: set[int], rows: Mapping[tuple[int, int], str]) -> str:
    """The row of a month or quarter; one without a year is of the only year it is listed in, or of the one named."""
    if year:
        return rows.get((year, nth), "")
    held = [of for of, place in rows if place == nth]
    if len(held) > 1 and len(years) == 1:
        held = [of for of in held if of in years]
    return rows[held[0], nth] if len(held) == 1 else ""
