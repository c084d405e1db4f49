"""Numbers in words become digits, so that they are read like any other: "twenty-five", পঁচিশ, দেড় লাখ."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from bot.compose.checking.patterns import either, pattern, plain, word
from knowledge.normal import BENGALI

_LATIN = re.compile("[a-z]")
_ONES = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_BENGALI = """
    এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ বিশ একুশ বাইশ তেইশ চব্বিশ
    পঁচিশ
    ছাব্বিশ সাতাশ আটাশ ঊনত্রিশ ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ ঊনচল্লিশ
    চল্লিশ একচল্লিশ
    বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ ঊনপঞ্চাশ পঞ্চাশ একান্ন বায়ান্ন তিপ্পান্ন
    চুয়ান্ন পঞ্চান্ন
    ছাপ্পান্ন সাতান্ন আটান্ন ঊনষাট ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি ঊনসত্তর
    সত্তর একাত্তর বাহাত্তর
    তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর ঊনআশি আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি
    সাতাশি আটাশি ঊননব্বই
    নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই একশ
"""
_ALSO = {"তিরিশ": 30, "চোদ্দ": 14, "ষোল": 16, "ঊনিশ": 19, "কুড়ি": 20, "একশো": 100, "দু": 2, "zero": 0, "শূন্য": 0}
# A number only beside what is counted: else they mean somebody, "is not", or sound like other words.
_DOUBTFUL = frozenset(map(plain, ("one", "এক", "দু", "নয়", "সাত", "আশি", "বারো", "ষোল")))
_NTH = {
    1: "first 1st প্রথম ১ম",
    2: "second 2nd দ্বিতীয় ২য়",
    3: "third 3rd তৃতীয় ৩য়",
    4: "fourth 4th চতুর্থ ৪র্থ",
    5: "fifth 5th পঞ্চম ৫ম",
    6: "sixth 6th ষষ্ঠ ৬ষ্ঠ",
    7: "seventh 7th সপ্তম ৭ম",
    8: "eighth 8th অষ্টম ৮ম",
    9: "ninth 9th নবম ৯ম",
    10: "tenth 10th দশম ১০ম",
}

COUNT_OF = {one: number for number, one in enumerate(_ONES.split(), 1)}
COUNT_OF |= {ten: 10 * number for number, ten in enumerate(_TENS.split(), 2)}
COUNT_OF |= {plain(one): number for number, one in enumerate(_BENGALI.split(), 1)}
COUNT_OF |= {plain(one): number for one, number in _ALSO.items()}
NTH_OF = {plain(one): number for number, words in _NTH.items() for one in words.split()}

_SCALE = "thousand|lakhs?|lacs?|million|crores?|billion|হাজার|লাখ|লক্ষ|কোটি"
_COUNTED = """
    orders? days? weeks? months? years? notes? commitments? promises? cartons? cases? accounts? customers? products?
    items?
    stores? shops? outlets? deals? concerns? complaints? offers? needs? people contacts? hours? minutes? trucks?
    pallets?
