"""Which number of a text is told as a part of which: 7 of 9, so much of a bill, "31 lakh, of which 9 lakh"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.elliptical import SIZES
from bot.compose.checking.values.fitting import AN_AMOUNT, DAYS_OF
from bot.compose.checking.values.places import Places
from knowledge.numbers import NumberMention

_OF = pattern(r"^ ?(?![,:;]|instead)\S{0,14} ?(?:of|out of|/) (?:the |our |their |its |all )?(?:top |best |total )?$")
# "Paid BDT 4,20,000 of the September bill of BDT 6,50,000", ৬,৫০,০০০ টাকা বিলের ৪,২০,০০০ টাকা.
# An amount is so many times a count of what it is paid for.
_FAR = 1000
_YEAR = re.compile(r"20\d\d")
_OF_A_SUM = pattern(
    r"^ (?:(?:is|was|came|paid|settled|cleared|approved|accepted) )?(?:out )?of (?:(?!and |or |to "
    r"|from |by |on |at )[^\d\s,;.]+ ){0,5}$"
)
_OF_A_SUM_BN = pattern(r"^ (?:মোট )?(?:বিল|লক্ষ্য|লক্ষ|টার্গেট|দাবি|ক্লেইম|ইনভয়েস|খরচ|পাওনা|বকেয়া)(?:ের|র) (?:মধ্যে )?$")
_OF_BN = pattern(r"^(?:টি|টা|জন)?(?:র| এর|-এর|ের)? ?\S{0,14} ?মধ্যে (?:\S+ )?$")
# ১২০ কার্টন মরিচের মধ্যে ৩টি: what is counted stands between.
_SIZE = pattern(r"(?<=\s)\d[\d.]* ?(?:g|kg|ml|l|গ্রাম|মিলি|লিটার|কেজি)(?=\s|$)")
_OF_THINGS_BN = pattern(r"^ ?[^,;:.।()\d]{0,60}(?:র| এর) (?:মধ্যে|ভেতর|ভিতর) (?:মাত্র |কেবল |শুধু )?$")
_OF_THESE_BN = pattern(r"(?:টির|টার|জনের)$")
# "Not all of the 185 units: 183", ৮টি দোকানের কয়েকটিতে, ৫টিতে.
_SOME_OF = pattern(r"\bof the #[^.;]{0,40}[:,] $|#[^.;]*(?:কয়েক|কিছু|সব(?!চ|থ|া))[^.;]*, $")

# "9.5 lakh outstanding, 3.1 lakh of it past 30 days", মোট ৯.৫ লাখ, এর মধ্যে ৩.১ লাখ.
PART_OF_IT = pattern(
    r"^[^.;।]*(?:\bof which\b|\bof that\b|\bincluding\b|,? (?:এর|যার|তার) (?:মধ্যে|ভেতর|ভিতর)|, যার)[^.;।#]*#"
    r"|^[^.;।#]*# ?\S{0,8} (?:of it|of that|of this|of which|of them)\b"
)


def parts_of_wholes(places: Places, *, everything: Callable[[], bool], noted: bool) -> str:
    """Why a part may not be told so: more than its whole, or less where "all" is said.

    everything: whether "all" is said, asked only where a part is told. noted: notes alone are cited, where no amount is
    more than what it is told of; a target of a figure may be passed.
    """
    for one, other in parts_of_it(places):
        if one.value > other.value:
            return f"{one.value} of {other.value} is not so"
    for part, whole in (*pairs_of(places), *(parts_of_sums(places) if noted else ())):
        if (
            part.kind != whole.kind
            or (whole.unit in DAYS_OF and part.unit not in DAYS_OF)
            or (part.kind == "money" and not noted)
        ):
            continue
        if part.value > whole.value or (part.value < whole.value and everything()):
            return f"{part.value} of {whole.value} is not so" if part.value > whole.value else "they are not all"
    return ""


def parts_of_it(places: Places) -> Iterable[tuple[NumberMention, NumberMention]]:
    """The numbers that are told to be part of the one before, each with that: "31 lakh, of which 9 lakh"."""
    for one, other in pairwise(places.numbers):
        between = places.text[one.end : other.start]
        if (
            ((one.kind, one.unit) == (other.kind, other.unit) or _both_amounts(one, other))
            and not any(one.end <= day.start < other.start for day in places.days)
            and PART_OF_IT.search(f"{between}#{places.text[other.end :][:24]}")
        ):
            yield other, one


def _both_amounts(one: NumberMention, other: NumberMention) -> bool:
    """Whether two numbers are money, the currency left out at one: "BDT 31.2 lakh, of which 9.5 lakh"."""
    return {one.kind, other.kind} == {"money", "plain"} and min(one.value, other.value) >= AN_AMOUNT


def parts_of_sums(places: Places) -> Iterable[tuple[NumberMention, NumberMention]]:
    """The amounts that are told of a bill, a claim, a target, each with that sum."""
    amounts = [one for one in places.numbers if one.kind == "money"]
    for one, other in pairwise(amounts):
        between = places.text[one.end : other.start]
        if _OF_A_SUM.search(between):
            yield one, other
        elif _OF_A_SUM_BN.search(between):
            yield other, one


def pairs_of(places: Places) -> Iterable[tuple[NumberMention, NumberMention]]:
    """The numbers of which one is told of the other: "7 of 9", "৯টির মধ্যে ৭টি" (7 first)."""
    numbers = [one for one in places.numbers if one.unit not in SIZES]
    for one, other in pairwise(numbers):
        between = places.text[one.end : other.start]
        if any(one.end <= day.start < other.start for day in places.days):
            continue  # "৩,০০০ প্যাকের ১,২০০টি ২০ নভেম্বরের মধ্যে, ১,৮০০টি ...": the word is the day's
        if {one.kind, other.kind} == {"plain", "money"}:
            continue  # "invoice 311 of BDT 64,000"
        if one.value >= AN_AMOUNT and _YEAR.fullmatch(places.text[other.start : other.end].strip()):
            continue  # "below the 63,970 of 2023"
        if min(one.value, other.value) * _FAR < max(one.value, other.value) >= AN_AMOUNT:
            continue  # "of the two invoices 3,12,000 is paid"
        if _OF.match(between):
            yield one, other
        elif (
            (between == " " and _OF_THESE_BN.search(places.text[one.start : one.end]))
            or _OF_BN.match(between)
            or (one.kind == other.kind and _OF_THINGS_BN.match(_SIZE.sub(" ", between)))
            or _SOME_OF.search(f"{places.text[: one.start][-24:]}#{between}")
        ):
            yield other, one
