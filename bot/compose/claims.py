"""What the cited facts allow a sentence to claim: days, hours, periods and numbers, each in its own kind.

A percentage is no amount, days are no orders, and what a figure holds once is said once. What a passage says may be
said again as often as one likes. A sentence that a model wrote (`free`) may say numbers in words and as often as it
likes, and set bounds that the facts bear out ("over 59 lakh").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TypeVar

from bot.compose.checking.bounds import Bound, bound_at
from bot.compose.checking.counted import POINTS, SAME, counted
from bot.compose.checking.elliptical import as_percentage
from bot.compose.checking.kept import kept
from bot.compose.checking.number_words import in_digits
from bot.compose.checking.patterns import word
from bot.compose.checking.shares import in_words, without_shares
from bot.compose.days_said import Day, day_of, days_said, hours_said, nearest, weekday_of, weekdays_said
from bot.compose.render import Style, render_period, values_of
from knowledge.evidence import Fact, Figure, Items, Money, Name, Passage, Percent, Period, PeriodKind, Quantity, Words
from knowledge.numbers import SCALE_OF, NumberMention, numbers_in_normal_form
from knowledge.text import normal_form

# A number may be told rounded, but not so far that it tells something else: by a twentieth, or by what no one sees.
FURTHEST = NOT_SEEN = Decimal("0.05")
# An amount written with no currency ("12 lakh") is money from here on.
AN_AMOUNT = 1000
# What lasts so many days; one may say it in the other's units where they are as near as people speak of time.
DAYS_OF = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.4"), "year": Decimal(365)}
NEAR_DAYS, NEAR_TIME = Decimal(1), Decimal("0.04")
BLANK = " ¦ "
What = TypeVar("What")
_CORE = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_WITH_DIGITS = re.compile(r"\S*\d\S*")
_WEEKDAY_BEFORE = re.compile(r"\S+,? (?:the )?$")
_WEEKDAY_NAME = re.compile(r"[^\W\d]\S*")
_WEEKDAY_AFTER = re.compile(r"^,? ?\(?\S+")
# With these a sentence tells the day that a figure was made for.
_AS_OF = word(
    r"as of|as at|today|so far|to date|until now|up to|till|by now|now|on record|আজ|এ পর্যন্ত|পর্যন্ত|এখন|অবধি|হিসাব"
)
_DATED_ASIDE = re.compile(r"\(\S+(?: \S+)?, ?\d")
_DATES_ITSELF = word(
    r"as of|as at|today|so far|to date|until now|up to|said|says|told|tells|wrote|writes|noted|note|reported"
    r"|reports|asked"
    r"|call|called|mail|meeting|met|visit|visited|written|according|আজ|এ পর্যন্ত|পর্যন্ত|এখন|বলেছেন|বললেন|বলেন"
    r"|জানিয়েছেন|জানালেন"
    r"|mailed|emailed|promised|corrected|corrects|লিখেছেন|লিখলেন|নোট|নোটে|নোটের|মেইলে|মেইলের|জানিয়ে|চেয়েছেন|চাইলেন|মিটিংয়ে|মিটিং|কলে|ফোনে"
)
_MARKS = ".,;:()[]{}\"'“”‘’!?…।-–¦*"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of one kind: "money" with its currency, "percent", "plain" with what is counted, "year".

    ref: the fact that holds it, where that is known. in_words: it stands in what somebody said inside a figure, so that
    it is no number of the figure's own.
    """

    value: Decimal
    kind: str
    unit: str = ""
    ref: str = field(default="", compare=False)
    in_words: bool = field(default=False, compare=False)


