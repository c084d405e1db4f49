"""The words each number and each day of a text stands among, without those that are its neighbour's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.compose.checking.meaning.clauses import clause, concepts
from bot.compose.checking.meaning.denial import signs_of
from bot.compose.checking.names.names_said import without_one_ending
from bot.compose.checking.notes.contexts import counts, denied, pairs_of
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.bounds import OPPOSITE, bound_at
from bot.compose.checking.values.elliptical import SIZES
from bot.compose.checking.values.fitting import AN_AMOUNT
from bot.compose.checking.values.places import Places, Value
from knowledge.glossary import same_meaning
from knowledge.normal import BENGALI, WORD, normal_form
from knowledge.numbers import NumberMention

_SENTENCE = pattern(r"(?<!\d)[.!?](?= |$)|(?<=\d)[.!?](?= \D|$)|[।;=\n]")
_PIECE = pattern(
    r"[,:()\"“”]|\b(?:and|but|while|whereas|then|so that)\b| (?:আর|এবং|কিন্তু|অথচ|তবে|কেটে|বাদে|বাদ দিয়ে) | [-–—] "
)
# Between two values these open what is said of the second; the Bengali ones close what is said of the first.
_OPENS = pattern(r"\b(?:on|at|with|from|against|instead|rather|for|by|plus|to|versus|less|minus)\b")
_CLOSES = pattern(r" (?:থেকে|জন্য|কাছে|মধ্যে|বদলে|জায়গায়|তুলনায়|চেয়ে) ")

# "31.2 lakh outstanding, of which 9.5 lakh": the first is the total, and both are outstanding.
_OF_WHICH = pattern(r"(?:\bof which\b|\bincluding\b|(?:এর|যার|তার) (?:মধ্যে|ভেতর|ভিতর))\D*$")
_OF_WHICH_AFTER = pattern(r"^\D{0,20}(?:\bof which\b|\bincluding\b|(?:এর|যার|তার) (?:মধ্যে|ভেতর|ভিতর))")
_OF_IT = pattern(r"^ ?\S{0,8} ?of (?:it|that|them|those)\b")
_IN_THE_LOT = pattern(r"^[^,;:।]{0,60} (?:এর )?মধ্যে (?:মাত্র |কেবল |শুধু )?$")
_OF_THEIR = pattern(r"^ of (?:[^ ,;:]+ ){1,3}$| in (?:a|the) (?:lot|batch|total|load) of $")
_PRONOUN = word(r"he|she|they|his|her|him|them|their|উনি|তিনি|তারা|ওরা|তাঁ?র|ওনার|উনার|তাঁ?দের|ওদের|তাঁ?কে|ওনাকে")
_SHARE_OF = pattern(r"^\S* ?[^ ,;:।]*র (?:এক|দুই|তিন|অর্ধেক|বেশির)")
_TOTAL = frozenset(concepts("total"))
_NO_THING = (
    r"(?!(?:and|or|at|in|on|of|to|by|for|from|with|are|is|was|were|a|an|the|not|as|than|per|that|which|who|came|come"
    r"|went|got|had|has|have|will|would|open|late|more|less|fewer|over|under|past|out|off|up|down|instead|each|only|now)\b)"
)
_THING = pattern(
    rf"^(?!(?:টি|টা|টো|জন)(?:তে|র|কে|ই|ও))(?:টি|টা|টো"
    rf"|খানা)? ?(?P<things>{_NO_THING}[^\W\d][^\s,;:.।()]*(?: {_NO_THING}[^\W\d][^\s,;:.।()]*)?)"
)
_AXES = ("keeping", "mood")
_ACTS = ("agree", "refuse", "ask", "propose")
_PAID = word(
    r"paid|received|settled|cleared|transferred|arrived|came in|got|collected"
    r"|পেয়েছ\S*|পেলাম|পাওয়া গেছে|শোধ\S*|পরিশোধ\S*|দিয়েছে\S*|এসেছে|জমা"
)
_OWED = word(
    r"unpaid|open|outstanding|owes?|owing|owed|remains?|remaining|still due|waiting|pending"
    r"|বাকি|পাওনা|বকেয়া|অপরিশোধিত|পাইনি|পাব|ঝুলে"
)
_EITHER = (
    (
        word(r"now|today|currently|at present|these days|এখন|এবার|আজকাল|বর্তমানে"),
        word(
            r"was|were|used to|formerly|earlier|(?:up|down) from|last time|had been|ছিল\S*|লাগত|আগে|গতবার|নিত|নিয়েছিল\S*"
        ),
        "now",
    ),
    (
        word(r"in stock|(?:has|have|had) stock|available|covered|আছে|মজুত\S*"),
        word(r"(?:sold|ran|run|runs) out|out of stock|empty|missing|gone|ফুরি\S*|খালি|নেই|ছিল না"),
        "stock",
    ),
    (word(r"we|our|ours|আমরা|আমাদের(?:টা\S*)?(?! (?:কাছে|চেয়ে|থেকে))"), pattern(r"(?!)"), "ours"),
)
# Units, and words for what is counted or owed, which a text leaves out where it counts on.
_NO_PLACE = frozenset(
    concepts(
        """
        day days week weeks month months year years taka percent minute minutes hour one two other first second
        invoice bill amount order store shop truck case carton piece product item figure number
        come came due paid payment say said says told claim
        since after before until now ago against than instead from
        """
    )
)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The concepts a value stands among: the word it counts by, those of its piece, those of its whole sentence.

    things: what a number counts, by the two words after it. goes_on: the sentence goes on about somebody named before
    ("He wants 10 days").
    """

    value: Value
    counted: frozenset[str]
    things: frozenset[str]
    piece: frozenset[str]
    sentence: frozenset[str]
    denied: bool
    whole: bool
    start: int
    goes_on: bool = False


