"""The words each number and each day of a text stands among, without those that are its neighbour's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from bot.compose.checking.meaning.clauses import concepts, marks_of
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.notes.contexts import counts, denied
from bot.compose.checking.notes.matters import known, meanings
from bot.compose.checking.notes.number_parts import pairs_of
from bot.compose.checking.notes.told_as import OWED, PAID, sides, states
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.bounds import OPPOSITE, bound_at
from bot.compose.checking.values.elliptical import SIZES
from bot.compose.checking.values.fitting import AN_AMOUNT
from bot.compose.checking.values.places import Places, Value
from knowledge.normal import WORD, normal_form
from knowledge.numbers import NumberMention

_SENTENCE = pattern(r"(?<!\d)[.!?](?= |$)|(?<=\d)[.!?](?= \D|$)|[।;=\n]")
_PIECE = pattern(
    r"[,:()\"“”]|\b(?:and|(?<!nothing )(?<!anything )(?<!all )but|while|whereas|then|so that)\b"
    r"| (?:আর|এবং|কিন্তু|অথচ|তবে|কেটে|বাদে|বাদ দিয়ে) | [-–—] "
)
# Between two values these open what is said of the second; the Bengali ones close what is said of the first.
_OPENS = pattern(r"\b(?:on|at|with|from|against|instead|rather|for|by|plus|to|versus|less|minus)\b")
_CLOSES = pattern(r" (?:থেকে|জন্য|কাছে|মধ্যে|বদলে|জায়গায়|তুলনায়|চেয়ে) ")

# "31.2 lakh outstanding, of which 9.5 lakh": the first is the total, and both are outstanding.
_OF_WHICH = pattern(r"(?:\bof which\b|\bincluding\b|(?:এর|যার|তার) (?:মধ্যে|ভেতর|ভিতর))\D*$")
_OF_WHICH_AFTER = pattern(r"^\D{0,20}(?:\bof which\b|\bincluding\b|(?:এর|যার|তার) (?:মধ্যে|ভেতর|ভিতর))")
_OF_IT = pattern(r"^ ?\S{0,8} ?of (?:it|that|them|those)\b")
_IN_THE_LOT = pattern(r"^[^,;:।]{0,60} (?:এর )?মধ্যে (?:মাত্র |কেবল |শুধু )?$")
_OF_THEIR = pattern(r"^ of (?:(?!(?:and|or|to) )[^ ,;:.।]+ ){1,3}$| in (?:a|the) (?:lot|batch|total|load) of $")
_HUNG = pattern(r"(?:টি|টা|টো|জন)(?:তে|র|কে|য়)$")  # ৯টিতে: what is counted stands before it
# Between a number and its day: "600 cartons of chanachur by 5 September", ৫ সেপ্টেম্বরের মধ্যে ৬০০ কার্টন.
_ITS_DAY = pattern(r"^[^,.;:।()\d]*$")
_THAN = pattern(
    r"\b(?:nothing|not anything) (?:but|except|other than)\b|\b(?:no|not) (?:more|less|higher|lower"
    r"|fewer|further|later|longer) than\b"
)
_OF_THE_LOT = pattern(r"^ [^ ,;:।]{2,14}(?:ের|র) $")  # ৪০ ট্রাকের ৫টি
_PIECES = pattern(r"\d[\d,.]*(?:টি|টা|টো|জন)")
_PRONOUN = word(r"he|she|they|his|her|him|them|their|উনি|তিনি|তারা|ওরা|তাঁ?র|ওনার|উনার|তাঁ?দের|ওদের|তাঁ?কে|ওনাকে")
_SHARE_OF = pattern(r"^\S* ?[^ ,;:।]*র (?:এক|দুই|তিন|অর্ধেক|বেশির)")
# What a value is compared with is not told of it: "less than with Golpata", গোলপাতার চেয়ে কম.
_COMPARED = pattern(
    r"(?<!rather )\bthan\b.*|\b(?:compared (?:to|with)|unlike)\b.*"
    r"|\b(?:below|above|behind|beneath|under|over|ahead of|short of|beyond|beside|next to) (?:that|those"
    r"|what|ours|theirs|\w+'s)\b.*"
    r"|\b(?:below|behind|beneath|beaten by|los(?:es|t|ing) (?:out )?to|trails?|lags?|not as \w+ as)"
    r" (?!\d|bdt|tk|the|list|schedule|plan|target|time|cost|on\b|in\b|at\b).*"
)
_COMPARED_WITH = pattern(r".*\bthan (?=(?:the|our|their|his|her|its|what|those) )")
_COMPARED_BN = pattern(r"(?:\S+ ){1,2}(?:চেয়ে|চাইতে|তুলনায়) (?=(?:\S+ )*(?:কম|বেশি)\S* )")
_NOT_ALL = pattern(
    r"\b(?:not|n't) (?:quite |nearly )?(?:all|every one)(?: of)?(?: the| these| those)? $|\bnot .*\ball(?: the)? $"
)
TOTAL = frozenset(concepts("total মোট"))
_NO_THING = (
    r"(?!(?:and|or|at|in|on|of|to|by|for|from|with|are|is|was|were|a|an|the|not|as|than|per|that|which|who|came|come"
    r"|went|got|had|has|have|will|would|open|late|more|less|fewer|over|under|past|out|off|up|down|instead|each|only|now)\b)"
)
_THING = pattern(
    rf"^(?!(?:টি|টা|টো|জন)(?:তে|র|কে|ই|ও))(?:টি|টা|টো"
    rf"|খানা)? ?(?P<things>{_NO_THING}[^\W\d][^\s,;:.।()]*(?: {_NO_THING}[^\W\d][^\s,;:.।()]*)?)"
)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The concepts a value stands among: the word it counts by, those of its piece, those of its whole sentence.

    before: those of its piece that stand before it. things: what a number counts, by the two words after it.
    goes_on: the sentence goes on about somebody named before ("He wants 10 days").
    """

    value: Value
    counted: frozenset[str]
    things: frozenset[str]
    piece: frozenset[str]
    before: frozenset[str]
    sentence: frozenset[str]
    denied: bool
    whole: bool
    start: int
    goes_on: bool = False


