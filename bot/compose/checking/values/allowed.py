"""What the cited facts allow a sentence to say: numbers in their kind, days, hours, periods, codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import word
from bot.compose.checking.values.counted import SAME, counted
from bot.compose.checking.values.derived import days_between, that_follow
from bot.compose.checking.values.number_words import in_digits
from bot.compose.checking.values.period_labels import lengths
from bot.compose.checking.values.said_besides import days_besides, numbers_besides, with_other_signs
from bot.compose.checking.values.shares import in_words, without_shares
from bot.compose.days_said import Day, day_of, days_said, hours_said, nearest, weekday_of, weekdays_said
from bot.compose.render import values_of
from knowledge.evidence import Fact, Figure, Items, Money, Name, Passage, Percent, Period, Quantity, Words
from knowledge.numbers import numbers_in_normal_form
from knowledge.text import normal_form

BLANK = " ¦ "
_DIGIT = re.compile(r"\d")
# With these a sentence tells the day that a figure was made for.
_AS_OF = word(
    r"as of|as at|today|so far|to date|until now|up to|till|by now|now|on record|আজ|এ পর্যন্ত|পর্যন্ত|এখন|অবধি|হিসাব"
)
_MARKS = ".,;:()[]{}\"'“”‘’!?…।-–¦*"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of one kind: "money" with its currency, "percent", "plain" with what is counted, "year".

    ref: the fact that holds it, where that is known. apart: it stands in what somebody said inside a figure, or follows
    from its values, so that it is no number of the figure's own and counts only what it is told to.
    """

    value: Decimal
    kind: str
    unit: str = ""
    ref: str = field(default="", compare=False)
    apart: bool = field(default=False, compare=False)


@dataclass
class Allowed:
    """What may be said. `once` is used up by being said, and then `told`; `always` is not; `today` only in full, and
    where the sentence dates what it tells (`dates_itself`: "as of", "wrote on").
    """

    once: list[Number] = field(default_factory=list)
    told: list[Number] = field(default_factory=list)
    always: list[Number] = field(default_factory=list)
    days_once: list[Day] = field(default_factory=list)
    days_always: list[Day] = field(default_factory=list)
    weekdays: Counter[int] = field(default_factory=Counter)
    hours: set[str] = field(default_factory=set)
    codes: Counter[str] = field(default_factory=Counter)
    periods: list[Period] = field(default_factory=list)
    today: list[Day] = field(default_factory=list)
    dates_itself: bool = False
    verbatim: bool = False
    free: bool = False
    passages: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says in figures."""

    numbers: tuple[Number, ...]
    days: tuple[Day, ...]
    hours: frozenset[str]
    weekdays: tuple[int, ...]
    codes: tuple[str, ...]


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + BLANK + text[end:]
    return text


def codes_of(text: str) -> Iterator[str]:
    for token in text.split():
        if _DIGIT.search(token):
            yield token.strip(_MARKS)


def allowed_by(facts: Iterable[Fact], verbatim: bool, free: bool, text: str = "") -> Allowed:
    allowed = Allowed(verbatim=verbatim, free=free)
    for fact in facts:
        # What a fact allows is kept, but for a passage after one that names days: then its own day is none of theirs.
        if free and not verbatim and not (isinstance(fact, Passage) and any(one.day for one in allowed.days_always)):
            _add(_alone(fact), allowed)
        elif isinstance(fact, Passage):
            _allow_passage(fact, allowed)
        else:
            _allow_figure(fact, allowed)
        if not isinstance(fact, Passage):
            if free:
                if _AS_OF.search(text):
                    allowed.today.append(day_of(fact.as_of))
            elif not verbatim:
                allowed.days_once.append(day_of(fact.as_of))
    days = [*allowed.days_once, *allowed.days_always, *(day_of(p.end) for p in allowed.periods)]
    days += [day_of(period.start) for period in allowed.periods if period.start is not None]
    if not verbatim:
        allowed.weekdays.update(weekday for day in days if (weekday := weekday_of(day)) is not None)
    allowed.always += [Number(Decimal(day.year), "year") for day in days if day.year]
    return allowed


@kept(512)
def _alone(fact: Fact) -> Allowed:
    """What a fact allows a sentence in a model's words."""
    allowed = Allowed(free=True)
    if isinstance(fact, Passage):
        _allow_passage(fact, allowed)
    else:
        _allow_figure(fact, allowed)
    return allowed


def _add(one: Allowed, allowed: Allowed) -> None:
    allowed.once += one.once
    allowed.always += one.always
    allowed.days_once += one.days_once
    allowed.days_always += one.days_always
    allowed.weekdays.update(one.weekdays)
    allowed.hours |= one.hours
    allowed.codes.update(one.codes)
    allowed.periods += one.periods
    allowed.today += one.today
    allowed.passages = allowed.passages or one.passages


def numbers_held(facts: Iterable[Fact]) -> list[Number]:
    """The numbers that facts hold, years of days left out, for a sentence in a model's words."""
    return [number for fact in facts for number in _numbers_of(fact)]


@kept(512)
def _numbers_of(fact: Fact) -> tuple[Number, ...]:
    allowed = allowed_by([fact], verbatim=False, free=True)
    return tuple(number for number in (*allowed.once, *allowed.always) if number.kind != "year")


