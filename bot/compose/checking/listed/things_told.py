"""The rows that a text names, by what they are about, where it is told in other words than those of the figure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.compose.checking.figures.row_names import RowName, with_compared
from bot.compose.checking.listed.holders import holders_in
from bot.compose.checking.listed.things import Thing, statements_of, things_in
from knowledge.evidence import Figure
from knowledge.normal import BENGALI


def things_told(text: str, figure: Figure) -> list[Thing]:
    """The things of a figure's rows that a text in normal form speaks of, each up to what is said of it."""
    return things_in(text, figure, [one.start for one in holders_in(text, figure)]) if statements_of(figure) else []


def told_in_other_words(named: Sequence[RowName], text: str, figure: Figure) -> list[RowName]:
    """The rows named in a text, those of a translation by all their words and not by one or two of them."""
    if not statements_of(figure):
        return list(named)
    things = things_told(text, figure)
    if not things and not BENGALI.search(text):
        return list(named)
    if not BENGALI.search(text):
        things = [one for one in things if not any(name.start < one.end and one.start < name.end for name in named)]
        every = [*named, *(RowName(one.start, one.end, one.row) for one in things)]
        return with_compared(sorted(every, key=lambda one: one.start), text)
    apart = [one for one in named if one.row == "" or text[one.start : one.end].isascii()]
    apart = [one for one in apart if not any(thing.start < one.end and one.start < thing.end for thing in things)]
    found = [*apart, *(RowName(one.start, one.end, one.row) for one in things)]
    return with_compared(sorted(found, key=lambda one: one.start), text)
