"""Whether a number or a day of a figure is said in the role that the figure gives it.

Three things tell a role: the period that stands beside it (this year's, last year's), the row of a list it stands in,
and words that belong to one value of the figure and not to another ("overdue", "kept", "usually").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.compose.catalogues import LANGUAGES
from bot.compose.checking.figures.numbers_called import called_in
from bot.compose.checking.figures.role_words import AGAINST, NEEDS_ITS_CUE, ONE_OF_SEVERAL, PAIRS, cue_pattern
from bot.compose.checking.figures.row_names import row_just_named, rows_named, top_row
from bot.compose.checking.figures.times import other_time
from bot.compose.checking.figures.told_parts import better_exchanged, cues_in, masked, told_as, told_as_none
from bot.compose.checking.figures.wholes import PARTS
from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import DAYS_OF, fits
from bot.compose.checking.values.places import Places, places_in
from bot.compose.checking.values.told_again import is_told_again
from bot.compose.checking.values.valued import Parts, Valued, parts_of
from bot.compose.days_said import Day
from bot.compose.render import Style, render
from knowledge.evidence import Figure
from knowledge.text import NumberMention, normal_form

_REACH = 48
# Which of the two a number is, is told by what it stands with: its score, its side.
_TOLD_BY_ANOTHER = (
    frozenset({"score", "past", "answers", "before"}),
    frozenset({"ours", "theirs"}),
    frozenset({"number", "empty"}),
)
_ON = pattern(r"^ (?:on|for|in|to|into) ")
_SPENT_ON = frozenset({"spent"})
_OF_WHICH = pattern(r"\d(?: \S+)? (?:out )?of (?:(?:the|our|their|its|these|those|all|of|whole|open) )*$")
# "Some of the 8 promises": what is told of a part names the whole.
_PART_OF = pattern(
    r"\b(?:(?:some|most|several|part|a few|many|any|half|thirds?|quarters?|fifths?|tenths?"
    r"|share|none|nothing|neither) of|not all(?: of)?|(?:none|nothing)(?: \S+){1,3} among) "
    r"(?:(?:the|our|their|its|these|those|all|open|\S+'s) )*$"
)
# ৮টা প্রতিশ্রুতির অর্ধেক: the same of Bengali, where the part follows.
_PART_AFTER = pattern(
    r"^ ?(?:\S+(?:র|ের) )?(?:কোনোটি|কোনোটা|একটিও|একটাও|অর্ধেক|বেশির ?ভাগ|অধিকাংশ|কিছু|কয়েক"
    r"|\d+ ভাগের|(?:এক|দুই|তিন|\d)[- ](?:তৃতীয়|চতুর্থ|পঞ্চম))"
)
# "On 23 November, from load 1": what comes from something else.
_FROM_ELSEWHERE = pattern(r"¦ ?[^\s¦]+[^¦]* (?:থেকে|হতে)$|¦[^¦]*\d (?:থেকে|হতে)")
_APART = pattern(r"[,;:()¦]|কয়েক|\b(?:some|and|while)\b|এবং|(?<!\d)\.|\.(?!\d)|।")


def wrong_role(places: Places, parts: Iterable[Parts], elsewhere: Sequence[Number]) -> str:
    """Why a number stands in a role that is not its own; "" where each stands in its own or none can be told.

    elsewhere: numbers that the cited passages hold, of which no role is known here.
    """
    text = places.text
    for mention in places.numbers:
        if any(fits(mention, text, number) for number in elsewhere):
            continue
        reasons = []
        for one in parts:
            if called_in(one.figure.name):
                reasons.append("")
                continue
            mine = [value for value in one.values if isinstance(value.what, Number) and fits(mention, text, value.what)]
            if mine:
                reasons.append(_in_figure(places, mention, mine, one))
        if reasons and all(reasons):
            return reasons[0]
    return ""


def _in_figure(places: Places, mention: NumberMention, mine: list[Valued], parts: Parts) -> str:
    """Why the number may not stand there for any of the values of this figure that it could be."""
    text, said = places.text, places.numbers
    if is_told_again(text, mention.start):
        return ""
    spots = [(one.start, one.end) for one in said]
    left, right = _around(text, mention.start, mention.end, spots)
    written = text[mention.start : mention.end].strip()
    own = {value.part for value in mine}
    if row_just_named(text[: mention.start], parts.figure) in {top_row(one.row) for one in mine if one.row}:
        return ""
    if not any(value.row == "" for value in mine) and (other := _other_row(text, mention, mine, parts, spots)):
        return f"{written!r} does not belong to {other!r}"
    if "number" in own and _OF_WHICH.search(text[: mention.start]):
        return ""  # "5 of our 8 promises are late": of the 5
    if (_PART_OF.search(text[: mention.start]) or _PART_AFTER.search(text[mention.end :])) and (
        parts_told := [whole for part, whole in PARTS if part in own or whole in own]
    ):
        return "" if own & {*parts_told} else f"{written!r} is only a part of them"
    if own & (PAIRS.keys() | set(PAIRS.values())) and (reason := other_time(places, mention, own, parts)):
        return reason
    if _in_label(text, mention, parts):
        return ""  # "the planogram in two sizes"
    rivals = {
        value.part
        for value in parts.values
        if isinstance(value.what, Number)
        and value.part not in own
        and (not value.row or value.row in {one.row for one in mine})
        and _alike(value.what, mine)
    }
    for pair in _TOLD_BY_ANOTHER:
        rivals -= pair if own & pair else set()
    if own & (PAIRS.keys() | set(PAIRS.values())):
        rivals -= PAIRS.keys() | set(PAIRS.values())  # which of the two times it is of was told already
    around = f"{left} ¦ {right}"
    if len(own) == 1 and any(part in AGAINST and AGAINST[part].search(around) for part in own - _told(own, around)):
        return f"{written!r} is told of the opposite"
    if (
        own <= NEEDS_ITS_CUE
        and not any(cue_pattern(part).search(text) for part in own)
        and rivals & {"number", "shipped"}
    ):
        return f"{written!r} is only a part of them"
    beside = [words for value in mine for words in _told_beside(parts.figure).get((value.part, value.row), ())]
    if not rivals or (left, right) in beside:
        return ""
    blotted = masked(text, said)
    cues = cues_in(blotted, own | rivals)
    others = [
        (one, its)
        for one in said
        if one != mention and not is_told_again(text, one.start) and (its := _could_be(text, one, mine, parts, rivals))
    ]
    told = {
        value.part
        for value in parts.values
        if isinstance(value.what, Number) and any(one != mention and fits(one, text, value.what) for one in said)
    }
    told |= {
        value.part
        for value in parts.values
        if isinstance(value.what, Number) and not value.what.value and told_as_none(blotted, cues.get(value.part, ()))
    }
    rivals -= _SPENT_ON if own == {"amount"} and _row_follows(text[mention.end :], mine, parts) else frozenset()
    untold = {part for part in rivals - told if not _as_told(left, right, cue_pattern(part), beside)}
    if found := told_as(blotted, mention, own, untold, cues):
        return f"{written!r} is not what is {found!r}"
    if own <= ONE_OF_SEVERAL and len(cues) == 1 and not others and cues.keys() <= untold:
        return f"{written!r} is not what is told, {next(iter(cues))!r}"
    if own == {"overdue"} and "shipped" in cues and "unshipped" not in cues:
        return f"{written!r} is of those that are not shipped"
    for one, its in others if len({value.row for value in mine}) == 1 else ():
        if better_exchanged(blotted, (mention, own), (one, its), cues):
            return f"{written!r} is not what is told there, but {text[one.start : one.end].strip()!r} is"
    return ""


def _row_follows(after: str, mine: Sequence[Valued], parts: Parts) -> bool:
    """Whether the row of a number is named right after it: "spent 54,000 on rebates"."""
    on = _ON.match(after)
    named = rows_named(after[on.end() :], parts.figure)[0] if on else []
    return bool(named) and named[0].start == 0 and named[0].row in {top_row(one.row) for one in mine}


def _in_label(text: str, mention: NumberMention, parts: Parts) -> bool:
    """Whether a number is one of the words that a row is called by."""
    for label in {
        label for labels in parts.labels.values() for label in labels if len(label) > mention.end - mention.start
    }:
        at = text.find(label)
        if 0 <= at <= mention.start and mention.end <= at + len(label):
            return True
    return False


def _told(parts: Iterable[str], around: str) -> set[str]:
    """Those of these parts that the words around a number tell: "not on time" tells the late ones."""
    return {part for part in parts if cue_pattern(part).search(around)}


def _could_be(text: str, mention: NumberMention, mine: list[Valued], parts: Parts, among: set[str]) -> set[str]:
    """Which of these parts another number could be, of the same row and counted in the same."""
    rows = {value.row for value in mine}
    return {
        one.part
        for one in parts.values
        if one.part in among
        and one.row in rows
        and isinstance(one.what, Number)
        and _alike(one.what, mine)
        and fits(mention, text, one.what)
    }


Beside = tuple[str, str]


def _as_told(left: str, right: str, cue: re.Pattern[str], beside: Sequence[Beside]) -> bool:
    """Whether a cue stands beside a number just as in the figure's own sentence, so that it tells nothing apart."""
    before, after = [one.start() for one in cue.finditer(left)], cue.search(right)
    if before and any(own.endswith(left[before[-1] :]) for own, _ in beside):
        return True
    return after is not None and any(own.startswith(right[: after.end()]) for _, own in beside)