def values_in(places: Places, names: frozenset[str]) -> list[Value]:
    """Every number and day of a text as they stand. names: those of the book, whose numbers count nothing."""
    numbers = [one for one in places.numbers if one.unit not in SIZES and not _of_a_name(places.text, one, names)]
    days = [one for one in places.days if one.what.day]  # a month alone is a word that tells one number from another
    return sorted([*numbers, *days], key=lambda one: one.start)


def neighbours_in(places: Places, names: frozenset[str]) -> tuple[Neighbours, ...]:
    """The neighbours of every number and day of a text."""
    values = values_in(places, names)
    numbers = [one for one in values if isinstance(one, NumberMention)]
    pairs = [*pairs_of(places), *_in_the_lot(places.text, numbers)]
    wholes = {id(whole): part for part, whole in pairs}
    parts = {id(part): whole for part, whole in pairs}
    found: list[Neighbours] = []
    lefts: dict[int, str] = {}
    for at, value in enumerate(values):
        counted = known(counts(places, value)) if isinstance(value, NumberMention) else frozenset()
        start, stop = _bounds(places.text, value)
        before, after = values[at - 1] if at else None, values[at + 1] if at + 1 < len(values) else None
        left, right = _piece(places.text, before, value, after, start, stop)
        lefts[id(value)] = left
        if (of := parts.get(id(value))) is not None and of.start < value.start:  # জুনে ৪০ ট্রাকের ৫টি
            left = f"{lefts[id(of)]} {left}"
        words = f"{left} {right}"
        if id(value) in wholes:
            words = " ".join(words.split()[:2]) if wholes[id(value)].start < value.start else words
        elif of is not None and of.start > value.start:  # "8 of 13 trucks had none"
            following = values[at + 2] if at + 2 < len(values) else None
            words = f"{words} {' '.join(' '.join(_piece(places.text, value, of, following, start, stop)).split()[2:])}"
        contrasted = isinstance(value, NumberMention) and denied(places, value)
        told = frozenset(states(NOT.sub(" ", words) if contrasted else words, amount=_amount(value)))
        piece = meanings(words) | told | counted | frozenset(sides(words))
        opening = meanings(left) | frozenset(states(left, amount=_amount(value))) | frozenset(sides(left))
        if isinstance(value, NumberMention) and (bound := bound_at(places.text, value.start, value.end)) in OPPOSITE:
            piece |= {f"bound {bound}"}
        if _OF_WHICH_AFTER.search(places.text[value.end : stop]):
            piece, opening = piece | TOTAL, opening | TOTAL
        if found and (
            _OF_WHICH.search(places.text[start : value.start]) or _OF_IT.search(places.text[value.end : stop])
        ):
            piece |= found[-1].piece - TOTAL
        no = "not" in marks_of(_THAN.sub(" ", words)) and not told
        no = no or (contrasted and not told)  # "not the 9 lakh asked": 9 lakh was asked
        whole = id(value) in wholes or _NOT_ALL.search(places.text[start : value.start]) is not None
        whole = whole or _SHARE_OF.search(places.text[value.end : stop]) is not None
        alone = isinstance(value, NumberMention) and id(value) not in {**wholes, **parts}
        things = (
            _things(places.text[value.end : stop])
            if alone and not _HUNG.search(places.text, value.start, value.end)
            else frozenset()
        )
        goes_on = _PRONOUN.search(places.text[start:stop]) is not None
        sentence = meanings(places.text[start:stop])
        found.append(Neighbours(value, counted, things, piece, opening, sentence, no, whole, start, goes_on))
    return tuple(_with_number(one, found[:at][-1:], found[at + 1 :][:1], places.text) for at, one in enumerate(found))


