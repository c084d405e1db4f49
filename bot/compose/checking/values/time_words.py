"""Quarters, halves, years, hours and days in words, as they are written with digits: "q3 2026", "14:30"."""

from __future__ import annotations

import re
from calendar import month_abbr

from bot.compose.checking.patterns import either, pattern, plain, word
from bot.compose.checking.values.count_words import BENGALI_COUNTS, COUNT_OF, NTH_OF, ONES
from bot.compose.checking.values.steps import step
from knowledge.normal import normal_form
from knowledge.periods import MONTHS

# "The third quarters of 2024 and 2025".
_BOTH_YEARS = word(
    rf"(?P<nth>{either(NTH_OF)}) (?P<unit>quarters|halves) of (?P<first>(?:19|20)\d\d) and (?P<second>(?:19|20)\d\d)"
)
_SIX_MONTHS = word(
    r"(?:(?P<before>\d{4})(?: ?সালের|-?এর|'s)? )?(?:the )?(?P<half>first|second|last|প্রথম|শেষ|দ্বিতীয়) (?:six"
    r"|6|ছয়) (?:months|মাস)(?:ের|ে)?"
    r"(?:,? (?:of |in )(?P<year>\d{4}))?"
)
_QUARTER = word(
    rf"(?:(?P<before>\d{{4}})(?: ?সালের|-?এর"
    rf"|'s)? (?:এর )?)?(?P<nth>{either(NTH_OF)})[- ](?P<unit>quarter|half(?! (?:by|depends|comes?|came"
    rf"|will|paid|of (?!the year|fy|fiscal|\d)))"
    rf"|কোয়ার্টার|প্রান্তিক|ত্রৈমাসিক|অর্ধ|অর্ধাংশ)"
    rf"(?:ে|ের|এ)?(?:,? (?:of |in )?(?:the year )?(?P<year>\d{{4}}))?"
)
_FISCAL = word(
    r"(?:fiscal|financial) (?:year )?(?:of )?(?P<year>(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?)|fy (?P<fy>(?:19"
    r"|20)\d\d[-–/]\d\d)"
    r"|(?P<bn>(?:19|20)\d\d[-–]\d\d) ?(?:সালের )?অর্থ ?বছর(?:ে|ের)?|অর্থ ?বছর (?P<bn2>(?:19|20)\d\d[-–]\d\d)"
    r"|(?<!fy)(?P<bare>20\d\d[-–/]\d\d)(?![-–/]\d)"
)
_SHORT_PERIOD = word(r"(?P<unit>q|h)(?P<number>[1-4]) (?:of |in |, ?)(?P<year>(?:19|20)\d\d)")
_PERIOD_BN = word(
    r"(?:(?P<before>(?:19|20)\d\d)(?: ?সালের|-?এর)? )?(?P<unit>কোয়ার্টার|প্রান্তিক"
    r"|অর্ধবছর) (?P<number>[1-4])(?:(?:,| এর|,? of)? (?P<year>(?:19|20)\d\d))?"
)
_CODE_HUNG = word(r"(?P<code>[qh][1-4](?: (?:19|20)\d\d)?|fy ?\d{2,4}(?:[-–/]\d\d)?)-?(?:এর|এ|তে|য়|র|ে)")
_CLOCK = word(
    rf"(?:(?P<part>half past|quarter past|quarter to) )?(?P<hour>\d\d?|{either(ONES.split()[:12])})"
    r"(?: o'?clock)?(?: (?P<half>in the (?:morning|afternoon|evening)|at night|noon))?"
)
_CLOCK_BN = word(
    rf"(?P<half>সকাল|দুপুর|বিকেল|বিকাল|সন্ধ্যা|রাত)(?:ে|য়)? (?:(?P<part>সাড়ে|সোয়া|পৌনে) )?"
    rf"(?P<hour>\d\d?|{either(BENGALI_COUNTS.split()[:12])}) ?টা(?:য়|র)?"
)
_MINUTES = {"half past": 30, "quarter past": 15, "quarter to": -15}
_MINUTES |= {plain("সাড়ে"): 30, plain("সোয়া"): 15, plain("পৌনে"): -15}
_MORNING = ("in the morning", plain("সকাল"))
# 22/8-এর, ২৩/১০ তারিখে: a day and its month.
_DAY_MONTH = pattern(
    r"(?<![\d/])(?P<day>[12]\d|3[01]|0?[1-9])/(?P<month>1[0-2]"
    r"|0?[1-9])(?![\d/])(?=-? ?(?:তারিখ|এর|থেকে|নাগাদ|পর্যন্ত|মধ্যে)|[,।)]|$)"
)
# "From 24 to 27 August": both are days of it.
_FIRST_OF_TWO = pattern(
    rf"(?<![\w.,/-])(?P<first>[0-3]?\d)(?:st|nd|rd|th)?(?P<joint> (?:to|and|till|until|or|থেকে|ও|এবং"
    rf"|আর) )(?P<second>[0-3]?\d)(?:st|nd|rd|th)?"
    rf" (?P<month>{either(normal_form(month) for words in MONTHS.values() for month in words.split())})(?![^\W\d_])"
)
_DATED = word(r"(?<!/)(?P<day>[0-3]?\d) ?তারিখ(?P<hung>ের|েরই|েই|েও|ে)?")
_NTH_COMPOUND = word(
    rf"(?P<ten>twenty|thirty)[- ](?P<one>{either(one for one in NTH_OF if one.isalpha() and one.isascii())})"
)


