"""The words that name one period, in English and Bengali, and how each is read: the rules of `periods`.

A rule is a pattern on the text's normal form and a reading of what it found; of two rules the earlier one wins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from knowledge.evidence import Period
from knowledge.festivals import EIDS, last_ended, last_season
from knowledge.numbers import COUNT_OF
from knowledge.spans import DAY, Calendar, a_year_earlier, last_units, month_of, months_from, months_later, unit_around
from knowledge.weekdays import WEEKDAYS

MONTHS = {
    1: "january jan জানুয়ারি জানুয়ারী জানু",
    2: "february feb ফেব্রুয়ারি ফেব্রুয়ারী ফেব্রু",
    3: "march mar মার্চ",
    4: "april apr এপ্রিল",
    5: "may মে",
    6: "june jun জুন",
    7: "july jul জুলাই",
    8: "august aug আগস্ট অগাস্ট",
    9: "september sept sep সেপ্টেম্বর সেপ্টে",
    10: "october oct অক্টোবর অক্টো",
    11: "november nov নভেম্বর নভে",
    12: "december dec ডিসেম্বর ডিসে",
}
# Words that are months only where the words around them say so.
DOUBTFUL = frozenset({"may", "mar", "মে"})
OCCASIONS: dict[str, tuple[str, ...]] = {
    "eid[ -](?:ul|al)[ -]fitr|ঈদ[- ]?[উু]ল[- ]ফিতর|রোজার ঈদ": ("eid_ul_fitr",),
    "eid[ -](?:ul|al)[ -]adha|ঈদ[- ]?[উু]ল[- ]আ[জয]হা|ক[োু]রবানির ঈদ|ক[োু]রবানি": ("eid_ul_adha",),
    "eid|ঈদ": EIDS,
    "durga puja|puja|দুর্গাপূজা|দুর্গা পূজা|পূজা|পুজো|পুজা": ("durga_puja",),
    "pohela boishakh|boishakh|পহেলা বৈশাখ|বৈশাখ": ("pohela_boishakh",),
    "ramadan|ramzan|রমজান|রোজা": ("ramadan",),
    "christmas|বড়দিন": ("christmas",),
}
UNITS = {
    "day": "days?|দিন",
    "week": "weeks?|সপ্তাহ",
    "fortnight": "fortnights?|পক্ষ",
    "month": "months?|মাস",
    "quarter": "quarters?|কোয়ার্টার|ত্রৈমাসিক|প্রান্তিক",
    "half": "half[ -]years?|halves|half|ষান্মাসিক|ষাণ্মাসিক|অর্ধবছর",
    "year": "years?|বছর",
}
_ORDINALS = {1: "first|1st|প্রথম|১ম", 2: "second|2nd|দ্বিতীয়|২য়", 3: "third|3rd|তৃতীয়|৩য়", 4: "fourth|4th|চতুর্থ|৪র্থ"}

Reading = Callable[[re.Match[str], date, Calendar], Period | None]


def normal(pattern: str) -> str:
    """A pattern with its Bengali written as the normal form writes it, and its digits as ASCII."""
    digits = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
    return unicodedata.normalize("NFC", pattern).translate(digits)


def _key(table: dict[str, str], word: str) -> str:
    return next(key for key, pattern in table.items() if re.fullmatch(normal(pattern), word))


def _occasion(match: re.Match[str]) -> tuple[str, ...]:
    words = match["occasion"]
    return next(keys for pattern, keys in OCCASIONS.items() if re.fullmatch(normal(pattern), words))


def _year(word: str) -> int:
    return int(word) if len(word) == 4 else 2000 + int(word)


def _year_named(match: re.Match[str], as_of: date) -> int | None:
    """The year a rule found, as digits or as "last year", "গত বছরের"; None where it found none."""
    groups = match.groupdict()
    if groups.get("year"):
        return _year(groups["year"])
    return as_of.year - 1 if groups.get("before") or groups.get("after") else None


def _month_number(match: re.Match[str]) -> int:
    return next(number for number, words in MONTHS.items() if match["month"] in normal(words).split())


def _latest(year: int | None, month: int, day: int, as_of: date) -> date | None:
    """The day of a year; the latest one that is not to come where no year is named."""
    try:
        if year is not None:
            return date(year, month, day)
        at = date(as_of.year, month, day)
    except ValueError:
        return None
    return at if at <= as_of else a_year_earlier(at)


_MONTH_WORDS = sorted(normal(" ".join(MONTHS.values())).split(), key=len, reverse=True)
_JOINED_BEFORE = re.compile(
    normal(
        r"(?:\b(?:in|of|for|during|since|from|last|this|to|till|until|between|early|mid|late|after)|গত) $"
        rf"|(?:{'|'.join(_MONTH_WORDS)})(?: \d{{4}})?(?: ?[-–] ?| and | থেকে )$"
    )
)
_JOINED_AFTER = re.compile(normal(rf"(?: ?[-–] ?| to | and | থেকে )(?:{'|'.join(_MONTH_WORDS)})"))


def _named_month(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    year = _year_named(match, as_of)
    if match["month"] in DOUBTFUL and year is None and "মাস" not in match[0]:
        before, after = match.string[: match.start()], match.string[match.end() :]
        if not _JOINED_BEFORE.search(before) and not _JOINED_AFTER.match(after) and not after.startswith(" মাস"):
            return None
    first = _latest(year, _month_number(match), 1, as_of)
    return month_of(first) if first is not None else None


def _named_day(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    at = _latest(_year_named(match, as_of), _month_number(match), int(match["day"]), as_of)
    return Period(at, at, "day") if at is not None else None


def _days_of_month(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    """ "1-15 Nov": from one day of a month to another."""
    last = _named_day(match, as_of, calendar)
    if last is None or not 1 <= int(match["first"]) <= last.end.day:
        return None
    return Period(last.end.replace(day=int(match["first"])), last.end, "span")


def _day(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    at = _latest(int(match["y"]), int(match["m"]), int(match["d"]), as_of)
    return Period(at, at, "day") if at is not None else None


def _part(months: int) -> Reading:
    """A quarter (3) or half (6) by its number: of a year, of a fiscal year, or the latest that has begun."""

    def read(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
        groups = match.groupdict()
        number = int(groups.get("number") or 0) or next(
            one for one, words in _ORDINALS.items() if re.fullmatch(normal(words), match["ordinal"])
        )
        number = min(number, 12 // months)
        if groups.get("fiscal"):
            start = _fiscal_start(_year(match["fiscal"]), groups.get("second"), calendar)
            return months_from(months_later(start, months * (number - 1)), months, "span")
        year = _year_named(match, as_of)
        start = date(year or as_of.year, months * (number - 1) + 1, 1)
        if year is None and start > as_of:
            start = start.replace(year=start.year - 1)
        return months_from(start, months, "quarter" if months == 3 else "half")

    return read


def _fiscal_start(first: int, second: str | None, calendar: Calendar) -> date:
    """A fiscal year is named by the year it begins in where both are given (FY2025-26), else by the one it ends in."""
    begins = first if second or calendar.fiscal_year_starts == 1 else first - 1
    return date(begins, calendar.fiscal_year_starts, 1)


def _fiscal(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    first, second = _year(match["year"]), match["second"]
    if second and _year(second[-2:]) % 100 != (first + 1) % 100:
        return None
    return months_from(_fiscal_start(first, second, calendar), 12, "fiscal_year")


def _last_units(match: re.Match[str], as_of: date, calendar: Calendar) -> Period:
    word = match["number"]
    number = int(word) if word.isdigit() else int(COUNT_OF.get(word, 1))
    return last_units(number, _key(UNITS, match["unit"]), as_of)


def _next_units(match: re.Match[str], as_of: date, calendar: Calendar) -> Period:
    """The next so many days, weeks or months, from the as-of day on."""
    word = match["number"]
    number = int(word) if word.isdigit() else int(COUNT_OF.get(word, 1))
    unit = _key(UNITS, match["unit"])
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return Period(as_of, as_of + (number * days - 1) * DAY, "span")
    months = number * {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit, 1)
    return Period(as_of, months_from(as_of.replace(day=1), months + 1, "month").end, "span")


def _back(back: int) -> Reading:
    def read(match: re.Match[str], as_of: date, calendar: Calendar) -> Period:
        unit = "fiscal_year" if match.groupdict().get("fiscal") else _key(UNITS, match["unit"])
        if unit == "fortnight":
            return last_units(1, unit, as_of - back * 14 * DAY if back > 1 else as_of)
        return unit_around(unit, as_of, calendar, back)

    return read


def _fiscal_back(back: int) -> Reading:
    return lambda match, as_of, calendar: unit_around("fiscal_year", as_of, calendar, back)


def _to_date(unit: str) -> Reading:
    def read(match: re.Match[str], as_of: date, calendar: Calendar) -> Period:
        return replace(unit_around(unit, as_of, calendar), end=as_of, kind="span")

    return read


def _same_time_last_year(match: re.Match[str], as_of: date, calendar: Calendar) -> Period:
    return Period(date(as_of.year - 1, 1, 1), a_year_earlier(as_of), "span")


def _days_ago(days: int) -> Reading:
    return lambda match, as_of, calendar: unit_around("day", as_of, calendar, days)


def _since_occasion(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    festival = last_ended(_occasion(match), as_of)
    return Period(festival.ends_on + DAY, as_of, "since", festival.key) if festival is not None else None


def _since_weekday(match: re.Match[str], as_of: date, calendar: Calendar) -> Period:
    """The days since the last such day of the week that is over."""
    named = next(day for day, words in WEEKDAYS.items() if match["weekday"] in normal(words).split())
    back = (as_of.weekday() - named) % 7 or 7
    return Period(as_of - back * DAY, as_of, "since")


def _season(match: re.Match[str], as_of: date, calendar: Calendar) -> Period | None:
    """A festival with the season before it; the last one that is over where "last" says so."""
    keys, named = _occasion(match), match["year"]
    year = _year(named) if named else as_of.year - 1 if match["before"] or match["after"] else None
    passed = match["gone"] is not None and year is None
    festival = last_ended(keys, as_of) if passed else last_season(keys, as_of, year)
    if festival is None:
        return None
    end = festival.starts_on - DAY if match["ahead"] or match["ahead_bn"] else festival.ends_on
    return Period(festival.season_starts_on, end, "span", festival.key)


def _whole_year(match: re.Match[str], as_of: date, calendar: Calendar) -> Period:
    return months_from(date(int(match["year"]), 1, 1), 12, "year")


_MONTH = f"(?P<month>{'|'.join(_MONTH_WORDS)})"
_WEEKDAY = f"(?P<weekday>{'|'.join('|'.join(words.split()) for words in WEEKDAYS.values())})"
_OCCASION = f"(?P<occasion>{'|'.join(OCCASIONS)})"
_UNIT = f"(?P<unit>{'|'.join(UNITS.values())})"
_NUMBER = rf"(?P<number>\d+|one|এক|{'|'.join(sorted(COUNT_OF, key=len, reverse=True))})"
_ORDINAL = f"(?P<ordinal>{'|'.join(_ORDINALS.values())})"
_ENDING = "(?:ের|এর|ে|তে|টা|টি|র|য়)?"
_LAST, _THIS = "(?:last|previous|past|গত|বিগত|গেল|আগের)", "(?:this|current|the current|এই|এ|চলতি|বর্তমান)"
_NEXT = "(?:(?:the )?(?:next|coming|upcoming|following)|আগামী|সামনের|আসছে)"
_LAST_YEAR = rf"(?P<before>(?:{_LAST} বছর(?:ের)? )?)"
_OF_YEAR = r"(?:,? ?(?:of |in )?(?:(?P<year>\d{4})|(?P<after>last year)))?"
_OF_FISCAL = r"(?: ?(?:of )?(?:fy|অর্থবছর) ?'?(?P<fiscal>\d{4}|\d{2})(?:[-/](?P<second>\d{2,4}))?)"
_FISCAL = "(?P<fiscal>fiscal |financial |অর্থ ?)?"
_NTH = "(?:st|nd|rd|th|ই|লা|রা|ঠা|শে)?"
_SAME = "(?:at )?(?:the )?same (?:period|time)(?: of| in)?"
_TO_DATE = "(?: to date| so far|[- ]till[- ]date)"
_START = "(?:the )?(?:start|beginning) of (?:the |this )?"

RULES: tuple[tuple[str, Reading], ...] = (
    (r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", _day),
    (r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})", _day),
    (rf"(?:since|after) (?:the )?(?:last )?{_OCCASION}", _since_occasion),
    (rf"(?:since|after) (?:last )?{_WEEKDAY}", _since_weekday),
    (rf"(?:গত )?{_WEEKDAY}(?:ের)? (?:পর )?(?:থেকে|theke)", _since_weekday),
    (rf"(?:{_LAST} )?{_OCCASION}{_ENDING} পর(?:ে|(?: থেকে))?", _since_occasion),
    (
        r"(?P<ahead>before (?:the )?)?(?:(?:at|in|during|for|over) )?(?:the )?"
        rf"(?:(?:(?P<before>{_LAST})|{_THIS}) (?:year(?:['’]?s)?|বছরের?) |(?P<gone>{_LAST}) |{_THIS} )?"
        rf"{_OCCASION}{_ENDING}(?: season| মৌসুমে?| সিজনে?)?(?:{_OF_YEAR}| (?:of )?this year)(?P<ahead_bn> আগে)?",
        _season,
    ),
    (rf"{_SAME} last year|last year,? {_SAME}|গত বছর(?:ের)? (?:এই|একই|এ) সময়{_ENDING}", _same_time_last_year),
    (
        rf"(?:fiscal|financial) year{_TO_DATE}|fytd|since {_START}(?:fiscal|financial) year"
        r"|(?:চলতি |এই )?অর্থবছরের শুরু থেকে",
        _to_date("fiscal_year"),
    ),
    (rf"(?:this )?year{_TO_DATE}|ytd|since {_START}year|(?:এ |এই |চলতি )?বছরের শুরু থেকে", _to_date("year")),
    (rf"(?:this )?quarter{_TO_DATE}|qtd", _to_date("quarter")),
    (rf"(?:this )?month{_TO_DATE}|mtd|(?:এ |এই |চলতি )?মাসের শুরু থেকে", _to_date("month")),
    (rf"q(?P<number>[1-4]){_OF_FISCAL}", _part(3)),
    (rf"h(?P<number>[12]){_OF_FISCAL}", _part(6)),
    (rf"{_ORDINAL} (?:quarter|কোয়ার্টার|প্রান্তিক){_ENDING}{_OF_FISCAL}", _part(3)),
    (rf"{_ORDINAL} half(?: year)?{_OF_FISCAL}", _part(6)),
    (r"(?:fy|fiscal year|অর্থবছর) ?'?(?P<year>\d{4}|\d{2})(?:[-/](?P<second>\d{2,4}))?", _fiscal),
    (rf"(?P<year>20\d\d)[-/](?P<second>\d{{2}}|20\d\d)(?: ?অর্থবছর{_ENDING}| ?fiscal year)?", _fiscal),
    (rf"{_LAST_YEAR}q(?P<number>[1-4])(?:[ '-]*(?P<year>\d{{4}}|\d{{2}})| (?:of )?(?P<after>last year))?", _part(3)),
    (rf"{_LAST_YEAR}h(?P<number>[12])(?:[ '-]*(?P<year>\d{{4}}|\d{{2}})| (?:of )?(?P<after>last year))?", _part(6)),
    (rf"{_LAST_YEAR}{_ORDINAL} (?:quarter|কোয়ার্টার|প্রান্তিক){_ENDING}{_OF_YEAR}", _part(3)),
    (rf"{_LAST_YEAR}{_ORDINAL} (?:half(?: year)?|ছয় মাস|৬ মাস){_ENDING}{_OF_YEAR}", _part(6)),
    (rf"{_LAST} {_NUMBER} ?{_UNIT}{_ENDING}", _last_units),
    (rf"{_NEXT} {_NUMBER} ?{_UNIT}{_ENDING}", _next_units),
    (rf"{_NEXT} {_FISCAL}{_UNIT}{_ENDING}", _back(-1)),
    (r"tomorrow|আগামীকাল", _days_ago(-1)),
    (rf"{_LAST} (?:fiscal|fy|financial year)", _fiscal_back(1)),
    (rf"{_THIS} (?:fiscal|fy|financial year)(?! year)", _fiscal_back(0)),
    (
        rf"(?P<first>\d{{1,2}}) ?(?:-|–|to|থেকে) ?(?P<day>\d{{1,2}}){_NTH} (?:of )?{_MONTH}{_OF_YEAR}{_ENDING}",
        _days_of_month,
    ),
    (rf"{_LAST_YEAR}(?P<day>\d{{1,2}}){_NTH} (?:of )?{_MONTH}{_OF_YEAR}{_ENDING}", _named_day),
    (rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:){_OF_YEAR}", _named_day),
    (rf"{_LAST_YEAR}{_MONTH}{_OF_YEAR}{_ENDING}(?: মাসে?র?)?", _named_month),
    (rf"{_LAST} {_FISCAL}{_UNIT}{_ENDING}", _back(1)),
    (rf"{_THIS} {_FISCAL}{_UNIT}{_ENDING}", _back(0)),
    (r"(?:the )?day before yesterday|গত পরশু", _days_ago(2)),
    (r"yesterday|গতকাল", _days_ago(1)),
    (r"today|আজ(?:কে)?", _days_ago(0)),
    (r"(?:in )?(?<![-/.#])(?P<year>20\d\d|19\d\d)(?![-/.]\d)(?: সাল(?:ে|ের)?)?", _whole_year),
)
