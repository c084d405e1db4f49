"""The times that a sentence names beside a figure that compares: this time, the time before, and which is the base."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from bot.compose.checking.figures.role_words import BEFORE, LAST, NOW
from bot.compose.checking.kept import kept, kept_by_text
from bot.compose.checking.patterns import either, pattern, plain, word
from bot.compose.checking.values.period_labels import labels
from bot.compose.checking.values.places import Places, places_in
from bot.compose.checking.values.valued import Parts
from bot.compose.days_said import Day
from knowledge.evidence import Figure, Period

Time = Literal["now", "before"]

# What is held against: "than", "against", "below" before it, তুলনায় after it. Filling words may stand between.
FILLING = (
    r"(?:in|during|for|of|at|to|the|that|those|what|it|its|their|they|we|is|was|were|did|does|sold|ordered|brought|bought|took|spent|had|been|level|figure|volume|business|turnover|revenue|trade|value|orders|buys"
    r"|total|amount|purchases|sales|buying|about|around|nearly|almost|roughly|just|over|some|same|whole|all|only"
    r"|bdt|tk\.?|usd|eur|inr|৳|\$)"
)
_HELD_AGAINST = pattern(
    r"\b(?:than|against|versus|vs\.?|compared (?:to|with)|comparison (?:to|with)|relative to|below|above|under|behind"
    r"|ahead of|short of|beyond|beneath|north of|south of|down on|up on|from|unlike|instead of"
    r"|rather than|exceed(?:s|ed|ing)?"
    rf"|(?:half|twice|double|times|third|quarter) (?:of|as (?:much|many) as)|trail(?:s|ed|ing)?"
    rf"|beat(?:s|ing)?|lag(?:s|ged|ging)?|outd(?:id|oes)|next to|on|over|as|off|miss(?:ed|es)|oversh(?:ot|oots?)"
    rf"|undersh(?:ot|oots?)|match(?:es|ed)|surpass(?:es|ed)|out(?:stripp?|pac|perform|rank|sold|sell|grew)\w*|le(?:d|ads?)|eclips(?:es|ed)"
    rf"|dwarf(?:s|ed)|topp?(?:ed|s)|overt(?:ook|akes)|clear(?:ed|s)|beside|light on|heavy on) (?:{FILLING} ?)*$"
    r"|\b(?:than|beat|miss(?:ed|es)|exceed(?:s|ed)|topped|tops|surpass(?:es|ed)|trail(?:s|ed)|oversh(?:ot|oots)|match(?:es|ed)"
    r"|undersh(?:ot|oots)) (?:the |its )?(?:bdt |usd |eur |inr |tk\.? |৳ ?|\$ ?)?[\d,.]+(?: lakh| crore"
    r"| million| thousand)?"
    r" (?:of|in|for|from) (?:the )?$"
    r"|\b(?:half|twice|double|triple|treble|thrice|\d(?:\.\d+)? times) (?:of )?(?:what|the [a-z]+|that"
    r"|those)(?: [a-z]+){0,4}"
    r" (?:in|of|for|from) (?:the )?$|\b(?:half|twice|double|triple|thrice|\d times) (?:the |its |that of )?$"
    r"|তুলনা(?:টা)?(?: হলো| করা| হয়েছে)? ?:? ?$"
)
# "Q3 2025 was beaten by 8%", "with 2024 as the base".
_IS_HELD_AGAINST = pattern(
    r"^(?:'s)?(?: \w+){0,2} (?:was|were|is|has been|had been|could|cannot) (?:not |never "
    r"|clearly )?(?:be )?(?:beaten|missed"
    r"|exceeded|surpassed|topped|outdone|reached|matched|repeated|overtaken|undershot|bettered)\b"
    r"|^,? (?:as|being|is|taken as|for) (?:the |a |our )?(?:base|baseline|yardstick|reference|comparison|benchmark)\b"
)
_MONTH_BN = r"(?:জানুয়ারি|জানুয়ারী|ফেব্রুয়ারি|ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর)"
# What of a year is held against: ২০২৫-এর জুলাইয়ের চেয়ে, ২০২৬-এর একই সময়ের ভিত্তিতে.
_OF_IT_BN = (
    rf"(?:(?:একই|ওই|সেই|ঐ) )?(?:সময়ের |মাসের |কেনার |বিক্রির |অঙ্কের |হিসাবের |তারিখের "
    rf"|(?:\S+ )?(?:কোয়ার্টার|প্রান্তিক|ত্রৈমাসিক)ের |(?:{_MONTH_BN} ?(?:-|থেকে|–) ?)?{_MONTH_BN}(?: মাস)?(?:য়ের|-?এর|ের|র) )?"
)
_HELD_AGAINST_BN = pattern(
    r"^(?: (?:একই|ওই|সেই) (?:সময়|মাস|প্রান্তিক|কোয়ার্টার|মেয়াদ))?(?: (?:q[1-4]|h[12]))?"
    r" ?(?:টাকা|টি|টা|%|সালের|সময়ের|মাসের|কেনার|বিক্রির|অঙ্কের)?(?:র|র| এর|-এর|ের|য়ের|এর)? ?"
    rf"{_OF_IT_BN}(?:তুলনায়|ভিত্তিতে|চেয়ে|অপেক্ষা|বিপরীতে|জায়গায়|বদলে"
    r"|উপরে|ওপরে|নিচে|নীচে|ঊর্ধ্বে|পেছনে|পিছনে|থেকে|পর(?:ে|েই)?(?=[ ।,;]|$)|(?:সাথে|সঙ্গে) (?:মিলালে|মেলালে"
    r"|মিলিয়ে|তুলনা\S*))(?! কেন| নিয়ে| পাও| এসেছে)"
    r"|^ ?(?:সাল|সময়|মাস|(?:এর |র )?৳? ?[\d,.]+(?: (?:লাখ|কোটি|হাজার))?(?: টাকা)?)?(?:-?কে| কে) "
    r"(?:ছাড়ি|ছাড়া|টপক|ছুঁ|ছোঁ|পেরি|পেরো|হারি|পেছনে|পিছনে)"
    r"|^ (?:(?:একই )?(?:অঙ্ক|পরিমাণ|স্তর|মাত্রা|রেকর্ড|বিক্রি|কেনা|হিসাব|সময়)(?:টা|টি|টাও|ও)? )?(?:ছাড়ি|ছাড়া|টপক|ছুঁ|ছোঁ|ছাপি)"
    r"|^ ?(?:(?:এর |-এর |ের )?(?:q[1-4]|h[12]|প্রথমার্ধ|দ্বিতীয়ার্ধ)|টাকা|টি|টা|%|সাল|সময়|মাস|বছর)?(?:র| এর|-এর|ের|য়ের)?"
    r"(?: স্কোর(?:ের)?| অঙ্কের| কেনার| (?:একই |ওই |সেই )?সময়ের)?"
    r" (?:প্রায় |মোটামুটি "
    r"|অন্তত )?(?:(?:\d[\d.]*|কয়েক) ?গুণ|দ্বিগুণ|তিনগুণ|চারগুণ|অর্ধেক)"
)
_THEN = pattern(
    r"(?<=\d)[^\d.;,]{0,12}\b(?:then|back then|at the time)(?=[.,;)]|$)|\bused to\b|\blast time round\b"
    r"|\b(?:before|earlier)(?=[.,;)]|$)|(?<![^\W\d])(?:previously|earlier|before) (?=(?:bdt |usd |৳ ?|-)?\d)"
    r"|আগে(?= (?:ছিল )?(?:\([^)]*\) )?(?:bdt |৳ ?|-)?\d)"
)
_MAY_BE_THEN = pattern("then|at the time|used to|last time|before|earlier|previously|আগে")
_THEN_BN, _THEN_BN_SAID = word("তখন"), plain("তখন")  # beside এখন
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SPAN = pattern(r"\bto\b|\btill\b|\buntil\b|\bthrough\b|\d - \d|থেকে|–")
_FROM_A_DAY = pattern(r"(?:the )?(?:(?:time|period|months|weeks|days|stretch) )?from $")
# Names of one time that stand so near are one: "in FY2025-26, this year".
_ONE = 14


class Told(NamedTuple):
    """A time or an amount that a sentence names: where, of which time, and whether something is held against it.

    sort: a time by its name or year, by a day in it, or by words like "last year".
    """

    start: int
    end: int
    time: Time
    base: bool = False
    sort: Literal["name", "day", "words"] = "words"


def times_told(places: Places, parts: Parts) -> list[Told]:
    """The times that a sentence names, in order: by names, days and years, and by words like "last year"."""
    return _times_told(places.text, parts.figure)


@kept_by_text(128)
def _times_told(text: str, figure: Figure) -> list[Told]:
    places = places_in(text)
    found = sorted(_named(places, figure), key=lambda one: (one.start, -one.end))
    merged: list[Told] = []
    for one in found:
        if merged and one.start < merged[-1].end:
            continue  # a year within the name of a quarter
        if merged and _are_one(places.text, merged[-1], one):
            merged[-1] = merged[-1]._replace(end=one.end, sort=_surer(merged[-1], one).sort)
        else:
            merged.append(one)
    return [one._replace(base=is_held_against(places.text, one)) for one in merged]


def _surer(one: Told, other: Told) -> Told:
    return other if one.sort == "words" else one


def _are_one(text: str, one: Told, other: Told) -> bool:
    """Whether two names that stand beside each other name one time: "in FY2025-26, this year", "1 July to 30 June"."""
    between = text[one.end : other.start]
    days = "day" in (one.sort, other.sort)
    again = text[one.start : one.end] == text[other.start : other.end]  # "from 2024 to 2024" is no span
    if one.time != other.time or len(between) > _ONE or _HELD_AGAINST.search(between) or again:
        return False
    return days or _SPAN.search(between) is None


def _named(places: Places, figure: Figure) -> Iterator[Told]:
    text, periods = places.text, periods_of(figure)
    words: list[tuple[re.Pattern[str], Time]] = [(NOW, "now"), (BEFORE, "before")]
    if _MAY_BE_THEN.search(text):
        words.append((_THEN, "before"))
    if _THEN_BN_SAID in text and NOW.search(text):
        words.append((_THEN_BN, "before"))
    for said, time in words:
        yield from (Told(found.start(), found.end(), time) for found in said.finditer(text))
    if periods is None:
        return
    now, before = periods
    for said, time in _labels(figure):
        yield from (Told(found.start(), found.end(), time, sort="name") for found in said.finditer(text))
    for day in places.days:
        if _holds(now, day.what) != _holds(before, day.what):
            yield Told(day.start, day.end, "now" if _holds(now, day.what) else "before", sort="day")
    only_now, only_before = years_of(now) - years_of(before), years_of(before) - years_of(now)
    for found in _YEAR.finditer(text):
        if int(found[0]) in only_now | only_before:
            yield Told(found.start(), found.end(), "now" if int(found[0]) in only_now else "before", sort="name")
    as_of = figure.as_of
    for found in LAST.finditer(text):
        yield Told(found.start(), found.end(), time_of_last(found, now, as_of))


@kept(512)
def periods_of(figure: Figure) -> tuple[Period, Period] | None:
    """This time and the time before of a figure that compares; None for any other."""
    before = figure.sentence.values.get("before")
    now = figure.sentence.values.get("period") or figure.period
    return (now, before) if isinstance(now, Period) and isinstance(before, Period) else None


@kept(512)
def _labels(figure: Figure) -> tuple[tuple[re.Pattern[str], Time], ...]:
    periods = periods_of(figure)
    if periods is None:
        return ()
    now, before = (frozenset(labels(period)) for period in periods)
    return ((_any_of(now - before), "now"), (_any_of(before - now), "before"))


@lru_cache(maxsize=512)
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(names)})(?!\w)" if names else r"(?!)")


def _holds(period: Period, day: Day) -> bool:
    """Whether a month of a year, or a day in it, lies in a period."""
    if not (day.month and day.year) or period.start is None:
        return False
    first, last = (period.start.year, period.start.month), (period.end.year, period.end.month)
    if not first <= (day.year, day.month) <= last:
        return False
    if day.day:
        return (*first, period.start.day) <= (day.year, day.month, day.day) <= (*last, period.end.day)
    return True


def time_of_last(found: re.Match[str], now: Period, as_of: date) -> Time:
    """ "Last year" is the time before, but where the figure is of last year itself. found: of role_words.LAST."""
    ended = now.end.year != as_of.year if found["year"] or found["bn"] else now.end < as_of
    return "now" if ended else "before"


def years_of(period: Period) -> set[int]:
    """The years that a period touches, of which it names its end's alone where it has no beginning."""
    return set(range(period.start.year if period.start else period.end.year, period.end.year + 1))


def is_held_against(text: str, one: Told) -> bool:
    """Whether something else is compared with it. "From 1 July to 30 June" is one time."""
    before = text[max(0, one.start - 60) : one.start]
    if _SPAN.search(text[one.start : one.end]):
        before = _FROM_A_DAY.sub("", before)
    after = text[one.end :]
    told = _HELD_AGAINST.search(before) or _IS_HELD_AGAINST.match(after) or _HELD_AGAINST_BN.match(after)
    return told is not None