def _allow_passage(passage: Passage, allowed: Allowed) -> None:
    allowed.passages = True
    words = f"{passage.words} \n {passage.author}"
    if allowed.free:
        shares = in_words(in_digits(normal_form(passage.words))).shares
        allowed.always += [Number(share * 100, "percent", "%", passage.ref) for share in shares]
    _allow_words(words, passage.ref, passage.when, allowed, allowed.always, allowed.days_always)
    if allowed.free:
        percents = {one.value for one in allowed.always if one.ref == passage.ref and one.kind == "percent"}
        others = with_other_signs(normal_form(passage.words), percents)
        allowed.always += [Number(value, "percent", "%", passage.ref) for value in others]
    if passage.when is not None:
        # Where a note names days itself, its own is no day of theirs.
        names_days = allowed.free and any(one.day for one in allowed.days_always)
        (allowed.today if names_days else allowed.days_always).append(day_of(passage.when))
        if allowed.free:
            allowed.days_always += days_besides(normal_form(words), passage.when)
            own = _read(words, passage.ref, passage.when, allowed.verbatim, free=True).days
            apart = {abs(days) for days in days_between(passage.when, own)} - {0}
            allowed.always += [Number(Decimal(days), "plain", "day", passage.ref, apart=True) for days in apart]


def _allow_figure(figure: Figure, allowed: Allowed) -> None:
    if allowed.free:  # "the four of them"
        lists = [value for value in figure.sentence.values.values() if isinstance(value, Items)]
        rows = [Decimal(len(one.rows)) for one in lists if len(one.rows) > 1]
        allowed.always += [Number(many, "plain", "person", figure.ref) for many in rows]
        if "statement" in figure.sentence.values:  # "one promise of theirs"
            allowed.always.append(Number(Decimal(1), "plain", "commitment", figure.ref))
        allowed.always += [Number(*one, figure.ref, apart=True) for one in that_follow(figure)]
        change = figure.sentence.values.get("change")
        if isinstance(change, Percent) and figure.sentence.id.endswith(("_down", "_down_of")):  # "minus 12%"
            allowed.always.append(Number(-100 * change.share, "percent", "%", figure.ref))
    for value in values_of(figure.sentence):
        match value:
            case Money():
                allowed.once.append(Number(value.amount, "money", value.currency, figure.ref))
            case Percent():
                allowed.once.append(Number(value.share * 100, "percent", "%", figure.ref))
            case Quantity():
                unit = singular(value.unit)
                unit = SAME.get(unit, unit) if allowed.free else unit
                allowed.once.append(Number(value.number, "plain", unit, figure.ref))
            case Period():
                allowed.periods.append(value)
                if allowed.free:
                    allowed.always += [Number(*length, figure.ref, apart=True) for length in lengths(value)]
            case datetime():
                allowed.days_once.append(day_of(value.date()))
                allowed.hours.add(f"{value:%H:%M}")
            case date():
                allowed.days_once.append(day_of(value))
            case Decimal() | int():
                allowed.once.append(Number(Decimal(value), "plain", "", figure.ref))
            case Name() | Words():
                _allow_words(value.text, figure.ref, figure.as_of, allowed, allowed.once, allowed.days_once)
            case str():
                _allow_words(value, figure.ref, figure.as_of, allowed, allowed.once, allowed.days_once)


def _allow_words(
    words: str, ref: str, around: date | None, allowed: Allowed, numbers: list[Number], days: list[Day]
) -> None:
    read = _read(words, ref, around, allowed.verbatim, allowed.free)
    inside = allowed.free and numbers is allowed.once
    numbers.extend(replace(one, apart=True) if inside else one for one in read.numbers)
    days.extend(read.days)
    allowed.hours.update(read.hours)
    allowed.weekdays.update(read.weekdays)
    allowed.codes.update(read.codes)


@lru_cache(maxsize=2048)
def _read(written: str, ref: str, around: date | None, verbatim: bool, free: bool) -> Read:
    """What words claim in figures. A source is cited by many sentences, so its reading is kept."""
    words = normal_form(written)
    if free:
        words = without_shares(in_digits(words))
    hours = list(hours_said(words))
    said = list(days_said(words))
    taken = [(hour.start, hour.end) for hour in hours] + [(day.start, day.end) for day in said]
    rest = blanked(words, taken)
    mentions = counted(rest, numbers_in_normal_form(rest)) if free else numbers_in_normal_form(rest)
    numbers = [Number(one.value, one.kind, one.unit, ref) for one in mentions]
    if free:
        numbers += [Number(*one, ref) for one in numbers_besides(rest, mentions)]
    codes = list(codes_of(blanked(rest, [(one.start, one.end) for one in mentions])))
    return Read(
        tuple(numbers),
        tuple(nearest(day.what, around) if around else day.what for day in said),
        frozenset(hour.what for hour in hours),
        tuple(weekdays_said(words)),
        tuple(codes if verbatim else [*codes, *codes_of(words)]),
    )


def singular(unit: str) -> str:
    """The unit of a quantity as a text tells it: "order" of "orders", "person" of "people"."""
    return "person" if unit == "people" else unit.removesuffix("s")