def _with_number(one: Neighbours, before: list[Neighbours], after: list[Neighbours], text: str) -> Neighbours:
    """A day that has no words of its own among those of the number beside it."""
    if one.piece or isinstance(one.value, NumberMention):
        return one
    for beside in (*before, *after):
        first, second = sorted((one.value, beside.value), key=lambda value: value.start)
        if isinstance(beside.value, NumberMention) and _ITS_DAY.search(text[first.end : second.start]):
            return replace(one, piece=beside.piece, before=beside.before)
    return one


def _things(after: str) -> frozenset[str]:
    found = _THING.match(after)
    return frozenset(one for one in concepts(found["things"]) if not one[0].isdigit()) if found else frozenset()


def _in_the_lot(text: str, numbers: Sequence[NumberMention]) -> Iterator[tuple[NumberMention, NumberMention]]:
    """১২০ কার্টন কাসুন্দির মধ্যে ৩টি, "four of Padma Mart's 14 stores": the part and its whole."""
    for one, other in pairwise(numbers):
        if _IN_THE_LOT.search(text[one.end : other.start]):
            yield other, one
        elif _OF_THEIR.search(text[one.end : other.start]):
            yield one, other
        elif _OF_THE_LOT.search(text[one.end : other.start]) and _PIECES.match(text, other.start):
            yield other, one


def _of_a_name(text: str, number: NumberMention, names: frozenset[str]) -> bool:
    """Whether a number is the last word of a name: Tea Bags 25."""
    before = WORD.findall(text[: number.start])[-1:]
    return bool(before) and f"{before[0]} {text[number.start : number.end].split(' ')[0]}" in _numbered(names)


@lru_cache(maxsize=8)
def _numbered(names: frozenset[str]) -> frozenset[str]:
    return frozenset(" ".join(normal_form(one).split()[-2:]) for one in names if one[-1:].isdigit())


def _amount(value: Value) -> bool:
    return isinstance(value, NumberMention) and (value.kind == "money" or (not value.unit and value.value >= AN_AMOUNT))


def _bounds(text: str, value: Value) -> tuple[int, int]:
    """Where the sentence around a value begins and ends."""
    start = max((one.end() for one in _SENTENCE.finditer(text, 0, value.start)), default=0)
    end = _SENTENCE.search(text, value.end)
    return start, end.start() if end else len(text)


def _piece(
    text: str, before: Value | None, value: Value, after: Value | None, start: int, stop: int
) -> tuple[str, str]:
    """What is said before a value and after it: its piece between commas, and the one before if it is alone in it."""
    low = max(start, before.end) if before is not None else start
    high = min(stop, after.start) if after is not None else stop
    left, right = text[low : value.start], text[value.end : high]
    if before is not None and low == before.end:
        left = left[_cut(left, 0) :]
    shared = ""
    if after is not None and high == after.start and _CLOSES.search(right) and not _PIECE.search(right):
        shared = _PIECE.split(text[after.end : stop])[0]  # the verb at the end is that of both
    if after is not None and high == after.start:
        right = right[: _cut(right, len(right))]
    if low == start and high == stop:
        left = left.replace(":", " ")  # a heading is that of a value which stands alone: "Biscuits: 250 cartons"
    pieces = [one for one in _PIECE.split(left) if one is not None]
    left = _COMPARED_BN.sub(" ", _COMPARED_WITH.sub("", pieces[-1]))
    right = f"{_PIECE.split(_COMPARED.sub('', right))[0]} {shared}"
    words = f"{left} {right}"
    if (
        len(pieces) > (1 if low == start else 2)
        and not meanings(words)
        and not (PAID.search(words) or OWED.search(words))
    ):
        left = f"{pieces[-2]} {left}"
    return left, right


def _cut(between: str, whole: int) -> int:
    """Where, between two values, the words of the first end and those of the second begin; `whole` where nowhere."""
    if _PIECE.search(between):
        return whole
    closing = list(_CLOSES.finditer(between))
    if closing:
        return closing[-1].end() - 1
    opening = list(_OPENS.finditer(between))
    return opening[-1].start() if opening else whole
