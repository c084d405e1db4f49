"""The amounts that a sentence tells beside a figure that compares, each with the time that it is told of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.compose.checking.figures.role_words import PAIRS
from bot.compose.checking.figures.times_told import Time, Told, is_held_against
from bot.compose.checking.figures.two_times_words import CLAUSE_ENDS, LISTED, MONEY, OWN, OWN_BN, TIED, VERSUS
from bot.compose.checking.kept import kept
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import Parts, parts_of
from bot.compose.days_said import Day
from knowledge.evidence import Figure
from knowledge.text import NumberMention

_HELD_AGAINST_WITHIN = frozenset({"week"})


@kept(512)
def pairs_compared(figure: Figure) -> tuple[tuple[Number, Number], ...]:
    """The numbers of this time that a figure holds against one of the time before, each with that."""
    values = {(value.part, value.row): value.what for value in parts_of(figure).values}
    pairs = (
        (now, values.get((PAIRS.get(part, ""), row)) or _within(values, part, row))
        for (part, row), now in values.items()
    )
    return tuple((now, before) for now, before in pairs if isinstance(now, Number) and isinstance(before, Number))


def _within(values: Mapping[tuple[str, str], Number | Day], part: str, row: str) -> Number | Day | None:
    """What a value is held against in a list of its own: "11.88 a week, 2.4% less than the 12.18 before"."""
    if part not in _HELD_AGAINST_WITHIN:
        return None
    return next((held for (of, its), held in values.items() if of == PAIRS[part] and its.startswith(row)), None)


def compared(parts: Parts) -> list[tuple[Number, Time]]:
    """The amounts of this time and of the time before, where a figure has both."""
    return [told for now, before in pairs_compared(parts.figure) for told in ((now, "now"), (before, "before"))]


def amounts_told(places: Places, parts: Parts) -> Iterator[Told]:
    """The amounts of either time; one that could be both is left out."""
    for mention in places.numbers:
        its = {time for held, time in compared(parts) if fits(mention, places.text, held)}
        if len(its) == 1:
            amount = Told(mention.start, mention.end, its.pop())
            yield amount._replace(base=is_held_against(places.text, amount))


def changes_told(places: Places, parts: Parts) -> list[NumberMention]:
    """Where the share of the change is told."""
    held = [value.what for value in parts.values if value.part == "change" and isinstance(value.what, Number)]
    percents = [one for one in places.numbers if one.kind == "percent"]
    return [one for one in percents if any(fits(one, places.text, change) for change in held)]


def amounts_and_times(text: str, amounts: Sequence[Told], times: Sequence[Told]) -> list[tuple[Told, Told]]:
    """The amounts of a sentence, each with the time that it is told of; without those of which it cannot be told."""
    owned = [(amount, time) for amount in amounts for time in times if owns(text, time, amount)]
    if owned:
        return owned
    if len(amounts) == 2 == len(times) and amounts[0].time != amounts[1].time:
        return _two_and_two(text, amounts, times)
    cuts = [0, *(found.end() for found in CLAUSE_ENDS.finditer(text)), len(text) + 1]
    found = []
    for start, end in pairwise(cuts):
        here = [one for one in amounts if start <= one.start < end]
        then = [one for one in times if start <= one.start < end]
        tied_to = [one for one in then if here and TIED.match(stretch(text, here[0], one))]
        if len(here) == 1 and len(tied_to) == 1 and len({one.time for one in then}) > 1:
            found.append((here[0], tied_to[0]))
        if len(here) != 1 or len({one.time for one in then}) != 1:
            continue
        amount, time = here[0], then[0]
        tied = TIED.match(stretch(text, amount, time))
        if amount.base == time.base or (amount.base and tied):
            found.append((amount, time))
        elif time.base and not tied:
            found.append((amount, time._replace(time="now" if time.time == "before" else "before")))
    return found


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
    parallel = first.base != second.base and LISTED.search(text[second.end : third.start]) and versus[1]
    if all(versus) or parallel:
        return [_amount_first(amounts, first, third), _amount_first(amounts, second, fourth)]
    if TIED.match(text[second.end : third.start]):
        return [_amount_first(amounts, second, third), _amount_first(amounts, first, fourth)]
    return []


def _amount_first(amounts: Sequence[Told], one: Told, other: Told) -> tuple[Told, Told]:
    return (one, other) if one in amounts else (other, one)


def owns(text: str, time: Told, amount: Told) -> bool:
    """Whether an amount is a time's own, as it says before it: "Q3 2026's 6 lakh", আগের সময়ের ৬ লাখ."""
    if time.end > amount.start:
        return False
    between = text[time.end : amount.start]
    own = OWN.match(between) is not None
    return own or (OWN_BN.search(text[time.start : time.end]) is not None and MONEY.match(between) is not None)


def stretch(text: str, one: Told, other: Told) -> str:
    """What stands between two of them."""
    return text[min(one.end, other.end) : max(one.start, other.start)]
