"""An "only" that the rows of a figure's list bear out: the only ones of it, or the only ones that are so."""

from __future__ import annotations

from collections.abc import Sequence

from bot.compose.checking.figures.row_directions import ways_of_rows, ways_told
from bot.compose.checking.figures.row_names import rows_named, top_row
from bot.compose.checking.figures.standing import standing_of, standing_said
from bot.compose.checking.listed.things_told import things_told
from bot.compose.checking.patterns import word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.valued import Parts, parts_of
from bot.compose.days_said import Day
from knowledge.evidence import Figure

_ONLY = word(r"(?:the )?only|solely|just(?= [a-z])|alone|শুধু|শুধুই|কেবল|কেবলমাত্র|শুধুমাত্র|একমাত্র|একাই|একা")
_THE_ONLY = word(r"the only|একমাত্র")
_FEWEST_LETTERS = 3
_CLAUSES = word(r"[^,;:।]+")


def without_borne_only(text: str, figures: Sequence[Figure]) -> str:
    """A text in normal form without each "only" that says what a figure's list says."""
    if not _ONLY.search(text):
        return text
    for clause in [found[0] for found in _CLAUSES.finditer(text) if _ONLY.search(found[0])]:
        if any(_bears_out(clause, figure) for figure in figures):
            text = text.replace(clause, _ONLY.sub(" ", clause))
    return text


def _is_one(what: Number | Day) -> bool:
    return isinstance(what, Number) and what.value == 1


def _says_a_term(text: str, parts: Parts) -> bool:
    return any(len(one) > _FEWEST_LETTERS and one in text for held in parts.terms.values() for one in held)


def _bears_out(clause: str, figure: Figure) -> bool:
    parts = parts_of(figure)
    if _THE_ONLY.search(clause) and any(one.part in ("number", "open") and _is_one(one.what) for one in parts.values):
        return True
    every = {top_row(row) for row in parts.labels}
    names, rest = rows_named(clause, figure)
    named = {one.row for one in names if not one.other}
    if not named and len(every) == 1 and (_says_a_term(rest, parts) or things_told(clause, figure)):
        return True  # "only the sponsor", of a list that names nobody else
    if not named or "" in named:
        return False
    bearing = [
        {top_row(row) for row, terms in parts.terms.items() if term in terms}
        for term in {one for terms in parts.terms.values() for one in terms}
        if len(term) > 3 and term in rest
    ]
    standing = standing_of(figure)
    bearing += [
        {row for row, held in standing.items() if held.get(family) == said} for _, family, said in standing_said(rest)
    ]
    ways = ways_of_rows(figure)
    bearing += [{row for row, way in ways.items() if way == told} for told in (ways_told(rest) if ways else ())]
    return named == every if not bearing else named in bearing
