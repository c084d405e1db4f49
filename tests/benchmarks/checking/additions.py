"""Something added to a true sentence: a lead-in that says nothing (it stays true), or a claim that no fact holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bot.compose.render import values_of
from knowledge.evidence import Fact, Figure, Name, Words
from knowledge.text import bengali_digits, normal_form
from tests.benchmarks.checking.day_ways import MONTHS
from tests.benchmarks.checking.halves import Half, belongs
from tests.benchmarks.checking.people import People
from tests.benchmarks.checking.scene import Scene
from tests.benchmarks.checking.ways import Language, number_or_none

# Each stands for a template and falls into a half by its name.
LEADS: dict[Language, dict[str, str]] = {
    "en": {
        "short": "In short, ",
        "note": "Note that ",
        "figures": "According to the records, ",
        "fact": "As a matter of fact, ",
        "worth": "Worth knowing: ",
        "records": "The records show that ",
        "first": "To begin with: ",
        "today": "As things stand, ",
    },
    "bn": {
        "short": "সংক্ষেপে, ",
        "note": "লক্ষ করুন, ",
        "records": "রেকর্ড অনুযায়ী, ",
        "know": "জেনে রাখুন, ",
        "seen": "দেখা যাচ্ছে, ",
        "now": "এখন পর্যন্ত যা জানা আছে, ",
    },
}
CLAIMS: dict[Language, dict[str, str]] = {
    "en": {
        "number weeks": " over {n} weeks",
        "number margin": " at a margin of {n}%",
        "number orders": ", in {n} orders",
        "number stores": " in {n} stores",
        "number lakh": ", worth {n} lakh taka",
        "number days": " within {n} days",
        "day on": " on {day}",
        "day since": ", known since {day}",
        "day until": " and valid until {day}",
        "person says": ", says {person}",
        "person with": ", together with {person}",
        "person told": ", as {person} told us",
    },
    "bn": {
        "number weeks": ", {n} সপ্তাহে",
        "number margin": ", {n}% মার্জিনে",
        "number stores": ", {n}টি দোকানে",
        "number lakh": ", মূল্য {n} লাখ টাকা",
        "day on": ", {day} তারিখে",
        "day until": ", {day} পর্যন্ত",
        "person says": ", বলেছেন {person}",
        "person with": ", সঙ্গে {person}",
    },
}
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def lead_in(language: Language, half: Half, random: Random) -> str:
    """A lead-in of this half."""
    return random.choice([words for name, words in LEADS[language].items() if belongs(f"lead.{language}.{name}", half)])


def claims_added(
    true: str, scene: Scene, language: Language, half: Half, random: Random, people: People
) -> Iterator[tuple[str, str]]:
    """The sentence with a number, a day and a person added that are in no cited fact."""
    if "”" in true or "?" in true:
        return
    body, stop = (true[:-1], true[-1]) if true[-1] in ".।" else (true, "")
    for what in ("number", "day", "person"):
        names = [one for one in CLAIMS[language] if one.startswith(what) and belongs(f"claim.{language}.{one}", half)]
        filled = _filling(what, scene.facts, language, random, people)
        if names and filled:
            yield f"added {what}", body + CLAIMS[language][random.choice(names)].format_map(filled) + stop


def _filling(
    what: str, facts: tuple[Fact, ...], language: Language, random: Random, people: People
) -> dict[str, str] | None:
    held = " ".join(_words(facts))
    if what == "person":
        text = normal_form(held)
        strangers = [
            one
            for one in people.persons
            if not any(normal_form(word) in text for word in (one.short, one.short_local) if word)
        ]
        return {"person": random.choice(strangers).name.text} if strangers else None
    numbers = _numbers(facts)
    if what == "number":
        free = [n for n in range(14, 98) if not any(abs(n - one) <= Decimal("0.06") * n for one in numbers)]
        return {"n": _written(str(random.choice(free)), language)} if free else None
    day = people.today - timedelta(days=random.randint(30, 330))
    if any(day == one for one in _days(facts)) or Decimal(day.day) in numbers:
        return None
    return {"day": _written(f"{day.day} {MONTHS[language][day.month]} {day.year}", language)}


def _written(words: str, language: Language) -> str:
    return bengali_digits(words) if language == "bn" else words


def _words(facts: tuple[Fact, ...]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact, Figure):
            yield from (value.text for value in values_of(fact.sentence) if isinstance(value, Name | Words))
        else:
            yield f"{fact.words} {fact.author}"


def _numbers(facts: tuple[Fact, ...]) -> set[Decimal]:
    found = {Decimal(one.replace(",", "")) for one in _DIGITS.findall(normal_form(" ".join(_words(facts))))}
    for fact in facts:
        if isinstance(fact, Figure):
            found |= {number for value in values_of(fact.sentence) if (number := number_or_none(value)) is not None}
    found |= {Decimal(day.day) for day in _days(facts)}
    return found


def _days(facts: tuple[Fact, ...]) -> Iterator[date]:
    for fact in facts:
        if isinstance(fact, Figure):
            yield fact.as_of
            yield from (value for value in values_of(fact.sentence) if isinstance(value, date))
        elif fact.when is not None:
            yield fact.when