@dataclass
class Allowed:
    """What may be said. `once` is used up by being said; `always` is not; `today` only in full, and where the
    sentence dates what it tells (`dates_itself`: "as of", "wrote on")."""

    once: list[Number] = field(default_factory=list)
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


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says in figures."""

    numbers: tuple[Number, ...]
    days: tuple[Day, ...]
    hours: frozenset[str]
    weekdays: tuple[int, ...]
    codes: tuple[str, ...]


def unsupported(text: str, facts: Iterable[Fact], *, verbatim: bool, free: bool = False) -> str:
    """What a sentence in normal form claims in figures that the facts do not hold; empty where they hold all.

    verbatim: the sentence is a figure's own, so that it names neither weekdays nor the day the figure was made for
    unless the figure does. free: it is in a model's own words.
    """
    cited = list(facts)
    allowed = _allowed(cited, verbatim, free, text)
    allowed.dates_itself = _DATES_ITSELF.search(text) is not None or (
        free and (_DATED_ASIDE.search(text) is not None or _names_its_author(text, cited))
    )
    rest = _without_periods(text, allowed)
    for hour in list(hours_said(rest)):
        if hour.what not in allowed.hours:
            return f"the hour {hour.what} is in no cited fact"
    rest = _blanked(rest, ((hour.start, hour.end) for hour in hours_said(rest)))
    if free and not _of_their_days(rest, allowed):
        return "a weekday is not that of the day beside it"
    for day in days_said(rest):
        if not _takes_day(day.what, allowed):
            return f"the day {rest[day.start : day.end]!r} is in no cited fact"
    if allowed.dates_itself:
        allowed.weekdays.update(weekday for day in allowed.today if (weekday := weekday_of(day)) is not None)
    if not _all_held(weekdays_said(rest), allowed.weekdays, verbatim):
        return "a weekday is that of no cited day"
    rest = _blanked(rest, ((day.start, day.end) for day in days_said(rest)))
    mentions = counted(rest, numbers_in_normal_form(rest)) if free else numbers_in_normal_form(rest)
    for mention in mentions:
        percentage = as_percentage(rest, mention, mentions) if free else None
        if not _takes_number(mention, rest, allowed) and not (percentage and _takes_number(percentage, rest, allowed)):
            written = rest[mention.start : mention.end].strip()
            return f"the number {written!r} is in no cited fact{_held_instead(mention, allowed)}"
    rest = _blanked(rest, ((mention.start, mention.end) for mention in mentions))
    if not _all_held(_codes(rest), allowed.codes, verbatim):
        return f"one of {', '.join(_codes(rest))} is in no cited fact"
    return ""


def _names_its_author(text: str, facts: Iterable[Fact]) -> bool:
    """Whether a sentence names who wrote what it rests on, so that it may also say when."""
    authors = {word for fact in facts if isinstance(fact, Passage) for word in normal_form(fact.author).split()}
    return any(len(word) > 3 and word in text for word in authors)


def _of_their_days(text: str, allowed: Allowed) -> bool:
    """Whether each weekday that stands beside a day is the weekday of that day."""
    held = [*allowed.days_once, *allowed.days_always, *allowed.today]
    those_at: dict[int, set[int | None]] = {}  # by where the weekday stands: it may belong to the day on either side
    said_at: dict[int, int] = {}
    for day in days_said(text):
        those = {weekday_of(one) for one in held if day.what.fits(one)}
        before, after = _WEEKDAY_BEFORE.search(text[: day.start]), _WEEKDAY_AFTER.match(text[day.end :])
        for found, start in ((before, 0), (after, day.end)):
            for weekday in weekdays_said(found[0]) if found else ():
                name = _WEEKDAY_NAME.search(found[0]) if found else None
                place = start + (found.start() if found else 0) + (name.start() if name else 0)
                said_at[place] = weekday
                those_at.setdefault(place, set()).update(those)
    return all(those == {None} or said_at[place] in those for place, those in those_at.items())


def _all_held(said: Iterable[What], held: Counter[What], verbatim: bool) -> bool:
    """Whether all that is said is held; in a figure's own sentence also no more often than it is."""
    return all(held[one] >= (count if verbatim else 1) for one, count in Counter(said).items())


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + BLANK + text[end:]
    return text


def _without_periods(text: str, allowed: Allowed) -> str:
    """The text without the names of cited periods; the days of a period it does not name may be said instead."""
    for period in sorted(allowed.periods, key=lambda one: -len(render_period(one, Style()))):
        named = 0
        for label in labels(period):
            if not allowed.verbatim:
                allowed.codes.update(_codes(label))
            if not named:
                often = 0 if allowed.free else 1
                text, named = re.subn(rf"(?<![\w-]){re.escape(label)}(?!\w)", BLANK, text, count=often)
        if not named or allowed.free:
            allowed.days_once += [day_of(day) for day in (period.start, period.end) if day is not None]
    return text


@lru_cache(maxsize=1024)
def labels(period: Period) -> tuple[str, ...]:
    """How a period is named in either language, in normal form; also as the month, quarter, half or year it is."""
    named = dict.fromkeys([period, *_as_named(period)])
    return tuple(normal_form(render_period(one, style)) for one in named for style in (Style("en"), Style("bn")))


def _lengths(period: Period) -> Iterator[tuple[Decimal, str, str]]:
    """How long a period lasts, in months where they are whole."""
    start, after = period.start, period.end + timedelta(days=1)
    if start is not None and start.day == after.day:
        yield Decimal(12 * (after.year - start.year) + after.month - start.month), "plain", "month"


