"""Numbers as people write them in English and Bengali: read out of a text, and written back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Literal, NamedTuple, TypeVar

from knowledge.normal import AFTER_WORD, BEFORE_WORD, folded

NumberKind = Literal["plain", "percent", "money"]
Meaning = TypeVar("Meaning")


class NumberMention(NamedTuple):
    """A number in a text, at `start:end` of the text as written, its marks and unit included.

    `value` has its scale worked in ("35k" is 35000). `unit` is the currency's code for money, "%" for a
    percentage, what is counted for a plain number where it is a known unit ("day", "carton"), else "".
    """

    value: Decimal
    kind: NumberKind
    unit: str
    start: int
    end: int


_SCALES = {
    3: "k thousand হাজার", 5: "lakh lakhs lac lacs লাখ লক্ষ", 6: "m mn million মিলিয়ন",
    7: "crore crores cr কোটি", 9: "b bn billion বিলিয়ন",
}  # fmt: skip
_CURRENCIES = {
    "BDT": "bdt tk tk. taka ৳ টাকা টাকার", "USD": "usd us$ $ dollar dollars ডলার", "EUR": "eur € euro euros ইউরো",
    "GBP": "gbp £ pound pounds", "INR": "inr ₹ rs rs. rupee rupees রুপি",
}  # fmt: skip
_PERCENTS = ("%", "٪", "percentage points", "percentage point", "percent", "per cent", "pct", "শতাংশ", "পার্সেন্ট")
_UNITS = {
    "day": "day days দিন দিনের দিনে দিনেরও দিনেই দিনেও দিনও",
    "week": "week weeks সপ্তাহ সপ্তাহের সপ্তাহে সপ্তাহেরও সপ্তাহেই সপ্তাহেও সপ্তাহও",
    "hour": "hour hours ঘণ্টা ঘন্টা",
    "month": "month months মাস মাসের মাসে মাসেরও মাসেই মাসেও মাসও",
    "year": "year years বছর বছরের বছরে বছরেরও বছরেই বছরেও বছরও",
    "minute": "minute minutes মিনিট",
    "order": "order orders অর্ডার অর্ডারের", "carton": "carton cartons ctn ctns কার্টন", "case": "case cases কেস",
    "piece": "piece pieces pcs pc পিস", "unit": "unit units ইউনিট", "box": "box boxes বক্স", "dozen": "dozen ডজন",
    "pack": "pack packs প্যাক প্যাকেট", "bag": "bag bags ব্যাগ বস্তা", "tonne": "tonne tonnes ton tons টন",
    "kg": "kg kgs কেজি কেজির কেজিতে", "g": "g gm grams গ্রাম গ্রামের গ্রামে",
    "litre": "l litre litres liter liters লিটার লিটারের লিটারে", "ml": "ml মিলি মিলির মিলিতে",
    "outlet": "outlet outlets আউটলেট", "store": "store stores shop shops দোকান", "facing": "facing facings ফেসিং",
    "person": "people জন",
}  # fmt: skip
# "one" and এক are left out: they mean somebody or something at least as often as a number. So is নয় ("is not").
_COUNTS = {
    2: "two দুই দু", 3: "three তিন", 4: "four চার", 5: "five পাঁচ", 6: "six ছয়", 7: "seven সাত", 8: "eight আট",
    9: "nine", 10: "ten দশ", 11: "eleven এগারো", 12: "twelve বারো", 15: "fifteen পনেরো", 20: "twenty বিশ কুড়ি",
    30: "thirty ত্রিশ", 40: "forty চল্লিশ", 50: "fifty পঞ্চাশ", 100: "hundred একশ একশো", 200: "দুইশ দুশো",
}  # fmt: skip


def _known(words: dict[Meaning, str]) -> dict[str, Meaning]:
    return {folded(word).text: meaning for meaning, line in words.items() for word in line.split()}


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(folded(word).text) for word in sorted(words, key=len, reverse=True))


SCALE_OF = _known({Decimal(10) ** power: words for power, words in _SCALES.items()})
COUNT_OF = _known({Decimal(count): words for count, words in _COUNTS.items()})
_CURRENCY_OF = _known(_CURRENCIES)
_UNIT_OF = _known(_UNITS)
# What Bengali hangs on a number when it counts things: ৫টি, দুইটা.
_CLASSIFIER = "(?:টি|টা|টো|টির|টার|টোর|টিতে|টাতে|টোতে|খানা)"
_CORE = re.compile(
    rf"""(?P<other>\d+(?:[/:.-]\d+){{2,}}|\d+[/:]\d+  # a date, a time, a telephone number: no amounts
        |0\d{{3,}}(?:[ -]\d{{3,}})*|\+\d[\d -]{{7,}}\d)
      | (?P<digits>\d{{1,3}}(?:,\d\d)*,\d{{3}}(?!\d|,\d)(?:\.\d+)?|\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)
      | {BEFORE_WORD}(?P<word>{_either(COUNT_OF)})(?={_CLASSIFIER}?{AFTER_WORD})""",
    re.VERBOSE,
)
# Where one may begin, which costs little to find; digits stand apart so that all begin with a letter of their own.
_BEGINS = re.compile("|".join([*r"0123456789", r"\+", _either(COUNT_OF)]))
_BEFORE = re.compile(rf"(?:{BEFORE_WORD}(?P<name>[a-z]+\$?\.?)|(?P<mark>[৳$€£₹]))\s?\Z")
_PART_OF_A_NAME = re.compile(r"(?:[^\W\d_]|[^\W\d_]-|[\d#@_.]|\d[,/:])\Z")
_SCALE = re.compile(rf"[\s-]?(?P<scale>{_either(SCALE_OF)}){AFTER_WORD}")
_HUNG_ON = re.compile(rf"{_CLASSIFIER}{AFTER_WORD}")
_AFTER = re.compile(
    rf"""\s?(?P<percent>%|٪)
      | \s?(?P<percent_word>{_either(_PERCENTS[2:])}){AFTER_WORD}
      | \s?(?P<currency>{_either(_CURRENCY_OF)}){AFTER_WORD}(?!(?<=[a-z.$€£₹৳])\s?\d)
      | [\s-]?(?P<unit>{_either(_UNIT_OF)}){AFTER_WORD}""",
    re.VERBOSE,
)
_LATIN = re.compile(r"[a-z]")
_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|থেকে)\s")


def numbers_in(text: str) -> list[NumberMention]:
    """The numbers of `text` in order; dates, times, telephone numbers, numbers inside names (Q3, note-57) are not."""
    words = folded(text)
    found = numbers_in_normal_form(words.text)
    placed = ((mention, words.as_written(mention.start, mention.end)) for mention in found)
    return [mention._replace(start=start, end=end) for mention, (start, end) in placed]


def numbers_in_normal_form(text: str) -> list[NumberMention]:
    """The same of a text that is in normal form already: its folding would cost more than the reading."""
    found: list[NumberMention] = []
    for core in _cores(text):
        taken = found[-1].end if found else 0
        if core["other"] is None and (mention := _mention(text, core, taken)) is not None:
            found.append(mention)
    return _shared_units(text, _joined(text, found))


def _cores(text: str) -> Iterator[re.Match[str]]:
    """The cores of the numbers of a text, one after the other."""
    at = 0
    while begins := _BEGINS.search(text, at):
        core = _CORE.match(text, begins.start())
        if core is not None:
            yield core
        at = core.end() if core is not None else begins.start() + 1


def _mention(text: str, core: re.Match[str], taken: int) -> NumberMention | None:
    start, end = core.span()
    before = text[max(0, start - 12) : start]
    if core["digits"] and (_PART_OF_A_NAME.search(before[-2:]) or (core["digits"].isdigit() and end - start > 10)):
        return None
    value = COUNT_OF[core["word"]] if core["word"] else Decimal(core["digits"].replace(",", ""))
    kind: NumberKind = "plain"
    unit = ""
    if scale := _SCALE.match(text, end):
        value, end = value * SCALE_OF[scale["scale"]], scale.end()
    if hung_on := _HUNG_ON.match(text, end):
        end = hung_on.end()
    of_them = hung_on is not None and hung_on[0].endswith("র")  # ২টির দিন পেরিয়েছে: the day of two, not two days
    if (after := _AFTER.match(text, end)) and not of_them:
        end = after.end()
        if after["currency"]:
            kind, unit = "money", _CURRENCY_OF[after["currency"]]
        elif after["unit"]:
            unit = _UNIT_OF[after["unit"]]
        else:
            kind, unit = "percent", "%"
    elif _LATIN.match(text, end) and not (hung_on or core["word"]):
        return None  # part of a name or an ordinal: 7up, 3rd
    start, negative = _minus(text, start)
    money = _BEFORE.search(text, max(taken, start - 8), start)
    if money and (code := _CURRENCY_OF.get(money["name"] or money["mark"])):
        kind, unit = "money", code
        start, minus = _minus(text, money.start())
        negative = negative or minus
    value = -value if negative else value
    return NumberMention(value, kind, unit, start, end)


def _minus(text: str, start: int) -> tuple[int, bool]:
    """Where the number begins with its minus, and whether it has one. A dash after a word or a number is none."""
    if start and text[start - 1] in "-−" and not (start > 1 and re.match(r"[\w\u0980-\u09f1)\]%]", text[start - 2])):
        return start - 1, True
    return start, False


def _joined(text: str, found: list[NumberMention]) -> list[NumberMention]:
    """Puts together what was said in parts: "1 crore 20 lakh", ২ কোটি ৩৫ লাখ টাকা."""
    joined: list[NumberMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if (
            last
            and text[last.end : mention.start].strip() in {"", "and"}
            and _ends_in_scale(text, last)
            and last.value > mention.value >= (100 if text[last.end : mention.start] == " " else 1000)
            and last.kind != "percent" != mention.kind
        ):
            kind: NumberKind = "money" if "money" in {last.kind, mention.kind} else "plain"
            joined[-1] = NumberMention(
                last.value + mention.value, kind, mention.unit or last.unit, last.start, mention.end
            )
        else:
            joined.append(mention)
    return joined


def _ends_in_scale(text: str, mention: NumberMention) -> bool:
    return text[mention.start : mention.end].split()[-1] in SCALE_OF


def _shared_units(text: str, found: list[NumberMention]) -> list[NumberMention]:
    """In "10-15 %" and "5 to 7 days" the first number means what the second says."""
    for place, (one, other) in enumerate(pairwise(found)):
        if one.kind == "plain" and not one.unit and other.unit and _RANGE.fullmatch(text, one.end, other.start):
            found[place] = one._replace(kind=other.kind, unit=other.unit)
    return found


def bengali_digits(text: str) -> str:
    """`text` with its ASCII digits written in Bengali."""
    return text.translate(_TO_BENGALI)


_TO_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


def grouped(number: Decimal, places: int, lakh: bool) -> str:
    """`number` rounded once, half up, to `places` decimals: 1,04,874.98 grouped by lakh, else 104,874.98."""
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    sign = "-" if rounded < 0 else ""
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    step = 2 if lakh else 3
    groups = [head[max(0, end - step) : end] for end in range(len(head), 0, -step)][::-1]
    return sign + ",".join([*groups, tail]) + (f".{decimals}" if decimals else "")
