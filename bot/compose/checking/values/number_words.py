"""Numbers in words become digits, so that they are read like any other: "twenty-five", পঁচিশ, দেড় লাখ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from bot.compose.checking.patterns import either, pattern, plain, word
from bot.compose.checking.values.count_words import BENGALI_COUNTS, COUNT_OF, DOUBTFUL, ONES, TENS
from bot.compose.checking.values.steps import Step, step
from bot.compose.checking.values.time_words import (
    BOTH_YEARS,
    CLOCK,
    CLOCK_BN,
    CODE_HUNG,
    DATED,
    DAY_MONTH,
    FIRST_OF_TWO,
    FISCAL,
    NTH_COMPOUND,
    PERIOD_BN,
    QUARTER,
    SHORT_PERIOD,
    SIX_MONTHS,
)
from knowledge.normal import AFTER_WORD, BEFORE_WORD, normal_form
from knowledge.periods import MONTHS

_MONTHS = frozenset(normal_form(month) for words in MONTHS.values() for month in words.split())
_SCALE = "thousand|lakhs?|lacs?|million|crores?|billion|হাজার|লাখ|লক্ষ|কোটি"
_COUNTED = """
    orders? days? weeks? months? years? notes? commitments? promises? cartons? cases? accounts? customers? products?
    items?
    stores? shops? outlets? deals? concerns? complaints? offers? needs? people contacts? hours? minutes? trucks?
    pallets?
