"""Whether what a figure tells of two times is told of the right ones: amounts, times and which is held against which.

A figure that compares has an amount of this time and one of the time before. However a sentence words it, each of the
two stands beside its own time, what it is compared with is the time before, and "from" it goes "to" this time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.compose.checking.figures.role_words import PAIRS
from bot.compose.checking.figures.times_told import Time, Told, is_held_against, periods_of, times_told
from bot.compose.checking.figures.two_times_words import (
    ABOVE,
    AFTER,
    ARRIVES,
    BECAME,
    BELOW,
    BETWEEN,
    CAME_TO,
    CLAUSE_ENDS,
    COMPARES,
    DENIED_AT_ONCE,
    FROM_BN,
    FROM_HERE,
    MULTIPLE,
    TIED,
    TO_HERE,
    VERSUS,
)
from bot.compose.checking.kept import kept
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import Parts, parts_of
from knowledge.evidence import Figure
from knowledge.text import NumberMention


def exchanged(places: Places, parts: Iterable[Parts]) -> str:
    """Why the two times of a figure, or their amounts, are exchanged; "" where they are not, or cannot be told."""
    for one in parts:
        if not _compared(one):
            if one.figure.name == "retention" and (reason := _of_retention(places, one)):
                return reason
            continue
        times, amounts = times_told(places, one), list(_amounts(places, one))
        reason = _from_to(places.text, amounts, times) or _mismatched(places.text, _pairs(places.text, amounts, times))
        if reason:
            return reason
        only_now = {amount.time for amount in amounts} == {"now"}
        told = only_now or bool(_changes(places, one)) or MULTIPLE.search(places.text) is not None
        reason = _of_times(places.text, times, told=told)
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
    return _mismatched(places.text, _pairs(places.text, amounts, times))


def _of_the_time_before(places: Places, times: Sequence[Told], amounts: Sequence[Told], parts: Parts) -> bool:
    """Whether what is told of this time, or the change, is told of the time before alone."""
    if not amounts and {time.time for time in times} == {"before"}:
        return any(time.sort != "words" and not _loosely_held_against(places.text, time) for time in times)
    if any(BETWEEN.search(places.text[: time.start]) for time in times):
        return False  # "between 2024 and 2025" tells of both
    cuts = [0, *(found.end() for found in CLAUSE_ENDS.finditer(places.text)), len(places.text) + 1]
    for start, end in pairwise(cuts):
        here = [time for time in times if start <= time.start < end]
        plain = [time for time in here if not _loosely_held_against(places.text, time)]
        changed = any(start <= one.start < end for one in _changes(places, parts))
        alone = changed and not any(start <= amount.start < end for amount in amounts)
        if alone and len(plain) == 1 and plain[0].time == "before" and plain[0].sort != "words":
            return True
    return False


def _arrives(text: str, amounts: Sequence[Told], times: Sequence[Told]) -> str:
    """Where it went to is of this time, unless the time before is told to have ended there."""
    for amount in amounts:
        found = ARRIVES.search(text[: amount.start])
        here = [time for time in times if not CLAUSE_ENDS.search(_between(text, amount, time)) and not time.base]
        if found and amount.time == "before" and not amount.base and all(time.time == "now" for time in here):
            return f"{text[amount.start : amount.end].strip()!r} is the number of the time before"
    return ""


def _loosely_held_against(text: str, time: Told) -> bool:
    return time.base or COMPARES.search(text[max(0, time.start - 48) : time.start]) is not None


def _beyond(text: str, amounts: Sequence[Told], parts: Parts) -> str:
    """What lies over the amount of the time before has risen: "under the 59 lakh of last year"."""
    values = {time: held.value for held, time in _compared(parts)}
    for amount in amounts:
        before = text[max(0, amount.start - 60) : amount.start]
        above, below = ABOVE.search(before) is not None, BELOW.search(before) is not None
        if DENIED_AT_ONCE.search(before):
            above, below = below, above
        if amount.time == "before" and above != below and above != (values["now"] > values["before"]):
            return "it turns a rise into a fall, or a fall into a rise"
    return ""


def _of_times(text: str, times: Sequence[Told], *, told: bool) -> str:
    """What is compared with is the time before, never the same; its change is not that of the other way round."""
    base, plain = ({one.time for one in times if one.base is held} for held in (True, False))
    if told and base == {"now"} and plain == {"before"}:
        return "this time and the time before are exchanged"
    if len(times) == 2 and all(one.sort != "words" for one in times):
        first, second = times
        if first.time == second.time and first.base != second.base:
            return "it compares a time with itself"
        between = text[first.end : second.start]
        before = text[: first.start]
        from_first = (FROM_HERE.search(before) and TO_HERE.search(between)) or (
            BETWEEN.search(before) and between.strip() == "and"
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


def _from_to(text: str, amounts: Sequence[Told], times: Sequence[Told]) -> str:
    """It goes from the time before to this time: "from 12 to 9 lakh", "to 9 from 12 lakh", ১২ থেকে ৯ লাখ."""
    if len(amounts) == 1 and amounts[0].time == "before" and not any(time.time == "before" for time in times):
        came = CAME_TO.search(text[: amounts[0].start])
        return "it goes from this time to the time before" if came and came[0].strip() != "up to" else ""
    if len(amounts) != 2:
        return ""
    first, second = amounts
    between = text[first.end : second.start]
    if first.time == second.time or CLAUSE_ENDS.search(between.replace(", ", " ", 1)):
        return ""
    if (first.time == "before" and AFTER.search(between)) or (first.time == "now" and BECAME.search(between)):
        return "it goes from this time to the time before"
    goes = (FROM_HERE.search(text[: first.start]) and TO_HERE.search(between)) or FROM_BN.search(between)
    comes = TO_HERE.search(text[: first.start]) and FROM_HERE.search(between)
    if (goes and first.time == "now") or (comes and first.time == "before"):
        return "it goes from this time to the time before"
    if (goes or comes) and len(times) == 1 and times[0].start > first.start and not times[0].base:
        start = first if goes else second
        own = TIED.match(_between(text, start, times[0])) and times[0].start > start.start
        if times[0].time == "before" and not own:
            return "what it says is of this time, not of the time before"
    return ""


def _pairs(text: str, amounts: Sequence[Told], times: Sequence[Told]) -> list[tuple[Told, Told]]:
    """The amounts of a sentence, each with the time that it is told of; without those of which it cannot be told."""
    if len(amounts) == 2 == len(times) and amounts[0].time != amounts[1].time:
        return _two_and_two(text, amounts, times)
    cuts = [0, *(found.end() for found in CLAUSE_ENDS.finditer(text)), len(text) + 1]
    found = []
    for start, end in pairwise(cuts):
        here = [one for one in amounts if start <= one.start < end]
        then = [one for one in times if start <= one.start < end]
        tied_to = [one for one in then if here and TIED.match(_between(text, here[0], one))]
        if len(here) == 1 and len(tied_to) == 1 and len({one.time for one in then}) > 1:
            found.append((here[0], tied_to[0]))
        if len(here) != 1 or len({one.time for one in then}) != 1:
            continue
        amount, time = here[0], then[0]
        tied = TIED.match(_between(text, amount, time))
        if amount.base == time.base or (amount.base and tied):
            found.append((amount, time))
        elif time.base and not tied:
            found.append((amount, replace(time, time="now" if time.time == "before" else "before")))
    return found


def _between(text: str, one: Told, other: Told) -> str:
    return text[min(one.end, other.end) : max(one.start, other.start)]


def _two_and_two(text: str, amounts: Sequence[Told], times: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Two amounts and two times: each with its neighbour, or in the same order, as what stands between tells."""
    order = sorted([*amounts, *times], key=lambda one: one.start)
    first, second, third, fourth = order
    if (first in amounts) != (second in amounts):
        return [_amount_first(amounts, first, second), _amount_first(amounts, third, fourth)]
    if first.base != second.base and third.base != fourth.base:
        pairs = ((one, other) for one in (first, second) for other in (third, fourth) if one.base == other.base)
        return [_amount_first(amounts, *pair) for pair in pairs]
    versus = [VERSUS.search(text[one.end : other.start]) for one, other in ((first, second), (third, fourth))]
    if all(versus):
        return [_amount_first(amounts, first, third), _amount_first(amounts, second, fourth)]
    if TIED.match(text[second.end : third.start]):
        return [_amount_first(amounts, second, third), _amount_first(amounts, first, fourth)]
    return []


