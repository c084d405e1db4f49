"""Numbers that leave out what the one beside them says: "15.5 against 21.5 percent", "14% extra, not 19"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bot.compose.checking.patterns import pattern
from knowledge.numbers import SCALE_OF, NumberMention

# What a product weighs says nothing of the number beside it.
SIZES = frozenset({"g", "kg", "ml", "litre"})
_ABOUT = r"(?:the |a |about |around |roughly |some |nearly |bdt |tk\.? |৳ ?|প্রায় |মোট |বরং )*"
_AGAINST = (
    r"not|and not|rather than|instead of|against|versus|vs\.?|compared (?:to|with)|down from|up from|from|than|নয়|বনাম"
)
# The first says less: "15.5 against 21.5 percent", "between 35.4 and 60.6 lakh", ১৫ থেকে ২০ দিন.
_FIRST_BARE = pattern(
    rf"^[,;]? ?(?:(?:{_AGAINST}),?|to|and|or|but|-|–|থেকে(?: (?:বেড়ে|কমে|নেমে|উঠে|সরে))?"
    rf"|আর|এবং|ও|বা|র জায়গায়|এর জায়গায়|র বদলে|এর বদলে) ?{_ABOUT}$"
)
# The second says less: "14% extra, not 19", "14% rather than 19", ১৪ শতাংশ, ১৯ নয়.
_SECOND_BARE = pattern(rf"^(?: ?[^\W\d]\S*){{0,4}}[,;:]? ?(?:{_AGAINST}) {_ABOUT}$")
_SECOND_BARE_BN = pattern(r"^(?: ?[^\W\d]\S*){0,4}[,;:]? ?(?:আর |আগের )?$")
_DENIED_AFTER = pattern(r"^(?:টা|টি)? ?(?:নয়|না)(?:[,;.। ]|$)")
_STANDS_ALONE = pattern(r"^ ?(?:[,;:.।)]|$)|^(?: (?:as|for|to|in|on|at|that|which|before|earlier|a year|by|but|and)\b)")
_AGAINST_IT = pattern(rf"^,? (?:{_AGAINST}|is what|is (?:the )?(?:right|true|correct)) ")
_OF_A_SHARE = pattern(r"\bmargins?\b|\bdiscounts?\b|মার্জিন|ছাড়")
_NEW_SENTENCE = pattern(r"[.!?](?= )|[।;]")
_ENDS = pattern(r"^ ?(?:[;:।)]|[,.](?!\d)|$)")
# A scale is lent to a number that is smaller than it.
_SMALL, _NO_SCALE = Decimal(1000), Decimal(1)
_DECIMAL = re.compile(r"\d+\.\d+")
_YEARS = range(1990, 2100)
# From here on a number without a unit may have a scale to lend: 61 lakh.
_LENT = Decimal(1000)


def completed(text: str, mentions: Sequence[NumberMention]) -> list[NumberMention]:
    """The numbers of a text in normal form, each with the kind, the unit and the scale its neighbour says for both."""
    found = list(mentions)
    scaled = None
    scales = [_scale(text[one.start : one.end]) for one in mentions]
    for place in range(len(found) - 1):
        one, other = found[place], found[place + 1]
        if _NEW_SENTENCE.search(text[one.end : other.start]):
            scaled = None
        elif one.kind in ("money", "plain") and scales[place] > 1:
            scaled = one  # "48 lakh in the middle, 35.4 at the low end"
        between = text[one.end : other.start]
        scale = scales[place + 1]
        leaves_out = _bare(one) or (one.kind == "money" and other.unit in ("", one.unit) and scale > 1)
        if leaves_out and _lends(other) and (other.unit or scale > 1) and _FIRST_BARE.match(between):
            value = one.value * scale if one.value < _SMALL and one.end - one.start < 10 else one.value
            named = one if one.kind == "money" else other
            found[place] = one._replace(kind=named.kind, unit=named.unit, value=value)
        elif _bare(other) and scaled is not None and _is_alone(text, other):
            value = other.value * _scale(text[scaled.start : scaled.end])
            found[place + 1] = other._replace(kind=scaled.kind, unit=scaled.unit, value=value)
        elif _bare(other) and one.unit and _lends(one) and _second_is_bare(between, text[other.end :]):
            value = other.value * scales[place] if other.value < _SMALL else other.value
            found[place + 1] = other._replace(kind=one.kind, unit=one.unit, value=value)
    return found


def as_percentage(text: str, one: NumberMention, mentions: Sequence[NumberMention]) -> NumberMention | None:
    """A number that counts nothing, in a sentence of percentages, as one of them: "ours 15.5%, theirs 21.5"."""
    if not _bare(one) or not (_ENDS.match(text[one.end :]) or _AGAINST_IT.match(text[one.end :])):
        return None
    if any(other.kind == "percent" for other in mentions) or _OF_A_SHARE.search(text):
        return one._replace(kind="percent", unit="%")
    return None


def as_the_one_before(text: str, mentions: Sequence[NumberMention]) -> Iterator[NumberMention]:
    """Bare numbers at the end of what is said, in the unit of the one before: "wants it at BDT 112, we are at 118"."""
    for one, other in pairwise(mentions):
        apart = _NEW_SENTENCE.search(text[one.end : other.start])
        near = (not apart or one.kind == "percent") and _lends(one) and one.unit
        if near and _bare(other) and _ENDS.match(text[other.end :]):
            yield other._replace(kind=one.kind, unit=one.unit)
        if other.kind == "percent" and _bare(one) and _ENDS.match(text[one.end :]):
            yield one._replace(kind=other.kind, unit=other.unit)


def _second_is_bare(between: str, after: str) -> bool:
    if _DENIED_AFTER.match(after):
        return _SECOND_BARE_BN.match(between) is not None
    return _STANDS_ALONE.match(after) is not None and _SECOND_BARE.match(between) is not None


def _is_alone(text: str, one: NumberMention) -> bool:
    """Whether a number has a decimal point, and stands by itself: "35.4 at the low end"."""
    alone = _STANDS_ALONE.match(text[one.end :]) is not None
    return alone and _DECIMAL.fullmatch(text[one.start : one.end].strip()) is not None


def _bare(one: NumberMention) -> bool:
    return one.kind == "plain" and not one.unit and not _is_a_year(one)


def _is_a_year(one: NumberMention) -> bool:
    """2026 in "Q3 2026, up from BDT 6.3 lakh"; an amount of the same size would have its comma."""
    return one.value in _YEARS and one.end - one.start == len(str(one.value))


def _lends(one: NumberMention) -> bool:
    return (bool(one.unit) and one.unit not in SIZES) or abs(one.value) >= _LENT


def _scale(written: str) -> Decimal:
    return next((SCALE_OF[word] for word in written.replace("-", " ").split() if word in SCALE_OF), _NO_SCALE)
