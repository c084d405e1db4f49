"""The ways in which people write amounts, shares and counts in English and Bengali, rounded as far as is allowed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from knowledge.evidence import Money, Percent, Quantity, Value
from tests.benchmarks.checking.rounding import near_enough, rounded
from tests.benchmarks.checking.units import counted
from tests.benchmarks.checking.ways import LakhAndThousand, Language, NumberWay, Way, WordWay, number_of

LAKH, CRORE, MILLION, THOUSAND = Decimal(100_000), Decimal(10_000_000), Decimal(1_000_000), Decimal(1000)
# What stands before and after an amount of a currency.
AROUND = {
    "en": {
        "BDT": [("BDT ", ""), ("Tk ", ""), ("৳", ""), ("", " taka"), ("", " BDT"), ("Tk. ", "")],
        "USD": [("USD ", ""), ("$", ""), ("", " dollars")],
        "EUR": [("EUR ", ""), ("€", ""), ("", " euros")],
        "GBP": [("GBP ", ""), ("£", "")],
        "INR": [("INR ", ""), ("Rs ", ""), ("", " rupees")],
    },
    "bn": {
        "BDT": [("৳", ""), ("", " টাকা"), ("", " টাকা"), ("BDT ", "")],
        "USD": [("", " ডলার"), ("USD ", "")],
        "EUR": [("", " ইউরো"), ("EUR ", "")],
        "GBP": [("GBP ", "")],
        "INR": [("", " রুপি"), ("INR ", "")],
    },
}
SCALE_WORDS = {
    "en": {LAKH: " lakh", CRORE: " crore", MILLION: " million", THOUSAND: "k"},
    "bn": {LAKH: " লাখ", CRORE: " কোটি", MILLION: " মিলিয়ন", THOUSAND: " হাজার"},
}
LAKH_CURRENCIES = ("BDT", "INR")
# How many of the rounded numbers say that they are.
HEDGED = 0.12
SHARES = {
    "en": {"half": 50, "a third": 33, "a quarter": 25, "a fifth": 20, "two thirds": 67, "three quarters": 75},
    "bn": {
        "অর্ধেক": 50,
        "এক-তৃতীয়াংশ": 33,
        "এক-চতুর্থাংশ": 25,
        "পাঁচ ভাগের এক ভাগ": 20,
        "দুই-তৃতীয়াংশ": 67,
        "তিন-চতুর্থাংশ": 75,
    },
}
# A word tells a share that is within one point of it; three and more points off, another word is false.
SHARE_TRUE, SHARE_FALSE = Decimal(1), Decimal(4)


def money_way(money: Money, language: Language, random: Random, hint: str) -> Way | None:
    """A way of writing an amount. hint "down": told lower than it is (for "more than"), "up": higher, "exact"."""
    ways: list[Way] = []
    bengali = language == "bn" and random.random() < 0.75
    around = AROUND[language][money.currency]
    lakh = money.currency in LAKH_CURRENCIES
    for places in (0, 2):
        before, after = random.choice(around)
        ways.append(NumberWay(before, after, places=places, lakh=lakh, bengali=bengali, kind="money"))
        if language == "en":
            ways.append(NumberWay(before, after, places=places, kind="money"))
    if hint != "exact":
        for scale, word in SCALE_WORDS[language].items():
            if abs(money.amount) >= scale and _usual(scale, money, lakh):
                before, after = random.choice([*around, ("", "")])
                for places in (0, 1, 2):
                    ways.append(NumberWay(before, after, scale, word, places, bengali=bengali, kind="money"))
        if (
            money.currency == "BDT"
            and language == "bn"
            and LAKH <= money.amount < CRORE
            and rounded(money.amount, THOUSAND) % LAKH
        ):
            ways.append(LakhAndThousand(("লাখ", "হাজার"), " টাকা", bengali))
    return _fitting(ways, money.amount, language, random, hint)


def _usual(scale: Decimal, money: Money, lakh: bool) -> bool:
    if scale == THOUSAND:
        return THOUSAND * 5 <= abs(money.amount) < MILLION
    return scale == MILLION if not lakh else scale != MILLION or abs(money.amount) > MILLION


def _fitting(ways: list[Way], number: Decimal, language: Language, random: Random, hint: str) -> Way | None:
    """One of the ways that tell the number truly, and to the side that is wanted."""
    fitting: list[Way] = []
    for way in ways:
        if isinstance(way, NumberWay):
            said = way.said(number)
            side = hint not in ("down", "up") or (said < number if hint == "down" else said > number)
            if said and near_enough(said, number) and side:
                fitting.append(way)
        elif hint not in ("down", "up"):
            fitting.append(way)
    if not fitting:
        return None
    chosen = random.choice(fitting)
    if isinstance(chosen, NumberWay) and not hint and random.random() < HEDGED:
        return _hedged(chosen, number, language, random)
    return chosen


def _hedged(way: NumberWay, number: Decimal, language: Language, random: Random) -> NumberWay:
    """What was rounded with a word that says so: "about", "nearly" of less, "just over" of more."""
    side = (way.said(number) > number) - (way.said(number) < number)
    hedges = {0: [""], 1: ["about ", "nearly ", "almost "], -1: ["about ", "roughly ", "just over "]}[side]
    hedge = ("প্রায় " if side else "") if language == "bn" else random.choice(hedges)
    return replace(way, before=hedge + way.before)


def percent_way(percent: Percent, language: Language, random: Random, hint: str) -> Way | None:
    """A way of writing a share; hint "word": by a word ("a third")."""
    number = percent.share * 100
    if hint == "word":
        words = {Percent(Decimal(share) / 100): word for word, share in SHARES[language].items()}
        near = [one for one in words if abs(one.share * 100 - number) <= SHARE_TRUE]
        return WordWay({percent: words[near[0]], **{k: v for k, v in words.items() if k != percent}}) if near else None
    bengali = language == "bn" and random.random() < 0.75
    signs = ["%", "%", "%", " percent", " per cent"] if language == "en" else ["%", "%", " শতাংশ", " পার্সেন্ট"]
    ways: list[Way] = [
        NumberWay("", random.choice(signs), places=places, bengali=bengali, kind="percent")
        for places in ((0, 1) if number != number.to_integral_value() else (0,))
    ]
    return _fitting(ways, number, language, random, hint)


_COUNTS = {
    "en": ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    "bn": ["কোনো", "এক", "দুই", "তিন", "চার", "পাঁচ", "ছয়", "সাত", "আট", "নয়", "দশ", "এগারো", "বারো"],
}


def count_way(value: Quantity | Decimal | int, language: Language, random: Random, hint: str) -> Way | None:
    """A way of writing a count with what is counted. hint "word": in words ("three orders"); "bare": no unit."""
    number = number_of(value)
    unit = value.unit if isinstance(value, Quantity) else ""
    before, after = counted(unit, language, several=number != 1) if hint != "bare" else ("", "")
    whole = number == number.to_integral_value()
    words = hint == "word" or (not hint and whole and 2 <= number <= 12 and random.random() < 0.25)
    # নয় is "nine" and "is not": nobody writes it of a count.
    if words and whole and 2 <= number <= 12 and not (language == "bn" and number == 9):
        counts = _COUNTS[language]
        told: dict[Value, str] = {
            (type(value)(Decimal(n), unit) if isinstance(value, Quantity) else type(value)(n)): counts[n]
            for n in range(2, 13)
            if not (language == "bn" and n == 9)
        }
        return WordWay(told, after, kind="count")
    bengali = language == "bn" and random.random() < 0.75
    places = 0 if whole else len(f"{number:f}".rstrip("0").partition(".")[2])
    way = NumberWay(before, after, places=min(places, 2), bengali=bengali, kind="count")
    return way if near_enough(way.said(number), number) else None