"""
_COUNTED_BN = "অর্ডার দিন সপ্তাহ মাস বছর নোট প্রতিশ্রুতি কার্টন কেস অ্যাকাউন্ট পণ্য দোকান ডিল অভিযোগ অফার চাহিদা উত্তর জবাব জন"
# এক বছরে, এক সপ্তাহ পরে: as little a number as "a year" and "a week later".
_SPANS = frozenset(("দিন", "সপ্তাহ", "মাস", "বছর"))
_HUNG = "টি|টা|টো|টে|টির|টার|টোর|টিতে|টাতে|টোতে|টেই|টাই|টিই|জন|জনের|জনই|বার"
_ONE_COUNTED = word(
    rf"(?P<one>one|single)(?= (?:open |new |overdue |late |kept )?(?:{'|'.join(_COUNTED.split())})(?![^\W_]))"
    rf"|(?P<bn>এক|একটি|একটা)(?= (?:{'|'.join(one for one in _COUNTED_BN.split() if one not in _SPANS)}))"
    rf"|(?P<seven>{either(DOUBTFUL - {'one', plain('এক')})})(?= (?:{_SCALE}|{'|'.join(_COUNTED_BN.split())}"
    rf"|টাকা|শতাংশ|ভাগ|পিস|প্যাক|ইউনিট|ট্রাক|মিনিট|ঘণ্টা))"
)
_COMPOUND = word(rf"(?P<ten>{either(TENS.split())})(?:[- ](?P<one>{either(ONES.split()[:9])}))?")
_SINGLE = word(rf"(?P<word>{either(one for one in COUNT_OF if one not in DOUBTFUL)})(?P<hung>{_HUNG})?")
_DOUBTFUL_COUNTED = word(rf"(?P<word>{either(DOUBTFUL - {'one', plain('এক')})})(?P<hung>{_HUNG})")
# No whole words: what follows at once is the scale.
_ONE_SCALED = pattern(rf"{BEFORE_WORD}(?:an?|one|এক) (?=(?:{_SCALE})(?![^\W_]))")
_HALF_PERCENT = pattern(rf"{BEFORE_WORD}(?:half an? |half |আধা |আধ |অর্ধ )(?=(?:percent|per cent|%|point|শতাংশ|পার্সেন্ট))")
_HALF_SCALED = pattern(rf"{BEFORE_WORD}half an? (?=(?:{_SCALE})(?![^\W_]))")
_AND_A_HALF = word(rf"(\d+|{either(ONES.split())}) and a half")
_ONE_AND_A_HALF = word(r"an? (?P<of>hour|day|week|month|year|point) and a half")
_HALVES = {plain("দেড়"): Decimal("1.5"), plain("আড়াই"): Decimal("2.5")}
_HALF_BN = pattern(rf"{BEFORE_WORD}(?:{either(_HALVES)})(?= |গুণ)")
_SO_MANY_X = pattern(r"(?<![\w.,])(\d+(?:\.\d+)?)x(?= )")
_MORE = {plain("সাড়ে"): Decimal("0.5"), plain("সোয়া"): Decimal("0.25"), plain("পৌনে"): Decimal("-0.25")}
_MORE_BN = word(rf"(?P<more>{either(_MORE)}) (?P<number>\d+|{either(COUNT_OF)})")


_MORE_OF_ONE = word(r"(?P<more>সোয়া|পৌনে)(?= (?:লাখ|লক্ষ|কোটি)(?![^\W_]))")
# লাখ দশেক: about ten of them.
_SOME_SCALED = word(rf"(?P<scale>হাজার|লাখ|লক্ষ|কোটি) (?:(?P<two>দুয়েক)|(?P<many>{either(BENGALI_COUNTS.split())})েক)")
_SCALE_HUNG = word(r"(?P<scale>হাজার|লাখ|লক্ষ|কোটি|মিলিয়ন|শতাংশ)(?P<hung>ের|র|েরও|েই|ই|ও|ে)")
_ALONE = (plain("েই"), "ই", "ও")
# 8/10: a mark given.
_OUT_OF_TEN = pattern(r"(?<![\d/])(?P<part>\d|10)/10(?![\d/])(?!-? ?(?:তারিখ|এর|থেকে|নাগাদ|পর্যন্ত|মধ্যে))")
# "Not a single order", একটাও: no number but a denial.
_NOT_ONE = word(
    r"(?P<deed>(?:not|never|without)(?: (?!one|even|a|but)[a-z]+){1,3}) "
    r"(?:even )?(?:a single|one single|1 single|even one)(?= \w+)"
    r"|not (?:a single|a|even one|one)(?= \w+)|without (?:a single|one)(?= \w+)"
)
_NOT_ONE_BN = word(r"এক(?:টা|টি|জন|বার|টু| টাকা| দিন)ও|এক(?:টা|টি|জন)(?= [^\s,;।]+ও )")
# "Between two orders" counts none.
_BETWEEN_TWO = word(r"between (?:any )?two(?= orders)|দুই(?= অর্ডারের মাঝ)")
_OFTEN = {"twice": 2, "thrice": 3}
_OFTEN_EVERY = word(
    r"(?P<often>twice|thrice)(?= (?:(?:an?|per|every|each) (?:day|week|month|quarter|year|season)|weekly|monthly)\b)"
)
# Eggs and jars are counted by the dozen, and by fours.
_DOZENS = word(r"(?P<many>\d+|an?|এক)(?P<hung>টি|টা)? (?P<of>dozens?|ডজন|হালি)")
_OF_DOZENS = {"dozen": 12, "dozens": 12, plain("ডজন"): 12, plain("হালি"): 4}
_HUNDREDS = word(
    rf"(?:(?P<en>an?|{either(ONES.split())}) hundred(?: and)?|(?P<bn>এক|দুই|দু|তিন|চার|পাঁচ|ছয়|সাত|আট|নয়)শো?)"
    rf"(?: (?P<rest>{either([*TENS.split(), *ONES.split(), *BENGALI_COUNTS.split()])}))?"
)
# উনিশ শ, ত্রিশের.
_COUNT_AT_END = word(
    rf"(?<=থেকে )(?P<word>{either(one for one in BENGALI_COUNTS.split() if one not in DOUBTFUL)})(?:ে|য়|তে)"
)
# আড়াইশো, সাড়ে তিনশ.
_HALF_HUNDREDS = word(
    rf"(?:(?P<half>{either(_HALVES)})|(?P<more>{either(_MORE)}) (?P<number>দুই|তিন|চার|পাঁচ|ছয়|সাত|আট"
    rf"|নয়)) ?শো?(?P<hung>টি|টা|জন)?"
)
# ৮০ ভাগ, শতকরা ৮০: of a hundred.
_OF_A_HUNDRED = pattern(
    rf"(?<!ভাগের )(?<![\d.,])(?P<share>[1-9]\d(?:\.\d+)?) ভাগ(?:ে|ই|েই)?{AFTER_WORD}"
    rf"|শতকরা (?P<share_bn>\d+(?:\.\d+)?)(?: ভাগ)?"
)
_MONTH_HUNG = pattern(rf"(?P<day>\d )(?P<month>{either(_MONTHS)})(?:ে|এ|য়ে)?[ইও]{AFTER_WORD}")
_HUNDREDS_APART = word(rf"(?P<many>{either(one for one in BENGALI_COUNTS.split() if one not in DOUBTFUL)}) শো?")
_HUNG_COUNT = word(
    rf"(?P<word>{either(one for one in BENGALI_COUNTS.split() if one not in DOUBTFUL)})ের(?= (?:নয়|বদলে|জায়গায়))"
)
# The two sides of a talk are not counted.
_TWO_SIDES = word(r"(?:the )?two (?:sides|parties)|(?:দুই ?|দু ?)(?:পক্ষ|দিক|তরফ)(?:ই|েই|ের|েরই)?")
_MINUS = pattern(r"(?:\bminus|মাইনাস) (?=\d)")


@lru_cache(maxsize=4096)
def in_digits(text: str) -> str:
    """A text in normal form, with the numbers and quarters that it says in words written in digits."""
    for letters, said, written in _STEPS:
        for one in letters:
            if one in text:
                text = said.sub(written, text)
                break
    return text


def _dozens(found: re.Match[str]) -> str:
    many = int(found["many"]) if found["many"].isdigit() else 1
    return f"{many * _OF_DOZENS[found['of']]}"


def _scale(found: re.Match[str]) -> str:
    return found["scale"] if found["hung"] in _ALONE else f"{found['scale']} {plain('এর')}"


def _some_scaled(found: re.Match[str]) -> str:
    return f"{plain('প্রায়')} {2 if found['two'] else COUNT_OF[found['many']]} {found['scale']}"


def _no(found: re.Match[str]) -> str:
    """ "Not a single order" is no order, "did not drop a single one" is not any."""
    if found["deed"]:
        return f"{found['deed']} any"
    return "without" if found[0].startswith("without") else "no"


def _hundreds(found: re.Match[str]) -> str:
    """ "One hundred and twenty", একশ বিশ."""
    return str(100 * COUNT_OF.get(found["en"] or found["bn"], 1) + COUNT_OF.get(found["rest"] or "", 0))


def _half_hundreds(found: re.Match[str]) -> str:
    hundreds = _HALVES[found["half"]] if found["half"] else COUNT_OF[found["number"]] + _MORE[found["more"]]
    return f"{int(100 * hundreds)}{found['hung'] or ''}"


def _single(found: re.Match[str]) -> str:
    # "Since October two promises were made": a day of a month is not written so.
    apart = " " if found.string[: found.start()].rpartition(" ")[0].rpartition(" ")[2] in _MONTHS else ""
    return f"{apart}{COUNT_OF[found['word']]}{found['hung'] or ''}"


def _and_a_half(found: re.Match[str]) -> str:
    return f"{COUNT_OF.get(found[1]) or found[1]}.5"


def _more(found: re.Match[str]) -> str:
    number = COUNT_OF[found["number"]] if found["number"] in COUNT_OF else int(found["number"])
    return str(number + _MORE[found["more"]])


# Every count has the letters of one of these: the counts that hold no shorter one ("six" is in "sixteen").
_COUNTED_ALONE = [one for one in COUNT_OF if one not in DOUBTFUL]
_IN_COUNTS = "|".join(
    one for one in _COUNTED_ALONE if not any(other in one for other in _COUNTED_ALONE if other != one)
)
# What is put in digits, in this order.
_STEPS: Sequence[Step] = (
    step("not|never|without", _NOT_ONE, _no),
    step("এক", _NOT_ONE_BN, plain("কোনো")),
    BOTH_YEARS,
    step("/10", _OUT_OF_TEN, lambda found: f"{found['part']} of 10"),
    NTH_COMPOUND,
    step("minus|মাইনাস", _MINUS, "-"),
    DAY_MONTH,
    step("between|দুই", _BETWEEN_TWO, "between"),
    step("two |দু", _TWO_SIDES, lambda found: "both sides" if found[0].isascii() else plain("উভয় পক্ষ")),
    CODE_HUNG,
    CLOCK,
    CLOCK_BN,
    step("twice|thrice", _OFTEN_EVERY, lambda found: f"{_OFTEN[found['often']]} times"),
    step("থেকে", _COUNT_AT_END, lambda found: str(COUNT_OF[found["word"]])),
    step("শ", _HALF_HUNDREDS, _half_hundreds),
    step(" শ", _HUNDREDS_APART, lambda found: str(100 * COUNT_OF[plain(found["many"])])),
    step("ের নয়|ের বদলে|ের জায়গায়", _HUNG_COUNT, lambda found: f"{COUNT_OF[found['word']]} {plain('এর')}"),
    step("hundred|শ", _HUNDREDS, _hundreds),
    step("েক", _SOME_SCALED, _some_scaled),
    step("হাজার|লাখ|লক্ষ|কোটি|মিলিয়ন|শতাংশ", _SCALE_HUNG, _scale),
    SIX_MONTHS,
    QUARTER,
    FISCAL,
    SHORT_PERIOD,
    PERIOD_BN,
    step("and a half", _ONE_AND_A_HALF, lambda found: f"1.5 {found['of']}s"),
    step("and a half", _AND_A_HALF, _and_a_half),
    step("half|আধ|অর্ধ", _HALF_PERCENT, "0.5 "),
    step("half", _HALF_SCALED, "0.5 "),
    step("x", _SO_MANY_X, lambda found: f"{found[1]} times"),
    step("দেড়|আড়াই", _HALF_BN, lambda found: str(_HALVES[found[0]])),
    step("সাড়ে|সোয়া|পৌনে", _MORE_BN, _more),
    step("সোয়া|পৌনে", _MORE_OF_ONE, lambda found: str(1 + _MORE[found["more"]])),
    step(_SCALE.replace("s?", ""), _ONE_SCALED, "1 "),
    step(f"single|{'|'.join(DOUBTFUL)}", _ONE_COUNTED, lambda found: str(COUNT_OF.get(found[0], 1))),
    step("ty", _COMPOUND, lambda found: str(COUNT_OF[found["ten"]] + COUNT_OF.get(found["one"] or "", 0))),
    step(_IN_COUNTS, _SINGLE, _single),
    step("|".join(DOUBTFUL - {"one", plain("এক")}), _DOUBTFUL_COUNTED, _single),
    step("dozen|ডজন|হালি", _DOZENS, _dozens),
    step("ভাগ|শতকরা", _OF_A_HUNDRED, lambda found: f"{found['share'] or found['share_bn']} {plain('শতাংশ')}"),
    step("ই|ও", _MONTH_HUNG, lambda found: found["day"] + found["month"]),
    FIRST_OF_TWO,
    DATED,
)
