"""The checker: no sentence is shown whose refs, numbers, days, names or quotations are not in what it cites.

It reads the sentence as a person does, after it was rendered, and holds what it finds against the typed values
and the words of the cited facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.compose.claims import unsupported
from bot.compose.extractive import harmless
from bot.compose.render import values_of
from bot.compose.sentence import Sentence
from knowledge.evidence import Evidence, Fact, Figure, Name, Passage, Words
from knowledge.name_words import Weight, name_words
from knowledge.text import normal_form

_QUOTED = re.compile(r"“([^”]*)”")
_ELLIPSIS = "…"
CLAIMING = ("figure", "quote", "statement", "suggestion")
_MORE = re.compile(normal_form(r"\b(?:more|up|grew|grown|growth|rose|risen|increased?|higher)\b|বেশি|বেড়েছে|বৃদ্ধি"))
_LESS = re.compile(normal_form(r"\b(?:less|down|fell|fallen|fewer|dropped|decreased?|lower|shrank)\b|কম|কমেছে|হ্রাস"))
_CAPITALISED = re.compile(r"(?<![^\W_])[A-Z][^\W\d_]{3,}")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sentence may be shown; if not, why ("the number '812' is in no cited fact")."""

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
    # What is quoted word for word needs no further proof; what stands around it does.
    own_words = _QUOTED.sub(" ", _without_refs(sentence))
    reason = (
        _false_quotation(sentence, facts)
        or unsupported(normal_form(own_words), facts, verbatim=sentence.kind == "figure")
        or _strange_name(own_words, sentence, facts, evidence)
        or _turned_around(normal_form(own_words), facts)
    )
    return Verdict(False, reason) if reason else PASSED


def _without_refs(sentence: Sentence) -> str:
    text = sentence.text
    for ref in sentence.refs:
        text = text.replace(f"[{ref}]", "")
    return text


def _false_quotation(sentence: Sentence, facts: list[Fact]) -> str:
    said = [normal_form(harmless(words)) for words in _words(facts)]
    for quoted in _QUOTED.findall(sentence.text):
        words = normal_form(quoted.strip(f"{_ELLIPSIS} "))
        if not any(words in one for one in said):
            return f"the quotation {quoted[:40]!r} is in no cited fact"
    return ""


def _words(facts: Iterable[Fact]) -> Iterator[str]:
    """What the facts say in words, names left out."""
    for fact in facts:
        if isinstance(fact, Passage):
            yield fact.words
        else:
            yield from (value.text for value in values_of(fact.sentence) if isinstance(value, Words))


def _strange_name(text: str, sentence: Sentence, facts: list[Fact], evidence: Evidence) -> str:
    """A name of the book must be in what is cited, or be the account's own; a figure's names are said once each.

    Beside a quotation stands nobody's name but its author's.
    """
    plain = _as_the_records_write(normal_form(text), facts)
    own = evidence.account is not None and sentence.kind not in ("quote", "figure")
    account = normal_form(evidence.account.name) if own and evidence.account else ""
    held = normal_form(" \n ".join([*_held_names(facts), account]))
    figures_only = all(isinstance(fact, Figure) for fact in facts)
    for name, whole in _book_names(evidence.names):
        if name in plain and (found := len(whole.findall(plain))):
            known = len(whole.findall(held))
            if not known or (figures_only and name != account and found > known):
                return f"the name {name!r} is in no cited fact"
    telling, words = _first_words(evidence.names), set(_WORD.findall(held))
    for word in _CAPITALISED.findall(text):
        if (said := normal_form(word)) in telling and said not in words:
            return f"the name {word!r} is in no cited fact"
    return ""


def _as_the_records_write(text: str, facts: Iterable[Fact]) -> str:
    """The text with the names that a figure shows in Bengali as the records write them."""
    for fact in facts:
        if isinstance(fact, Figure):
            for value in values_of(fact.sentence):
                if isinstance(value, Name) and value.local:
                    text = text.replace(normal_form(value.local), normal_form(value.text))
    return text


def _held_names(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact, Figure):
            yield from (value.text for value in values_of(fact.sentence) if isinstance(value, Name | Words))
            yield from (value for value in values_of(fact.sentence) if isinstance(value, str))
        else:
            yield f"{fact.words} {fact.author}"


@lru_cache(maxsize=8)
def _book_names(names: frozenset[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The names in normal form, each with the pattern that finds it as words of its own."""
    plain = sorted({normal_form(name) for name in names})
    return tuple((name, re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])")) for name in plain if len(name) > 3)


@lru_cache(maxsize=8)
def _first_words(names: frozenset[str]) -> frozenset[str]:
    """The first words of names that tell them apart: "Shahnaz" is enough to speak of Shahnaz Tabassum."""
    firsts = (words[0] for name in names if (words := name_words(name)))
    return frozenset(word.plain for word in firsts if word.weight is Weight.DISTINCT)


def _turned_around(text: str, facts: list[Fact]) -> str:
    """Of a single figure that tells a rise, a sentence may not tell a fall, nor the other way round."""
    if len(facts) != 1 or not isinstance(facts[0], Figure):
        return ""
    up, down = (facts[0].sentence.id.endswith(end) for end in ("_up", "_down"))
    more, less = _MORE.search(text) is not None, _LESS.search(text) is not None
    if (up and less and not more) or (down and more and not less):
        return "it turns a rise into a fall, or a fall into a rise"
    return ""