def _both_years(found: re.Match[str]) -> str:
    code = f"{'h' if found['unit'] == 'halves' else 'q'}{NTH_OF[found['nth']]}"
    return f"{code} {found['first']} and {code} {found['second']}"


def _six_months(found: re.Match[str]) -> str:
    half = 1 if found["half"] in ("first", plain("প্রথম")) else 2
    year = found["year"] or found["before"]
    return f"h{half}" + (f" {year}" if year else "")


def _quarter(found: re.Match[str]) -> str:
    """ "the third quarter of 2026" as Q3 2026 is written: "q3 2026"."""
    number = NTH_OF[found["nth"]]
    unit = "h" if found["unit"] in ("half", plain("অর্ধ"), plain("অর্ধাংশ")) else "q"
    if number > (2 if unit == "h" else 4):
        return found[0]
    year = found["year"] or found["before"]
    return f"{unit}{number}" + (f" {year}" if year else "")


def _period_bn(found: re.Match[str]) -> str:
    unit = "h" if found["unit"] == plain("অর্ধবছর") else "q"
    year = found["year"] or found["before"]
    return f"{unit}{found['number']}" + (f" {year}" if year else "")


def _fiscal(found: re.Match[str]) -> str:
    """ "2026-27" alone is a year as "FY2026-27" is; 2026-11 is a month."""
    bare = found["bare"]
    if bare and int(bare[-2:]) != (int(bare[2:4]) + 1) % 100:
        return found[0]
    return f"fy{next(one for one in found.groups() if one)}"


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


BOTH_YEARS = step("quarters of|halves of", _BOTH_YEARS, _both_years)
NTH_COMPOUND = step("twenty|thirty", _NTH_COMPOUND, lambda found: f"{COUNT_OF[found['ten']] + NTH_OF[found['one']]}th")
DAY_MONTH = step("/", _DAY_MONTH, lambda found: f"{found['day']} {month_abbr[int(found['month'])].lower()}")
CODE_HUNG = step("q1|q2|q3|q4|h1|h2|h3|h4|fy", _CODE_HUNG, lambda found: f"{found['code']} {plain('এর')}")
CLOCK = step("past|quarter to|clock|in the |at night|noon", _CLOCK, _clock)
CLOCK_BN = step("সকাল|দুপুর|বিকেল|বিকাল|সন্ধ্যা|রাত", _CLOCK_BN, _clock)
SIX_MONTHS = step(" months| মাস", _SIX_MONTHS, _six_months)
QUARTER = step("quarter|half|কোয়ার্টার|প্রান্তিক|ত্রৈমাসিক|অর্ধ", _QUARTER, _quarter)
FISCAL = step("fiscal|financial|fy|অর্থ|20", _FISCAL, _fiscal)
SHORT_PERIOD = step(
    "q1|q2|q3|q4|h1|h2|h3|h4", _SHORT_PERIOD, lambda found: f"{found['unit']}{found['number']} {found['year']}"
)
PERIOD_BN = step("কোয়ার্টার|প্রান্তিক|অর্ধবছর", _PERIOD_BN, _period_bn)
FIRST_OF_TWO = step(
    " to | and | till | until | or | থেকে | ও | এবং | আর ",
    _FIRST_OF_TWO,
    lambda found: f"{found['first']} {found['month']}{found['joint']}{found['second']} {found['month']}",
)
DATED = step("তারিখ", _DATED, lambda found: f"{found['day']}th{plain(' এর') if found['hung'] else ''}")
