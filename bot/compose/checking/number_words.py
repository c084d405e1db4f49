"""Numbers in words become digits, so that they are read like any other: "twenty-five", পঁচিশ, দেড় লাখ."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from bot.compose.checking.patterns import either, plain, word

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
_ALSO = {"তিরিশ": 30, "চোদ্দ": 14, "ষোল": 16, "ঊনিশ": 19, "কুড়ি": 20, "একশো": 100, "zero": 0, "শূন্য": 0}
# A number only beside what is counted: else they mean somebody, "is not", or sound like other words.
_DOUBTFUL = frozenset(map(plain, ("one", "এক", "নয়", "সাত", "আশি", "বারো", "ষোল")))
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
_HUNG = "টি|টা|টির|টার|জন|জনের"
_ONE_COUNTED = word(
    rf"(?P<one>one|single)(?= (?:open |new |overdue |late |kept )?(?:{'|'.join(_COUNTED.split())})(?![^\W_]))"
    rf"|(?P<bn>এক|একটি|একটা)(?= (?:{'|'.join(_COUNTED_BN.split())}))"
    rf"|(?P<seven>{either(_DOUBTFUL - {'one', plain('এক')})})(?= (?:{_SCALE}|{'|'.join(_COUNTED_BN.split())}"
    rf"|টাকা|শতাংশ))"
)
_COMPOUND = word(rf"(?P<ten>{either(_TENS.split())})(?:[- ](?P<one>{either(_ONES.split()[:9])}))?")
_SINGLE = word(rf"(?P<word>{either(one for one in COUNT_OF if one not in _DOUBTFUL)})(?P<hung>{_HUNG})?")
_DOUBTFUL_COUNTED = word(rf"(?P<word>{either(_DOUBTFUL - {'one'})})(?P<hung>{_HUNG})")
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


_SCALE_HUNG = word(r"(?P<scale>হাজার|লাখ|লক্ষ|কোটি|মিলিয়ন|শতাংশ)(?P<hung>ের|র|েরও|ে)")
_DATED = word(r"(?P<day>[0-3]?\d) ?তারিখ(?P<hung>ের|ে)?")


@lru_cache(maxsize=4096)
def in_digits(text: str) -> str:
    """A text in normal form, with the numbers and quarters that it says in words written in digits."""
    text = _SCALE_HUNG.sub(lambda found: f"{found['scale']} {plain('এর')}", text)
    text = _DATED.sub(lambda found: f"{found['day']}th{plain(' এর') if found['hung'] else ''}", text)
    text = _QUARTER.sub(_quarter, _SIX_MONTHS.sub(_six_months, text))
    text = _FISCAL.sub(lambda found: f"fy{next(one for one in found.groups() if one)}", text)
    text = _SHORT_PERIOD.sub(lambda found: f"{found['unit']}{found['number']} {found['year']}", text)
    text = _PERIOD_BN.sub(_period_bn, text)
    text = _HALF_SCALED.sub("0.5 ", _AND_A_HALF.sub(_and_a_half, text))
    text = _HALF_BN.sub(lambda found: str(_HALVES[found[0]]), text)
    text = _MORE_BN.sub(_more, text)
    text = _ONE_COUNTED.sub(lambda found: str(COUNT_OF.get(found[0], 1)), _ONE_SCALED.sub("1 ", text))
    text = _COMPOUND.sub(lambda found: str(COUNT_OF[found["ten"]] + COUNT_OF.get(found["one"] or "", 0)), text)
    text = _SINGLE.sub(_single, text)
    return _DOUBTFUL_COUNTED.sub(_single, text)


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
