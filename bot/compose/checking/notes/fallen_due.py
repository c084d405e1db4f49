"""A day that had passed when its note was written, as the day something was due: it is no day still to come."""

from __future__ import annotations

from collections.abc import Sequence

from bot.compose.checking.figures.promise_words import NOT_DUE
from bot.compose.checking.patterns import word
from bot.compose.checking.values.places import Places, bounded, places_of
from bot.compose.days_said import day_of, nearest
from knowledge.evidence import Passage

_DUE = word(
    r"due|overdue|owed|outstanding|unpaid|not paid|was to|were to|should have|(?:দেওয়ার|দেয়ার|পাঠানোর|মেটানোর|শোধের"
    r"|পরিশোধের|আসার|পৌঁছানোর|হওয়ার) কথা|পাওনা|বকেয়া|বাকি"
)
_ANEW = word(r"now|until|till|extend\w*|extra|again|more|new|postpon\w*|নতুন|আরও|বাড়ি\S*|পিছি\S*")  # a term of its own


def told_as_ahead(places: Places, passages: Sequence[Passage]) -> str:
    """Why something may not be told as not yet due; "" where it may, or no note tells that its day had passed."""
    if not NOT_DUE.search(places.days_marked):
        return ""
    for passage in passages:
        held = places_of(passage)
        days = [day for day, _ in bounded(passage).days]
        told = _DUE.search(held.text) and not (NOT_DUE.search(held.days_marked) or _ANEW.search(held.text))
        if passage.when is None or not days or not told:
            continue
        written = day_of(passage.when)
        then = [nearest(day, passage.when) for day in days]
        if all(
            one.whole and (one.year, one.month, one.day) < (written.year, written.month, written.day) for one in then
        ):
            return f"its day had passed when {passage.ref} was written"
    return ""