def _as_named(period: Period) -> Iterator[Period]:
    """What a stretch of days is called where it is a whole month, quarter, half or year."""
    start, end = period.start, period.end
    if start is None or period.kind != "span" or start.day != 1 or (end + timedelta(days=1)).day != 1:
        return
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    kinds: dict[tuple[int, int], PeriodKind] = {(1, 0): "month", (3, (start.month - 1) % 3): "quarter"}
    kinds |= {(6, (start.month - 1) % 6): "half", (12, start.month - 1): "year"}
    if kind := kinds.get((months, 0)):
        yield replace(period, kind=kind)


def _codes(text: str) -> Iterator[str]:
    for token in _WITH_DIGITS.findall(text):
        yield token.strip(_MARKS)


def _takes_day(said: Day, allowed: Allowed) -> bool:
    fitting = [day for day in allowed.days_once if said.fits(day)]
    if fitting:
        if said.whole or (allowed.free and said.day and said.month):
            allowed.days_once.remove(fitting[0])
        elif allowed.verbatim and said in fitting:
            allowed.days_once.remove(said)  # a month of any year, as the figure names it
        return True
    whole = allowed.today if said.day and said.month and allowed.dates_itself else []
    return any(said.fits(day) for day in (*allowed.days_always, *whole))


def _takes_number(mention: NumberMention, text: str, allowed: Allowed) -> bool:
    if allowed.free:
        return _takes_freely(mention, text, allowed)
    said = Number(mention.value, mention.kind, mention.unit)
    step: Decimal | None = _step(mention, text[mention.start : mention.end])
    if allowed.verbatim and step is not None and step <= 1:
        step = None  # no scale ("lakh"): a figure shows its numbers to its own places
    fitting = [number for number in allowed.once if _fits(said, number, step)]
    if fitting:
        # The exact one is used up, so that what is left fits what is still to come.
        allowed.once.remove(min(fitting, key=lambda one: (one.unit != said.unit, abs(one.value - said.value))))
        return True
    return any(_fits(said, number, step) for number in allowed.always)


def _takes_freely(mention: NumberMention, text: str, allowed: Allowed) -> bool:
    """The same of a model's words. What a passage holds may be said again; what a figure holds once, once."""
    if any(fits(mention, text, number) for number in allowed.always):
        return True
    fitting = [number for number in allowed.once if fits(mention, text, number)]
    if fitting:
        allowed.once.remove(min(fitting, key=lambda one: (one.unit != mention.unit, abs(one.value - mention.value))))
    return bool(fitting)


def fits(mention: NumberMention, text: str, held: Number) -> bool:
    """Whether a number that a text says in a model's words is one that a fact holds, rounded as it is written.

    "Over 59 lakh" may be cut off where "59 lakh" is rounded, "nearly 60 lakh" may be the next above.
    """
    said = Number(mention.value, mention.kind, mention.unit)
    if held.in_words and said.unit != held.unit:
        return False
    far = abs(said.value - held.value) > max(NOT_SEEN, FURTHEST * abs(held.value))
    if far and not (said.unit in DAYS_OF and held.unit in DAYS_OF):
        return False
    step = _step(mention, text[mention.start : mention.end])
    if _fits(said, held, step):
        return True
    bound = bound_at(text, mention.start, mention.end)
    if not bound or held.kind == "year" or not _fits(Number(held.value, said.kind, said.unit), held, step):
        return False
    near = abs(said.value - held.value) <= FURTHEST * abs(held.value)
    return near and any(said.value in _cut(held.value, one, bound) for one in (step, _even(said.value, step)))


def _even(value: Decimal, step: Decimal) -> Decimal:
    """What a number was rounded to by the noughts it ends in, two of its places left: 1,000 for 48,000."""
    while value and value % (step * 10) == 0 and abs(value) >= 100 * step:
        step *= 10
    return step


def _cut(value: Decimal, step: Decimal, bound: Bound) -> list[Decimal]:
    """A number cut off below or taken to the next step above, as a bound allows."""
    below, above = ((value / step).to_integral_value(way) * step for way in (ROUND_FLOOR, ROUND_CEILING))
    return {"over": [below], "least": [below], "under": [above], "most": [above]}.get(bound, [below, above])


def _fits(said: Number, held: Number, step: Decimal | None) -> bool:
    """Whether one number is the other, rounded to `step`; to the places a figure shows where there is no step."""
    if said.unit != held.unit and said.unit in DAYS_OF and held.unit in DAYS_OF:
        return _lasts(said, held)
    if said.value != held.value:
        shown = step or (Decimal("0.1") if held.kind == "percent" else Decimal("0.01"))
        rounded = (held.value / shown).quantize(Decimal(1), ROUND_HALF_UP) * shown
        if rounded != said.value or abs(said.value - held.value) > max(NOT_SEEN, FURTHEST * abs(held.value)):
            return False
    if held.kind == "year":
        return said.kind == "plain" and not said.unit
    if said.kind == held.kind:
        return said.unit == held.unit or not held.unit or (said.kind == "plain" and not said.unit)
    if said.unit == POINTS:
        return held.kind == "plain" and not held.unit
    if said.kind == "money":
        return held.kind == "plain" and not held.unit and abs(held.value) >= AN_AMOUNT
    return said.kind == "plain" and not said.unit and held.kind == "money"


