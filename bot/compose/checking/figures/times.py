"""Whether what a figure tells of this time is told of it, and not of the time before it is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.compose.checking.figures.role_words import BEFORE, LAST, NOW, PAIRS
from bot.compose.checking.figures.times_told import time_of_last, years_of
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.allowed import Number, labels
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.valued import Parts
from bot.compose.days_said import day_of, days_said
from knowledge.text import NumberMention

# A time this near after a number is the number's.
_AT_ONCE = 16
_REACH = 48
_FROM = pattern(
    r"(?:আগে|আগে ছিল|previously|from|after|against|versus|vs\.?|compared (?:to|with)"
    r"|(?:%|cent|,|\d|lakh|crore|million) (?:more|less|fewer|higher|lower) than) "
    r"(?:the |about |around |nearly |almost |roughly |just |over |under |some |bdt |tk\.? |usd |৳ ?)*$"
)
_AGAINST = pattern(r"^ ?(?:taka|tk|bdt|usd|dollars|euros|rupees)? ?(?:against|versus|vs\.?|after|up from|down from)\b")
_WAS = pattern(r"^ ?(?:টাকা|টি|টা|%|শতাংশ)? ?(?:ছিল|ছিলো)(?:,| |;|।)")
_COMPARED_WITH = pattern(
    r"(?:than|compared (?:to|with)|relative to|as against|over|on"
    r"|unlike|after) (?:in |during |that of |those of )?(?:the )?$"
)
_FROM_BN = pattern(r"^ ?(?:টাকা|টি|টা|%)?(?:র| এর|-এর|ের)? ?(?:থেকে|তুলনায়|চেয়ে|বিপরীতে)")


def other_time(text: str, mention: NumberMention, own: set[str], parts: Parts, said: Sequence[NumberMention]) -> str:
    """Why a number of now is said of the time before, or the other way round."""
    if not all(_time_of(part) for part in own):
        return ""  # it may be a number of no time
    every = {value.part for value in parts.values}
    role = {_time_of(part) for part in own if {part, PAIRS.get(part, part)} <= every or part not in PAIRS} - {""}
    if len(role) != 1:
        return ""
    found = _times_of(text, mention, parts, said)
    if not found or role & found:
        return ""
    if any(
        _times_of(text, other, parts, said) == {theirs} for other, theirs in _others_of_pair(text, role, parts, said)
    ):
        return ""  # the other of the two is plainly told of its own time
    written = text[mention.start : mention.end].strip()
    return f"{written!r} is the number of {'the time before' if 'before' in role else 'this time'}, not of the other"


def _times_of(text: str, mention: NumberMention, parts: Parts, said: Sequence[NumberMention]) -> set[str]:
    """The times a number is said of: "now", "before"; none where nothing tells."""
    before, after = text[: mention.start], text[mention.end :]
    if _FROM.search(before) or _FROM_BN.search(after):
        at_once = {role for at, role in _times(after[:_REACH], parts) if at < _AT_ONCE}
        return at_once or {"before"}
    if _WAS.search(after):
        return {"before"}
    if _AGAINST.search(after):
        return {"now"}
    return set(_times_beside(text, mention, parts, said))


def _others_of_pair(
    text: str, role: set[str], parts: Parts, said: Sequence[NumberMention]
) -> Iterator[tuple[NumberMention, str]]:
    """The numbers of the other time that a sentence tells too."""
    for value in parts.values:
        theirs = _time_of(value.part)
        if theirs and theirs not in role and isinstance(value.what, Number):
            yield from ((one, theirs) for one in said if fits(one, text, value.what))


def _time_of(part: str) -> str:
    return "now" if part in PAIRS else "before" if part in PAIRS.values() else ""


def _times_beside(text: str, mention: NumberMention, parts: Parts, said: Sequence[NumberMention]) -> Iterator[str]:
    """The times named beside a number on either side, up to another number of the same pair."""
    paired = [value.what for value in parts.values if _time_of(value.part) and isinstance(value.what, Number)]
    spots = [(one.start, one.end) for one in said if one != mention and any(fits(one, text, held) for held in paired)]
    left_end = max([0, *(stop for _, stop in spots if stop <= mention.start)])
    right_end = min([len(text), *(start for start, _ in spots if start >= mention.end)])
    for start, end in ((left_end, mention.start), (mention.end, right_end)):
        part = text[start:end]
        for at, role in _times(part, parts):
            # "Compared with last year, it bought 59 lakh": of the time compared with nothing is told here.
            if not (role == "before" and _COMPARED_WITH.search(text[max(0, start + at - _REACH) : start + at])):
                yield role


def _times(text: str, parts: Parts) -> Iterator[tuple[int, str]]:
    """The times that a text names, each with its place: "now" or "before"."""
    now, before = parts.periods.get("period"), parts.periods.get("before")
    for said, role in ((NOW, "now"), (BEFORE, "before")):
        for found in said.finditer(text):
            yield found.start(), role
    for period, role in ((now, "now"), (before, "before")):
        if period is not None:
            yield from ((text.find(label), role) for label in labels(period) if label in text)
    yield from _days_begun(text, parts)
    for found in LAST.finditer(text):
        if now is not None:
            yield found.start(), time_of_last(found, now, parts.figure.as_of)
    if now is not None and before is not None and now.end.year != before.end.year:
        for found in re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
            if int(found[0]) in years_of(before) - years_of(now):
                yield found.start(), "before"
            elif int(found[0]) in years_of(now) - years_of(before):
                yield found.start(), "now"


def _days_begun(text: str, parts: Parts) -> Iterator[tuple[int, str]]:
    """Where a text names a time by the days it begins and ends on: "6 Jul 2025 to 23 Jul 2025"."""
    held = [(parts.periods.get("period"), "now"), (parts.periods.get("before"), "before")]
    starts = {day_of(period.start): role for period, role in held if period is not None and period.start is not None}
    if len(starts) > 1:
        yield from ((day.start, starts[day.what]) for day in days_said(text) if day.what in starts)
