"""The portions and multiples in words that a figure bears out: "more than half of the nine", "three times the gap"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bot.compose.checking.figures.amounts_told import pairs_compared
from bot.compose.checking.figures.portions import PORTIONS, Portion, clauses_apart, is_percent, portion_of, share_of
from bot.compose.checking.figures.row_names import rows_named, top_row
from bot.compose.checking.figures.times_told import times_told
from bot.compose.checking.kept import kept_by_text
from bot.compose.checking.patterns import word
from bot.compose.checking.values.derived import ratios_of
from bot.compose.checking.values.places import places_in
from bot.compose.checking.values.portions_told import may_tell_portions, multiples_told, portions_told
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Fact, Figure


def without_portions(text: str, facts: Iterable[Fact]) -> str:
    """A text without the portions and multiples in words that a figure bears out: "over two thirds" holds no two."""
    for figure in (fact for fact in facts if isinstance(fact, Figure)) if may_tell_portions(text) else ():
        text = _without_portions_of(text, figure)
    return text


@kept_by_text(128)
def _without_portions_of(text: str, figure: Figure) -> str:
    for low, high, found in multiples_told(text):
        if any(low <= one <= high for one in _shares_of(figure, None, text)):
            text = _blanked(text, *found.span())
    for start, end in list(clauses_apart(text)):
        if not may_tell_portions(text[start:end]):
            continue
        portions = list(portions_told(text[start:end]))
        told = portion_of(text[start:end], PORTIONS.get(figure.name, ())) if portions else None
        for low, high, found in portions:
            if any(low <= one <= high for one in _shares_of(figure, told, text[start:end])):
                text = _blanked(text, start + found.start(), start + found.end())
    return text


# What was is told of what came after it by the inverse: "half of what it took a year later".
_LATER = word(r"later|after(?:wards)?|a year on|next (?:year|quarter|month)|followed|পরে|পরের|পরবর্তী|ছিল")


def _of_the_time_before(clause: str, figure: Figure) -> bool:
    """Whether a clause begins with the time before: "Q3 2024 was half of Q3 2025"."""
    times = times_told(places_in(clause), parts_of(figure)) if pairs_compared(figure) else []
    return bool(times) and times[0].time == "before" and not times[0].base


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _shares_of(figure: Figure, told: tuple[Portion, bool] | None, clause: str) -> Iterator[Decimal]:
    """The shares that a portion may be: the one that its clause speaks of, else all that a figure tells of a part.

    Where the clause names rows of a list, theirs alone.
    """
    if told is not None:
        share = share_of(figure, told[0].share)
        if share is not None:
            yield 1 - share if told[1] else share
        return
    shares = list(ratios_of(figure))
    if _of_the_time_before(clause, figure):
        shares = [(row, 1 / share) for row, share in shares if share]
    elif _LATER.search(clause):
        shares += [(row, 1 / share) for row, share in shares if share]
    if figure.name not in PORTIONS:
        shares += [(one.row, one.what.value / 100) for one in parts_of(figure).values if is_percent(one.what)]
    named = {one.row for one in rows_named(clause, figure)[0] if one.row}
    yield from (share for row, share in shares if not named or top_row(row) in named)
