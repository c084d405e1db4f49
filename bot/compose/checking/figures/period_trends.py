"""Which way the months or quarters of a list went, as a sentence tells it: into one, from one to another, each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from bot.compose.checking.figures.clause_spans import clause_spans
from bot.compose.checking.figures.directions import poles_of
from bot.compose.checking.figures.period_names import period_rows
from bot.compose.checking.figures.period_spans import stretch_told
from bot.compose.checking.figures.row_names import RowName, rows_named
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.direction_words import MOVED
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Figure

_FROM = pattern(r"\bfrom\b")
_FROM_BN = pattern(r"^\S{0,4}(?: \S+){0,4} (?:থেকে|হতে)(?= |$)|^ ?(?:থেকে|হতে)(?= |$)")
# A month at which something ends or begins is not the one into which it went.
_BOUND = pattern(r"\b(?:by|until|till|to|from|since|up to|through|between)(?: \w+)? $")
_BOUND_BN = pattern(r"^(?:-?এর|ের|র)? ?(?:থেকে|হতে|পর্যন্ত|অবধি|নাগাদ)(?= |,|$)")
# Against another time than the one before it.
_OTHER_BASE = word(
    r"years?|yoy|year-on-year|average|last|normal|usual|target|forecast|peak|high|record|বছর\S*|গড়\S*|লক্ষ্য\S*|টার্গেট\S*"
)
_EACH = word(
    r"each|every|steadily|continuously|consistently|kept|keeps|throughout|without (?:a )?(?:break|pause)|non-?stop"
    r"|(?:month|quarter) (?:after|by|on|over) (?:month|quarter)|all the way|straight|in a row|প্রতি\S*|প্রত্যেক\S*"
    r"|ধারাবাহিক\S*|টানা|ধাপে ধাপে|একটানা|ক্রমাগত|ক্রমশ|মাসের পর মাস|লাগাতার"
)
_TURNED = "it turns a rise into a fall, or a fall into a rise"


def other_trend(places: Places, figure: Figure) -> str:
    """Why a list of months or quarters did not go the way a sentence says; "" where it did, or none can be told."""
    rows = period_rows(figure)
    if not rows:
        return ""
    named, rest = rows_named(places.text, figure)
    amounts, order = _amounts(figure), list(rows.values())
    for start, end in clause_spans(rest, named):
        clause = rest[start:end]
        here = [one for one in named if start <= one.start < end and one.row]
        poles = poles_of(clause)
        if not here or len(poles) != 1 or NOT.search(clause):
            continue
        sign = 1 if "+" in poles else -1
        moved = [RowName(one.start - start, one.end - start, one.row, one.other) for one in here]
        steps = _steps(clause, moved, order)
        if any((amounts[one] - amounts[base]) * sign < 0 for base, one in steps):
            return _TURNED
    return ""


@kept(256)
def _amounts(figure: Figure) -> Mapping[str, Decimal]:
    return {one.row: one.what.value for one in parts_of(figure).values if one.row and isinstance(one.what, Number)}


def _steps(clause: str, named: Sequence[RowName], order: Sequence[str]) -> list[tuple[str, str]]:
    """From which row to which a clause tells that it went."""
    stretch = stretch_told(clause, named)
    each = _EACH.search(clause) is not None
    if stretch.last and (each or MOVED.search(clause)):
        first, last = order.index(stretch.first), order.index(stretch.last)
        ends = [(stretch.first, stretch.last)]
        return list(pairwise(order[first : last + 1])) if each and first < last else ends
    if stretch.first and not stretch.last and each:
        return list(pairwise(order[order.index(stretch.first) :]))
    if not MOVED.search(clause):
        return []
    plain, others = [one for one in named if not one.other], [one for one in named if one.other]
    if len(plain) == 2 and not others:
        return _from_to(clause, plain)
    if len(plain) == 1 and len(others) == 1 and plain[0].row != others[0].row:
        return [(others[0].row, plain[0].row)]
    if len(plain) != 1 or others or _OTHER_BASE.search(clause):
        return []
    one = plain[0]
    if _BOUND.search(clause[: one.start]) or _BOUND_BN.search(clause[one.end :]) or not order.index(one.row):
        return []
    return [(order[order.index(one.row) - 1], one.row)]


def _from_to(clause: str, named: Sequence[RowName]) -> list[tuple[str, str]]:
    """Of two, the one that "from" stands with is where it began: "from 19 lakh in May to 9 lakh in September"."""
    first, second = named
    if first.row == second.row:
        return []
    between = clause[first.end : second.start]
    if _FROM.search(clause[: first.start]) or _FROM_BN.search(between):
        return [(first.row, second.row)]
    return [(second.row, first.row)] if _FROM.search(between) else []
