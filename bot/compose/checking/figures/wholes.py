"""Whether a sentence says of all or none what its source says of a part (2 of 250), or of some what it says of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.compose.checking.figures.role_words import AGAINST, cue_pattern
from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.clauses import clause, concepts, every_clause
from bot.compose.checking.meaning.ways_to_deny import ALL_BUT
from bot.compose.checking.notes.number_parts import PART_OF_IT, pairs_of
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.number_words import in_digits
from bot.compose.checking.values.places import places_in
from bot.compose.checking.values.shares import in_words
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import Fact, Figure, Passage
from knowledge.text import normal_form, sentences

_ALL = word(
    r"(?:all|every|(?<!\d )each|both|entire|whole|full|fully|wholly|entirely|completely|throughout"
    r"|everything|everyone|everybody"
    r"|every one|the lot|in its entirety|in total|100 ?(?:%|percent|per cent)|across the board|without exception)"
    r"|সব|সবই|সবটা|সবটাই|সবটুকু\S*|সবগুলো\S*|সবকটি\S*|সবকটা\S*|সব কটা\S*|সব ক'টি\S*"
    r"|সমস্ত|সকল|সবাই|সবার|প্রতিটি\S*|প্রতিটা\S*|প্রত্যেক\S*"
    r"|পুরো|পুরোটা\S*|পুরোটুকু\S*|(?:দুটো|দুটি|2টি|2টো|2টা)(?: \S+){0,3} \S+ই(?= )|গোটা\S*|সম্পূর্ণ\S*|আগাগোড়া|দুটোই|দুটিই"
    r"|দুইটাই|দুইটিই|দুইই|দু'টোই|দুজনই|দুজনেই|উভয়\S*"
    r"|\d+(?:টি|টা|টো|জন)(?:(?: [^\s\d,;।]+)?ই|তেই|রই)(?= )|একশ ভাগ|ষোলো আনা"
)
_NONE = word(
    r"(?:none|not one|not 1|not a single|not even one|neither|nobody|no one|nothing|not any|zero)|no (?=[a-z]+)"
    r"|(?:একটি|একটা|একজন|কোনো|কোনও|কোনোটি|কোনোটা|কোনটি|কারো|কারোর|কেউ)(?:ও|ই|র|রই|তেও|তেই|রও)?(?: \S+)*"
    r" (?:না|নেই|নয়|নাই|\S*নি)"
)
_NEARLY = word(r"(?:practically|nearly|almost|virtually|just about|প্রায়) (?:all|every\S*|the whole|সব\S*|পুরো\S*)")
# "The unhappiest of all", সবার শেষে: one of them; "all in all", সব মিলিয়ে: nothing is said of each.
_NOT_OF_EACH = word(
    r"(?:(?:most|least) \S+|\w+est|most|least|worst|best|first|last|top|highest) of (?:them )?all"
    r"|all in all|all told|above all"
    r"|সবার (?:চেয়ে|থেকে|আগে|শেষে|ওপরে|উপরে|নিচে|নীচে|পেছনে|পিছনে|প্রথমে|শীর্ষে)|সব মিলিয়ে|সব মিলে"
)
_SENTENCES = pattern(r"[;।]|\.(?= )")
# What leaves some out, or speaks of a part after all.
_BUT = word(
    r"practically|nearly|almost|virtually|just about|প্রায়"
    r"|not (?:all|every\w*|each|both|the whole|the full|fully|entirely)|all but|but|except\w*|apart from|other than"
    r"|save|excluding|without|some|part|partly|a few|several|most|half|rest|remaining|others?|only|of them|of which"
    r"|\S*thirds?|quarters?|\S*তৃতীয়াংশ\S*|\S*চতুর্থাংশ\S*|ভাগ\S*"
    r"|ছাড়া|বাদে|বাদ|কিছু|কয়েক\S*|অর্ধেক\S*|আংশিক|শুধু|কেবল|মাত্র|বাকি\S*|মধ্যে|নয় সব"
    r"|(?:সব|সবটা|সবগুলো\S*|সব ?কটি\S*|সবখানে|প্রতিটি\S*)(?: \S+){0,4} (?:না|নয়|\S*(?:য়নি|েনি|িনি))(?= ?[,;।.]|$)"
)
_MOST = word(r"most(?: of)?|mostly|the majority|(?:বেশির|সিংহ) ?ভাগ\S*|অধিকাংশ\S*")
_OF_THEM_ALL = word(r"(?:all|each|every one|both) of (?:which|them|these|those)")
_ONE_OF_TWO = word(
    r"(?:just |only )?(?:one|1) of (?:the |our |their )?(?:two|both|2)"
    r"|(?:দুই|দুটি|দুটো|2)\S* \S* ?(?:মধ্যে )?(?:একটি|একটা|1টি|1টা)"
)
_FIRST_SO_MANY = pattern(r"(?:\bfirst|প্রথম) (?P<many>\d{1,3})(?!\d|[.,]\d)")
_ALL_OF = word(
    r"(?<!not )(?<!of )(?:all|every one|each) (?:of (?:the|their|our) )?\d+|none of (?:the"
    r"|their|our) \d+|\d+\S* ?(?:\S+ )?(?:সবগুলো\S*|সবই|সবকটি\S*)(?! নয়)"
)
# A part that is told in words, and what in a source speaks of all of them.
_SOME = word(
    r"most|mostly|(?:hardly|scarcely|barely) any|next to no|majority|some|a few|few|only a few"
    r"|several|a handful|handful|a couple|half|certain"
    r"|selected|many|partly"
    r"|not (?:all|every|every one|each|everywhere|everyone)|a part|part|a minority|one or two|two or three"
    r"|কিছু|কয়েক\S*|বেশির ?ভাগ\S*|অধিকাংশ\S*|অর্ধেক\S*|একাংশ\S*|হাতে গোনা|গুটি ?কয়\S*|হাতেগোনা|কতক\S*|আংশিক\S*|কোনো কোনো\S*"
    r"|(?:সব|সবগুলো\S*|সব ?কটি\S*|সবখানে|প্রতিটি\S*)(?: \S+){0,3} (?:না|নয়|\S*(?:য়নি|েনি|িনি))(?= ?[,;।.]|$)"
)
_OF_EVERY = word(
    r"all|every|each of|everywhere|everyone|everybody|সব|সবগুলো\S*|সবকটি\S*|সবখানে\S*|সর্বত্র|প্রতিটি\S*|প্রত্যেক\S*|সবাই"
)
_EVERYWHERE = word(r"everywhere|সবখানে\S*|সর্বত্র")
_BESIDE = 4
# A clause that shares so much with its source's speaks of the same.
_SHARED = 2


@dataclass(frozen=True, slots=True)
class PartOf:
    """A clause that tells a part of a whole: what it speaks of, and how many of how many (0 of 0 for a share).

    sentence: what the sentence speaks of that the clause is of: "17 bars at BDT 38,000, we carry half".
    """

    about: frozenset[str]
    sentence: frozenset[str]
    part: Decimal
    whole: Decimal


def everything(plain: str) -> bool:
    """Whether a text says something of all of them where it tells of how many."""
    return any(_of_everything(one) for one in _SENTENCES.split(plain) if any(pairs_of(places_in(one))))


def _of_everything(plain: str) -> bool:
    if _NEARLY.search(plain) or ALL_BUT.search(plain):
        return False
    plain = _NOT_OF_EACH.sub(" ", plain)
    whole = clause(plain)
    return _ALL_OF.search(plain) is not None or (whole.at("scope") == "+" and "not" not in whole.marks)


def of_all(text: str, facts: Sequence[Fact]) -> str:
    """Why what is so of a part may not be said of all, or of none; "" where it may or none can be told."""
    for one in every_clause(text):
        every = _ALL.search(_NOT_OF_EACH.sub(" ", one.text)) is not None
        none = _NONE.search(one.text) is not None
        most = not (every or none) and _MOST.search(one.text) is not None and "not" not in one.marks
        if not (every or none or most) or _BUT.search(_MOST.sub("all", _OF_THEM_ALL.sub("all", one.text))):
            continue
        said = frozenset(concepts(one.text))
        numbers = {mention.value for mention in places_in(one.text).numbers}
        for fact in facts:
            reason = (
                _against_passage(said, numbers, fact, most=most)
                if isinstance(fact, Passage)
                else _against_figure(one.text, fact, everything=every)
                if not most
                else ""
            )
            if reason:
                return reason
    return ""


def of_some(text: str, passages: Sequence[Passage]) -> str:
    """Why what its source says of all of them may not be said of some; "" where it may or none can be told."""
    for one in every_clause(text) if _SOME.search(text) else ():
        told = _around(one.text, _SOME)
        for every, sentence in (every for passage in passages for every in _every_in(passage)):
            shared = frozenset(concepts(one.text)) & sentence  # "12 stores" among them
            if (
                len(shared) >= _SHARED
                and not all(concept[:1].isdigit() for concept in shared)
                and (not every or not told.isdisjoint(every))
            ):
                return "the source says it of all"
    return ""


def _around(text: str, quantity: re.Pattern[str]) -> frozenset[str]:
    """What stands next to a quantity in a text: what it is of."""
    found: set[str] = set()
    for one in quantity.finditer(text):
        before, after = text[: one.start()].split()[-_BESIDE:], text[one.start() :].split()[: 2 * _BESIDE]
        found.update(concept for concept in concepts(" ".join([*before, *after])) if not concept[:1].isdigit())
    return frozenset(found)


@kept(512)
def _every_in(passage: Passage) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """What a passage says something of all of, by clauses, each with what the sentence speaks of."""
    found = []
    for sentence in map(normal_form, sentences(passage.words)):
        for one in every_clause(sentence):
            if _OF_EVERY.search(one.text) and not _BUT.search(sentence) and not _SOME.search(sentence):
                everywhere = _EVERYWHERE.search(one.text)
                found.append(
                    (frozenset() if everywhere else _around(one.text, _OF_EVERY), frozenset(concepts(passage.words)))
                )
    return tuple(found)


def _against_passage(said: frozenset[str], numbers: set[Decimal], passage: Passage, *, most: bool) -> str:
    for one in _parts_in(passage):
        if most and (not one.whole or 2 * one.part > one.whole):
            continue
        shared = {concept for concept in said & one.sentence if not concept[:1].isdigit()}
        of_it = one.whole in numbers or not numbers or not one.whole
        enough = len(shared) >= _SHARED or (one.whole and one.whole in numbers)
        if enough and not shared.isdisjoint(one.about) and of_it and one.part not in numbers:
            told = f"{one.part} of {one.whole}" if one.whole else "a part"
            return f"the source says it of {told}"
    return ""


@kept(512)
def _parts_in(passage: Passage) -> tuple[PartOf, ...]:
    return tuple(part for one in sentences(passage.words) for part in _parts(normal_form(one)))


def _parts(written: str) -> Iterator[PartOf]:
    text, sentence = in_digits(written), frozenset(concepts(written))
    for one in every_clause(text):
        about = frozenset(concepts(one.text))
        for part, whole in pairs_of(places_in(one.text)):
            if part.value < whole.value:
                yield PartOf(about, about, part.value, whole.value)
        for whole, part in pairwise(places_in(one.text).numbers):
            between = f"{one.text[whole.end : part.start]}#{one.text[part.end :][:24]}"
            if whole.kind == part.kind and part.value < whole.value and PART_OF_IT.search(between):
                yield PartOf(about, sentence, part.value, whole.value)
        if first := _FIRST_SO_MANY.search(one.text):
            yield PartOf(about, sentence, Decimal(first["many"]), Decimal(0))
    for one in every_clause(written):
        about = frozenset(concepts(one.text))
        if _ONE_OF_TWO.search(one.text):
            yield PartOf(about, about, Decimal(1), Decimal(2))
        elif any(0 < share < 1 for share in in_words(one.text).shares):
            yield PartOf(about, sentence, Decimal(0), Decimal(0))


# Parts of a figure and their wholes, as its message names them.
PARTS = (
    ("late", "number"),
    ("late", "shipped"),
    ("slipped", "number"),
    ("shipped", "ordered"),
    ("overdue", "number"),
    ("overdue", "unshipped"),
)


_SHIPPED_ALL = word(
    r"(?:all|every)(?: of)?(?: the| its| their)? orders? (?:was|were|has been|have been|got"
    r"|went) (?:shipped|sent|dispatched|out)"
    r"|(?:সব|প্রতিটি|সবগুলো) অর্ডার(?:ই)? (?:শিপ হয়েছে|গেছে|পাঠানো হয়েছে)"
)


def _against_figure(text: str, figure: Figure, *, everything: bool) -> str:
    held = {one.part: one.what.value for one in parts_of(figure).values if isinstance(one.what, Number) and not one.row}
    of_rows: dict[str, set[Decimal]] = {}
    for one in parts_of(figure).values:
        if one.row and isinstance(one.what, Number):
            of_rows.setdefault(one.part, set()).add(one.what.value)
    numbers = {one.value for one in places_in(text).numbers}
    if everything and {held[name] for name, of in PARTS if name in held and of in held} & numbers:
        return ""  # ১৭টিতেই: of all of that part
    if everything and held.get("unshipped") and held["shipped"] not in numbers and _SHIPPED_ALL.search(text):
        return f"the source tells {held['unshipped']} that are not"
    for name, of in PARTS:
        if name not in held or of not in held or not 0 < held[name] < held[of]:
            continue
        if not everything and 0 in of_rows.get(name, ()):
            continue  # of one of its rows
        told = f"the source tells {held[name]} of {held[of]}"
        if not everything and _is_told(text, name, of):
            return told
        opposite = AGAINST.get(name)
        if everything and (_is_told(text, name, of) or (opposite is not None and opposite.search(text))):
            return told
    return ""


def _is_told(text: str, part: str, of: str) -> bool:
    """Whether a clause tells the part; what is shipped of what was ordered, with a word of its own."""
    if part == "shipped":
        return cue_pattern(part).search(text) is not None and cue_pattern(of).search(text) is not None
    return cue_pattern(part).search(text) is not None
