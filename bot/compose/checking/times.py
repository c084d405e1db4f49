"""Whether what a figure tells of this time is told of it, and not of the time before it is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.compose.checking.allowed import Number, labels
from bot.compose.checking.fitting import fits
from bot.compose.checking.patterns import pattern
from bot.compose.checking.role_words import BEFORE, LAST, NOW, PAIRS
from bot.compose.checking.valued import Parts
from bot.compose.days_said import day_of, days_said
from knowledge.evidence import Period
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
_COMPARED = pattern(
    r"\b(?:than|on|against|versus|vs|compared|from|over|since|of what|of the|as in|after|up|down|before)\b"
)
_WAS = pattern(r"^ ?(?:টাকা|টি|টা|%|শতাংশ)? ?(?:ছিল|ছিলো)(?:,| |;|।)")
_COMPARED_BN = pattern(r"তুলনা|চেয়ে|তুলনায়|থেকে|বিপরীতে|অর্ধেক|গুণ")
_THAN = pattern(
    r"(?:than|over|against|versus|vs\.?|compared (?:to|with)|what (?:it|they) bought|as) (?:in |during |that of "
    r"|those of )?(?:the )?$"
)
_COMPARED_WITH = pattern(
    r"(?:than|compared (?:to|with)|relative to|as against|over|on"
    r"|unlike|after) (?:in |during |that of |those of )?(?:the )?$"
)
_THAN_BETWEEN = pattern(r"\b(?:than|of what|against|versus)\b")
_FROM_HERE = pattern(r"\bfrom\b[^.;:]*$")
_TO_THERE = pattern(r"\bto\b[^.;:]*$")
_FROM_TO_BN = pattern(r"(?:সাল|মাস|ছয় মাস|প্রান্তিক|\d) থেকে $")
# Two names of a time that stand so near are one: "in FY2025-26, this year".
_SAME_NAMED = 12
_HELD_AGAINST = pattern(r"\b(?:than|against|versus|vs|from|to|of what it bought|it was)\b|চেয়ে|তুলনায়|থেকে|বিপরীতে")
_FROM_BN = pattern(r"^ ?(?:টাকা|টি|টা|%)?(?:র| এর|-এর|ের)? ?(?:থেকে|তুলনায়|চেয়ে|বিপরীতে)")


def other_time(text: str, mention: NumberMention, own: set[str], parts: Parts, said: Sequence[NumberMention]) -> str:
    """Why a number of now is said of the time before, or the other way round."""
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
            yield found.start(), _role_of_last(found, now, parts)
    if now is not None and before is not None and now.end.year != before.end.year:
        for found in re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
            if int(found[0]) in _years(before) - _years(now):
                yield found.start(), "before"
            elif int(found[0]) in _years(now) - _years(before):
                yield found.start(), "now"


def _role_of_last(found: re.Match[str], now: Period, parts: Parts) -> str:
    """ "Last year" is the year before, but where the figure is of last year itself."""
    as_of = parts.figure.as_of
    if found["year"] or found["bn"]:
        return "before" if now.end.year == as_of.year else "now"
    return "before" if now.end >= as_of else "now"


def _years(period: Period) -> set[int]:
    return set(range(period.start.year if period.start else period.end.year, period.end.year + 1))


def wrong_time(text: str, said: Sequence[NumberMention], parts: Iterable[Parts]) -> str:
    """Why a sentence may not name the time before alone: what it says is of this time."""
    for one in parts:
        now, before = one.periods.get("period"), one.periods.get("before")
        if now is None or before is None:
            continue
        times = sorted(_times(text, one))
        if not times or any(role == "now" for _, role in times):
            continue
        earlier = [value.what for value in one.values if _time_of(value.part) == "before"]
        if any(fits(mention, text, held) for mention in said for held in earlier if isinstance(held, Number)):
            continue
        if not any(
            _COMPARED.search(text[max(0, at - _REACH) : at]) or _COMPARED_BN.search(text[at:]) for at, _ in times
        ):
            return "what it says is of this time, not of the time before"
    return ""


def exchanged_times(text: str, parts: Iterable[Parts]) -> str:
    """Why this time may not stand where the time before is compared with: "less in Q3 2025 than in Q3 2026"."""
    for one in parts:
        times = sorted(_times(text, one))
        if reason := _with_itself(text, sorted(_times_named(text, one))):
            return reason
        if {role for _, role in times} != {"now", "before"}:
            continue
        if _from_now_to_before(text, sorted(_times_labelled(text, one))):
            return "it goes from this time to the time before"
        for place, (at, role) in enumerate(times):
            since = times[place - 1][0] if place else 0
            if role == "now" and _THAN.search(text[max(since, at - _REACH) : at]):
                return "this time and the time before are exchanged"
    return ""


def _days_begun(text: str, parts: Parts) -> Iterator[tuple[int, str]]:
    """Where a text names a time by the days it begins and ends on: "6 Jul 2025 to 23 Jul 2025"."""
    held = [(parts.periods.get("period"), "now"), (parts.periods.get("before"), "before")]
    starts = {day_of(period.start): role for period, role in held if period is not None and period.start is not None}
    if len(starts) > 1:
        yield from ((day.start, starts[day.what]) for day in days_said(text) if day.what in starts)


def _times_named(text: str, parts: Parts) -> Iterator[tuple[int, str]]:
    """Where a text names this time or the time before in full, by its name or its days."""
    yield from _days_begun(text, parts)
    yield from _times_labelled(text, parts)


def _times_labelled(text: str, parts: Parts) -> Iterator[tuple[int, str]]:
    """The same by its name alone: "H1 2025"."""
    for part, role in (("period", "now"), ("before", "before")):
        if (period := parts.periods.get(part)) is not None:
            for label in dict.fromkeys(labels(period)):
                yield from ((found.start(), role) for found in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text))


def _from_now_to_before(text: str, times: Sequence[tuple[int, str]]) -> bool:
    """Whether a text goes "from 2025 to 2024"."""
    if [role for _, role in times] != ["now", "before"]:
        return False
    (first, _), (second, _) = times
    if _THAN_BETWEEN.search(text[first:second]):
        return False
    between = text[first:second]
    return (_FROM_HERE.search(text[:first]) is not None and _TO_THERE.search(between) is not None) or (
        _FROM_TO_BN.search(between) is not None
    )


def _with_itself(text: str, times: Sequence[tuple[int, str]]) -> str:
    """Why a time may not be compared with itself: "less in H1 2026 than in H1 2026"."""
    apart = [one for place, one in enumerate(times) if not place or one[0] - times[place - 1][0] > _SAME_NAMED]
    if len(apart) == 2 and apart[0][1] == apart[1][1] and _HELD_AGAINST.search(text[apart[0][0] : apart[1][0]]):
        return "it compares a time with itself"
    return ""