def neighbours_in(places: Places, names: frozenset[str]) -> tuple[Neighbours, ...]:
    """The neighbours of every number and day of a text. names: those of the book, whose numbers count nothing."""
    numbers = [one for one in places.numbers if one.unit not in SIZES and not _of_a_name(places.text, one, names)]
    days = [one for one in places.days if one.what.day]  # a month alone is a word that tells one number from another
    values: list[Value] = sorted([*numbers, *days], key=lambda one: one.start)
    pairs = [*pairs_of(places), *_in_the_lot(places.text, numbers)]
    wholes = {id(whole): part for part, whole in pairs}
    parts = {id(part): whole for part, whole in pairs}
    found: list[Neighbours] = []
    for at, value in enumerate(values):
        counted = counts(places, value) - _NO_PLACE if isinstance(value, NumberMention) else frozenset()
        start, stop = _bounds(places.text, value)
        before, after = values[at - 1] if at else None, values[at + 1] if at + 1 < len(values) else None
        words = _piece(places.text, before, value, after, start, stop)
        if id(value) in wholes:
            words = " ".join(words.split()[:2]) if wholes[id(value)].start < value.start else words
        elif (of := parts.get(id(value))) is not None and of.start > value.start:  # "8 of 13 trucks had none"
            following = values[at + 2] if at + 2 < len(values) else None
            words = f"{words} {' '.join(_piece(places.text, value, of, following, start, stop).split()[2:])}"
        states = frozenset(_states(words, _amount(value)))
        piece = _said(words) | states | counted | frozenset(_sides(words))
        if isinstance(value, NumberMention) and (bound := bound_at(places.text, value.start, value.end)) in OPPOSITE:
            piece |= {f"bound {bound}"}
        if _OF_WHICH_AFTER.search(places.text[value.end : stop]):
            piece |= _TOTAL
        if found and (
            _OF_WHICH.search(places.text[start : value.start]) or _OF_IT.search(places.text[value.end : stop])
        ):
            piece |= found[-1].piece - _TOTAL
        no = "not" in clause(words).marks and not states
        no = no or (isinstance(value, NumberMention) and denied(places, value))
        whole = id(value) in wholes or _SHARE_OF.search(places.text[value.end : stop]) is not None
        alone = isinstance(value, NumberMention) and id(value) not in {**wholes, **parts}
        things = _things(places.text[value.end : stop]) if alone else frozenset()
        goes_on = _PRONOUN.search(places.text[start:stop]) is not None
        sentence = _said(places.text[start:stop])
        found.append(Neighbours(value, counted, things, piece, sentence, no, whole, start, goes_on))
    return tuple(found)


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


