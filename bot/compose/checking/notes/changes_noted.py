"""Which way a note says that a number went: "+4 percent", "fell 13%", "22 minutes instead of 60"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.compose.checking.kept import kept
from bot.compose.checking.meaning.clauses import Clause, clause, concepts
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.notes.before_now import turns_of
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.direction_words import FELL, ROSE
from bot.compose.checking.values.fitting import fits
from bot.compose.checking.values.places import Places, places_in, places_of
from knowledge.evidence import Passage
from knowledge.numbers import NumberMention

_UP = word(rf"{ROSE}|more|plus|extra|higher|(?:is|are|was|were) up|up (?=\d|by |from )|(?<=[%\d] )up|বেশি|বাড়তি|প্লাস")
_DOWN = word(
    rf"{FELL}|less|fewer|minus|lower|churn\w*|(?:is|are|was|were) down|down (?=\d|by |from )"
    rf"|(?<=[%\d] )down|কম|কমতি|মাইনাস"
)
# How good it is says nothing of whether there is more of it; what is set beside another is no movement.
_NO_MOVEMENT = word(
    r"improv\w*|recover\w*|progress\w*|thriv\w*|deteriorat\w*|worsen\w*|slip\w*|sour\w*|los(?:t|e|es|ing|s|ses)|add(?:ed|s)|forward|advanc\w*|mount\w*|sheds?|lift\w*"
    r"|falls? (?:due|on|short)|t(?:ook|aken|akes?) off|(?:more|less|fewer) (?:or|than)(?: \w+)?|(?:no"
    r"|any|once) more|more and more"
    r"|উন্নতি\S*|উন্নত|অবনতি\S*|পড়ে আছে|কম-বেশি|কমবেশি|আর বেশি|উঠে (?:এসে|গেছে)\S*|হারিয়েছে|এগোচ্ছে|এগোল|ওঠা"
)
_COMPARES = word(r"than|চেয়ে|তুলনায়|অপেক্ষা|চাইতে")
_FORMERLY = word(r"used to|previously|formerly|once|in the past|আগে(?! চেয়ে)")
# What takes less time is faster.
_OF_TIME = word(r"min(?:ute)?s?|hours?|days?|weeks?|(?:মিনিট|ঘণ্টা|দিন|সপ্তাহ)\S*")
_FASTER = word(
    r"faster|quicker|swifter|shorter|sooner|sp(?:ed|eeds?|eeding) up|quick(?:ened|ens)|accelerat\w*|improv\w*|less time"
    r"|দ্রুত\S*|তাড়াতাড়ি|ত্বরান্বিত|আগেভাগে|কম সময়\S*|(?:গতি|জোর) (?:এসে|পে|বাড়|বেড়ে)\S*"
)
_SLOWER = word(
    r"slow\w*(?: down)?|longer|lengthen\w*|drag\w*|worsen\w*|more time"
    r"|ধীর\S*|মন্থর\S*|শ্লথ|দেরি\S*|বেশি সময়\S*|গতি (?:কমে|হারি)\S*"
)
_SIGN = pattern(r"(?:^|[^\w)\d])(?P<sign>[+-])$")
_ENDS = pattern(r"[;:()।]|,(?! ?\d)|\.(?= |$)|\b(?:and|but|while|though|although)\b| (?:আর|এবং|কিন্তু|তবে) ")


def told_the_other_way(places: Places, said: Sequence[Clause], passages: Iterable[Passage]) -> str:
    """Why a sentence tells a rise for a fall, or a fall for a rise, of what a note tells; "" where it does not."""
    for passage in passages:
        noted = _noted(passage)
        for mention in places.numbers:
            way = _way_of(places.text, mention)
            ways = {told for number, told in noted if fits(mention, places.text, number)} - {""}
            if way and ways and way not in ways:
                return f"{places.text[mention.start : mention.end].strip()!r} went the other way in {passage.ref}"
        for one in said:
            if reason := _against_turn(one, passage):
                return reason
    return ""


@kept(512)
def _noted(passage: Passage) -> tuple[tuple[Number, str], ...]:
    places = places_of(passage)
    return tuple(
        (Number(abs(one.value), one.kind, one.unit, passage.ref), _way_of(places.text, one)) for one in places.numbers
    )


def _way_of(text: str, mention: NumberMention) -> str:
    """Which way a number is told to be a change: "+" or "-"; "" where it is none, or that cannot be told."""
    if mention.value < 0:
        return "-"
    if found := _SIGN.search(text[: mention.start]):
        return found["sign"]
    start = max((one.end() for one in _ENDS.finditer(text, 0, mention.start)), default=0)
    stop = next((one.start() for one in _ENDS.finditer(text, mention.end)), len(text))
    return _way(text[start:stop])


def _way(text: str) -> str:
    plain = _NO_MOVEMENT.sub("¦", text)
    ways = {way for way, words in (("+", _UP), ("-", _DOWN)) if words.search(plain)}
    if len(ways) != 1 or _COMPARES.search(text) or NOT.search(text):
        return ""
    return ways.pop()


def _against_turn(said: Clause, passage: Passage) -> str:
    """Of what a note tells as now and before, the way it went: "unloading now 22 min instead of 60"."""
    turns = turns_of(passage)
    if not turns:
        return ""
    numbers = places_in(said.text).numbers
    if _FORMERLY.search(said.text):
        return ""
    for turn in turns:
        now, before = turn.now, turn.before
        if not isinstance(now, Number) or not isinstance(before, Number) or now.value == before.value:
            continue
        if not all(fits(one, said.text, now) or fits(one, said.text, before) for one in numbers):
            continue
        way = _way_of_time(said.text) if _OF_TIME.search(turn.around) else ""
        way = way or _way(said.text)
        went = "+" if now.value > before.value else "-"
        if way and went != way and (numbers or said.said & frozenset(concepts(turn.around))):
            return f"it went from {before.value:f} to {now.value:f} in {passage.ref}"
    return ""


def _way_of_time(text: str) -> str:
    """Which way the time went that something takes."""
    faster, slower = _FASTER.search(text) is not None, _SLOWER.search(text) is not None
    return "" if faster == slower or "not" in clause(text).marks else "-" if faster else "+"
