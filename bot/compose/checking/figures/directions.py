"""Which way a figure went: up or down against the time before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.compose.checking.figures.amounts_told import amounts_told, changes_told, owns, pairs_compared
from bot.compose.checking.figures.times_told import times_told
from bot.compose.checking.meaning.clauses import clauses_of
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.direction_words import DOWN, MOVED, UP
from bot.compose.checking.values.places import places_in
from bot.compose.checking.values.valued import Parts, parts_of
from knowledge.evidence import Figure, Percent

# What went up and what went down on the way is told apart.
_OF_STEPS = frozenset({"price_volume_mix", "revenue_bridge"})
# So is what went up and what went down of several factors, signs and measures.
_OF_FACTORS = frozenset({"account_health", "account_score", "churn_signals", "joint_scorecard"})


def direction_of(figure: Figure) -> str:
    """ "+" or "-"; "" where a figure tells of no single direction."""
    if figure.name in _OF_STEPS | _OF_FACTORS:
        return ""
    if figure.sentence.id.endswith(("_up", "_up_of")):
        return "+"
    if figure.sentence.id.endswith(("_down", "_down_of")):
        return "-"
    pairs = pairs_compared(figure)
    ways = {"+" if now.value > before.value else "-" for now, before in pairs if now.value != before.value}
    return ways.pop() if len(ways) == 1 else ""


_TO_TARGET = r"(?:\S+ ){0,3}?targets?"
_ABOVE = word(
    rf"(?:above|over|exceed\w*|beyond|past|surpass\w*|beat(?:en|s|ing)?) {_TO_TARGET}"
    r"|(?:টার্গেট|লক্ষ্য)\S* (?:\S+ ){0,3}?(?:ছাড়ি\S*|উপরে|ওপরে|ঊর্ধ্বে)"
)
_BELOW = word(rf"(?:below|under|short of) {_TO_TARGET}|(?:টার্গেট|লক্ষ্য)\S* (?:\S+ ){{0,3}}?(?:নিচে|নীচে)")
_TARGET = word(r"targets?|টার্গেট\S*|লক্ষ্য\S*")


def wrong_side_of_target(text: str, figures: Iterable[Figure]) -> str:
    """Why a sentence puts sales above a target that they have not reached, or below one that they have."""
    for figure in figures:
        reached = figure.sentence.values.get("reached")
        if not isinstance(reached, Percent) or not _TARGET.search(text) or NOT.search(text):
            continue
        above, below = _ABOVE.search(text) is not None, _BELOW.search(text) is not None
        if above != below and above != (reached.share >= 1):
            return f"the target {'is' if reached.share >= 1 else 'has not been'} reached"
    return ""


_PLUS, _MINUS = (pattern(rf"(?<![\w)]){sign}(?=\d[\d.]* ?%)") for sign in (r"\+", "[-−]"))
_SAME = word(
    r"as \w+ (?:\w+ )?as (?:before|ever|it was|last time)|unchanged|(?:the )?same as (?:before|last time)|no change"
    r"|আগের মতো(?:ই)? (?:আছে|রয়েছে)|অপরিবর্তিত|একই (?:আছে|রয়েছে)"
)
# These tell it only where nothing else does: "a fall of 12% over 2024".
_OVER, _UNDER = word(r"(?<=% )(?:over|beyond)"), word(r"(?<=% )under|under last")
# "Just over 3.7 lakh", "up to 23 November", "more than 12%": a bound of a number is no way that it went.
_BOUNDED = pattern(
    r"(?<!% )(?<!percent )(?<!cent )\b(?:over|above|under|below|beyond|more than|less than|fewer than"
    r"|not? (?:more|less) than"
    r"|at (?:most|least|best)) (?=(?:about |around |some |the |bdt |tk\.? ?|usd |eur |inr |৳ ?|\$ ?"
    r"|a )*\d)|(?<!went )(?<!gone )(?<!going )(?<!goes )(?<!moved )(?<!rose )(?<!edged )(?<!climbed )\bup to\b"
    r"|\b(?:made|make|makes|come|came|comes|add|adds|added|bring|brings) up\b|\bmore or less\b|\bbest seller\b"
    r"|\d\S*(?: টাকা| লাখ| কোটি| হাজার| টাকার)*(?:র| এর|-এর|ের) (?:একটু |সামান্য |কিছু )?(?:বেশি|কম|ওপরে|উপরে|নিচে|নীচে)"
    r"(?= (?:টাকা|মাল|কিন|নিয়|ছিল|বিক্রি|এসে))|কমপক্ষে|কম-বেশি|কমবেশি"
)


# "It had been double" and "half as strong" tell how it stood, not that it moved.
_DOUBLE = pattern(r"\b(?:been|was|were|is|are|be|at) (?:\w+ )?(?:double|triple|treble)\b")
_HALF_AS = pattern(r"\bhalf as (?:strong|large|big|high|much|many|good|great)\b")
# What is less than before is less now: আগের তুলনায় কম.
_THAN_BEFORE = word(
    r"than (?:before|earlier|previously|last time|it was|they were|in the past|it used to|they used to)"
    r"|আগের(?: (?:বার|সময়|দফা)ের)? (?:তুলনায়|চেয়ে|চাইতে|অপেক্ষা)"
)
# What is told with a semicolon, a full stop or "and" between is told of different times.
_UNITS = pattern(r"[;:()।]|\.(?=\s|$)|\b(?:and|while|but|whereas|where)\b| (?:আর|কিন্তু|যেখানে|অথচ|তবে) ")

_SPAN = re.compile(r"(?<=\d{4}) - (?=\d)")  # "1 Nov 2025 - 31 Oct 2026" is one time


def other_direction(text: str, figures: Sequence[Figure]) -> str:
    """Why a sentence tells a rise for a fall, or a fall for a rise; "" where it does not."""
    ways = {direction_of(figure): figure for figure in figures if direction_of(figure)}
    if len(ways) != 1:
        return ""
    way, figure = next(iter(ways.items()))
    told: set[str] = set()
    denied: set[str] = set()
    for unit in _UNITS.split(_SPAN.sub("–", text)):
        for one in clauses_of(unit):
            refused = "not" in one.marks
            if _SAME.search(one.text) and not refused:
                return "it is not the same as before"
            poles = poles_of(one.text)
            if len(poles) == 1:
                pole = poles.pop()
                if _looks_back(
                    one.text, unit, parts_of(figure), moved=MOVED.search(_DOUBLE.sub(" ", one.text)) is not None
                ):
                    pole = "-" if pole == "+" else "+"
                (denied if refused else told).add(pole)
    if (told and way not in told) or (way in denied and not told):
        return "it turns a rise into a fall, or a fall into a rise"
    return ""


def _looks_back(text: str, around: str, parts: Parts, *, moved: bool) -> bool:
    """Whether a clause tells of the time before as held against this one: "2024 was weaker", "before, it took more".

    around: what it stands in, which tells where it names no time itself. moved: what it tells went up or down, which
    is of the time before only where it is held against this one. The change is never told so.
    """
    if _THAN_BEFORE.search(text) or changes_told(places_in(around), parts):
        return False
    for place in (text, around):
        places = places_in(place)
        times = times_told(places, parts)
        against = [one for one in times if one.base]
        own = [one for one in amounts_told(places, parts) if not any(owns(place, time, one) for time in against)]
        if told := [*times, *own]:
            base, plain = ({one.time for one in told if one.base is held} for held in (True, False))
            return plain == {"before"} and (base == {"now"} or not (base or moved))
    return False


def poles_of(text: str) -> set[str]:
    """Which way a clause says that something went."""
    plain = _HALF_AS.sub(" less ", _BOUNDED.sub(" ", text))
    told = {pole for pole, said in (("+", UP), ("-", DOWN)) if said.search(plain)}
    told |= {pole for pole, said in (("+", _PLUS), ("-", _MINUS)) if said.search(plain)}
    return told or {pole for pole, said in (("+", _OVER), ("-", _UNDER)) if said.search(plain)}
