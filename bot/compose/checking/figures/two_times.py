"""Whether what a figure tells of two times is told of the right ones: amounts, times and which is held against which.

A figure that compares has an amount of this time and one of the time before. However a sentence words it, each of the
two stands beside its own time, what it is compared with is the time before, and "from" it goes "to" this time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.compose.checking.figures.amounts_told import (
    amounts_and_times,
    amounts_told,
    changes_told,
    compared,
    pairs_compared,
    stretch,
)
from bot.compose.checking.figures.times_told import Told, times_told
from bot.compose.checking.figures.two_times_words import (
    ABOVE,
    AFTER,
    ARRIVES,
    ARRIVES_BN,
    BECAME,
    BELOW,
    BETWEEN,
    CLAUSE_ENDS,
    COMPARES,
    DENIED_AT_ONCE,
    FROM_ABOUT,
    FROM_BN,
    FROM_HERE,
    IN_IT,
    IN_IT_BN,
    MULTIPLE,
    TIED,
    TO_HERE,
    TWICE_IT,
    VERSUS,
)
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.direction_words import DOWN, MOVED, UP
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import Parts


def exchanged(places: Places, parts: Iterable[Parts]) -> str:
    """Why the two times of a figure, or their amounts, are exchanged; "" where they are not, or cannot be told."""
    plainly: list[str] = []
    perhaps: list[str] = []
    for one in parts:
        if not compared(one):
            if one.figure.name == "retention" and (reason := _of_retention(places, one)):
                return reason
            continue
        times, amounts = times_told(places, one), list(amounts_told(places, one))
        told = amounts or changes_told(places, one)
        (plainly if told else perhaps).append(_exchanged_of(places, one, times, amounts))
    if reason := next(filter(None, plainly), ""):
        return reason
    # Times alone may be of either of two figures: "half of what it bought in 2024".
    return perhaps[0] if perhaps and all(perhaps) and not plainly else ""


def _exchanged_of(places: Places, one: Parts, times: Sequence[Told], amounts: Sequence[Told]) -> str:
    """The same of one figure that compares, with the times and the amounts of it that are told."""
    reason = (
        _from_to(places.text, amounts, times)
        or _mismatched(places.text, amounts_and_times(places.text, amounts, times))
        or _of_one_time(amounts, times)
    )
    if reason:
        return reason
    only_now = {amount.time for amount in amounts} == {"now"}
    rose = any(now.value > before.value for now, before in pairs_compared(one.figure))
    told = only_now or bool(changes_told(places, one)) or MULTIPLE[rose].search(places.text) is not None
    reason = _of_times(places.text, times, told=told, fell=not rose)
    if reason := reason or _beyond(places.text, amounts, one) or _arrives(places.text, amounts, times):
        return reason
    if _of_the_time_before(places, times, amounts, one):
        return "what it says is of this time, not of the time before"
    return ""


def _of_retention(places: Places, parts: Parts) -> str:
    """Retention is of this time, held against the time before, of which it tells the amount it begins with."""
    times = times_told(places, parts)
    held = [value.what for value in parts.values if value.part == "start" and isinstance(value.what, Number)]
    starts = [one for one in places.numbers if any(fits(one, places.text, start) for start in held)]
    if not starts:
        return _of_times(places.text, times, told=True)
    amounts = [Told(one.start, one.end, "before") for one in starts]
    return _mismatched(places.text, amounts_and_times(places.text, amounts, times))


def _of_the_time_before(places: Places, times: Sequence[Told], amounts: Sequence[Told], parts: Parts) -> bool:
    """Whether what is told of this time, or the change, is told of the time before alone."""
    if not amounts and {time.time for time in times} == {"before"}:
        if _stood_so(places, parts):
            return False
        return any(time.sort != "words" and not _loosely_held_against(places.text, time) for time in times)
    if any(BETWEEN.search(places.text[: time.start]) for time in times):
        return False  # "between 2024 and 2025" tells of both
    cuts = [0, *(found.end() for found in CLAUSE_ENDS.finditer(places.text)), len(places.text) + 1]
    for start, end in pairwise(cuts):
        here = [time for time in times if start <= time.start < end]
        plain = [time for time in here if not _loosely_held_against(places.text, time)]
        changed = any(start <= one.start < end for one in changes_told(places, parts))
        alone = changed and not any(start <= amount.start < end for amount in amounts)
        if alone and len(plain) == 1 and plain[0].time == "before" and plain[0].sort != "words":
            return True
    return False


def _stood_so(places: Places, parts: Parts) -> bool:
    """Whether only a state is told, which is held against the figure as such: "2024 was the stronger year"."""
    if changes_told(places, parts) or MOVED.search(places.text):
        return False
    rose = any(now.value > before.value for now, before in pairs_compared(parts.figure))
    return (DOWN if rose else UP).search(places.text) is not None or MULTIPLE[not rose].search(places.text) is not None


def _arrives(text: str, amounts: Sequence[Told], times: Sequence[Told]) -> str:
    """Where it went to is of this time, unless the time before is told to have ended there."""
    for amount in amounts:
        found = ARRIVES.search(text[: amount.start]) or ARRIVES_BN.search(text[amount.end :])
        here = [time for time in times if not CLAUSE_ENDS.search(stretch(text, amount, time)) and not time.base]
        if found and amount.time == "before" and not amount.base and all(time.time == "now" for time in here):
            return f"{text[amount.start : amount.end].strip()!r} is the number of the time before"
    return ""


def _loosely_held_against(text: str, time: Told) -> bool:
    return time.base or COMPARES.search(text[max(0, time.start - 48) : time.start]) is not None


def _beyond(text: str, amounts: Sequence[Told], parts: Parts) -> str:
    """What lies over the amount of the time before has risen: "under the 59 lakh of last year"."""
    values = {time: held.value for held, time in compared(parts)}
    for amount in amounts:
        before = text[max(0, amount.start - 60) : amount.start]
        if FROM_ABOUT.search(before):
            continue
        above, below = ABOVE.search(before) is not None, BELOW.search(before) is not None
        if DENIED_AT_ONCE.search(before):
            above, below = below, above
        if amount.time == "before" and above != below and above != (values["now"] > values["before"]):
            return "it turns a rise into a fall, or a fall into a rise"
    return ""


def _of_times(text: str, times: Sequence[Told], *, told: bool, fell: bool = False) -> str:
    """What is compared with is the time before, never the same; its change is not that of the other way round."""
    base, plain = ({one.time for one in times if one.base is held} for held in (True, False))
    if told and base == {"now"} and plain == {"before"}:
        return "this time and the time before are exchanged"
    if fell and plain == {"now"} and any(one.base and TWICE_IT.search(text[: one.start]) for one in times):
        return "this time and the time before are exchanged"
    if len(times) == 2 and all(one.sort != "words" for one in times):
        first, second = times
        between = text[first.end : second.start]
        if first.time == second.time and (first.base != second.base or FROM_BN.match(text[first.end :])):
            return "it compares a time with itself"
        before = text[: first.start]
        from_first = (
            (FROM_HERE.search(before) and TO_HERE.search(between))
            or (BETWEEN.search(before) and between.strip() == "and")
            or between.strip() == "to"
        )
        if first.time == "now" and second.time == "before" and (from_first or FROM_BN.search(text[first.end :])):
            return "it goes from this time to the time before"
    return ""


def _mismatched(text: str, pairs: Iterable[tuple[Told, Told]]) -> str:
    for amount, time in pairs:
        if amount.time != time.time:
            written = text[amount.start : amount.end].strip()
            return f"{written!r} is the number of {'this time' if amount.time == 'now' else 'the time before'}"
    return ""


def _of_one_time(amounts: Sequence[Told], times: Sequence[Told]) -> str:
    """Two amounts, each with its time, are not of one: "in 2024 it bought 9 lakh, in 2024 12 lakh"."""
    marks = [
        amount
        for _, amount in sorted([*((one.start, True) for one in amounts), *((one.start, False) for one in times)])
    ]
    in_turn = len(marks) == 4 and marks[0] == marks[2] != marks[1] == marks[3]
    apart = len({amount.time for amount in amounts}) == 2
    same = len({time.time for time in times}) == 1 and all(time.sort != "words" for time in times)
    return "it tells both amounts of one time" if in_turn and apart and same else ""


def _from_to(text: str, amounts: Sequence[Told], times: Sequence[Told]) -> str:
    """It goes from the time before to this time: "from 12 to 9 lakh", "to 9 from 12 lakh", ১২ থেকে ৯ লাখ."""
    if len(amounts) != 2:
        return ""
    first, second = amounts
    between = text[first.end : second.start]
    if first.time == second.time or CLAUSE_ENDS.search(between.replace(", ", " ", 1)):
        return ""
    named = [time for time in times if time.end <= first.start]
    own_first = bool(named) and named[-1].time == first.time and VERSUS.match(between.lstrip(" ,"))
    if (first.time == "before" and AFTER.search(between) and not own_first) or (
        first.time == "now" and BECAME.search(between)
    ):
        return "it goes from this time to the time before"
    goes = (FROM_HERE.search(text[: first.start]) and TO_HERE.search(between)) or FROM_BN.search(between)
    comes = TO_HERE.search(text[: first.start]) and FROM_HERE.search(between)
    if (goes and first.time == "now") or (comes and first.time == "before"):
        return "it goes from this time to the time before"
    if (
        (goes or comes)
        and len(times) == 1
        and times[0].start < first.start
        and (IN_IT.search(text[: times[0].start]) or IN_IT_BN.search(text[times[0].end :]))
    ):
        return "what it says is of this time, not of the time before" if times[0].time == "before" else ""
    if (goes or comes) and len(times) == 1 and times[0].start > first.start and not times[0].base:
        start = first if goes else second
        own = TIED.match(stretch(text, start, times[0])) and times[0].start > start.start
        if times[0].time == "before" and not own:
            return "what it says is of this time, not of the time before"
    return ""