"""
_COUNTED_BN = "অর্ডার দিন সপ্তাহ মাস বছর নোট প্রতিশ্রুতি কার্টন কেস অ্যাকাউন্ট পণ্য দোকান ডিল অভিযোগ অফার চাহিদা জন"
# এক বছরে, এক সপ্তাহ পরে: as little a number as "a year" and "a week later".
_SPANS = frozenset(("দিন", "সপ্তাহ", "মাস", "বছর"))
_HUNG = "টি|টা|টো|টে|টির|টার|টোর|টেই|টাই|টিই|জন|জনের|জনই|বার"
_ONE_COUNTED = word(
    rf"(?P<one>one|single)(?= (?:open |new |overdue |late |kept )?(?:{'|'.join(_COUNTED.split())})(?![^\W_]))"
    rf"|(?P<bn>এক|একটি|একটা)(?= (?:{'|'.join(one for one in _COUNTED_BN.split() if one not in _SPANS)}))"
    rf"|(?P<seven>{either(_DOUBTFUL - {'one', plain('এক')})})(?= (?:{_SCALE}|{'|'.join(_COUNTED_BN.split())}"
    rf"|টাকা|শতাংশ))"
)
_COMPOUND = word(rf"(?P<ten>{either(_TENS.split())})(?:[- ](?P<one>{either(_ONES.split()[:9])}))?")
_SINGLE = word(rf"(?P<word>{either(one for one in COUNT_OF if one not in _DOUBTFUL)})(?P<hung>{_HUNG})?")
_DOUBTFUL_COUNTED = word(rf"(?P<word>{either(_DOUBTFUL - {'one', plain('এক')})})(?P<hung>{_HUNG})")
_ONE_SCALED = word(rf"(?:an?|one|এক) (?=(?:{_SCALE})(?![^\W_]))")
_HALF_SCALED = word(rf"half an? (?=(?:{_SCALE})(?![^\W_]))")
_AND_A_HALF = word(rf"(\d+|{either(_ONES.split())}) and a half")
_HALVES = {plain("দেড়"): Decimal("1.5"), plain("আড়াই"): Decimal("2.5")}
_HALF_BN = word(rf"(?:{either(_HALVES)})(?= )")
_MORE = {plain("সাড়ে"): Decimal("0.5"), plain("সোয়া"): Decimal("0.25"), plain("পৌনে"): Decimal("-0.25")}
_MORE_BN = word(rf"(?P<more>{either(_MORE)}) (?P<number>\d+|{either(COUNT_OF)})")
_SIX_MONTHS = word(
    r"(?:(?P<before>\d{4})(?: ?সালের|-?এর|'s)? )?(?:the )?(?P<half>first|second|last|প্রথম|শেষ|দ্বিতীয়) (?:six"
    r"|6|ছয়) (?:months|মাস)(?:ের|ে)?"
    r"(?:,? (?:of |in )(?P<year>\d{4}))?"
)
_FISCAL = word(
    r"(?:fiscal|financial) (?:year )?(?:of )?(?P<year>(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?)|fy (?P<fy>(?:19"
    r"|20)\d\d[-–/]\d\d)"
    r"|(?P<bn>(?:19|20)\d\d[-–]\d\d) ?(?:সালের )?অর্থ ?বছর(?:ে|ের)?|অর্থ ?বছর (?P<bn2>(?:19|20)\d\d[-–]\d\d)"
)
_SHORT_PERIOD = word(r"(?P<unit>q|h)(?P<number>[1-4]) (?:of |in |, ?)(?P<year>(?:19|20)\d\d)")
_PERIOD_BN = word(
    r"(?:(?P<before>(?:19|20)\d\d)(?: ?সালের|-?এর)? )?(?P<unit>কোয়ার্টার|প্রান্তিক"
    r"|অর্ধবছর) (?P<number>[1-4])(?:(?:,| এর|,? of)? (?P<year>(?:19|20)\d\d))?"
)
_QUARTER = word(
    rf"(?:(?P<before>\d{{4}})(?: ?সালের|-?এর|'s)? (?:এর )?)?(?P<nth>{either(NTH_OF)})[- ](?P<unit>quarter|half"
    rf"|কোয়ার্টার|প্রান্তিক|ত্রৈমাসিক|অর্ধ|অর্ধাংশ)"
    rf"(?:ে|ের|এ)?(?:,? (?:of |in )?(?:the year )?(?P<year>\d{{4}}))?"
)


_SCALE_HUNG = word(r"(?P<scale>হাজার|লাখ|লক্ষ|কোটি|মিলিয়ন|শতাংশ)(?P<hung>ের|র|েরও|েই|ই|ও|ে)")
_ALONE = (plain("েই"), "ই", "ও")
_DATED = word(r"(?<!/)(?P<day>[0-3]?\d) ?তারিখ(?P<hung>ের|ে)?")


# 8/10: a mark given.
_OUT_OF_TEN = pattern(r"(?<![\d/])(?P<part>\d|10)/10(?![\d/])(?!-? ?(?:তারিখ|এর|থেকে|নাগাদ|পর্যন্ত|মধ্যে))")
# "The third quarters of 2024 and 2025".
_BOTH_YEARS = word(
    rf"(?P<nth>{either(NTH_OF)}) (?P<unit>quarters|halves) of (?P<first>(?:19|20)\d\d) and (?P<second>(?:19|20)\d\d)"
)
# "Not a single order", একটাও: no number but a denial.
_NOT_ONE = word(
    r"not (?:a single|a|even one|one)(?= \w+)|without (?:a single|one)(?= \w+)"
    r"|(?<=not placed )a single|(?<=not had )a single"
    r"|(?<=not sent )a single|(?<=not given )a single|(?<=not made )a single|(?<=not kept )a single"
    r"|(?<=not have )a single"
)
_NOT_ONE_BN = word(r"এক(?:টা|টি|জন|বার|টু| টাকা| দিন)ও|এক(?:টা|টি|জন)(?= [^\s,;।]+ও )")
# "Between two orders" counts none.
_BETWEEN_TWO = word(r"between (?:any )?two(?= orders)|দুই(?= অর্ডারের মাঝ)")
_OFTEN = {"twice": 2, "thrice": 3}
_OFTEN_EVERY = word(r"(?P<often>twice|thrice)(?= (?:an?|per|every|each|weekly|monthly) )")
# Eggs and jars are counted by the dozen, and by fours.
_DOZENS = word(r"(?P<many>\d+|an?|এক)(?P<hung>টি|টা)? (?P<of>dozens?|ডজন|হালি)")
_OF_DOZENS = {"dozen": 12, "dozens": 12, plain("ডজন"): 12, plain("হালি"): 4}
_HUNDREDS = word(
    rf"(?:(?P<en>an?|{either(_ONES.split())}) hundred(?: and)?|(?P<bn>এক|দুই|দু|তিন|চার|পাঁচ|ছয়|সাত|আট|নয়)শো?)"
    rf"(?: (?P<rest>{either([*_TENS.split(), *_ONES.split(), *_BENGALI.split()])}))?"
)
# The two sides of a talk are not counted.
_TWO_SIDES = word(r"(?:the )?two (?:sides|parties)|(?:দুই ?|দু ?)(?:পক্ষ|দিক|তরফ)(?:ই|েই|ের|েরই)?")
_CODE_HUNG = word(r"(?P<code>[qh][1-4](?: (?:19|20)\d\d)?|fy ?\d{2,4}(?:[-–/]\d\d)?)-?(?:এর|এ|তে|য়|র|ে)")
_CLOCK = word(
    rf"(?:(?P<part>half past|quarter past|quarter to) )?(?P<hour>\d\d?|{either(_ONES.split()[:12])})"
    r"(?: o'?clock)?(?: (?P<half>in the (?:morning|afternoon|evening)|at night|noon))?"
)
_CLOCK_BN = word(
    rf"(?P<half>সকাল|দুপুর|বিকেল|বিকাল|সন্ধ্যা|রাত)(?:ে|য়)? (?:(?P<part>সাড়ে|সোয়া|পৌনে) )?"
    rf"(?P<hour>\d\d?|{either(_BENGALI.split()[:12])}) ?টা(?:য়|র)?"
)
# 22/8-এর, ২৩/১০ তারিখে: a day and its month.
_NTH_COMPOUND = word(
    rf"(?P<ten>twenty"
    rf"|thirty)[- ](?P<one>{either(one for one in NTH_OF if one.isalpha() and one.isascii())})"
)
_MINUS = pattern(r"(?:\bminus|মাইনাস) (?=\d)")
_DAY_MONTH = pattern(
    r"(?<![\d/])(?P<day>[12]\d|3[01]|0?[1-9])/(?P<month>1[0-2]"
    r"|0?[1-9])(?![\d/])(?=-? ?(?:তারিখ|এর|থেকে|নাগাদ|পর্যন্ত|মধ্যে)|[,।)]|$)"
)
_MINUTES = {"half past": 30, "quarter past": 15, "quarter to": -15}
_MINUTES |= {plain("সাড়ে"): 30, plain("সোয়া"): 15, plain("পৌনে"): -15}
_MORNING = ("in the morning", plain("সকাল"))


@lru_cache(maxsize=4096)
def in_digits(text: str) -> str:
    """A text in normal form, with the numbers and quarters that it says in words written in digits."""
    scripts = (
        {"both"} | ({"latin"} if _LATIN.search(text) else set()) | ({"bengali"} if BENGALI.search(text) else set())
    )
    for script, said, written in _STEPS:
        if script in scripts:
            text = said.sub(written, text)
    return text


def _dozens(found: re.Match[str]) -> str:
    many = int(found["many"]) if found["many"].isdigit() else 1
    return f"{many * _OF_DOZENS[found['of']]}"


def _scale(found: re.Match[str]) -> str:
    return found["scale"] if found["hung"] in _ALONE else f"{found['scale']} {plain('এর')}"


def _both_years(found: re.Match[str]) -> str:
    code = f"{'h' if found['unit'] == 'halves' else 'q'}{NTH_OF[found['nth']]}"
    return f"{code} {found['first']} and {code} {found['second']}"


def _no(found: re.Match[str]) -> str:
    return "without" if found[0].startswith("without") else "no"


def _hundreds(found: re.Match[str]) -> str:
    """ "One hundred and twenty", একশ বিশ."""
    return str(100 * COUNT_OF.get(found["en"] or found["bn"], 1) + COUNT_OF.get(found["rest"] or "", 0))


def _clock(found: re.Match[str]) -> str:
    """An hour in words as 14:00 is written; what only might be one ("half past" and "o'clock" left out) stays."""
    part, half = found["part"], found["half"]
    if not part and not half and "clock" not in found[0]:
        return found[0]
    hour = COUNT_OF.get(found["hour"]) or int(found["hour"])
    if half and half not in _MORNING and hour < 12:
        hour += 12
    minutes = (hour * 60 + _MINUTES.get(part or "", 0)) % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _six_months(found: re.Match[str]) -> str:
    half = 1 if found["half"] in ("first", plain("প্রথম")) else 2
    year = found["year"] or found["before"]
    return f"h{half}" + (f" {year}" if year else "")


def _period_bn(found: re.Match[str]) -> str:
    unit = "h" if found["unit"] == plain("অর্ধবছর") else "q"
    year = found["year"] or found["before"]
    return f"{unit}{found['number']}" + (f" {year}" if year else "")


def _single(found: re.Match[str]) -> str:
    return f"{COUNT_OF[found['word']]}{found['hung'] or ''}"


def _and_a_half(found: re.Match[str]) -> str:
    return f"{COUNT_OF.get(found[1]) or found[1]}.5"


def _more(found: re.Match[str]) -> str:
    number = COUNT_OF[found["number"]] if found["number"] in COUNT_OF else int(found["number"])
    return str(number + _MORE[found["more"]])


def _quarter(found: re.Match[str]) -> str:
    """ "the third quarter of 2026" as Q3 2026 is written: "q3 2026"."""
    number = NTH_OF[found["nth"]]
    unit = "h" if found["unit"] in ("half", plain("অর্ধ"), plain("অর্ধাংশ")) else "q"
    if number > (2 if unit == "h" else 4):
        return found[0]
    year = found["year"] or found["before"]
    return f"{unit}{number}" + (f" {year}" if year else "")


# What is put in digits, in this order, and the script without which it cannot be said.
_STEPS: Sequence[tuple[Literal["latin", "bengali", "both"], re.Pattern[str], str | Callable[[re.Match[str]], str]]] = (
    ("latin", _NOT_ONE, _no),
    ("bengali", _NOT_ONE_BN, plain("কোনো")),
    ("latin", _BOTH_YEARS, _both_years),
    ("both", _OUT_OF_TEN, lambda found: f"{found['part']} of 10"),
    ("latin", _NTH_COMPOUND, lambda found: f"{COUNT_OF[found['ten']] + NTH_OF[found['one']]}th"),
    ("both", _MINUS, "-"),
    ("both", _DAY_MONTH, lambda found: f"{found['day']} {month_abbr[int(found['month'])].lower()}"),
    ("both", _BETWEEN_TWO, "between"),
    ("both", _TWO_SIDES, lambda found: "both sides" if found[0].isascii() else plain("উভয় পক্ষ")),
    ("bengali", _CODE_HUNG, lambda found: f"{found['code']} {plain('এর')}"),
    ("latin", _CLOCK, _clock),
    ("bengali", _CLOCK_BN, _clock),
    ("latin", _OFTEN_EVERY, lambda found: f"{_OFTEN[found['often']]} times"),
    ("both", _HUNDREDS, _hundreds),
    ("bengali", _SCALE_HUNG, _scale),
    ("both", _SIX_MONTHS, _six_months),
    ("both", _QUARTER, _quarter),
    ("both", _FISCAL, lambda found: f"fy{next(one for one in found.groups() if one)}"),
    ("latin", _SHORT_PERIOD, lambda found: f"{found['unit']}{found['number']} {found['year']}"),
    ("bengali", _PERIOD_BN, _period_bn),
    ("latin", _AND_A_HALF, _and_a_half),
    ("latin", _HALF_SCALED, "0.5 "),
    ("bengali", _HALF_BN, lambda found: str(_HALVES[found[0]])),
    ("bengali", _MORE_BN, _more),
    ("both", _ONE_SCALED, "1 "),
    ("both", _ONE_COUNTED, lambda found: str(COUNT_OF.get(found[0], 1))),
    ("latin", _COMPOUND, lambda found: str(COUNT_OF[found["ten"]] + COUNT_OF.get(found["one"] or "", 0))),
    ("both", _SINGLE, _single),
    ("bengali", _DOUBTFUL_COUNTED, _single),
    ("both", _DOZENS, _dozens),
    ("bengali", _DATED, lambda found: f"{found['day']}th{plain(' এর') if found['hung'] else ''}"),
)
