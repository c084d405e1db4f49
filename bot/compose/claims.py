"""What the cited facts allow a sentence to claim: days, hours, periods and numbers, each in its own kind.

A percentage is no amount, days are no orders, and what a figure holds once is said once. What a passage says may be
said again as often as one likes. A sentence that a model wrote (`free`) may say numbers in words and as often as it
likes, and set bounds that the facts bear out ("over 59 lakh").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from bot.compose.checking.names.persons import same_person
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import BLANK, Allowed, Number, allowed_by, blanked, codes_of
from bot.compose.checking.values.bounds import bound_at
from bot.compose.checking.values.counted import counted
from bot.compose.checking.values.elliptical import as_percentage
from bot.compose.checking.values.fitting import fits, same_number, step_of
from bot.compose.checking.values.period_labels import labels
from bot.compose.checking.values.told_again import is_told_again
from bot.compose.days_said import Day, day_of, days_said, hours_said, weekday_of, weekdays_said
from bot.compose.render import Style, render_period
from knowledge.evidence import Fact, Passage, Period
from knowledge.normal import BENGALI
from knowledge.numbers import NumberMention, numbers_in_normal_form
from knowledge.text import normal_form

What = TypeVar("What")
_WEEKDAY_BEFORE = re.compile(r"\S+,? (?:the )?$")
_WEEKDAY_NAME = re.compile(r"[^\W\d]\S*")
_WEEKDAY_AFTER = re.compile(r"^,? ?\(?\S+")
_DATED_ASIDE = re.compile(r"\(\S+(?: \S+)?, ?\d")
# "One promise", "a single note": what a passage is, or tells one of.
_ONE_OF_THEM = frozenset({"commitment", "note", "concern", "need"})
_WRITTEN_IN = pattern(
    r"\b(?:noted|wrote|written|recorded|reported|said|mailed|note|mail|minutes|visit|call)(?: in| of| from)? $"
)
_DATES_ITSELF = word(
    r"as of|as at|today|so far|to date|until now|up to|said|says|told|tells|wrote|writes|noted|note|reported"
    r"|reports|asked"
    r"|call|called|mail|meeting|met|visit|visited|written|according|আজ|এ পর্যন্ত|পর্যন্ত|এখন|বলেছেন|বললেন|বলেন"
    r"|জানিয়েছেন|জানালেন"
    r"|(?:still|was|were) (?:\w+ )?(?:open|pending|outstanding|undecided)|ঝুলে|ঝুলছিল|ঝুলছে|তখনো|তখনও|(?:খোলা|বাকি) ছিল"
    r"|mailed|emailed|promised|corrected|corrects|লিখেছেন|লিখলেন|নোট|নোটে|নোটের|মেইলে|মেইলের|জানিয়ে|চেয়েছেন|চাইলেন|জানান|জানাচ্ছেন|বলছেন|লেখেন|লিখছেন|ভিজিটে|ভিজিটের|আলাপে|মিটিংয়ে|মিটিং|কলে|ফোনে"
)


def unsupported(text: str, facts: Iterable[Fact], *, verbatim: bool, free: bool = False) -> str:
    """What a sentence in normal form claims in figures that the facts do not hold; empty where they hold all.

    verbatim: the sentence is a figure's own, so that it names neither weekdays nor the day the figure was made for
    unless the figure does. free: it is in a model's own words.
    """
    cited = list(facts)
    allowed = allowed_by(cited, verbatim, free, text)
    allowed.dates_itself = bool(allowed.today) and (
        _DATES_ITSELF.search(text) is not None
        or (free and (_DATED_ASIDE.search(text) is not None or _names_its_author(text, cited)))
    )
    rest = _without_periods(text, allowed)
    for hour in list(hours_said(rest)):
        if hour.what not in allowed.hours:
            return f"the hour {hour.what} is in no cited fact"
    rest = blanked(rest, ((hour.start, hour.end) for hour in hours_said(rest)))
    if free and not _of_their_days(rest, allowed):
        return "a weekday is not that of the day beside it"
    for day in days_said(rest):
        dated = not day.what.day and _WRITTEN_IN.search(rest[: day.start]) and any(map(day.what.fits, allowed.today))
        if not dated and not _takes_day(day.what, allowed):
            return f"the day {rest[day.start : day.end]!r} is in no cited fact"
    if allowed.dates_itself:
        allowed.weekdays.update(weekday for day in allowed.today if (weekday := weekday_of(day)) is not None)
    if not _all_held(weekdays_said(rest), allowed.weekdays, verbatim):
        return "a weekday is that of no cited day"
    rest = blanked(rest, ((day.start, day.end) for day in days_said(rest)))
    mentions = counted(rest, numbers_in_normal_form(rest)) if free else numbers_in_normal_form(rest)
    for mention in mentions:
        percentage = as_percentage(rest, mention, mentions) if free else None
        if not _takes_number(mention, rest, allowed) and not (percentage and _takes_number(percentage, rest, allowed)):
            written = rest[mention.start : mention.end].strip()
            return f"the number {written!r} is in no cited fact{_held_instead(mention, allowed)}"
    rest = blanked(rest, ((mention.start, mention.end) for mention in mentions))
    if not _all_held(codes_of(rest), allowed.codes, verbatim):
        return f"one of {', '.join(codes_of(rest))} is in no cited fact"
    return ""


def _names_its_author(text: str, facts: Iterable[Fact]) -> bool:
    """Whether a sentence names who wrote what it rests on, so that it may also say when."""
    authors = [fact.author for fact in facts if isinstance(fact, Passage)]
    words = {word for author in authors for word in normal_form(author).split()}
    return any(len(word) > 3 and word in text for word in words) or (
        BENGALI.search(text) is not None and any(same_person(text, author) for author in authors)
    )


def _of_their_days(text: str, allowed: Allowed) -> bool:
    """Whether each weekday that stands beside a day is the weekday of that day."""
    if next(weekdays_said(text), None) is None:
        return True
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


@lru_cache(maxsize=1024)
def _codes_in_labels(period: Period) -> tuple[str, ...]:
    return tuple(code for label in labels(period) for code in codes_of(label))


@lru_cache(maxsize=1024)
def _length_written(period: Period) -> int:
    return len(render_period(period, Style()))


def _without_periods(text: str, allowed: Allowed) -> str:
    """The text without the names of cited periods; the days of a period it does not name may be said instead."""
    for period in sorted(allowed.periods, key=_length_written, reverse=True):
        named = 0
        if not allowed.verbatim:
            allowed.codes.update(_codes_in_labels(period))
        for label in labels(period):
            if not named and label in text:
                often = 0 if allowed.free else 1
                text, named = re.subn(rf"(?<![\w-]){re.escape(label)}(?!\w)", BLANK, text, count=often)
        if not named or allowed.free:
            allowed.days_once += [day_of(day) for day in (period.start, period.end) if day is not None]
    return text


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
    step: Decimal | None = step_of(mention.value, text[mention.start : mention.end])
    if allowed.verbatim and step is not None and step <= 1:
        step = None  # no scale ("lakh"): a figure shows its numbers to its own places
    fitting = [number for number in allowed.once if same_number(said, number, step)]
    if fitting:
        # The exact one is used up, so that what is left fits what is still to come.
        allowed.once.remove(min(fitting, key=lambda one: (one.unit != said.unit, abs(one.value - said.value))))
        return True
    return any(same_number(said, number, step) for number in allowed.always)


def _takes_freely(mention: NumberMention, text: str, allowed: Allowed) -> bool:
    """The same of a model's words. What a passage holds may be said again; of a figure only what is pointed to."""
    if any(fits(mention, text, number) for number in allowed.always):
        return True
    if mention.value == 1 and mention.unit in _ONE_OF_THEM and allowed.passages:
        return True
    fitting = [number for number in allowed.once if fits(mention, text, number)]
    if fitting:
        nearest_one = min(fitting, key=lambda one: (one.unit != mention.unit, abs(one.value - mention.value)))
        if nearest_one.value == mention.value or not bound_at(text, mention.start, mention.end):
            allowed.once.remove(nearest_one)  # else it may be told exactly yet: "nearly a hundred orders, 97 in all"
            allowed.told.append(nearest_one)
        return True
    return is_told_again(text, mention.start) and any(fits(mention, text, number) for number in allowed.told)


def _held_instead(mention: NumberMention, allowed: Allowed) -> str:
    """ "; note-57 says 821": the nearest number of the same kind that a fact holds, for whoever writes it again."""
    alike = [one for one in (*allowed.once, *allowed.always) if one.kind == mention.kind and one.ref and one.value]
    same = [one for one in alike if one.unit == mention.unit] or alike
    if not same:
        return ""
    nearest_one = min(same, key=lambda one: abs(one.value - mention.value) / abs(one.value))
    return f"; {nearest_one.ref} says {nearest_one.value.normalize():f}"
