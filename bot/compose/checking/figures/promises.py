"""Whether what was promised is done, as a sentence tells it: of one promise, and of lists that hold only open ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from bot.compose.checking.figures.deeds import told_done, undenied
from bot.compose.checking.figures.promise_words import (
    DENIED,
    EARLY,
    IN_TIME,
    LATE,
    NO_DAYS_LATE,
    NOT_DUE,
    PASSED,
    RUN_OUT,
    STILL_TO_DO,
    UNDER_WAY,
)
from bot.compose.checking.figures.states import OUGHT, state_of
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from bot.compose.days_said import Day, day_of
from bot.compose.render import values_of
from knowledge.evidence import Figure, Items, Name, Words
from knowledge.text import normal_form

# How promises stand: "undone" where some of them may be late and some not.
Standing = Literal["", "done", "late", "open", "undone"]

_JUST_AFTER = 48
_OPEN_LISTS = ("commitments_ours", "commitments_theirs", "commitments_overdue", "functions_owe", "plan_next")


def other_standing(places: Places, figure: Figure) -> str:
    """Why a sentence tells as done what is open, as open what is done, or as late what is in time; "" else."""
    text = OUGHT.sub("¦", NO_DAYS_LATE.sub("¦", places.days_marked))
    if reason := _not_passed(places, figure):
        return reason
    standing = _standing(figure)
    if not standing:
        return ""
    promised = [normal_form(one) for one in statements(figure)]
    for one in promised:
        text = text.replace(one, "¦")
    for one in sorted(map(normal_form, _named(figure)), key=len, reverse=True):
        text = text.replace(one, "◇")
    told = _Told(text, " ¦ ".join(promised))
    if standing == "done":
        return _of_done(told, figure)
    if told_done(text, told.promised):
        return "the promise has not been kept"
    if standing == "open" and told.plainly(RUN_OUT):
        return "the promise is not overdue"
    return "the promise is overdue" if standing == "late" and (told.says(NOT_DUE) or told.plainly(IN_TIME)) else ""


class _Told:
    """A sentence, and the promised things in their own words, which say nothing of how they stand.

    text: what was promised stands as ¦ where it is told word by word.
    """

    def __init__(self, text: str, promised: str) -> None:
        self.text, self.promised = text, promised
        self.denied = DENIED.search(text) is not None

    def plainly(self, said: re.Pattern[str]) -> bool:
        """Whether it says so in a clause that denies nothing."""
        places = (found.span() for found in said.finditer(self.text))
        return said.search(self.promised) is None and any(True for _ in undenied(self.text, places))

    def says(self, said: re.Pattern[str]) -> bool:
        return said.search(self.text) is not None and said.search(self.promised) is None


def _standing(figure: Figure) -> Standing:
    if figure.name in _OPEN_LISTS:
        if figure.sentence.id.endswith("_none"):
            return ""
        return "late" if figure.name == "commitments_overdue" else "undone"
    return state_of(figure)


def statements(figure: Figure) -> Iterator[str]:
    """What was promised, in the words it was written down with."""
    values = figure.sentence.values
    rows = [row for value in values.values() if isinstance(value, Items) for row in value.rows]
    for held in (values, *rows):
        yield from (value.text for value in held.values() if isinstance(value, Words))


def _named(figure: Figure) -> Iterator[str]:
    """The names a figure holds, in either script."""
    for value in values_of(figure.sentence):
        if isinstance(value, Name):
            yield from (one for one in (value.text, value.local) if one)


def _of_done(told: _Told, figure: Figure) -> str:
    if told.says(STILL_TO_DO) or (told.plainly(UNDER_WAY) and not told_done(told.text)):
        return "the promise was kept"
    done, due = figure.sentence.values.get("done"), figure.sentence.values.get("due")
    if not isinstance(done, date) or not isinstance(due, date) or told.denied:
        return ""
    if done <= due and told.says(LATE) and not told.says(EARLY):
        return "it was kept in time"
    return "it was kept after its day" if done > due and told.says(EARLY) and not told.says(LATE) else ""


def _not_passed(places: Places, figure: Figure) -> str:
    """A day that is still to come, said to have passed."""
    ahead = [
        one.what
        for one in parts_of(figure).values
        if isinstance(one.what, Day) and one.part in ("due", "expected") and _is_after(one.what, figure.as_of)
    ]
    for day in places.days if ahead else ():
        after = places.text[day.end : day.end + _JUST_AFTER]
        if any(day.what.fits(one) for one in ahead) and PASSED.search(after) and not DENIED.search(after):
            return f"{places.text[day.start : day.end]!r} is still to come"
    return ""


def _is_after(day: Day, as_of: date) -> bool:
    today = day_of(as_of)
    return (day.year, day.month, day.day) > (today.year, today.month, today.day)