@kept(512)
def _told_beside(figure: Figure) -> dict[tuple[str, str], list[Beside]]:
    """The words before and after each number in a figure's own sentence, in either language, by its part and row."""
    found: dict[tuple[str, str], list[Beside]] = {}
    held = [(value, value.what) for value in parts_of(figure).values if isinstance(value.what, Number)]
    for language in LANGUAGES:
        places = places_in(normal_form(render(figure.sentence, Style(language))))
        spots = [(one.start, one.end) for one in places.numbers]
        for one in places.numbers:
            fitting = [(abs(what.value - one.value), value) for value, what in held if fits(one, places.text, what)]
            nearest = min((far for far, _ in fitting), default=None)
            for far, value in fitting:
                if far == nearest:
                    found.setdefault((value.part, value.row), []).append(
                        _around(places.text, one.start, one.end, spots)
                    )
    return found


def _alike(number: Number, mine: Iterable[Valued]) -> bool:
    """Whether a value could be taken for one of these: of the same kind; days are no promises."""
    return any(
        isinstance(value.what, Number)
        and value.what.kind == number.kind
        and value.what.value != number.value
        and (not (value.what.unit and number.unit) or (value.what.unit in DAYS_OF) == (number.unit in DAYS_OF))
        for value in mine
    )


def _around(text: str, start: int, end: int, spots: Iterable[tuple[int, int]]) -> tuple[str, str]:
    """The words before and after a number in its own clause, up to the next number."""
    left_end = max([0, start - _REACH, *(stop for _, stop in spots if stop <= start)])
    right_end = min([len(text), end + _REACH, *(begin for begin, _ in spots if begin >= end)])
    left, right = text[left_end:start], text[end:right_end]
    if cut := list(_APART.finditer(left)):
        left = left[cut[-1].end() :]
    elif left_end:  # what follows a number at once is said of that number
        left = left.split(maxsplit=2)[-1] if len(left.split()) > 2 else ""
    if cut_after := _APART.search(right):
        right = right[: cut_after.start()]
    return left, right


