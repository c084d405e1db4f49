"""Which number of a text is told of which, and which it denies; whether a sentence turns that around."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.clauses import concepts
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.elliptical import SIZES
from bot.compose.checking.values.fitting import AN_AMOUNT, DAYS_OF, fits
from bot.compose.checking.values.places import Places, places_of
from knowledge.evidence import Passage
from knowledge.numbers import NumberMention

_OF = pattern(r"^ ?(?![,:;]|instead)\S{0,14} ?(?:of|out of|/) (?:the |our |their |its |all )?(?:top |best |total )?$")
# "Paid BDT 4,20,000 of the September bill of BDT 6,50,000", ৬,৫০,০০০ টাকা বিলের ৪,২০,০০০ টাকা.
# An amount is so many times a count of what it is paid for.
_FAR = 1000
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
_NOT_BEFORE = pattern(r"\b(?:not|instead of|rather than|forget) (?:at |for |on |to )?(?:the )?$")
_NOT_AFTER = pattern(
    r"^(?: \S+)? (?:is|was) not (?:what|right|correct|so|the right|the true)\b|^ ?\S{0,8}(?: \S+){0,6} ঠিক নয়"
    r"|^ ?(?:\S{1,8} )?নয়|^ ?(?:[^ ]{0,7}[^ ে] )?না,|^ ?\S{0,8} ধরে(?: \S+){0,2} না(?=[ ,;।.]|$)"
    r"|^(?: \S+){0,4} (?:is|was) (?:the )?(?:wrong|a mistake|an error"
    r"|mistaken|incorrect|outdated|too (?:low|high)|off|out of date)\b|^ ?\S{0,8} ?(?:\S+ )?(?<!\S)ভুল"
    r"|^ ?\S{0,8} (?:নিয়ে|বিষয়ে) (?:\S+ )?(?:নোট|মেইল|হিসাব|তথ্য|কথা|সংখ্যা)\S* ভুল"
    r"|^ ?\S{0,8}?(?:র|এর|ের) (?:বদলে|জায়গায়)|^ ?\S{0,6} কথাটা বাদ"
)
# What is no longer so: "it took 60 before", "down from 60", আগে লাগত ৬০.
_WAS = pattern(
    r"\b(?:before|earlier|previously|used to|formerly|once|from|had|was|were|then)\b|আগে|আগের|ছিল|লাগত|থেকে|জায়গায়|বদলে"
)
# "Moved from 18 to 21", "it was 52 in spring", "they had asked for 150", ২৫০ ছিল.
_WAS_SO = pattern(
    r"\b(?:from|was|were|used to \w+|asked for|wanted|hoped for|claimed|planned|targets?|target was"
    r"|target of) (?:the |bdt |at )?#"
    r"|#\S{0,8}(?: \S+)? (?:থেকে|ছিল\S*|লাগত|চেয়েছিল\S*|নিয়েছিল\S*|লক্ষ্য)"
)
_BOTH = pattern(r"\b(?:also|as well|both|too)\b| এবং | ও ")
# What is only compared with is neither said nor denied: "fewer than the 30 claimed", "not less than 35".
_COMPARED_BEFORE = pattern(r"\bthan (?:the )?$|\b(?:down|up) from (?:the )?$")
_NO_MORE_THAN = pattern(r"\b(?:no|not) (?:more|less|fewer|higher|lower|later|longer|further) than (?:the |bdt )?$")
_COMPARED_AFTER = pattern(
    r"^ ?\S{0,8}?(?:র|এর|ের) (?:কম|বেশি|নিচে|উপরে|চেয়ে)"
    r"|^ ?(?:\S{1,8} )?(?:থেকেও?|তুলনায়) (?:[^\s,;]+ )?(?:কম|বেশি|বড়|ছোট)"
)


@dataclass(frozen=True, slots=True)
class InContext:
    """A number of a text, whether the text denies it ("not 12 %"), and whether it tells of what was or was wanted."""

    number: Number
    denied: bool
    was: bool


@dataclass(frozen=True, slots=True)
class Contexts:
    """The numbers of a passage in their context, and which are told of which: 7 of 9."""

    numbers: tuple[InContext, ...]
    pairs: frozenset[tuple[Number, Number]]


@kept(512)
def contexts_of(passage: Passage) -> Contexts:
    """The numbers of a passage, each in its context."""
    places = places_of(passage)
    wholes = {id(whole) for _, whole in pairs_of(places)}
    found = [
        InContext(
            _number(one), denied(places, one), id(one) in wholes or _WAS_SO.search(_beside(places, one)) is not None
        )
        for one in places.numbers
    ]
    pairs = [*pairs_of(places), *_parts_of_sums(places), *_parts_of_it(places)]
    pairs += [
        (rest, whole) for part, whole in pairs for rest in places.numbers if rest.value == whole.value - part.value
    ]
    return Contexts(tuple(found), frozenset((_number(one), _number(other)) for one, other in pairs))


def _number(mention: NumberMention) -> Number:
    return Number(mention.value, mention.kind, mention.unit)


_COUNTS, _WRONG_ONES = pattern(r"(?:টি|টা|টো|জন)$"), pattern(r"^ ?(?:\S+ ){0,2}ভুল")
# "Three days instead of six" of what is wished, and is six today.
_WISHED = pattern(
    r"\b(?:would like|wants?|wanted|asks?|asked|request\w*|prefers?|hopes?|wishes|wished)\b|চান|চেয়েছ|চাইছ|চাওয়া|চাহিদা"
)
_COUNTED = pattern(
    r"^(?:টি|টা|টো|জন|খানা)?(?:ই|র)? ?(?:of (?:the )?|more |other |further |extra |new )?"
    r"(?P<noun>[^\W\d][^\W\d\u0981-\u09fe]*[^\s,;:.।()]*)"
)
_COUNT_OF = pattern(r"(?P<noun>[^\W\d]\S*) (?:of|is|was|at|to|=|set at) (?:the )?$")


def counts(places: Places, mention: NumberMention) -> frozenset[str]:
    """What a number counts, by the word next after it; by the one before it where none follows."""
    if mention.kind != "plain":
        return frozenset()
    after = _COUNTED.match(places.text[mention.end :])
    written = [mention.unit] if mention.unit else []
    if after is not None and not written:
        written = [after["noun"]]
    found = frozenset(concepts(" ".join(written)))
    if not found and (before := _COUNT_OF.search(places.text[: mention.start])):
        found = frozenset(concepts(before["noun"]))
    return found


def denied(places: Places, mention: NumberMention) -> bool:
    """Whether a text says that a number is not so."""
    before, after = places.text[: mention.start], places.text[mention.end :]
    if _COUNTS.search(places.text[: mention.end]) and _WRONG_ONES.match(after):
        return False  # "the three wrong bays", তিনটি উত্তরা দোকানে ভুল
    return _NOT_BEFORE.search(before) is not None or _NOT_AFTER.search(after) is not None


def _tells_the_true(places: Places, held: Iterable[Contexts], mention: NumberMention) -> bool:
    """Whether a sentence tells, beside a number that its source denies, the one that it says instead."""
    if _BOTH.search(places.text):
        return False
    was = _WAS.search(_around_of(places, mention)) is not None
    true = [one.number for each in held for one in each.numbers if not one.denied]
    return any(
        one != mention
        and not denied(places, one)
        and ((one.kind, one.unit) == (mention.kind, mention.unit) or (was and one.kind == mention.kind))
        and fits(one, places.text, number)
        for one in places.numbers
        for number in true
    )


def _around_of(places: Places, mention: NumberMention) -> str:
    """The piece of a text that a number stands in, up to the next comma or number on either side."""
    left = re.split(r"[,;:.।]|\d", places.text[: mention.start])[-1]
    right = re.split(r"[,;:.।]|\d", places.text[mention.end :])[0]
    return f"{left}#{right}"


def _beside(places: Places, mention: NumberMention) -> str:
    return f"{places.text[: mention.start][-24:]}#{places.text[mention.end :][:24]}"


def compared(places: Places, mention: NumberMention) -> bool:
    """Whether a number is only what another is compared with."""
    before, after = places.text[: mention.start], places.text[mention.end :]
    if _NO_MORE_THAN.search(before):
        return False
    return _COMPARED_BEFORE.search(before) is not None or _COMPARED_AFTER.search(after) is not None


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
    for one, other in _parts_of_it(places):
        if one.value > other.value:
            return f"{one.value} of {other.value} is not so"
    for part, whole in (*pairs_of(places), *(_parts_of_sums(places) if noted else ())):
        if (
            part.kind != whole.kind
            or (whole.unit in DAYS_OF and part.unit not in DAYS_OF)
            or (part.kind == "money" and not noted)
        ):
            continue
        if part.value > whole.value or (part.value < whole.value and everything()):
            return f"{part.value} of {whole.value} is not so" if part.value > whole.value else "they are not all"
    return ""


def _parts_of_it(places: Places) -> Iterable[tuple[NumberMention, NumberMention]]:
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


def _parts_of_sums(places: Places) -> Iterable[tuple[NumberMention, NumberMention]]:
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


def other_context(places: Places, passages: Iterable[Passage]) -> str:
    """Why a number is said of something else than in the passages; "" where none is, or none can be told."""
    held = [contexts_of(passage) for passage in passages]
    for one, other in pairs_of(places):
        for pair in (pair for each in held for pair in each.pairs):
            if fits(other, places.text, pair[0]) and fits(one, places.text, pair[1]) and one.value != other.value:
                return f"the source says {pair[0].value} of {pair[1].value}, not the other way round"
    for mention in places.numbers:
        if mention.unit in SIZES:
            continue
        no = denied(places, mention)
        same = [one for each in held for one in each.numbers if fits(mention, places.text, one.number)]
        if (
            same
            and all(one.denied != no for one in same)
            and not (no and (any(one.was for one in same) or _WISHED.search(places.text)))
            and not (compared(places, mention) or (not no and _tells_the_true(places, held, mention)))
        ):
            return f"the source says {'so' if no else 'not so'} of {places.text[mention.start : mention.end].strip()!r}"
    return ""
