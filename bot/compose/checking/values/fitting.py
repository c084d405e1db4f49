"""Whether a number that a sentence says is one that a fact holds, rounded and bounded as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache

from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.bounds import Bound, bound_at, compared_at
from bot.compose.checking.values.counted import POINTS
from knowledge.numbers import SCALE_OF, NumberMention

# A number may be told rounded, but not so far that it tells something else: by a twentieth, or by what no one sees.
FURTHEST = NOT_SEEN = Decimal("0.05")
# What it lies over or under may be further off: "more than 4 crore" for 4.25.
BEYOND = Decimal("0.15")
# An amount written with no currency ("12 lakh") is money from here on.
AN_AMOUNT = 1000
# What lasts so many days; one may say it in the other's units where they are as near as people speak of time.
DAYS_OF = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.4"), "year": Decimal(365)}
NEAR_DAYS, NEAR_TIME = Decimal(1), Decimal("0.04")
# Shares that one tells others by, however far off: "above 100%", "less than 1%".
_THRESHOLDS = (1, 100)
_QUARTERS = (Decimal("0.5"), Decimal("0.25"))
_CORE = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def fits(mention: NumberMention, text: str, held: Number) -> bool:
    """Whether a number that a text says in a model's words is one that a fact holds, rounded as it is written.

    "Over 59 lakh" may be cut off where "59 lakh" is rounded, "nearly 60 lakh" may be the next above.
    """
    of_time = mention.unit in DAYS_OF and held.unit in DAYS_OF
    if held.apart and mention.unit != held.unit and not of_time:
        return False
    if mention.kind == held.kind == "percent" and _beyond_a_threshold(mention, text, held):
        return True
    apart = abs(mention.value - held.value)
    if apart > NOT_SEEN and not of_time and apart > BEYOND * abs(held.value):
        return False
    step = step_of(mention.value, text[mention.start : mention.end])
    if same_number(mention, held, step):
        return True
    bound = bound_at(text, mention.start, mention.end)
    said = Number(mention.value, mention.kind, mention.unit)
    if bound and of_time and said.unit != held.unit:
        return _lasts_about(said, held, bound)
    if not bound or held.kind == "year" or not same_number(Number(held.value, said.kind, said.unit), held, step):
        return False
    if apart <= BEYOND * abs(held.value) and _bears_out(said.value, held.value, bound):
        return True
    near = apart <= (BEYOND if of_time else FURTHEST) * abs(held.value)  # 2.8 weeks are "not quite three"
    return near and any(said.value in _cut(held.value, one, bound) for one in _steps(said.value, step))


def _beyond_a_threshold(mention: NumberMention, text: str, held: Number) -> bool:
    """The same of two percentages of which the one said is a threshold."""
    if mention.value not in _THRESHOLDS:
        return False
    bound = bound_at(text, mention.start, mention.end) or compared_at(text, mention.start, mention.end)
    return _bears_out(mention.value, held.value, bound)


def _far(said: Decimal, held: Decimal) -> bool:
    """Whether a number is further from another than what is told rounded may be."""
    apart = abs(said - held)
    return apart > NOT_SEEN and apart > FURTHEST * abs(held)


def _steps(value: Decimal, step: Decimal) -> Iterator[Decimal]:
    """What a number may be rounded to: as it is written, by its noughts, and by halves and quarters: সোয়া তিন লাখ."""
    yield from (step, _even(value, step))
    scale = Decimal(10) ** value.adjusted() if value else Decimal(1)
    yield from (
        part * one for one in (scale, scale / 10) for part in _QUARTERS if value % (part * one) == 0 and value > one
    )


def _bears_out(said: Decimal, held: Decimal, bound: Bound) -> bool:
    """Whether what is held lies where a bound puts it: 3.34 lakh is "over 3.25 lakh"."""
    return said < held if bound == "over" else said > held if bound == "under" else False


def _even(value: Decimal, step: Decimal) -> Decimal:
    """What a number was rounded to by the noughts it ends in, two of its places left: 1,000 for 48,000."""
    while value and value % (step * 10) == 0 and abs(value) >= 100 * step:
        step *= 10
    return step


def _cut(value: Decimal, step: Decimal, bound: Bound) -> list[Decimal]:
    """A number cut off below or taken to the next step above, as a bound allows."""
    below, above = ((value / step).to_integral_value(way) * step for way in (ROUND_FLOOR, ROUND_CEILING))
    return {"over": [below], "least": [below], "under": [above], "most": [above]}.get(bound, [below, above])


def same_number(said: Number | NumberMention, held: Number, step: Decimal | None) -> bool:
    """Whether one number is the other, rounded to `step`; to the places a figure shows where there is no step."""
    if said.unit != held.unit and said.unit in DAYS_OF and held.unit in DAYS_OF:
        return _lasts(said, held)
    if said.value != held.value:
        shown = step or (Decimal("0.1") if held.kind == "percent" else Decimal("0.01"))
        rounded = (held.value / shown).quantize(Decimal(1), ROUND_HALF_UP) * shown
        if rounded != said.value or _far(said.value, held.value):
            return False
    if held.kind == "year":
        return said.kind == "plain" and not said.unit
    if said.kind == held.kind:
        return said.unit == held.unit or not held.unit or (said.kind == "plain" and not said.unit)
    if said.unit == POINTS:
        return held.kind == "plain" and not held.unit
    if said.kind == "money":
        return held.kind == "plain" and not held.unit and abs(held.value) >= AN_AMOUNT
    return said.kind == "plain" and not said.unit and held.kind == "money"


def shown(held: Number) -> Decimal:
    """A number as a figure shows it: 10.2 for a share of 10.1956 %; what stands in words is shown as it is."""
    step = Decimal("0.1") if held.kind == "percent" else Decimal("0.01")
    return (held.value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _lasts_about(said: Number, held: Number, bound: Bound) -> bool:
    """The same of a time that is told with a bound: 26 days are "nearly four weeks", and no "more than four weeks"."""
    days, others = (one.value * DAYS_OF[one.unit] for one in (said, held))
    if bound in ("over", "under") and not _bears_out(days, others, bound):
        return False
    return abs(days - others) <= max(NEAR_DAYS, BEYOND * others)


def _lasts(said: Number | NumberMention, held: Number) -> bool:
    """Whether a time in other units is the one that is held: two weeks are 14 days, and 13 to 15 as people speak."""
    days, others = (one.value * DAYS_OF[one.unit] for one in (said, held))
    return abs(days - others) <= max(NEAR_DAYS, NEAR_TIME * others)


@lru_cache(maxsize=4096)
def step_of(value: Decimal, written: str) -> Decimal:
    """What a number is rounded to as it is written: 0.1 for "8.4", 100,000 for "59 lakh"."""
    cores = list(_CORE.finditer(written))
    scale = next((SCALE_OF[word] for word in reversed(re.split(r"[\s-]", written)) if word in SCALE_OF), Decimal(1))
    if len(cores) == 1 and scale == 1:
        core = Decimal(cores[0][0].replace(",", ""))
        scale = abs(value / core) if core else scale
    decimals = len(cores[-1][1] or "") if cores else 0
    return scale.scaleb(-decimals)