def _lasts(said: Number, held: Number) -> bool:
    """Whether a time in other units is the one that is held: two weeks are 14 days, and 13 to 15 as people speak."""
    days, others = (one.value * DAYS_OF[one.unit] for one in (said, held))
    return abs(days - others) <= max(NEAR_DAYS, NEAR_TIME * others)


def _held_instead(mention: NumberMention, allowed: Allowed) -> str:
    """ "; note-57 says 821": the nearest number of the same kind that a fact holds, for whoever writes it again."""
    alike = [one for one in (*allowed.once, *allowed.always) if one.kind == mention.kind and one.ref and one.value]
    same = [one for one in alike if one.unit == mention.unit] or alike
    if not same:
        return ""
    nearest_one = min(same, key=lambda one: abs(one.value - mention.value) / abs(one.value))
    return f"; {nearest_one.ref} says {nearest_one.value.normalize():f}"


def _step(mention: NumberMention, written: str) -> Decimal:
    """What a number is rounded to as it is written: 0.1 for "8.4", 100,000 for "59 lakh"."""
    cores = list(_CORE.finditer(written))
    scale = next((SCALE_OF[word] for word in reversed(re.split(r"[\s-]", written)) if word in SCALE_OF), Decimal(1))
    if len(cores) == 1 and scale == 1:
        core = Decimal(cores[0][0].replace(",", ""))
        scale = abs(mention.value / core) if core else scale
    decimals = len(cores[-1][1] or "") if cores else 0
    return scale.scaleb(-decimals)


def _allowed(facts: Iterable[Fact], verbatim: bool, free: bool, text: str = "") -> Allowed:
    allowed = Allowed(verbatim=verbatim, free=free)
    for fact in facts:
        if isinstance(fact, Passage):
            _allow_passage(fact, allowed)
        else:
            _allow_figure(fact, allowed)
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


def numbers_held(facts: Iterable[Fact]) -> list[Number]:
    """The numbers that facts hold, years of days left out, for a sentence in a model's words."""
    return [number for fact in facts for number in _numbers_of(fact)]


@kept(512)
def _numbers_of(fact: Fact) -> tuple[Number, ...]:
    allowed = _allowed([fact], verbatim=False, free=True)
    return tuple(number for number in (*allowed.once, *allowed.always) if number.kind != "year")


def _allow_passage(passage: Passage, allowed: Allowed) -> None:
    words = f"{passage.words} \n {passage.author}"
    if allowed.free:
        shares = in_words(in_digits(normal_form(passage.words))).shares
        allowed.always += [Number(share * 100, "percent", "%", passage.ref) for share in shares]
    _allow_words(words, passage.ref, passage.when, allowed, allowed.always, allowed.days_always)
    if passage.when is not None:
        # Where a note names days itself, its own is no day of theirs.
        names_days = allowed.free and any(one.day for one in allowed.days_always)
        (allowed.today if names_days else allowed.days_always).append(day_of(passage.when))


def _allow_figure(figure: Figure, allowed: Allowed) -> None:
    if allowed.free:  # "the four of them"
        lists = [value for value in figure.sentence.values.values() if isinstance(value, Items)]
        rows = [Decimal(len(one.rows)) for one in lists if len(one.rows) > 1]
        allowed.always += [Number(many, "plain", "person", figure.ref) for many in rows]
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
                    allowed.always += [Number(*length, figure.ref) for length in _lengths(value)]
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
    numbers.extend(replace(one, in_words=True) if inside else one for one in read.numbers)
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
    rest = _blanked(words, taken)
    mentions = counted(rest, numbers_in_normal_form(rest)) if free else numbers_in_normal_form(rest)
    codes = list(_codes(_blanked(rest, [(one.start, one.end) for one in mentions])))
    return Read(
        tuple(Number(one.value, one.kind, one.unit, ref) for one in mentions),
        tuple(nearest(day.what, around) if around else day.what for day in said),
        frozenset(hour.what for hour in hours),
        tuple(weekdays_said(words)),
        tuple(codes if verbatim else [*codes, *_codes(words)]),
    )


def singular(unit: str) -> str:
    """The unit of a quantity as a text tells it: "order" of "orders", "person" of "people"."""
    return "person" if unit == "people" else unit.removesuffix("s")