def _amount_first(amounts: Sequence[Told], one: Told, other: Told) -> tuple[Told, Told]:
    return (one, other) if one in amounts else (other, one)


def _compared(parts: Parts) -> list[tuple[Number, Time]]:
    """The amounts of this time and of the time before, where a figure has both."""
    return [told for now, before in pairs_compared(parts.figure) for told in ((now, "now"), (before, "before"))]


@kept(512)
def pairs_compared(figure: Figure) -> tuple[tuple[Number, Number], ...]:
    """The numbers of this time that a figure holds against one of the time before, each with that."""
    values = {(value.part, value.row): value.what for value in parts_of(figure).values}
    pairs = ((now, values.get((PAIRS.get(part, ""), row))) for (part, row), now in values.items())
    return tuple((now, before) for now, before in pairs if isinstance(now, Number) and isinstance(before, Number))


def _amounts(places: Places, parts: Parts) -> Iterator[Told]:
    """The amounts of either time; one that could be both is left out."""
    for mention in places.numbers:
        its = {time for held, time in _compared(parts) if fits(mention, places.text, held)}
        if len(its) == 1:
            amount = Told(mention.start, mention.end, its.pop())
            yield replace(amount, base=is_held_against(places.text, amount))


def _changes(places: Places, parts: Parts) -> list[NumberMention]:
    """Where the share of the change is told."""
    held = [value.what for value in parts.values if value.part == "change" and isinstance(value.what, Number)]
    percents = [one for one in places.numbers if one.kind == "percent"]
    return [one for one in percents if any(fits(one, places.text, change) for change in held)]


def looks_back(places: Places, parts: Iterable[Parts]) -> bool:
    """Whether a sentence tells of the time before as held against this one: "2024 was weaker than 2025"."""
    times = [time for one in parts if periods_of(one.figure) is not None for time in times_told(places, one)]
    return {one.time for one in times if one.base} == {"now"} and {one.time for one in times if not one.base} == {
        "before"
    }
