"""One value of a true sentence made false: the kind, and how the value is written then.

Each is checked to be false: a changed number is no rounding of the true one, a changed day or name another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import NamedTuple

from knowledge.evidence import Money, Name, Percent, Period, Quantity, Term, Value
from tests.benchmarks.checking.day_ways import WEEKDAYS, DayWay, PeriodWay, moved, neighbours
from tests.benchmarks.checking.name_ways import NameWay
from tests.benchmarks.checking.number_ways import AROUND, SHARE_FALSE
from tests.benchmarks.checking.rounding import surely_false
from tests.benchmarks.checking.scene import Scene
from tests.benchmarks.checking.units import OTHER_UNITS, counted
from tests.benchmarks.checking.ways import LakhAndThousand, Language, NumberWay, Said, WordWay, number_of


class Wrong(NamedTuple):
    """A kind, the words, and the value that they tell where another part of the facts might hold it."""

    kind: str
    words: str
    value: Value | None = None


_SCALES = {
    " lakh": (" crore", " million", "k"),
    " crore": (" lakh", " million"),
    " million": (" lakh", " crore", " billion"),
    "k": (" million", " lakh"),
    " লাখ": (" কোটি", " হাজার"),
    " কোটি": (" লাখ",),
    " মিলিয়ন": (" লাখ", " কোটি"),
    " হাজার": (" লাখ",),
}
_POWER = {
    " lakh": 5, " crore": 7, " million": 6, "k": 3, " billion": 9, " লাখ": 5, " কোটি": 7, " মিলিয়ন": 6, " হাজার": 3,
}  # fmt: skip


def wrong_values(said: Said, scene: Scene, language: Language, random: Random, people: object) -> Iterator[Wrong]:
    """Ways of writing this value that are false."""
    way = said.way
    if isinstance(way, NumberWay):
        yield from _wrong_numbers(said, way, scene, language, random)
    elif isinstance(way, LakhAndThousand):
        yield from _wrong_lakhs(said, way, random)
    elif isinstance(way, WordWay):
        yield from _wrong_words(said, way, random)
    elif isinstance(way, DayWay):
        yield from _wrong_days(said, way, language, random)
    elif isinstance(way, PeriodWay):
        yield from _wrong_periods(said, way, random)
    elif isinstance(way, NameWay):
        yield from _wrong_names(said, way, scene, random)


def _wrong_numbers(said: Said, way: NumberWay, scene: Scene, language: Language, random: Random) -> Iterator[Wrong]:
    held = number_of(said.value)
    told = way.said(held)
    changed = {"digit": _other_digit(told, way, random), "swapped digits": _swapped(told, way, random)}
    if way.kind == "count" and held == held.to_integral_value():
        changed["off by one"] = told + random.choice([-1, 1])
    if way.kind in ("count", "percent") or not way.scale_word:
        changed["scale"] = told * random.choice([10, 100]) if random.random() < 0.7 else told / 10
    changed["uncited number"] = _uncited(said.value, scene, random)
    for kind, number in changed.items():
        if number is not None and surely_false(way.said(number), held, way.step) and number >= 0:
            yield Wrong(kind, way.write_number(number), way.said(number))
    plain = way.write_number(told)
    if way.scale_word:
        other = random.choice(_SCALES[way.scale_word])
        shown = told.scaleb(_POWER[other] - _POWER[way.scale_word])
        if surely_false(shown, held, way.step):
            yield Wrong("scale", replace(way, scale_word=other).write_number(told), shown)
    if isinstance(said.value, Money) and (way.before or way.after):
        currency = random.choice([one for one in AROUND[language] if one != said.value.currency])
        before, after = random.choice(AROUND[language][currency])
        yield Wrong("currency", replace(way, before=before, after=after).write_number(told))
    if isinstance(said.value, Quantity) and way.after and (others := OTHER_UNITS.get(said.value.unit)):
        _, after = counted(random.choice(others), language, several=held != 1)
        yield Wrong("unit", replace(way, after=after).write_number(told))
    if way.kind in ("money", "percent") and held > 0:
        yield Wrong("sign", way.before + "-" + plain.removeprefix(way.before))
    if way.kind == "percent":
        points = " percentage points" if language == "en" else random.choice([" শতাংশ পয়েন্ট", " পয়েন্ট"])
        yield Wrong("points", replace(way, after=points).write_number(told))


def _digits(told: Decimal, way: NumberWay) -> list[str]:
    return list(f"{told / way.scale:.{way.places}f}")


def _number(digits: list[str], way: NumberWay) -> Decimal:
    return Decimal("".join(digits)) * way.scale


def _other_digit(told: Decimal, way: NumberWay, random: Random) -> Decimal | None:
    digits = _digits(told, way)
    places = [place for place, digit in enumerate(digits) if digit.isdigit()]
    place = random.choice(places)
    lowest = 1 if place == places[0] else 0
    digits[place] = random.choice([str(one) for one in range(lowest, 10) if str(one) != digits[place]])
    return _number(digits, way)


def _swapped(told: Decimal, way: NumberWay, random: Random) -> Decimal | None:
    digits = _digits(told, way)
    places = [place for place, digit in enumerate(digits) if digit.isdigit()]
    pairs = [
        (one, other)
        for one, other in pairwise(places)
        if digits[one] != digits[other] and not (one == places[0] and digits[other] == "0")
    ]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    digits[one], digits[other] = digits[other], digits[one]
    return _number(digits, way)


def _uncited(value: Value, scene: Scene, random: Random) -> Decimal | None:
    """A number of the same sort that another fact of the evidence holds."""
    found = []
    for other in scene.beside:
        for held in other.values.values():
            same = type(held) is type(value)
            if same and isinstance(value, Money) and isinstance(held, Money):
                same = value.currency == held.currency
            if same and not isinstance(held, bool):
                found.append(number_of(held))
    return random.choice(found) if found else None


def _wrong_lakhs(said: Said, way: LakhAndThousand, random: Random) -> Iterator[Wrong]:
    assert isinstance(said.value, Money)
    held = said.value.amount
    for kind, by in (("digit", random.choice([-7000, 3000, 9000, 100_000, 300_000])), ("scale", held * 9)):
        if 100_000 <= held + by < 90_000_000:
            yield Wrong(kind, way.write(Money(held + by, said.value.currency)), held + by)


def _wrong_words(said: Said, way: WordWay, random: Random) -> Iterator[Wrong]:
    if isinstance(said.value, Percent):
        share = said.value.share * 100
        far = [
            word
            for one, word in way.words.items()
            if isinstance(one, Percent) and abs(one.share * 100 - share) >= SHARE_FALSE
        ]
        words = random.choice([word for word in far if word != way.words[said.value]])
        yield Wrong("share word", words + way.after)
    elif isinstance(said.value, Term):
        others = [word for word in dict.fromkeys(way.words.values()) if word != way.words[said.value]]
        yield Wrong("standing", random.choice(others))
    else:
        number = number_of(said.value)
        near = [one for one in way.words if 0 < abs(number_of(one) - number) <= 2]
        if near:
            other = random.choice(near)
            yield Wrong("off by one", way.write(other), number_of(other))


def _wrong_days(said: Said, way: DayWay, language: Language, random: Random) -> Iterator[Wrong]:
    day = said.value
    assert isinstance(day, date)
    if way.kind == "hour":
        assert isinstance(day, datetime)
        yield Wrong("hour", way.write(day + timedelta(hours=random.choice([-1, 1, 2]))))
        return
    if "d" in way.parts:
        near = day + timedelta(days=random.choice([-3, -2, -1, 1, 2, 3, 7]))
        month = moved(day, random.choice([-2, -1, 1, 2]))
        yield Wrong("day", way.write(near), near)
        yield Wrong("month", way.write(month), month)
    if "y" in way.parts:
        year = moved(day, random.choice([-12, 12]))
        yield Wrong("year", way.write(year), year)
    if "w" in way.parts:
        names = WEEKDAYS[language]
        true = names[day.weekday()]
        other = random.choice([one for one in names if one != true])
        yield Wrong("weekday", way.write(day).replace(true, other))


def _wrong_periods(said: Said, way: PeriodWay, random: Random) -> Iterator[Wrong]:
    period = said.value
    assert isinstance(period, Period)
    true = way.write(period)
    near = neighbours(period)
    assert period.start is not None
    by_year = [one for one in near if one.start is not None and abs((one.start - period.start).days) > 360]
    beside = [one for one in near if one not in by_year]
    for kind, periods in (("period", beside), ("year", by_year)):
        told = [one for one in periods if way.write(one) != true]
        if told:
            other = random.choice(told)
            yield Wrong(kind, way.write(other), other)


def _wrong_names(said: Said, way: NameWay, scene: Scene, random: Random) -> Iterator[Wrong]:
    name = said.value
    assert isinstance(name, Name)
    if name.kind not in ("person", "product", "account"):
        return
    others = way.people.others(name)
    # Somebody of the same account is harder to tell from the right one than anybody.
    if name.kind == "person" and random.random() < 0.5:
        near = [one.name for one in way.people.of(scene.account.name) if one.name in others]
        others = near or others
    true = re.split(r"[\s]+", way.write(name))
    told = [one for one in others if not set(way.write(one).split()) <= set(true)]
    if told:
        other = random.choice(told)
        yield Wrong(f"other {name.kind}", way.write(other), other)
