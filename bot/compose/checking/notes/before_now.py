"""What is now and what was before, in a note and in a sentence: "22 minutes instead of 60", "the 28th, not the 26th".

Whatever the words around them, the two values of such a pair are told in one order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.elliptical import SIZES
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places, Value, What, places_of
from bot.compose.days_said import Day, nearest
from knowledge.evidence import Passage
from knowledge.numbers import NumberMention

_OF_IT = (
    r"(?:(?:the|its|their|our|an?|about|old|earlier|original|agreed|promised|planned|usual|previous|bdt|tk"
    r"|\S+'s) ?){0,3}"
)
_TIME_BEFORE = (
    r"(?:before|earlier|previously|formerly|last (?:time|week|month|quarter|year)"
    r"|a (?:year|month|week) (?:ago|earlier|before))"
)
_TOOK = r"(?: (?:it|that|they|was|were|is|had|been|took|stood at|at))*"
# Between the two, the first of them what is now.
_NOW_FIRST = pattern(
    rf"^[^.;\d]{{0,30}}\b(?:up from|down from|instead of|rather than|in place of|used to be) {_OF_IT}$"
    rf"|^[^\d]{{0,24}}[;,.:(] ?(?:and |but |it was |the )*{_TIME_BEFORE}{_TOOK} {_OF_IT}$"
    rf"|^[^\d.;]{{0,24}}, (?:it )?was {_OF_IT}$"
    r"|^ ?\S{0,12}?(?:মিনিট|দিন|কার্টন|টাকা|টি|টা|%)?[,;।(] ?(?:আর |যা |যেখানে )?(?:আগে|আগেরবার|গতবার"
    r"|গত (?:মাসে|সপ্তাহে|বছর|বছরে|প্রান্তিকে))"
    r"(?: (?:ছিল|লাগত|লেগেছিল|হয়েছিল|এটা|তা))* ?$"
)
_NOW_FIRST_AFTER = pattern(rf"^[^.;,\d]{{0,12}} {_TIME_BEFORE}\b")
_SHORT = pattern(r"^[^.;\d]{0,12}[,;(] ?(?:and |but |against |as against |versus )?(?:bdt )?$")
# Between the two, the first of them what was before.
_BEFORE_FIRST = pattern(
    r"^ ?\S{0,12}? ?থেকে (?:বেড়ে|কমে|নেমে|উঠে|বাড়িয়ে|কমিয়ে|নামিয়ে|পিছিয়ে|এগিয়ে|সরে|সরিয়ে|এখন)(?: \S+)? ?$"
    r"|^(?: ?\S{1,8})?(?:র| এর|-এর|ের)? (?:বদলে|জায়গায়|পরিবর্তে|স্থলে) (?:এখন |মাত্র |এসেছে )?$"
)
_MOVED = pattern(r"\b(?:moved|postponed|shifted|pushed|put|delayed|brought|deferred|changed|slipped)\b[^.;]*$")
_FROM, _TO = pattern(rf"\bfrom {_OF_IT}$"), pattern(rf"^(?: [^\W\d]\S*)?,? to {_OF_IT}$")
_INSTEAD_OF, _IT_IS = (
    pattern(rf"\binstead of {_OF_IT}$"),
    pattern(r"^[^.;\d]{0,16},? (?:it|they|he|she|we|\w+) [^.;\d]{0,24}$"),
)
_ONCE_BN = pattern(r"(?:আগে|আগেরবার|গতবার|গত মাসে|গত সপ্তাহে|গত বছর)(?: \S+){0,2} $")
_NOW_BN = pattern(r"^[^।;\d]{0,24}এখন (?:\S+ ){0,2}$")
# A day on which something was to be, and was or will be on another.
_WAS_DUE = pattern(
    rf"\b(?:due|promised|planned|expected|scheduled|agreed|supposed)(?: (?:to [a-z]+|for|on|by|date"
    rf"|day|arrival|the|of|was))* {_OF_IT}$"
)
_DUE_AFTER = pattern(
    r"^,? (?:as |it was |they were |we |that was )?(?:promised|planned|agreed|scheduled|due|expected)\b"
    r"|^(?: ?তারিখে?| এর মধ্যে)? (?:আসার|দেওয়ার|পৌঁছানোর|পাঠানোর|হওয়ার) কথা (?:ছিল|থাকলেও)"
)
_CLAUSE = pattern(r"[;:।]|\.(?= |$)")
_SENTENCE = pattern(r"[;।]|\.(?= |$)")


@dataclass(frozen=True, slots=True)
class Turn:
    """What is now and what was before it, in a passage, and the words around both."""

    now: What
    before: What
    around: str


def turned_in_time(places: Places, passages: Iterable[Passage]) -> str:
    """Why two values may not be told as now and before; "" where they may, or where no passage tells them so."""
    turns = [one for passage in passages for one in turns_of(passage)]
    if not turns:
        return ""
    for now, before in _pairs(places):
        if _so(now, before, turns, places):
            continue
        half = any(_is(now, one.now, places) or _is(before, one.before, places) for one in turns)
        if half or (_known(now, turns, places) and _known(before, turns, places)):
            return f"{places.text[before.start : before.end].strip()!r} is not what it was before"
    return ""


def told_in_time(places: Places, passages: Iterable[Passage]) -> frozenset[int]:
    """Where the values stand that are told as now and before just as a passage tells them: they are in their place."""
    turns = [one for passage in passages for one in turns_of(passage)]
    so = (pair for pair in _pairs(places) if turns and _so(*pair, turns, places))
    return frozenset(value.start for pair in so for value in pair)


def _so(now: Value, before: Value, turns: Sequence[Turn], places: Places) -> bool:
    return any(_is(now, one.now, places) and _is(before, one.before, places) for one in turns)


def _known(value: Value, turns: Sequence[Turn], places: Places) -> bool:
    return any(_is(value, what, places) for one in turns for what in (one.now, one.before))


def _is(value: Value, what: What, places: Places) -> bool:
    if isinstance(value, NumberMention):
        return isinstance(what, Number) and fits(value, places.text, what)
    return isinstance(what, Day) and value.what.fits(what)


@kept(512)
def turns_of(passage: Passage) -> tuple[Turn, ...]:
    """What a passage tells as now and before."""
    places = places_of(passage)
    return tuple(
        Turn(_what(now, passage), _what(before, passage), _around(places.text, now, before))
        for now, before in _pairs(places)
    )


def _around(text: str, now: Value, before: Value) -> str:
    """The words of a pair and those before it, up to where its clause begins."""
    first, last = min(now.start, before.start), max(now.end, before.end)
    start = max((one.end() for one in _CLAUSE.finditer(text, 0, first)), default=0)
    return text[start:last]


def _what(value: Value, passage: Passage) -> What:
    if isinstance(value, NumberMention):
        return Number(value.value, value.kind, value.unit, passage.ref)
    return nearest(value.what, passage.when) if passage.when is not None else value.what


@lru_cache(maxsize=1024)
def _pairs(places: Places) -> tuple[tuple[Value, Value], ...]:
    return tuple(_now_and_before(places))


def _now_and_before(places: Places) -> Iterator[tuple[Value, Value]]:
    """The pairs of a text: what is now, and what was before."""
    text = places.text
    numbers = [one for one in places.numbers if one.unit not in SIZES]
    pairs: list[tuple[Value, Value]] = [(one, other) for one, other in pairwise(numbers) if one.kind == other.kind]
    pairs += pairwise(places.days)
    for one, other in pairs:
        before, between, after = text[: one.start], text[one.end : other.start], text[other.end :]
        if _NOW_FIRST.search(between) or (_SHORT.search(between) and _NOW_FIRST_AFTER.search(after)):
            yield one, other
        elif _second_is_now(one, before, between):
            yield other, one
    yield from _due_and_done(places)


def _second_is_now(one: Value, before: str, between: str) -> bool:
    """Whether the second of two values is told to have come for the first."""
    from_to = _FROM.search(before) is not None and _TO.search(between) is not None
    return (
        _BEFORE_FIRST.search(between) is not None
        or (from_to and (isinstance(one, NumberMention) or _MOVED.search(before) is not None))
        or (_INSTEAD_OF.search(before) is not None and _IT_IS.search(between) is not None)
        or (_ONCE_BN.search(before) is not None and _NOW_BN.search(between) is not None)
    )


def _due_and_done(places: Places) -> Iterator[tuple[Value, Value]]:
    """The day on which something came, and that on which it was to: "due on 4 November, it came on the 7th"."""
    for one, other in pairwise(places.days):
        if _SENTENCE.search(places.text[one.end : other.start]):
            continue
        first, second = (
            _WAS_DUE.search(places.text[: day.start]) is not None
            or _DUE_AFTER.search(places.text[day.end :]) is not None
            for day in (one, other)
        )
        if first != second:
            yield (other, one) if first else (one, other)
