"""Whether what a figure tells of this time is told of it, and not of the time before it is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.compose.checking.figures.role_words import PAIRS
from bot.compose.checking.figures.times_told import Time, Told, is_held_against, times_told
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import Parts
from knowledge.text import NumberMention

# A time this near after a number is the number's.
_AT_ONCE = 16
_FROM = pattern(
    r"(?:আগে|আগে ছিল|previously|from|after|against|versus|vs\.?|compared (?:to|with)"
    r"|(?:%|cent|,|\d|lakh|crore|million) (?:more|less|fewer|higher|lower) than) "
    r"(?:the |about |around |nearly |almost |roughly |just |over |under |some |bdt |tk\.? |usd |৳ ?)*$"
)
_AGAINST = pattern(r"^ ?(?:taka|tk|bdt|usd|dollars|euros|rupees)? ?(?:against|versus|vs\.?|after|up from|down from)\b")
_WAS = pattern(r"^ ?(?:টাকা|টি|টা|%|শতাংশ)? ?(?:ছিল|ছিলো)(?:,| |;|।)")
_FROM_BN = pattern(
    r"^ ?(?:টাকা|ডলার|ইউরো|রুপি|টি|টা|%)?(?:র| এর|-এর|ের)? ?(?:থেকে|তুলনায়|চেয়ে|বিপরীতে|জায়গায়|বদলে|পরিবর্তে|ছাড়িয়ে|পেরিয়ে|ছাপিয়ে)"
)


def other_time(places: Places, mention: NumberMention, own: set[str], parts: Parts) -> str:
    """Why a number of now is said of the time before, or the other way round."""
    if not all(_time_of(part) for part in own):
        return ""  # it may be a number of no time
    every = {value.part for value in parts.values}
    role = {_time_of(part) for part in own if {part, PAIRS.get(part, part)} <= every or part not in PAIRS} - {""}
    if len(role) != 1:
        return ""
    times = times_told(places, parts)
    found = _times_of(places, mention, own, parts, times)
    if not found or role & found:
        return ""
    # "Q3 2025 brought 59 lakh, less than the 65 lakh of Q3 2025": each has a time of its own, and it is the same.
    twice = sum(one.time in found for one in times) > 1 and not any(one.time in role for one in times)
    twice = twice and not any(value.row for value in parts.values)
    if not twice and any(
        _times_of(places, other, set(), parts, times) == {theirs}
        for other, theirs in _others_of_pair(places, role, parts)
    ):
        return ""  # the other of the two is plainly told of its own time
    written = places.text[mention.start : mention.end].strip()
    return f"{written!r} is the number of {'the time before' if 'before' in role else 'this time'}, not of the other"


def _times_of(places: Places, mention: NumberMention, own: set[str], parts: Parts, times: Sequence[Told]) -> set[Time]:
    """The times a number is said of; none where nothing tells."""
    before, after = places.text[: mention.start], places.text[mention.end :]
    held_against = _FROM.search(before)
    stop = held_against.start() if held_against else mention.start
    then = {one.time for one in times if one.end <= stop and not one.base} == {"before"}  # "2024 was better: 12 to 9"
    if held_against or _FROM_BN.search(after):
        at_once: set[Time] = {one.time for one in times if 0 <= one.start - mention.end < _AT_ONCE}
        return at_once or (set() if then and held_against else {"before"})
    if _WAS.search(after):
        return {"before"}
    if _AGAINST.search(after):
        return set() if then else {"now"}
    return set(_times_beside(places, mention, own, parts, times))


def _others_of_pair(places: Places, role: set[str], parts: Parts) -> Iterator[tuple[NumberMention, str]]:
    """The numbers of the other time that a sentence tells too."""
    for value in parts.values:
        theirs = _time_of(value.part)
        if theirs and theirs not in role and isinstance(value.what, Number):
            yield from ((one, theirs) for one in places.numbers if fits(one, places.text, value.what))


def _time_of(part: str) -> str:
    return "now" if part in PAIRS else "before" if part in PAIRS.values() else ""


def _times_beside(
    places: Places, mention: NumberMention, own: set[str], parts: Parts, times: Sequence[Told]
) -> Iterator[Time]:
    """The times named beside a number on either side, up to another number of the same pair."""
    paired = [value.what for value in parts.values if _time_of(value.part) and isinstance(value.what, Number)]
    spots = [
        (one.start, one.end)
        for one in places.numbers
        if one != mention and any(fits(one, places.text, held) for held in paired)
    ]
    left_end = max([0, *(stop for _, stop in spots if stop <= mention.start)])
    right_end = min([len(places.text), *(start for start, _ in spots if start >= mention.end)])
    # What retention begins with is told of both times.
    against = "start" in own or is_held_against(places.text, Told(mention.start, mention.end, "before"))
    for one in times:
        # "Compared with last year, it bought 59 lakh": of the time compared with nothing is told here.
        if left_end <= one.start < right_end and (against or not one.base or one.time == "now"):
            yield one.time
