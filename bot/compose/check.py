"""The checker: no sentence is shown whose refs, numbers, months, names or quotations are not in what it cites.

It reads the sentence as a person does, after it was rendered, and holds what it finds against the typed values
and the words of the cited facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import get_month_names

from bot.compose.render import values_of
from bot.compose.sentence import Sentence
from knowledge.evidence import Evidence, Fact, Figure, Money, Name, Passage, Percent, Period, Quantity, Words
from knowledge.text import normal_form, numbers_in

_QUOTED = re.compile(r"“([^”]+)”")
_ELLIPSIS = "…"
CLAIMING = ("figure", "quote", "statement", "suggestion")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sentence may be shown; if not, why ("number 812 is in no cited fact")."""

    ok: bool
    reason: str = ""


PASSED = Verdict(True)


def check(sentence: Sentence, evidence: Evidence) -> Verdict:
    """Holds a sentence against the facts it cites."""
    facts = [fact for ref in sentence.refs if (fact := evidence.fact(ref)) is not None]
    if len(facts) < len(sentence.refs):
        return Verdict(False, "a ref is not in the evidence")
    if not facts and sentence.kind in CLAIMING:
        return Verdict(False, "it cites nothing")
    if sentence.kind == "gap":
        return PASSED
    return (
        _quotations(sentence, facts)
        or _numbers(sentence, facts)
        or _months(sentence, facts)
        or _names(sentence, facts, evidence)
        or PASSED
    )


def _quotations(sentence: Sentence, facts: list[Fact]) -> Verdict | None:
    said = [normal_form(fact.words) for fact in facts if isinstance(fact, Passage)]
    for quoted in _QUOTED.findall(sentence.text):
        words = normal_form(quoted.strip(f"{_ELLIPSIS} "))
        if not any(words in one for one in said):
            return Verdict(False, f"the quotation {quoted[:40]!r} is in no cited passage")
    return None


def _numbers(sentence: Sentence, facts: list[Fact]) -> Verdict | None:
    allowed = set(_allowed(facts))
    for mention in numbers_in(_without_refs(sentence)):
        number = abs(mention.value)
        shares = {number * 100, number} if mention.kind == "percent" else {number}
        if allowed.isdisjoint(shares):
            return Verdict(False, f"the number {mention.value} is in no cited fact")
    return None


def _without_refs(sentence: Sentence) -> str:
    text = sentence.text
    for ref in sentence.refs:
        text = text.replace(f"[{ref}]", "")
    return text


def _allowed(facts: Iterable[Fact]) -> Iterator[Decimal]:
    """Every number the cited facts hold, and its roundings as they are shown."""
    for fact in facts:
        if isinstance(fact, Passage):
            yield from _of_words(fact.words)
            yield from _of_words(fact.author)
            if fact.when is not None:
                yield from _of_day(fact.when)
            continue
        yield from _of_day(fact.as_of)
        for value in values_of(fact.sentence):
            yield from _of_value(value)


def _of_value(value: object) -> Iterator[Decimal]:
    match value:
        case Money():
            yield from _roundings(value.amount)
        case Percent():
            yield from _roundings(value.share * 100)
        case Quantity():
            yield from _roundings(value.number)
        case Name() | Words():
            yield from _of_words(value.text)
        case Period():
            for day in (value.start, value.end):
                if day is not None:
                    yield from _of_day(day)
                    yield Decimal((day.month - 1) // 3 + 1)
                    yield Decimal(day.year % 100)
        case datetime():
            yield from _of_day(value.date())
            yield Decimal(value.hour)
            yield Decimal(value.minute)
        case date():
            yield from _of_day(value)
        case Decimal() | int():
            yield from _roundings(Decimal(value))
        case str():
            yield from _of_words(value)


def _roundings(number: Decimal) -> Iterator[Decimal]:
    for places in (0, 1, 2):
        yield abs(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    yield abs(number)


def _of_day(day: date) -> Iterator[Decimal]:
    yield from (Decimal(day.day), Decimal(day.month), Decimal(day.year))


def _of_words(words: str) -> Iterator[Decimal]:
    for mention in numbers_in(words):
        yield abs(mention.value)
        yield abs(mention.value) * 100
    for digits in re.findall(r"\d+", normal_form(words)):
        yield Decimal(digits)


def _months(sentence: Sentence, facts: list[Fact]) -> Verdict | None:
    """A month named with a year must be the month of a cited day."""
    text = normal_form(sentence.text)
    days = {(day.month, day.year) for fact in facts for day in _days(fact)}
    said = " ".join(normal_form(fact.words) for fact in facts if isinstance(fact, Passage))
    for month, words in _MONTH_WORDS:
        for found in re.finditer(rf"(?<!\w){words}\s+(\d{{4}})", text):
            if (month, int(found[1])) not in days and found[0] not in said:
                return Verdict(False, f"{found[0]} is the month of no cited day")
    return None


def _month_words() -> list[tuple[int, str]]:
    found = []
    for language in ("en", "bn"):
        for width in ("wide", "abbreviated"):
            names = get_month_names(width, locale=language)
            found += [(month, re.escape(normal_form(str(names[month])))) for month in range(1, 13)]
    return found


_MONTH_WORDS = _month_words()


def _days(fact: Fact) -> Iterator[date]:
    if isinstance(fact, Passage):
        if fact.when is not None:
            yield fact.when
        return
    yield fact.as_of
    for value in values_of(fact.sentence):
        if isinstance(value, Period):
            yield from (day for day in (value.start, value.end) if day is not None)
        elif isinstance(value, datetime):
            yield value.date()
        elif isinstance(value, date):
            yield value


def _names(sentence: Sentence, facts: list[Fact], evidence: Evidence) -> Verdict | None:
    """A name of the book that the sentence speaks must be in what it cites, or be the account's own."""
    text = normal_form(sentence.text)
    held = normal_form(" \n ".join([*_cited_words(facts), evidence.account.name if evidence.account else ""]))
    for name in evidence.names:
        plain = normal_form(name)
        if len(plain) > 3 and plain in text and plain not in held:
            return Verdict(False, f"the name {name!r} is in no cited fact")
    return None


def _cited_words(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact, Figure):
            yield from (value.text for value in values_of(fact.sentence) if isinstance(value, Name | Words))
            yield from (value for value in values_of(fact.sentence) if isinstance(value, str))
        else:
            yield f"{fact.words} {fact.author}"