def _of_a_name(text: str, number: NumberMention, names: frozenset[str]) -> bool:
    """Whether a number is the last word of a name: Tea Bags 25."""
    before = WORD.findall(text[: number.start])[-1:]
    return bool(before) and f"{before[0]} {text[number.start : number.end].split(' ')[0]}" in _numbered(names)


@lru_cache(maxsize=8)
def _numbered(names: frozenset[str]) -> frozenset[str]:
    return frozenset(" ".join(normal_form(one).split()[-2:]) for one in names if one[-1:].isdigit())


def _amount(value: Value) -> bool:
    return isinstance(value, NumberMention) and (value.kind == "money" or (not value.unit and value.value >= AN_AMOUNT))


def _states(words: str, amount: bool) -> Iterator[str]:
    """How what a value tells of stands, "not" taken into account: paid or open, good or spoiled."""
    said = clause(words)
    no = "not" in said.marks
    states = [(axis, pole) for axis in _AXES if (pole := said.at(axis))]
    paid, owed = _PAID.search(words) is not None, _OWED.search(words) is not None
    signs = signs_of(words)
    states += [(one, "+" if so != no else "-") for one, so in signs if (one, not so) not in signs]
    states += [("act ", mark) for mark in _ACTS if mark in said.marks and not no]
    if amount and paid != owed:
        states.append(("payment", "+" if paid else "-"))
    yield from (f"{axis}{pole if not no else '-' if pole == '+' else '+'}" for axis, pole in states)


def _sides(words: str) -> Iterator[str]:
    """Which of two a value tells of, where the words leave out of what: then or now, ours, in stock or out of it."""
    for plus, minus, name in _EITHER:
        one, other = plus.search(words) is not None, minus.search(words) is not None
        if one != other:
            yield f"{name}{'+' if one else '-'}"


def _said(words: str) -> frozenset[str]:
    return frozenset().union(*map(_meaning, WORD.findall(words)))


@lru_cache(maxsize=4096)
def _meaning(token: str) -> frozenset[str]:
    """The concept of a word, its sound only where the glossary has none."""
    bare = "".join(f" {one.plain}" for one in without_one_ending(token)) if BENGALI.match(token) else ""
    found = frozenset(one for one in concepts(f"{token}{bare}") if not one[0].isdigit())
    if found & _NO_PLACE:
        return frozenset()
    if month := frozenset(one for one in found if one.startswith("month ")):
        return month
    known = frozenset(one for one in found if len(same_meaning(one)) > 1)
    return known or found


def _bounds(text: str, value: Value) -> tuple[int, int]:
    """Where the sentence around a value begins and ends."""
    start = max((one.end() for one in _SENTENCE.finditer(text, 0, value.start)), default=0)
    end = _SENTENCE.search(text, value.end)
    return start, end.start() if end else len(text)


def _piece(text: str, before: Value | None, value: Value, after: Value | None, start: int, stop: int) -> str:
    """What is said of a value: its piece between commas, and the one before where it stands there alone."""
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
    pieces = [one for one in _PIECE.split(left) if one is not None]
    right = _PIECE.split(right)[0]
    words = f"{pieces[-1]} {right} {shared}"
    if len(pieces) > 1 and not _said(words) and not (_PAID.search(words) or _OWED.search(words)):
        words = f"{pieces[-2]} {words}"
    return words


def _cut(between: str, whole: int) -> int:
    """Where, between two values, the words of the first end and those of the second begin; `whole` where nowhere."""
    if _PIECE.search(between):
        return whole
    closing = list(_CLOSES.finditer(between))
    if closing:
        return closing[-1].end() - 1
    opening = list(_OPENS.finditer(between))
    return opening[-1].start() if opening else whole
