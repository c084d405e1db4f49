"""Whether two numbers of a sentence stand to each other as it says: "57%, more than the 88%", "fell from 4 to 5"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from bot.compose.checking.patterns import pattern, plain
from bot.compose.checking.values.elliptical import SIZES
from knowledge.text import NumberMention

_MORE_WORDS = frozenset({"more", "higher", "greater", "better", "larger"})
_WHOSE = (
    r"(?:(?:overall|total|average|usual|combined|whole|the|its|their|our|his|her|an?|last|earlier|previous|same|\S+'s"
    r"|\S+s'|month|week|quarter|year) ){0,3}"
)
_MONEY = r"(?:bdt |tk\.? |usd |৳ ?)*"
_THAN_THE = pattern(
    rf"\b(?P<way>more|higher|greater|better|larger|less|fewer|lower|smaller|worse) than (?:the|\S+'s) {_MONEY}$"
)
_THAN_BN = pattern(r"^ ?(?:টি|টা|টাকা|%)?(?:র| এর|-এর|ের) চেয়ে (?P<way>বেশি|কম)(?! দিন| সময়)")
_YEARS = range(1990, 2100)
_UP_FROM = pattern(rf"^[^\d;]{{0,40}}\b(?:more than|higher than|up (?:from|on)|above) {_WHOSE}{_MONEY}$")
_DOWN_FROM = pattern(rf"^[^\d;]{{0,40}}\b(?:less than|fewer than|lower than|down (?:from|on)|below) {_WHOSE}{_MONEY}$")
_FELL_TO = pattern(r"^ ?\S{0,8} ?থেকে (?:কমে|নেমে|কমিয়ে|নামিয়ে) ?$")
_ROSE_TO = pattern(r"^ ?\S{0,8} ?থেকে (?:বেড়ে|উঠে|বাড়িয়ে) ?$")
# "Tea fell from 520 to 410", ৫২০ থেকে ৪১০-এ নেমেছে: the verb stands before both, or after them.
_FROM = rf"(?: \w+){{0,3}}? from {_WHOSE}(?:about |around |some |nearly )?{_MONEY}$"
_FALLS = pattern(
    r"\b(?:fell|falls?|falling|fallen|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|shr[aiu]nk(?:s|ing)?|slip(?:s|ped)?"
    rf"|slid|decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|cuts?|down|lowered|sank|came down|went down){_FROM}"
)
_RISES = pattern(
    r"\b(?:rose|rises?|rising|risen|gr[eo]w(?:s|n|ing)?|climb(?:s|ed|ing)?|increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)"
    rf"|jump(?:s|ed)?|up|went up|gain(?:s|ed)?|improv(?:e|es|ed)|lifted){_FROM}"
)
_TO = pattern(rf"^(?: [^\W\d]\S*)?,? to {_MONEY}(?:about |around |some |nearly )?{_MONEY}$")
_FROM_BN = pattern(r"^ ?\S{0,8} ?থেকে (?:\S+ )?$")
_TO_FALLS, _TO_RISES = (
    pattern(rf"^ ?\S{{0,8}}?(?:তে|এ|য়)? ?(?:{verbs})") for verbs in ("নেমে|কমে|নামা|কমা", "উঠে|বেড়ে|ওঠা|বাড়া")
)
_HALF = pattern(rf"^[^\d;.]{{0,12}}\b(?:half|50%) (?:of )?{_WHOSE}{_MONEY}$")
_HALF_BN = pattern(r"^[^\d;।]{0,16}(?:র|এর) অর্ধেক,? ?(?:মানে |অর্থাৎ )?$")
_A_WHOLE = pattern(r"\d (?:out )?of (?:the )?$")
_NEARLY_HALF = Decimal("0.45"), Decimal("0.55")


def _compared_with(text: str, other: NumberMention) -> int:
    """Whether what was said before is told to be more (1) or less (-1) than this number; 0 where it is not."""
    before, after = text[: other.start], text[other.end :]
    if found := _THAN_THE.search(before):
        return 1 if found["way"] in _MORE_WORDS else -1
    if found := _THAN_BN.search(after):
        return 1 if found["way"] == plain("বেশি") else -1
    return 0


def false_comparison(text: str, said: Sequence[NumberMention]) -> str:
    """Why two numbers of one kind may not be compared so: "57%, more than the 88%", "down from 12 to 71"."""
    for place, other in enumerate(said):
        same = [
            one for one in said[:place] if one.unit not in SIZES and (one.kind, one.unit) == (other.kind, other.unit)
        ]
        way = _compared_with(text, other)
        if same and way and (same[-1].value - other.value) * way <= 0:
            return f"{text[same[-1].start : other.end]!r} is not so"
    for one, other in pairwise(said):
        if _A_WHOLE.search(text[: one.start]):
            continue  # "3 of 5, down from 3.5": of the 3
        same_unit = one.unit == other.unit or not (one.unit and other.unit)
        if one.kind != other.kind or not same_unit or (one.value in _YEARS and not one.unit):
            continue
        rises = _first_is_greater(text, one, other)
        if (rises and (one.value - other.value) * rises <= 0) or _no_half(text, one, other):
            return f"{text[one.start : other.end]!r} is not so"
    return ""


def _first_is_greater(text: str, one: NumberMention, other: NumberMention) -> int:
    """Whether the first of two numbers is told to be more (1) or less (-1) than the second; 0 where neither is."""
    before, between, after = text[: one.start], text[one.end : other.start], text[other.end :]
    rises = bool(_UP_FROM.search(between)) - bool(_DOWN_FROM.search(between))
    rises = rises or bool(_FELL_TO.search(between)) - bool(_ROSE_TO.search(between))
    if not rises and _TO.search(between):
        rises = bool(_FALLS.search(before)) - bool(_RISES.search(before))
    if not rises and _FROM_BN.search(between):
        rises = bool(_TO_FALLS.search(after)) - bool(_TO_RISES.search(after))
    return rises


def _no_half(text: str, one: NumberMention, other: NumberMention) -> bool:
    """Whether one number is told to be half of the other, and is not."""
    between = text[one.end : other.start]
    part, whole = (one, other) if _HALF.search(between) else (other, one)
    if part is other and not _HALF_BN.search(between):
        return False
    return not whole.value * _NEARLY_HALF[0] <= part.value <= whole.value * _NEARLY_HALF[1]