def _other_row(
    text: str, mention: NumberMention, mine: list[Valued], parts: Parts, spots: list[tuple[int, int]]
) -> str:
    """The label of another row beside the number, where none of its own row's stands there."""
    left_end = max([0, *(stop for _, stop in spots if stop <= mention.start)])
    right_end = min([len(text), *(begin for begin, _ in spots if begin >= mention.end)])
    left, right = text[left_end : mention.start].rpartition(";")[2], text[mention.end : right_end]
    rows = {value.row for value in mine}
    own = [label for row in rows for label in parts.labels.get(row, ()) if len(label) > 2]
    if not own or any(label in left or label in right for label in own):
        return ""
    others = [label for row, labels in parts.labels.items() if row not in rows for label in labels if len(label) > 2]
    beside = [label for label in others if label not in own and label in left]
    return beside[0] if beside else ""


def wrong_day(places: Places, parts: Iterable[Parts]) -> str:
    """Why a day of a figure stands in a role that is not its own. Of promises `promise_days` tells."""
    held = [value for one in parts if not one.figure.name.startswith("commitment") for value in one.values]
    spots = [(day.start, day.end) for day in places.days]
    for day in places.days:
        own = {value.part for value in held if isinstance(value.what, Day) and day.what.fits(value.what)}
        around = " ¦ ".join(_around(places.text, day.start, day.end, spots))
        if not own or any(cue_pattern(part).search(around) for part in own):
            continue
        rows = {"", *(value.row for value in held if isinstance(value.what, Day) and day.what.fits(value.what))}
        rivals = {value.part for value in held if isinstance(value.what, Day) and value.row in rows} - own
        for part in sorted(rivals):
            if (found := cue_pattern(part).search(around)) and not _FROM_ELSEWHERE.search(around):
                return f"{places.text[day.start : day.end]!r} is not the day of {found[0]!r}"
    return ""
